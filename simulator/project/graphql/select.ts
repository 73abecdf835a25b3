import {
  getArgumentValues,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isObjectType,
  Kind,
  type FieldNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';
import { isRecord, strings } from '../shapes.js';
import { notSimulated } from './context.js';
import { AGGREGATES } from './filters.js';
import type { ModelColumn, ModelTable } from './model.js';
import { jsonObjectOf, qualified, quoted } from './sql.js';
import { allOf, anyOf, asked, type Conditions, joined, permitted, visible } from './where.js';

/** What the SQL of a request is written with. */
export interface Selection extends Conditions {
  info: GraphQLResolveInfo;
}

/** A field that is asked for, under the name that the answer has for it. */
interface Asked {
  key: string;
  name: string;
  args: Record<string, unknown>;
  type: GraphQLObjectType | undefined;
  nodes: readonly FieldNode[];
}

/** The fields below these nodes, which are of that type. */
export function fieldsBelow(
  { info }: Pick<Selection, 'info'>,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Asked[] {
  const found = new Map<string, FieldNode[]>();
  for (const { selectionSet } of nodes) if (selectionSet) collect(info, selectionSet, found);
  return [...found].flatMap(([key, same]) => {
    const [first] = same;
    const field = first && type.getFields()[first.name.value];
    if (!field) return [];
    const below = getNamedType(field.type);
    const args = getArgumentValues(field, first, info.variableValues);
    return [{ key, name: field.name, args, nodes: same, type: isObjectType(below) ? below : undefined }];
  });
}

function collect(info: GraphQLResolveInfo, set: SelectionSetNode, into: Map<string, FieldNode[]>): void {
  for (const node of set.selections) {
    const skipped = getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.['if'] === true;
    const included = getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.['if'] !== false;
    if (skipped || !included) continue;
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value;
      into.set(key, [...(into.get(key) ?? []), node]);
    } else {
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? info.fragments[node.name.value] : node;
      if (fragment) collect(info, fragment.selectionSet, into);
    }
  }
}

/** The arguments of a field that gives rows. */
export type RowArguments = Partial<
  Record<'where' | 'order_by' | 'limit' | 'offset' | 'distinct_on', unknown>
>;

/** Where rows come from, and which of them count besides those that the arguments exclude. */
export interface From {
  table: ModelTable;
  /** The table itself, unless it is the call of a function. */
  from?: string;
  join?: (alias: string) => string;
}

/** The SQL of the rows that the role sees and the arguments ask for. */
export function rowsOf(on: Selection, { table, from, join }: From, args: RowArguments): string {
  const alias = on.statement.alias();
  const { limit: most } = on.types.rights(table).select ?? {};
  const limits = [args.limit, most].filter((limit) => typeof limit === 'number');
  const distinct = strings(args.distinct_on ?? []).map((name) => `${alias}.${quoted(name)}`);
  const order = [args.order_by ?? []].flat().flatMap((one) => orderOf(on, table, alias, one));
  const conditions = [
    visible(on, table, alias),
    ...(join ? [join(alias)] : []),
    asked(on, table, alias, args.where),
  ];
  return [
    `select ${distinct.length > 0 ? `distinct on (${distinct.join(', ')}) ` : ''}${alias}.*`,
    `from ${from ?? qualified(table.table)} ${alias} where ${allOf(conditions)}`,
    ...(order.length > 0
      ? [`order by ${order.map(({ value, direction }) => `${value} ${direction}`).join(', ')}`]
      : []),
    ...(limits.length > 0 ? [`limit ${on.statement.value(Math.min(...limits), 'bigint')}`] : []),
    ...(typeof args.offset === 'number' ? [`offset ${on.statement.value(args.offset, 'bigint')}`] : []),
  ].join('\n');
}

interface Order {
  value: string;
  /** `asc`, `desc nulls last` and so on. */
  direction: string;
}

function orderOf(on: Selection, table: ModelTable, alias: string, given: unknown): Order[] {
  return Object.entries(isRecord(given) ? given : {}).flatMap(([field, below]) => {
    if (below === null || below === undefined) return [];
    const column = table.columns.find((one) => one.field === field);
    if (column && typeof below === 'string')
      return [{ value: columnOf(on, table, column, alias), direction: below.replaceAll('_', ' ') }];
    const relationship = table.relationships.find(({ name }) => name === field);
    if (!relationship) throw notSimulated('an order by aggregates');
    const other = on.statement.alias();
    const { target } = relationship;
    return orderOf(on, target, other, below).map(({ value, direction }) => ({
      value: `(select ${value} from ${qualified(target.table)} ${other}
        where ${joined(relationship, alias, other)} and ${visible(on, target, other)})`,
      direction,
    }));
  });
}

/** A column, which is null in the rows that only other roles show with it. */
function columnOf(on: Selection, table: ModelTable, { name }: ModelColumn, alias: string): string {
  const value = `${alias}.${quoted(name)}`;
  const filters = on.types.rights(table).select?.columns.get(name) ?? [];
  if (filters.length === 0) return value;
  return `case when ${anyOf(filters.map((filter) => permitted(on, table, alias, filter)))} then ${value} end`;
}

/** The JSON of rows. */
export function rowsJson(
  on: Selection,
  from: From,
  args: RowArguments,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): string {
  const alias = on.statement.alias();
  const row = rowJson(on, from.table, alias, type, nodes);
  return `(select coalesce(jsonb_agg(${row}), '[]') from (${rowsOf(on, from, args)}) ${alias})`;
}

/** The JSON of the first row; null if there is none. */
export function firstJson(
  on: Selection,
  from: From,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): string {
  const alias = on.statement.alias();
  const row = rowJson(on, from.table, alias, type, nodes);
  return `(select ${row} from (${rowsOf(on, from, {})}) ${alias} limit 1)`;
}

/** The JSON of the row that an alias stands for. */
export function rowJson(
  on: Selection,
  table: ModelTable,
  alias: string,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): string {
  const entries = fieldsBelow(on, type, nodes).map((field): readonly [string, string] => {
    const column = table.columns.find((one) => one.field === field.name);
    if (column && !table.relationships.some(({ name }) => name === field.name)) {
      if (field.args['path'] !== undefined) throw notSimulated('the argument path');
      return [field.key, columnOf(on, table, column, alias)];
    }
    return [field.key, relatedJson(on, table, alias, field)];
  });
  return jsonObjectOf(entries, on.statement);
}

function relatedJson(on: Selection, table: ModelTable, alias: string, field: Asked): string {
  const { name, args, nodes, type } = field;
  const relationship = table.relationships.find(
    (one) => name === one.name || name === `${one.name}_aggregate`,
  );
  if (!relationship || !type) throw notSimulated(`the field ${name}`);
  const from: From = {
    table: relationship.target,
    join: (other) => joined(relationship, alias, other),
  };
  if (relationship.kind === 'object') return firstJson(on, from, type, nodes);
  if (name === relationship.name) return rowsJson(on, from, args, type, nodes);
  return aggregateJson(on, from, args, type, nodes);
}

/** The JSON of `T_aggregate`. */
export function aggregateJson(
  on: Selection,
  from: From,
  args: RowArguments,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): string {
  const alias = on.statement.alias();
  const entries = fieldsBelow(on, type, nodes).map((field): readonly [string, string] => {
    if (!field.type) throw notSimulated(`the field ${field.name}`);
    if (field.name === 'nodes') {
      const row = rowJson(on, from.table, alias, field.type, field.nodes);
      return [field.key, `coalesce(jsonb_agg(${row}), '[]')`];
    }
    const functions = fieldsBelow(on, field.type, field.nodes).map((one): readonly [string, string] => [
      one.key,
      aggregateCall(on, from.table, alias, one),
    ]);
    return [field.key, jsonObjectOf(functions, on.statement)];
  });
  return `(select ${jsonObjectOf(entries, on.statement)} from (${rowsOf(on, from, args)}) ${alias})`;
}

function aggregateCall(
  on: Selection,
  table: ModelTable,
  alias: string,
  { name, args, type, nodes }: Asked,
): string {
  if (name === 'count') {
    const columns = strings(args['columns'] ?? []).map((one) => `${alias}.${quoted(one)}`);
    if (columns.length === 0) return 'count(*)';
    const counted = columns.length === 1 ? columns.join() : `(${columns.join(', ')})`;
    return `count(${args['distinct'] === true ? 'distinct ' : ''}${counted})`;
  }
  if (!type || !AGGREGATES.includes(name)) throw notSimulated(`the field ${name}`);
  const entries = fieldsBelow(on, type, nodes).map((field): readonly [string, string] => {
    const column = table.columns.find((one) => one.field === field.name);
    if (!column) throw notSimulated(`the field ${field.name}`);
    return [field.key, `${name}(${columnOf(on, table, column, alias)})`];
  });
  return jsonObjectOf(entries, on.statement);
}
