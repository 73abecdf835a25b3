import { acknowledge, askedFor, refusedCommand } from './command.js';
import { build, lookAt } from './deploy.js';
import { treeOf } from '../github/trees.js';
import type { Project } from '../hasura/cloud.js';
import { startDeadline } from '../lib/deadline.js';
import type { Context } from '../app/build.js';
import { remove } from '../app/remove.js';
import { judgeNamed, mayTouch, newerBuild, whyNotOurs } from '../app/ownership.js';
import { builtMeanwhile } from '../app/interruption.js';
import { readLive } from '../session/live.js';
import { buildId, newestOf, ownerOf } from '../rules/markers.js';
import { type Plan, type Question, decide, outdated, questionOf } from '../rules/plan.js';
import type { Deed, Outcome, Progress } from '../rules/preview.js';
import type { Report } from '../report/report.js';
import type { RunContext } from '../runner/event.js';
import type { Inputs } from '../inputs/inputs.js';
import { type Running, nameOf } from '../session/run.js';
import { type Services, appDeployment, companionsOf, connect, stickyComment } from '../session/connect.js';
import type { World } from '../rules/world.js';

type Acting = Exclude<Plan, { do: 'skip' }>;

/**
 * Brings what stands in line with what is wanted: looks at GitHub as it is now, decides, and builds or removes.
 * @throws Failure when the wanted state could not be brought about or proved
 */
export async function converge(
  world: World,
  run: RunContext,
  inputs: Inputs,
  report: Report,
): Promise<Outcome> {
  const { trigger } = run;
  if (trigger.kind === 'ignored') return { status: 'skipped', because: trigger.why };
  const question = questionOf(trigger, inputs);
  if (question.look === 'everything') return await sweep(world, run, inputs);
  return await connected(world, run, inputs, async (services, context) => {
    const asking = { ...services, log: world.log, dryRun: inputs.dryRun };
    const asked = await askedFor(asking, run);
    if (asked === undefined) return { status: 'skipped', because: refusedCommand(trigger) };
    // GitHub and Hasura Cloud are asked together, as far as the name is known before GitHub has answered.
    const guess = guessedName(question, run, inputs);
    const listing = guess === undefined ? undefined : services.cloud.projectsNamed(guess);
    listing?.catch(() => undefined);
    const live = readLive(services.github, question);
    live.catch(() => undefined);
    const early = earlyTree(services, world, run, inputs);
    // What makes databases is loaded while GitHub answers; it touches no server before the plan stands.
    const state: Running = { world, run, inputs, report, services, ctx: await context(), early };

    const plan = decide(question, await live, inputs, asked);
    // What was begun after that look is not this run's to remove.
    const decided = buildId({ runId: run.runId, attempt: run.attempt, at: services.clock.date() });
    await acknowledge(asking, trigger, plan);
    if (plan.do === 'skip') return { status: 'skipped', because: plan.because };

    const old = outdated(trigger, plan);
    if (old !== undefined) world.log.notice(old);
    const name = nameOf(state, plan.subject, plan.branch);
    world.log.info(`${plan.because}: ${DOING[plan.do]} ${name}.`);
    const progress = announce(state, plan, name);
    const listed = name === guess && listing !== undefined ? listing : services.cloud.projectsNamed(name);
    switch (plan.do) {
      case 'deploy': {
        const built = await build(state, plan, progress, await listed);
        if (built.status !== 'unwanted') return built;
        const { because, build: upTo, failure } = built;
        const ended = await tearDown(state, { ...plan, unlessAbsent: false, because }, { name, build: upTo });
        if (failure !== undefined) {
          Object.assign(progress.facts, { created: false, stoodBefore: false });
          throw failure;
        }
        return ended;
      }
      case 'delete':
        return await tearDown(state, plan, { name, build: decided, andListed: true }, listed);
      case 'status':
        return await lookAt(state, plan, progress, await listed);
      default:
        return plan satisfies never;
    }
  });
}

/** Looks at every preview; most runs never do, so its code is loaded only here. */
async function sweep(world: World, run: RunContext, inputs: Inputs): Promise<Outcome> {
  if (inputs.mode === 'deploy' || inputs.mode === 'delete')
    return { status: 'skipped', because: `A schedule sweeps, and mode is ${inputs.mode}.` };
  const { sweepAll } = await import('../sweep/sweep.js');
  return await connected(world, run, inputs, async (services, context) =>
    sweepAll({ world, run, inputs, services, ctx: await context() }),
  );
}

/** Works with the services until the run's deadline. */
async function connected(
  world: World,
  run: RunContext,
  inputs: Inputs,
  work: (services: Services, context: () => Promise<Context>) => Promise<Outcome>,
): Promise<Outcome> {
  const deadline = startDeadline(world.clock, inputs.timeoutMs, world.signal);
  try {
    const services = await connect(world, inputs, run.repository, deadline);
    return await work(services, async () => ({
      cloud: services.cloud,
      companions: await companionsOf(world, inputs, deadline.signal),
      clock: services.clock,
      signal: deadline.signal,
      log: world.log,
      doing: deadline.doing,
      adoptUnmarked: inputs.adoptUnmarked,
    }));
  } finally {
    deadline.end();
  }
}

