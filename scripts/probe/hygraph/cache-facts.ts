import { isRecord } from '../../../src/lib/record.js';
import { type Finding, once } from '../facts.js';
import { fact, holding, inShort, judging, notChecked, settling } from './beliefs.js';
import { type HygraphContext, isWhole, list, readableModel } from './context.js';
import { NAMES } from './options.js';
import type { Reply } from './session.js';
import { cachedQuestion } from './token-facts.js';

/** Whether an address is a high performance endpoint: only that one has a cache. */
function isFast(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return hostname.includes('.cdn.') || pathname.includes('/content/');
}

/** The selection to ask for again and again, or why that would tell nothing. */
const selection = once(async (context: HygraphContext): Promise<string | Finding> => {
  if (!isFast(context.options.endpoint.url))
    return notChecked(`needs the high performance endpoint in ${NAMES.endpoint}`);
  const model = await readableModel(context);
  return model === undefined
    ? notChecked(`${NAMES.token} may read none of the models that were tried`)
    : list(model);
});

/** The same text twice with the token. */
const twice = once(async (context: HygraphContext): Promise<[Reply, Reply] | Finding> => {
  const same = await selection(context);
  if (typeof same !== 'string') return same;
  const { session } = context;
  return [await session.ask(cachedQuestion(same)), await session.ask(cachedQuestion(same))];
});

/** What the cache of the high performance endpoint gives to whom. */
export const cacheFacts = [
  settling(
    'caches',
    'cache/again',
    (caches) =>
      `The high performance endpoint answers the same text ${caches ? 'from its cache, with the same request id' : 'each time anew'}`,
    async (context) => {
      const replies = await twice(context);
      if (!Array.isArray(replies)) return replies;
      const [first, second] = replies;
      const value = first.requestId !== undefined && first.requestId === second.requestId;
      const headers = [...second.headers].filter(([name]) => /^age$|cache/.test(name));
      const seen = [
        value ? 'the same request id' : 'another request id',
        ...headers.map(([name, text]) => `${name}: ${text}`),
      ];
      return judging(replies, context, () => ({ value, seen: seen.join(', ') }));
    },
  ),
  fact(
    'cache/nobody',
    'guessed',
    'A cached answer is given to the same caller only, not without the token',
    async (context) => {
      const replies = await twice(context);
      if (!Array.isArray(replies)) return replies;
      const same = await selection(context);
      if (typeof same !== 'string') return same;
      const { session } = context;
      const uncached = await session.ask({ selection: same }, { as: 'nobody' });
      if (isWhole(uncached)) return notChecked('anyone may read the model');
      const reply = await session.ask(cachedQuestion(same), { as: 'nobody' });
      return holding([uncached, reply], context, !isWhole(reply));
    },
  ),
  fact('cache/deleted', 'guessed', 'A cached answer outlives its token', async (context) => {
    const same = await selection(context);
    if (typeof same !== 'string') return same;
    const { session } = context;
    if (!session.has('deleted token')) return notChecked(`needs ${NAMES.deleted}`);
    const as = 'deleted token';
    const reply = await session.ask(cachedQuestion(same), { as });
    const uncached = await session.ask({ selection: same }, { as });
    if (isWhole(uncached)) return notChecked('the deleted token is still accepted');
    if (isWhole(reply)) return holding([reply, uncached], context, true);
    return notChecked(
      `${inShort(reply, context)}; an answer is in the cache only if the probe ran with this token as ${NAMES.token} before`,
    );
  }),
];

const QUERY = (environment: string): string =>
  `viewer{...on TokenViewer{project{environment(name:${JSON.stringify(environment)}){publicContentAPI{defaults{stage{apiId}} contentPermissions{__typename enabled}}}}}}`;

/** What the Management API tells a token that only has content permissions. */
export const managementFacts = [
  fact(
    'management/plain',
    'guessed',
    'The Management API does not tell a plain token what the public may do: not allowed',
    async (context) => {
      const { session, options } = context;
      if (!session.isAt('management'))
        return notChecked('the `iss` of the token is not a host that the probe may send it to');
      const selection = QUERY(options.endpoint.environment);
      const reply = await session.ask({ selection }, { to: 'management' });
      const told = publicIn(reply);
      const holds = told === undefined && reply.errors[0]?.['message'] === 'not allowed';
      return holding(reply, context, holds, told === undefined ? undefined : `HTTP ${reply.status}, ${told}`);
    },
  ),
];

/** What an answer says of the public API, in words. */
function publicIn({ body }: Reply): string | undefined {
  let at: unknown = body?.['data'];
  for (const key of ['viewer', 'project', 'environment', 'publicContentAPI'])
    at = isRecord(at) ? at[key] : undefined;
  if (!isRecord(at)) return undefined;
  const { defaults, contentPermissions } = at;
  const stage =
    isRecord(defaults) && isRecord(defaults['stage']) ? String(defaults['stage']['apiId']) : 'none';
  const permissions = Array.isArray(contentPermissions) ? contentPermissions.filter(isRecord) : [];
  const kinds = permissions.map(
    ({ __typename, enabled }) => `${String(__typename)}${enabled === true ? '' : ' (off)'}`,
  );
  return `default stage ${stage}, permissions: ${kinds.join(', ') || 'none'}`;
}
