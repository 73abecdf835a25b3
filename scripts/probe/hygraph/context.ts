import type { Clock } from '../../../src/lib/clock.js';
import { DISCOVERY, type Discovered, type Model, readDiscovery } from '../../../src/hygraph/discovery.js';
import { isRecord } from '../../../src/lib/record.js';
import { once } from '../facts.js';
import type { HygraphOptions } from './options.js';
import type { HygraphSession, Reply } from './session.js';
import type { Caller, HygraphRedaction } from './transcript.js';

/** What the facts about Hygraph are checked with. */
export interface HygraphContext {
  session: HygraphSession;
  options: HygraphOptions;
  redaction: HygraphRedaction;
  clock: Clock;
  signal: AbortSignal;
  say: (line: string) => void;
}

/** A query that anybody may send, and that reads no content. */
export const CHEAP = '__typename';
/** The smallest introspection. */
export const INTROSPECTION = '__schema{queryType{name}}';
/** No more models than this are tried. */
const MOST_TRIED = 12;

export interface Discovery {
  reply: Reply;
  found: Discovered | undefined;
}

/** The models and stages, asked with the token. */
export const discovery = once(async (context: HygraphContext): Promise<Discovery> => {
  const reply = await context.session.ask({ selection: DISCOVERY });
  const found = discoveredIn(reply);
  for (const model of found?.models ?? []) context.redaction.hideModel(model);
  return { reply, found };
});

/** The same without a token. */
export const discoveryByNobody = once(async ({ session }: HygraphContext): Promise<Discovery> => {
  const reply = await session.ask({ selection: DISCOVERY }, { as: 'nobody' });
  return { reply, found: discoveredIn(reply) };
});

function discoveredIn({ status, body }: Reply): Discovered | undefined {
  return status === 200 ? readDiscovery(body?.['data']) : undefined;
}

/** Models that a caller may and may not read in a stage, with the answers to their lists. */
export interface Access {
  as: Caller;
  /** The argument of each field: nothing, or a stage. */
  stage: string;
  readable: { model: Model; reply: Reply }[];
  refused: { model: Model; reply: Reply }[];
}

/** The text of a list of ids. */
export function list({ many }: Model, stage = '', first = 1): string {
  return `${many}(first:${first}${stage}){id}`;
}

/** Tries one model after the other, until there are enough of both kinds. */
async function tryModels(
  context: HygraphContext,
  { as, stage = '' }: { as: Caller; stage?: string },
  enough: (access: Access) => boolean,
): Promise<Access> {
  const access: Access = { as, stage, readable: [], refused: [] };
  const { found } = await discovery(context);
  for (const model of found?.models.slice(0, MOST_TRIED) ?? []) {
    if (enough(access)) break;
    const reply = await context.session.ask({ selection: list(model, stage) }, { as });
    if (isWhole(reply)) access.readable.push({ model, reply });
    else if (isRefusal(reply)) access.refused.push({ model, reply });
  }
  return access;
}

/** The first model that the token may read in its default stage. */
export const readableModel = once(async (context: HygraphContext): Promise<Model | undefined> => {
  const { readable } = await tryModels(context, { as: 'token' }, (access) => access.readable.length > 0);
  return readable[0]?.model;
});

/** A model that the limited token may read, and one that it may not. */
export const limitedAccess = once(async (context: HygraphContext): Promise<Access | undefined> =>
  context.session.has('limited token')
    ? tryModels(
        context,
        { as: 'limited token' },
        ({ readable, refused }) => readable.length > 0 && refused.length > 0,
      )
    : undefined,
);

/** Two models that somebody may not read: without a token, or with the limited one. Of one kind at least one. */
export const refusals = once(async (context: HygraphContext): Promise<Access | undefined> => {
  const { found } = await discovery(context);
  const drafts = found?.stages.includes('DRAFT') === true ? [',stage:DRAFT'] : [];
  const callers: Caller[] = context.session.has('limited token') ? ['nobody', 'limited token'] : ['nobody'];
  let best: Access | undefined;
  for (const as of callers)
    for (const stage of ['', ...drafts]) {
      const access = await tryModels(context, { as, stage }, ({ refused }) => refused.length > 1);
      if (access.refused.length > 1) return access;
      if (access.refused.length > (best?.refused.length ?? 0)) best = access;
    }
  return best;
});

/** The id of an entry of the model that the token can see; else one that does not exist. */
export async function idOf(context: HygraphContext, model: Model, stage = ''): Promise<string> {
  const { body } = await context.session.ask({ selection: list(model, stage) });
  const [id] = idsIn(body, model);
  if (id === undefined || !/^[\w-]{1,64}$/.test(id)) return NO_ENTRY;
  context.redaction.hideId(id);
  return id;
}

/** Looks like the id of an entry, but no entry has it. */
export const NO_ENTRY = 'c000000000000000000probe0';

/** The ids in an answer to a list. */
export function idsIn(body: Reply['body'], { many }: Model): string[] {
  const data = body?.['data'];
  const entries = isRecord(data) ? data[many] : undefined;
  const ids = Array.isArray(entries) ? entries.filter(isRecord).map(({ id }) => id) : [];
  return ids.filter((id) => typeof id === 'string');
}

export function isWhole({ answer }: Reply): boolean {
  return answer.kind === 'content' && answer.isWhole;
}

/** Whether the answer can only mean that the caller may not read it, in whatever form it says so. */
function isRefusal({ answer }: Reply): boolean {
  return answer.kind === 'content' ? !answer.isWhole : ['token', 'place', 'invalid'].includes(answer.kind);
}
