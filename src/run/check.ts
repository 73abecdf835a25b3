import { Failure, asFailure } from '../lib/errors.js';
import { within } from '../lib/within.js';
import type { CheckOptions } from '../check/check.js';
import type { GivenAs } from '../check/variables.js';
import { type Finding, counted, errorsIn, markOld, problemCount } from '../rules/finding.js';
import type { Outcome, Progress } from '../rules/preview.js';
import { leadsToHygraph } from '../rules/trusted-hosts.js';
import type { CheckPlan, DeployPlan, Run } from '../session/run.js';
import { contentFindings } from './content.js';
import { refuseWithoutProject } from './project-folder.js';

/** How long a build may wait for the check of its project, and the report for that of the base. */
const [CHECK_WITHIN_MS, BASE_WITHIN_MS] = [30_000, 30_000];

type Of = Pick<CheckPlan, 'sha' | 'base'>;

/**
 * Judges the project of a commit, and does nothing else.
 * @throws Failure if the commit has no project, or in mode check if GitHub does not return its files
 */
export async function checkOnly(run: Run, plan: CheckPlan): Promise<Outcome> {
  const { world, context, inputs, report } = run;
  const { sha, because } = plan;
  world.log.info(`${because}. Checking the project of commit ${sha.slice(0, 7)}.`);
  report.readsFrom({ repositoryUrl: context.repositoryUrl, sha });
  await refuseWithoutProject(run, sha, plan.fork);
  const found = await findingsAt(run, sha, plan.fork);
  if (!Array.isArray(found)) {
    const failure = notChecked(found.unknown);
    if (inputs.mode === 'check') throw failure;
    // Whoever has no secrets did not ask for the check.
    world.log.warning(failure.message, 'not-checked');
    return { status: 'skipped', because };
  }
  report.findings(await asNew(run, plan, found));
  return { status: 'checked', because, sha };
}

/**
 * Judges the project that is about to be built, and the content that it reads. What is found is reported at the end of
 * the run.
 * @throws Failure `build` before anything is created if the content has errors, or if the project has some and `check`
 * is `error`
 */
export async function checkBeforeBuild(run: Run, plan: DeployPlan, progress: Progress): Promise<void> {
  const { report } = run;
  const [project, content] = await Promise.all([judgedProject(run, plan), contentFindings(run, progress)]);
  if (content !== undefined) report.findings(content);
  const [inProject, inContent] = [errorsIn(project ?? []), errorsIn(content ?? [])];
  const failed = inProject + inContent > 0;
  if (project !== undefined) {
    // Nothing waits for the base: it only tells old findings from new ones.
    const marked = asNew(run, plan, project);
    report.findings(failed ? await marked : marked);
  }
  if (!failed) return;
  const where = [
    ...(inProject === 0 ? [] : [`${problemCount(inProject)} in the project`]),
    ...(inContent === 0 ? [] : [`${problemCount(inContent)} with the content in Hygraph`]),
  ];
  throw new Failure(
    inProject === 0 ? 'content-faulty' : 'project-faulty',
    `Not built: ${where.join(' and ')}. Nothing was created or deleted.`,
    {
      remedy:
        inProject === 0
          ? 'Fix it in Hygraph or in the inputs, and run the job again. To build anyway, name the rule in the input ignore.'
          : 'Fix them and push. To build anyway, set check to warn, or silence a rule with preview-ignore or the input ignore.',
    },
  );
}

/** Judges the content of an app that is kept. A build would not change it, so nothing that is found is an error. */
export async function checkKept(run: Run, progress: Progress): Promise<void> {
  const content = await contentFindings(run, progress);
  if (content !== undefined) run.report.findings(content.map(softened));
}

