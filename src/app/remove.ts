import type { Project } from '../hasura/cloud.js';
import type { Removal } from '../rules/companion.js';
import { Failure, asFailure } from '../lib/errors.js';
import { buildIn, isNewer, newestOf } from '../rules/markers.js';
import { noRequests, requestDeletions, waitUntilUnlisted } from './removal.js';
import { takeBack } from './removal-mark.js';
import type { Ports } from './build.js';
import { type JudgedApp, judgeNamed, mayTouch, newerAmong, notOurs, whyNotOurs } from './ownership.js';
import type { BuildRef } from '../rules/preview.js';

/** The result of a removal: the removed apps and databases, and what was kept, with the reason. */
export interface Removed {
  removed: string[];
  databases: string[];
  left: string[];
  /** The newest build that it removed, or may have removed: it must not change what GitHub shows of a newer one. */
  build: string;
  /** A newer build of ours that was listed beside the removed ones; it stays. */
  newer: string | undefined;
}

/** Options of a removal. */
export interface Besides {
  /** Delete every app that is listed at first, whatever its build: a fast clock may have dated it. */
  allListed?: boolean | undefined;
  /** The projects of the name, if they are already being requested. */
  listed?: Promise<readonly Project[]> | undefined;
  /** Withdraws what proves elsewhere that this build of the app, or an older one, succeeded. Never rejects. */
  withdraw?: ((build: string) => Promise<void>) | undefined;
  /** The same, but only for an app that could not be marked. */
  withdrawUnmarked?: (() => Promise<void>) | undefined;
}

const LOOK_AT_MOST_MS = 5_000;

/**
 * Deletes an app, and its companions once no remaining app uses them: if a deletion is refused, nobody loses data.
 * @throws Failure that names everything that still exists, after everything that can be deleted has been deleted
 */
export async function removeApp(ctx: Ports, app: BuildRef, besides: Besides = {}): Promise<Removed> {
  let companions: Promise<PromiseSettledResult<Removal>[]> | undefined;
  const drop = (upTo: string): void => {
    companions ??= Promise.allSettled(
      ctx.companions.map((companion) => companion.remove({ ...app, build: newestOf([app.build, upTo]) })),
    );
  };
  const [apps] = await Promise.allSettled([
    (async () => removeApps(ctx, app, { ...besides, drop }, await besides.listed))(),
  ]);
  const ends = (await companions) ?? [];
  const dropped = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  const failures = [
    ...[apps, ...ends].flatMap((end) => (end.status === 'rejected' ? [asFailure(end.reason)] : [])),
    ...dropped.flatMap(({ failures }) => failures).map((failure) => new Failure('not-removed', failure)),
  ];
  const databases = dropped.flatMap((end) => end.databases);
  const left = dropped.flatMap((end) => end.left);
  if (apps.status === 'fulfilled' && failures.length === 0)
    return { ...apps.value, databases, left: [...apps.value.left, ...left] };
  ctx.signal.throwIfAborted();
  const gone = [
    ...(apps.status === 'fulfilled' ? apps.value.removed.map((name) => `The app ${name} is gone.`) : []),
    ...databases.map((name) => `The database ${name} is gone.`),
    ...(companions === undefined
      ? ctx.companions.map(({ what }) => `Its ${what} were kept, because the app may still use them.`)
      : []),
  ];
  throw together(failures, gone);
}

/**
 * Combines several failures into one, and adds what was deleted. The first one decides its kind; that is the app's
 * failure, if there is one.
 */
function together(failures: readonly Failure[], gone: readonly string[]): Failure {
  const [first = new Failure('not-removed', 'The cause is unknown.'), ...others] = failures;
  if (others.length === 0 && gone.length === 0) return first;
  const all = (part: (failure: Failure) => string | undefined): string | undefined => {
    const parts = failures.map(part).filter((text) => text !== undefined);
    return parts.length === 0 ? undefined : [...new Set(parts)].join('\n');
  };
  return new Failure(first.code, [...failures.map(({ message }) => message), ...gone].join(' '), {
    words: all(({ words }) => words),
    remedy: all(({ remedy }) => remedy)?.replace(/\n/g, ' ') ?? 'Run the job again.',
    cause: first,
  });
}

