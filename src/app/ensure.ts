import { sameBuild } from '../rules/fingerprint.js';
import { remedyFor } from '../hasura/build-messages.js';
import { Pace } from '../hasura/pace.js';
import { Failure } from '../lib/errors.js';
import { CONTENT_KEY, isBeingRemoved } from '../rules/markers.js';
import type { How, Order } from '../rules/preview.js';
import { taskTitle } from '../report/task-titles.js';
import { discard, prepareAll, settle, stillGiven } from './companions.js';
import { confirmProject } from './claim.js';
import type { Build, Wanted } from './build.js';
import { findDeploymentJob, findProjectOfBuild } from './find-build.js';
import { followJob } from './follow.js';
import { Interruption, explainFailure, stopIfUnwanted, supersededBy } from './interruption.js';
import { type Keepable, keep } from './keep.js';
import { type Ordered, orderBuild } from './order.js';
import { judgeNamed, newerAmong, refuseToWipe } from './ownership.js';
import { verify } from './verify.js';

/** How a build ended, unless it failed. */
export type Built =
  | { status: 'ready'; how: How; because: string }
  | { status: 'superseded'; because: string; newer?: string }
  /** `rebuilt`: the end of "Rebuilt because". `failure`: what to fail with if it happens again. */
  | { status: 'stripped'; because: string; rebuilt: string; failure?: Failure }
  | { status: 'unwanted'; because: string; failure?: Failure };

/** How long the judgement of the apps is trusted: the order wipes whatever has the name when it arrives. */
const JUDGED_FOR_MS = 1_000;

/**
 * Keeps the existing app if possible. Otherwise builds it: companions, order, creation job, confirmation of the
 * project, deployment job, verification. The caller has already judged who owns the apps of this name.
 * @param build another way to build it
 * @throws Failure when there is no app, or when it is not as it should be; the facts name what exists
 */
export async function ensureApp(
  ctx: Build,
  order: Order,
  keepable: Keepable | undefined,
  build: (ctx: Build, order: Order) => Promise<void> = buildApp,
): Promise<Built> {
  try {
    const kept = keepable && (await keep(ctx, order, keepable));
    if (kept !== undefined) return { status: 'ready', ...kept };
    await build(ctx, order);
    return { status: 'ready', how: 'built', because: 'It was built' };
  } catch (error) {
    if (!(error instanceof Interruption)) throw error;
    // A newer build exists or is on its way, with its own databases. This build's app needs its databases as long as
    // it is listed, because the newer creation may still fail. The newer run drops them.
    if (error.status === 'superseded' && !(await isStillListed(ctx))) await discard(ctx);
    const { status, message: because, failure, newer, rebuilt } = error;
    return {
      status,
      because,
      rebuilt,
      ...(failure === undefined ? {} : { failure }),
      ...(newer === undefined ? {} : { newer }),
    };
  }
}

/** Whether the app of this build is listed. Returns true when that cannot be checked. */
async function isStillListed({ cloud, progress: { facts } }: Build): Promise<boolean> {
  if (facts.projectId === undefined) return false;
  try {
    return (await cloud.projectsNamed(facts.name)).some(({ id }) => id === facts.projectId);
  } catch {
    return true;
  }
}

