import { asFailure } from '../lib/errors.js';
import type { Side } from '../rehearsal/plan.js';
import type { Server } from '../rehearsal/server.js';
import type { Rehearsed } from '../report/report.js';
import { rehearsalSummaryPart } from '../report/rehearsal.js';
import type { RehearsalShown } from '../report/view.js';
import type { Compared } from '../rules/plan.js';
import { rehearsalSummary } from '../rules/rehearsal.js';
import type { LeftServer } from '../rules/world.js';
import type { Listed, Run } from '../session/run.js';
import { AFTER_BUILD_MS, beside } from './beside.js';
import { softened } from './check.js';
import { listedFrom, projectOf } from './listed.js';

/** How long a rehearsal may take. */
const WITHIN_MS = 180_000;

/**
 * Begins to try on a throw-away server what merging a commit does. What goes wrong is a warning.
 * @returns waits for its end; never rejects
 */
export function beginRehearsal(run: Run, of: Compared): (wasBuilt: boolean) => Promise<void> {
  const { world, context, inputs, report } = run;
  const { base, fork } = of;
  if (inputs.rehearsal === 'off' || inputs.dryRun || base === undefined) return () => Promise.resolve();
  // A run with more rights than the pull request's author tries nothing of it.
  if (context.event === 'pull_request_target' || (fork !== undefined && context.event !== 'pull_request')) {
    world.log.info(`The migrations are not rehearsed in a run of the event ${context.event}.`);
    return () => Promise.resolve();
  }
  report.readsFrom({ repositoryUrl: context.repositoryUrl, sha: of.sha });
  let trying: Promise<unknown> | undefined;
  const { found, end } = beside(
    run,
    WITHIN_MS,
    (signal) =>
      rehearsed(run, of, base, signal, (work) => {
        trying = work.catch(() => undefined);
      }),
    (error) => {
      world.log.warning(
        `The migrations were not rehearsed: ${asFailure(error).message} The result of this run is not affected.`,
        'not-rehearsed',
      );
    },
  );
  report.rehearses({ found, canFail: inputs.rehearsal === 'error', summary: rehearsalSummaryPart });
  return async (wasBuilt) => {
    await end(wasBuilt ? AFTER_BUILD_MS : WITHIN_MS);
    // The server is gone before the run ends.
    await trying;
  };
}

/**
 * @param tries receives the work that has a server, and ends soon after the signal
 * @returns `undefined` if the commit changes no migrations, or has no project
 */
async function rehearsed(
  run: Run,
  { sha, fork }: Compared,
  base: string,
  signal: AbortSignal,
  tries: (work: Promise<unknown>) => void,
): Promise<Rehearsed | undefined> {
  const { world, context, inputs } = run;
  const { from, tip } = await run.prefetched.parted(base, sha);
  const [head, was] = await Promise.all([listedAt(run, sha, fork), listedAt(run, from)]);
  if (head === undefined || sqlIn(head) === sqlIn(was)) return undefined;
  const [now, { planOf, rehearse, sqlParser }] = await Promise.all([
    tip === from ? was : listedAt(run, tip),
    import('../rehearsal/entry.js'),
  ]);
  const [headSide, mergeBase, baseSide] = await Promise.all([sideOf(head), sideOf(was), sideOf(now)]);
  if (headSide === undefined) return undefined;
  const plan = await planOf({ head: headSide, mergeBase, base: baseSide }, sqlParser);
  const work = rehearse(() => server(run, signal), plan, { signal, ignored: inputs.ignored });
  tries(work);
  const { rehearsal, findings } = await work;
  world.rememberServer(undefined);
  const shown: RehearsalShown | undefined =
    rehearsal === 'no server'
      ? { base, notRun: 'not rehearsed, because there is no PostgreSQL on this runner' }
      : rehearsal && { base, rehearsal, blobUrl: `${context.repositoryUrl}/blob/${encodeURIComponent(sha)}` };
  if (rehearsal !== undefined && rehearsal !== 'no server')
    for (const source of rehearsal.sources)
      world.log.info(
        `Rehearsed the upgrade of ${source.source} from ${base} on PostgreSQL ${rehearsal.server}: ${rehearsalSummary(source).join(', ')}`,
      );
  if (rehearsal === 'no server')
    world.log.notice(
      'The migrations were not rehearsed: there is no PostgreSQL on this runner. Install it, or set rehearsal-postgres-url.',
    );
  return {
    ...(shown === undefined ? {} : { shown }),
    findings: inputs.rehearsal === 'warn' ? findings.map(softened) : findings,
  };
}

/** A server that the post step ends, should this process be killed. */
async function server({ world, inputs }: Run, signal: AbortSignal): Promise<Server | undefined> {
  const { findBinaries, startServer } = await import('../rehearsal/start.js');
  const ports = {
    clock: world.clock,
    signal,
    remember: (left: LeftServer) => {
      world.rememberServer(left);
    },
  };
  const bins = await findBinaries(world.env('PATH'));
  return await startServer(ports, {
    service: inputs.rehearsalServer,
    bins,
    temp: world.env('RUNNER_TEMP'),
  });
}

/**
 * The files of the project at a commit; `undefined` if it has none.
 * @throws Failure if GitHub does not list them
 */
async function listedAt({ prefetched }: Run, sha: string, fork?: number): Promise<Listed | undefined> {
  const tree = await prefetched.treeAt(sha, fork);
  if (tree.state === 'absent') return undefined;
  const listed = await listedFrom(prefetched.listedAt(sha, fork));
  return 'absent' in listed.listing ? undefined : listed;
}

/** All files with SQL, in a form that two states can be compared by. */
function sqlIn(listed: Listed | undefined): string {
  if (listed === undefined || 'absent' in listed.listing) return '';
  const files = listed.listing.files.filter(({ path }) => /\.sql$/i.test(path));
  return JSON.stringify(files.map(({ path, oid }) => [path, oid]).sort());
}

/** @throws Failure if the project cannot be read */
async function sideOf(listed: Listed | undefined): Promise<Side | undefined> {
  return listed && { project: await projectOf(listed), files: listed.files };
}
