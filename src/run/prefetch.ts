import { treeOf } from '../github/trees.js';
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
  const sha = likelyCommit(run);
  const tree = sha === undefined ? undefined : treeOf(github, world.log, sha, folder);
  return {
    live,
    projectsNamed: (name) => (name === guess && listing !== undefined ? listing : cloud.projectsNamed(name)),
    treeAt: (at) => (at === sha && tree !== undefined ? tree : treeOf(github, world.log, at, folder)),
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
function likelyCommit({ context: { trigger }, inputs: { mode, skipUnchanged } }: Asking): string | undefined {
  if (trigger.kind !== 'pull-request' || !trigger.open || mode === 'sweep') return undefined;
  return skipUnchanged ? trigger.headSha : undefined;
}
