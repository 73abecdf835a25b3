import { type Schema, type SchemaObject, keyOf } from './catalog.js';

/** What was there before a migration, as far as it matters for what its statements mean. */
export interface Before {
  /** Whether a table of that name, with its schema, is one that databases of the base have. */
  isOld: (table: string) => boolean;
  /** Whether there is a table of that name, whoever made it. */
  hasTable: (table: string) => boolean;
  hasColumn: (table: string, column: string) => boolean;
  /** The table of an index, both with their schemas. */
  indexed: (index: string) => string | undefined;
  /**
   * Whether a column has no null values, as PostgreSQL knows: it need not read the rows.
   * @param validated the constraints of the table that are validated meanwhile
   */
  isNotNull: (table: string, column: string, validated: ReadonlySet<string>) => boolean;
}

/** Whether an object holds rows: a table, or what is like one. */
export function isTable({ kind }: Pick<SchemaObject, 'kind'>): boolean {
  return kind === 'table' || kind === 'foreign table' || kind === 'materialized view';
}

/** @param base the schema of the base; tables keep their ids whatever they are called */
export function beforeIn(schema: Schema, base: Schema): Before {
  const isOld = isIn(base);
  const objects = [...schema.values()];
  const tables = new Map(objects.filter(isTable).map((one) => [`${one.schema}.${one.name}`, isOld(one)]));
  const columns = keyed(objects, 'column');
  const indexes = keyed(objects, 'index');
  const checks = objects.filter(
    ({ kind, definition }) => kind === 'constraint' && definition.startsWith('CHECK'),
  );
  return {
    isOld: (table) => tables.get(table) === true,
    hasTable: (table) => tables.has(table),
    hasColumn: (table, column) => columns.has(`${table}.${column}`),
    indexed: (index) => {
      const found = indexes.get(index);
      return found && `${found.schema}.${found.parent ?? ''}`;
    },
    isNotNull: (table, column, validated) =>
      columns
        .get(`${table}.${column}`)
        ?.definition.replace(/ (?:default|generated) .*$/s, '')
        .endsWith(' not null') === true ||
      checks.some(
        (one) =>
          `${one.schema}.${one.parent ?? ''}` === table &&
          (!one.definition.endsWith(' NOT VALID') || validated.has(one.name)) &&
          demands(one.definition, column),
      ),
  };
}

/** What is known where the schema is not: each table is old, except those that new migrations create. */
export function beforeWithout(created: ReadonlySet<string>): Before {
  return {
    isOld: (table) => !created.has(table) && !table.startsWith('.'),
    hasTable: (table) => !table.startsWith('.'),
    hasColumn: () => false,
    indexed: () => undefined,
    isNotNull: () => false,
  };
}

const ids = new WeakMap<Schema, Set<string>>();

/** The ids of what holds rows in a schema. */
export function idsIn(schema: Schema): Set<string> {
  const known = ids.get(schema);
  if (known !== undefined) return known;
  const found = new Set([...schema.values()].flatMap(({ id }) => id ?? []));
  ids.set(schema, found);
  return found;
}

/** Whether a schema has an object: the same one, if it holds rows, and otherwise one by its name. */
export function isIn(schema: Schema): (object: SchemaObject) => boolean {
  const all = idsIn(schema);
  return (object) => (object.id === undefined ? schema.has(keyOf(object)) : all.has(object.id));
}

function keyed(objects: readonly SchemaObject[], kind: string): Map<string, SchemaObject> {
  return new Map(
    objects
      .filter((one) => one.kind === kind)
      .map((one) => [`${one.schema}.${kind === 'column' ? `${one.parent ?? ''}.` : ''}${one.name}`, one]),
  );
}

/** Whether a check lets no row pass in which a column has no value. */
function demands(check: string, column: string): boolean {
  const name = /^[a-z_][a-z0-9_]*$/.test(column) ? column : `"${column.replaceAll('"', '""')}"`;
  return check.includes(`(${name} IS NOT NULL)`) && !check.includes(' OR ') && !check.includes(' NOT (');
}
