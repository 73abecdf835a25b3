import { type Looked, settingsDigest } from '../rules/fingerprint.js';
import { treeOf } from '../github/trees.js';
import type { Project } from '../hasura/cloud.js';
import { isLoopback } from '../rules/trusted-hosts.js';
import { Failure } from '../lib/errors.js';
import { type BuildContext, forgetApp } from '../app/build.js';
import { deploy } from '../app/ensure.js';
import { BeingRemoved } from '../app/interruption.js';
import { type Doubt, type Keepable, keepableOf, proveStanding } from '../app/keep.js';
import { type Standing, buildsOfOurs, judgeNamed, refuseOthers, refuseToWipe } from '../app/ownership.js';
import { stillWanted } from '../session/live.js';
import { buildId, builtAt, isBeingRemoved, newestOf, ownerOf } from '../rules/markers.js';
import { maskedVariables } from '../session/masking.js';
import { placeholders } from '../rules/names.js';
import type { Plan } from '../rules/plan.js';
import { isHere } from '../postgres/url.js';
import type { Deed, Order, Outcome, Progress } from '../rules/preview.js';
import type { Inputs } from '../inputs/inputs.js';
import { lacksRoom, takeRoom, wouldGiveWay } from '../sweep/room.js';
import type { Running } from '../session/run.js';
import type { World } from '../rules/world.js';

type Building = Extract<Plan, { do: 'deploy' }>;
type Looking = Extract<Plan, { do: 'status' }>;

/**
 * How a build ended; `unwanted`: the preview is to go after all, with everything that this build made. With `failure`
 * that is a failure of the run.
 */
export type BuildEnd = Outcome | { status: 'unwanted'; because: string; build: string; failure?: Failure };

/**
 * Builds the preview, or leaves the standing one where it would be built the same.
 * @param listed the projects of its name
 * @param again this run has built it already, and another run took away what it was given
 * @throws Failure when there is no app, or one that is not what it should be
 */
export async function build(
  state: Running,
  plan: Building,
  progress: Progress,
  listed: readonly Project[],
  again = false,
): Promise<BuildEnd> {
  const { inputs, ctx, report, services } = state;
  const { name } = progress.facts;
  const looked = lookedAt(state, plan.sha);
  const standings = await judgeNamed(
    ctx,
    { name, owner: ownerOf(state.run.repository, plan.subject) },
    listed,
  );
  refuseToWipe(standings, inputs.adoptUnmarked);
  progress.facts.stoodBefore = standings.length > 0;
  warnOfUnreachable(state.world, inputs);

  const order = orderOf(state, plan, name);
  const building = contextOf(state, plan, progress, { standings, looked });
  const keepable = plan.force ? undefined : await keepableOf(building, order, standings);
  if (plan.force)
    progress.facts.rebuiltBecause = again ? 'another run dropped its databases' : 'a rebuild was asked for';
  if (standings.length === 0) delete progress.facts.rebuiltBecause;
  // An app that stands takes no further room.
  const makesRoom = standings.every(({ reading }) => isBeingRemoved(reading));
  if (inputs.dryRun) {
    const giveWay = makesRoom ? await wouldGiveWay(state, name) : [];
    return planned(progress.facts, standings, keepable, plan, giveWay);
  }
  if (keepable?.doubt !== undefined) throw notKnown(name, keepable.doubt);
  const { rebuiltBecause } = progress.facts;
  if (rebuiltBecause !== undefined) state.world.log.info(`Rebuilding ${name} because ${rebuiltBecause}.`);
  if (makesRoom) await takeRoom(state, name);
  const { owner, build: own } = building.marks;
  const built = await deploy(
    { ...building, ...(makesRoom ? { lacksRoom: () => lacksRoom(state, { name, owner, build: own }) } : {}) },
    order,
    keepable,
  );
  switch (built.status) {
    case 'ready':
      // An order whose answer was lost had no job that could have begun it.
      if (built.how === 'built') report.deployment?.begin({ build: own, sha: plan.sha });
      return built;
    case 'superseded':
      forgetApp(progress.facts);
      return { status: built.status, because: built.because };
    case 'unwanted':
      forgetApp(progress.facts);
      return { ...built, build: own };
    case 'stripped': {
      if (again) throw strippedTwice(name);
      state.world.log.info(`${built.because} So it is built once more.`);
      forgetApp(progress.facts);
      progress.tasks = [];
      return await build(
        state,
        { ...plan, force: true },
        progress,
        await services.cloud.projectsNamed(name),
        true,
      );
    }
    default:
      return built satisfies never;
  }
}

