import { gitHubFailure } from '../github/client.js';
import type { Parted } from '../github/objects.js';
import { type Tree, treeOf } from '../github/trees.js';
import { within } from '../lib/within.js';
import type { Blobs } from '../project/commit.js';
import type { Project } from '../project/project.js';
import { aboutOf } from '../rules/plan.js';
import type { Question } from '../rules/trigger.js';
import { readLive } from '../session/live.js';
import type { Listed, Prefetched, Run } from '../session/run.js';

type Asking = Pick<Run, 'world' | 'context' | 'inputs' | 'services'>;

/** Asks Hasura Cloud and GitHub in parallel for what this event will most likely need. */
export function prefetch(run: Asking, question: Question): Prefetched {
  const { world, inputs, services } = run;
  const { cloud, github } = services;
  // A run that only checks asks Hasura Cloud nothing.
  const guess = inputs.onlyChecks ? undefined : guessedName(run, question);
  const listing = guess === undefined ? undefined : cloud.projectsNamed(guess);
  listing?.catch(() => undefined);
  const live = readLive(github, question);
  live.catch(() => undefined);
  const { projectDirectory: folder } = inputs;
  const trees = new Map<string, Promise<Tree>>();
  const treeAt = async (sha: string, fork?: number, directory = folder): Promise<Tree> => {
    const key = `${sha}:${directory}`;
    const asked = trees.get(key) ?? treeOf(github, world.log, sha, directory, fork);
    trees.set(key, asked);
    const tree = await asked;
    // A commit never changes. What GitHub could not tell now, it may tell later.
    if (tree.state === 'unknown' && trees.get(key) === asked) trees.delete(key);
    return tree;
  };
  const lists = new Map<string, Promise<Listed | undefined>>();
  const blobs: Blobs = new Map();
  const listedAt = async (sha: string, fork?: number, directory = folder): Promise<Listed | undefined> => {
    const key = `${sha}:${directory}`;
    const asked =
      lists.get(key) ?? listedOf(run, await treeAt(sha, fork, directory), { sha, fork, directory, blobs });
    lists.set(key, asked);
    const listed = await asked;
    if (listed === undefined && lists.get(key) === asked) lists.delete(key);
    return listed;
  };
  const bases = new Map<string, Promise<Parted>>();
  const partedFrom = async (base: string, sha: string): Promise<Parted> => {
    const key = `${base}...${sha}`;
    const asked =
      bases.get(key) ?? import('../github/objects.js').then(({ parted }) => parted(github, base, sha));
    bases.set(key, asked);
    asked.catch(() => bases.delete(key));
    try {
      return await asked;
    } catch (error) {
      throw gitHubFailure(error, `compare the commit with ${base}`, 'contents: read', github);
    }
  };
  const sha = likelyCommit(run);
  if (sha !== undefined) {
    if (inputs.skipUnchanged || inputs.check !== 'off') void listedAt(sha);
    else void treeAt(sha);
    // Without an app a build is certain, and its project is checked.
    if (inputs.check !== 'off')
      void Promise.all([listedAt(sha), listing?.catch(() => undefined)]).then(([listed, projects]) => {
        if (projects?.length === 0) listed?.project().catch(() => undefined);
      });
  }
  return {
    live,
    projectsNamed: (name) => (name === guess && listing !== undefined ? listing : cloud.projectsNamed(name)),
    treeAt,
    listedAt,
    parted: partedFrom,
  };
}

/** How long a build may wait for the list of its files. */
const LIST_WITHIN_MS = 10_000;

/** Lists a project; `undefined` if GitHub does not list it in time. */
async function listedOf(
  { world, services }: Asking,
  tree: Tree,
  { sha, fork, directory, blobs }: { sha: string; fork: number | undefined; directory: string; blobs: Blobs },
): Promise<Listed | undefined> {
  if (tree.state !== 'known' || tree.top === undefined) return undefined;
  try {
    const [{ gitAt }, { filesOfCommit }, { listProject, readProject }] = await Promise.all([
      import('../github/objects.js'),
      import('../project/commit.js'),
      import('../project/project.js'),
    ]);
    const files = filesOfCommit(gitAt(services.github, sha, fork), directory, tree, blobs);
    const listing = await within(services.clock, LIST_WITHIN_MS, 'GitHub', listProject(files, directory));
    let reading: Promise<Project | undefined> | undefined;
    return {
      listing,
      files,
      project: () =>
        (reading ??= 'absent' in listing ? Promise.resolve(undefined) : readProject(files, listing)),
    };
  } catch (error) {
    const { github } = services;
    world.log.debug(gitHubFailure(error, 'list the files of the project', 'contents: read', github).message);
    return undefined;
  }
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
  return trigger.kind === 'pull-request' &&
    trigger.open &&
    mode !== 'delete' &&
    mode !== 'sweep' &&
    !trigger.fork
    ? trigger.headSha
    : undefined;
}
