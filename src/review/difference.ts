import type { At } from '../project/node.js';
import type { Facet, Model, Thing } from './model.js';

/** What a pull request does to one thing. */
export interface Change {
  what: 'added' | 'removed' | 'changed';
  before: Thing | undefined;
  after: Thing | undefined;
  /** The properties that differ; all of them for what was added or removed. */
  facets: { name: string; before: Facet | undefined; after: Facet | undefined }[];
  /** Where it is in head; of what was removed, where it was missing from. */
  at: At | undefined;
}

/** The thing that a change is about: as it is now, or as it was. */
export function thingOf({ before, after }: Change): Thing {
  const thing = after ?? before;
  if (thing === undefined) throw new Error('a change of nothing');
  return thing;
}

/** What differs between two states of a project, in the order of head, then what was removed in the order of base. */
export function difference(base: Model, head: Model): Change[] {
  const changes: Change[] = [];
  for (const after of head.things.values()) {
    const before = base.things.get(after.key);
    const facets = facetsBetween(before, after);
    if (before === undefined) changes.push({ what: 'added', before, after, facets, at: after.at });
    else if (facets.length > 0) {
      const at = facets.find((facet) => facet.after !== undefined)?.after?.at ?? after.at;
      changes.push({ what: 'changed', before, after, facets, at });
    }
  }
  for (const before of base.things.values())
    if (!head.things.has(before.key))
      changes.push({
        what: 'removed',
        before,
        after: undefined,
        facets: facetsBetween(before, undefined),
        at: head.things.get(before.parent ?? '')?.at,
      });
  return changes;
}

function facetsBetween(before: Thing | undefined, after: Thing | undefined): Change['facets'] {
  const names = new Set([...(before?.facets.keys() ?? []), ...(after?.facets.keys() ?? [])]);
  return [...names]
    .map((name) => ({ name, before: before?.facets.get(name), after: after?.facets.get(name) }))
    .filter((facet) => facet.before?.value !== facet.after?.value);
}

/**
 * The changes without those that follow from another one: a table that is gone takes its permissions with it, and a
 * new one brings them.
 */
export function withoutConsequences(changes: readonly Change[]): Change[] {
  const whole = new Map(
    changes.filter(({ what }) => what !== 'changed').map((change) => [thingOf(change).key, change.what]),
  );
  return changes.filter((change) => {
    const { parent } = thingOf(change);
    return change.what !== 'removed' || parent === undefined || whole.get(parent) !== 'removed';
  });
}
