import type { Project } from '../hasura/cloud.js';
import type { Dropped } from '../rules/companion.js';
import { effectOf } from '../hasura/refusals.js';
import { Failure, asFailure } from '../lib/errors.js';
import { buildIn, isNewer, newestOf } from '../rules/markers.js';
import { announceRemoval, changedMeanwhile, takeBack } from './removal-mark.js';
import type { Context } from './build.js';
import { type Standing, judgeNamed, mayTouch, newerAmong, remedyFor, whyNotOurs } from './ownership.js';

/** What a deletion did: which projects and databases went, and what was left alone, with the reason. */
export interface Removed {
  removed: string[];
  databases: string[];
  left: string[];
  /** The newest build that it removed, or might have: what GitHub shows of a newer one is not its to change. */
  build: string;
  /** A newer build of ours that was listed beside what went; it stays. */
  newer: string | undefined;
}

/** The app that is to go; what a newer build than `build` made stays. */
export interface Target {
  name: string;
  owner: string;
  build: string;
  /** All that is listed at first goes, whatever its build says: a fast clock may have dated it. */
  andListed?: boolean;
}

/** What a removal does besides. */
export interface Besides {
  /** The projects of the name, where they are being asked for already. */
  listed?: Promise<readonly Project[]> | undefined;
  /** Takes back what proves elsewhere that a build of the app ended well, that one or an older one. Never rejects. */
  withdraw?: ((build: string) => Promise<void>) | undefined;
  /** The same, where only an app needs it that could not be marked. */
  withdrawUnmarked?: (() => Promise<void>) | undefined;
}

const LOOK_FIRST_MS = 500;
const LOOK_AT_MOST_MS = 5_000;
/** A refusal may mean that another run's deletion is under way: it is believed when the app is still there then. */
export const REFUSAL_STANDS_AFTER_MS = 10_000;

/**
 * Removes an app, and what lives and dies with it once no app is left that uses it: a deletion that is refused costs
 * nobody their data.
 * @throws Failure that names everything that is still there, once all that could go has gone
 */
export async function remove(ctx: Context, target: Target, besides: Besides = {}): Promise<Removed> {
  let companions: Promise<PromiseSettledResult<Dropped>[]> | undefined;
  const drop = (upTo: string): void => {
    companions ??= Promise.allSettled(
      ctx.companions.map((companion) =>
        companion.remove({ ...target, build: newestOf([target.build, upTo]) }),
      ),
    );
  };
  const [app] = await Promise.allSettled([
    (async () => removeApps(ctx, target, { ...besides, drop }, await besides.listed))(),
  ]);
  const ends = (await companions) ?? [];
  const dropped = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  const failures = [
    ...[app, ...ends].flatMap((end) => (end.status === 'rejected' ? [asFailure(end.reason)] : [])),
    ...dropped.flatMap(({ failures }) => failures).map((failure) => new Failure('service', failure)),
  ];
  const databases = dropped.flatMap((end) => end.databases);
  const left = dropped.flatMap((end) => end.left);
  if (app.status === 'fulfilled' && failures.length === 0)
    return { ...app.value, databases, left: [...app.value.left, ...left] };
  ctx.signal.throwIfAborted();
  const gone = [
    ...(app.status === 'fulfilled' ? app.value.removed.map((name) => `The app ${name} is gone.`) : []),
    ...databases.map((name) => `The database ${name} is gone.`),
    ...(companions === undefined
      ? ctx.companions.map(({ what }) => `Its ${what} were kept, since the app may still use them.`)
      : []),
  ];
  throw together(failures, gone);
}

/** One failure of several, with what did go; the first, which is the app's if that is among them, decides its kind. */
function together(failures: readonly Failure[], gone: readonly string[]): Failure {
  const [first = new Failure('service', 'Nothing is known of what went wrong.'), ...others] = failures;
  if (others.length === 0 && gone.length === 0) return first;
  const all = (part: (failure: Failure) => string | undefined): string | undefined => {
    const parts = failures.map(part).filter((text) => text !== undefined);
    return parts.length === 0 ? undefined : [...new Set(parts)].join('\n');
  };
  return new Failure(first.kind, [...failures.map(({ message }) => message), ...gone].join(' '), {
    words: all(({ words }) => words),
    remedy: all(({ remedy }) => remedy)?.replace(/\n/g, ' ') ?? 'Run the job again.',
    cause: first,
  });
}

/**
 * Removes every app of the name that is ours, and looks until it is gone. An absent app is success. Another owner's
 * app is left alone and named; one whose owner cannot be told is left alone too, and fails the run, since it may be
 * the very one that should go.
 * @param drop drops what the apps use, up to a build: called once none of them stays
 * @throws Failure `ownership` (after the others are gone), or `service` when a deletion was refused
 */