/** The findings of the project that is about to be built; `undefined` if it could not be checked, or should not be. */
async function judgedProject(run: Run, { sha }: DeployPlan): Promise<Finding[] | undefined> {
  const { world, context, inputs, report } = run;
  if (inputs.check === 'off') return undefined;
  const found = await findingsAt(run, sha);
  if (!Array.isArray(found)) {
    // A build from the commit needs the same files, and says itself that it has none.
    const goesOn = inputs.buildFrom === 'branch' ? ' The build goes on.' : '';
    world.log.warning(`${notChecked(found.unknown).message}${goesOn}`, 'not-checked');
    return undefined;
  }
  report.readsFrom({ repositoryUrl: context.repositoryUrl, sha });
  return found;
}

function notChecked(why: string): Failure {
  return new Failure('project-not-read', `The project was not checked: ${why}`, {
    remedy: 'Run the job again later.',
  });
}

/** The findings of a commit, or why it could not be checked. */
async function findingsAt(
  run: Run,
  sha: string,
  fork?: number,
  asked: CheckOptions = options(run),
): Promise<Finding[] | { unknown: string }> {
  const { services, prefetched, inputs } = run;
  try {
    const listed = await prefetched.listedAt(sha, fork);
    if (listed === undefined) return { unknown: 'GitHub did not list its files.' };
    const { listing } = listed;
    if ('absent' in listing) return { unknown: `The commit has no ${listing.absent}.` };
    const reading = listed.project();
    reading.catch(() => undefined);
    const { judge, warmUp } = await import('../check/check.js');
    // GitHub is answering meanwhile.
    if (listing.files.some(({ path }) => path.endsWith('.sql'))) await warmUp();
    const judged = reading.then((project) => judge(listing, project, asked));
    const found = await within(services.clock, CHECK_WITHIN_MS, 'GitHub', judged);
    return inputs.check === 'warn' ? found.map(softened) : found;
  } catch (error) {
    return { unknown: asFailure(error).message };
  }
}

/** The finding as a warning, if it is an error. */
export function softened(finding: Finding): Finding {
  return finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
}

function options({ inputs }: Run): CheckOptions {
  const { env, databaseVariables, hygraphVariables, onlyChecks, ignored } = inputs;
  // One secret may hold all of env: then not even the names are known.
  if (onlyChecks && env.length === 0 && databaseVariables.length === 0) return { given: undefined, ignored };
  const given = new Map<string, GivenAs>();
  // Where there are no secrets, their values are empty: then only the names count.
  for (const { key, value } of env) {
    const set = leadsToHygraph(value.trim()) ? 'unchecked content' : 'set';
    given.set(key, value.trim() !== '' || onlyChecks ? set : 'empty');
  }
  for (const name of databaseVariables) given.set(name, 'set');
  for (const { key } of hygraphVariables) given.set(key, 'content');
  return { given, ignored };
}

/** Marks what the pull request did not bring. If the base cannot be read, everything counts as new. */
async function asNew(run: Run, { sha, base }: Of, found: Finding[]): Promise<Finding[]> {
  if (base === undefined || found.length === 0) return found;
  const { world, services } = run;
  try {
    const findings = baseFindings(run, base, sha);
    return markOld(found, await within(services.clock, BASE_WITHIN_MS, 'GitHub', findings));
  } catch (error) {
    world.log.debug(`The base was not checked: ${asFailure(error).message}`);
    return found;
  }
}

/** The findings at the commit where the pull request left its base. */
async function baseFindings(run: Run, base: string, sha: string): Promise<Finding[]> {
  const { world, prefetched } = run;
  const { from } = await prefetched.parted(base, sha);
  if ((await prefetched.treeAt(from)).state === 'absent') return [];
  // What the input ignore names in vain is never old.
  const found = await findingsAt(run, from, undefined, { ...options(run), ignored: [] });
  if (!Array.isArray(found)) throw new Failure('github-error', found.unknown);
  world.log.debug(`At ${from.slice(0, 7)}, where the pull request left ${base}: ${counted(found)}.`);
  return found;
}
