import { HasuraRefusal, effectOf } from '../hasura/refusals.js';
import { type Failure, asFailure } from '../lib/errors.js';
import { sideBySide } from '../lib/side-by-side.js';
import type { Ports } from './build.js';
import type { FoundApp } from './ownership.js';
import { changedMeanwhile, markForRemoval } from './removal-mark.js';
import type { Project } from '../hasura/cloud.js';

/** A refusal may mean that another run's deletion is under way: it is believed when the app is still there then. */
const REFUSAL_STANDS_AFTER_MS = 10_000;
const SOONEST_LOOK_MS = 500;

/** What came of the requests to delete apps, by the ids of their projects. */
export interface Requests {
  refusals: Map<string, Failure>;
  /** Those that were accepted, and those whose answer was lost: a look settles them. */
  requested: Set<string>;
  lost: Set<string>;
}

export function noRequests(): Requests {
  return { refusals: new Map(), requested: new Set(), lost: new Set() };
}

/** What happens right before a deletion. */
export interface BeforeDeletion {
  /** Resolves when no proof of the apps is left elsewhere. Never rejects. */
  withdrawn?: Promise<void> | undefined;
  /** Takes such proofs back where an app could not be marked. Never rejects. */
  withdrawUnmarked?: (() => Promise<void>) | undefined;
}

/**
 * Requests the deletion of each app, once, after the app was made to say that it is to go. The tenant is the one that
 * was read: a rebuild replaces project and tenant by new ones with new ids, so whatever has come since cannot be hit.
 * @param how `width`: how many at a time; `ends`: whether an error ends the rest as well; `deleting`: called right before
 * @param requests gets what came of them, also when this throws
 * @throws what ends the rest, and the reason of a run that ends
 */
export async function requestDeletions(
  ports: Pick<Ports, 'cloud' | 'signal' | 'log'>,
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
  });
}

/** Whether an error leaves no sense in going on: the run is over, or its token is refused. */
export function endsAll({ signal }: Pick<Ports, 'signal'>, error: unknown): boolean {
  return signal.aborted || (error instanceof HasuraRefusal && error.kind === 'token');
}

/** How it is looked whether projects are gone. */
export interface Looks {
  /** Those of the projects that are still listed. */
  listed: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Pauses before the first look and between later ones, in milliseconds. */
  firstMs: number;
  atMostMs: number;
  /** How long to go on looking; without it the deadline of the run alone ends it. */
  withinMs?: number;
  gone?: (id: string) => void;
}

/**
 * Looks until the projects are no longer listed: the service removes them after it has answered.
 * @param refusals of one of them; it may be gone all the same
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
