import type { Model } from '../../../src/hygraph/discovery.js';
import { isRecord } from '../../../src/lib/record.js';
import { type Finding, once } from '../facts.js';
import { fact, holding, inShort, judging, notChecked, settling, wordsOf } from './beliefs.js';
import {
  type Access,
  type HygraphContext,
  discovery,
  discoveryByNobody,
  idOf,
  isWhole,
  limitedAccess,
  list,
  refusals,
} from './context.js';
import { NAMES } from './options.js';
import type { Reply } from './session.js';

const count = (many: number, one: string): string => `${many} ${one}${many === 1 ? '' : 's'}`;

/** What introspection shows, and to whom. */
export const discoveryFacts = [
  fact(
    'discovery/token',
    'known',
    "The action's query for models and stages is answered in the expected shape",
    async (context) => {
      const { reply, found } = await discovery(context);
      return found === undefined
        ? holding(reply, context, false)
        : holding(
            reply,
            context,
            true,
            `${count(found.models.length, 'model')}, ${count(found.stages.length, 'stage')}, ${(reply.text.length / 1000).toFixed(1)} KB, ${Math.round(reply.ms)} ms`,
          );
    },
  ),
  fact('discovery/stages', 'known', 'DRAFT and PUBLISHED are among the stages', async (context) => {
    const { reply, found } = await discovery(context);
    if (found === undefined) return notChecked('the stages are not known');
    const missing = ['DRAFT', 'PUBLISHED'].filter((stage) => !found.stages.includes(stage));
    return holding(
      reply,
      context,
      missing.length === 0,
      missing.length === 0 ? 'both' : `no ${missing.join(', no ')}`,
    );
  }),
  fact('discovery/nobody', 'known', 'Without a token, the answer is the same', async (context) => {
    const { found } = await discovery(context);
    const { reply, found: byNobody } = await discoveryByNobody(context);
    if (found === undefined) return notChecked('the models are not known');
    const same = JSON.stringify(byNobody) === JSON.stringify(found);
    const seen =
      byNobody && `${count(byNobody.models.length, 'model')}, ${count(byNobody.stages.length, 'stage')}`;
    return holding(reply, context, same, seen);
  }),
  fact('discovery/mutations', 'known', 'Without a token, the schema lists mutations too', async (context) => {
    const selection = '__type(name:"Mutation"){fields{name}}';
    const reply = await context.session.ask({ selection }, { as: 'nobody' });
    const data = reply.body?.['data'];
    const type = isRecord(data) ? data['__type'] : undefined;
    const fields = isRecord(type) && Array.isArray(type['fields']) ? type['fields'].length : 0;
    return holding(reply, context, fields > 0, `HTTP ${reply.status}, ${count(fields, 'mutation')}`);
  }),
  fact('discovery/request-id', 'known', 'The answer has a request id in `extensions`', async (context) => {
    const { reply } = await discovery(context);
    return holding(
      reply,
      context,
      reply.requestId !== undefined,
      reply.requestId === undefined ? 'none' : 'found',
    );
  }),
];

const NONE_REFUSED = notChecked(
  `needs ${NAMES.limited}: without a token, every model that was tried can be read`,
);

/** Refused reads of one kind, asked once. */
interface Refused {
  access: Access;
  one: Model;
  two: Model | undefined;
  /** The answer to the list of the first model. */
  reply: Reply;
}

const refused = once(async (context: HygraphContext): Promise<Refused | undefined> => {
  const access = await refusals(context);
  const [first, second] = access?.refused ?? [];
  return access && first && { access, one: first.model, two: second?.model, reply: first.reply };
});

/** A refused entry by its id. */
const single = once(async (context: HygraphContext): Promise<{ field: string; reply: Reply } | undefined> => {
  const read = await refused(context);
  const field = read?.one.one;
  if (read === undefined || field === undefined) return undefined;
  const { as, stage } = read.access;
  const selection = await entry(context, read.one, stage);
  return { field, reply: await context.session.ask({ selection }, { as }) };
});

async function entry(context: HygraphContext, model: Model, stage: string): Promise<string> {
  const id = await idOf(context, model, stage);
  return `${model.one ?? ''}(where:{id:${JSON.stringify(id)}}${stage}){id}`;
}

