import { keyOf, readCatalog, type Catalog, type Column } from './catalog.js';
import { isPostgres, urlOf, type Env } from './database.js';
import type { Relationship, Source, Table } from './metadata.js';
import type { HasuraProject } from './project.js';
import type { TableName } from './table-name.js';

/** A role's GraphQL schema as SDL: the tracked tables that exist, with the columns that the role may select. */
export interface AppSchema {
  sdl: string;
  rootFields: string[];
}

/** The schema that a role sees; `undefined` when the role sees no table. */
export async function appSchema(
  { metadata }: HasuraProject,
  env: Env,
  role: string,
): Promise<AppSchema | undefined> {
  const types: Type[] = [];
  for (const source of metadata.sources.filter(isPostgres)) {
    const url = urlOf(source, env);
    if (url !== undefined) types.push(...typesOf(source, await readCatalog(url), role));
  }
  return types.length === 0 ? undefined : written(types);
}

interface Type {
  name: string;
  columns: Column[];
  relationships: { name: string; to: string; kind: Relationship['kind'] }[];
}

function typesOf(source: Source, catalog: Catalog, role: string): Type[] {
  return source.tables.flatMap((table) => {
    const columns = visibleColumns(table, catalog.tables.get(keyOf(table)) ?? [], role);
    if (columns.length === 0) return [];
    const relationships = table.relationships.flatMap(({ name, kind, using }) => {
      const to = targetOf(table, using, catalog);
      return to === undefined ? [] : [{ name, kind, to }];
    });
    return [{ name: typeName(table), columns, relationships }];
  });
}

function visibleColumns({ permissions }: Table, columns: Column[], role: string): Column[] {
  if (role === 'admin') return columns;
  const permission = permissions.find((one) => one.kind === 'select' && one.role === role);
  if (!permission) return [];
  return columns.filter(({ name }) => permission.columns === '*' || permission.columns.includes(name));
}

function targetOf(table: Table, using: Relationship['using'], { foreignKeys }: Catalog): string | undefined {
  if (using.by === 'foreign-key' || using.by === 'mapping') return typeName(using.table);
  if (using.by === 'unknown') return undefined;
  const key = foreignKeys.find(
    (one) => one.table === keyOf(table) && one.columns.join() === using.columns.join(),
  );
  return key && typeName(nameOf(key.to));
}

function nameOf(key: string): TableName {
  const dot = key.indexOf('.');
  return { schema: key.slice(0, dot), name: key.slice(dot + 1) };
}

function typeName({ schema, name }: TableName): string {
  return schema === 'public' ? name : `${schema}_${name}`;
}

function written(types: Type[]): AppSchema {
  const known = new Set(types.map(({ name }) => name));
  const scalars = new Set<string>();
  const objects = types.map(({ name, columns, relationships }) => {
    const fields = columns.map((column) => {
      const type = scalarOf(column.type);
      if (!BUILT_IN.has(type)) scalars.add(type);
      return `  ${column.name}: ${type}${column.nullable ? '' : '!'}`;
    });
    const links = relationships
      .filter(({ to }) => known.has(to))
      .map(({ name: field, to, kind }) =>
        kind === 'object' ? `  ${field}: ${to}` : `  ${field}: [${to}!]!`,
      );
    return `type ${name} {\n${[...fields, ...links].join('\n')}\n}`;
  });
  const rootFields = types.map(({ name }) => name);
  const root = rootFields.map((name) => `  ${name}(limit: Int, offset: Int): [${name}!]!`);
  const sdl = [
    'schema { query: query_root }',
    ...[...scalars].map((scalar) => `scalar ${scalar}`),
    `type query_root {\n${root.join('\n')}\n}`,
    ...objects,
  ];
  return { sdl: sdl.join('\n\n'), rootFields };
}

const BUILT_IN = new Set(['Int', 'Float', 'String', 'Boolean']);

/** Hasura's scalar for a Postgres type. */
function scalarOf(type: string): string {
  const [known] = Object.entries(SCALARS).find(([, types]) => types.includes(type)) ?? [];
  return known ?? type.replace(/\W+/g, '_');
}

const SCALARS: Record<string, readonly string[]> = {
  Int: ['integer', 'smallint'],
  Float: ['real'],
  float8: ['double precision'],
  String: ['text', 'character varying'],
  Boolean: ['boolean'],
  timestamptz: ['timestamp with time zone'],
  timestamp: ['timestamp without time zone'],
};
