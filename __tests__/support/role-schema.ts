import fc from 'fast-check';

/** A table as a role sees it: its columns with their types, and its relationships with their tables. */
export interface RoleTable {
  name: string;
  columns: Record<string, string>;
  relationships?: Record<string, string>;
  /** What the role can do besides reading; by default, everything. */
  verbs?: readonly string[];
  aggregate?: boolean;
}

export const tables: fc.Arbitrary<RoleTable> = fc.record({
  name: fc.constantFrom('orders', 'order_items', 'customers'),
  columns: fc
    .dictionary(
      fc.constantFrom('total', 'note', 'open', 'placed_at'),
      fc.constantFrom('Int', 'String!', 'numeric'),
    )
    .map((columns) => ({ id: 'Int!', ...columns })),
  verbs: fc.subarray(['insert', 'update', 'delete']),
  aggregate: fc.boolean(),
});

/** The schema that Hasura generates of tables, in the schema language, with the types that a column is in. */
export function roleSchema(all: readonly RoleTable[], spelling: 'snake' | 'camel' = 'snake'): string {
  const isCamel = spelling === 'camel';
  const pascal = (text: string): string =>
    text
      .split('_')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('');
  const typeName = (text: string): string => (isCamel ? pascal(text) : text);
  const field = (text: string): string =>
    isCamel ? pascal(text).replace(/^./, (first) => first.toLowerCase()) : text;
  const column = isCamel ? field : (text: string): string => text;
  const scalars = new Set<string>();
  const [queries, mutations, subscriptions, types]: [string[], string[], string[], string[]] = [
    [],
    [],
    [],
    [],
  ];
  const orderBy = typeName('order_by');
  for (const {
    name,
    columns,
    relationships = {},
    verbs = ['insert', 'update', 'delete'],
    aggregate = true,
  } of all) {
    const t = (suffix: string): string => typeName(`${name}${suffix}`);
    const names = Object.keys(columns);
    for (const type of Object.values(columns)) scalars.add(type.replace('!', ''));
    const each = (text: (one: string, scalar: string) => string): string =>
      names.map((one) => text(column(one), (columns[one] ?? '').replace('!', ''))).join(' ');
    const related = Object.entries(relationships);
    const where = `(where: ${t('_bool_exp')}, order_by: [${t('_order_by')}!], distinct_on: [${t('_select_column')}!], limit: Int)`;
    types.push(
      `type ${t('')} { ${names.map((one) => `${column(one)}: ${columns[one] ?? ''}`).join(' ')} ${related.map(([one, to]) => `${column(one)}: [${typeName(to)}!]!`).join(' ')} }`,
      `input ${t('_bool_exp')} { _and: [${t('_bool_exp')}!] _not: ${t('_bool_exp')} ${each((one, scalar) => `${one}: ${typeName(`${scalar}_comparison_exp`)}`)} ${related.map(([one, to]) => `${column(one)}: ${typeName(`${to}_bool_exp`)}`).join(' ')} }`,
      `input ${t('_order_by')} { ${each((one) => `${one}: ${orderBy}`)} }`,
      `enum ${t('_select_column')} { ${each((one) => one)} }`,
      `input ${t('_stream_cursor_input')} { initial_value: ${t('_stream_cursor_value_input')}! }`,
      `input ${t('_stream_cursor_value_input')} { ${each((one, scalar) => `${one}: ${scalar}`)} }`,
      `enum ${t('_constraint')} { ${name}_pkey }`,
    );
    queries.push(
      `${field(name)}${where}: [${t('')}!]!`,
      `${field(`${name}_by_pk`)}(${column('id')}: ${columns['id'] ?? 'Int!'}): ${t('')}`,
    );
    subscriptions.push(`${field(`${name}_stream`)}(cursor: [${t('_stream_cursor_input')}]!): [${t('')}!]!`);
    if (aggregate) {
      queries.push(`${field(`${name}_aggregate`)}${where}: ${t('_aggregate')}!`);
      types.push(
        `type ${t('_aggregate')} { aggregate: ${t('_aggregate_fields')} nodes: [${t('')}!]! }`,
        `type ${t('_aggregate_fields')} { count(columns: [${t('_select_column')}!]): Int! max: ${t('_max_fields')} }`,
        `type ${t('_max_fields')} { ${each((one, scalar) => `${one}: ${scalar}`)} }`,
      );
    }
    if (verbs.length > 0)
      types.push(`type ${t('_mutation_response')} { affected_rows: Int! returning: [${t('')}!]! }`);
    if (verbs.includes('insert')) {
      mutations.push(
        `${field(`insert_${name}`)}(objects: [${t('_insert_input')}!]!, on_conflict: ${t('_on_conflict')}): ${t('_mutation_response')}`,
        `${field(`insert_${name}_one`)}(object: ${t('_insert_input')}!): ${t('')}`,
      );
      types.push(
        `input ${t('_insert_input')} { ${each((one, scalar) => `${one}: ${scalar}`)} }`,
        `input ${t('_on_conflict')} { constraint: ${t('_constraint')}! update_columns: [${t('_update_column')}!]! }`,
        `enum ${t('_update_column')} { ${verbs.includes('update') ? each((one) => one) : '_PLACEHOLDER'} }`,
      );
    }
    if (verbs.includes('update')) {
      mutations.push(
        `${field(`update_${name}`)}(_set: ${t('_set_input')}, where: ${t('_bool_exp')}!): ${t('_mutation_response')}`,
        `${field(`update_${name}_by_pk`)}(_set: ${t('_set_input')}, pk_columns: ${t('_pk_columns_input')}!): ${t('')}`,
        `${field(`update_${name}_many`)}(updates: [${t('_updates')}!]!): [${t('_mutation_response')}]`,
      );
      types.push(
        `input ${t('_set_input')} { ${each((one, scalar) => `${one}: ${scalar}`)} }`,
        `input ${t('_updates')} { _set: ${t('_set_input')} where: ${t('_bool_exp')}! }`,
        `input ${t('_pk_columns_input')} { ${column('id')}: ${columns['id'] ?? 'Int!'} }`,
      );
    }
    if (verbs.includes('delete'))
      mutations.push(
        `${field(`delete_${name}`)}(where: ${t('_bool_exp')}!): ${t('_mutation_response')}`,
        `${field(`delete_${name}_by_pk`)}(${column('id')}: ${columns['id'] ?? 'Int!'}): ${t('')}`,
      );
  }
  for (const scalar of scalars)
    types.push(
      `input ${typeName(`${scalar}_comparison_exp`)} { _eq: ${scalar} _in: [${scalar}!] _is_null: Boolean }`,
      ...(['Int', 'Float', 'String', 'Boolean', 'ID'].includes(scalar) ? [] : [`scalar ${scalar}`]),
    );
  return [
    `schema { query: query_root ${mutations.length > 0 ? 'mutation: mutation_root' : ''} subscription: subscription_root }`,
    `type query_root { ${queries.join(' ')} }`,
    ...(mutations.length > 0 ? [`type mutation_root { ${mutations.join(' ')} }`] : []),
    `type subscription_root { ${[...queries, ...subscriptions].join(' ')} }`,
    `enum ${orderBy} { asc desc }`,
    ...types,
  ].join('\n');
}
