import { BeingRemoved, Interruption, lookAround } from '../app/interruption.js';
import type { AppAdmin, ExportedMetadata } from '../hasura/app-admin.js';
import { asFailure } from '../lib/errors.js';
import type { Project as HasuraProject } from '../project/project.js';
import { metadataPlaces } from '../project/metadata-places.js';
import type { Variable } from '../rules/preview.js';
import type { DirectBuild } from './direct.js';
import type { Held } from './held.js';
import type { KeptData } from './keep-data.js';
import { migrate } from './migrate.js';
import { patient, repeated } from './patience.js';
import { proveDatabase, stopIfTakenOver } from './prove.js';
import { type OwnDatabase, elsewhereIn, ownSources } from './sources.js';
import { AppState } from './state.js';
import { step } from './steps.js';
import { stepFailed } from './trouble.js';

/** A project, the JSON text of its metadata, and what its databases hold. */
export interface Applied {
  project: HasuraProject;
  metadata: string;
  /** What new databases hold already, as copies of a template. */
  held: Held;
  /** The variables that the app is given by the input `env`. */
  env: readonly Variable[];
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
  const state = new AppState(ctx, admin, own, elsewhereIn(applied.project, own, applied.env));
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
  const ran = await step(ctx, 'apply-migration', () =>
    migrate(ctx, { admin, state, project, sources, own, isKept }),
  );
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
