import { isRecord } from '../lib/record.js';
import { type CatalogState, appliedIn, sourcesIn, withApplied } from './catalog-state.js';

/**
 * What a build from the commit records of its databases, beside the state of their migrations. Hasura's CLI drops it
 * when it writes the state, so a state without it is somebody else's.
 */
export interface DataRecord {
  /** The build that the databases were made for. */
  of: string;
  /** False from before the first SQL until all that was sent has ended for certain: a run that died leaves it so. */
  settled: boolean;
  /** A digest of the settings that only new databases can take. */
  settings: string;
  /** What they were copied from; empty for nothing. */
  template: string;
  /** The sources of these databases, by their names. */
  sources: Readonly<Record<string, SourceRecord>>;
  /** Which other databases the app uses, where that is known: a digest of each address, by the source. */
  elsewhere?: Readonly<Record<string, string>>;
}

export interface SourceRecord {
  database: string;
  /** The ids of the applied up.sql files, cut, in the order of their versions: a thousand of them take 8 kB. */
  files: string;
}

/** An applied migration: its version, and git's id of its up.sql. */
export interface AppliedFile {
  version: bigint;
  oid: string;
}

/** The key in the state that says which build wrote it. */
export const BUILD = 'preview_app_build';
const DATA = 'preview_app_data';

/** How much of git's id of a file is recorded, in hex digits: enough to tell an edited file. */
const DIGITS = 8;

/** Stands for the id of a file that was not run, because the database was copied with what it makes. */
export const HELD = '-'.repeat(DIGITS);

/** What a state records; `undefined` if it has no record that can be read. */
export function recordIn(state: CatalogState): DataRecord | undefined {
  const read = state[DATA];
  if (!isRecord(read)) return undefined;
  const { of, settled, settings, template, sources, elsewhere } = read;
  const isReadable =
    typeof of === 'string' &&
    typeof settled === 'boolean' &&
    typeof settings === 'string' &&
    typeof template === 'string' &&
    isRecord(sources) &&
    (elsewhere === undefined || isRecord(elsewhere)) &&
    Object.values(sources).every(
      (one) => isRecord(one) && typeof one['database'] === 'string' && typeof one['files'] === 'string',
    );
  return isReadable ? (read as unknown as DataRecord) : undefined;
}

/** A source whose list of applied migrations is that of another database, which nobody made for a preview. */
export function movedElsewhere(
  state: CatalogState,
  elsewhere: Readonly<Record<string, string>>,
): string | undefined {
  const had = recordIn(state)?.elsewhere ?? {};
  return Object.keys(elsewhere).find(
    (source) =>
      Object.hasOwn(had, source) &&
      had[source] !== elsewhere[source] &&
      appliedIn(state, source).versions.size > 0,
  );
}

/** The state with a record, written by a build. */
export function withRecord(state: CatalogState, build: string, record: DataRecord): CatalogState {
  return { ...state, [BUILD]: build, [DATA]: record };
}

/** The next state, after a migration was applied to a source; its file is recorded if its database is. */
export function withAppliedFile(
  state: CatalogState,
  source: string,
  { version, oid }: AppliedFile,
): CatalogState {
  const next = withApplied(state, source, version);
  const record = recordIn(state);
  const had = record && Object.hasOwn(record.sources, source) ? record.sources[source] : undefined;
  if (record === undefined || had === undefined) return next;
  const { versions } = appliedIn(state, source);
  if (versions.has(version)) return next;
  const at = [...versions].filter((one) => one < version).length * DIGITS;
  const files = `${had.files.slice(0, at)}${oid.slice(0, DIGITS)}${had.files.slice(at)}`;
  return { ...next, [DATA]: { ...record, sources: { ...record.sources, [source]: { ...had, files } } } };
}

/** What a push finds, and what it wants. */
export interface Wanted {
  /** The build that the app's databases were made for, by its marker. */
  of: string;
  settings: string;
  template: string;
  /** The sources of the commit whose databases were made for that build, with these. */
  own: ReadonlyMap<string, { database: string }>;
  /** The migrations of the commit, by source. */
  migrations: readonly {
    source: string;
    migrations: readonly { version: bigint; up: { file: string; oid: string } | undefined }[];
  }[];
}

const NOT_FINISHED = 'its last build ended in the middle';
const SOMEBODY = 'somebody else wrote the state of its migrations';

/**
 * Why what an app records does not tell what its databases hold, or why that is not wanted any longer: the end of
 * "Rebuilt because".
 * @param state as it was read from the app
 */
export function whyNotKnown(
  state: CatalogState,
  wanted: Pick<Wanted, 'of' | 'settings' | 'template'>,
): string | undefined {
  const record = recordIn(state);
  if (record === undefined) {
    if (state[BUILD] !== undefined) return 'an earlier version of this action built it';
    return sourcesIn(state).length > 0 ? SOMEBODY : NOT_FINISHED;
  }
  if (record.of !== wanted.of || !record.settled) return NOT_FINISHED;
  if (record.template !== wanted.template) return 'postgres-template changed';
  return record.settings === wanted.settings ? undefined : 'the settings of its databases or seeds changed';
}

/**
 * Why the databases of an app cannot be kept with what they hold; `undefined` if every migration that was applied to
 * them is in the commit as it was.
 */
export function whyNotKept(state: CatalogState, wanted: Wanted): string | undefined {
  const why = whyNotKnown(state, wanted);
  if (why !== undefined) return why;
  const { sources = {} } = recordIn(state) ?? {};
  const strange = [...wanted.own.keys()].some(
    (source) => !Object.hasOwn(sources, source) && appliedIn(state, source).versions.size > 0,
  );
  if (strange) return SOMEBODY;
  for (const [source, had] of Object.entries(sources)) {
    const other = whyNotSame(state, source, had, wanted);
    if (other !== undefined) return other;
  }
  return undefined;
}

function whyNotSame(
  state: CatalogState,
  source: string,
  { database, files }: SourceRecord,
  { own, migrations }: Wanted,
): string | undefined {
  const { versions, dirty, unreadable } = appliedIn(state, source);
  if (versions.size * DIGITS !== files.length || dirty !== undefined || unreadable.length > 0)
    return SOMEBODY;
  const uses = own.get(source)?.database;
  const another = `the source ${source} uses another database`;
  if (uses !== undefined && uses !== database) return another;
  const local = new Map(
    migrations
      .filter((one) => one.source === source)
      .flatMap((one) => one.migrations.map(({ version, up }) => [version, up] as const)),
  );
  for (const [index, version] of [...versions].sort((a, b) => (a < b ? -1 : 1)).entries()) {
    const id = files.slice(index * DIGITS, (index + 1) * DIGITS);
    // The template may be newer than the commit.
    if (id === HELD) continue;
    if (uses === undefined && local.size > 0) return another;
    const up = local.get(version);
    if (up === undefined)
      return `the migration ${String(version)} of ${source}, which was applied, is not in the commit`;
    if (!up.oid.startsWith(id)) return `${up.file} was edited after it was applied`;
  }
  return undefined;
}
