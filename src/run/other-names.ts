import { type JudgedApp, judgeNamed } from '../app/ownership.js';
import { removeApp } from '../app/remove.js';
import { folderOf } from '../inputs/inputs.js';
import { type Comment, ownComments } from '../github/comments.js';
import { deployedNames } from '../github/deployments.js';
import { COMMENT_START, appThatMayStandIn } from '../report/gone-comment.js';
import { earlierNames } from '../rules/names.js';
import type { AppRef } from '../rules/preview.js';
import { appDeployment } from '../session/connect.js';
import type { DeletePlan, Run } from '../session/run.js';

/** The most other names that one run checks. */
const MOST_NAMES = 10;

/** Another name under which an app of the same subject may exist, with the comments that name it. */
export interface OtherName {
  app: AppRef;
  comments: Comment[];
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
  for (const name of earlierNames(inputs.nameTemplate, context.repository, subject, branch)) note(name);
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
  return [...found].slice(0, MOST_NAMES).map(([name, comments]) => ({ app: { owner, name }, comments }));
}

/** What was deleted under other names. */
export interface DeletedElsewhere {
  removed: string[];
  databases: string[];
}

/**
 * Deletes the apps of a subject that exist under other names, with their databases, and updates what GitHub shows of
 * them. An app without this subject's marker is not touched.
 * @param build what a newer build created is kept
 * @throws Failure that names what still exists
 */
export async function deleteUnderOtherNames(
  run: Run,
  names: readonly OtherName[],
  { because, build }: { because: string; build: string },
): Promise<DeletedElsewhere> {
  const deleted: DeletedElsewhere = { removed: [], databases: [] };
  for (const { app, comments } of names) {
    const gone = await deleteOne(run, app, build);
    if (gone === undefined) continue;
    deleted.removed.push(...gone.removed);
    deleted.databases.push(...gone.databases);
    await report(run, app, comments, { because, build, removed: gone.removed.length > 0 });
  }
  return deleted;
}

/** The apps of this subject that exist under these names. */
export async function foundUnderOtherNames(
  { ports, inputs }: Pick<Run, 'ports' | 'inputs'>,
  names: readonly OtherName[],
): Promise<JudgedApp[]> {
  const found: JudgedApp[] = [];
  for (const { app } of names) found.push(...(await judgeNamed(ports, app)));
  return found.filter((one) => isOfProject(inputs, one));
}

/** Whether an app is of this pull request or branch, and of the project that this step is about. */
function isOfProject(inputs: Run['inputs'], { ownership, reading }: JudgedApp): boolean {
  return ownership === 'ours' && reading.kind === 'marked' && reading.folder === folderOf(inputs);
}

/** @returns what went; `undefined` if the name is that of an app that is not ours, or of another project */
async function deleteOne(run: Run, app: AppRef, build: string): Promise<DeletedElsewhere | undefined> {
  // Whatever the inputs say about unmarked apps, here only a marker proves that an app is ours.
  const ports = { ...run.ports, adoptUnmarked: false };
  const found = await judgeNamed(ports, app);
  const others = found.filter((one) => one.ownership !== 'unreadable' && !isOfProject(run.inputs, one));
  for (const { project, ownership, reading } of others)
    if (ownership === 'ours' && reading.kind === 'marked')
      ports.log.info(
        `Kept ${project.name}, which is of the project ${reading.folder ?? 'in an unknown folder'}.`,
      );
  if (others.length > 0) return undefined;
  return await ports.log.group(`Remove ${app.name}, the earlier name of this preview`, () =>
    removeApp(
      ports,
      { ...app, build },
      { allListed: true, listed: Promise.resolve(found.map(({ project }) => project)) },
    ),
  );
}

/** Changes what GitHub shows of an app that is gone. What GitHub refuses is a warning. */
async function report(
  run: Run,
  app: AppRef,
  comments: readonly Comment[],
  how: { because: string; build: string; removed: boolean },
): Promise<void> {
  const { world, context, inputs, services } = run;
  const { logUrl } = context;
  if (inputs.deployment)
    await appDeployment(world, services, inputs.environment, { ...app, logUrl }).finish('removed', {
      build: how.build,
    });
  const { sayGone } = await import('../sweep/gone-notice.js');
  for (const { id, url } of comments)
    await sayGone(run, id, app, how).catch((error: unknown) => {
      world.log.debug(String(error));
      world.log.warning(
        `Could not update the comment ${url}. It says that ${app.name} exists; delete it.`,
        'comment-outdated',
      );
    });
}
