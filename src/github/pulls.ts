import * as v from 'valibot';
import type { LiveBranch, LivePull } from '../rules/preview.js';
import { Failure } from '../lib/errors.js';
import { type GitHubClient, askedToWait, checked, gitHubFailure, statusOf, transportOf } from './client.js';
import { pagesOf } from './pages.js';

/** The parts of an answer that we read; a list and a single pull request have the same ones. */
const pull = v.object({
  number: v.number(),
  state: v.picklist(['open', 'closed']),
  merged_at: v.nullish(v.string()),
  draft: v.nullish(v.boolean()),
  labels: v.nullish(v.array(v.object({ name: v.string() }))),
  base: v.nullish(v.object({ ref: v.string() })),
  head: v.object({ ref: v.string(), sha: v.string(), repo: v.nullish(v.object({ id: v.number() })) }),
});
const pulls = v.array(pull);
const ref = v.object({ ref: v.string(), object: v.object({ sha: v.string() }) });
const refs = v.array(ref);

/**
 * The current state of a pull request.
 * @throws Failure `permission`, `token`, `network`, `shape` or `service`; never reports as closed what it cannot
 * read
 */
export async function readPull(github: GitHubClient, number: number): Promise<LivePull> {
  try {
    const data = await github.read(() =>
      github.unlessChanged(`pull request ${String(number)}`, (headers) =>
        github.octokit.rest.pulls.get({ ...github.at, pull_number: number, headers }),
      ),
    );
    return pullOfRest(checked(pull, data), github.repository.id);
  } catch (error) {
    if (statusOf(error) === 404 && (await mayReadPulls(github, number))) {
      throw new Failure(
        'no-such-pull',
        `There is no pull request #${String(number)} in ${github.at.owner}/${github.at.repo}. Nothing was created or deleted.`,
        { remedy: 'Check the input pr-number.' },
      );
    }
    throw cannotRead(github, number, error);
  }
}

/** Whether the token can read pull requests at all: GitHub also answers 404 when it cannot. */
async function mayReadPulls(github: GitHubClient, number: number): Promise<boolean> {
  try {
    await github.read(() => github.octokit.rest.pulls.list({ ...github.at, per_page: 1 }));
    return true;
  } catch (error) {
    const isLimited = askedToWait(error, github.clock) !== undefined;
    if (!isLimited && [403, 404].includes(statusOf(error) ?? 0)) return false;
    throw cannotRead(github, number, error);
  }
}

function cannotRead(github: GitHubClient, number: number, error: unknown): Failure {
  return gitHubFailure(error, `read pull request #${String(number)}`, 'pull-requests: read', github);
}

/**
 * The open pull requests whose head is this branch of this repository, the oldest first; of several hundred as many as
 * the first page with one of them holds.
 */
export async function openPullsOf(github: GitHubClient, branch: string): Promise<LivePull[]> {
  try {
    const pages = pagesOf(github, (asked) =>
      github.octokit.rest.pulls.list({
        ...github.at,
        state: 'open',
        head: `${github.at.owner}:${branch}`,
        sort: 'created',
        direction: 'asc',
        ...asked,
      }),
    );
    let complete = false;
    for await (const { data, last } of pages) {
      complete = last;
      // The filter knows only the owner: a fork of the same owner may have branches of the same names.
      const found = checked(pulls, data)
        .map((one) => pullOfRest(one, github.repository.id))
        .filter((one) => !one.fromFork && one.headBranch === branch);
      if (found.length > 0) return found;
    }
    if (complete) return [];
    throw new Failure('too-much-to-search', `Branch ${branch} has too many open pull requests to search.`, {
      remedy: 'Close unused ones.',
    });
  } catch (error) {
    throw gitHubFailure(
      error,
      `look for the pull request of branch ${branch}`,
      'pull-requests: read',
      github,
    );
  }
}

/**
 * The current state of a branch. It lists the references that begin with the branch's name: the list is empty when
 * the branch is gone, while a missing permission is an error. A request for the branch itself returns 404 in both
 * cases.
 */
export async function readBranch(github: GitHubClient, branch: string): Promise<LiveBranch> {
  try {
    const data = await github.read(() =>
      github.unlessChanged(`branch ${branch}`, (headers) =>
        github.octokit.rest.git.listMatchingRefs({ ...github.at, ref: `heads/${branch}`, headers }),
      ),
    );
    const found = checked(refs, data).find(({ ref }) => ref === `refs/heads/${branch}`);
    return { branch, sha: found?.object.sha };
  } catch (error) {
    if (transportOf(error)?.tooLarge === true) return { branch, sha: await shaOfReadable(github, branch) };
    throw gitHubFailure(error, `read branch ${branch}`, 'contents: read', github);
  }
}

/**
 * The newest commit of a branch, for a token that can read the references when too many begin with the branch's name
 * for one answer. So "not found" means that the branch is gone.
 */
async function shaOfReadable(github: GitHubClient, branch: string): Promise<string | undefined> {
  try {
    const { data } = await github.read(() =>
      github.octokit.rest.git.getRef({ ...github.at, ref: `heads/${branch}` }),
    );
    return checked(ref, data).object.sha;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw gitHubFailure(error, `read branch ${branch}`, 'contents: read', github);
  }
}

function pullOfRest(answer: v.InferOutput<typeof pull>, repositoryId: number): LivePull {
  return {
    number: answer.number,
    open: answer.state === 'open',
    merged: typeof answer.merged_at === 'string',
    headBranch: answer.head.ref,
    headSha: answer.head.sha,
    draft: answer.draft === true,
    labels: (answer.labels ?? []).map(({ name }) => name),
    fromFork: answer.head.repo?.id !== repositoryId,
    ...(answer.base ? { base: answer.base.ref } : {}),
  };
}