async function removeApps(
  ctx: Context,
  target: Target,
  besides: Besides & { drop: (upTo: string) => void },
  early?: readonly Project[],
): Promise<Omit<Removed, 'databases'>> {
  // It may be older than what was decided: that nothing is there is only believed of a look after that.
  const all = await judgeNamed(ctx, target, early?.length === 0 ? undefined : early);
  const standings =
    target.andListed === true ? all : all.filter(({ reading }) => !isNewer(buildIn(reading), target.build));
  const ours = standings.filter((standing) => mayTouch(standing, ctx.adoptUnmarked));
  const others = standings.filter((standing) => !mayTouch(standing, ctx.adoptUnmarked));
  for (const other of others) ctx.log.info(`Left alone. ${whyNotOurs(other)}`);

  const build = newestOf(ours.map(({ reading }) => buildIn(reading)));
  const withdrawn = ours.length === 0 ? undefined : besides.withdraw?.(build);
  const { refusals, isAccepted } = await requestAll(ctx, ours, { withdrawn, ...besides });
  const isDoubtful = others.some(({ verdict }) => verdict !== 'foreign');
  if (isAccepted && !isDoubtful) besides.drop(build);
  const latest = await waitUntilGone(ctx, target.name, ours, refusals);
  // What came meanwhile, of an order that was under way, goes as well.
  const known = new Set(all.map(({ project }) => project.id));
  const rest = { ...target, build: newestOf([target.build, build]), andListed: false };
  const more = latest.some(({ id }) => !known.has(id))
    ? await removeApps(ctx, rest, besides, latest)
    : { removed: [], left: [], build: '', newer: newerAmong(all, rest.build) };
  for (const standing of ours) if (refusals.has(standing.project.id)) await takeBack(ctx, standing);
  refuseLeftovers(ours, refusals, others);
  besides.drop(build);
  return {
    removed: [...ours.map(({ project }) => project.name), ...more.removed],
    left: [...new Set([...others.map(whyNotOurs), ...more.left])],
    build: newestOf([build, more.build]),
    newer: more.newer,
  };
}

/**
 * Requests the deletion of each, once; resolves to the refusals by project id, and to whether all were accepted. A lost
 * answer is settled by looking.
 * @param proofs `withdrawn` resolves when no proof of the apps is left elsewhere
 */
async function requestAll(
  ctx: Context,
  ours: readonly Standing[],
  proofs: Pick<Besides, 'withdrawUnmarked'> & { withdrawn: Promise<void> | undefined },
): Promise<{ refusals: Map<string, unknown>; isAccepted: boolean }> {
  const refusals = new Map<string, unknown>();
  let isLost = false;
  const [announced] = await Promise.all([
    Promise.all(ours.map((standing) => announceRemoval(ctx, standing))),
    proofs.withdrawn,
  ]);
  if (announced.includes('unmarked')) await proofs.withdrawUnmarked?.();
  for (const [index, { project }] of ours.entries()) {
    if (project.tenantId === undefined) continue;
    if (announced[index] === 'changed') {
      refusals.set(project.id, changedMeanwhile(project));
      continue;
    }
    ctx.log.info(`Deleting ${project.name} (project ${project.id}).`);
    try {
      await ctx.cloud.deleteTenant(project.tenantId);
    } catch (error) {
      ctx.signal.throwIfAborted();
      if (effectOf(error) === 'unknown') {
        isLost = true;
        ctx.log.info(`The answer was lost (${asFailure(error).message}); looking whether it went.`);
      } else refusals.set(project.id, error);
    }
  }
  return { refusals, isAccepted: !isLost && refusals.size === 0 };
}

/**
 * The service removes asynchronously: the tenant is gone when it is no longer listed, not when the call returns. A
 * refused deletion of what is gone by now (another run's teardown) is no refusal.
 * @returns what was listed last; nothing where there was nothing to wait for
 */
async function waitUntilGone(
  ctx: Context,
  name: string,
  ours: readonly Standing[],
  refusals: Map<string, unknown>,
): Promise<readonly Project[]> {
  const ids = new Set(ours.map(({ project }) => project.id));
  ctx.doing(
    `waiting until ${name} is gone: its deletion was requested, but is not confirmed, for it is still listed`,
  );
  const believedAt = ctx.clock.now() + REFUSAL_STANDS_AFTER_MS;
  let pause = LOOK_FIRST_MS;
  while (ids.size > 0) {
    const projects = await ctx.cloud.projectsNamed(name);
    const listed = new Set(projects.map(({ id }) => id));
    for (const id of ids) {
      if (!listed.has(id)) {
        refusals.delete(id);
        ctx.log.info(`✓ Project ${id} is gone.`);
      }
      if (!listed.has(id) || (refusals.has(id) && ctx.clock.now() >= believedAt)) ids.delete(id);
    }
    if (ids.size === 0) return projects;
    await ctx.clock.sleep(pause, ctx.signal);
    pause = Math.min(LOOK_AT_MOST_MS, pause * 1.5);
  }
  return [];
}

function refuseLeftovers(
  ours: readonly Standing[],
  refusals: ReadonlyMap<string, unknown>,
  others: readonly Standing[],
): void {
  const refused = ours.find(({ project }) => refusals.has(project.id))?.project;
  if (refused !== undefined) {
    const cause = refusals.get(refused.id);
    const { kind, message, words, remedy } = asFailure(cause);
    throw new Failure(kind, `${refused.name} (project ${refused.id}) was not deleted. ${message}`, {
      words,
      remedy,
      cause,
    });
  }
  const doubtful = others.find(({ verdict }) => verdict !== 'foreign');
  if (doubtful !== undefined) {
    throw new Failure('ownership', `${whyNotOurs(doubtful)} It was not deleted.`, {
      remedy: remedyFor(doubtful.verdict),
    });
  }
}
