import type { Variable } from '../rules/preview.js';
import type { Inputs } from '../inputs/inputs.js';
import type { Report } from '../report/report.js';
import { buildId } from '../rules/markers.js';
import { type Compared, type Live, type Plan, type PlannedApp, decide, outdated } from '../rules/plan.js';
import type { Outcome, Progress } from '../rules/preview.js';
import { questionOf } from '../rules/trigger.js';
import type { World } from '../rules/world.js';
import type { GitHubContext } from '../runner/event.js';
import { appDeployment, connected, stickyComment } from '../session/connect.js';
import type { AppPlan, Run } from '../session/run.js';
import { checkOnly } from './check.js';
import { acknowledge, askedFor, refusedCommand } from './command.js';
import { deleteApp } from './delete.js';
import { deploy } from './deploy.js';
import { dryRun } from './dry-run.js';
import { otherNames } from './other-names.js';
import { prefetch } from './prefetch.js';
import { status } from './status.js';

/**
 * Brings what exists in line with what is wanted: reads the current state from GitHub, decides, and acts.
 * @param onlyChecked why the run can only check the project, if the event alone says so
 * @throws Failure if the wanted state could not be reached or proved
 */
export async function converge(
  world: World,
  context: GitHubContext,
  inputs: Inputs,
  report: Report,
  onlyChecked: string | undefined,
): Promise<Outcome> {
  const { trigger, repository } = context;
  if (trigger.kind === 'ignored') return { status: 'skipped', because: trigger.why };
  const question = questionOf(trigger, inputs);
  return await connected(world, inputs, repository, inputs.timeoutMs, async (services, ports) => {
    const looking = { world, context, inputs, report, services };
    const asked = await askedFor(looking);
    if (asked === undefined) return { status: 'skipped', because: refusedCommand(trigger) };
    const prefetched = prefetch(looking, question);
    const run: Run = { ...looking, prefetched, ports: await ports() };
    const live = await prefetched.live;
    sayOfOthers(world, live);
    return await act(run, decide(question, live, inputs, { ...asked, onlyChecked }, repository));
  });
}

/** A push is acted on for one pull request; whoever waits for another preview should know. */
function sayOfOthers({ log }: World, live: Live): void {
  if (live.kind !== 'branch' || live.pull === undefined || (live.others ?? []).length === 0) return;
  const others = (live.others ?? []).map((number) => `#${String(number)}`).join(', ');
  log.notice(
    `Branch ${live.live.branch} has several open pull requests. This run acts on #${String(live.pull.number)} only, not on ${others}. To give each its own preview, start the workflow on pull_request instead of push.`,
  );
}

/** Carries out a plan; a dry run only reports what it would do. */
async function act(run: Run, plan: Plan): Promise<Outcome> {
  const { context, services } = run;
  // A build that began after the decision is not this run's to delete.
  const decided = buildId({ runId: context.runId, attempt: context.attempt, at: services.clock.date() });
  await acknowledge(run, plan);
  if (plan.do === 'skip' && plan.closed !== undefined) await foldReview(run, plan.closed);
  const compared = comparedBy(plan);
  const reviewing = compared && (await review(run, compared, plan.do !== 'deploy'));
  const rehearsing = await rehearsal(run, plan);
  let outcome: Outcome | undefined;
  try {
    outcome = await carryOut(run, plan, decided);
    return outcome;
  } finally {
    const isKept = outcome?.status === 'ready' && outcome.how !== 'built';
    const wasBuilt = plan.do === 'deploy' && !isKept;
    // Their requests end with the run.
    await Promise.all([reviewing?.(wasBuilt), rehearsing?.(wasBuilt)]);
  }
}

