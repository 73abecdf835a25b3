/** What is compared of a migration: its version, its content, and the folder that it is in. */
export interface Versioned {
  version: bigint;
  /** The same content has the same id. */
  oid: string;
  path: string;
}

/** The migrations of three states of a branch: where it left its base, the base as it is now, and its head. */
export interface Sets<T> {
  /** What the merge runs on databases of the base, in this order. */
  added: T[];
  /** Those that the head deletes and the base has. */
  gone: T[];
  /** Those that the head changes: as the base has them, and as they are now. */
  edited: { was: T; now: T }[];
  /** Those that base and head have added under one version; the merge has two of them, or a conflict. */
  same: { base: T; head: T }[];
  /** What a new database gets after the merge, in the order of the versions. */
  merged: T[];
}

/**
 * What a merge does to sets of migrations, as git merges their files: what only one side changed is changed. Where both
 * did, the base is right about additions, and the head about everything else: git would not merge them at all.
 */
export function setsOf<T extends Versioned>(
  mergeBase: readonly T[],
  base: readonly T[],
  head: readonly T[],
): Sets<T> {
  const [from, now, new_] = [mergeBase, base, head].map(
    (all) => new Map(all.map((one) => [one.version, one])),
  ) as [Map<bigint, T>, Map<bigint, T>, Map<bigint, T>];
  const sets: Sets<T> = { added: [], gone: [], edited: [], same: [], merged: [] };
  const versions = [...new Set([...now.keys(), ...new_.keys()])].sort((one, other) => (one < other ? -1 : 1));
  for (const version of versions) {
    const [m, b, h] = [from.get(version), now.get(version), new_.get(version)];
    if (b === undefined) {
      // What the base has deleted stays deleted.
      if (m !== undefined || h === undefined) continue;
      sets.added.push(h);
      sets.merged.push(h);
    } else if (h === undefined) {
      if (m !== undefined) sets.gone.push(b);
      else sets.merged.push(b);
    } else if (m === undefined) {
      if (h.oid !== b.oid || h.path !== b.path) sets.same.push({ base: b, head: h });
      sets.merged.push(b);
    } else if (h.oid !== m.oid && h.oid !== b.oid) {
      sets.edited.push({ was: b, now: h });
      sets.merged.push(h);
    } else sets.merged.push(b);
  }
  return sets;
}
