import {
  BeingRemoved,
  Interruption,
  lookAround,
  stopIfUnwanted,
  throwIfUnwanted,
} from '../app/interruption.js';
import type { AppAdmin, ExportedMetadata } from '../hasura/app-admin.js';
import type { AppTrouble } from '../hasura/app-trouble.js';
import { remedyFor } from '../hasura/build-messages.js';
import { Failure, asFailure } from '../lib/errors.js';
import { counted } from '../lib/text.js';
import type { Project as HasuraProject } from '../project/project.js';
import { type PendingMigration, type SourcePlan, planMigrations } from '../project/migration-plan.js';
import type { DirectBuild } from './direct.js';
import { isRolledBack, lineIn } from './lines.js';
import { proveDatabase, stopIfTakenOver } from './prove.js';
import type { OwnDatabase } from './sources.js';
import type { AppState } from './state.js';
import { AGAIN, FIX, stepFailed } from './trouble.js';

/** How often to check, while migrations run, that the preview is wanted, and that the app is of this build. */
const [STILL_WANTED_EVERY_MS, MARKER_EVERY_MS, DATABASE_EVERY_MS] = [30_000, 5_000, 2_000];

/** A step that takes longer says how much of it is done. */
const SAY_EVERY_MS = 10_000;

/** What is migrated. */
export interface Migrating {
  admin: AppAdmin;
  state: AppState;
  project: HasuraProject;
  /** As the app lists them: in this order, the CLI migrates them. */
  sources: ExportedMetadata['sources'];
  /** The databases that were made for this build, or that it keeps. */
  own: ReadonlyMap<string, OwnDatabase>;
  isKept: boolean;
}

/**
 * Runs the migrations that the app's databases do not hold, file by file.
 * @returns how many ran
 * @throws Failure at the file that fails, Interruption when the preview is no longer wanted or has to be made again
 */
export async function migrate(ctx: DirectBuild, migrating: Migrating): Promise<number> {
  const { admin, state, project, sources, own, isKept } = migrating;
  const names = sources.map(({ name }) => name);
  const plan = planMigrations(names, project.migrations, state.now);
  const kinds = new Map(sources.map(({ name, kind }) => [name, kind]));
  const all = plan.reduce((sum, { pending }) => sum + pending.length, 0);
  const held = plan.reduce((sum, { applied }) => sum + applied, 0);
  const watch = new Watch(ctx, admin, isKept);
  let [done, saidAt] = [0, ctx.clock.now()];
  const run = async ({ source, pending, dirty, unreadable, stopsAt }: SourcePlan): Promise<void> => {
    if (dirty !== undefined || unreadable.length > 0)
      throw new Failure(
        'step-failed',
        `The state of the migrations of ${source} cannot be used: ${dirty === undefined ? 'it has a version that cannot be read' : `version ${String(dirty)} is dirty`}.`,
        {
          words: dirty === undefined ? unreadable.join(', ') : undefined,
          remedy: own.has(source)
            ? 'Rebuild the app with `/preview rebuild`, or by running the job again.'
            : "Correct it with Hasura's CLI, or delete the app and run the job again: the list of a new app is empty.",
        },
      );
    for (const migration of pending) {
      ctx.progress.count = { done, all };
      ctx.progress.changed();
      ctx.doing(`the step "Applying migrations", ${String(done)} of ${String(all)}`);
      await watch.before(source, own.get(source));
      await runMigration(ctx, admin, state, {
        source,
        kind: kinds.get(source) ?? 'postgres',
        project,
        migration,
        isOwn: own.has(source),
      });
      await state.applied(source, { version: migration.version, oid: migration.up.oid });
      done += 1;
      if (ctx.clock.now() - saidAt >= SAY_EVERY_MS) {
        saidAt = ctx.clock.now();
        ctx.log.info(`… ${String(done)} of ${String(all)}`);
      }
    }
    if (stopsAt !== undefined)
      throw new Failure('step-failed', `The migration ${String(stopsAt)} of ${source} has no up.sql.`, {
        remedy: 'Add the file, or delete the folder.',
      });
  };
  if (isKept && all > 0) {
    await state.work();
    // A younger run writes its marker before it reads the state: it has seen what was just written, or else we see it.
    await stopIfTakenOver(ctx);
  }
  try {
    for (const one of plan) {
      await run(one);
      if (one !== plan.at(-1)) await state.write();
    }
  } catch (error) {
    throw isKept && error instanceof Failure && !(error instanceof BeingRemoved) && state.isSure
      ? keepsData(error, `${String(held + done)} of ${String(held + all)} migrations`)
      : error;
  }
  // Seeds belong to the data: without them, it is not what the next push should keep.
  if (!isKept && ctx.seed !== undefined) await state.write();
  else if (!isKept || all > 0) await state.settle();
  delete ctx.progress.count;
  ctx.log.info(all === 0 ? 'No migrations to apply.' : `Applied ${counted(all, 'migration')}.`);
  return all;
}

