import type { Project } from './hasura/cloud.js';
import { startDeadline } from './lib/deadline.js';
import { type BuildContext, type Context, forgetApp } from './lifecycle/context.js';
import { remove } from './lifecycle/delete.js';
import { deploy } from './lifecycle/deploy.js';
import { judgeNamed, refuseToWipe } from './lifecycle/ownership.js';
import { isLoopback } from './hosts.js';
import { buildId, ownerOf } from './markers.js';
import { appName, filledVariables, placeholders } from './names.js';
import { type Plan, type Question, decide, outdated, questionOf } from './plan.js';
import { readLive, stillWanted } from './look.js';
import { isHere } from './postgres-url.js';
import type { Order, Outcome, Progress, Subject } from './preview.js';
import type { Report } from './report/report.js';
import type { RunContext } from './runner/event.js';
import type { Inputs } from './runner/inputs.js';
import { type Services, companionsOf, connect, stickyComment } from './services.js';
import type { World } from './world.js';

type Acting = Exclude<Plan, { do: 'skip' }>;

/** What the steps below share. */
interface Run {
  world: World;
  run: RunContext;
  inputs: Inputs;
  report: Report;
  services: Services;
  ctx: Context;
}

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
  if (run.trigger.kind === 'ignored') return { status: 'skipped', because: run.trigger.why };
  const question = questionOf(run.trigger, inputs);
  const deadline = startDeadline(world.clock, inputs.timeoutMs, world.signal);
  try {
    const services = await connect(world, inputs, run.repository, deadline);
    // GitHub and Hasura Cloud are asked together, as far as the name is known before GitHub has answered.
    const guess = guessedName(question, run, inputs);
    const listing = guess === undefined ? undefined : services.cloud.projectsNamed(guess);
    listing?.catch(() => undefined);
    const live = readLive(services.github, question);
    live.catch(() => undefined);
    const ctx: Context = {
      cloud: services.cloud,
      // What makes databases is loaded while GitHub answers; it touches no server before the plan stands.
      companions: await companionsOf(world, inputs, deadline.signal),
      clock: world.clock,
      signal: deadline.signal,
      log: world.log,
      doing: deadline.doing,
      adoptUnmarked: inputs.adoptUnmarked,
    };
    const state: Run = { world, run, inputs, report, services, ctx };

    const plan = decide(question, await live, inputs, run.manual);
    if (plan.do === 'skip') return { status: 'skipped', because: plan.because };

    const old = outdated(run.trigger, plan);
    if (old !== undefined) world.log.notice(old);
    const name = nameOf(state, plan.subject, plan.branch);
    world.log.info(`${plan.because}: ${plan.do === 'deploy' ? 'building' : 'removing'} ${name}.`);
    const progress = announce(state, plan, name);
    const listed = name === guess && listing !== undefined ? listing : services.cloud.projectsNamed(name);
    return plan.do === 'deploy'
      ? await build(state, plan, progress, await listed)
      : await tearDown(state, plan, { name }, plan.because, listed);
  } finally {
    deadline.end();
  }
}

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

function nameOf({ run, inputs }: Pick<Run, 'run' | 'inputs'>, subject: Subject, branch: string): string {
  return appName(inputs.nameTemplate, placeholders(run.repository, subject, branch));
}

/** From here on the report knows what it is about, and where to say it. */
function announce({ world, run, inputs, report, services }: Run, plan: Acting, name: string): Progress {
  const { subject, branch } = plan;
  if (inputs.comment && subject.kind === 'pull') {
    const owner = ownerOf(run.repository, subject);
    report.comment = stickyComment(world, services, subject.number, { owner, name });
  }
  return report.begin({
    name,
    subject,
    branch,
    ...(plan.do === 'deploy' ? { sha: plan.sha } : {}),
    repositoryUrl: run.repositoryUrl,
  });
}

async function build(
  state: Run,
  plan: Acting & { do: 'deploy' },
  progress: Progress,
  listed: Project[],
): Promise<Outcome> {
  const { world, run, inputs, report, services, ctx } = state;
  const { subject, branch, sha } = plan;
  const { name } = progress.facts;
  const owner = ownerOf(run.repository, subject);
  const standings = await judgeNamed(ctx, { name, owner }, listed);
  refuseToWipe(standings, inputs.adoptUnmarked);
  progress.facts.stoodBefore = standings.length > 0;
  warnOfUnreachable(world, inputs);

  const values = { ...placeholders(run.repository, subject, branch), name, sha };
  const order: Order = {
    name,
    repository: run.repository,
    subject,
    branch,
    sha,
    directory: inputs.projectDirectory,
    cloud: inputs.cloud,
    region: inputs.region,
    plan: inputs.plan,
    env: filledVariables(inputs.env, values),
    sourceToken: inputs.sourceToken,
  };
  const marks = {
    owner,
    build: buildId({ runId: run.runId, attempt: run.attempt, at: world.clock.date() }),
    source: `${run.repository.owner}/${run.repository.name}:${branch}`,
  };
  const known = {
    name,
    ...marks,
    ...(subject.kind === 'pull' ? { pull: subject.number } : {}),
  };
  const building: BuildContext = {
    ...ctx,
    marks,
    progress,
    trust: inputs,
    openApp: (endpoint, adminSecret) => services.openApp(endpoint, adminSecret),
    look: () => stillWanted(services.github, world.log, plan),
    remember: (jobId) => {
      world.remember({ ...known, ...(jobId === undefined ? {} : { jobId }) });
      // Nothing stood before the order that could wait; from here on there is time.
      if (jobId !== undefined) report.comment?.lookAhead();
    },
  };
  const built = await deploy(building, order);
  switch (built.status) {
    case 'ready':
      return { status: 'ready' };
    case 'superseded':
      forgetApp(progress.facts);
      return { status: 'superseded', because: built.because };
    case 'unwanted':
      forgetApp(progress.facts);
      return await tearDown(state, plan, { name, build: marks.build }, built.because);
    default:
      return built satisfies never;
  }
}

/** Hasura Cloud fetches nothing from a runner: better said now than as a source that is inconsistent. */
function warnOfUnreachable({ log }: World, { databases, apiUrl }: Inputs): void {
  if (databases === undefined || !isHere(databases.server.host) || isLoopback(new URL(apiUrl).hostname))
    return;
  log.warning(
    'postgres-url names a server on this machine, which Hasura Cloud cannot reach. Give an address that it can.',
  );
}

async function tearDown(
  { run, report, ctx }: Run,
  plan: Acting,
  app: { name: string; build?: string },
  because: string,
  listed?: Promise<Project[]>,
): Promise<Outcome> {
  report.comment?.lookAhead();
  ctx.doing(`removing ${app.name}`);
  const removed = await ctx.log.group(`Remove ${app.name}`, () =>
    remove(ctx, { ...app, owner: ownerOf(run.repository, plan.subject) }, listed),
  );
  return { status: 'deleted', ...removed, because };
}
