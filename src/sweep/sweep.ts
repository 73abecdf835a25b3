import type { Stood } from '../rules/companion.js';
import { correctComments, endDeployments } from './stale-notices.js';
import { Failure, asFailure } from '../lib/errors.js';
import { type Marked, listApps, readMarkers } from './apps.js';
import { builtAt, isBeingRemoved, ownerStarts, subjectOf } from '../rules/markers.js';
import { mayBeNamed, ownStart } from '../rules/names.js';
import { type AppId, type Apps, type Tally, keyOf, leaveAll, removeOrphans, stockOf } from './orphans.js';
import { subjectOfPreview } from './ours.js';
import type { LiveStates, Outcome, Subject } from '../rules/preview.js';
import {
  type App,
  type Fate,
  type Sweeping,
  counted,
  firstFates,
  now,
  removeAll,
  said,
  setFate,
} from './removals.js';
import { HOW_TO_GET_IT_BACK, UNREAD, type Verdict, graceMs, judgePreviews } from '../rules/stale.js';
import { statesOfAll } from './states.js';

/**
 * Removes what no live pull request or branch wants any more: apps of ours, what was made for them, and what GitHub
 * still shows of them. What cannot be told stays. One failure does not stop the rest.
 * @throws Failure when the apps cannot be listed or told from others by their names, or nothing could be looked at
 */
export async function sweepAll(running: Sweeping): Promise<Outcome> {
  const { world, ctx, inputs } = running;
  const tally: Tally = { deeds: [], failures: new Set() };
  const fates = new Map<string, Fate>();
  const marked = await look(running);
  const apps = marked.flatMap((one) => appOf(running, one));
  const stocks = await Promise.all(
    ctx.companions.map((companion) => stockOf(companion, ownerStarts(running.run.repository), ctx, tally)),
  );
  const live = await statesOf(running, apps, stocks, tally);
  const verdicts = judgePreviews(apps, live, inputs, now(running));
  for (const fate of firstFates(running, marked, verdicts)) fates.set(...fate);
  for (const { project, trouble } of marked)
    if (trouble !== undefined)
      tally.failures.add(`The marker of ${project.name} was not read: ${said(trouble)}`);

  const doomed = verdicts.filter(({ goes }) => goes);
  const act = !inputs.dryRun;
  try {
    if (act) await removeAll(running, doomed, fates, tally);
    else for (const { preview, why } of doomed) setFate(fates, preview, 'remove', why, true);
    if (live === undefined) leaveAll(stocks, UNREAD, tally);
    else await clearUp(running, appsAfter(running, marked, doomed, fates), stocks, tally, act);
  } catch (error) {
    if (world.signal.aborted) throw error;
    tally.failures.add(said(asFailure(error)));
  }
  const deeds = [...[...fates.values()].map(({ gone: _, ...deed }) => deed), ...tally.deeds];
  const failures = [...tally.failures];
  if (act) return { status: 'swept', deeds, failures };
  if (failures.length > 0)
    throw new Failure('service', `What a sweep would do could not be told. ${failures.join(' ')}`);
  return { status: 'planned', deeds, because: 'A sweep of all previews' };
}

/** The apps whose name the template can give, with their markers. */
async function look({ ctx, run, inputs }: Sweeping): Promise<Marked[]> {
  const { nameTemplate } = inputs;
  ctx.doing('listing the apps');
  const projects = await listApps(ctx, ownStart(nameTemplate, run.repository), (name) =>
    mayBeNamed(nameTemplate, run.repository, name),
  );
  ctx.log.info(`${counted(projects.length, 'app')} with a name that ${nameTemplate} can give.`);
  ctx.doing('reading the markers of the apps');
  const order = new Intl.Collator('en', { numeric: true });
  return await readMarkers(
    ctx,
    projects.sort((a, b) => order.compare(a.name, b.name)),
  );
}

