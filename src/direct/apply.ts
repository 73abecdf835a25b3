import {
  BeingRemoved,
  Interruption,
  lookAround,
  stopIfUnwanted,
  supersededBy,
  throwIfUnwanted,
} from '../app/interruption.js';
import { readingOf } from '../app/ownership.js';
import type { AppAdmin, ExportedMetadata } from '../hasura/app-admin.js';
import type { AppTrouble } from '../hasura/app-trouble.js';
import { Failure, asFailure } from '../lib/errors.js';
import type { Project as HasuraProject } from '../project/project.js';
import { metadataPlaces } from '../project/metadata-places.js';
import { type PendingMigration, type SourcePlan, planMigrations } from '../project/migration-plan.js';
import { buildIn, carries, isBeingRemoved, isNewer } from '../rules/markers.js';
import type { DirectBuild } from './direct.js';
import type { Held } from './held.js';
import type { KeptData } from './keep-data.js';
import { isRolledBack, lineIn } from './lines.js';
import { patient, repeated } from './patience.js';
import { type OwnDatabase, ownSources } from './sources.js';
import { AppState } from './state.js';
import { step } from './steps.js';
import { AGAIN, FIX, stepFailed } from './trouble.js';

/** How often to check, while migrations run, that the preview is wanted, and that the app is of this build. */
const [STILL_WANTED_EVERY_MS, MARKER_EVERY_MS, DATABASE_EVERY_MS] = [30_000, 5_000, 2_000];

/** A step that takes longer says how much of it is done. */
const SAY_EVERY_MS = 10_000;

/** A project, the JSON text of its metadata, and what its databases hold. */
export interface Applied {
  project: HasuraProject;
  metadata: string;
  /** What new databases hold already, as copies of a template. */
  held: Held;
  /** Set if the databases are kept with what they hold. */
  kept: KeptData | undefined;
}

/**
 * Applies a project as Hasura's CLI does: metadata, in which tables may be missing; the migrations of each database;
 * the metadata again, since it follows no renamed table by itself; and a reload. On databases that are kept, only the
 * migrations run that they do not hold; if one fails, they stay as they are, and the app records what they hold.
 * @param proved called once the app is proved to use the databases of this build, and no other ones
 * @returns the app's record of its migrations
 * @throws Failure at what fails, Interruption when the preview is no longer wanted or has to be made again
 */
export async function applyProject(
  ctx: DirectBuild,
  app: AppAdmin,
  applied: Applied,
  proved: () => void,
): Promise<AppState> {
  const admin = patient(ctx, app);
  const { kept } = applied;
  const own = ownSources(applied.project, ctx.progress.facts.databases ?? []);
  const state = new AppState(ctx, admin, own);
  if (kept !== undefined) state.resume(kept.state);
  try {
    await applyAll(ctx, { admin, state, own, ...applied }, proved);
    return state;
  } catch (error) {
    await recordAfter(ctx, state, error, kept !== undefined);
    throw error;
  }
}

/** Records what was applied before an error. Kept databases hold exactly that, once no SQL is under way any longer. */
async function recordAfter(
  ctx: DirectBuild,
  state: AppState,
  error: unknown,
  isKept: boolean,
): Promise<void> {
  const isOurs = !(error instanceof Interruption) && !(error instanceof BeingRemoved);
  if (!isOurs || !state.isAtWork || ctx.signal.aborted) return;
  await (isKept && state.isSure ? state.settle() : state.write()).catch((failed: unknown) => {
    ctx.log.debug(`The state of the migrations was not written: ${asFailure(failed).message}`);
  });
}

interface Applying extends Applied {
  admin: AppAdmin;
  state: AppState;
  own: ReadonlyMap<string, OwnDatabase>;
}

async function applyAll(ctx: DirectBuild, applying: Applying, proved: () => void): Promise<void> {
  const { admin, state, own, project, metadata, held, kept } = applying;
  const isKept = kept !== undefined;
  const sources = await step(ctx, 'apply-metadata', async () => {
    if (!isKept) await state.begin(held);
    // A younger run may keep the same databases. What it applies must not be replaced.
    await replace(ctx, admin, applying, isKept ? () => stopIfTakenOver(ctx) : undefined);
    for (const [source, database] of own) await proveDatabase(ctx, admin, source, database, isKept);
    proved();
    return (await exported(admin)).sources;
  });
  const ran = await step(ctx, 'apply-migration', () => migrate(ctx, { ...applying, sources }));
  await step(ctx, 'reload-metadata', async () => {
    if (!isKept || ran > 0) await replace(ctx, admin, { project, metadata });
    const { trouble } = await admin.reloadMetadata();
    if (trouble !== undefined && trouble.kind !== 'outcome-unknown')
      throw stepFailed('The metadata could not be reloaded', trouble);
  });
}