function strippedTwice(name: string): Failure {
  return new Failure(
    'build',
    `Other runs dropped the databases of ${name} while it was being built, twice.`,
    {
      remedy:
        'Give all jobs that run this action for a pull request one concurrency group, and run the job again.',
    },
  );
}

/**
 * Says how the standing app is, and changes nothing.
 * @throws Failure when it is not as it should be, or not ours
 */
export async function lookAt(
  state: Running,
  plan: Looking,
  progress: Progress,
  listed: readonly Project[],
): Promise<Outcome> {
  const { inputs, ctx } = state;
  const { name } = progress.facts;
  const looked = lookedAt(state, plan.sha);
  const standings = await judgeNamed(
    ctx,
    { name, owner: ownerOf(state.run.repository, plan.subject) },
    listed,
  );
  refuseOthers(standings, inputs.adoptUnmarked);
  const building = contextOf(state, { ...plan, byHand: true, evenIfClosed: true }, progress, {
    standings,
    looked,
  });
  const answer = (because: string): Outcome => ({ status: 'skipped', because, answers: true });
  const [standing] = standings;
  if (standing === undefined)
    return answer(`There is no app ${name}${plan.open ? '; /preview rebuild makes one' : ''}.`);
  const keepable = await keepableOf(building, orderOf(state, plan, name), standings);
  try {
    await proveStanding(building, standing);
  } catch (error) {
    if (!(error instanceof BeingRemoved)) throw error;
    forgetApp(progress.facts);
    return answer(
      `The app ${name} is being removed${plan.open ? '; /preview rebuild makes a new one' : ''}.`,
    );
  }
  const healthy = `The app ${name} stands, healthy and with consistent metadata.`;
  if (keepable?.doubt !== undefined) return answer(`${healthy} ${keepable.doubt.what}.`);
  if (keepable === undefined)
    return answer(
      `${healthy} It is not, or not provably, a finished build of the newest commit; /preview rebuild makes one.`,
    );
  progress.facts.commit = plan.sha;
  if (keepable.changes > 0)
    return answer(
      `${healthy} Some of its variables are not as the workflow has them; the next push sets them.`,
    );
  return { status: 'ready', how: 'unchanged', because: 'It is built from the newest commit' };
}

/** Not known is not changed: what stands is left as it is. */
function notKnown(name: string, { what, words }: Doubt): Failure {
  return new Failure('service', `${what}, so ${name} was left as it was.`, {
    words,
    remedy:
      'Push again later: that keeps the data of the app. Running this job again rebuilds the app, with fresh data.',
  });
}

function contextOf(
  state: Running,
  plan: Pick<Building, 'subject' | 'branch' | 'sha' | 'byHand' | 'evenIfClosed'>,
  progress: Progress,
  { standings, looked }: { standings: readonly Standing[]; looked: BuildContext['looked'] },
): BuildContext {
  const { world, run, inputs, report, services, ctx } = state;
  const { subject, branch } = plan;
  const { name } = progress.facts;
  const marks = {
    owner: ownerOf(run.repository, subject),
    build: buildId({ runId: run.runId, attempt: run.attempt, at: afterAll(standings, ctx.clock.date()) }),
    source: `${run.repository.owner}/${run.repository.name}:${branch}`,
  };
  const known = {
    name,
    ...marks,
    ...(subject.kind === 'pull' ? { pull: subject.number } : {}),
  };
  return {
    ...ctx,
    marks,
    judgedAt: ctx.clock.now(),
    content: looked.then(({ content }) => content),
    looked,
    contentAt: async (sha) => (await lookedAt(state, sha)).content,
    proven: async (last) => {
      const shown = await report.deployment?.proves(last);
      return shown === 'unknown' ? undefined : (shown ?? false);
    },
    progress,
    trust: inputs,
    openApp: (endpoint, adminSecret) => services.openApp(endpoint, adminSecret),
    look: () => stillWanted(services.github, world.log, plan, inputs),
    remember: (jobId) => {
      world.remember({ ...known, ...(jobId === undefined ? {} : { jobId }) });
      // Nothing stood before the order that could wait; from here on there is time.
      if (jobId === undefined) return;
      report.comment?.lookAhead();
      report.deployment?.begin({ build: marks.build, sha: plan.sha });
    },
  };
}

