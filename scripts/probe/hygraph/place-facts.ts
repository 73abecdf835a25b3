import { once } from '../facts.js';
import { fact, holding, judging, settling, wordsOf } from './beliefs.js';
import { type HygraphContext, INTROSPECTION } from './context.js';
import type { Reply } from './session.js';
import type { Caller, Place } from './transcript.js';

const at = (to: Place, as: Caller): ((context: HygraphContext) => Promise<Reply>) =>
  once(({ session }: HygraphContext) => session.ask({ selection: INTROSPECTION }, { to, as }));

const environment = at('unknown environment', 'token');
const project = at('unknown project', 'token');
const environmentByNobody = at('unknown environment', 'nobody');
const projectByNobody = at('unknown project', 'nobody');

function same(one: Reply, other: Reply): boolean {
  return one.status === other.status && wordsOf(one) === wordsOf(other);
}

/** What Hygraph answers at addresses that lead nowhere. */
export const placeFacts = [
  settling(
    'unknownStatus',
    'place/environment-status',
    (status) => `An unknown environment is HTTP ${status}`,
    async (context) => {
      const reply = await environment(context);
      return judging(reply, context, () => ({
        value: reply.status,
        seen: `HTTP ${reply.status}, ${reply.type}`,
      }));
    },
  ),
  settling(
    'unknownBody',
    'place/environment-words',
    (words) => `Its words: ${words}`,
    async (context) => {
      const reply = await environment(context);
      return judging(reply, context, () => ({ value: wordsOf(reply), seen: wordsOf(reply) }));
    },
  ),
  fact('place/project', 'guessed', 'An unknown project has the same answer', async (context) => {
    const replies = [await environment(context), await project(context)] as const;
    return holding(replies, context, same(...replies));
  }),
  fact('place/nobody', 'guessed', 'Both have the same answers without a token', async (context) => {
    const replies = [await environmentByNobody(context), await projectByNobody(context)] as const;
    const holds = same(replies[0], await environment(context)) && same(replies[1], await project(context));
    return holding(replies, context, holds);
  }),
  fact(
    'place/understood',
    'guessed',
    'The action understands each of these as an unknown place',
    async (context) => {
      const replies = [
        await environment(context),
        await project(context),
        await environmentByNobody(context),
        await projectByNobody(context),
      ];
      const kinds = replies.map(({ answer }) => answer.kind);
      return holding(
        replies,
        context,
        kinds.every((kind) => kind === 'place'),
        kinds.join(', '),
      );
    },
  ),
];
