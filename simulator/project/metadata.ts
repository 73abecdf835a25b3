import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ProjectError } from './project-error.js';
import { isRecord, records, strings } from './shapes.js';
import { readYaml } from './yaml.js';

export interface Metadata {
  sources: Source[];
  /** The metadata as export_metadata returns it: the content of every file, with includes filled in. */
  exported: Record<string, unknown>;
}

export interface Source {
  name: string;
  kind: string;
  /** The location of its database: the name of one of the app's variables, or a literal URL. */
  database: { fromEnv: string } | { url: string } | undefined;
  tables: Table[];
}

/** The name of a table and its schema. */
export interface TableName {
  schema: string;
  name: string;
}

export interface Table extends TableName {
  relationships: Relationship[];
  permissions: Permission[];
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

/** Reads `metadata/`: the databases with their tables, and the other files unchanged. */
export async function readMetadata(directory: string): Promise<Metadata> {
  const version = await readYaml(path.join(directory, 'version.yaml'));
  if (!isRecord(version) || Number(version['version']) !== 3)
    throw new ProjectError('metadata/version.yaml must say version: 3');
  const databases = (await readYaml(path.join(directory, 'databases', 'databases.yaml'))) ?? [];
  if (!Array.isArray(databases)) throw new ProjectError('databases.yaml must be a list of databases');
  const exported: Record<string, unknown> = { version: 3, sources: databases };
  for (const file of (await readdir(directory)).sort()) {
    if (!file.endsWith('.yaml') || file === 'version.yaml') continue;
    const content = await readYaml(path.join(directory, file));
    if (content !== null && !(Array.isArray(content) && content.length === 0))
      exported[file.slice(0, -5)] = content;
  }
  return { sources: records(databases).map(sourceOf), exported };
}

function sourceOf(raw: Record<string, unknown>): Source {
  const { name, kind, tables } = raw;
  if (typeof name !== 'string') throw new ProjectError('a database in databases.yaml has no name');
  return {
    name,
    kind: typeof kind === 'string' ? kind : 'postgres',
    database: databaseOf(raw),
    tables: records(tables).map(tableOf),
  };
}

function databaseOf({ configuration }: Record<string, unknown>): Source['database'] {
  const connection = isRecord(configuration) ? configuration['connection_info'] : undefined;
  const url = isRecord(connection) ? connection['database_url'] : undefined;
  if (typeof url === 'string') return { url };
  const variable = isRecord(url) ? url['from_env'] : undefined;
  return typeof variable === 'string' ? { fromEnv: variable } : undefined;
}

function tableOf(raw: Record<string, unknown>): Table {
  return {
    ...tableName(raw['table']),
    relationships: (['object', 'array'] as const).flatMap((kind) =>
      records(raw[`${kind}_relationships`]).map((definition) => relationshipOf(kind, definition)),
    ),
    permissions: (['select', 'insert', 'update', 'delete'] as const).flatMap((kind) =>
      records(raw[`${kind}_permissions`]).map((definition) => permissionOf(kind, definition)),
    ),
  };
}

/**
 * Reads a table's name: an object with the schema (BigQuery says `dataset`), a plain name for a table in `public`, or a
 * list of a path's parts, as Snowflake and other connectors write it: `[ORDERS]`, `[SALES, ORDERS]`.
 */
function tableName(raw: unknown): TableName {
  if (typeof raw === 'string') return { schema: 'public', name: raw };
  if (Array.isArray(raw) && raw.length > 0 && raw.every((part) => typeof part === 'string'))
    return { schema: raw.slice(0, -1).join('.'), name: raw.at(-1) ?? '' };
  const { name, dataset, schema = dataset ?? 'public' } = isRecord(raw) ? raw : {};
  if (typeof name !== 'string' || typeof schema !== 'string')
    throw new ProjectError('a tracked table has no name');
  return { schema, name };
}

function relationshipOf(kind: Relationship['kind'], definition: Record<string, unknown>): Relationship {
  return { kind, name: String(definition['name']), using: usingOf(definition['using']), definition };
}

function usingOf(using: unknown): Using {
  if (!isRecord(using)) return { by: 'unknown' };
  const key = using['foreign_key_constraint_on'];
  if (isRecord(key)) {
    return {
      by: 'foreign-key',
      table: tableName(key['table']),
      columns: strings(key['columns'] ?? key['column']),
    };
  }
  if (key !== undefined) return { by: 'own-key', columns: strings(key) };
  const manual = using['manual_configuration'];
  if (!isRecord(manual)) return { by: 'unknown' };
  const mapping = Object.entries(isRecord(manual['column_mapping']) ? manual['column_mapping'] : {});
  const columns = Object.fromEntries(mapping.map(([own, other]) => [own, String(other)]));
  return { by: 'mapping', table: tableName(manual['remote_table']), columns };
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
