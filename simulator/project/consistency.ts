import { catalogOf, keyOf, type Catalog, type ForeignKey } from './catalog.js';
import { connect, isPostgres, urlOf, type Env } from './database.js';
import { AppApi } from './graphql/app-api.js';
import { shapeOf, type Shape } from './graphql/shape.js';
import {
  type InconsistentObject,
  isTracked,
  objectsWithoutVariables,
  untrackedRelationships,
} from './inconsistent.js';
import type { Permission, Relationship, Source, Table } from './metadata.js';
import type { HasuraProject } from './project.js';
import { isRecord } from './shapes.js';
import { unreachable, unsetSources } from './sources.js';
import { labelOf } from './table-name.js';

/** What a comparison of the metadata with the databases finds. */
export interface Compared {
  inconsistent: InconsistentObject[];
  /** The GraphQL API that the app has from then on. */
  api: AppApi;
}

/** Compares the metadata with itself, with the app's variables and with the current state of the databases. */
export async function compareAll(
  project: Pick<HasuraProject, 'metadata'>,
  env: Env,
  postgres: 'real' | 'none',
): Promise<Compared> {
  const { metadata } = project;
  const sources = unsetSources(project, env);
  const broken = new Set(sources.map(({ definition }) => definition));
  const inconsistent = [...sources, ...objectsWithoutVariables(metadata, env)];
  const shapes = new Map<string, Shape>();
  for (const source of metadata.sources) {
    if (broken.has(source.name)) continue;
    const url = postgres === 'real' && isPostgres(source) ? urlOf(source, env) : undefined;
    if (url === undefined) {
      inconsistent.push(...untrackedRelationships(source));
      continue;
    }
    const client = await connect(url).catch((error: unknown) => unreachable(source, error));
    if ('reason' in client) {
      inconsistent.unshift(client);
      continue;
    }
    try {
      inconsistent.push(...compare(source, await catalogOf(client)));
      shapes.set(source.name, await shapeOf(client, source));
    } finally {
      await client.end();
    }
  }
  const names = inconsistent.map(({ name }) => name);
  return { inconsistent, api: new AppApi(metadata, { shapes, inconsistent: names, env }) };
}

/** The objects in a source's metadata that its database does not have. */
export function compare(source: Source, catalog: Catalog): InconsistentObject[] {
  return source.tables.flatMap((table) => {
    const columns = catalog.tables.get(keyOf(table))?.map(({ name }) => name);
    const label = labelOf(table);
    if (!columns) {
      const definition = { schema: table.schema, name: table.name };
      const reason = `Inconsistent object: no such table/view exists in source: "${label}"`;
      return [{ type: 'table', name: `table ${label} in source ${source.name}`, reason, definition }];
    }
    const place = `in table ${label} in source ${source.name}`;
    return [
      ...table.relationships.flatMap((relationship) =>
        brokenRelationship(source, table, relationship, { catalog, place }),
      ),
      ...table.permissions.flatMap((permission) => brokenPermission(table, permission, columns, place)),
    ];
  });
}

function brokenRelationship(
  source: Source,
  table: Table,
  relationship: Relationship,
  { catalog, place }: { catalog: Catalog; place: string },
): InconsistentObject[] {
  const { kind, name, using, definition } = relationship;
  const why = relationshipTrouble(source, table, using, catalog);
  if (why === undefined) return [];
  const reason = `Inconsistent object: in table "${labelOf(table)}": in relationship "${name}": ${why}`;
  return [{ type: `${kind}_relation`, name: `${kind}_relation ${name} ${place}`, reason, definition }];
}

/** Why a relationship does not work; `undefined` when it does. */
export function relationshipTrouble(
  { tables }: Source,
  table: Table,
  using: Relationship['using'],
  catalog: Catalog,
): string | undefined {
  switch (using.by) {
    case 'own-key': {
      const key = keyOn(catalog, keyOf(table), using.columns);
      if (!key) return 'no foreign constraint exists on the given column(s)';
      const target = tables.find((one) => keyOf(one) === key.to);
      return target ? undefined : `table "${key.to.replace(/^public\./, '')}" does not exist`;
    }
    case 'foreign-key':
      if (!catalog.tables.has(keyOf(using.table)) || !isTracked(using.table, tables))
        return `table "${labelOf(using.table)}" does not exist`;
      return keyOn(catalog, keyOf(using.table), using.columns, keyOf(table))
        ? undefined
        : 'no foreign constraint exists on the given column(s)';
    case 'mapping': {
      const other = catalog.tables.get(keyOf(using.table));
      if (!other || !isTracked(using.table, tables)) return `table "${labelOf(using.table)}" does not exist`;
      const missing =
        missingOf(Object.keys(using.columns), catalog.tables.get(keyOf(table)) ?? []) ??
        missingOf(Object.values(using.columns), other);
      return missing && `"${missing}" does not exist`;
    }
    case 'unknown':
      return undefined;
    default:
      return using satisfies never;
  }
}

function keyOn(
  { foreignKeys }: Catalog,
  table: string,
  columns: readonly string[],
  to?: string,
): ForeignKey | undefined {
  return foreignKeys.find(
    (key) =>
      key.table === table &&
      (to === undefined || key.to === to) &&
      [...key.columns].sort().join() === [...columns].sort().join(),
  );
}

function missingOf(wanted: readonly string[], columns: readonly { name: string }[]): string | undefined {
  return wanted.find((name) => !columns.some((column) => column.name === name));
}

function brokenPermission(
  table: Table,
  permission: Permission,
  columns: readonly string[],
  place: string,
): InconsistentObject[] {
  const { kind, role, definition } = permission;
  const missing = missingColumn(table, permission, columns);
  if (missing === undefined) return [];
  const type = `${kind}_permission`;
  const reason = `Inconsistent object: in table "${labelOf(table)}": in permission for role "${role}": "${missing}" does not exist`;
  return [{ type, name: `${type} ${role} ${place}`, reason, definition }];
}

/** The first column that a permission names and its table does not have. */
export function missingColumn(
  table: Table,
  permission: Permission,
  columns: readonly string[],
): string | undefined {
  const named = permission.columns === '*' ? [] : permission.columns;
  const fields = new Set([...columns, ...table.relationships.map(({ name }) => name)]);
  return (
    named.find((column) => !columns.includes(column)) ??
    permission.filters.flatMap(fieldsOf).find((field) => !fields.has(field))
  );
}

/** The top-level columns and relationships of a filter. It does not follow relationships into other tables. */
function fieldsOf(filter: unknown): string[] {
  if (Array.isArray(filter)) return filter.flatMap(fieldsOf);
  if (!isRecord(filter)) return [];
  return Object.entries(filter).flatMap(([key, value]) => {
    if (['_and', '_or', '_not', '$and', '$or', '$not'].includes(key)) return fieldsOf(value);
    return key.startsWith('_') || key.startsWith('$') ? [] : [key];
  });
}
