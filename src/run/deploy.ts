import { type Build, forgetApp } from '../app/build.js';
import { ensureApp } from '../app/ensure.js';
import { ONE_GROUP } from '../app/interruption.js';
import { type Doubt, type Keepable, keepableOf } from '../app/keep.js';
import { type JudgedApp, judgeNamed, judgedNow, newerAmong, refuseToWipe } from '../app/ownership.js';
import { warnOfDatabasesElsewhere } from '../app/removal.js';
import type { KeptData } from '../direct/keep-data.js';
import type { Project } from '../hasura/cloud.js';
import { type Inputs, invalidInputs } from '../inputs/inputs.js';
import { Failure } from '../lib/errors.js';
import { isHere } from '../postgres/url.js';
import { isBeingRemoved } from '../rules/markers.js';
import type { AppFacts, AppRef, Order, Outcome, Progress } from '../rules/preview.js';
import { isLoopback } from '../rules/trusted-hosts.js';
import type { World } from '../rules/world.js';
import type { DeployPlan, Run } from '../session/run.js';
import { lacksRoom, takeRoom } from '../sweep/room.js';
import { buildOf, contentAt, orderOf } from './build.js';
import { checkBeforeBuild, checkKept } from './check.js';
import { usageOf } from './usage.js';
import { deleteApp } from './delete.js';
import { type FromCommit, checkSeeds, fromCommit, seeded } from './direct.js';
import { refuseToReplaceAnother, refuseWithoutProject } from './project-folder.js';

/** What a build would do, before anything is changed. */
export interface Prepared {
  build: Build;
  order: Order;
  found: readonly JudgedApp[];
  /** The app that can stay; absent if one has to be built. */
  keepable: Keepable | undefined;
  /** Whether the build needs a free place: an app that exists already has one. */
  takesRoom: boolean;
}

/**
 * Checks the apps of the name and what the build would be made from. Changes nothing.
 * @param again why this run builds the app once more: the end of "Rebuilt because"
 * @throws Failure `ownership` if the build would wipe an app that is not ours; `input` if there is nothing to build, or
 * if seeds are named that do not exist
 */
export async function prepare(
  run: Run,
  plan: DeployPlan,
  progress: Progress,
  listed: readonly Project[],
  again?: string,
): Promise<Prepared> {
  const { facts } = progress;
  const { hygraphProblems } = run.inputs;
  if (hygraphProblems.length > 0) throw invalidInputs(hygraphProblems);
  const looked = contentAt(run, plan.sha);
  run.services.checkContent?.().catch(() => undefined);
  const found = await judgeNamed(run.ports, plan.app, listed);
  refuseToWipe(found, run.inputs.adoptUnmarked);
  await refuseWithoutProject(run, plan.sha);
  if (!plan.wanted) await refuseToReplaceAnother(run, plan.sha, found);
  facts.stoodBefore = found.length > 0;
  warnOfUnreachable(run.world, run.inputs);
  const order = orderOf(run, plan);
  const build = buildOf(run, plan, progress, { found, looked });
  const keepable = plan.force ? undefined : await keepableOf(build, order, found);
  if (plan.force) facts.rebuiltBecause = again ?? 'a rebuild was asked for';
  if (found.length === 0) delete facts.rebuiltBecause;
  if (keepable === undefined) await checkSeeds(run, plan);
  const takesRoom = found.every(({ reading }) => isBeingRemoved(reading));
  return { build, order, found, keepable, takesRoom };
}

/**
 * Builds the preview, or keeps the existing one if a build would create the same. A preview that turns out to be no
 * longer wanted is deleted, with everything that this build created.
 * @param listed the projects of its name
 * @throws Failure if there is no app, or if it is not as it should be
 */
export async function deploy(
  run: Run,
  plan: DeployPlan,
  progress: Progress,
  listed: readonly Project[],
  again?: string,
): Promise<Outcome> {
  const { world, inputs, report, services } = run;
  const { app } = plan;
  const prepared = await prepare(run, plan, progress, listed, again);
  const { build, order, found, keepable, takesRoom } = prepared;
  if (keepable?.doubt !== undefined) throw notKnown(app.name, keepable.doubt);
  if (keepable !== undefined) await checkKept(run, progress);
  else if (again === undefined) await checkBeforeBuild(run, plan, progress);
  const { direct, kept, doubt } = await dataToKeep(run, plan, prepared, again !== undefined);
  if (doubt !== undefined) throw notKnown(app.name, doubt);
  const { rebuiltBecause } = progress.facts;
  world.log.info(
    keepable !== undefined || kept !== undefined
      ? `Keeping ${app.name}, with its data.`
      : rebuiltBecause === undefined
        ? `Building ${app.name}.`
        : `Rebuilding ${app.name} because ${rebuiltBecause}.`,
  );
  if (keepable === undefined && kept === undefined)
    for (const one of found) if (one.ownership === 'ours') warnOfDatabasesElsewhere(run.ports, one);
  if (takesRoom) {
    // No other app goes for one that cannot be built.
    await direct?.check();
    await takeRoom(run, app.name);
  }
  const { build: own } = build.marks;
  let usage: ReturnType<typeof usageOf> | undefined;
  let asking: ReturnType<typeof askingApi> | undefined;
  const built = await ensureApp(
    {
      ...build,
      remember: (known) => {
        build.remember(known);
        // Nothing waits for these, so they come after the create request.
        if (known === undefined) return;
        usage ??= usageOf(run, build.marks, 'projectId' in known ? known.projectId : undefined);
        asking ??= askingApi(run, plan);
        // A build that fails never asks.
        asking.catch(() => undefined);
      },
      ...(takesRoom ? { lacksRoom: () => lacksRoom(run, { ...app, build: own }) } : {}),
    },
    order,
    keepable,
    // An app that can stay is built only if it turns out to be broken.
    inputs.buildFrom === 'branch'
      ? undefined
      : async (...by) => {
          await (direct ?? (await fromCommit(run, plan))).build(...by, kept);
        },
  );
  if (built.status === 'ready') {
    // If the answer to the create request was lost, no job was there to begin the deployment.
    if (built.how === 'built') report.deployment?.begin({ build: own, sha: plan.sha });
    const used = built.how === 'built' ? await usage : undefined;
    if (used !== undefined) progress.facts.usage = used;
    const begin = await (asking ?? askingApi(run, plan));
    const introspected = begin?.(progress.facts);
    try {
      if (built.how === 'built' && inputs.buildFrom === 'branch') await seeded(run, plan, progress);
    } finally {
      // Its requests end with the run.
      await introspected?.();
    }
    return built;
  }
  if (again && built.status === 'stripped' && built.failure !== undefined) throw built.failure;
  forgetApp(progress.facts);
  switch (built.status) {
    case 'superseded':
      await refuseTwins(run, app, own, built.newer);
      return built;
    case 'unwanted': {
      const { because, failure } = built;
      const ended = await deleteApp(run, { app, unlessAbsent: false, because }, { build: own });
      if (failure === undefined) return ended;
      Object.assign(progress.facts, { created: false, stoodBefore: false });
      throw failure;
    }
    case 'stripped': {
      if (again !== undefined) throw strippedTwice(app.name);
      world.log.info(`${built.because} Building it again.`);
      progress.tasks = [];
      const now = await services.cloud.projectsNamed(app.name);
      return await deploy(run, { ...plan, force: true }, progress, now, built.rebuilt);
    }
    default:
      return built satisfies never;
  }
}

