import type { Project } from '../hasura/cloud.js';
import { Failure } from '../lib/errors.js';
import { CONTENT_KEY, REMOVING, buildIn, isBeingRemoved } from '../rules/markers.js';
import type { Ports } from './build.js';
import { type FoundApp, readingOf } from './ownership.js';

/** Another run may change the variables while we do. */
const TRIES = 3;

/**
 * Lets an app say that it is to go, before its deletion is ordered: from then on no run keeps it or calls it ready,
 * even if this one ends right after. Under the lock on its variables, so nothing has changed since they were read.
 * Where the service refuses to write, the app goes as it is.
 * @returns `changed` where it is not the app any more that was judged: it must not be deleted
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
    // The lock may be stale, or the answer lost: what the app says now decides.
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
    // Nothing has changed, so it was not the lock.
    if (now.hash === before) return 'unmarked';
  }
  return 'unmarked';
}

/** Lets an app say again what it said before, where its deletion was refused for good: it stays. Never rejects. */
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

/** Why an app was not deleted that is not the one that was judged. */
export function changedMeanwhile({ name }: Project): Failure {
  return new Failure('marker-changed', `The marker of ${name} was changed since it was read.`, {
    remedy: 'Run the job again: it reads the marker anew.',
  });
}

/** Whether both readings are of one build of one owner. */
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
