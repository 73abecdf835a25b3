import { isRecord, strings } from '../shapes.js';
import { notSimulated } from './context.js';
import type { ModelColumn, ModelTable } from './model.js';
import type { Selection } from './select.js';
import { qualified, quoted } from './sql.js';
import { allOf, asked, permitted, withSession } from './where.js';

/** A statement that writes and returns the rows as it left them, and the check that they must pass. */
export interface Written {
  sql: string;
  check: (alias: string) => string;
  /** Where a row that does not pass it came from. */
  path?: string;
}

/** Which rows are written: those of a `where`, or the one with a primary key. */
export type Which = { where: unknown } | { key: Record<string, unknown> };

export function insertSql(
  on: Selection,
  table: ModelTable,
  objects: readonly Record<string, unknown>[],
  onConflict: unknown,
): Written {
  const right = on.types.rights(table).insert;
  const presets = presetsOf(on, table, right?.set ?? {});
  const rows = objects.map((object) => new Map([...valuesOf(table, object), ...presets]));
  const columns = table.columns.filter((column) => rows.some((row) => row.has(column)));
  const tuples = rows.map((row) =>
    columns.map((column) => (row.has(column) ? valueOf(on, column, row.get(column)) : 'default')).join(', '),
  );
  const into = `insert into ${qualified(table.table)}`;
  if (columns.length === 0 && objects.length > 1) throw notSimulated('an insert of several empty rows');
  const sql =
    columns.length === 0
      ? `${into} default values`
      : `${into} (${columns.map(({ name }) => quoted(name)).join(', ')})
         values ${tuples.map((tuple) => `(${tuple})`).join(', ')}`;
  return {
    sql: `${sql}${conflictSql(onConflict)} returning *`,
    check: (alias) => permitted(on, table, alias, right?.check),
  };
}

function conflictSql(given: unknown): string {
  if (!isRecord(given)) return '';
  if (given['where'] !== undefined) throw notSimulated('the where of an on_conflict');
  const columns = strings(given['update_columns'] ?? []).map(quoted);
  const action =
    columns.length === 0
      ? 'nothing'
      : `update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  return ` on conflict on constraint ${quoted(String(given['constraint']))} do ${action}`;
}

export function updateSql(
  on: Selection,
  table: ModelTable,
  args: Record<string, unknown>,
  which: Which,
): Written {
  const right = on.types.rights(table).update;
  const alias = on.statement.alias();
  const assigned = [
    ...[...valuesOf(table, recordAt(args, '_set')), ...presetsOf(on, table, right?.set ?? {})].map(
      ([column, value]) => `${quoted(column.name)} = ${valueOf(on, column, value)}`,
    ),
    ...[...valuesOf(table, recordAt(args, '_inc'))].map(
      ([column, value]) =>
        `${quoted(column.name)} = ${alias}.${quoted(column.name)} + ${valueOf(on, column, value)}`,
    ),
  ];
  const other = Object.keys(args).find((key) => key.startsWith('_') && key !== '_set' && key !== '_inc');
  if (other !== undefined) throw notSimulated(`the operator ${other}`);
  if (assigned.length === 0) throw notSimulated('an update of nothing');
  return {
    sql: `update ${qualified(table.table)} ${alias} set ${assigned.join(', ')}
      where ${chosen(on, table, alias, which)} and ${permitted(on, table, alias, right?.filter)} returning ${alias}.*`,
    check: (written) => permitted(on, table, written, right?.check),
  };
}

export function deleteSql(on: Selection, table: ModelTable, which: Which): Written {
  const alias = on.statement.alias();
  const filter = on.types.rights(table).delete?.filter;
  return {
    sql: `delete from ${qualified(table.table)} ${alias}
      where ${chosen(on, table, alias, which)} and ${permitted(on, table, alias, filter)} returning ${alias}.*`,
    check: () => 'true',
  };
}

function chosen(on: Selection, table: ModelTable, alias: string, which: Which): string {
  if ('where' in which) return asked(on, table, alias, which.where);
  return allOf(
    [...valuesOf(table, which.key)].map(
      ([column, value]) => `${alias}.${quoted(column.name)} = ${valueOf(on, column, value)}`,
    ),
  );
}

/** The columns of an input, with their values. */
function valuesOf(table: ModelTable, object: Record<string, unknown>): Map<ModelColumn, unknown> {
  const nested = table.relationships.find(({ name }) => isRecord(object[name]));
  if (nested) throw notSimulated('a nested insert');
  return new Map(
    table.columns.filter(({ field }) => field in object).map((column) => [column, object[column.field]]),
  );
}

function presetsOf(
  on: Selection,
  table: ModelTable,
  set: Record<string, unknown>,
): Map<ModelColumn, unknown> {
  return new Map(
    table.columns
      .filter(({ name }) => name in set)
      .map((column) => [column, withSession(on, set[column.name])]),
  );
}

function valueOf(on: Selection, { type }: ModelColumn, value: unknown): string {
  return on.statement.value(value, type.sql);
}

function recordAt(value: Record<string, unknown>, key: string): Record<string, unknown> {
  const found = value[key];
  return isRecord(found) ? found : {};
}
