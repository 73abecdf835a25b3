import { keyOf, readCatalog, type Catalog } from './catalog.js';
import { isPostgres, urlOf, type Env } from './database.js';
import type { Permission, Relationship, Source, Table } from './metadata.js';
import type { HasuraProject } from './project.js';
import { isRecord } from './shapes.js';
import { inconsistentSources } from './sources.js';

/** An inconsistent object, as get_inconsistent_metadata lists it. */
export interface InconsistentObject {
  type: string;
  name: string;
  reason: string;
  definition: unknown;
}

/** Compares the metadata with the current state of the databases. */
export async function findInconsistencies(
  project: HasuraProject,
  env: Env,
  postgres: 'real' | 'none',
): Promise<InconsistentObject[]> {
  const found = await inconsistentSources(project, env, postgres);
  if (postgres === 'none') return found;
  const broken = new Set(found.map(({ definition }) => definition));
  for (const source of project.metadata.sources) {
    const url = isPostgres(source) && !broken.has(source.name) ? urlOf(source, env) : undefined;
    if (url !== undefined) found.push(...compare(source, await readCatalog(url)));
  }
  return found;
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
        brokenRelationship(table, relationship, catalog, place),
      ),
      ...table.permissions.flatMap((permission) => brokenPermission(table, permission, columns, place)),
    ];
  });
}

function brokenRelationship(
  table: Table,
  relationship: Relationship,
  catalog: Catalog,
  place: string,
): InconsistentObject[] {
  const { kind, name, using, definition } = relationship;
  const why = relationshipTrouble(table, using, catalog);
  if (why === undefined) return [];
  const reason = `Inconsistent object: in table "${labelOf(table)}": in relationship "${name}": ${why}`;
  return [{ type: `${kind}_relation`, name: `${kind}_relation ${name} ${place}`, reason, definition }];
}

function relationshipTrouble(
  table: Table,
  using: Relationship['using'],
  catalog: Catalog,
): string | undefined {
  switch (using.by) {
    case 'own-key':
      return hasKey(catalog, keyOf(table), using.columns)
        ? undefined
        : 'no foreign constraint exists on the given column(s)';
    case 'foreign-key':
      if (!catalog.tables.has(keyOf(using.table))) return `table "${labelOf(using.table)}" does not exist`;
      return hasKey(catalog, keyOf(using.table), using.columns, keyOf(table))
        ? undefined
        : 'no foreign constraint exists on the given column(s)';
    case 'mapping': {
      const other = catalog.tables.get(keyOf(using.table));
      if (!other) return `table "${labelOf(using.table)}" does not exist`;
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

function hasKey({ foreignKeys }: Catalog, table: string, columns: readonly string[], to?: string): boolean {
  return foreignKeys.some(
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
  const named = permission.columns === '*' ? [] : permission.columns;
  const fields = new Set([...columns, ...table.relationships.map(({ name }) => name)]);
  const missing =
    named.find((column) => !columns.includes(column)) ??
    permission.filters.flatMap(fieldsOf).find((field) => !fields.has(field));
  if (missing === undefined) return [];
  const type = `${kind}_permission`;
  const reason = `Inconsistent object: in table "${labelOf(table)}": in permission for role "${role}": "${missing}" does not exist`;
  return [{ type, name: `${type} ${role} ${place}`, reason, definition }];
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

function labelOf({ schema, name }: { schema: string; name: string }): string {
  return schema === 'public' ? name : `${schema}.${name}`;
}
