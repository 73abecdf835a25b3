import { isRecord } from '../../../src/lib/record.js';
import { once } from '../facts.js';
import { fact, holding, inShort, judging, notChecked, settling, wordsOf } from './beliefs.js';
import { type HygraphContext, NO_ENTRY, discovery, idsIn, isWhole, list, readableModel } from './context.js';
import type { Question, Reply } from './session.js';

const NO_MODEL = notChecked('HYGRAPH_TOKEN may read none of the models that were tried');
/** In how many models to search for entries that only one stage has. */
const MOST_COMPARED = 6;
const UNKNOWN = 'probeUnknownField';

type Asked = (context: HygraphContext) => Promise<Reply | undefined>;

/** A question about a model that the token may read. */
function aboutModel(question: (many: string) => Question): Asked {
  return once(async (context: HygraphContext) => {
    const model = await readableModel(context);
    return model && (await context.session.ask(question(model.many)));
  });
}

const syntax: Asked = once(({ session }: HygraphContext) =>
  session.ask({ selection: '__schema{queryType{name}' }),
);
const unknownField: Asked = once(({ session }: HygraphContext) => session.ask({ selection: UNKNOWN }));
const variable = aboutModel((many) => ({
  selection: `${many}(first:$first){id}`,
  declares: '$first:Int',
  variables: { first: 'many' },
}));
const negative = aboutModel((many) => ({ selection: `${many}(first:-1){id}` }));

function invalid(id: string, what: string, ask: Asked, words: readonly string[]): ReturnType<typeof fact> {
  return fact(`query/${id}`, 'likely', what, async (context) => {
    const reply = await ask(context);
    if (reply === undefined) return NO_MODEL;
    const text = wordsOf(reply);
    const holds =
      reply.status === 400 && reply.body?.['data'] === null && words.every((word) => text.includes(word));
    return holding(reply, context, holds);
  });
}

/** What Hygraph answers to queries that are valid but find nothing, and to invalid ones. */
export const queryFacts = [
  fact(
    'query/missing',
    'likely',
    'An entry that does not exist is null, with HTTP 200 and without an error',
    async (context) => {
      const one = (await readableModel(context))?.one;
      if (one === undefined) return NO_MODEL;
      const reply = await context.session.ask({ selection: `${one}(where:{id:"${NO_ENTRY}"}){id}` });
      const data = reply.body?.['data'];
      const holds =
        isRecord(data) && data[one] === null && reply.status === 200 && !('errors' in (reply.body ?? {}));
      return holding(reply, context, holds);
    },
  ),
  invalid(
    'syntax',
    'A query that ends too early is HTTP 400, with `data: null`: ParseError … Unexpected end of input',
    syntax,
    ['ParseError', 'Unexpected end of input'],
  ),
  invalid(
    'unknown-field',
    'An unknown field is HTTP 400; the words name it and its type in single quotes',
    unknownField,
    [`'${UNKNOWN}'`, "'Query'"],
  ),
  invalid(
    'variable',
    "A variable of the wrong type is HTTP 400: expected type 'Int' for variable 'first'",
    variable,
    ["expected type 'Int' for variable 'first'"],
  ),
  invalid('negative', 'first: -1 is HTTP 400: must be non negative', negative, ['must be non negative']),
  settling(
    'overHundred',
    'query/first-101',
    (is) =>
      `first: 101 is ${is === 'refused' ? 'refused' : 'accepted, and answered with at most 100 entries'}`,
    async (context) => {
      const model = await readableModel(context);
      if (model === undefined) return NO_MODEL;
      const reply = await context.session.ask({ selection: list(model, '', 101) });
      const entries = idsIn(reply.body, model).length;
      const value = !isWhole(reply) ? 'refused' : entries > 100 ? 'unlimited' : 'capped';
      const seen = isWhole(reply) ? `HTTP ${reply.status}, entries: ${entries}` : inShort(reply, context);
      return judging(reply, context, () => ({ value, seen }));
    },
  ),
  fact('query/understood', 'guessed', 'The action understands these as invalid queries', async (context) => {
    const asked = [
      await syntax(context),
      await unknownField(context),
      await variable(context),
      await negative(context),
    ];
    const replies = asked.filter((reply) => reply !== undefined);
    const kinds = replies.map(({ answer }) => answer.kind);
    return holding(
      replies,
      context,
      kinds.every((kind) => kind === 'invalid'),
      kinds.join(', '),
    );
  }),
  settling(
    'wins',
    'query/stage',
    (wins) => `If the argument \`stage\` and the header gcms-stage differ, the ${wins} counts`,
    async (context) => {
      const { found } = await discovery(context);
      if (!['DRAFT', 'PUBLISHED'].every((stage) => found?.stages.includes(stage)))
        return notChecked('the environment lacks DRAFT or PUBLISHED');
      for (const model of found?.models.slice(0, MOST_COMPARED) ?? []) {
        const ask = (stage: string, headers?: Record<string, string>): Promise<Reply> =>
          context.session.ask({
            selection: list(model, `,stage:${stage}`, 100),
            ...(headers && { headers }),
          });
        const shownBy = (reply: Reply): string =>
          isWhole(reply) ? idsIn(reply.body, model).sort().join() : wordsOf(reply);
        const [drafts, published] = [await ask('DRAFT'), await ask('PUBLISHED')];
        if (shownBy(drafts) === shownBy(published)) continue;
        const both = await ask('PUBLISHED', { 'gcms-stage': 'DRAFT' });
        const counts = new Map([
          [shownBy(published), 'argument'],
          [shownBy(drafts), 'header'],
        ]);
        const value = counts.get(shownBy(both)) ?? 'neither';
        return judging([drafts, published, both], context, () => ({ value, seen: `the ${value}` }));
      }
      return notChecked(`needs an entry that is only a draft, in one of the first ${MOST_COMPARED} models`);
    },
  ),
];
