import type { Commit, Repository } from './model.js';

/** The commit with this sha, wherever it is known. */
export type Lookup = (sha: string) => Commit | undefined;

/** The commit and all that it comes from, the nearest first. */
export function ancestors(commit: Commit, lookup: Lookup): Map<string, Commit> {
  // A map that grows while it is read: each commit adds its parents behind those that are already waiting.
  const found = new Map([[commit.sha, commit]]);
  for (const { parents } of found.values()) {
    for (const sha of parents) {
      const parent = lookup(sha);
      if (parent !== undefined && !found.has(sha)) found.set(sha, parent);
    }
  }
  return found;
}

/** The common ancestor that is nearest to the head and is not behind another one; `undefined` if there is none. */
export function mergeBase(base: Commit, head: Commit, lookup: Lookup): Commit | undefined {
  const [ofBase, ofHead] = [ancestors(base, lookup), ancestors(head, lookup)];
  const common = [...ofHead.values()].filter(({ sha }) => ofBase.has(sha));
  const behind = new Set(common.flatMap(({ parents }) => parents));
  return common.find(({ sha }) => !behind.has(sha));
}

/** What leads to `head` and not to `base`, in chronological order. */
export function commitsBetween(base: Commit, head: Commit, lookup: Lookup): Commit[] {
  const known = ancestors(base, lookup);
  return [...ancestors(head, lookup).values()]
    .filter(({ sha }) => !known.has(sha))
    .sort((a, b) => a.order - b.order);
}

/** Adds a commit of another repository and all that it comes from. */
export function learnHistory(repository: Repository, from: Repository, commit: Commit): void {
  if (repository === from) return;
  const history = [...ancestors(commit, (sha) => from.commits.get(sha)).values()];
  for (const one of history.reverse())
    if (!repository.commits.has(one.sha)) repository.commits.set(one.sha, one);
}