async function exported(admin: AppAdmin): Promise<ExportedMetadata> {
  const { value, trouble } = await admin.exportMetadata();
  if (trouble !== undefined) throw stepFailed('The metadata cannot be read', trouble);
  return value;
}

/** How often metadata is sent that somebody else keeps changing. */
const MOST_CONFLICTS = 3;

/**
 * Replaces the metadata, also if somebody changed it in the console since it was read.
 * @param before called once its version was read: who replaces it after that wins
 */
async function replace(
  ctx: DirectBuild,
  admin: AppAdmin,
  { project, metadata }: Pick<Applied, 'project' | 'metadata'>,
  before?: () => Promise<void>,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { trouble } = await repeated(ctx, async () => {
      const { resourceVersion } = await exported(admin);
      await before?.();
      return await admin.replaceMetadata(metadata, { resourceVersion, allowInconsistent: true });
    });
    if (trouble === undefined) return;
    if (trouble.kind === 'conflict' && tries < MOST_CONFLICTS) {
      await lookAround(ctx);
      ctx.log.notice(
        'Somebody else changed the metadata of the preview at the same time. Their changes were replaced.',
      );
      continue;
    }
    const path = trouble.kind === 'refused' ? trouble.path : undefined;
    const at = path === undefined ? undefined : metadataPlaces(project.metadata).ofPath(path);
    throw stepFailed(
      `The metadata could not be applied${at === undefined ? '' : `, at ${at.file}:${String(at.line)}`}`,
      trouble,
    );
  }
}

/** How long the app may still use the databases that it had before its variables were changed. */
const RESTARTED_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 2_000;

/**
 * Proves that the app uses a database of this build: right after a change of its variables, it may not have restarted
 * yet, and the migrations would run on the old one. If it is kept, there was no other one.
 */
async function proveDatabase(
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

/** @throws Interruption if the app carries the marker of a newer run, BeingRemoved, or Failure if it cannot be read */
async function stopIfTakenOver({ cloud, marks, progress }: DirectBuild): Promise<void> {
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

interface Migrating extends Applying {
  /** As the app lists them: in this order, the CLI migrates them. */
  sources: ExportedMetadata['sources'];
}

/** @returns how many ran */
async function migrate(ctx: DirectBuild, migrating: Migrating): Promise<number> {
  const { admin, state, project, sources, own, kept } = migrating;
  const names = sources.map(({ name }) => name);
  const plan = planMigrations(names, project.migrations, state.now);
  const kinds = new Map(sources.map(({ name, kind }) => [name, kind]));
  const all = plan.sources.reduce((sum, { pending }) => sum + pending.length, 0);
  const held = plan.sources.reduce((sum, { applied }) => sum + applied, 0);
  const watch = new Watch(ctx, admin, kept !== undefined);
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
  if (kept !== undefined && all > 0) {
    await state.work();
    // A younger run writes its marker before it reads the state: it has seen what was just written, or else we see it.
    await stopIfTakenOver(ctx);
  }
  try {
    for (const one of plan.sources) {
      await run(one);
      if (one !== plan.sources.at(-1)) await state.write();
    }
  } catch (error) {
    throw kept !== undefined && error instanceof Failure && !(error instanceof BeingRemoved) && state.isSure
      ? keepsData(error, `${String(held + done)} of ${String(held + all)} migrations`)
      : error;
  }
  // Seeds belong to the data: without them, it is not what the next push should keep.
  if (kept === undefined && ctx.seed !== undefined) await state.write();
  else if (kept === undefined || all > 0) await state.settle();
  delete ctx.progress.count;
  ctx.log.info(
    all === 0 ? 'No migrations to apply.' : `Applied ${String(all)} migration${all === 1 ? '' : 's'}.`,
  );
  return all;
}

/** To run the job again would make new databases. */
const REMEDIES = new Map([
  [FIX, `${FIX} The next push goes on from there.`],
  [AGAIN, 'Push again: the next push goes on from there. Running the job again makes new databases.'],
]);

/** A failure after which the databases hold what they held, and what was applied since. */
function keepsData(failure: Failure, held: string): Failure {
  const { code, message, words } = failure;
  return new Failure(code, `${message} Its databases hold ${held} and keep their data.`, {
    words,
    remedy: REMEDIES.get(failure.remedy ?? '') ?? failure.remedy,
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
