import { listProjectFolders } from '../github/trees.js';
import { Failure, asFailure } from '../lib/errors.js';
import { commitUrl } from '../report/outcome-view.js';
import { reviewSummary } from '../report/review.js';
import type { Reviewed } from '../report/report.js';
import { treeWith } from '../rules/fingerprint.js';
import { type Compared, type PlannedApp, sameLabel } from '../rules/plan.js';
import { stickyComment } from '../session/connect.js';
import type { Setting } from '../review/context.js';
import { type Inputs, folderOf } from '../inputs/inputs.js';
import type { Listed, Run } from '../session/run.js';
import { AFTER_BUILD_MS, beside } from './beside.js';
import { listedFrom, projectOf } from './listed.js';

/** How long a review may take. */
const WITHIN_MS = 20_000;

/**
 * Begins to compare the project of a commit with the place where it left its base. Nothing waits for it but the report.
 * What goes wrong is a warning.
 * @returns waits for its end; never rejects
 */
export function beginReview(run: Run, of: Compared): (wasBuilt: boolean) => Promise<void> {
  const { world, context, inputs, report } = run;
  const { trigger, repositoryUrl } = context;
  const { sha, labels } = of;
  const base = baseOf(run, of);
  if (!inputs.review || base === undefined) return () => Promise.resolve();
  report.readsFrom({ repositoryUrl, sha });
  const { reviewApproveLabel: name, reviewFailOn } = inputs;
  // A replayed event is not about what was pushed since.
  const back = trigger.kind === 'pull-request' && trigger.headSha === sha ? trigger.back : undefined;
  const label = {
    name,
    isSet: labels.some((one) => sameLabel(one, name)),
    isNew: back !== undefined && 'label' in back && sameLabel(back.label, name),
  };
  const { found, end } = beside(
    run,
    WITHIN_MS,
    () => reviewed(run, of, base),
    (error) => {
      world.log.warning(
        `The changes were not reviewed: ${asFailure(error).message} The result of this run is not affected.`,
        'not-reviewed',
      );
    },
  );
  report.reviews({ found, canFail: reviewFailOn.length > 0, label, summary: reviewSummary });
  return (wasBuilt) => end(wasBuilt ? AFTER_BUILD_MS : WITHIN_MS);
}

/** The branch to compare with, if there is one. */
export function baseOf({ context: { trigger, defaultBranch } }: Run, of: Compared): string | undefined {
  const { subject, branch } = of;
  const byHand = trigger.kind === 'dispatch' && defaultBranch !== branch ? defaultBranch : undefined;
  return of.base ?? (subject.kind === 'branch' ? byHand : undefined);
}

/** Lets the review have a comment of its own: the pull request gets no preview. */
export function commentReview(run: Run, { subject, app }: PlannedApp): void {
  const { world, inputs, report, services } = run;
  if (!inputs.comment || !inputs.review || inputs.dryRun || subject.kind !== 'pull') return;
  // Where the token may not write, as in a run for a fork, the summary and the annotations say the same.
  const quiet = {
    ...world,
    log: {
      ...world.log,
      warning: (line: string) => {
        world.log.debug(line);
      },
    },
  };
  const { mode, projectDirectory: folder } = inputs;
  // Without apps, nothing makes people give each project a name of its own.
  const of = mode === 'check' ? { ...app, folder } : app;
  report.reviewComment = stickyComment(quiet, services, subject.number, of);
}

/** @returns `undefined` if the commit has no project */
async function reviewed(run: Run, of: Compared, base: string): Promise<Reviewed | undefined> {
  const { context, inputs } = run;
  const { sha } = of;
  const sides = await sidesOf(run, of, base);
  if (sides === undefined) return undefined;
  const { from, head, old } = sides;
  if (old === 'the same') return UNCHANGED;
  const [project, was] = await Promise.all([projectOf(head), old && projectOf(old)]);
  const { failingIn, findingsOf, notComparable, review, viewOf } = await import('../review/entry.js');
  const why = notComparable(project) ?? (was && notComparable(was));
  if (why !== undefined) {
    // The check says what is wrong with a project.
    run.world.log.info(`The changes were not reviewed: ${why}`);
    const failing =
      inputs.reviewFailOn.length > 0 ? [{ kind: 'unread' as const, key: sha.slice(0, 20) }] : [];
    return { ...UNCHANGED, isSame: false, failing };
  }
  const found = await review(was, project, settingOf(inputs));
  const place = { sha: from, url: commitUrl(context.repositoryUrl, from), base };
  const changes = viewOf(found, was === undefined ? undefined : place);
  return { changes, findings: findingsOf(found), failing: failingIn(found, inputs.reviewFailOn) };
}

