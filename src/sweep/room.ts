import { removeApp } from '../app/remove.js';
import type { Project } from '../hasura/cloud.js';
import { Failure, asFailure } from '../lib/errors.js';
import { cut, duration } from '../lib/text.js';
import { builtAt, isBeingRemoved, isNewer, subjectOf } from '../rules/markers.js';
import { mayBeNamed, ownStart } from '../rules/names.js';
import type { BuildRef, Change } from '../rules/preview.js';
import { whyOver } from '../rules/stale.js';
import type { Run } from '../session/run.js';
import { listProjects, readMarkers, subjectOfPreview } from './apps.js';
import { type Eviction, type DatedBuild, announceEviction, withdrawEvidence } from './eviction.js';
import { readAllStates } from '../github/live-states.js';

/**
 * The run that built a preview this recently may still be working on it, however short runs are: it never gives way.
 */
const AT_WORK_AT_LEAST_MS = 10 * 60_000;
/** If several apps were built at once and lack room, each waits this long for each newer one to give way. */
const GIVES_WAY_WITHIN_MS = 15_000;
const MOST_WAITED_FOR = 8;
const LOOK_FOR_ROOM_EVERY_MS = 2_000;
const MOST_NAMED = 20;
/** How much of the run's time is kept for the build itself while a run waits for room, and how often it checks. */
const [BUILD_TAKES_MS, WAIT_FOR_ROOM_MS] = [3 * 60_000, 30_000];

/** The limit that `max-previews` sets for an app that is about to be built. */
interface Limit {
  /** The app's name: an app that already exists needs no further room. */
  name: string;
  most: number;
  whenFull: 'refuse' | 'evict';
  /** How long after its build began, in milliseconds, a run may still be working on an app. */
  atWorkMs: number;
}

/** A preview that is rebuilt just as it gives way stays: then others are chosen, once. */
const MOST_LOOKS = 2;

/**
 * Makes room for one more preview, as `max-previews` and `when-full` require: it deletes previews whose pull request
 * is over, then the oldest, and reports this on their pull requests. While all of them are too young to give way, it
 * waits as long as the run's time allows.
 * @throws Failure `quota` if there is no room and none may be made, `input` if names do not distinguish previews
 * from other apps; otherwise as a removal does
 */
export async function takeRoom(run: Run, name: string): Promise<void> {
  const limit = limitOf(run, name);
  if (limit === undefined) return;
  const { ports, inputs } = run;
  const until = ports.clock.now() + inputs.timeoutMs - BUILD_TAKES_MS;
  for (let looks = 1; ; looks++) {
    try {
      await makeRoom(run, limit);
      return;
    } catch (error) {
      const waits = error instanceof Full && limit.whenFull === 'evict';
      if (!waits || ports.clock.now() + WAIT_FOR_ROOM_MS > until) throw error;
      if (looks === 1)
        ports.log.notice(
          `No preview can be deleted to make room for ${name} yet: for ${duration(limit.atWorkMs)} after a build began, its run may still be working. Waiting up to ${duration(until - ports.clock.now())} for room.`,
        );
    }
    ports.doing(`waiting for room for ${name}`);
    await ports.clock.sleep(WAIT_FOR_ROOM_MS, ports.signal);
  }
}

/** The previews that would have to give way. @throws Failure as `takeRoom` does */
export async function wouldGiveWay(run: Run, name: string): Promise<Change[]> {
  const limit = limitOf(run, name);
  const { going } = limit === undefined ? { going: [] } : await lookForRoom(run, limit);
  return going.map(({ name: gives, why }) => ({ what: 'app', name: gives, action: 'remove', why }));
}

/**
 * Makes sure that there is room for an app that was just created: other runs may have taken the last place at the
 * same time. Then the newest app gives way. An older app waits for the newer ones to give way, and gives way itself
 * if none did: they may have checked before there was one too many.
 * @returns why there is no room for it
 */
export async function lacksRoom(run: Run, { name, build: own }: BuildRef): Promise<Failure | undefined> {
  const limit = limitOf(run, name);
  if (limit === undefined) return undefined;
  const { ports } = run;
  const begunAt = ports.clock.now();
  for (;;) {
    try {
      await makeRoom(run, limit);
      return undefined;
    } catch (error) {
      ports.signal.throwIfAborted();
      if (!(error instanceof Full)) {
        // The app exists. That there may be too many others is no reason to fail its build.
        ports.log.info(`Could not check whether there is room for ${name}: ${asFailure(error).message}`);
        return undefined;
      }
      const newer = error.standing.filter(({ build }) => isNewer(build, own)).length;
      const waitsMs = Math.min(newer, MOST_WAITED_FOR) * GIVES_WAY_WITHIN_MS;
      if (ports.clock.now() - begunAt >= waitsMs)
        return new Full(
          limit,
          error.standing,
          'Another run took the last place, so the app was deleted again.',
        );
    }
    await ports.clock.sleep(LOOK_FOR_ROOM_EVERY_MS, ports.signal);
  }
}

function limitOf({ inputs }: Run, name: string): Limit | undefined {
  const { maxPreviews: most, whenFull, timeoutMs } = inputs;
  if (most === undefined) return undefined;
  return { name, most, whenFull, atWorkMs: Math.max(AT_WORK_AT_LEAST_MS, timeoutMs) };
}

