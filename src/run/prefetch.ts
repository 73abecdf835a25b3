import { type Tree, treeOf } from '../github/trees.js';
import { aboutOf } from '../rules/plan.js';
import type { Question } from '../rules/trigger.js';
import { readLive } from '../session/live.js';
import type { Prefetched, Run } from '../session/run.js';

type Asking = Pick<Run, 'world' | 'context' | 'inputs' | 'services'>;

/** Asks Hasura Cloud and GitHub in parallel for what this event will most likely need. */
export function prefetch(run: Asking, question: Question): Prefetched {
  const { world, inputs, services } = run;
  const { cloud, github } = services;
  const guess = guessedName(run, question);
  const listing = guess === undefined ? undefined : cloud.projectsNamed(guess);
  listing?.catch(() => undefined);
  const live = readLive(github, question);
  live.catch(() => undefined);
  const { projectDirectory: folder } = inputs;
  const trees = new Map<string, Promise<Tree>>();
  const treeAt = async (sha: string): Promise<Tree> => {
    const asked = trees.get(sha) ?? treeOf(github, world.log, sha, folder);
    trees.set(sha, asked);
    const tree = await asked;
    // A commit never changes. What GitHub could not tell now, it may tell later.
    if (tree.state === 'unknown' && trees.get(sha) === asked) trees.delete(sha);
    return tree;
  };
  const sha = likelyCommit(run);
  if (sha !== undefined) void treeAt(sha);
  return {
    live,
    projectsNamed: (name) => (name === guess && listing !== undefined ? listing : cloud.projectsNamed(name)),
    treeAt,
  };
}

/** The app's name before GitHub has answered, if the answer cannot change it for a usual event. */
function guessedName({ context, inputs }: Asking, question: Question): string | undefined {
  const { repository, trigger } = context;
  switch (question.look) {
    case 'branch':
      return question.why === 'deleted'
        ? aboutOf(repository, inputs, { kind: 'branch', branch: question.branch }, question.branch).app.name
        : undefined;
    case 'pull': {
      const branch = trigger.kind === 'pull-request' ? trigger.headBranch : '';
      if (branch === '' && inputs.nameTemplate.includes('{branch}')) return undefined;
      return aboutOf(repository, inputs, { kind: 'pull', number: question.number }, branch).app.name;
    }
    case 'everything':
      return undefined;
    default:
      return question satisfies never;
  }
}

/** The commit that the event names, which is almost always the newest one. */
function likelyCommit({ context: { trigger }, inputs: { mode } }: Asking): string | undefined {
  return trigger.kind === 'pull-request' && trigger.open && (mode === 'auto' || mode === 'deploy')
    ? trigger.headSha
    : undefined;
}
