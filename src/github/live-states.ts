import * as v from 'valibot';
import { Failure } from '../lib/errors.js';
import type { LivePull, LiveStates, Subject } from '../rules/preview.js';
import {
  type GitHubClient,
  type GraphQLError,
  checked,
  gitHubFailure,
  graphQLErrors,
  permissionsRemedy,
  transportOf,
} from './client.js';
import { inGroups } from '../lib/side-by-side.js';
import { unique } from '../rules/stale.js';

/** The most pull requests and branches in one request. */
export const MOST_AT_ONCE = 100;

const pull = v.object({
  number: v.number(),
  state: v.picklist(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: v.boolean(),
  headRefName: v.string(),
  headRefOid: v.string(),
  isCrossRepository: v.boolean(),
  labels: v.nullish(v.object({ nodes: v.nullish(v.array(v.nullish(v.object({ name: v.string() })))) })),
});
const ref = v.object({ name: v.string() });
const answer = v.object({
  repository: v.looseObject({ databaseId: v.number(), defaultBranchRef: v.nullish(ref) }),
});

const PULL = `fragment pull on PullRequest {
  number state isDraft headRefName headRefOid isCrossRepository labels(first: 100) { nodes { name } }
}`;

/**
 * Reads up to 100 pull requests and branches in one request. The answer proves that it is about this very repository
 * and, for branches, that the token may read its contents: only then does a branch that is not found count as gone.
 * @throws Failure `permission`, `token`, `network`, `shape` or `service`
 */
export async function readStates(github: GitHubClient, subjects: readonly Subject[]): Promise<LiveStates> {
  try {
    return await readAtOnce(github, subjects);
  } catch (error) {
    // Other people name the labels, so a hundred pull requests may have more label text than we read.
    if (transportOf(error)?.tooLarge !== true || subjects.length < 2) throw error;
    const half = Math.ceil(subjects.length / 2);
    const one = await readStates(github, subjects.slice(0, half));
    const other = await readStates(github, subjects.slice(half));
    return {
      pulls: new Map([...one.pulls, ...other.pulls]),
      branches: new Map([...one.branches, ...other.branches]),
    };
  }
}

/**
 * The current pull requests and branches of any number of previews.
 * @param progress receives how many of how many requests were answered
 * @throws Failure as `readStates` does
 */
export async function readAllStates(
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

async function readAtOnce(github: GitHubClient, subjects: readonly Subject[]): Promise<LiveStates> {
  const pulls = subjects.flatMap((subject) => (subject.kind === 'pull' ? [subject.number] : []));
  const branches = subjects.flatMap((subject) => (subject.kind === 'branch' ? [subject.branch] : []));
  const data = await ask(github, pulls, branches);
  try {
    const { repository } = checked(answer, data);
    if (repository.databaseId !== github.repository.id) throw anotherRepository(github);
    const readable = (repository.defaultBranchRef ?? null) !== null;
    return {
      pulls: new Map(
        pulls.flatMap((number): [number, LivePull][] => {
          const found = repository[`p${String(number)}`] ?? null;
          return found === null ? [] : [[number, pullOfGraphQL(checked(pull, found))]];
        }),
      ),
      branches: new Map(
        branches.flatMap((branch, index): [string, boolean][] => {
          const found = repository[`b${String(index)}`] ?? null;
          if (found === null) return readable ? [[branch, false]] : [];
          return checked(ref, found).name === branch ? [[branch, true]] : [];
        }),
      ),
    };
  } catch (error) {
    throw gitHubFailure(error, DOING, PERMISSION, github);
  }
}

const DOING = 'read the state of the pull requests and branches';
const PERMISSION = 'pull-requests: read';

async function ask(
  github: GitHubClient,
  pulls: readonly number[],
  branches: readonly string[],
): Promise<unknown> {
  const { octokit, at } = github;
  const variables = Object.fromEntries(
    branches.map((branch, index) => [`b${String(index)}`, `refs/heads/${branch}`]),
  );
  try {
    return await github.read(() =>
      octokit.graphql<unknown>(document(pulls, branches.length), { ...at, ...variables }),
    );
  } catch (error) {
    const { errors, data } = graphQLErrors(error);
    if (errors.length === 0) throw gitHubFailure(error, DOING, PERMISSION, github);
    // A number that GitHub does not know leaves a gap; the rest of the answer is valid.
    if (errors.every(({ type, path }) => type === 'NOT_FOUND' && path?.length === 2)) return data;
    throw refused(errors, github);
  }
}

function document(pulls: readonly number[], branches: number): string {
  const names = Array.from({ length: branches }, (_, index) => `b${String(index)}`);
  return `query live(${['$owner: String!', '$repo: String!', ...names.map((name) => `$${name}: String!`)].join(', ')}) {
  repository(owner: $owner, name: $repo) {
    databaseId
    ${branches === 0 ? '' : 'defaultBranchRef { name }'}
    ${pulls.map((number) => `p${String(number)}: pullRequest(number: ${String(number)}) { ...pull }`).join('\n    ')}
    ${names.map((name) => `${name}: ref(qualifiedName: $${name}) { name }`).join('\n    ')}
  }
}
${pulls.length === 0 ? '' : PULL}`;
}

function refused(errors: readonly GraphQLError[], { permissions }: GitHubClient): Failure {
  const words = [...new Set(errors.map(({ message }) => String(message)))].slice(0, 5).join('\n');
  if (errors.some(({ type }) => type === 'FORBIDDEN' || type === 'NOT_FOUND')) {
    return new Failure('github-not-allowed', `GitHub did not allow this run to ${DOING}.`, {
      remedy: permissionsRemedy(PERMISSION, permissions),
      words,
    });
  }
  return new Failure('github-error', `GitHub could not ${DOING}.`, {
    remedy: 'Run the job again later.',
    words,
  });
}

function anotherRepository({ at }: GitHubClient): Failure {
  return new Failure(
    'repository-changed',
    `GitHub answered for another repository than ${at.owner}/${at.repo}.`,
    {
      remedy:
        'If the repository was renamed or made anew while the job ran, run the job again under its new name.',
    },
  );
}

function pullOfGraphQL(found: v.InferOutput<typeof pull>): LivePull {
  return {
    number: found.number,
    open: found.state === 'OPEN',
    merged: found.state === 'MERGED',
    headBranch: found.headRefName,
    headSha: found.headRefOid,
    draft: found.isDraft,
    labels: (found.labels?.nodes ?? []).flatMap((label) => (label ? [label.name] : [])),
    fromFork: found.isCrossRepository,
  };
}
