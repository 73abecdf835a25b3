import { tableName } from '../table-name.js';
import { isRecord } from '../shapes.js';
import { AppGraphqlError, notSimulated } from './context.js';
import type { ModelColumn, ModelRelationship, ModelTable } from './model.js';
import { qualified, quoted, type Statement } from './sql.js';
import type { Types } from './types.js';

/** What conditions are written with. */
export interface Conditions {
  types: Types;
  statement: Statement;
  session: ReadonlyMap<string, string>;
}

interface Place {
  table: ModelTable;
  alias: string;
  /** A request names fields; a permission names columns and session variables. */
  by: 'field' | 'column';
}

/** The condition under which the role sees a row of a table. */
export function visible(on: Conditions, table: ModelTable, alias: string): string {
  const filters = on.types.rights(table).select?.filters ?? [];
  return anyOf(filters.map((filter) => permitted(on, table, alias, filter)));
}

/** A filter or a check of a permission. */
export function permitted(on: Conditions, table: ModelTable, alias: string, filter: unknown): string {
  return condition(on, filter, { table, alias, by: 'column' });
}

/** The condition of a `where`. What it says about related rows counts only for those that the role sees. */
export function asked(on: Conditions, table: ModelTable, alias: string, where: unknown): string {
  return condition(on, where, { table, alias, by: 'field' });
}

function condition(on: Conditions, expression: unknown, place: Place): string {
  if (!isRecord(expression)) return 'true';
  return allOf(
    Object.entries(expression).map(([raw, value]) => {
      const key = raw.replace(/^\$/, '_');
      const lists = Array.isArray(value) ? value : [value];
      if (key === '_and') return allOf(lists.map((one) => condition(on, one, place)));
      if (key === '_or') return anyOf(lists.map((one) => condition(on, one, place)));
      if (key === '_not') return `not (${condition(on, value, place)})`;
      if (key === '_exists') return existing(on, value, place);
      return fieldCondition(on, raw, value, place);
    }),
  );
}

function fieldCondition(on: Conditions, key: string, value: unknown, place: Place): string {
  const { table, alias, by } = place;
  const column = table.columns.find((one) => (by === 'field' ? one.field : one.name) === key);
  if (column) return comparison(on, column, value, place);
  const relationship = table.relationships.find(({ name }) => name === key);
  if (!relationship) {
    if (table.relationships.some(({ name }) => key === `${name}_aggregate`))
      throw notSimulated('a filter by aggregates');
    throw new AppGraphqlError('not-exists', `"${key}" does not exist`);
  }
  const { target } = relationship;
  const other = on.statement.alias();
  const inner = condition(on, value, { table: target, alias: other, by });
  const seen = by === 'field' ? ` and ${visible(on, target, other)}` : '';
  return `exists (select 1 from ${qualified(target.table)} ${other}
    where ${joined(relationship, alias, other)}${seen} and ${inner})`;
}

/** How the rows of a relationship are found. */
export function joined({ columns }: ModelRelationship, alias: string, other: string): string {
  return allOf(columns.map(([own, far]) => `${other}.${quoted(far)} = ${alias}.${quoted(own)}`));
}

function existing(on: Conditions, value: unknown, { table, by }: Place): string {
  const { _table: named, _where: where } = isRecord(value) ? value : {};
  const name = tableName(named);
  const target = on.types.model.tables.find(
    (one) => one.source === table.source && one.table.schema === name?.schema && one.table.name === name.name,
  );
  if (!target) throw new AppGraphqlError('not-exists', 'the table of _exists does not exist');
  const alias = on.statement.alias();
  const inner = condition(on, where, { table: target, alias, by });
  return `exists (select 1 from ${qualified(target.table)} ${alias} where ${inner})`;
}