async function carryOut(run: Run, plan: Plan, decided: string): Promise<Outcome> {
  const { world, context, inputs } = run;
  if (plan.do === 'skip') return { status: 'skipped', because: plan.because };
  if (plan.do === 'sweep') {
    // Most runs never sweep, so its code is loaded only here.
    const { sweepAll } = await import('../sweep/sweep.js');
    return await sweepAll(run);
  }
  if (plan.do === 'check') return await checkOnly(run, plan);
  const old = outdated(context.trigger, plan);
  if (old !== undefined) world.log.notice(old);
  const { name } = plan.app;
  world.log.info(`${plan.because}: ${DOING[plan.do]} ${name}.`);
  const progress = begin(run, plan);
  const listed = run.prefetched.projectsNamed(name);
  if (inputs.dryRun && plan.do !== 'status') return await dryRun(run, plan, progress, await listed);
  switch (plan.do) {
    case 'deploy':
      return await deploy(run, plan, progress, await listed);
    case 'delete':
      return await deleteApp(run, plan, {
        build: decided,
        allListed: true,
        listed,
        ...(plan.over ? { others: otherNames(run, plan) } : {}),
      });
    case 'status':
      return await status(run, plan, progress, await listed);
    default:
      return plan satisfies never;
  }
}

/** What a plan gives a reviewer to read. */
function comparedBy(plan: Plan): Compared | undefined {
  if (plan.do === 'deploy' || plan.do === 'check') return plan;
  return plan.do === 'skip' || plan.do === 'delete' ? plan.review : undefined;
}

/** Folds what a comment says of the changes, once the pull request is over. */
async function foldReview(run: Run, closed: PlannedApp): Promise<void> {
  const { commentReview } = await import('./review.js');
  commentReview(run, closed);
  await run.report.reviewComment?.fold();
}

/** Begins a review. @returns waits for its end */
async function review(
  run: Run,
  compared: Compared,
  alone: boolean,
): Promise<(wasBuilt: boolean) => Promise<void>> {
  const { beginReview, commentReview } = await import('./review.js');
  if (alone) commentReview(run, compared);
  return beginReview(run, compared);
}

/** Begins a rehearsal, for a plan that is about a whole project. @returns waits for its end */
async function rehearsal(run: Run, plan: Plan): Promise<((wasBuilt: boolean) => Promise<void>) | undefined> {
  if ((plan.do !== 'deploy' && plan.do !== 'check') || run.inputs.rehearsal === 'off') return undefined;
  const { beginRehearsal } = await import('./rehearsal.js');
  return beginRehearsal(run, plan);
}

const DOING = { deploy: 'checking', delete: 'removing', status: 'checking' };

/**
 * From here on the report knows what it is about, and where to write it. A dry run is reported only in the run
 * itself.
 */
function begin({ world, context, inputs, report, services }: Run, plan: AppPlan): Progress {
  const { app, subject, branch } = plan;
  report.dryRun = inputs.dryRun;
  if (inputs.comment && subject.kind === 'pull' && !inputs.dryRun)
    report.comment = stickyComment(world, services, subject.number, app);
  // The deployment is also evidence, which a dry run needs; a dry run never shows an end there.
  if (inputs.deployment)
    report.deployment = appDeployment(world, services, inputs.environment, {
      ...app,
      logUrl: context.logUrl,
    });
  return report.begin({
    name: app.name,
    subject,
    branch,
    ...(plan.do === 'delete' ? {} : { sha: plan.sha }),
    ...(inputs.skipUnchanged ? { folder: inputs.projectDirectory } : {}),
    ...(inputs.buildFrom === 'commit' && inputs.keepData ? { keepsData: true } : {}),
    repositoryUrl: context.repositoryUrl,
    access: {
      open: isSet(inputs.env, 'HASURA_GRAPHQL_UNAUTHORIZED_ROLE'),
      ownSecret: isSet(inputs.env, 'HASURA_GRAPHQL_ADMIN_SECRET'),
    },
  });
}

function isSet(variables: readonly Variable[], key: string): boolean {
  return variables.some((variable) => variable.key === key && variable.value !== '');
}
