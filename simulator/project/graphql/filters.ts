import type { GraphQLEnumType } from 'graphql';
import {
  GraphQLBoolean,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputObjectType,
  GraphQLInt,
  GraphQLNonNull,
} from 'graphql';
import { labelOf } from '../table-name.js';
import type { ModelColumn, ModelTable } from './model.js';
import { isBoolean, isNumber, isOrdered } from './scalars.js';
import { inputs, type InputFields, listOf, type Types } from './types.js';

/** The columns that the role may select. */
export function selectable(types: Types, table: ModelTable): ModelColumn[] {
  const { select } = types.rights(table);
  return select ? table.columns.filter(({ name }) => select.columns.has(name)) : [];
}

/** Whether the role sees anything of the rows of a table. */
export function isVisible(types: Types, table: ModelTable): boolean {
  return types.rights(table).select !== undefined && selectable(types, table).length > 0;
}

/** The relationships that the role may follow. */
export function followed(types: Types, table: ModelTable): ModelTable['relationships'] {
  if (!types.rights(table).select) return [];
  return table.relationships.filter(({ target }) => isVisible(types, target));
}

export function aggregates(types: Types, table: ModelTable): boolean {
  return types.rights(table).select?.aggregations === true;
}

/** `where`, `order_by`, `limit`, `offset` and `distinct_on`. */
export function selectArguments(types: Types, table: ModelTable): GraphQLFieldConfigArgumentMap {
  return {
    distinct_on: { description: 'distinct select on columns', type: listOf(selectColumn(types, table)) },
    limit: { description: 'limit the number of rows returned', type: GraphQLInt },
    offset: {
      description: 'skip the first n rows. Use only with order_by',
      type: GraphQLInt,
    },
    order_by: { description: 'sort the rows by one or more columns', type: listOf(orderBy(types, table)) },
    where: { description: 'filter the rows returned', type: boolExp(types, table) },
  };
}

export function selectColumn(types: Types, table: ModelTable): GraphQLEnumType {
  return types.enum(`${table.type}_select_column`, `select columns of table ${labelled(table)}`, () =>
    selectable(types, table).map(({ field, name }) => [field, name, 'column name'] as const),
  );
}

export function boolExp(types: Types, table: ModelTable): GraphQLInputObjectType {
  const description = `Boolean expression to filter rows from the table ${labelled(table)}. All fields are combined with a logical 'AND'.`;
  const self: GraphQLInputObjectType = types.input(`${table.type}_bool_exp`, description, () => ({
    ...inputs(['_and', '_or'], listOf(self)),
    _not: { type: self },
    ...Object.fromEntries(
      selectable(types, table).map((column) => [column.field, { type: types.comparison(column) }]),
    ),
    ...Object.fromEntries(
      followed(types, table).flatMap(({ kind, name, target }) => [
        [name, { type: boolExp(types, target) }],
        ...(kind === 'array' && aggregates(types, target)
          ? [[`${name}_aggregate`, { type: aggregateBoolExp(types, target) }] as const]
          : []),
      ]),
    ),
  }));
  return self;
}

function aggregateBoolExp(types: Types, table: ModelTable): GraphQLInputObjectType {
  const name = `${table.type}_aggregate_bool_exp`;
  const part = (
    suffix: string,
    columns: InputFields[string] | undefined,
    predicate: ModelColumn,
  ): InputFields => {
    if (!columns) return {};
    const type = types.input(`${name}_${suffix}`, '', () => ({
      arguments: columns,
      distinct: { type: GraphQLBoolean },
      filter: { type: boolExp(types, table) },
      predicate: { type: new GraphQLNonNull(types.comparison(predicate)) },
    }));
    return { [suffix]: { type } };
  };
  return types.input(name, '', () => {
    const booleans = selectable(types, table).filter((one) => isBoolean(one.type));
    const chosen = (suffix: string): InputFields[string] | undefined => {
      if (booleans.length === 0) return undefined;
      const of = types.enum(
        `${table.type}_select_column_${name}_${suffix}_arguments_columns`,
        `select "${name}_${suffix}_arguments_columns" columns of table ${labelled(table)}`,
        () => booleans.map(({ field, name: column }) => [field, column, 'column name'] as const),
      );
      return { type: new GraphQLNonNull(of) };
    };
    return {
      ...part('count', { type: listOf(selectColumn(types, table)) }, plainColumn('int4')),
      ...part('bool_and', chosen('bool_and'), plainColumn('bool')),
      ...part('bool_or', chosen('bool_or'), plainColumn('bool')),
    };
  });
}

function plainColumn(type: string): ModelColumn {
  return {
    ...{ name: '', field: '', nullable: true, comment: null, writable: false, enum: undefined },
    type: { name: type, array: false, sql: type },
  };
}

export function orderBy(types: Types, table: ModelTable): GraphQLInputObjectType {
  return types.input(
    `${table.type}_order_by`,
    `Ordering options when selecting data from ${labelled(table)}.`,
    () => ({
      ...inputs(fieldsOf(selectable(types, table)), ordering(types)),
      ...Object.fromEntries(
        followed(types, table).flatMap(({ kind, name, target }) => {
          if (kind === 'object') return [[name, { type: orderBy(types, target) }]];
          if (!aggregates(types, target)) return [];
          return [[`${name}_aggregate`, { type: aggregateOrderBy(types, target) }]];
        }),
      ),
    }),
  );
}

function aggregateOrderBy(types: Types, table: ModelTable): GraphQLInputObjectType {
  return types.input(
    `${table.type}_aggregate_order_by`,
    `order by aggregate values of table ${labelled(table)}`,
    () => ({
      count: { type: ordering(types) },
      ...Object.fromEntries(
        AGGREGATES.flatMap((operator) => {
          const columns = aggregated(types, table, operator);
          if (columns.length === 0) return [];
          const type = types.input(
            `${table.type}_${operator}_order_by`,
            `order by ${operator}() on columns of table ${labelled(table)}`,
            () => inputs(fieldsOf(columns), ordering(types)),
          );
          return [[operator, { type }]];
        }),
      ),
    }),
  );
}

/** The aggregate functions besides `count`. */
export const AGGREGATES = [
  ...['avg', 'max', 'min', 'stddev', 'stddev_pop', 'stddev_samp'],
  ...['sum', 'var_pop', 'var_samp', 'variance'],
];

/** The columns of which an aggregate function can be asked. */
export function aggregated(types: Types, table: ModelTable, operator: string): ModelColumn[] {
  const fits = operator === 'max' || operator === 'min' ? isOrdered : isNumber;
  return selectable(types, table).filter((column) => !column.enum && fits(column.type));
}

function ordering(types: Types): GraphQLEnumType {
  return types.enum('order_by', 'column ordering options', () =>
    ORDERINGS.map((name) => [name, name] as const),
  );
}

const ORDERINGS = [
  ...['asc', 'asc_nulls_first', 'asc_nulls_last'],
  ...['desc', 'desc_nulls_first', 'desc_nulls_last'],
];

function fieldsOf(columns: readonly ModelColumn[]): string[] {
  return columns.map(({ field }) => field);
}

/** A table as Hasura's descriptions name it. */
export function labelled({ table }: ModelTable): string {
  return `"${labelOf(table)}"`;
}