/** A marker that is further ahead of time than this is no clock's: somebody wrote it. */
const CLOCKS_DIFFER_MS = 86_400_000;

/** When a build begins: after those that it replaces, even where a clock was fast that dated one of them. */
function afterAll(standings: readonly Standing[], now: Date): Date {
  const newest = builtAt(newestOf(buildsOfOurs(standings))) ?? 0;
  const isAhead = newest >= now.getTime() && newest - now.getTime() < CLOCKS_DIFFER_MS;
  return isAhead ? new Date(newest + 1) : now;
}

function orderOf(
  { world, run, inputs }: Running,
  { subject, branch, sha }: Pick<Building, 'subject' | 'branch' | 'sha'>,
  name: string,
): Order {
  const values = { ...placeholders(run.repository, subject, branch), name, sha };
  return {
    name,
    repository: run.repository,
    subject,
    branch,
    sha,
    directory: inputs.projectDirectory,
    cloud: inputs.cloud,
    region: inputs.region,
    plan: inputs.plan,
    env: maskedVariables(world, inputs.env, values),
    sourceToken: inputs.sourceToken,
  };
}

/** What a build of this commit would be made from. */
async function lookedAt({ services, world, inputs, early }: Running, sha: string): Promise<Looked> {
  if (!inputs.skipUnchanged) return { content: undefined, why: 'skip-unchanged is false' };
  const { projectDirectory: directory, cloud, region, plan, databases, env } = inputs;
  const tree = await (early?.sha === sha ? early.tree : treeOf(services.github, world.log, sha, directory));
  if (tree.state === 'absent') return { content: undefined, why: `there is no folder ${directory}` };
  const made = databases && {
    server: `${databases.server.host}:${String(databases.server.port)}`,
    user: databases.server.user,
    sslmode: databases.server.sslmode,
    parameters: databases.server.parameters,
    variables: databases.variables,
    template: databases.template,
  };
  const settings = settingsDigest({ directory, cloud, region, plan, databases: made });
  return tree.state === 'unknown'
    ? { content: undefined, unknown: { settings, why: tree.why } }
    : { content: { tree: tree.oid, settings, keys: env.map(({ key }) => key) } };
}

/** What a build would do. */
function planned(
  { name, rebuiltBecause }: Progress['facts'],
  standings: readonly Standing[],
  keepable: Keepable | undefined,
  { because }: Building,
  giveWay: readonly Deed[],
): Outcome {
  const [deed, why] =
    keepable === undefined
      ? standings.length === 0
        ? (['build', 'None stands'] as const)
        : (['rebuild', `A push rebuilds it because ${rebuiltBecause ?? 'it cannot be kept'}`] as const)
      : keepable.doubt !== undefined
        ? (['leave', keepable.doubt.what] as const)
        : keepable.changes === 0
          ? (['keep', 'It would be built the same'] as const)
          : (['update', `${String(keepable.changes)} of its variables differ`] as const);
  return { status: 'planned', deeds: [{ what: 'app', name, deed, why }, ...giveWay], because };
}

/** Hasura Cloud fetches nothing from a runner: better said now than as a source that is inconsistent. */
function warnOfUnreachable({ log }: World, { databases, apiUrl }: Inputs): void {
  if (databases === undefined || !isHere(databases.server.host) || isLoopback(new URL(apiUrl).hostname))
    return;
  log.warning(
    'postgres-url names a server on this machine, which Hasura Cloud cannot reach. Give an address that it can.',
  );
}
