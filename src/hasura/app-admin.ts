import * as v from 'valibot';
import { cut, oneLine, withoutTrailing } from '../lib/text.js';
import { type CatalogState, readCatalogState } from '../rules/catalog-state.js';
import { type Answer, type Call, answerOf } from './app-call.js';
import { type Consistency, consistencyAnswer, consistencyOf } from './app-consistency.js';
import type { Called } from './app-trouble.js';
import type { HasuraPorts } from './client.js';

/** What an app says about its metadata. */
export interface ExportedMetadata {
  /** Passed to `replaceMetadata`, it proves that nobody has changed the metadata since. */
  resourceVersion: number;
  /** The databases, in the order of the app, in which the CLI migrates them. (known) */
  sources: { name: string; kind: string }[];
  /** All of it, as the server keeps it: it adds and drops defaults, and big integers have lost digits here. */
  metadata: unknown;
}

/**
 * The app's own API, with the rights of its administrator. What changes nothing is retried when that can help. What
 * changes something is sent again only if it is proved that the app did not get it; whether the caller may repeat it
 * after `outcome-unknown` is said of each call. All calls resolve, and reject only with the reason of an abort.
 */
export interface AppAdmin {
  /** The version of the server, such as `v2.43.0`. Sends no secret. */
  version: () => Promise<Answer<string>>;
  exportMetadata: () => Promise<Answer<ExportedMetadata>>;
  /**
   * Replaces all metadata. May be repeated: the same metadata leads to the same end. With a resource version, a repeat
   * after an unknown outcome can be a `conflict` with the first try.
   * @param metadata JSON text, which is sent as it is
   */
  replaceMetadata: (
    metadata: string,
    options: { resourceVersion?: number | undefined; allowInconsistent: boolean },
  ) => Promise<Answer<Consistency>>;
  /**
   * Reads sources and remote schemas again. May be repeated.
   * @returns nothing of the consistency from servers before about 2.3: ask `inconsistencies` in any case (known)
   */
  reloadMetadata: () => Promise<Answer<Consistency | undefined>>;
  inconsistencies: () => Promise<Answer<Consistency>>;
  /** What the CLI keeps of migrations. Empty in a new app. */
  catalogState: () => Promise<Answer<CatalogState>>;
  /** Replaces that as a whole. May be repeated, as long as nobody else writes it: compare what is read before. */
  setCatalogState: (state: CatalogState) => Promise<Answer<undefined>>;
  /** The name of the database that a source uses, which must be one of PostgreSQL. */
  databaseOf: (of: { source: string; kind: string }) => Promise<Answer<string>>;
  /**
   * Runs SQL, byte for byte, in one transaction, without checking what depends on it: metadata is stale until it is
   * replaced or reloaded. Must never be repeated after an unknown outcome: it may have been committed, or still run.
   * What the SQL returns is not kept.
   * @param kind the kind of the source in the metadata
   */
  runSql: (run: { source: string; kind: string; sql: string }) => Promise<Answer<undefined>>;
}

/** The names of the call for each kind of database. (known: the CLI's source) */
const RUN_SQL = new Map([
  ['postgres', 'run_sql'],
  ['pg', 'run_sql'],
  ['mssql', 'mssql_run_sql'],
  ['citus', 'citus_run_sql'],
  ['cockroach', 'cockroach_run_sql'],
  ['bigquery', 'bigquery_run_sql'],
]);

const exported = v.object({
  resource_version: v.pipe(v.number(), v.safeInteger()),
  metadata: v.looseObject({
    sources: v.optional(
      v.array(v.object({ name: v.string(), kind: v.optional(v.string(), 'postgres') })),
      [],
    ),
  }),
});
const reloaded = v.union([consistencyAnswer, v.object({ message: v.string() })]);
const catalog = v.object({
  cli_state: v.custom<CatalogState | null>(
    (value) => value !== undefined && readCatalogState(value) !== undefined,
  ),
});
const done = v.object({ message: v.literal('success') });
const ran = v.object({ result_type: v.picklist(['CommandOk', 'TuplesOk']) });

