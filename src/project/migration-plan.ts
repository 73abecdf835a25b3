import { type AppliedVersions, type CatalogState, appliedIn } from '../rules/catalog-state.js';
import type { FileEntry } from './files.js';
import type { Migration, SourceMigrations } from './migrations.js';

/** A migration that has a file to run. */
export interface PendingMigration extends Migration {
  up: FileEntry;
}

/** What is to be run in one source, and what keeps it from being run. */
export interface SourcePlan extends Pick<AppliedVersions, 'dirty' | 'unreadable'> {
  source: string;
  /** In the order in which they run: ascending, whatever was applied before. (known: the CLI's source) */
  pending: readonly PendingMigration[];
  /** A version that is not applied and has no up.sql: the CLI stops there, and so does `pending`. */
  stopsAt: bigint | undefined;
  /** How many of the versions in the project are applied already. */
  applied: number;
}

/**
 * Which migrations to run, given what the app says was applied. Versions that only the app has are left alone, and so
 * are folders of migrations that belong to none of the sources: the CLI never reads them.
 * @param sources the names of the sources, in the order in which they are migrated
 * @param state as it was read; empty if the databases are new
 */
export function planMigrations(
  sources: readonly string[],
  migrations: readonly SourceMigrations[],
  state: CatalogState,
): SourcePlan[] {
  const folders = new Map(migrations.map((one) => [one.source, one]));
  return sources.map((source) => planOf(source, folders.get(source)?.migrations ?? [], state));
}

function planOf(source: string, local: readonly Migration[], state: CatalogState): SourcePlan {
  const { versions, dirty, unreadable } = appliedIn(state, source);
  const ascending = local.toSorted((one, other) => compared(one.version, other.version));
  const open = ascending.filter(({ version }) => !versions.has(version));
  const end = open.findIndex(({ up }) => up === undefined);
  return {
    source,
    pending: open.slice(0, end < 0 ? undefined : end).filter(hasUp),
    stopsAt: open[end]?.version,
    applied: local.length - open.length,
    dirty,
    unreadable,
  };
}

function hasUp(migration: Migration): migration is PendingMigration {
  return migration.up !== undefined;
}

function compared(one: bigint, other: bigint): number {
  return one < other ? -1 : Number(one > other);
}
