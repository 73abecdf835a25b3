import { listed } from '../lib/text.js';
import type { Concern } from './context.js';
import { summed } from './excerpt.js';

/** From this many on, things that change alike are one line. */
const ALIKE = 4;
const RANK = { high: 0, medium: 1, low: 2 };

/**
 * Joins concerns that say the same of several roles, and then those that say the same of many objects. The worst come
 * first.
 */
export function grouped(concerns: readonly Concern[]): Concern[] {
  const byRoles = joined(
    concerns,
    ({ rule, risk, objects, text, before }) => JSON.stringify([rule, risk, objects, text, before]),
    (one, other) => {
      one.roles.push(...other.roles.filter((role) => !one.roles.includes(role)));
    },
  );
  const alike = (one: Concern): string =>
    JSON.stringify([one.rule, one.risk, one.text, one.before, [...one.roles].sort()]);
  const counts = new Map<string, number>();
  for (const one of byRoles) counts.set(alike(one), (counts.get(alike(one)) ?? 0) + 1);
  let alone = 0;
  const byObjects = joined(
    byRoles,
    (one) => ((counts.get(alike(one)) ?? 0) >= ALIKE ? alike(one) : String(alone++)),
    (one, other) => {
      one.objects.push(...other.objects);
    },
  );
  return byObjects.sort((one, other) => RANK[one.risk] - RANK[other.risk]);
}

function joined(
  concerns: readonly Concern[],
  keyOf: (concern: Concern) => string,
  join: (one: Concern, other: Concern) => void,
): Concern[] {
  const byKey = new Map<string, Concern>();
  for (const concern of concerns) {
    const key = keyOf(concern);
    const known = byKey.get(key);
    if (known === undefined)
      byKey.set(key, { ...concern, roles: [...concern.roles], objects: [...concern.objects] });
    else join(known, concern);
  }
  return [...byKey.values()];
}

const MOST_NAMED = 3;

/** A concern as a sentence without its roles: "can read every row of orders". */
export function sentenceOf(concern: Concern): string {
  const { objects } = concern;
  const named = objects.length < ALIKE ? listed(objects) : summed(objects, MOST_NAMED);
  return textOf(concern).replace('{object}', () => named);
}

/** The text of a concern, which says how many objects it is about if they are many. `{object}` stands for their names. */
export function textOf({ text, objects, rule }: Concern): string {
  if (objects.length < ALIKE) return text;
  const count = String(objects.length);
  const [the, noun] = NAMED.exec(text) ?? [];
  if (the === undefined || noun === undefined)
    return text.replace('{object}', `${count} ${rule === 'tls-allowlist' ? 'hosts' : 'tables'}: {object}`);
  const many = text.replace(the, `${count} ${noun}s ({object})`);
  // What the sentence says of one thing, it says of many.
  return text.startsWith(the)
    ? many.replace(
        /\)(?: on the allow list| of the API)? (?:is|was|has|applies|now applies|sends|forwards)\b(?: its\b)?/,
        (verb) =>
          verb
            .replace(/\b(?:is|was|has|applies|sends|forwards)\b/, (one) => PLURAL[one] ?? one)
            .replace(' its', ' their'),
      )
    : many;
}

const NAMED = /\bthe ([a-z]+(?: (?:schema|trigger))?) \{object\}/i;
const PLURAL: Record<string, string> = {
  is: 'are',
  was: 'were',
  has: 'have',
  applies: 'apply',
  sends: 'send',
  forwards: 'forward',
};
