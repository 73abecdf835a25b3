import type { FoundThing } from '../rules/companion.js';
import { correctComments, endDeployments } from './stale-notices.js';
import { Failure, asFailure } from '../lib/errors.js';
import { listProjects, readMarkers, subjectOfPreview } from './apps.js';
import { builtAt, isBeingRemoved, ownerStarts, subjectOf } from '../rules/markers.js';
import { mayBeNamed, ownStart } from '../rules/names.js';
import { type Apps, type Tally, keyOf, leaveAll, removeOrphans, listThings } from './orphans.js';
import type { BuildRef, LiveStates, Outcome, Subject } from '../rules/preview.js';
import {
  type FoundPreview,
  type Fate,
  counted,
  firstFates,
  now,
  removeAll,
  inSentences,
  setFate,
} from './removals.js';
import { HOW_TO_GET_IT_BACK, UNREAD, type SweepDecision, graceMs, judgePreviews } from '../rules/stale.js';
import type { FoundApp } from '../app/ownership.js';
import type { Run } from '../session/run.js';
import { readAllStates } from '../github/live-states.js';

/**
 * Deletes what no open pull request or existing branch needs any longer: apps of ours, what was created for them,
 * and what GitHub still shows of them. What cannot be determined stays. One failure does not stop the rest.
 * @throws Failure if the apps cannot be listed or distinguished from others by their names, or if a dry run cannot
 * determine what the sweep would do
 */
export async function sweepAll(run: Run): Promise<Outcome> {
  const { world, ports, inputs } = run;
  const tally: Tally = { changes: [], failures: new Set() };
  const fates = new Map<string, Fate>();
  const marked = await listMarkedApps(run);
  const apps = marked.flatMap((one) => appOf(run, one));
  const stocks = await Promise.all(
    ports.companions.map((companion) =>
      listThings(companion, ownerStarts(run.context.repository), ports, tally),
    ),
  );
  const live = await liveStatesOf(run, apps, stocks, tally);
  const verdicts = judgePreviews(apps, live, inputs, now(run));
  for (const fate of firstFates(run, marked, verdicts)) fates.set(...fate);
  for (const { project, trouble } of marked)
    if (trouble !== undefined)
      tally.failures.add(`The marker of ${project.name} was not read: ${inSentences(trouble)}`);

  const doomed = verdicts.filter(({ removes }) => removes);
  const act = !inputs.dryRun;
  try {
    if (act) await removeAll(run, doomed, fates, tally);
    else for (const { preview, why } of doomed) setFate(fates, preview, 'remove', why, true);
    if (live === undefined) leaveAll(stocks, UNREAD, tally);
    else await clearUp(run, appsAfter(run, marked, doomed, fates), stocks, tally, act);
  } catch (error) {
    if (world.signal.aborted) throw error;
    tally.failures.add(inSentences(asFailure(error)));
  }
  const changes = [...[...fates.values()].map(({ gone: _, ...change }) => change), ...tally.changes];
  const failures = [...tally.failures];
  if (act) return { status: 'swept', changes, failures };
  if (failures.length > 0)
    throw new Failure('sweep-unknown', `Could not determine what the sweep would do. ${failures.join(' ')}`);
  return { status: 'planned', changes, because: 'A sweep of all previews' };
}

/** The apps whose name the template can give, with their markers. */
async function listMarkedApps({ ports, context: run, inputs }: Run): Promise<FoundApp[]> {
  const { nameTemplate } = inputs;
  ports.doing('listing the apps');
  const projects = await listProjects(ports, ownStart(nameTemplate, run.repository), (name) =>
    mayBeNamed(nameTemplate, run.repository, name),
  );
  ports.log.info(`Found ${counted(projects.length, 'app')} that match the name template ${nameTemplate}.`);
  ports.doing('reading the markers of the apps');
  const order = new Intl.Collator('en', { numeric: true });
  return await readMarkers(
    ports,
    projects.sort((a, b) => order.compare(a.name, b.name)),
  );
}

/** The app as a preview; empty if it does not belong to this repository and name template. */
function appOf(run: Run, marked: FoundApp): FoundPreview[] {
  const { project, reading } = marked;
  if (reading.kind !== 'marked') return [];
  const { owner, build } = reading;
  const subject = subjectOfPreview(run, { ...reading, name: project.name });
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
      found: marked,
    },
  ];
}

/** The pull requests and branches of all apps; `undefined` when one of them could not be read. */
async function liveStatesOf(
  { ports, services, context: run }: Run,
  apps: readonly FoundPreview[],
  stocks: readonly (FoundThing[] | undefined)[],
  tally: Tally,
): Promise<LiveStates | undefined> {
  ports.doing('reading the pull requests and branches');
  // Also for what is left of deleted apps: its age depends on GitHub's clock, which these answers set.
  const left = stocks.flatMap((stock) => stock ?? []).map(({ app }) => subjectOf(app.owner, run.repository));
  const subjects = [
    ...apps.map(({ subject }) => subject),
    ...left.filter((subject) => subject !== undefined),
  ];
  try {
    return await readAllStates(services.github, subjects, (done, of) => {
      ports.log.info(`Read the pull requests and branches: ${String(done)} of ${String(of)}.`);
    });
  } catch (error) {
    ports.signal.throwIfAborted();
    tally.failures.add(`Every app was kept. ${inSentences(asFailure(error))}`);
    return undefined;
  }
}

/** The apps as they are after the removals. */
function appsAfter(
  { context: run, inputs }: Run,
  marked: readonly FoundApp[],
  doomed: readonly SweepDecision<FoundPreview>[],
  fates: ReadonlyMap<string, Fate>,
): Apps {
  const isGone = ({ id }: { id: string }): boolean => fates.get(id)?.gone === true;
  const standing = new Set<string>();
  /** Names of apps that could belong to anybody. */
  const unsure = new Set<string>();
  for (const { project, reading } of marked) {
    if (isGone(project)) continue;
    if (reading.kind === 'marked') standing.add(keyOf({ owner: reading.owner, name: project.name }));
    else unsure.add(project.name);
  }
  const gone = doomed
    .filter(({ preview }) => isGone(preview))
    .map(({ preview, why, limited }): [string, BuildRef & { because: string }] => {
      const because = limited === undefined ? why : `${why}. ${HOW_TO_GET_IT_BACK}`;
      return [keyOf(preview), { owner: preview.owner, name: preview.name, build: preview.build, because }];
    });
  return {
    // If several apps share a name and owner, all of them have to be gone.
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

/** Cleans up what depends on apps that are gone. */
async function clearUp(
  run: Run,
  apps: Apps,
  stocks: readonly (FoundThing[] | undefined)[],
  tally: Tally,
  act: boolean,
): Promise<void> {
  const { ports, inputs } = run;
  for (const [index, companion] of ports.companions.entries()) {
    const stock = stocks[index];
    if (stock === undefined) continue;
    ports.doing(`deleting the ${companion.what} of deleted apps`);
    await removeOrphans(ports, companion, stock, apps, tally, { graceMs: graceMs(inputs.timeoutMs), act });
  }
  ports.doing('updating comments and deployments');
  if (inputs.comment) await correctComments(run, apps, tally, act);
  if (inputs.deployment) await endDeployments(run, apps, tally, act);
}
