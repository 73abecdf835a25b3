import * as operations from '../../src/hasura/operations.js';
import type { Life } from './life.js';
import { CannotGoOn, DELETION_MS, EVERY_MS, type LifeWorld, follow } from './watch.js';

/** How long a creation whose answer was lost may take until its app appears. */
const LATE_MS = 90_000;
const ASK_AGAIN_MS = 15_000;

/**
 * Deletes every app with one of the app's two names. No app had them when the life began. Returns true when nothing
 * is left. Waits for a creation that is still running, or its app would appear after the last check.
 */
export async function cleanUp(life: Life, world: LifeWorld): Promise<boolean> {
  const { session, clock, signal, say, book } = world;
  book.step = 'clean up';
  if (life.building !== undefined && life.building !== 'unknown job') {
    say('Waiting for the creation under way, to delete what it makes …');
    await follow(life.building, world).catch((error: unknown) => {
      if (!(error instanceof CannotGoOn)) throw error;
    });
  }
  const begun = clock.now();
  const asked = new Map<string, number>();
  for (;;) {
    const replies = [
      await session.send(operations.projectsByName, { name: life.name }, signal),
      await session.send(operations.projectsByName, { name: life.renamed }, signal),
    ];
    const left = replies.flatMap(({ data }) => data?.projects ?? []);
    const waited = clock.now() - begun;
    const late = life.building === 'unknown job' && waited < LATE_MS;
    if (replies.every(({ data }) => data !== undefined) && left.length === 0 && !late) {
      const stood = asked.size > 0 || life.byName !== undefined;
      say(stood ? 'The throw-away app is deleted.' : 'No app stands under its name.');
      return true;
    }
    for (const { id, tenant } of left) {
      if (!tenant || clock.now() - (asked.get(id) ?? -Infinity) < ASK_AGAIN_MS) continue;
      asked.set(id, clock.now());
      await session.send(operations.deleteTenant, { tenantId: tenant.id }, signal);
    }
    if (waited > DELETION_MS) {
      say(`NOT DELETED: look for ${life.name} at https://cloud.hasura.io/projects, and delete it there.`);
      return false;
    }
    await clock.sleep(EVERY_MS, signal);
  }
}
