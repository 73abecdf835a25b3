import { GraphQLInt, GraphQLList, GraphQLNonNull, type GraphQLInputType } from 'graphql';
import { aggregates, isVisible, labelled, selectable, selectArguments, boolExp } from './filters.js';
import {
  columnInputs,
  insertArguments,
  keyArguments,
  keyInput,
  updateOperators,
  updatesInput,
  whereArgument,
} from './inputs.js';
import type { ModelTable } from './model.js';
import { rootName, type RootKind } from './naming.js';
import { aggregateType, responseType, rowsType, rowType } from './outputs.js';
import type { Resolvers } from './resolvers.js';
import { listOf, type OutputFields, type Types } from './types.js';

/** The root fields of a schema. */
export interface Roots {
  query: OutputFields;
  mutation: OutputFields;
  subscription: OutputFields;
}

/** The root fields of a table: each is there if the role has the permission, and what the field needs besides. */
export function tableRoots(types: Types, table: ModelTable, resolvers: Resolvers): Roots {
  const named = (kind: RootKind): string => table.names.root(rootName(table.table, kind));
  return {
    ...readRoots(types, table, { named, resolvers }),
    mutation: {
      ...insertRoots(types, table, { named, resolvers }),
      ...updateRoots(types, table, { named, resolvers }),
      ...deleteRoots(types, table, { named, resolvers }),
    },
  };
}

interface Place {
  named: (kind: RootKind) => string;
  resolvers: Resolvers;
}

function readRoots(
  types: Types,
  table: ModelTable,
  { named, resolvers }: Place,
): Pick<Roots, 'query' | 'subscription'> {
  const { select } = types.rights(table);
  if (!select || !isVisible(types, table)) return { query: {}, subscription: {} };
  const key = keyArguments(types, table);
  const label = labelled(table);
  const made: [RootKind, OutputFields[string] | undefined][] = [
    [
      'select',
      {
        description: `fetch data from the table: ${label}`,
        args: selectArguments(types, table),
        type: rowsType(types, table),
        resolve: resolvers.rows(table),
      },
    ],
    [
      'select_by_pk',
      key && {
        description: `fetch data from the table: ${label} using primary key columns`,
        args: key,
        type: rowType(types, table),
        resolve: resolvers.row(table),
      },
    ],
    [
      'select_aggregate',
      aggregates(types, table)
        ? {
            description: `fetch aggregated fields from the table: ${label}`,
            args: selectArguments(types, table),
            type: new GraphQLNonNull(aggregateType(types, table)),
            resolve: resolvers.aggregate(table),
          }
        : undefined,
    ],
    ['select_stream', streamRoot(types, table)],
  ];
  const allowed = (roots: readonly string[] | undefined, without?: RootKind): OutputFields =>
    Object.fromEntries(
      made.flatMap(([kind, field]) =>
        field && kind !== without && (roots?.includes(kind) ?? true) ? [[named(kind), field]] : [],
      ),
    );
  return {
    query: allowed(select.queryRoots, 'select_stream'),
    subscription: allowed(select.subscriptionRoots),
  };
}

function streamRoot(types: Types, table: ModelTable): OutputFields[string] {
  const ordering = types.enum('cursor_ordering', 'ordering argument of a cursor', () => [
    ['ASC', 'asc', 'ascending ordering of the cursor'],
    ['DESC', 'desc', 'descending ordering of the cursor'],
  ]);
  const value = types.input(
    `${table.type}_stream_cursor_value_input`,
    'Initial value of the column from where the streaming should start',
    () => columnInputs(types, selectable(types, table)),
  );
  const cursor = types.input(
    `${table.type}_stream_cursor_input`,
    `Streaming cursor of the table ${labelled(table)}`,
    () => ({
      initial_value: {
        description: 'Stream column input with initial value',
        type: new GraphQLNonNull(value),
      },
      ordering: { description: 'cursor ordering', type: ordering },
    }),
  );
  return {
    description: `fetch data from the table in a streaming manner: ${labelled(table)}`,
    args: {
      batch_size: {
        description: 'maximum number of rows returned in a single batch',
        type: new GraphQLNonNull(GraphQLInt),
      },
      cursor: {
        description: 'cursor to stream the results returned by the query',
        type: new GraphQLNonNull(new GraphQLList(cursor)),
      },
      where: { description: 'filter the rows returned', type: boolExp(types, table) },
    },
    type: rowsType(types, table),
  };
}

/** A row can be returned only to a role that may select it. */
function insertRoots(types: Types, table: ModelTable, { named, resolvers }: Place): OutputFields {
  const { insert } = types.rights(table);
  if (!insert || !table.shape.insertable || !isOpen(types, insert)) return {};
  return {
    [named('insert')]: {
      description: `insert data into the table: ${labelled(table)}`,
      args: insertArguments(types, table, false),
      type: responseType(types, table),
      resolve: resolvers.insert(table, false),
    },
    ...(isVisible(types, table) && {
      [named('insert_one')]: {
        description: `insert a single row into the table: ${labelled(table)}`,
        args: insertArguments(types, table, true),
        type: rowType(types, table),
        resolve: resolvers.insert(table, true),
      },
    }),
  };
}

function updateRoots(types: Types, table: ModelTable, { named, resolvers }: Place): OutputFields {
  const { update } = types.rights(table);
  if (!update || !table.shape.updatable || !isOpen(types, update)) return {};
  const operators = updateOperators(types, table);
  if (Object.keys(operators).length === 0 && Object.keys(update.set).length === 0) return {};
  const key = keyArguments(types, table);
  return {
    [named('update')]: {
      description: `update data of the table: ${labelled(table)}`,
      args: {
        ...operators,
        ...whereArgument(types, table, 'filter the rows which have to be updated'),
      },
      type: responseType(types, table),
      resolve: resolvers.update(table),
    },
    ...(key && {
      [named('update_by_pk')]: {
        description: `update single row of the table: ${labelled(table)}`,
        args: { ...operators, pk_columns: required(keyInput(types, table, key)) },
        type: rowType(types, table),
        resolve: resolvers.updateOne(table),
      },
    }),
    [named('update_many')]: {
      description: `update multiples rows of table: ${labelled(table)}`,
      args: {
        updates: {
          description: 'updates to execute, in order',
          ...required(listOf(updatesInput(types, table))),
        },
      },
      type: new GraphQLList(responseType(types, table)),
      resolve: resolvers.updateMany(table),
    },
  };
}

function deleteRoots(types: Types, table: ModelTable, { named, resolvers }: Place): OutputFields {
  const right = types.rights(table).delete;
  if (!right || !table.shape.deletable || !isOpen(types, right)) return {};
  const key = keyArguments(types, table);
  return {
    [named('delete')]: {
      description: `delete data from the table: ${labelled(table)}`,
      args: whereArgument(types, table, 'filter the rows which have to be deleted'),
      type: responseType(types, table),
      resolve: resolvers.delete(table),
    },
    ...(key && {
      [named('delete_by_pk')]: {
        description: `delete single row from the table: ${labelled(table)}`,
        args: key,
        type: rowType(types, table),
        resolve: resolvers.deleteOne(table),
      },
    }),
  };
}

/** A permission for back ends only counts if the request asks for those. */
function isOpen(types: Types, { backendOnly }: { backendOnly: boolean }): boolean {
  return !backendOnly || types.backend;
}

function required(type: GraphQLInputType): { type: GraphQLInputType } {
  return { type: new GraphQLNonNull(type as never) };
}