/**
 * A newer run gives the app its own databases, and SQL of this build must not reach them. Its marker comes some time
 * before them, since the app has to restart.
 */
class Watch {
  readonly #ctx: DirectBuild;
  readonly #admin: AppAdmin;
  readonly #isKept: boolean;
  #at: Record<'marker' | 'database' | 'wanted', number>;

  constructor(ctx: DirectBuild, admin: AppAdmin, isKept: boolean) {
    const now = ctx.clock.now();
    this.#ctx = ctx;
    this.#admin = admin;
    this.#isKept = isKept;
    this.#at = { marker: now, database: now, wanted: now };
  }

  /** @throws Interruption, BeingRemoved, or Failure if the app does not use the database of this build any longer */
  async before(source: string, database: OwnDatabase | undefined): Promise<void> {
    const ctx = this.#ctx;
    if (this.#isDue('wanted', STILL_WANTED_EVERY_MS)) throwIfUnwanted(await ctx.look());
    if (database !== undefined && this.#isDue('database', DATABASE_EVERY_MS))
      await proveDatabase(ctx, this.#admin, source, database, this.#isKept);
    if (!this.#isDue('marker', MARKER_EVERY_MS)) return;
    try {
      await stopIfTakenOver(ctx);
    } catch (error) {
      ctx.signal.throwIfAborted();
      if (error instanceof Interruption || error instanceof BeingRemoved) throw error;
      // An outage of Hasura Cloud does not end the migrations.
      ctx.log.debug(`The app's marker could not be read: ${asFailure(error).message}`);
    }
  }

  #isDue(what: 'marker' | 'database' | 'wanted', everyMs: number): boolean {
    const now = this.#ctx.clock.now();
    if (now - this.#at[what] < everyMs) return false;
    this.#at[what] = now;
    return true;
  }
}

/** To run the job again would make new databases; and what new databases would help against is not so on kept ones. */
const REMEDIES = new Map([
  [
    remedyFor('relation "x" already exists'),
    'If somebody created it by hand, comment `/preview rebuild` or run the job again: both make new databases. Otherwise fix the migration and push again: the next push goes on from there.',
  ],
  [FIX, `${FIX} The next push goes on from there.`],
  [AGAIN, 'Push again: the next push goes on from there. Running the job again makes new databases.'],
]);

/** A failure after which the databases hold what they held, and what was applied since. */
function keepsData(failure: Failure, held: string): Failure {
  const { code, message, words } = failure;
  return new Failure(code, `${message} Its databases hold ${held} and keep their data.`, {
    words,
    remedy: REMEDIES.get(failure.remedy) ?? failure.remedy,
    cause: failure,
  });
}

interface Running {
  source: string;
  kind: string;
  project: HasuraProject;
  migration: PendingMigration;
  /** The database was made for this build. */
  isOwn: boolean;
}

async function runMigration(
  ctx: DirectBuild,
  admin: AppAdmin,
  state: AppState,
  { source, kind, project, migration, isOwn }: Running,
): Promise<void> {
  const { up, version, name } = migration;
  const called = `${String(version)}_${name}`;
  // Without its byte order mark, the check would not have let it pass.
  const sql = project.sql.get(up.path)?.text ?? (await ctx.read(up));
  ctx.log.debug(`Migration ${called} of ${source}`);
  state.isSure = !isOwn;
  const { trouble } = await admin.runSql({ source, kind, sql });
  if (trouble === undefined) return;
  ctx.signal.throwIfAborted();
  // Another run that works on this app makes SQL fail that is right.
  if (await state.isForeign()) throw await state.foreign();
  if (trouble.kind === 'outcome-unknown') {
    const failure = stepFailed(
      `The answer to the migration ${called} of ${source} was lost, and it is not known whether it was applied`,
      trouble,
      isOwn ? undefined : 'Check the database, and run the job again.',
    );
    // The app may be on its way out, and only an app that stays gets other databases.
    const { own } = await lookAround(ctx);
    await stopIfUnwanted(ctx);
    // Its database was made for this build, so another one takes its place.
    if (isOwn && own !== undefined)
      throw new Interruption('stripped', `The answer to the migration ${called} was lost.`, {
        failure,
        rebuilt: 'the answer to a migration was lost',
      });
    throw failure;
  }
  state.isSure ||= await isRolledBack(sql, trouble);
  const line = await lineIn(sql, trouble);
  throw stepFailed(
    `The migration ${called} of ${source} failed${isOfFile(trouble) ? `, in ${up.file}${line === undefined ? '' : `:${String(line)}`}` : ''}`,
    trouble,
  );
}

/** Whether the file can be the cause: not if the app cannot use the database, or was away. */
function isOfFile({ kind }: AppTrouble): boolean {
  return kind === 'sql' || kind === 'empty-query' || kind === 'refused';
}
