import type { MetadataJson } from './metadata-files.js';
import { refusalOf, type Refusal } from './refusal.js';
import { isRecord, records, strings } from './shapes.js';
import { tableName, type TableName } from './table-name.js';

export interface Metadata {
  /** Without any when the server refuses the metadata. */
  sources: Source[];
  /** The metadata as `hasura metadata apply` sends it: the content of the files, with includes filled in. */
  exported: MetadataJson;
  /** Why the server cannot parse it. */
  refusal: Refusal | undefined;
}

export interface Source {
  name: string;
  kind: string;
  /** The location of its database: the name of one of the app's variables, or a literal URL. */
  database: { fromEnv: string; otherwise?: string } | { url: string } | undefined;
  /** The level at which its transactions run, such as `read-committed`. */
  isolation: string;
  tables: Table[];
  /** The source as it was sent. */
  definition: Record<string, unknown>;
}

export interface Table extends TableName {
  relationships: Relationship[];
  permissions: Permission[];
  /** The table as it was sent. */
  definition: Record<string, unknown>;
}

export interface Relationship {
  kind: 'object' | 'array';
  name: string;
  using: Using;
  definition: unknown;
}

/** How a relationship finds its rows. */
export type Using =
  /** A foreign key of this table. */
  | { by: 'own-key'; columns: string[] }
  /** A foreign key of another table that references this one. */
  | { by: 'foreign-key'; table: TableName; columns: string[] }
  | { by: 'mapping'; table: TableName; columns: Record<string, string> }
  | { by: 'unknown' };

export interface Permission {
  kind: 'select' | 'insert' | 'update' | 'delete';
  role: string;
  columns: string[] | '*';
  filters: unknown[];
  definition: unknown;
}

/**
 * What the server makes of the metadata that it is sent.
 * @param otherwise the variable of a database whose own variable is missing
 */
export function metadataOf(exported: MetadataJson, otherwise?: string): Metadata {
  const refusal = refusalOf(exported);
  if (refusal) return { exported, refusal, sources: [] };
  const sources = records(exported['sources']).map((source) => sourceOf(source, otherwise));
  return { exported, refusal, sources: lastOf(sources, ({ name }) => name) };
}

/** Of two entries with one key, the server silently takes the last. */
function lastOf<T>(entries: readonly T[], keyOf: (entry: T) => string): T[] {
  return [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
}

function sourceOf(definition: Record<string, unknown>, otherwise?: string): Source {
  const { name, kind, configuration, tables } = definition;
  const connection = isRecord(configuration) ? configuration['connection_info'] : undefined;
  const { database_url: url, isolation_level: isolation } = isRecord(connection) ? connection : {};
  return {
    name: String(name),
    kind: typeof kind === 'string' ? kind : 'postgres',
    database: databaseOf(url, otherwise),
    isolation: typeof isolation === 'string' ? isolation : 'read-committed',
    tables: lastOf(records(tables).map(tableOf), ({ schema, name: table }) =>
      JSON.stringify([schema, table]),
    ),
    definition,
  };
}

function databaseOf(url: unknown, otherwise?: string): Source['database'] {
  if (typeof url === 'string') return { url };
  const variable = isRecord(url) ? url['from_env'] : undefined;
  if (typeof variable !== 'string') return undefined;
  return { fromEnv: variable, ...(otherwise !== undefined && { otherwise }) };
}

function tableOf(raw: Record<string, unknown>): Table {
  return {
    // What the refusal lets through has a name.
    ...(tableName(raw['table']) ?? { schema: '', name: '' }),
    relationships: (['object', 'array'] as const).flatMap((kind) =>
      records(raw[`${kind}_relationships`]).map((definition) => relationshipOf(kind, definition)),
    ),
    permissions: (['select', 'insert', 'update', 'delete'] as const).flatMap((kind) =>
      records(raw[`${kind}_permissions`]).map((definition) => permissionOf(kind, definition)),
    ),
    definition: raw,
  };
}

function relationshipOf(kind: Relationship['kind'], definition: Record<string, unknown>): Relationship {
  return { kind, name: String(definition['name']), using: usingOf(definition['using']), definition };
}

function usingOf(using: unknown): Using {
  if (!isRecord(using)) return { by: 'unknown' };
  const key = using['foreign_key_constraint_on'];
  if (isRecord(key)) {
    const table = tableName(key['table']);
    const columns = strings(key['columns'] ?? key['column']);
    return table ? { by: 'foreign-key', table, columns } : { by: 'unknown' };
  }
  if (key !== undefined) return { by: 'own-key', columns: strings(key) };
  const manual = using['manual_configuration'];
  // It may lead to a native query instead.
  const table = isRecord(manual) ? tableName(manual['remote_table']) : undefined;
  if (!isRecord(manual) || !table) return { by: 'unknown' };
  const mapping = Object.entries(isRecord(manual['column_mapping']) ? manual['column_mapping'] : {});
  const columns = Object.fromEntries(mapping.map(([own, other]) => [own, String(other)]));
  return { by: 'mapping', table, columns };
}

function permissionOf(kind: Permission['kind'], definition: Record<string, unknown>): Permission {
  const permission = isRecord(definition['permission']) ? definition['permission'] : {};
  const columns = permission['columns'];
  return {
    kind,
    role: String(definition['role']),
    columns: columns === '*' ? '*' : strings(columns ?? []),
    filters: [permission['filter'], permission['check']].filter(isRecord),
    definition,
  };
}