async function makeRoom(run: Run, limit: Limit): Promise<void> {
  const { ports } = run;
  for (let looks = 1; ; looks++) {
    const { standing, going } = await lookForRoom(run, limit);
    const gave = new Set<string>();
    for (const preview of going) {
      const { name, owner, build, why } = preview;
      ports.log.info(`${name} is deleted to make room for ${limit.name}. ${why}.`);
      ports.doing(`removing ${name} to make room`);
      const { removed } = await ports.log.group(`Remove ${name}`, () =>
        // Only marked apps were chosen as previews, so an app without a marker is not one of them.
        removeApp(
          { ...ports, adoptUnmarked: false },
          { name, owner, build },
          { withdrawUnmarked: () => withdrawEvidence(run, preview) },
        ),
      );
      if (removed.includes(name)) {
        gave.add(name);
        await announceEviction(run, preview);
      } else ports.log.info(`${name} has changed since it was checked, so it was not deleted.`);
    }
    if (going.every(({ name }) => gave.has(name))) return;
    if (looks === MOST_LOOKS)
      throw new Full(
        limit,
        standing.filter(({ name }) => !gave.has(name)),
      );
  }
}

/**
 * All existing previews, the oldest first, and those that have to give way. Markers are read only if there could be
 * too many.
 */
async function lookForRoom(run: Run, limit: Limit): Promise<{ standing: DatedBuild[]; going: Eviction[] }> {
  const { ports, context, inputs } = run;
  const { nameTemplate } = inputs;
  const start = ownStart(nameTemplate, context.repository);
  const named = await listProjects(
    ports,
    start,
    (name) => name !== limit.name && mayBeNamed(nameTemplate, context.repository, name),
  );
  if (named.length < limit.most) return { standing: [], going: [] };
  const standing = await previewsOf(run, named);
  const tooMany = standing.length - limit.most + 1;
  if (tooMany <= 0) return { standing, going: [] };
  if (limit.whenFull === 'refuse') throw new Full(limit, standing);
  const now = ports.clock.date().getTime();
  const old = standing.filter(({ at }) => at !== undefined && now - at >= limit.atWorkMs);
  if (old.length < tooMany) throw new Full(limit, standing);
  const over = await whichAreOver(run, old);
  const order = [...old.filter((one) => over.has(one)), ...old.filter((one) => !over.has(one))];
  const going = order.slice(0, tooMany).map((one): Eviction => {
    const reason = over.get(one) ?? 'It is the oldest preview';
    return { ...one, why: `${reason}, and max-previews is ${String(limit.most)}`, isOver: over.has(one) };
  });
  return { standing, going };
}

/** The apps that are previews of ours, the oldest first; those of unknown age last. */
async function previewsOf(run: Run, projects: readonly Project[]): Promise<DatedBuild[]> {
  const marked = await readMarkers(run.ports, projects);
  return marked
    .flatMap(({ project: { name }, reading, trouble }): DatedBuild[] => {
      if (trouble !== undefined) throw trouble;
      // A preview that is being deleted no longer takes up room.
      if (
        reading.kind !== 'marked' ||
        isBeingRemoved(reading) ||
        subjectOfPreview(run, { ...reading, name }) === undefined
      )
        return [];
      return [{ name, owner: reading.owner, build: reading.build, at: builtAt(reading.build) }];
    })
    .sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
}

/**
 * The previews whose pull request is closed or whose branch is gone, with the reason; none if GitHub does not
 * answer.
 */
async function whichAreOver(
  { context, services: { github }, ports }: Run,
  previews: readonly DatedBuild[],
): Promise<Map<DatedBuild, string>> {
  const all = previews.flatMap((preview) => {
    const subject = subjectOf(preview.owner, context.repository);
    return subject === undefined ? [] : [{ preview, subject }];
  });
  try {
    const live = await readAllStates(
      github,
      all.map(({ subject }) => subject),
    );
    return new Map(
      all.flatMap(({ preview, subject }): [DatedBuild, string][] => {
        const why = whyOver(subject, live);
        return why === undefined ? [] : [[preview, why]];
      }),
    );
  } catch (error) {
    ports.signal.throwIfAborted();
    const { message } = asFailure(error);
    ports.log.info(
      `Could not check which pull requests are closed, so the oldest preview is deleted. ${message}`,
    );
    return new Map();
  }
}

/** There is no room for the app; `standing` are the previews that take it up. */
class Full extends Failure {
  override readonly name = 'Full';
  readonly standing: readonly DatedBuild[];

  /** @param created what happened to the app itself, as a sentence */
  constructor(limit: Limit, standing: readonly DatedBuild[], created = 'Nothing was created.') {
    const { name, most, whenFull, atWorkMs } = limit;
    const names = standing.slice(0, MOST_NAMED).map((preview) => preview.name);
    const more = standing.length > names.length ? ` and ${String(standing.length - names.length)} more` : '';
    const why =
      whenFull === 'evict'
        ? `, and too few of them can be deleted: an app can be deleted only ${duration(atWorkMs)} after its build began`
        : '';
    super(
      'no-room',
      cut(
        `There is no room for ${name}: max-previews is ${String(most)}, and ${standing.length === 1 ? 'one preview exists' : `${String(standing.length)} previews exist`}${why}. ${created} The oldest first: ${names.join(', ')}${more}.`,
        3_000,
      ),
      {
        remedy: `Close a pull request that no longer needs its preview, comment /preview delete on it, or raise max-previews${whenFull === 'refuse' ? ', or set when-full to evict' : ''}. Then run the job again.`,
      },
    );
    this.standing = standing;
  }
}
