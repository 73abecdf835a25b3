import { type At, type MapNode, type Node, entriesOf, get, itemsOf, textOf } from '../project/node.js';
import { qualified, sourcesOf } from '../project/names.js';
import type { Project } from '../project/project.js';

/** Something of a database that the metadata names. */
export interface Named {
  kind: 'table' | 'column' | 'function';
  /** With its schema; of a column, its table. */
  of: string;
  /** Of a column. */
  column?: string;
  at: At;
}

/** The tables, columns and functions that the metadata names for a database, in the order of its files. */
export function namedIn(project: Pick<Project, 'metadata'>, source: string): Named[] {
  const found = sourcesOf(project).find(({ name }) => name === source);
  if (found === undefined) return [];
  const functions = itemsOf(get(found.node, 'functions')).flatMap((one): Named[] => {
    const name = qualified(get(one, 'function'));
    return name === undefined ? [] : [{ kind: 'function', of: name, at: get(one, 'function') ?? one }];
  });
  return [...found.tables.flatMap(namedByTable), ...functions].filter(({ of }) => !isOther(of));
}

/** The key of something that is named: the same for the same thing, wherever it is named. */
export function namedKey({ kind, of, column }: Named): string {
  return JSON.stringify([kind, of, column ?? null]);
}

/** Whether a schema is not one that migrations make. */
function isOther(name: string): boolean {
  return /^(?:pg_\w{1,100}|information_schema|hdb_catalog)\./.test(name);
}

function namedByTable(table: Node): Named[] {
  const of = qualified(get(table, 'table'));
  if (of === undefined || table.kind !== 'map') return [];
  const named: Named[] = [{ kind: 'table', of, at: get(table, 'table') ?? table }];
  const column = (at: At, name: string, owner = of): void => {
    if (name !== '*') named.push({ kind: 'column', of: owner, column: name, at });
  };
  const texts = (list: Node | undefined, owner = of): void => {
    for (const item of list?.kind === 'list' ? list.items : list === undefined ? [] : [list]) {
      const name = textOf(item);
      if (name !== undefined) column(item, name, owner);
    }
  };
  const keys = (map: Node | undefined, owner = of): void => {
    for (const [key, { at }] of entriesOf(map)) column(at, key, owner);
  };
  const fields = fieldsOf(table);
  for (const kind of ['select', 'insert', 'update', 'delete'])
    for (const one of itemsOf(get(table, `${kind}_permissions`))) {
      const permission = get(one, 'permission');
      texts(get(permission, 'columns'));
      keys(get(permission, 'set'));
      for (const part of ['filter', 'check']) conditions(get(permission, part), fields, column);
    }
  for (const kind of ['object', 'array'])
    for (const one of itemsOf(get(table, `${kind}_relationships`))) {
      const using = get(one, 'using');
      const key = get(using, 'foreign_key_constraint_on');
      const owner = qualified(get(key, 'table'));
      if (key?.kind !== 'map') texts(key);
      else if (owner !== undefined) for (const part of ['column', 'columns']) texts(get(key, part), owner);
      const mapping = get(using, 'manual_configuration', 'column_mapping');
      keys(mapping);
      const remote = qualified(get(using, 'manual_configuration', 'remote_table'));
      if (remote !== undefined) for (const [, { value }] of entriesOf(mapping)) texts(value, remote);
    }
  for (const one of itemsOf(get(table, 'event_triggers')))
    for (const event of ['insert', 'update', 'delete'])
      for (const part of ['columns', 'payload']) texts(get(one, 'definition', event, part));
  keys(get(table, 'configuration', 'column_config'));
  keys(get(table, 'configuration', 'custom_column_names'));
  for (const one of itemsOf(get(table, 'computed_fields'))) {
    const node = get(one, 'definition', 'function');
    const name = qualified(node);
    if (node !== undefined && name !== undefined) named.push({ kind: 'function', of: name, at: node });
  }
  return named;
}

/** The names in conditions of a table that are not columns. */
function fieldsOf(table: MapNode): Set<string> {
  const lists = ['object_relationships', 'array_relationships', 'remote_relationships', 'computed_fields'];
  return new Set(
    lists.flatMap((list) => itemsOf(get(table, list)).flatMap((one) => textOf(get(one, 'name')) ?? [])),
  );
}

/** The columns in a condition. Those of other tables, behind relationships, are not looked up. */
function conditions(
  node: Node | undefined,
  fields: ReadonlySet<string>,
  column: (at: At, name: string) => void,
): void {
  for (const item of itemsOf(node)) conditions(item, fields, column);
  for (const [key, { at, value }] of entriesOf(node))
    if (/^[_$](?:and|or|not)$/.test(key)) conditions(value, fields, column);
    else if (!/^[_$]/.test(key) && !fields.has(key)) column(at, key);
}
