import { isRecord } from '../lib/record.js';

/**
 * What Hasura's CLI keeps in an app about its migrations: one value, which is read and replaced as a whole. What this
 * action does not know of it is kept.
 */
export interface CatalogState {
  /**
   * By source and version: whether the version is dirty, which the CLI has not written for years. Versions are decimal,
   * without leading zeros. (known: the CLI's source)
   */
  readonly migrations?: Readonly<Record<string, Readonly<Record<string, boolean>> | null>> | null;
  readonly settings?: Readonly<Record<string, unknown>> | null;
  /** Whether the state was copied from the tables in which older servers kept it. */
  readonly isStateCopyCompleted?: boolean | null;
  readonly [key: string]: unknown;
}

/** The versions that a state has of a source. */
export interface AppliedVersions {
  versions: ReadonlySet<bigint>;
  /** The highest version, if it is dirty: the CLI then refuses to apply anything. */
  dirty: bigint | undefined;
  /** Keys that are no versions: the CLI refuses a state that has one. */
  unreadable: readonly string[];
}

/** A larger version is not one for the CLI, which reads 64 bits. */
const HIGHEST = 2n ** 64n - 1n;

/** A value of unknown shape as a state; `undefined` if it is not one. A new app has an empty state, or none. */
export function readCatalogState(value: unknown): CatalogState | undefined {
  if (value === null || value === undefined) return {};
  if (!isRecord(value)) return undefined;
  const { migrations, settings, isStateCopyCompleted: isCopied } = value;
  const isMissing = (one: unknown): one is null | undefined => one === undefined || one === null;
  const flags = isMissing(migrations) ? [] : isRecord(migrations) ? Object.values(migrations) : [undefined];
  const isReadable =
    flags.every(
      (one) =>
        one === null || (isRecord(one) && Object.values(one).every((flag) => typeof flag === 'boolean')),
    ) &&
    (isMissing(settings) || isRecord(settings)) &&
    (isMissing(isCopied) || typeof isCopied === 'boolean');
  return isReadable && !isDeeper(value, DEEPEST) ? value : undefined;
}

/** How deep a state may be nested, so that it can be written and compared. That of the CLI has three levels. */
const DEEPEST = 50;

function isDeeper(value: unknown, most: number): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (most === 0 || Object.values(value).some((one) => isDeeper(one, most - 1)))
  );
}

/** What was applied to a source, according to a state. */
export function appliedIn({ migrations }: CatalogState, source: string): AppliedVersions {
  const all = ownValue(migrations, source) ?? {};
  const found = Object.entries(all).map(([key, dirty]) => ({ key, version: versionOf(key), dirty }));
  const readable = found.flatMap(({ version, dirty }) => (version === undefined ? [] : [{ version, dirty }]));
  const versions = new Set(readable.map(({ version }) => version));
  const last = readable.reduce<(typeof readable)[number] | undefined>(
    (most, one) => (most === undefined || one.version > most.version ? one : most),
    undefined,
  );
  return {
    versions,
    dirty: last?.dirty === true ? last.version : undefined,
    unreadable: found.filter(({ version }) => version === undefined).map(({ key }) => key),
  };
}

/** The sources of which a state has versions. */
export function sourcesIn({ migrations }: CatalogState): string[] {
  return Object.entries(migrations ?? {}).flatMap(([source, versions]) =>
    Object.keys(versions ?? {}).length > 0 ? [source] : [],
  );
}

/**
 * The state as the CLI leaves it before the first migration: migrations are on, and nothing has to be copied from the
 * tables of an older server. (known: the CLI's source)
 */
export function preparedState(state: CatalogState): CatalogState {
  const settings = state.settings ?? {};
  // The CLI keeps an empty value in place of a missing one.
  const isSet = (settings['migration_mode'] ?? '') !== '';
  return {
    ...state,
    settings: isSet ? settings : { ...settings, migration_mode: 'true' },
    isStateCopyCompleted: true,
  };
}

/**
 * The prepared state for databases that are new: nothing was applied to any of them.
 * @param isNew whether the database of a source is new; if omitted, all are
 */
export function emptiedState(
  state: CatalogState,
  isNew: (source: string) => boolean = () => true,
): CatalogState {
  const kept = Object.entries(state.migrations ?? {}).filter(([source]) => !isNew(source));
  return { ...preparedState(state), migrations: Object.fromEntries(kept) };
}

/** The next state, after a version was applied to a source. */
export function withApplied(state: CatalogState, source: string, version: bigint): CatalogState {
  const { migrations } = state;
  const versions = { ...ownValue(migrations, source), [String(version)]: false };
  return { ...state, migrations: { ...migrations, [source]: versions } };
}

/**
 * Whether a state that was read is the one that was written last. If it is not, somebody else wrote one since then, and
 * writing would lose it. The order of keys does not count, because the server does not keep it.
 */
export function isSameState(read: CatalogState, written: CatalogState): boolean {
  return isSame(read, written);
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}

function versionOf(key: string): bigint | undefined {
  if (!/^\d+$/.test(key) || key.length > 100) return undefined;
  const version = BigInt(key);
  return version <= HIGHEST ? version : undefined;
}

/** A source may have the name of something that every object has. */
function ownValue<T>(record: Readonly<Record<string, T>> | null | undefined, key: string): T | undefined {
  return record !== null && record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
