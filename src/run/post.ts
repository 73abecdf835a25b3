import { consoleUrl } from '../hasura/cloud.js';
import { type Claim, claimProject } from '../app/claim.js';
import { type JudgedApp, judgeAll } from '../app/ownership.js';
import { passes } from '../hasura/refusals.js';
import { type Inputs, rehearsalServerIn } from '../inputs/inputs.js';
import { asFailure } from '../lib/errors.js';
import { duration } from '../lib/text.js';
import { commitUrl } from '../report/outcome-view.js';
import { Report } from '../report/report.js';
import { buildIn, isBeingRemoved, isFromCommit, isNewer } from '../rules/markers.js';
import type { BuildInProgress, World } from '../rules/world.js';
import { type GitHubContext, readContext } from '../runner/event.js';
import { appDeployment, connected, stickyComment } from '../session/connect.js';
import { readMaskedInputs } from '../session/inputs.js';
import { maskTokens } from '../session/masking.js';

/** A post step has about four and three quarter minutes after a cancel. */
const FINISH_WITHIN_MS = 240_000;
/** How long an ordered app may take to appear, depending on whether the job that creates it can be watched. */
const SHOWS_WITHIN_MS = { watched: 180_000, unwatched: 120_000 };
/** How long a change of the variables may take to show whose answer was lost. A new project never shows its name. */
const TAKEN_OVER_WITHIN_MS = 20_000;
const LOOK_FOR_ORDERED_EVERY_MS = 5_000;

/**
 * The post step: silent after a normal run. After a run that was cancelled or died during a build, it reports what
 * exists and what happens to it, and changes the comment from "building" to "interrupted". It builds and deletes
 * nothing else, except for what a rehearsal left.
 * @returns the exit code; a problem here is a warning, never a second failure of the job
 */
export async function post(world: World): Promise<number> {
  maskTokens(world);
  await removeServer(world);
  const interrupted = world.remembered();
  if (interrupted === undefined) return 0;
  const report = new Report(world);
  try {
    const context = readContext((name) => world.env(name));
    report.logUrl = context.logUrl;
    const inputs = readMaskedInputs(world, context.repository);
    await reportInterruption(world, context, inputs, report, interrupted);
  } catch (error) {
    world.log.warning(
      `Could not find out what the interrupted run left: ${asFailure(error).message} The next run for this preview cleans up.`,
      'interruption-unclear',
    );
  }
  return 0;
}

/** Removes what a rehearsal has left that was killed. */
async function removeServer(world: World): Promise<void> {
  const { clock, env, log } = world;
  const left = world.leftServer();
  if (left === undefined) return;
  try {
    const { removeLeft } = await import('../rehearsal/start.js');
    await removeLeft(clock, left, { service: rehearsalServerIn(world), temp: env('RUNNER_TEMP') });
  } catch (error) {
    const what = 'folder' in left ? `folder ${left.folder}` : `role ${left.role}`;
    log.warning(
      `What the rehearsal of the migrations left was not removed, with the ${what}: ${asFailure(error).message}`,
      'not-rehearsed',
    );
  }
}

/**
 * Finds out what an interrupted build left, and reports it where the build was announced. It deletes no app, but
 * waits until the ordered app appears or its job ends: a deletion right afterwards would find nothing, and the app
 * would stay for good.
 */
async function reportInterruption(
  world: World,
  context: GitHubContext,
  inputs: Inputs,
  report: Report,
  interrupted: BuildInProgress,
): Promise<void> {
  const { name, owner, build, pull, sha } = interrupted;
  const { clock, log } = world;
  await connected(world, inputs, context.repository, FINISH_WITHIN_MS, async (services, _, signal) => {
    if (pull !== undefined && inputs.comment)
      report.comment = stickyComment(world, services, pull, { owner, name });
    if (inputs.deployment) {
      const app = { owner, name, logUrl: context.logUrl };
      report.deployment = appDeployment(world, services, inputs.environment, app);
    }
    const watch = { cloud: services.cloud, clock, log, signal };
    const ours = await untilShown(watch, interrupted).catch(async (error: unknown) => {
      // It is unknown what exists, but it is known that the build did not finish.
      await report.deployment?.finish('interrupted', { build });
      throw error;
    });
    if (ours.some(({ reading }) => isNewer(buildIn(reading), build))) {
      log.info(`A newer run took over ${name}; there is nothing to report.`);
      await report.deployment?.finish('superseded', { build });
      return;
    }
    const own = ours.find(({ reading }) => buildIn(reading) === build);
    await report.interrupted(whatWasLeft(interrupted, ours), build, {
      name,
      ...(own === undefined ? {} : { consoleUrl: consoleUrl(own.project.id) }),
      ...(sha === undefined
        ? {}
        : { commit: { sha, url: commitUrl(context.repositoryUrl, sha), certain: false } }),
      belongsTo: pull === undefined ? 'branch' : 'pull request',
    });
  });
}