async function buildApp(ctx: Build, order: Order): Promise<void> {
  const { facts } = ctx.progress;
  // A teardown or a newer run may have dropped what was being created.
  const given = await prepareAll(ctx).catch((error: unknown) => explainFailure(ctx, error));
  ctx.remember();
  const ordered = await orderWith(ctx, { ...order, env: [...order.env, ...given] });
  facts.created = true;
  let settling: Promise<boolean> | undefined;
  try {
    const pace = new Pace(ctx.clock.now());
    const made = await ctx.log.group('Create the project', () => created(ctx, ordered, pace));
    // From here on, the deployment runs by itself. It begins with the fetch.
    ctx.progress.step = 'gh-validation';
    const confirmed = confirmProject(ctx, made.projectId);
    // By then the service has replaced the old app, so the resources that it used can be removed.
    settling = confirmed.then(
      async () => (await Promise.all([stillGiven(ctx), settle(ctx)]))[0],
      () => true,
    );
    const [deploymentJobId] = await Promise.all([
      made.deploymentJobId ?? findDeploymentJob(ctx, made.projectId),
      confirmed,
      stopIfUnwanted(ctx),
    ]);
    await stopWithoutRoom(ctx);
    const { look } = await ctx.log.group('Migrations and metadata', () =>
      deployed(ctx, deploymentJobId, pace),
    );
    await stopIfStripped(ctx, settling);
    let after = await look;
    // If the first look failed, a later one proves as much.
    if (after.state === 'unknown') after = await ctx.look();
    // The service builds a branch, not a commit. The commit is certain only if the head is the same before and after
    // the fetch.
    const certain = after.state === 'wanted' && after.sha === order.sha;
    if (!certain) await disclaim(ctx, after);
    await ctx.log.group('Verify', () => verify(ctx));
    if (certain) facts.commit = order.sha;
    else if (after.state === 'wanted') facts.moved = true;
  } catch (error) {
    await stopIfStripped(ctx, settling);
    await explainFailure(ctx, error);
  } finally {
    // An app that is to be deleted must carry our marker and the name by then, or nothing would find it.
    await settling;
  }
}

/**
 * @throws Interruption when another run dropped what was created for this build before its order reached the service
 */
async function stopIfStripped(ctx: Build, settling: Promise<boolean> | undefined): Promise<void> {
  if (ctx.signal.aborted || (await settling) !== false) return;
  throw new Interruption(
    'stripped',
    `Another run dropped the databases of ${ctx.progress.facts.name} before its order came through.`,
  );
}

/** @throws Interruption when other runs have taken the last place in the meantime */
export async function stopWithoutRoom({ lacksRoom }: Build): Promise<void> {
  const failure = await lacksRoom?.();
  if (failure !== undefined) throw new Interruption('unwanted', failure.message, { failure });
}

/**
 * Judges again what the order would wipe, unless that was judged just now.
 * @throws Failure `ownership`, or Interruption when a newer run has built the app
 */
async function judgeAgain(ctx: Build): Promise<void> {
  const { clock, judgedAt, marks, adoptUnmarked, progress } = ctx;
  if (clock.now() - judgedAt < JUDGED_FOR_MS) return;
  const { name } = progress.facts;
  const found = await judgeNamed(ctx, { name, owner: marks.owner });
  refuseToWipe(found, adoptUnmarked);
  const newer = newerAmong(found, marks.build);
  if (newer !== undefined) throw supersededBy(name, newer);
}

/**
 * Removes the app's record of its content when the branch moved during the fetch and its folder changed, or may
 * have: it is unknown which of the two versions the app holds.
 * @throws Failure when the record cannot be removed
 */
async function disclaim(ctx: Build, after: Wanted): Promise<void> {
  const content = await ctx.content;
  if (content === undefined) return;
  const now = after.state === 'wanted' ? await ctx.contentAt(after.sha) : undefined;
  if (now !== undefined && sameBuild(now, content)) return;
  const doubt =
    after.state === 'wanted'
      ? 'The branch changed during the build'
      : 'Could not check whether the branch changed during the build';
  ctx.log.info(`${doubt}, so the next push rebuilds the app, whatever it changes.`);
  ctx.doing("removing the app's record of its content");
  const { tenantId } = ctx.progress.facts;
  const tenant = tenantId === undefined ? undefined : await ctx.cloud.marker(tenantId);
  // An app that is gone has no record, and one that is marked for removal has already lost it.
  if (tenantId === undefined || tenant === undefined || isBeingRemoved(tenant.marker)) return;
  await ctx.cloud.setVariables(tenantId, tenant.hash, [{ key: CONTENT_KEY, value: 'unknown' }]);
}

/**
 * Orders the build. When the service did not accept the order, this build's resources are discarded and the existing
 * app keeps its own.
 */
