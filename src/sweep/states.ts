import { MOST_AT_ONCE, readStates } from '../github/live-states.js';
import type { GitHubClient } from '../github/client.js';
import { inGroups } from '../lib/side-by-side.js';
import type { LivePull, LiveStates, Subject } from '../rules/preview.js';
import { unique } from '../rules/stale.js';

/**
 * The pull requests and branches of any number of previews, as they are now.
 * @param progress is told how many of how many requests were answered
 * @throws Failure as `readStates` does
 */
export async function statesOfAll(
  github: GitHubClient,
  subjects: readonly Subject[],
  progress?: (done: number, of: number) => void,
): Promise<LiveStates> {
  const groups = inGroups(unique(subjects), MOST_AT_ONCE);
  const pulls = new Map<number, LivePull>();
  const branches = new Map<string, boolean>();
  for (const [index, group] of groups.entries()) {
    const states = await readStates(github, group);
    for (const [number, pull] of states.pulls) pulls.set(number, pull);
    for (const [branch, exists] of states.branches) branches.set(branch, exists);
    progress?.(index + 1, groups.length);
  }
  return { pulls, branches };
}