/** The folder's tree at the commit that the event names, which is the newest one nearly always. */
function earlyTree(
  { github }: Services,
  { log }: World,
  { trigger }: RunContext,
  { skipUnchanged, projectDirectory }: Inputs,
): Running['early'] {
  if (trigger.kind !== 'pull-request' || !trigger.open || !skipUnchanged) return undefined;
  return { sha: trigger.headSha, tree: treeOf(github, log, trigger.headSha, projectDirectory) };
}

const DOING = { deploy: 'building', delete: 'removing', status: 'looking at' };

/** The app's name before GitHub was asked, where it cannot turn out otherwise for a usual event. */
function guessedName(question: Question, run: RunContext, inputs: Inputs): string | undefined {
  if (question.look === 'branch')
    return question.why === 'deleted'
      ? nameOf({ run, inputs }, { kind: 'branch', branch: question.branch }, question.branch)
      : undefined;
  const branch = run.trigger.kind === 'pull-request' ? run.trigger.headBranch : '';
  if (branch === '' && inputs.nameTemplate.includes('{branch}')) return undefined;
  return nameOf({ run, inputs }, { kind: 'pull', number: question.number }, branch);
}

/** From here on the report knows what it is about, and where to say it. A dry run is said nowhere but here. */
function announce({ world, run, inputs, report, services }: Running, plan: Acting, name: string): Progress {
  const { subject, branch } = plan;
  const owner = ownerOf(run.repository, subject);
  if (inputs.comment && subject.kind === 'pull' && !inputs.dryRun)
    report.comment = stickyComment(world, services, subject.number, { owner, name });
  // It is evidence, too, which a dry run needs; it never has an end that is shown.
  if (inputs.deployment)
    report.deployment = appDeployment(world, services, inputs.environment, {
      owner,
      name,
      logUrl: run.logUrl,
    });
  return report.begin({
    name,
    subject,
    branch,
    ...(plan.do === 'delete' ? {} : { sha: plan.sha }),
    ...(inputs.skipUnchanged ? { folder: inputs.projectDirectory } : {}),
    repositoryUrl: run.repositoryUrl,
  });
}

/** What there is to remove, and why. */
type Removal = Pick<Extract<Plan, { do: 'delete' }>, 'subject' | 'unlessAbsent' | 'because'>;

async function tearDown(
  { run, report, inputs, ctx }: Running,
  { subject, unlessAbsent, because }: Removal,
  app: { name: string; build: string; andListed?: boolean },
  listed?: Promise<Project[]>,
): Promise<Outcome> {
  const target = { ...app, owner: ownerOf(run.repository, subject) };
  if (inputs.dryRun) {
    return { status: 'planned', deeds: await wouldRemove(ctx, target, await listed), because };
  }
  report.comment?.lookAhead();
  ctx.doing(`removing ${app.name}`);
  const withdraw = async (build: string): Promise<void> => report.deployment?.withdraw(build);
  const gone = await ctx.log.group(`Remove ${app.name}`, () => remove(ctx, target, { listed, withdraw }));
  const build = newestOf([gone.build, app.build]);
  const nothing = [...gone.removed, ...gone.databases, ...gone.left].length === 0;
  // What is said of a newer build is that run's to say, and a removal takes a while.
  const newer = gone.newer ?? (nothing ? undefined : await newerBuild(ctx, target, build));
  if (newer !== undefined) return { status: 'superseded', because: builtMeanwhile(app.name, newer) };
  if (unlessAbsent && nothing) return { status: 'skipped', because: `${because}, so it gets no preview.` };
  const { removed, databases, left } = gone;
  return { status: 'deleted', removed, databases, left, build, because };
}

/** What a removal would do. */
async function wouldRemove(
  ctx: Context,
  target: { name: string; owner: string },
  listed?: readonly Project[],
): Promise<Deed[]> {
  const standings = await judgeNamed(ctx, target, listed);
  const things = await Promise.all(ctx.companions.map((companion) => companion.standing(target.owner)));
  return [
    ...standings.map((standing): Deed =>
      mayTouch(standing, ctx.adoptUnmarked)
        ? { what: 'app', name: standing.project.name, deed: 'remove', why: 'It is this preview’s.' }
        : { what: 'app', name: standing.project.name, deed: 'leave', why: whyNotOurs(standing) },
    ),
    ...things
      .flat()
      .filter(({ app }) => app.owner === target.owner && app.name === target.name)
      .map(({ kind, thing }): Deed => ({
        what: kind,
        name: thing,
        deed: 'remove',
        why: 'It was made for this preview.',
      })),
  ];
}
