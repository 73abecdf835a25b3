import { HasuraRefusal, effectOf } from '../hasura/refusals.js';
import { Failure } from '../lib/errors.js';
import { MARKER_PREFIX, type MarkerReading, isBeingRemoved } from '../rules/markers.js';
import type { Variable } from '../rules/preview.js';
import type { Ports } from './build.js';
import { BeingRemoved } from './interruption.js';

/** How often to try, because another run may change the variables at the same time. */
const TRIES = 4;

/** The variables that an app should have. */
export interface Wanted {
  env: readonly Variable[];
  /** The names of those that it was given before; what is no longer wanted of them is removed. */
  had: readonly string[];
}

/**
 * Gives an app its variables, as far as they differ, under Hasura Cloud's lock on them.
 * @param how `may`: called with the app's marker before each change, and may throw; `changing`: called before one
 * @returns whether any differed
 * @throws Failure if they cannot be read or set, or BeingRemoved
 */
export async function giveVariables(
  ctx: Pick<Ports, 'cloud' | 'log' | 'signal' | 'doing'>,
  { name, tenantId }: { name: string; tenantId: string | undefined },
  { env, had }: Wanted,
  how: { may?: (marker: MarkerReading) => void; changing?: () => void } = {},
): Promise<boolean> {
  ctx.doing(`setting the variables of ${name}`);
  for (let tries = 1; ; tries++) {
    const found = tenantId === undefined ? undefined : await ctx.cloud.difference(tenantId, env, had);
    if (tenantId === undefined || found === undefined) throw notSet(name);
    const { marker, changed, surplus, hash } = found;
    how.may?.(marker);
    // Do not overwrite the mark that another run has set.
    if (isBeingRemoved(marker)) throw new BeingRemoved(name);
    if (changed.length + surplus.length === 0) return tries > 1;
    if (tries > TRIES) throw notSet(name);
    how.changing?.();
    try {
      // Remove first: the list of the given variables is among those that are set afterwards.
      if (surplus.length > 0) {
        await ctx.cloud.removeVariables(tenantId, hash, surplus);
        ctx.log.info(`Removed: ${surplus.join(', ')}`);
        continue;
      }
      await ctx.cloud.setVariables(
        tenantId,
        hash,
        env.filter(({ key }) => changed.includes(key)),
      );
      const named = changed.filter((key) => !key.startsWith(MARKER_PREFIX));
      if (named.length > 0) ctx.log.info(`Changed: ${named.join(', ')}`);
    } catch (error) {
      ctx.signal.throwIfAborted();
      // The lock was stale, or the answer was lost: read the current state again.
      if (effectOf(error) === 'none' && !(error instanceof HasuraRefusal)) throw error;
    }
  }
}

function notSet(name: string): Failure {
  return new Failure('variables-not-set', `The variables of ${name} do not have the values that were set.`, {
    remedy: 'Run the job again.',
  });
}
