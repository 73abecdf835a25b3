import type { GraphQLObjectType } from 'graphql';
import { GraphQLFloat, GraphQLInt, GraphQLNonNull, GraphQLBoolean, GraphQLString } from 'graphql';
import {
  aggregated,
  aggregates,
  AGGREGATES,
  followed,
  isVisible,
  labelled,
  selectable,
  selectArguments,
  selectColumn,
} from './filters.js';
import type { ModelRelationship, ModelTable } from './model.js';
import { isJson } from './scalars.js';
import { listOf, type OutputFields, type Types } from './types.js';

/** The type of the rows of a table that the role may see. */
export function rowType(types: Types, table: ModelTable): GraphQLObjectType {
  const { comment } = table.shape;
  return types.object(table.type, comment ?? `columns and relationships of ${labelled(table)}`, () => ({
    ...columnFields(types, table),
    ...Object.fromEntries(
      followed(types, table).flatMap((relationship) => Object.entries(relatedFields(types, relationship))),
    ),
  }));
}

function relatedFields(types: Types, { kind, name, target, nullable }: ModelRelationship): OutputFields {
  if (kind === 'object') {
    const type = rowType(types, target);
    const description = 'An object relationship';
    return { [name]: { description, type: nullable ? type : new GraphQLNonNull(type) } };
  }
  const args = selectArguments(types, target);
  return {
    [name]: { description: 'An array relationship', args, type: rowsType(types, target) },
    ...(aggregates(types, target) && {
      [`${name}_aggregate`]: {
        description: 'An aggregate relationship',
        args,
        type: new GraphQLNonNull(aggregateType(types, target)),
      },
    }),
  };
}

function columnFields(types: Types, table: ModelTable): OutputFields {
  const shown = types.rights(table).select?.columns;
  return Object.fromEntries(
    selectable(types, table).map((column) => {
      const type = types.column(column);
      // What only some of the inherited roles may see is null for rows of the others.
      const nullable = column.nullable || (shown?.get(column.name)?.length ?? 0) > 0;
      return [
        column.field,
        {
          description: column.comment,
          type: nullable ? type : new GraphQLNonNull(type),
          ...(isJson(column.type) && {
            args: { path: { type: GraphQLString, description: 'JSON select path' } },
          }),
        },
      ];
    }),
  );
}

export function rowsType(
  types: Types,
  table: ModelTable,
): GraphQLNonNull<ReturnType<typeof listOf<GraphQLObjectType>>> {
  return new GraphQLNonNull(listOf(rowType(types, table)));
}

/** `T_aggregate` and the types below it. */
export function aggregateType(types: Types, table: ModelTable): GraphQLObjectType {
  return types.object(`${table.type}_aggregate`, `aggregated selection of ${labelled(table)}`, () => ({
    aggregate: { type: aggregateFields(types, table) },
    nodes: { type: rowsType(types, table) },
  }));
}

function aggregateFields(types: Types, table: ModelTable): GraphQLObjectType {
  return types.object(`${table.type}_aggregate_fields`, `aggregate fields of ${labelled(table)}`, () => ({
    count: {
      type: new GraphQLNonNull(GraphQLInt),
      args: { columns: { type: listOf(selectColumn(types, table)) }, distinct: { type: GraphQLBoolean } },
    },
    ...Object.fromEntries(
      AGGREGATES.flatMap((operator) => {
        const columns = aggregated(types, table, operator);
        if (columns.length === 0) return [];
        const exact = operator === 'sum' || operator === 'max' || operator === 'min';
        const type = types.object(
          `${table.type}_${operator}_fields`,
          `aggregate ${operator} on columns`,
          () =>
            Object.fromEntries(
              columns.map((column) => [
                column.field,
                { description: column.comment, type: exact ? types.column(column) : GraphQLFloat },
              ]),
            ),
        );
        return [[operator, { type }]];
      }),
    ),
  }));
}

/** What a mutation of several rows returns. */
export function responseType(types: Types, table: ModelTable): GraphQLObjectType {
  return types.object(
    `${table.type}_mutation_response`,
    `response of any mutation on the table ${labelled(table)}`,
    () => ({
      affected_rows: {
        description: 'number of rows affected by the mutation',
        type: new GraphQLNonNull(GraphQLInt),
      },
      ...(isVisible(types, table) && {
        returning: {
          description: 'data from the rows affected by the mutation',
          type: rowsType(types, table),
        },
      }),
    }),
  );
}
