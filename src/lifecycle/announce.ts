import type { Project } from '../hasura/cloud.js';
import { Failure } from '../lib/errors.js';
import { CONTENT_KEY, REMOVING, buildIn, isBeingRemoved } from '../markers.js';
import type { Context } from './context.js';
import { type Standing, readingOf } from './ownership.js';

type Announced = Pick<Standing, 'project' | 'reading' | 'hash'>;

/** Another run may change the variables while we do. */
const TRIES = 3;

/**
 * Lets an app say that it is to go, before its deletion is ordered: from then on no run keeps it or calls it ready,
 * even if this one ends right after. Under the lock on its variables, so nothing has changed since they were read.
 * Where the service refuses to write, the app goes as it is.
 * @returns whether it is still the app that was judged; one that is not must not be deleted
 */
export async function announceRemoval(
  { cloud, signal, log }: Pick<Context, 'cloud' | 'signal' | 'log'>,
  { project, ...judged }: Announced,
): Promise<boolean> {
  const { tenantId } = project;
  if (tenantId === undefined || judged.reading.kind !== 'marked') return true;
  let now: Omit<Announced, 'project'> = judged;
  for (let tries = 1; tries <= TRIES; tries++) {
    if (now.hash === undefined || isBeingRemoved(now.reading)) return true;
    try {
      await cloud.setVariables(tenantId, now.hash, [{ key: CONTENT_KEY, value: REMOVING }]);
      return true;
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
      return true;
    }
    if (now.reading.kind === 'unreadable') return true;
    if (!isSame(now, judged)) return false;
    // Nothing has changed, so it was not the lock.
    if (now.hash === before) return true;
  }
  return true;
}

/** Why an app was not deleted that is not the one that was judged. */
export function changedMeanwhile({ name }: Project): Failure {
  return new Failure('ownership', `The marker of ${name} was changed since it was read.`, {
    remedy: 'Run the job again: it reads the marker anew.',
  });
}

/** Whether both readings are of one build of one owner. */
function isSame(
  { reading: one }: Omit<Announced, 'project'>,
  { reading: other }: Omit<Announced, 'project'>,
): boolean {
  return (
    one.kind === 'marked' &&
    other.kind === 'marked' &&
    one.owner === other.owner &&
    buildIn(one) === buildIn(other)
  );
}
