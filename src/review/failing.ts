import { createHash } from 'node:crypto';
import type { FailOn, Failing } from '../rules/approval.js';
import { shortName } from '../project/names.js';
import { type Change, thingOf } from './difference.js';
import type { Review } from './review.js';

/**
 * What of a review fails a run with this setting. What cannot be compared counts as well: nobody knows what it opens.
 * The key of each is the same as long as what it is about is the same, however it is worded.
 */
export function failingIn(
  { concerns, breaking, changes, leftOut }: Pick<Review, 'concerns' | 'breaking' | 'changes' | 'leftOut'>,
  on: readonly FailOn[],
): Failing[] {
  const byName = changesByName(changes);
  const about = (names: readonly string[], roles: readonly string[]): string[] =>
    names
      .flatMap((name) =>
        (byName.get(name) ?? []).filter(({ role }) => role === undefined || roles.includes(role)),
      )
      .map(({ identity }) => identity);
  return [
    ...concerns
      .filter(({ risk }) => on.some((kind) => kind === risk))
      .map(({ rule, risk, roles, objects, text, keyText = text }) => ({
        kind: risk === 'high' ? ('high' as const) : ('medium' as const),
        key: keyOf([rule, roles, objects, keyText, about(objects, roles)]),
      })),
    ...(on.includes('breaking') ? breaking : []).map(({ object, keyText, roles }) => ({
      kind: 'breaking' as const,
      key: keyOf([object, keyText, roles, about([object, object.replace(/\.[^.]*$/, '')], roles)]),
    })),
    ...(on.includes('high') || on.includes('medium') ? leftOut : []).map(({ file, side }) => ({
      kind: 'unread' as const,
      key: keyOf([file, side]),
    })),
  ];
}

/** What each change makes of its thing, by the thing's name. */
function changesByName(
  changes: readonly Change[],
): Map<string, { role: string | undefined; identity: string }[]> {
  const byName = new Map<string, { role: string | undefined; identity: string }[]>();
  for (const change of changes) {
    const { key, name, role } = thingOf(change);
    const facets = change.facets.map((facet) => [facet.name, facet.after?.value]).sort();
    const one = { role, identity: JSON.stringify([change.what, key, facets]) };
    const list = byName.get(shortName(name));
    if (list === undefined) byName.set(shortName(name), [one]);
    else list.push(one);
  }
  return byName;
}

/** Long enough that nobody finds another one with the same key: names in it are a stranger's. */
function keyOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}