const oneText = v.object({
  result: v.tuple([v.tuple([v.string()]), v.tuple([v.string()])]),
});

const QUERY: Called = { changes: false, hasSql: false };
const CHANGE: Called = { changes: true, hasSql: false };
const METADATA = '/v1/metadata';

/**
 * A client for an app at its endpoint, which may have a path. It sends the admin secret only there: redirects are not
 * followed. Neither SQL nor metadata nor what the app answers is ever logged.
 */
export function appAdmin(endpoint: string, adminSecret: string, world: HasuraPorts): AppAdmin {
  const ask = <Value, Read>(call: Call<Value, Read>): Promise<Answer<Value>> =>
    answerOf(call, `${withoutTrailing(endpoint, '/')}${call.path}`, adminSecret, world);
  const post = (
    type: string,
    args: object = {},
    more: object = {},
  ): { name: string; path: string; body: string } => ({
    name: type,
    path: METADATA,
    body: JSON.stringify({ type, ...more, args }),
  });
  return {
    version: () =>
      ask({
        ...QUERY,
        name: 'version',
        path: '/v1/version',
        answer: v.object({ version: v.string() }),
        value: ({ version }) => cut(oneLine(world.redact(version)), 100),
      }),
    exportMetadata: () =>
      ask({
        ...QUERY,
        ...post('export_metadata', {}, { version: 2 }),
        answer: exported,
        value: ({ resource_version: resourceVersion, metadata: { sources } }, whole) => ({
          resourceVersion,
          sources,
          metadata: (whole as { metadata: unknown }).metadata,
        }),
      }),
    replaceMetadata: (metadata, { resourceVersion, allowInconsistent }) => {
      const version = resourceVersion === undefined ? '' : `"resource_version":${String(resourceVersion)},`;
      const args = `{"allow_inconsistent_metadata":${String(allowInconsistent)},"metadata":${metadata}}`;
      return ask({
        ...CHANGE,
        name: 'replace_metadata',
        path: METADATA,
        answer: consistencyAnswer,
        body: `{"type":"replace_metadata","version":2,${version}"args":${args}}`,
        value: consistencyOf,
      });
    },
    reloadMetadata: () =>
      ask({
        ...CHANGE,
        ...post('reload_metadata'),
        answer: reloaded,
        value: (read) => ('is_consistent' in read ? consistencyOf(read) : undefined),
      }),
    inconsistencies: () =>
      ask({
        ...QUERY,
        ...post('get_inconsistent_metadata'),
        answer: consistencyAnswer,
        value: consistencyOf,
      }),
    catalogState: () =>
      ask({
        ...QUERY,
        ...post('get_catalog_state'),
        answer: catalog,
        value: ({ cli_state: state }) => state ?? {},
      }),
    setCatalogState: (state) =>
      ask({
        ...CHANGE,
        ...post('set_catalog_state', { type: 'cli', state }),
        answer: done,
        value: () => undefined,
      }),
    databaseOf: async ({ source, kind }) => {
      const type = RUN_SQL.get(kind);
      if (type === undefined) return { trouble: { kind: 'unsupported-kind' } };
      const sql = 'select pg_catalog.current_database()';
      return await ask({
        ...QUERY,
        ...post(type, { sql, source, read_only: true }),
        path: '/v2/query',
        answer: oneText,
        value: ({ result: [, [name]] }) => name,
      });
    },
    runSql: async ({ source, kind, sql }) => {
      const type = RUN_SQL.get(kind);
      if (type === undefined) return { trouble: { kind: 'unsupported-kind' } };
      const args = { sql, source, check_metadata_consistency: false };
      return await ask({
        ...post(type, args),
        changes: true,
        hasSql: true,
        path: '/v2/query',
        answer: ran,
        value: () => undefined,
        // An answer with the rows of a query, and so the SQL was committed. (likely)
        ifTooLarge: () => undefined,
      });
    },
  };
}