/** The limited token's answer to a refused list beside a readable one, and to a refused entry beside it. */
const beside = once(async (context: HygraphContext) => {
  const access = await limitedAccess(context);
  const [no, yes] = [access?.refused[0], access?.readable[0]];
  if (access === undefined || no === undefined || yes === undefined) return undefined;
  const ask = (selection: string): Promise<Reply> =>
    context.session.ask({ selection: `${selection} ${list(yes.model)}` }, { as: access.as });
  return {
    yes: yes.model,
    lists: await ask(list(no.model)),
    entry: no.model.one === undefined ? undefined : await ask(await entry(context, no.model, '')),
  };
});

async function needsLimited(context: HygraphContext): Promise<Finding> {
  const access = await limitedAccess(context);
  if (access === undefined) return notChecked(`needs ${NAMES.limited}`);
  return notChecked(
    `${NAMES.limited} may read ${access.readable.length === 0 ? 'none' : 'all'} of the models that were tried`,
  );
}

type Judge = (read: Refused, context: HygraphContext) => Finding | Promise<Finding>;

function ofRefused(judge: Judge): (context: HygraphContext) => Promise<Finding> {
  return async (context) => {
    const read = await refused(context);
    return read === undefined ? NONE_REFUSED : judge(read, context);
  };
}

function extensionsOf({ errors: [error] }: Reply): Record<string, unknown> {
  return isRecord(error?.['extensions']) ? error['extensions'] : {};
}

/** Whether the data of an answer as a whole is null. */
function isGone({ body }: Reply): boolean {
  return body !== undefined && !isRecord(body['data']);
}

function dataSeen({ body }: Reply): string {
  const data = body?.['data'];
  if (!isRecord(data)) return data === null ? 'null' : 'none';
  return Object.values(data)
    .map((value) => (value === null ? 'a field is null' : 'a field has a value'))
    .join(', ');
}

