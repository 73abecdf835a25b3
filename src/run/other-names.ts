import { type JudgedApp, judgeAll } from '../app/ownership.js';
import { removeApp } from '../app/remove.js';
import { folderOf } from '../inputs/inputs.js';
import { type Comment, ownComments } from '../github/comments.js';
import { deployedNames } from '../github/deployments.js';
import { treeOf } from '../github/trees.js';
import { COMMENT_START, appThatMayStandIn } from '../report/gone-comment.js';
import { newestOf } from '../rules/markers.js';
import { earlierNames } from '../rules/names.js';
import type { AppRef } from '../rules/preview.js';
import { appDeployment } from '../session/connect.js';
import type { DeletePlan, Run } from '../session/run.js';
import { mayBeListed } from '../sweep/apps.js';
import { sayGone } from '../sweep/gone-notice.js';

/** The most other names that one run checks. */
const MOST_NAMES = 50;

/** Another name under which an app of the same subject may exist, with the comments that name it. */
export interface OtherName {
  app: AppRef;
  comments: Comment[];
  /** An earlier version of this action gave this name to the same app, and recorded no project folder. */
  isEarlier: boolean;
}

/**
 * The other names under which apps of this pull request or branch may exist: the input `name`, the repository or its
 * owner had another name when they were built. Comments and deployments of our own token mention them; whether such an
 * app is ours, its marker decides. What GitHub does not list is not found. Never rejects.
 */
export async function otherNames(run: Run, { app, subject, branch }: DeletePlan): Promise<OtherName[]> {
  const { world, context, services, inputs } = run;
  const { github } = services;
  const { owner } = app;
  const found = new Map<string, Comment[]>();
  const note = (name: string, comment?: Comment): void => {
    if (name === app.name || !/^[a-z0-9-]{1,63}$/.test(name)) return;
    found.set(name, [...(found.get(name) ?? []), ...(comment === undefined ? [] : [comment])]);
  };
  const earlier = earlierNames(inputs.nameTemplate, context.repository, subject, branch);
  for (const name of earlier) note(name);
  const comments = async (): Promise<void> => {
    if (!inputs.comment || subject.kind !== 'pull') return;
    for (const comment of await ownComments(github, subject.number, `${COMMENT_START}${owner} `)) {
      const of = appThatMayStandIn(comment.body);
      if (of?.owner === owner) note(of.name, comment);
    }
  };
  const deployments = async (): Promise<void> => {
    if (!inputs.deployment) return;
    for (const name of await deployedNames(github, { environment: inputs.environment, owner })) note(name);
  };
  for (const end of await Promise.allSettled([comments(), deployments()]))
    if (end.status === 'rejected')
      world.log.debug(`Could not check whether the preview had another name: ${String(end.reason)}`);
  return [...found].slice(0, MOST_NAMES).map(([name, comments]) => ({
    app: { owner, name },
    comments,
    isEarlier: earlier.includes(name),
  }));
}

/** What was deleted under other names. */
export interface DeletedElsewhere {
  removed: string[];
  databases: string[];
}

/** The plan of a deletion, as far as it concerns other names. */
interface Deletion extends Pick<DeletePlan, 'because' | 'sha'> {
  /** There was an app under the present name, so none that was built from a folder that is gone has moved there. */
  hadOwn: boolean;
}

/**
 * Deletes the apps of a closed pull request or deleted branch that exist under other names, with their databases, and
 * updates what GitHub shows of them. Only an app with the marker of this subject and project is touched.
 * @param build what a newer build created is kept
 * @throws Failure that names what still exists
 */
