import type { Project } from '../hasura/cloud.js';
import { Failure } from '../lib/errors.js';
import { CONTENT_KEY, REMOVING, buildIn, isBeingRemoved } from '../rules/markers.js';
import type { Ports } from './build.js';
import { type FoundApp, readingOf } from './ownership.js';

/** How often to try, because another run may change the variables at the same time. */
const TRIES = 3;

/**
 * Marks an app for removal before its deletion is requested: from then on no run keeps it or calls it ready, even if
 * this run ends right after. The lock on its variables ensures that nothing has changed since they were read. If the
 * service refuses the change, the app is deleted without the mark.
 * @returns `changed` when it is no longer the app that was judged: it must not be deleted
 */
export async function markForRemoval(
  { cloud, signal, log }: Pick<Ports, 'cloud' | 'signal' | 'log'>,
  { project, ...judged }: FoundApp,
): Promise<'marked' | 'unmarked' | 'changed'> {
  const { tenantId } = project;
  if (tenantId === undefined || judged.reading.kind !== 'marked') return 'unmarked';
  let now: Omit<FoundApp, 'project'> = judged;
  for (let tries = 1; tries <= TRIES; tries++) {
    if (now.hash === undefined) return 'unmarked';
    if (isBeingRemoved(now.reading)) return 'marked';
    try {
      await cloud.setVariables(tenantId, now.hash, [{ key: CONTENT_KEY, value: REMOVING }]);
      return 'marked';
    } catch (error) {
      signal.throwIfAborted();
      log.debug(`${project.name} does not say that it is to go: ${(error as Error).message}`);
    }
    // The lock may be stale, or the answer lost: the app's current marker decides.
    const before = now.hash;
    try {
      now = await readingOf(cloud, tenantId);
    } catch (error) {
      signal.throwIfAborted();
      log.debug(`${project.name} was not read again: ${(error as Error).message}`);
      return 'unmarked';
    }
    if (now.reading.kind === 'unreadable') return 'unmarked';
    if (!isSame(now, judged)) return 'changed';
    // Nothing has changed, so the lock was not the reason.
    if (now.hash === before) return 'unmarked';
  }
  return 'unmarked';
}

/** Restores the marker of an app whose deletion was finally refused, because the app stays. Never rejects. */
export async function takeBack(
  { cloud, signal, log }: Pick<Ports, 'cloud' | 'signal' | 'log'>,
  { project: { tenantId, name }, ...judged }: FoundApp,
): Promise<void> {
  const { reading } = judged;
  if (tenantId === undefined || reading.kind !== 'marked' || isBeingRemoved(reading) || signal.aborted)
    return;
  try {
    const now = await readingOf(cloud, tenantId);
    if (now.hash === undefined || !isSame(now, judged) || !isBeingRemoved(now.reading)) return;
    if (reading.content === undefined) await cloud.removeVariables(tenantId, now.hash, [CONTENT_KEY]);
    else await cloud.setVariables(tenantId, now.hash, [{ key: CONTENT_KEY, value: reading.content }]);
  } catch (error) {
    log.debug(`${name} goes on to say that it is to go: ${(error as Error).message}`);
  }
}

/** The failure for an app that was not deleted, because it is not the one that was judged. */
export function changedMeanwhile({ name }: Project): Failure {
  return new Failure('marker-changed', `The marker of ${name} was changed since it was read.`, {
    remedy: 'Run the job again: it reads the marker anew.',
  });
}

/** Whether both readings name the same build of the same owner. */
function isSame(
  { reading: one }: Omit<FoundApp, 'project'>,
  { reading: other }: Omit<FoundApp, 'project'>,
): boolean {
  return (
    one.kind === 'marked' &&
    other.kind === 'marked' &&
    one.owner === other.owner &&
    buildIn(one) === buildIn(other)
  );
}