/** What asks a ready app what each role can do; `undefined` if nobody wants to know. */
async function askingApi(
  run: Run,
  plan: DeployPlan,
): Promise<((facts: AppFacts) => () => Promise<void>) | undefined> {
  if (!run.inputs.review) return undefined;
  const { prepareApi } = await import('./api.js');
  return prepareApi(run, plan);
}

/**
 * Decides whether a build from the commit keeps the data of the existing app, and notes that, or why not. Only reads.
 * @returns how such a build is made, if one is due; what is kept, or why that is not known
 */
export async function dataToKeep(
  run: Run,
  plan: DeployPlan,
  { build, found, keepable }: Pick<Prepared, 'build' | 'found' | 'keepable'>,
  isAgain = false,
): Promise<{ direct?: FromCommit; kept?: KeptData; doubt?: Doubt }> {
  const { inputs, world } = run;
  const { facts } = build.progress;
  if (keepable !== undefined || inputs.buildFrom === 'branch') return {};
  const direct = await fromCommit(run, plan, isAgain);
  if (plan.force || found.length === 0) return { direct };
  if (!inputs.keepData) {
    facts.rebuiltBecause = `${facts.rebuiltBecause ?? 'it changed'}, and keep-data is false`;
    return { direct };
  }
  const decision = await direct.decide(build, found);
  if (decision === undefined) return { direct };
  if ('doubt' in decision) return { direct, doubt: decision.doubt };
  if ('why' in decision) {
    facts.rebuiltBecause = decision.why;
    return { direct };
  }
  const { pending, older } = decision.kept;
  delete facts.rebuiltBecause;
  facts.kept = { migrations: pending, older: older.length, seeds: inputs.seeds !== false };
  if (older.length > 0)
    world.log.notice(
      `Older than migrations that were applied before, and applied now: ${older.slice(0, MOST_NAMED).join(', ')}${older.length > MOST_NAMED ? ' …' : ''}.`,
    );
  return { direct, kept: decision.kept };
}

const MOST_NAMED = 20;

function strippedTwice(name: string): Failure {
  return new Failure(
    'databases-dropped',
    `Other runs dropped the databases of ${name} while it was being built, twice.`,
    { remedy: ONE_GROUP },
  );
}

/** An unknown state does not count as changed: the existing app is left as it is. */
function notKnown(name: string, { what, words }: Doubt): Failure {
  return new Failure('state-unknown', `${what}, so ${name} was not changed.`, {
    words,
    remedy:
      "Push again later to keep the app's data. Running this job again rebuilds the app with fresh data.",
  });
}

/** Hasura Cloud cannot reach the runner: a warning now is better than an inconsistent source later. */
function warnOfUnreachable({ log }: World, { databases, apiUrl }: Inputs): void {
  if (databases === undefined || !isHere(databases.server.host) || isLoopback(new URL(apiUrl).hostname))
    return;
  log.warning(
    'postgres-url points to this machine, which Hasura Cloud cannot reach. Use an address that Hasura Cloud can reach.',
    'postgres-on-this-machine',
  );
}

/** The part of a build id that all builds of one run attempt share. */
function runPart(build: string): string {
  return build.slice(0, build.indexOf('@') + 1);
}

/**
 * Ends the run if the newer build that replaced this one is of the same run: two of its jobs build the same app.
 * @throws Failure `input`
 */
async function refuseTwins(run: Run, app: AppRef, own: string, newer?: string): Promise<void> {
  const by = newer ?? newerAmong((await judgedNow(run.ports, app)) ?? [], own);
  if (by?.startsWith(runPart(own)) !== true) return;
  throw new Failure(
    'two-projects-one-name',
    `Another job of this run also builds the app ${app.name}, and replaced what this step had built.`,
    {
      remedy:
        'Give each project its own name with the input name, for example {owner}-{repo}-pr-{pr}-orders.',
    },
  );
}