export async function deleteUnderOtherNames(
  run: Run,
  plan: Deletion,
  names: readonly OtherName[],
  build: string,
): Promise<DeletedElsewhere> {
  const deleted: DeletedElsewhere = { removed: [], databases: [] };
  const failures: unknown[] = [];
  for (const name of names)
    try {
      const gone = await deleteOne(run, plan, name, build);
      deleted.removed.push(...(gone?.removed ?? []));
      deleted.databases.push(...(gone?.databases ?? []));
    } catch (error) {
      run.ports.signal.throwIfAborted();
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
  return deleted;
}

/** @returns what went; `undefined` if the name is that of another app */
async function deleteOne(
  run: Run,
  plan: Deletion,
  name: OtherName,
  build: string,
): Promise<DeletedElsewhere | undefined> {
  const found = await foundUnder(run, plan, name);
  if (found === undefined) return undefined;
  const { app } = name;
  // Whatever the inputs say about unmarked apps, here only a marker proves that an app is ours.
  const ports = { ...run.ports, adoptUnmarked: false };
  // An app that is gone already may have left its databases.
  const gone = await ports.log.group(`Remove ${app.name} (another name that this preview may have had)`, () =>
    removeApp(ports, { ...app, build }, { listed: Promise.resolve(found.map(({ project }) => project)) }),
  );
  if (gone.removed.length > 0 && gone.newer === undefined)
    await report(run, name, { because: plan.because, build: newestOf([build, gone.build]) });
  return gone;
}

/** The apps of this subject and project that exist under these names. */
export async function foundUnderOtherNames(
  run: Run,
  plan: Deletion,
  names: readonly OtherName[],
): Promise<JudgedApp[]> {
  const found: JudgedApp[] = [];
  for (const name of names) found.push(...((await foundUnder(run, plan, name)) ?? []));
  return found;
}

/** The apps of a name, if all of them are of this subject and project; `undefined` if another app has it, too. */
async function foundUnder(run: Run, plan: Deletion, name: OtherName): Promise<JudgedApp[] | undefined> {
  const found = await judgeAll(run.ports, await run.ports.cloud.projectsNamed(name.app.name), name.app.owner);
  for (const one of found) {
    if (await isOfProject(run, plan, one, name)) continue;
    if (one.ownership === 'ours' && one.reading.kind === 'marked')
      run.world.log.info(
        `Kept ${one.project.name}, which was built from another project folder: ${one.reading.folder ?? 'unknown'}.`,
      );
    else if (one.ownership === 'unreadable')
      run.world.log.info(`Kept ${one.project.name}, because its owner cannot be read.`);
    return undefined;
  }
  return found;
}

/**
 * Whether an app is of this pull request or branch, and of the project that this step is about: built from the same
 * folder, or from one that the pull request no longer has if nothing was built under the present name.
 */
async function isOfProject(
  { inputs, services, world }: Run,
  { sha, hadOwn }: Deletion,
  { ownership, reading }: JudgedApp,
  { isEarlier }: OtherName,
): Promise<boolean> {
  if (ownership !== 'ours' || reading.kind !== 'marked') return false;
  const { folder } = reading;
  if (folder === undefined) return isEarlier;
  if (folder === folderOf(inputs)) return true;
  if (sha === undefined || hadOwn) return false;
  const tree = await treeOf(services.github, world.log, sha, folder === '.' ? '' : folder);
  return tree.state === 'absent';
}

/** Changes what GitHub shows of an app that is gone, unless another run has built it again. What fails is a warning. */
async function report(
  run: Run,
  { app, comments }: OtherName,
  how: { because: string; build: string },
): Promise<void> {
  const { world, context, inputs, services, ports } = run;
  if (await mayBeListed(ports, app)) return;
  const { logUrl } = context;
  if (inputs.deployment)
    await appDeployment(world, services, inputs.environment, { ...app, logUrl }).finish('removed', {
      build: how.build,
    });
  for (const comment of comments)
    await sayGone(run, comment, app, { because: how.because, removed: true }).catch((error: unknown) => {
      world.log.debug(String(error));
      world.log.warning(
        `Could not update the comment ${comment.url}. It says that ${app.name} exists; delete it.`,
        'comment-outdated',
      );
    });
}