/** How a read that is not permitted is refused. */
export const refusalFacts = [
  settling(
    'readRefusalStatus',
    'refusal/status',
    (status) => `A read that is not permitted is refused with HTTP ${status}`,
    async (context) => {
      const read = await refused(context);
      if (read === undefined) return NONE_REFUSED;
      const { reply, access } = read;
      return judging(reply, context, () => ({
        value: reply.status,
        seen: `HTTP ${reply.status}, ${access.as === 'nobody' ? 'without a token' : 'with the limited token'}`,
      }));
    },
  ),
  fact(
    'refusal/words',
    'known',
    'Its words: not allowed',
    ofRefused(({ reply }, context) => holding(reply, context, wordsOf(reply) === 'not allowed')),
  ),
  fact(
    'refusal/code',
    'known',
    'Its code is the text "403"',
    ofRefused(({ reply }, context) => {
      const { code } = extensionsOf(reply);
      return holding(reply, context, code === '403', code === undefined ? 'none' : JSON.stringify(code));
    }),
  ),
  fact(
    'refusal/path',
    'known',
    'Its path is within `extensions` alone, and names the field',
    ofRefused(({ reply, one }, context) => {
      const { path } = extensionsOf(reply);
      const [error = {}] = reply.errors;
      const names = JSON.stringify(path) === JSON.stringify([one.many]);
      const seen = [
        path === undefined ? 'not within extensions' : names ? 'the field' : 'something else',
        ...(error['path'] === undefined ? [] : ['also beside the message']),
      ];
      return holding(reply, context, names && error['path'] === undefined, seen.join(', '));
    }),
  ),
  fact(
    'refusal/alias',
    'guessed',
    'Of a field with an alias, the path has the alias',
    ofRefused(async ({ access: { as, stage }, one }, context) => {
      const reply = await context.session.ask({ selection: `probed:${list(one, stage)}` }, { as });
      const { path } = extensionsOf(reply);
      const seen = path === undefined ? 'no path' : JSON.stringify(path);
      return holding(reply, context, seen === '["probed"]', context.redaction.theirs(seen));
    }),
  ),
  settling(
    'propagatesNull',
    'refusal/list',
    (whole) => `If a list is refused, ${whole ? 'all data is null' : 'only its field is null'}`,
    async (context) => {
      const read = await refused(context);
      if (read === undefined) return NONE_REFUSED;
      const lists = (await beside(context))?.lists;
      const replies = [read.reply, ...(lists === undefined ? [] : [lists])];
      const seen = [
        `alone: ${dataSeen(read.reply)}`,
        lists === undefined ? '' : `; beside a list that may be read: ${dataSeen(lists)}`,
      ].join('');
      return judging(replies, context, () => ({ value: replies.every(isGone), seen }));
    },
  ),
  settling(
    'refusalNullsAll',
    'refusal/single',
    (all) => `If an entry by its id is refused, ${all ? 'all data is null' : 'only its field is null'}`,
    async (context) => {
      if ((await refused(context)) === undefined) return NONE_REFUSED;
      const read = await single(context);
      if (read === undefined) return notChecked('the model has no field for one entry');
      const { reply } = read;
      const seen = `${inShort(reply, context)}; data: ${dataSeen(reply)}`;
      return judging([reply], context, () => ({ value: isGone(reply), seen }));
    },
  ),
  settling(
    'refusals',
    'refusal/named',
    (named) => `If two fields are refused, the answer names ${named === 'all' ? 'both' : 'the first one'}`,
    async (context) => {
      const read = await refused(context);
      if (read === undefined) return NONE_REFUSED;
      const { access, one, two } = read;
      if (two === undefined) return notChecked('only one of the models that were tried is refused');
      const { as, stage } = access;
      const ask = (selection: string): Promise<Reply> => context.session.ask({ selection }, { as });
      const lists = await ask(`${list(one, stage)} ${list(two, stage)}`);
      const entries =
        one.one === undefined || two.one === undefined
          ? undefined
          : await ask(`${await entry(context, one, stage)} ${await entry(context, two, stage)}`);
      const named = [lists, ...(entries === undefined ? [] : [entries])].map(({ errors }) => errors.length);
      const seen = `lists: ${named[0] ?? 0} of 2${entries === undefined ? '' : `; by id: ${named[1] ?? 0} of 2`}`;
      const value = named.every((some) => some === 2)
        ? 'all'
        : named.every((some) => some === 1)
          ? 'first'
          : 'mixed';
      return judging([lists, ...(entries === undefined ? [] : [entries])], context, () => ({ value, seen }));
    },
  ),
  fact(
    'refusal/limited',
    'guessed',
    'A token without the permission is refused like nobody',
    async (context) => {
      const read = await refused(context);
      const limited = (await limitedAccess(context))?.refused[0];
      if (limited === undefined) return needsLimited(context);
      if (read?.access.as !== 'nobody') return notChecked('without a token, every model can be read');
      const same = formOf(limited.reply) === formOf(read.reply);
      return holding([limited.reply, read.reply], context, same);
    },
  ),
  fact('refusal/beside', 'guessed', 'A refused entry by its id hides no list beside it', async (context) => {
    const read = await beside(context);
    if (read === undefined) return needsLimited(context);
    const { entry: reply, yes } = read;
    if (reply === undefined) return notChecked('the model has no field for one entry');
    const data = reply.body?.['data'];
    const holds = isRecord(data) && Array.isArray(data[yes.many]) && reply.errors.length > 0;
    return holding(reply, context, holds, `${inShort(reply, context)}; data: ${dataSeen(reply)}`);
  }),
  fact(
    'refusal/understood',
    'guessed',
    'The action understands the refusal, and which field it is about',
    ofRefused(({ reply, one }, context) => {
      const { answer } = reply;
      const names = answer.kind === 'content' && answer.refused.includes(one.many);
      const seen =
        answer.kind === 'content' ? (names ? 'refused, the field' : 'refused, no field') : answer.kind;
      return holding(reply, context, names && !isWhole(reply), seen);
    }),
  ),
];

/** The form of a refusal, whichever field it is about. */
function formOf({ status, type, errors, body }: Reply): string {
  const shown = errors.map(({ extensions, ...error }) => [
    error,
    isRecord(extensions) ? { ...extensions, path: Array.isArray(extensions['path']) } : extensions,
  ]);
  return JSON.stringify([status, type, shown, body?.['data'] === null]);
}