type Watch = Pick<Claim, 'cloud' | 'clock' | 'signal' | 'log'>;

/** The apps of this owner, once this build's app is among them or can no longer be expected. */
async function untilShown(watch: Watch, interrupted: BuildInProgress): Promise<JudgedApp[]> {
  const { cloud, clock, log, signal } = watch;
  const { name, owner, build, jobId, projectId } = interrupted;
  const waitsMs = isFromCommit(interrupted.from)
    ? TAKEN_OVER_WITHIN_MS
    : jobId === undefined
      ? SHOWS_WITHIN_MS.unwatched
      : SHOWS_WITHIN_MS.watched;
  const until = clock.now() + waitsMs;
  let [claimed, said] = [false, false];
  for (;;) {
    try {
      const job = jobId === undefined ? undefined : await cloud.job(jobId);
      const made = projectId ?? job?.made.projectId;
      if (made !== undefined && !claimed) {
        await claim(watch, interrupted, made);
        claimed = true;
      }
      const found = await judgeAll({ cloud }, await cloud.projectsNamed(name), owner);
      const ours = found.filter(({ ownership }) => ownership === 'ours');
      const builds = ours.map(({ reading }) => buildIn(reading));
      const settled = builds.some((at) => at === build || isNewer(at, build));
      const ended = job !== undefined && job.state !== 'pending';
      if (settled || ended || clock.now() >= until) return ours;
      if (!said)
        log.info(
          `${name} was requested and is not listed yet. Waiting up to ${duration(waitsMs)}, so that a run that deletes it can find it.`,
        );
      said = true;
    } catch (error) {
      // An outage passes; the ordered creation continues meanwhile.
      if (!passes(error) || clock.now() >= until) throw error;
    }
    await clock.sleep(LOOK_FOR_ORDERED_EVERY_MS, signal);
  }
}

/**
 * Gives a project of this build our marker and its name, if the service omitted them and the run had no time left.
 */
async function claim(watch: Watch, marks: BuildInProgress, projectId: string): Promise<void> {
  try {
    await claimProject(
      { ...watch, marks, progress: { facts: { name: marks.name, created: true } } },
      projectId,
    );
  } catch (error) {
    if (passes(error)) throw error;
    watch.log.warning(
      `The project ${projectId} of this build could not be renamed to ${marks.name}: ${(error as Error).message} Delete it in Hasura Cloud if it still exists.`,
      'project-not-renamed',
    );
  }
}

function whatWasLeft({ name, build, from, projectId }: BuildInProgress, ours: readonly JudgedApp[]): string {
  const then =
    'The next push rebuilds it. It is deleted when its pull request closes or its branch is deleted.';
  if (ours.some(({ reading }) => isBeingRemoved(reading))) return `The app ${name} is being removed.`;
  if (ours.some(({ reading }) => buildIn(reading) === build))
    return `The app ${name} exists but is not finished${isFromCommit(from) ? '' : '; Hasura Cloud may still be building it'}. ${then}`;
  if (ours.length > 0) return `An earlier build of ${name} exists. ${then}`;
  // The service gives a new project a name of its own, and nobody else knows that it was made for this build.
  const unnamed =
    isFromCommit(from) && projectId === undefined
      ? ' If the run was interrupted while its project was being created, the account may have a new project under a random name: delete it in Hasura Cloud if nobody else has created it.'
      : '';
  return `No app ${name} exists. The next push builds it.${unnamed}`;
}
