import type { LiveBranch, LivePull } from '../preview.js';
import { type GitHubClient, gitHubFailure } from './client.js';

/** The answer's parts that we read; the same in the list and in the single view. */
interface PullAnswer {
  number: number;
  state: string;
  merged_at: string | null;
  user: { login: string } | null;
  head: { ref: string; sha: string; repo: { id: number } | null };
}

/**
 * A pull request as it is now.
 * @throws Failure `permission`, `token`, `network` or `service`: what cannot be read is never "closed"
 */
export async function readPull(github: GitHubClient, number: number): Promise<LivePull> {
  try {
    const { data } = await github.read(() =>
      github.octokit.rest.pulls.get({ ...github.at, pull_number: number }),
    );
    return livePull(data, github.repository.id);
  } catch (error) {
    throw gitHubFailure(error, `read pull request #${String(number)}`, 'pull-requests: read');
  }
}

/** The open pull request whose head is this branch of this repository; the oldest one where there are several. */
export async function openPullOf(github: GitHubClient, branch: string): Promise<LivePull | undefined> {
  try {
    const { data } = await github.read(() =>
      github.octokit.rest.pulls.list({
        ...github.at,
        state: 'open',
        head: `${github.at.owner}:${branch}`,
        sort: 'created',
        direction: 'asc',
        per_page: 100,
      }),
    );
    // The filter knows the owner only: a fork of the same owner has branches of the same names.
    return data
      .map((pull) => livePull(pull, github.repository.id))
      .find((pull) => !pull.fromFork && pull.headBranch === branch);
  } catch (error) {
    throw gitHubFailure(error, `look for the pull request of branch ${branch}`, 'pull-requests: read');
  }
}

/**
 * A branch as it is now. Asked by listing the references that begin with its name: that answers with an empty list
 * when the branch is gone, while a missing permission is an error. A look-up of the one branch says 404 to both.
 */
export async function readBranch(github: GitHubClient, branch: string): Promise<LiveBranch> {
  try {
    const { data } = await github.read(() =>
      github.octokit.rest.git.listMatchingRefs({ ...github.at, ref: `heads/${branch}` }),
    );
    const found = data.find(({ ref }) => ref === `refs/heads/${branch}`);
    return { branch, sha: found?.object.sha };
  } catch (error) {
    throw gitHubFailure(error, `read branch ${branch}`, 'contents: read');
  }
}

function livePull(pull: PullAnswer, repositoryId: number): LivePull {
  return {
    number: pull.number,
    open: pull.state === 'open',
    merged: pull.merged_at !== null,
    headBranch: pull.head.ref,
    headSha: pull.head.sha,
    fromFork: pull.head.repo?.id !== repositoryId,
    author: pull.user?.login ?? '',
  };
}