async function orderWith(ctx: Build, order: Order): Promise<Ordered> {
  try {
    await judgeAgain(ctx);
    return await ctx.log.group(`Request ${order.name}`, () => orderBuild(ctx, order));
  } catch (error) {
    if (!ctx.progress.facts.created && !(error instanceof Interruption)) await discard(ctx);
    throw error;
  }
}

const NO_REASON = 'Hasura Cloud gave no reason.';

/**
 * Waits for the first job. A build whose response was lost has no job to follow, but its project is already known.
 */
async function created(
  ctx: Build,
  ordered: Ordered,
  pace: Pace,
): Promise<{ projectId: string; deploymentJobId?: string }> {
  if ('project' in ordered) return { projectId: ordered.project.id };
  ctx.progress.facts.jobId = ordered.jobId;
  ctx.remember({ jobId: ordered.jobId });
  ctx.log.info(`Job ${ordered.jobId}`);
  await ctx.clock.sleep(pace.first(), ctx.signal);
  const job = await followJob(ctx, { jobId: ordered.jobId, phase: 'creation', pace });
  if (job?.state === 'skipped') {
    throw new Interruption(
      'superseded',
      `Hasura Cloud skipped this build: a newer build of ${ctx.progress.facts.name} was requested.${job.error === undefined ? '' : ` It says: ${job.error}`}`,
    );
  }
  if (job?.state === 'failed') {
    // No app exists that would use what was created for this build.
    await discard(ctx);
    throw new Failure('project-not-created', 'Hasura Cloud could not create the project.', {
      words: job.error ?? NO_REASON,
      remedy:
        remedyFor(job.error) ??
        "Fix what the error names. If the problem is on Hasura Cloud's side, run the job again.",
    });
  }
  if (job?.made.projectId !== undefined)
    return {
      projectId: job.made.projectId,
      ...(job.made.deploymentJobId === undefined ? {} : { deploymentJobId: job.made.deploymentJobId }),
    };
  // The job succeeded without naming its project, or is not visible: look for the app that carries this build's id.
  const found = await findProjectOfBuild(ctx, 0);
  if (found !== undefined) return { projectId: found.id };
  const what =
    job === undefined
      ? 'The creation job is not visible'
      : 'The creation job succeeded without naming its project';
  throw new Failure('project-not-found', `${what}, and no app carries this build's id.`, {
    remedy: 'Run the job again.',
  });
}

/**
 * Waits for the second job, which the service runs by itself. Returns the look at the head that began after the
 * fetch.
 */
async function deployed(ctx: Build, jobId: string, pace: Pace): Promise<{ look: Promise<Wanted> }> {
  let look: Promise<Wanted> | undefined;
  ctx.progress.facts.jobId = jobId;
  ctx.log.info(`Job ${jobId}`);
  const job = await followJob(ctx, {
    jobId,
    phase: 'deployment',
    pace,
    onReading: ({ tasks }) => {
      if (tasks[0] !== undefined && tasks[0].state !== 'running') look ??= ctx.look();
    },
  });
  if (job === undefined) {
    throw new Failure(
      'jobs-not-found',
      `The deployment job ${jobId} is not visible, so it is unknown whether the migrations ran.`,
      {
        remedy: 'Run the job again; until then the migrations may be only partly applied.',
      },
    );
  }
  if (job.state === 'skipped')
    throw new Interruption(
      'superseded',
      `Hasura Cloud skipped the deployment: a newer build of ${ctx.progress.facts.name} was requested.${job.error === undefined ? '' : ` It says: ${job.error}`}`,
    );
  if (job.state === 'failed') {
    const step = job.tasks.find(({ state }) => state === 'failed')?.name;
    const what = step === undefined ? 'The deployment' : taskTitle(step);
    throw new Failure('step-failed', `${what} failed, so the app is not finished.`, {
      words: job.error ?? NO_REASON,
      remedy:
        remedyFor(job.error) ?? 'Fix what the error names and push again: the app is rebuilt from scratch.',
    });
  }
  return { look: look ?? ctx.look() };
}
