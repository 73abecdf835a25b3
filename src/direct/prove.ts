import { BeingRemoved, Interruption, lookAround, supersededBy } from '../app/interruption.js';
import { readingOf } from '../app/ownership.js';
import type { AppAdmin } from '../hasura/app-admin.js';
import { Failure } from '../lib/errors.js';
import { buildIn, carries, isBeingRemoved, isNewer } from '../rules/markers.js';
import type { DirectBuild } from './direct.js';
import type { OwnDatabase } from './sources.js';
import { stepFailed } from './trouble.js';

/** How long the app may still use the databases that it had before its variables were changed. */
const RESTARTED_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 2_000;

/**
 * Proves that the app uses a database of this build: right after a change of its variables, it may not have restarted
 * yet, and the migrations would run on the old one. If it is kept, there was no other one.
 */
export async function proveDatabase(
  ctx: DirectBuild,
  admin: AppAdmin,
  source: string,
  { database, kind }: OwnDatabase,
  isKept: boolean,
): Promise<void> {
  const until = ctx.clock.now() + RESTARTED_WITHIN_MS;
  for (;;) {
    const { value, trouble } = await admin.databaseOf({ source, kind });
    if (value === database) return;
    ctx.signal.throwIfAborted();
    // A newer run may have given the app its own databases.
    await lookAround(ctx);
    if (isKept && value !== undefined)
      throw new Interruption('stripped', `The source ${source} of the app uses another database.`, {
        rebuilt: `the source ${source} used another database`,
      });
    if (ctx.clock.now() >= until)
      throw trouble === undefined
        ? new Failure(
            'checks-failed',
            `The source ${source} of the app does not use the database of this build.`,
            { remedy: 'Run the job again.' },
          )
        : stepFailed(`The app cannot use the source ${source}`, trouble);
    await ctx.clock.sleep(ASK_EVERY_MS, ctx.signal);
    // The source may have had no connection when the metadata was applied.
    if (trouble !== undefined) await admin.reloadMetadata();
  }
}

/** @throws Interruption if the app carries the marker of a newer run, BeingRemoved, or Failure if it cannot be read */
export async function stopIfTakenOver({ cloud, marks, progress }: DirectBuild): Promise<void> {
  const { name, tenantId } = progress.facts;
  const { reading } = await readingOf(cloud, tenantId);
  if (isNewer(buildIn(reading), marks.build)) throw supersededBy(name, buildIn(reading));
  if (isBeingRemoved(reading)) throw new BeingRemoved(name);
  if (!carries(reading, marks.build))
    throw new Failure(
      'step-failed',
      `The variables of ${name} do not name this build, so the app is not finished: another run may use it.`,
      { remedy: 'Run the job again.' },
    );
}