/** An app of this repository and name template. */
function appOf(running: Sweeping, marked: Marked): App[] {
  const { project, reading } = marked;
  if (reading.kind !== 'marked') return [];
  const { owner, build } = reading;
  const subject = subjectOfPreview(running, { ...reading, name: project.name });
  if (subject === undefined) return [];
  return [
    {
      id: project.id,
      name: project.name,
      owner,
      subject,
      build,
      at: builtAt(build),
      removing: isBeingRemoved(reading),
      marked,
    },
  ];
}

/** The pull requests and branches of all apps; `undefined` when one of them could not be read. */
async function statesOf(
  { ctx, services, run }: Sweeping,
  apps: readonly App[],
  stocks: readonly (Stood[] | undefined)[],
  tally: Tally,
): Promise<LiveStates | undefined> {
  ctx.doing('reading the pull requests and branches');
  // Also of what is left of apps: how old that is follows from GitHub's clock.
  const left = stocks.flatMap((stock) => stock ?? []).map(({ app }) => subjectOf(app.owner, run.repository));
  const subjects = [
    ...apps.map(({ subject }) => subject),
    ...left.filter((subject) => subject !== undefined),
  ];
  try {
    return await statesOfAll(services.github, subjects, (done, of) => {
      ctx.log.info(`Read the pull requests and branches: ${String(done)} of ${String(of)}.`);
    });
  } catch (error) {
    ctx.signal.throwIfAborted();
    tally.failures.add(`Every app stays. ${said(asFailure(error))}`);
    return undefined;
  }
}

/** The apps as they stand after the removals. */
function appsAfter(
  { run, inputs }: Sweeping,
  marked: readonly Marked[],
  doomed: readonly Verdict<App>[],
  fates: ReadonlyMap<string, Fate>,
): Apps {
  const isGone = ({ id }: { id: string }): boolean => fates.get(id)?.gone === true;
  const standing = new Set<string>();
  /** Names of apps that may be anybody's. */
  const unsure = new Set<string>();
  for (const { project, reading } of marked) {
    if (isGone(project)) continue;
    if (reading.kind === 'marked') standing.add(keyOf({ owner: reading.owner, name: project.name }));
    else unsure.add(project.name);
  }
  const gone = doomed
    .filter(({ preview }) => isGone(preview))
    .map(({ preview, why, limited }): [string, AppId & { build: string; because: string }] => {
      const because = limited === undefined ? why : `${why}. ${HOW_TO_GET_IT_BACK}`;
      return [keyOf(preview), { owner: preview.owner, name: preview.name, build: preview.build, because }];
    });
  return {
    // Of several apps of one name and owner the last one has to be gone.
    removed: new Map(gone.filter(([key]) => !standing.has(key))),
    stands: (app) => standing.has(keyOf(app)) || unsure.has(app.name),
    subjectOf: ({ owner, name }): Subject | undefined => {
      const subject = subjectOf(owner, run.repository);
      return subject !== undefined && mayBeNamed(inputs.nameTemplate, run.repository, name, subject)
        ? subject
        : undefined;
    },
  };
}

/** Brings in line what hangs on apps that are gone. */
async function clearUp(
  running: Sweeping,
  apps: Apps,
  stocks: readonly (Stood[] | undefined)[],
  tally: Tally,
  act: boolean,
): Promise<void> {
  const { ctx, inputs } = running;
  for (const [index, companion] of ctx.companions.entries()) {
    const stock = stocks[index];
    if (stock === undefined) continue;
    ctx.doing(`removing the ${companion.what} of apps that are gone`);
    await removeOrphans(ctx, companion, stock, apps, tally, { graceMs: graceMs(inputs.timeoutMs), act });
  }
  ctx.doing('bringing comments and deployments in line');
  if (inputs.comment) await correctComments(running, apps, tally, act);
  if (inputs.deployment) await endDeployments(running, apps, tally, act);
}