/**
 * Deletes every app of the name that is ours, and waits until it is gone. An absent app is success. Another owner's
 * app is kept and named. An app whose owner cannot be determined is kept too, but fails the run, because it may be
 * the very one that should be deleted.
 * @param drop drops what the apps use, up to a build; called once none of the apps remains
 * @throws Failure `ownership` (after the others are gone), or the failure of a refused deletion
 */
async function removeApps(
  ctx: Ports,
  app: BuildRef,
  besides: Besides & { drop: (upTo: string) => void },
  early?: readonly Project[],
): Promise<Omit<Removed, 'databases'>> {
  // The list may be older than the decision to delete, so an empty list is not trusted and is read again.
  const all = await judgeNamed(ctx, app, early?.length === 0 ? undefined : early);
  const found =
    besides.allListed === true ? all : all.filter(({ reading }) => !isNewer(buildIn(reading), app.build));
  const ours = found.filter((one) => mayTouch(one, ctx.adoptUnmarked));
  const others = found.filter((one) => !mayTouch(one, ctx.adoptUnmarked));
  for (const other of others) ctx.log.info(`Kept. ${whyNotOurs(other)}`);

  const build = newestOf(ours.map(({ reading }) => buildIn(reading)));
  const withdrawn = ours.length === 0 ? undefined : besides.withdraw?.(build);
  const requests = noRequests();
  const how = {
    width: 1,
    // A refusal, even of the token, is reported for the app that stays.
    ends: () => false,
    deleting: ({ name, id }: Project) => {
      ctx.log.info(`Deleting ${name} (project ${id}).`);
    },
  };
  await requestDeletions(ctx, ours, how, requests, { ...besides, withdrawn });
  const { refusals, lost } = requests;
  const isDoubtful = others.some(({ ownership }) => ownership !== 'foreign');
  if (lost.size === 0 && refusals.size === 0 && !isDoubtful) besides.drop(build);
  const latest = await waitUntilGone(ctx, app.name, ours, refusals);
  // Also delete what has appeared in the meantime from an order that was under way.
  const known = new Set(all.map(({ project }) => project.id));
  const rest = { ...app, build: newestOf([app.build, build]) };
  const more = latest.some(({ id }) => !known.has(id))
    ? await removeApps(ctx, rest, { ...besides, allListed: false }, latest)
    : { removed: [], left: [], build: '', newer: newerAmong(all, rest.build) };
  for (const one of ours) if (refusals.has(one.project.id)) await takeBack(ctx, one);
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
 * Waits until the apps are no longer listed, because the call returns before the tenant is gone. Removes the
 * refusals of apps that are gone by now (deleted by another run's teardown).
 * @returns the last list; empty when there was nothing to wait for
 */
async function waitUntilGone(
  ctx: Ports,
  name: string,
  ours: readonly JudgedApp[],
  refusals: Map<string, Failure>,
): Promise<readonly Project[]> {
  let latest: readonly Project[] = [];
  ctx.doing(
    `waiting until ${name} is gone: its deletion was requested, but is not confirmed, for it is still listed`,
  );
  await waitUntilUnlisted(
    ctx,
    ours.map(({ project }) => project.id),
    refusals,
    {
      listed: async () => {
        latest = await ctx.cloud.projectsNamed(name);
        return new Set(latest.map(({ id }) => id));
      },
      gone: (id) => {
        refusals.delete(id);
        ctx.log.info(`✓ Project ${id} is gone.`);
      },
      firstMs: 0,
      atMostMs: LOOK_AT_MOST_MS,
    },
  );
  return latest;
}

function refuseLeftovers(
  ours: readonly JudgedApp[],
  refusals: ReadonlyMap<string, Failure>,
  others: readonly JudgedApp[],
): void {
  const refused = ours.find(({ project }) => refusals.has(project.id))?.project;
  if (refused !== undefined) {
    const cause = refusals.get(refused.id);
    const { code, message, words, remedy } = asFailure(cause);
    throw new Failure(code, `${refused.name} (project ${refused.id}) was not deleted. ${message}`, {
      words,
      remedy,
      cause,
    });
  }
  const doubtful = others.find(({ ownership }) => ownership !== 'foreign');
  if (doubtful !== undefined) throw notOurs(doubtful, 'It was not deleted.');
}
