import { finding, once } from '../facts.js';
import { fact, holding, inShort, judging, notChecked, settling } from './beliefs.js';
import { CHEAP, type HygraphContext } from './context.js';
import type { Reply } from './session.js';

/** How many KB a query may have, by plan. */
const PLANS_KB = [10, 15, 20];
/** More than the smallest plan allows in a second. */
const BURST = 8;

/** A size that is too large, whether a KB has 1,000 or 1,024 bytes. */
function bytesOver(kb: number): number {
  return kb * 1024 + 100;
}

/** Queries that grow until one is too large for the plan. */
const sized = once(async ({ session }: HygraphContext): Promise<{ kb: number; replies: Reply[] }> => {
  const replies: Reply[] = [];
  for (const kb of PLANS_KB) {
    const reply = await session.ask({ selection: CHEAP, bytes: bytesOver(kb) });
    replies.push(reply);
    if (reply.status !== 200) return { kb, replies };
  }
  return { kb: Infinity, replies };
});

const tooLarge = async (context: HygraphContext): Promise<Reply | undefined> => {
  const { kb, replies } = await sized(context);
  return kb === Infinity ? undefined : replies.at(-1);
};
const NOT_TOO_LARGE = notChecked('no query was too large');

const burst = once(({ session }: HygraphContext) => session.burst({ selection: CHEAP }, BURST));

/** The first refusal of the burst. */
const tooMany = async (context: HygraphContext): Promise<Reply | undefined> =>
  (await burst(context)).find(({ status }) => status !== 200 && status !== 0);
const NOT_TOO_MANY = notChecked('none of the queries was refused');

/** What Hygraph answers to queries that are too large, and to too many at once. The latter comes last of all. */
export const limitFacts = [
  fact(
    'limit/size',
    'known',
    `A query larger than the plan allows (${PLANS_KB.join(', ')} KB) is HTTP 413`,
    async (context) => {
      const { kb, replies } = await sized(context);
      const reply = replies.at(-1);
      if (reply === undefined) return NOT_TOO_LARGE;
      return holding(
        reply,
        context,
        reply.status === 413,
        `${inShort(reply, context)}, at ${bytesOver(Math.min(kb, Math.max(...PLANS_KB)))} bytes`,
      );
    },
  ),
  settling(
    'tooLargeBody',
    'limit/size-body',
    (body) => `Its body: ${body}`,
    async (context) => {
      const reply = await tooLarge(context);
      if (reply === undefined) return NOT_TOO_LARGE;
      return judging(reply, context, () => ({ value: reply.text, seen: `${reply.text}, ${reply.type}` }));
    },
  ),
  settling(
    'kilobyte',
    'limit/kilobyte',
    (bytes) => `A KB of this limit has ${bytes} bytes`,
    async (context) => {
      const { kb } = await sized(context);
      if (kb === Infinity) return NOT_TOO_LARGE;
      const reply = await context.session.ask({ selection: CHEAP, bytes: kb * 1000 + 120 });
      const value = reply.status === 200 ? 1024 : 1000;
      return judging(reply, context, () => ({
        value,
        seen: `HTTP ${reply.status} at ${kb * 1000 + 120} bytes`,
      }));
    },
  ),
  fact(
    'limit/rate',
    'known',
    `On the smallest plan, some of ${BURST} queries within a second are HTTP 429`,
    async (context) => {
      const replies = await burst(context);
      const statuses = replies.map(({ status }) => status);
      const ms = Math.max(...replies.map(({ at, ms }) => at + ms)) - Math.min(...replies.map(({ at }) => at));
      const seen = `${statuses.join(', ')} within ${Math.round(ms)} ms`;
      const { kb } = await sized(context);
      if (statuses.every((status) => status === 200) && kb > Math.min(...PLANS_KB))
        return notChecked(`${seen}; the plan is not the smallest one`);
      if (statuses.includes(0)) return notChecked(seen);
      return finding(
        statuses.includes(429) && statuses.every((status) => status === 200 || status === 429),
        seen,
      );
    },
  ),
  settling(
    'tooManyBody',
    'limit/rate-body',
    (body) => `Its body: ${body}`,
    async (context) => {
      const reply = await tooMany(context);
      return reply === undefined ? NOT_TOO_MANY : { value: reply.text, seen: `${reply.text}, ${reply.type}` };
    },
  ),
  fact('limit/retry-after', 'likely', 'No header says how long to wait', async (context) => {
    const reply = await tooMany(context);
    if (reply === undefined) return NOT_TOO_MANY;
    const waits = [...reply.headers].filter(([name]) => /^retry-after$|rate-?limit/.test(name));
    const names = [...reply.headers.keys()].join(', ');
    return finding(
      waits.length === 0,
      waits.length === 0 ? `headers: ${names}` : waits.map((pair) => pair.join(': ')).join(', '),
    );
  }),
  fact(
    'limit/understood',
    'guessed',
    'The action understands both: too large, and too many requests',
    async (context) => {
      const [large, many] = [await tooLarge(context), await tooMany(context)];
      if (large === undefined || many === undefined)
        return large === undefined ? NOT_TOO_LARGE : NOT_TOO_MANY;
      const kinds = [large.answer.kind, many.answer.kind].join(', ');
      return finding(kinds === 'size, busy', kinds);
    },
  ),
];
