import type { FoundThing } from '../rules/companion.js';
import {
  type Notices,
  announcedApps,
  correctComments,
  endDeployments,
  readNotices,
} from './stale-notices.js';
import { endsAll } from '../app/removal.js';
import { sideBySide } from '../lib/side-by-side.js';
import { counted } from '../lib/text.js';
import { within } from '../lib/within.js';
import { Failure, asFailure } from '../lib/errors.js';
import { WIDTH, listProjects, readMarkers, subjectOfPreview } from './apps.js';
import { builtAt, isBeingRemoved, ownerStarts, subjectOf } from '../rules/markers.js';
import { folderOf } from '../inputs/inputs.js';
import { mayBeNamed, ownStart } from '../rules/names.js';
import { type Apps, type Tally, keyOf, leaveAll, removeOrphans, listThings } from './orphans.js';
import type { BuildRef, LiveStates, Outcome, Subject } from '../rules/preview.js';
import {
  type FoundPreview,
  type Fate,
  firstFates,
  now,
  removeAll,
  inSentences,
  setFate,
} from './removals.js';
import {
  HOW_TO_GET_IT_BACK,
  UNREAD,
  type SweepDecision,
  graceMs,
  judgePreview,
  judgePreviews,
} from '../rules/stale.js';
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
  const notices = readNotices(run, tally);
  notices.catch(() => undefined);
  const listed = await listMarkedApps(run);
  const earlier = await appsUnderOtherNames(run, listed, await soon(run, notices), tally);
  const marked = [...listed, ...earlier.found];
  const apps = marked.flatMap((one) => appOf(run, one, earlier.ids));
  const stocks = await Promise.all(
    ports.companions.map((companion) =>
      listThings(companion, ownerStarts(run.context.repository), ports, tally),
    ),
  );
  const live = await liveStatesOf(run, apps, stocks, tally);
  const isEarlier = ({ limits }: FoundPreview): boolean => limits !== inputs;
  const verdicts = [
    ...judgePreviews(
      apps.filter((app) => !isEarlier(app)),
      live,
      inputs,
      now(run),
    ),
    ...apps.filter(isEarlier).map((app) => judgePreview(app, live, app.limits, now(run))),
  ];
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
    else
      await clearUp(
        run,
        appsAfter(run, marked, earlier.names, doomed, fates),
        stocks,
        await notices,
        tally,
        act,
      );
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

/** How long the removals wait for what GitHub shows: without it they only miss apps with other names. */
const NOTICES_WITHIN_MS = 20_000;

/** What GitHub shows, if it answers soon; nothing otherwise. */
async function soon({ services, world }: Run, notices: Promise<Notices>): Promise<Notices> {
  try {
    return await within(services.clock, NOTICES_WITHIN_MS, 'GitHub', notices);
  } catch (error) {
    if (world.signal.aborted) throw error;
    return { comments: [], deployments: [] };
  }
}

/** The most other names that one sweep looks up. */
const MOST_NAMES = 100;

/** Apps of this project that the name template does not name. */
interface Earlier {
  /** Those that are not among the listed apps. */
  found: FoundApp[];
  /** The ids of their projects. */
  ids: ReadonlySet<string>;
  names: ReadonlySet<string>;
}

/**
 * The apps of this project that were built under another name template, or before the repository was renamed. What our
 * own token wrote on GitHub mentions them; only those count whose marker is of this repository and project folder.
 */
async function appsUnderOtherNames(
  run: Run,
  listed: readonly FoundApp[],
  notices: Notices,
  tally: Tally,
): Promise<Earlier> {
  const { ports, context, inputs } = run;
  const recognised = new Set(listed.flatMap((one) => appOf(run, one, NONE)).map(({ name }) => name));
  const announced = announcedApps(notices)
    .filter(({ owner, name, isActive, hasFailed }) => {
      const subject = subjectOf(owner, context.repository);
      // An app of a branch has no comment, and a failed build of it leaves no active deployment.
      return (
        subject !== undefined &&
        !recognised.has(name) &&
        (isActive || (hasFailed && subject.kind === 'branch'))
      );
    })
    .map(({ name }) => name)
    .filter((name) => /^[a-z0-9-]{1,63}$/.test(name));
  const names = new Set([...new Set(announced)].slice(0, MOST_NAMES));
  // The list has all apps that the template can name.
  const wanted = [...names].filter((name) => !mayBeNamed(inputs.nameTemplate, context.repository, name));
  if (wanted.length > 0) ports.doing('looking up apps under earlier names');
  const projects = await sideBySide(wanted, WIDTH, async (name) => {
    try {
      return await ports.cloud.projectsNamed(name);
    } catch (error) {
      if (endsAll(ports, error)) throw error;
      tally.failures.add(`Could not look up ${name}: ${inSentences(asFailure(error))}`);
      return [];
    }
  });
  const isOfProject = ({ project, reading }: FoundApp): boolean =>
    reading.kind === 'marked' &&
    (subjectOfPreview(run, { ...reading, name: project.name }) !== undefined ||
      (reading.folder === folderOf(inputs) && subjectOf(reading.owner, context.repository) !== undefined));
  const read = await readMarkers(ports, projects.flat());
  for (const { project, trouble } of read)
    if (trouble !== undefined)
      tally.failures.add(`The marker of ${project.name} was not read: ${inSentences(trouble)}`);
  const found = read.filter(isOfProject);
  const ours = [...listed.filter(({ project }) => names.has(project.name)).filter(isOfProject), ...found];
  if (ours.length > 0)
    ports.log.info(
      `Found ${counted(ours.length, 'app')} of this project whose name does not fit the input name.`,
    );
  return {
    found,
    ids: new Set(ours.map(({ project }) => project.id)),
    names: new Set(ours.map(({ project }) => project.name)),
  };
}

const NONE: ReadonlySet<string> = new Set();
const NO_LIMITS = { requireLabel: undefined, skipDrafts: false, maxAgeMs: undefined, maxPreviews: undefined };

/** @param earlier the ids of projects that count although the template does not name them */
function appOf(run: Run, marked: FoundApp, earlier: ReadonlySet<string>): FoundPreview[] {
  const { project, reading } = marked;
  if (reading.kind !== 'marked') return [];
  const { owner, build } = reading;
  const named = subjectOfPreview(run, { ...reading, name: project.name });
  // By its name alone, a list finds an app of a pull request, but not one of a branch under the default template.
  const isListed = mayBeNamed(run.inputs.nameTemplate, run.context.repository, project.name);
  const subject = named ?? (earlier.has(project.id) ? subjectOf(owner, run.context.repository) : undefined);
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
      // Labels, age and number are limits of the workflow that gave the app its name.
      limits: isListed && named !== undefined ? run.inputs : { ...run.inputs, ...NO_LIMITS },
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
  earlier: ReadonlySet<string>,
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
      return subject !== undefined &&
        (earlier.has(name) || mayBeNamed(inputs.nameTemplate, run.repository, name, subject))
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
  notices: Notices,
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
  if (inputs.comment) await correctComments(run, notices, apps, tally, act);
  if (inputs.deployment) await endDeployments(run, notices, apps, tally, act);
}