/**
 * What is compared: the files at a commit, and those where it left its base (`undefined`: there was no project).
 * @returns `undefined` if the commit has no project
 * @throws Failure if GitHub cannot tell
 */
export async function sidesOf(
  run: Run,
  { sha, fork }: Compared,
  base: string,
): Promise<{ from: string; head: Listed; old: Listed | 'the same' | undefined } | undefined> {
  const { prefetched } = run;
  const [{ from }, tree] = await Promise.all([prefetched.parted(base, sha), prefetched.treeAt(sha, fork)]);
  if (tree.state === 'absent') return undefined;
  const folder = await folderAt(run, from, { sha, fork });
  const head = await listedFrom(prefetched.listedAt(sha, fork));
  const before = await prefetched.treeAt(from, undefined, folder);
  const isSameFolder = tree.state === 'known' && before.state === 'known' && tree.oid === before.oid;
  // What lies outside of the folder may differ all the same.
  if (isSameFolder && outsideOf(head).length === 0) return { from, head, old: 'the same' };
  const old =
    folder === undefined ? undefined : await listedFrom(prefetched.listedAt(from, undefined, folder));
  const isSame =
    isSameFolder && old !== undefined && treeWith('', outsideOf(head)) === treeWith('', outsideOf(old));
  return { from, head, old: isSame ? 'the same' : old };
}

const UNCHANGED: Reviewed = { changes: undefined, isSame: true, findings: [], failing: [] };

/**
 * The folder that the project had at an earlier commit; `undefined` if it had none. A project that has moved is found
 * if it is the only one that is no longer where it was.
 * @throws Failure if GitHub cannot tell
 */
async function folderAt(
  { inputs, services, prefetched }: Run,
  from: string,
  { sha, fork }: { sha: string; fork: number | undefined },
): Promise<string | undefined> {
  const { projectDirectory } = inputs;
  const tree = await prefetched.treeAt(from);
  if (tree.state === 'unknown') throw new Failure('github-error', tree.why);
  if (tree.state === 'known') return projectDirectory;
  // GitHub may not know the commit of a fork here.
  if (fork !== undefined) return undefined;
  const [before = [], now = []] = await Promise.all(
    [from, sha].map((commit) => listProjectFolders(services.github, commit)),
  );
  if (!now.includes(folderOf(inputs))) return undefined;
  const [gone, ...more] = before.filter((folder) => !now.includes(folder));
  return more.length > 0 || gone === undefined ? undefined : gone === '.' ? '' : gone;
}

function outsideOf({ listing }: Listed): readonly { path: string; oid: string }[] {
  return 'absent' in listing ? [] : listing.outside;
}

/** What the app's variables say about roles, as far as the workflow sets them. */
export function settingOf({ env, ignored }: Inputs): Setting {
  const valueOf = (key: string): string => env.find((one) => one.key === key)?.value.trim() ?? '';
  const role = valueOf('HASURA_GRAPHQL_UNAUTHORIZED_ROLE');
  const isOn = (key: string): boolean | undefined => {
    const value = valueOf(key).toLowerCase();
    return value === '' ? undefined : TRUE.includes(value);
  };
  return {
    ...(role === '' ? {} : { unauthorizedRole: role }),
    remoteSchemaPermissions: isOn('HASURA_GRAPHQL_ENABLE_REMOTE_SCHEMA_PERMISSIONS'),
    inferFunctionPermissions: isOn('HASURA_GRAPHQL_INFER_FUNCTION_PERMISSIONS'),
    allowList: isOn('HASURA_GRAPHQL_ENABLE_ALLOWLIST'),
    ignored,
  };
}

/** What Hasura takes for true, in lower case. (likely) */
const TRUE = ['true', 't', 'yes', 'y'];
