import { HasuraRefusal, effectOf } from '../hasura/refusals.js';
import { type Failure, asFailure } from '../lib/errors.js';
import { sideBySide } from '../lib/side-by-side.js';
import type { Ports } from './build.js';
import type { FoundApp } from './ownership.js';
import { changedMeanwhile, markForRemoval } from './removal-mark.js';
import type { Project } from '../hasura/cloud.js';

/**
 * A refusal may mean that another run's deletion is under way. It counts only if the app is still listed after this
 * time.
 */
const REFUSAL_STANDS_AFTER_MS = 10_000;
const SOONEST_LOOK_MS = 500;

/** The results of the requests to delete apps, by the ids of their projects. */
export interface Requests {
  refusals: Map<string, Failure>;
  /** The accepted requests, and those whose answer was lost: a look shows whether the app is gone. */
  requested: Set<string>;
  lost: Set<string>;
}

export function noRequests(): Requests {
  return { refusals: new Map(), requested: new Set(), lost: new Set() };
}

/** What must happen right before a deletion. */
export interface BeforeDeletion {
  /** Resolves when no proof of the apps is left elsewhere. Never rejects. */
  withdrawn?: Promise<void> | undefined;
  /** Withdraws such proofs when an app could not be marked. Never rejects. */
  withdrawUnmarked?: (() => Promise<void>) | undefined;
}

/**
 * Requests the deletion of each app once, after marking the app for removal. The request names the tenant that was
 * read: a rebuild replaces project and tenant by new ones with new ids, so a newer app cannot be deleted by mistake.
 * @param how `width`: how many at a time; `ends`: whether an error also ends the rest; `deleting`: called right
 * before
 * @param requests receives the results, even when this throws
 * @throws the error that ends the rest, and the abort reason when the run ends
 */
export async function requestDeletions(
  ports: Pick<Ports, 'cloud' | 'companions' | 'signal' | 'log'>,
  apps: readonly FoundApp[],
  how: {
    width: number;
    ends: (error: unknown) => boolean;
    deleting?: (project: Project) => void;
  },
  { refusals, requested, lost }: Requests,
  before: BeforeDeletion = {},
): Promise<void> {
  await sideBySide(apps, how.width, async (app) => {
    const { id, name, tenantId } = app.project;
    const [marked] = await Promise.all([markForRemoval(ports, app), before.withdrawn]);
    if (marked === 'unmarked') await before.withdrawUnmarked?.();
    if (tenantId === undefined) return;
    if (marked === 'changed') {
      refusals.set(id, changedMeanwhile(app.project));
      return;
    }
    how.deleting?.(app.project);
    try {
      await ports.cloud.deleteTenant(tenantId);
    } catch (error) {
      if (ports.signal.aborted || how.ends(error)) throw error;
      const failure = asFailure(error);
      if (effectOf(error) !== 'unknown') {
        refusals.set(id, failure);
        return;
      }
      lost.add(id);
      ports.log.info(
        `The answer for ${name} was lost (${failure.message}); checking whether it was deleted.`,
      );
    }
    requested.add(id);
    warnOfDatabasesElsewhere(ports, app);
  });
}

/** Reports databases of an app that this run cannot drop: they are on a server that the inputs no longer name. */
export function warnOfDatabasesElsewhere(
  { companions, log }: Pick<Ports, 'companions' | 'log'>,
  { project, reading }: FoundApp,
): void {
  const place = reading.kind === 'marked' ? reading.databases : undefined;
  if (place === undefined || companions.some((companion) => companion.place === place)) return;
  log.warning(
    `The databases of ${project.name} are on ${place}, which postgres-url does not name in this run, so they are kept. Drop them on that server, or set postgres-url to it and run the job again.`,
    'databases-elsewhere',
  );
}

/** Whether an error makes it pointless to continue: the run is over, or the service refuses its token. */
export function endsAll({ signal }: Pick<Ports, 'signal'>, error: unknown): boolean {
  return signal.aborted || (error instanceof HasuraRefusal && error.kind === 'token');
}

/** How to check whether projects are gone. */
export interface Looks {
  /** Returns those of the projects that are still listed. */
  listed: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The pause before the first look, and the longest pause between later ones, in milliseconds. */
  firstMs: number;
  atMostMs: number;
  /** How long to keep looking; without it, only the run's deadline ends it. */
  withinMs?: number;
  gone?: (id: string) => void;
}

/**
 * Looks until the projects are no longer listed, because the service removes them only after it has answered.
 * @param refusals the refusals by project id; a refused project may be gone anyway
 * @returns the ids of those that are still listed
 */
export async function waitUntilUnlisted(
  { clock, signal }: Pick<Ports, 'clock' | 'signal'>,
  ids: readonly string[],
  refusals: ReadonlyMap<string, unknown>,
  { listed, firstMs, atMostMs, withinMs = Infinity, gone }: Looks,
): Promise<Set<string>> {
  const begunAt = clock.now();
  const left = new Set(ids);
  let pause = firstMs;
  while (left.size > 0) {
    if (pause > 0) await clock.sleep(pause, signal);
    const still = await listed([...left]);
    for (const id of left)
      if (!still.has(id)) {
        left.delete(id);
        gone?.(id);
      }
    const waited = clock.now() - begunAt;
    const believed = waited >= REFUSAL_STANDS_AFTER_MS && [...left].every((id) => refusals.has(id));
    if (believed || waited >= withinMs) break;
    pause = Math.min(atMostMs, pause === 0 ? SOONEST_LOOK_MS : pause * 1.5);
  }
  return left;
}