function comparison(on: Conditions, column: ModelColumn, value: unknown, place: Place): string {
  // A permission may name the value alone.
  const operators = isRecord(value) ? value : { _eq: value };
  const left = `${place.alias}.${quoted(column.name)}`;
  return allOf(
    Object.entries(operators).map(([raw, operand]) => {
      const operator = raw.replace(/^\$/, '_');
      const given = place.by === 'column' ? withSession(on, operand) : operand;
      if (given === null || given === undefined)
        throw new AppGraphqlError(
          'validation-failed',
          `unexpected null value for type '${column.type.name}'`,
        );
      const write = OPERATORS[operator];
      if (write) return write({ on, left, column, given, alias: place.alias });
      throw notSimulated(`the operator ${operator}`);
    }),
  );
}

/** Puts the value of a session variable in place of its name. */
export function withSession(on: Pick<Conditions, 'session'>, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => withSession(on, one));
  if (typeof value !== 'string' || !/^x-hasura-/i.test(value)) return value;
  const name = value.toLowerCase();
  const found = on.session.get(name);
  if (found === undefined) throw new AppGraphqlError('not-found', `missing session variable: "${name}"`);
  return found;
}

interface Operands {
  on: Conditions;
  left: string;
  column: ModelColumn;
  given: unknown;
  alias: string;
}

type Write = (operands: Operands) => string;

const simple =
  (operator: string): Write =>
  ({ on, left, column, given }) =>
    `${left} ${operator} ${on.statement.value(given, column.type.sql)}`;

const textual =
  (operator: string): Write =>
  ({ on, left, given }) =>
    `${left} ${operator} ${on.statement.value(given, 'text')}`;

const columns =
  (operator: string): Write =>
  ({ left, given, alias }) => {
    if (typeof given !== 'string') throw notSimulated('a comparison with a column of another table');
    return `${left} ${operator} ${alias}.${quoted(given)}`;
  };

const list =
  (operator: '= any' | '<> all'): Write =>
  ({ on, left, column: { type }, given }) => {
    if (!type.array) return `${left} ${operator} (${on.statement.value(elements(given), `${type.sql}[]`)})`;
    // A list of arrays would be one array of two dimensions.
    const equal = [given].flat().map((one) => `${left} = ${on.statement.value(one, type.sql)}`);
    return operator === '= any' ? anyOf(equal) : `not ${anyOf(equal)}`;
  };

/** A session variable holds a list as a literal of PostgreSQL. */
function elements(given: unknown): unknown {
  return typeof given === 'string' ? given : [given].flat();
}

const OPERATORS: Readonly<Record<string, Write>> = {
  _eq: simple('='),
  _neq: simple('<>'),
  _ne: simple('<>'),
  _gt: simple('>'),
  _gte: simple('>='),
  _lt: simple('<'),
  _lte: simple('<='),
  _in: list('= any'),
  _nin: list('<> all'),
  _is_null: ({ left, given }) => `${left} is ${given === true || given === 'true' ? '' : 'not '}null`,
  _like: textual('like'),
  _nlike: textual('not like'),
  _ilike: textual('ilike'),
  _nilike: textual('not ilike'),
  _similar: textual('similar to'),
  _nsimilar: textual('not similar to'),
  _regex: textual('~'),
  _nregex: textual('!~'),
  _iregex: textual('~*'),
  _niregex: textual('!~*'),
  _contains: simple('@>'),
  _contained_in: simple('<@'),
  _has_key: textual('?'),
  _has_keys_any: ({ on, left, given }) => `${left} ?| ${on.statement.value(given, 'text[]')}`,
  _has_keys_all: ({ on, left, given }) => `${left} ?& ${on.statement.value(given, 'text[]')}`,
  _ceq: columns('='),
  _cne: columns('<>'),
  _cneq: columns('<>'),
  _cgt: columns('>'),
  _cgte: columns('>='),
  _clt: columns('<'),
  _clte: columns('<='),
};

export function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'true' : `(${conditions.join(' and ')})`;
}

export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;
}
