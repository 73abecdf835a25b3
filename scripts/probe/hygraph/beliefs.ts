import { GUESSES, type Guesses } from '../../../simulator/hygraph/guesses.js';
import { cut, oneLine } from '../../../src/lib/text.js';
import { type Fact, type Finding, type Source, finding } from '../facts.js';
import type { HygraphContext } from './context.js';
import type { Reply } from './session.js';

type HygraphFact = Fact<HygraphContext>;
type Check = HygraphFact['check'];

export function fact(id: string, source: Source, what: string, check: Check): HygraphFact {
  return { id, source, what, check };
}

/** What was seen of something for which the simulator has a switch: the value that the switch would need. */
export interface Observed {
  value: string | number | boolean;
  seen: string;
}

/** A fact that settles a switch of the simulator. It holds if the switch already has the value that was seen. */
export function settling<K extends keyof Guesses>(
  guess: K,
  id: string,
  what: (believed: Guesses[K]) => string,
  observe: (context: HygraphContext) => Promise<Observed | Finding>,
): HygraphFact {
  const believed = GUESSES[guess];
  return {
    id,
    source: 'guessed',
    what: what(believed),
    guess: `${guess}: ${valueText(believed)}`,
    check: async (context) => {
      const observed = await observe(context);
      if ('result' in observed) return observed;
      const { value, seen } = observed;
      const holds = value === believed;
      return finding(holds, holds ? seen : `${seen}; the switch would be ${valueText(value)}`);
    },
  };
}

function valueText(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

export function notChecked(why: string): Finding {
  return { result: 'not checked', seen: why };
}

/** A judgment of replies, or why they cannot be judged. */
export function judging(
  replies: Reply | readonly Reply[],
  context: HygraphContext,
  judge: () => Observed,
): Observed | Finding {
  return unanswered(replies, context) ?? judge();
}

/** A finding about replies: whether it holds, and otherwise what was seen. */
export function holding(
  replies: Reply | readonly Reply[],
  context: HygraphContext,
  holds: boolean,
  seen?: string,
): Finding {
  const all = [replies].flat();
  return (
    unanswered(all, context) ??
    finding(holds, seen ?? all.map((reply) => inShort(reply, context)).join(' / '))
  );
}

/** A request without an answer, or one that Hygraph did not take because there were too many, proves nothing. */
function unanswered(replies: Reply | readonly Reply[], context: HygraphContext): Finding | undefined {
  const silent = [replies].flat().find(({ answer: { kind } }) => ['network', 'busy', 'quota'].includes(kind));
  return silent && notChecked(inShort(silent, context));
}

/** The service's own words: of its first error, or of a body that is not JSON. */
export function wordsOf({ body, errors, text }: Reply): string {
  const [error] = errors;
  if (error !== undefined) return typeof error['message'] === 'string' ? error['message'] : '';
  return body === undefined ? text.trim() : '';
}

/** An answer in one line, with the names of models replaced. */
export function inShort(reply: Reply, { redaction }: HygraphContext): string {
  if (reply.status === 0) return reply.answer.kind === 'content' ? '' : reply.answer.words;
  const words = cut(oneLine(redaction.theirs(wordsOf(reply))), 150);
  const more = reply.errors.length > 1 ? ` and ${reply.errors.length - 1} more` : '';
  return `HTTP ${reply.status}${words === '' ? '' : `, ${words}${more}`}`;
}
