import type { Source, Table } from '../metadata.js';
import { isRecord } from '../shapes.js';

/** The names of a source's types and root fields, as its `customization` changes them. */
export interface SourceNames {
  /** The field below which the root fields of the source are. */
  namespace: string | undefined;
  type: (name: string) => string;
  root: (name: string) => string;
}

export function sourceNames({ definition }: Source): SourceNames {
  const custom = recordAt(definition, 'customization');
  const roots = recordAt(custom, 'root_fields');
  const types = recordAt(custom, 'type_names');
  const namespace = textAt(roots, 'namespace');
  const around =
    (names: Record<string, unknown>) =>
    (name: string): string =>
      `${textAt(names, 'prefix')}${name}${textAt(names, 'suffix')}`;
  return { namespace: namespace === '' ? undefined : namespace, type: around(types), root: around(roots) };
}

/** The root fields of a table, by the names that `custom_root_fields` gives them. */
export type RootKind =
  | 'select'
  | 'select_by_pk'
  | 'select_aggregate'
  | 'select_stream'
  | 'insert'
  | 'insert_one'
  | 'update'
  | 'update_by_pk'
  | 'update_many'
  | 'delete'
  | 'delete_by_pk';

const ROOTS: Readonly<Record<RootKind, (name: string) => string>> = {
  select: (name) => name,
  select_by_pk: (name) => `${name}_by_pk`,
  select_aggregate: (name) => `${name}_aggregate`,
  select_stream: (name) => `${name}_stream`,
  insert: (name) => `insert_${name}`,
  insert_one: (name) => `insert_${name}_one`,
  update: (name) => `update_${name}`,
  update_by_pk: (name) => `update_${name}_by_pk`,
  update_many: (name) => `update_${name}_many`,
  delete: (name) => `delete_${name}`,
  delete_by_pk: (name) => `delete_${name}_by_pk`,
};

/** The name of a table, before the source changes it. */
export function nameOfTable({ schema, name, definition }: Table): string {
  const custom = textAt(recordAt(definition, 'configuration'), 'custom_name');
  return custom || (schema === 'public' ? name : `${schema}_${name}`);
}

/** The name of a root field of a table, before the source changes it. */
export function rootName(table: Table, kind: RootKind): string {
  const given = recordAt(recordAt(table.definition, 'configuration'), 'custom_root_fields')[kind];
  const custom = typeof given === 'string' ? given : textAt(isRecord(given) ? given : {}, 'name');
  return custom || ROOTS[kind](nameOfTable(table));
}

/** The field of a column. */
export function fieldName({ definition }: Table, column: string): string {
  const configuration = recordAt(definition, 'configuration');
  const { custom_name: custom } = recordAt(recordAt(configuration, 'column_config'), column);
  if (typeof custom === 'string') return custom;
  return textAt(recordAt(configuration, 'custom_column_names'), column) || column;
}

/** Whether GraphQL takes it as a name. What has another one is left out of the schema. */
export function isName(name: string): boolean {
  return /^[_A-Za-z][_0-9A-Za-z]*$/.test(name);
}

export function recordAt(value: unknown, key: string): Record<string, unknown> {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
}

export function textAt(value: Record<string, unknown>, key: string): string {
  const found = value[key];
  return typeof found === 'string' ? found : '';
}
