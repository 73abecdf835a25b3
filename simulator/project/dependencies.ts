import { catalogOf, keyOf, type Catalog } from './catalog.js';
import { missingColumn, relationshipTrouble } from './consistency.js';
import type { Source, Table } from './metadata.js';
import type { Sql } from './run-sql.js';
import { labelOf } from './table-name.js';

/** A check of what a text of SQL changes in the tracked tables of a source. */
export interface DependencyCheck {
  /** Refuses the text because of what still needs a dropped table or column, apart from what a dropped table has. */
  check: NonNullable<Sql['check']>;
  /** The tracked tables that it dropped. */
  dropped: () => Table[];
}

export function dependencyCheck(source: Source): DependencyCheck {
  let dropped: Table[] = [];
  return {
    check: async (client) => {
      const before = await catalogOf(client);
      const broken = new Set(brokenIn(source, before));
      return async () => {
        const after = await catalogOf(client);
        dropped = source.tables.filter(
          (table) => before.tables.has(keyOf(table)) && !after.tables.has(keyOf(table)),
        );
        const dependents = brokenIn(source, after).filter((name) => !broken.has(name));
        if (dependents.length === 0) return undefined;
        return `cannot drop due to the following dependent objects: ${dependents.join(', ')}`;
      };
    },
    dropped: () => dropped,
  };
}

function brokenIn(source: Source, catalog: Catalog): string[] {
  return source.tables.flatMap((table) => {
    const columns = catalog.tables.get(keyOf(table))?.map(({ name }) => name);
    if (!columns) return [];
    const place = `in source "${source.name}"`;
    const label = labelOf(table);
    return [
      ...table.permissions
        .filter((permission) => missingColumn(table, permission, columns) !== undefined)
        .map(({ kind, role }) => `permission ${label}.${role}.${kind} ${place}`),
      ...table.relationships
        .filter(({ using }) => relationshipTrouble(source, table, using, catalog) !== undefined)
        .map(({ name }) => `relationship ${label}.${name} ${place}`),
    ];
  });
}
