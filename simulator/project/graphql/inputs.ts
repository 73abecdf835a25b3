import {
  type GraphQLEnumType,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputObjectType,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLString,
} from 'graphql';
import { boolExp, labelled, selectable } from './filters.js';
import type { ModelColumn, ModelTable } from './model.js';
import { isNumber } from './scalars.js';
import { type InputFields, listOf, sorted, type Types } from './types.js';

/** The arguments of `insert_T`, and of `insert_T_one` if only one row is inserted. */
export function insertArguments(
  types: Types,
  table: ModelTable,
  one: boolean,
): GraphQLFieldConfigArgumentMap {
  const input = insertInput(types, table);
  return {
    ...(one
      ? { object: { description: 'the row to be inserted', type: new GraphQLNonNull(input) } }
      : { objects: { description: 'the rows to be inserted', type: new GraphQLNonNull(listOf(input)) } }),
    ...onConflictArgument(types, table),
  };
}

export function insertInput(types: Types, table: ModelTable): GraphQLInputObjectType {
  const { insert } = types.rights(table);
  return types.input(
    `${table.type}_insert_input`,
    `input type for inserting data into table ${labelled(table)}`,
    () => ({
      ...columnInputs(
        types,
        table.columns.filter(({ name, writable }) => writable && insert?.columns.has(name)),
      ),
      ...Object.fromEntries(
        table.relationships
          .filter(({ target }) => types.rights(target).insert !== undefined)
          .map(({ kind, name, target }) => [name, { type: nestedInput(types, target, kind) }]),
      ),
    }),
  );
}

function nestedInput(types: Types, table: ModelTable, kind: 'object' | 'array'): GraphQLInputObjectType {
  const short = kind === 'object' ? 'obj' : 'arr';
  return types.input(
    `${table.type}_${short}_rel_insert_input`,
    `input type for inserting ${kind} relation for remote table ${labelled(table)}`,
    () => {
      const input = insertInput(types, table);
      return {
        data: { type: new GraphQLNonNull(kind === 'object' ? input : listOf(input)) },
        ...onConflictArgument(types, table),
      };
    },
  );
}

function onConflictArgument(types: Types, table: ModelTable): InputFields {
  if (table.shape.constraints.length === 0) return {};
  const type = types.input(
    `${table.type}_on_conflict`,
    `on_conflict condition type for table ${labelled(table)}`,
    () => ({
      constraint: { type: new GraphQLNonNull(constraints(types, table)) },
      update_columns: { type: new GraphQLNonNull(listOf(updateColumn(types, table))), defaultValue: [] },
      where: { type: boolExp(types, table) },
    }),
  );
  return { on_conflict: { description: 'upsert condition', type } };
}

function constraints(types: Types, table: ModelTable): GraphQLEnumType {
  return types.enum(
    `${table.type}_constraint`,
    `unique or primary key constraints on table ${labelled(table)}`,
    () =>
      table.shape.constraints.map(({ name, columns }) => {
        const named = columns.map((column) => `"${column}"`).join(', ');
        return [name, name, `unique or primary key constraint on columns ${named}`] as const;
      }),
  );
}

/** An enum cannot be empty: without columns to update, it has a placeholder. */
function updateColumn(types: Types, table: ModelTable): GraphQLEnumType {
  const columns = updatableColumns(types, table);
  const description =
    columns.length > 0
      ? `update columns of table ${labelled(table)}`
      : `placeholder for update columns of table ${labelled(table)} (current role has no relevant permissions)`;
  return types.enum(`${table.type}_update_column`, description, () =>
    columns.length > 0
      ? columns.map(({ field, name }) => [field, name, 'column name'] as const)
      : [['_PLACEHOLDER', undefined, 'placeholder (do not use)']],
  );
}

function updatableColumns(types: Types, table: ModelTable): ModelColumn[] {
  const { update } = types.rights(table);
  return table.columns.filter(({ name, writable }) => writable && update?.columns.has(name));
}

/** `_set`, `_inc` and those for jsonb: each is there if there are columns for it. */
export function updateOperators(types: Types, table: ModelTable): InputFields {
  const columns = updatableColumns(types, table);
  const json = columns.filter(({ type }) => type.name === 'jsonb' && !type.array);
  const numbers = columns.filter((column) => isNumber(column.type) && !column.enum);
  const operator = (
    name: string,
    of: readonly ModelColumn[],
    description: string,
    type?: InputFields[string]['type'],
  ): InputFields => {
    if (of.length === 0) return {};
    const input = types.input(`${table.type}${name}_input`, description, () => columnInputs(types, of, type));
    return { [name]: { type: input, description } };
  };
  return {
    ...operator('_append', json, 'append existing jsonb value of filtered columns with new jsonb value'),
    ...operator(
      '_delete_at_path',
      json,
      'delete the field or element with specified path (for JSON arrays, negative integers count from the end)',
      listOf(GraphQLString),
    ),
    ...operator('_delete_elem', json, 'delete the array element with specified index', GraphQLInt),
    ...operator('_delete_key', json, 'delete key/value pair or string element', GraphQLString),
    ...operator('_inc', numbers, 'increments the numeric columns with given value of the filtered values'),
    ...operator('_prepend', json, 'prepend existing jsonb value of filtered columns with new jsonb value'),
    ...operator('_set', columns, 'sets the columns of the filtered rows to the given values'),
  };
}

/** `where` of a mutation, which must be there. */
export function whereArgument(types: Types, table: ModelTable, description: string): InputFields {
  return { where: { description, type: new GraphQLNonNull(boolExp(types, table)) } };
}

export function updatesInput(types: Types, table: ModelTable): GraphQLInputObjectType {
  return types.input(`${table.type}_updates`, '', () => ({
    ...updateOperators(types, table),
    ...whereArgument(types, table, 'filter the rows which have to be updated'),
  }));
}

/** The columns of the primary key, as arguments; `undefined` unless the role may select each of them. */
export function keyArguments(types: Types, table: ModelTable): InputFields | undefined {
  const { primaryKey } = table.shape;
  const columns = selectable(types, table).filter(({ name }) => primaryKey.includes(name));
  if (primaryKey.length === 0 || columns.length < primaryKey.length) return undefined;
  return sorted(
    Object.fromEntries(
      columns.map((column) => [
        column.field,
        { description: column.comment, type: new GraphQLNonNull(types.column(column)) },
      ]),
    ),
  );
}

export function keyInput(types: Types, table: ModelTable, fields: InputFields): GraphQLInputObjectType {
  return types.input(
    `${table.type}_pk_columns_input`,
    `primary key columns input for table: ${labelled(table)}`,
    () => fields,
  );
}

export function columnInputs(
  types: Types,
  columns: readonly ModelColumn[],
  type?: InputFields[string]['type'],
): InputFields {
  return Object.fromEntries(
    columns.map((column) => [
      column.field,
      { description: column.comment, type: type ?? types.column(column) },
    ]),
  );
}
