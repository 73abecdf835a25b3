import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, introspectionFromSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { type ApiChange, apiChanges } from '../../src/schema/fold.js';
import { schemaIn } from '../../src/schema/introspection.js';
import type { Schema } from '../../src/schema/schema.js';
import { sdlOf } from '../../src/schema/sdl.js';
import { type RoleTable, roleSchema, tables } from '../support/role-schema.js';

const read = (sdl: string): Schema => {
  const schema = schemaIn(introspectionFromSchema(buildSchema(sdl), { descriptions: false }));
  if (schema === undefined) throw new Error('not read');
  return schema;
};
const lines = (changes: readonly ApiChange[]): string[] =>
  changes.map(({ level, object, text }) => `${level} ${object}: ${text}`).sort();
const between = (before: string, after: string): string[] => lines(apiChanges(read(before), read(after)));

describe('one thing that changed in a table is one line, in both spellings of Hasura', () => {
  const orders: RoleTable = { name: 'orders', columns: { id: 'Int!', total: 'Int!', note: 'String' } };
  const with_ = (columns: Record<string, string>, more: object = {}): RoleTable => ({
    ...orders,
    columns,
    ...more,
  });
  test.each([
    ['nothing', orders, []],
    ['a column removed', with_({ id: 'Int!', total: 'Int!' }), ['breaking orders.note: was removed']],
    ['a column added', with_({ ...orders.columns, open: 'Boolean' }), ['safe orders.open: is new']],
    [
      'a type changed',
      with_({ ...orders.columns, total: 'numeric!' }),
      ['breaking orders.total: changed its type from Int! to numeric!'],
    ],
    [
      'a column that is never empty',
      with_({ ...orders.columns, note: 'String!' }),
      ['safe orders.note: changed its type from String to String!'],
    ],
    [
      'the key',
      with_({ ...orders.columns, id: 'uuid!' }),
      ['breaking orders.id: changed its type from Int! to uuid!'],
    ],
    [
      'no deletes',
      with_(orders.columns, { verbs: ['insert', 'update'] }),
      ['breaking orders: rows can no longer be deleted'],
    ],
    [
      'no aggregates',
      with_(orders.columns, { aggregate: false }),
      ['breaking orders_aggregate: the query and the subscription were removed'],
    ],
    [
      'only reads',
      with_(orders.columns, { verbs: [] }),
      ['deleted', 'inserted', 'updated'].map((done) => `breaking orders: rows can no longer be ${done}`),
    ],
  ])('%s', (_, after, expected) => {
    expect(between(roleSchema([orders]), roleSchema([after]))).toEqual(expected);
    const snake = expected.map((line) =>
      line
        .replace('orders_aggregate', 'ordersAggregate')
        .replace('orders', 'Orders')
        .replace('OrdersAggregate', 'ordersAggregate'),
    );
    expect(between(roleSchema([orders], 'camel'), roleSchema([after], 'camel'))).toEqual(snake);
  });
});

test('a table that comes or goes is one line for reading and one for each way of writing, with its relationships', () => {
  const customers = { name: 'customers', columns: { id: 'Int!' }, relationships: { orders: 'orders' } };
  const orders = { name: 'orders', columns: { id: 'Int!' } };
  const [without, both] = [
    roleSchema([{ ...customers, relationships: {} }]),
    roleSchema([customers, orders]),
  ];
  expect(between(both, without)).toEqual([
    'breaking orders: can no longer be read',
    ...['deleted', 'inserted', 'updated'].map((done) => `breaking orders: rows can no longer be ${done}`),
  ]);
});

test('what is not a table is compared as it is', () => {
  const schema = (query: string, more: string): string =>
    `schema { query: query_root } type query_root { ${query} } ${more}`;
  const before = schema(
    'login(name: String!): Login search(args: search_args!): [Login] state: colors_enum',
    'type Login { token: String! until: Int } input search_args { text: String } enum colors_enum { red } union One = Login',
  );
  const after = schema(
    'login(name: String!, code: Int!): Login search(args: search_args!): [Login] state: colors_enum now: Int',
    'type Login { token: String } type Two { a: Int } input search_args { text: String limit: Int! } enum colors_enum { red blue } union One = Login | Two',
  );
  expect(between(before, after)).toEqual([
    'breaking Login.token: changed its type from String! to String',
    'breaking Login.until: was removed',
    'breaking login(code:): must now be given',
    'breaking search.limit: must now be given',
    'dangerous One.Two: the type is new',
    'dangerous colors_enum.blue: the value is new',
    'safe now: the query is new',
  ]);
});

test('what Hasura gives to a role that can do nothing, and to an enum that would be empty, is no change', () => {
  const nothing = 'schema { query: query_root } type query_root { no_queries_available: String! }';
  expect(between(nothing, nothing.replace('String!', 'String! other: Int'))).toEqual([
    'safe other: the query is new',
  ]);
  expect(
    between(
      'type Query { a(b: t_update_column): Int } enum t_update_column { _PLACEHOLDER }',
      'type Query { a(b: t_update_column): Int } enum t_update_column { id }',
    ),
  ).toEqual(['safe t.id: can be set on update']);
});

/** Each makes, checks and prints schemas with graphql-js. */
const FEW = { numRuns: 12 };
const anyTables = fc.uniqueArray(tables, { selector: ({ name }) => name, minLength: 1, maxLength: 3 });

test('a schema has no difference to itself, in whatever order its types and fields are', () => {
  fc.assert(
    fc.property(anyTables, fc.boolean(), (some, isCamel) => {
      const sdl = roleSchema(some, isCamel ? 'camel' : 'snake');
      const schema = read(sdl);
      const shuffled = read(printSchema(lexicographicSortSchema(buildSchema(sdl))));
      expect(lines(apiChanges(schema, schema))).toEqual([]);
      expect(lines(apiChanges(schema, shuffled))).toEqual([]);
      expect(sdlOf(shuffled)).toBe(sdlOf(schema));
    }),
    FEW,
  );
});

test('what one direction gains, the other loses', () => {
  const gained = /^(.*): (?:is new|can be |rows can be |the .* (?:is|are) new)/;
  const lost = /^(.*): (?:was removed|can no longer |rows can no longer |the .* (?:was|were) removed)/;
  const objects = (changes: readonly ApiChange[], which: RegExp): string[] =>
    changes.flatMap(({ object, text }) => which.exec(`${object}: ${text}`)?.[1] ?? []).sort();
  fc.assert(
    fc.property(anyTables, anyTables, (one, other) => {
      const [before, after] = [read(roleSchema(one)), read(roleSchema(other))];
      const [there, back] = [apiChanges(before, after), apiChanges(after, before)];
      expect(objects(there, gained)).toEqual(objects(back, lost));
      expect(there.filter(({ level, text }) => level !== 'breaking' && lost.test(`: ${text}`))).toEqual([]);
    }),
    FEW,
  );
});

test('the text of a schema describes the same schema', () => {
  fc.assert(
    fc.property(anyTables, (some) => {
      const sdl = roleSchema(some);
      const printed = buildSchema(sdlOf(read(sdl)));
      expect(printSchema(lexicographicSortSchema(printed))).toBe(
        printSchema(lexicographicSortSchema(buildSchema(sdl))),
      );
    }),
    FEW,
  );
  const all =
    'interface Node { id: ID } type A implements Node { id: ID at(x: Int = 3, y: [String!]! = ["a"]): Int } type Query { a: U } union U = A input I { b: Boolean = true } scalar uuid';
  expect(printSchema(lexicographicSortSchema(buildSchema(sdlOf(read(all)))))).toBe(
    printSchema(lexicographicSortSchema(buildSchema(all))),
  );
  expect(sdlOf(read(all)).startsWith('schema {\n  query: Query\n}\n\ntype Query')).toBe(true);
});

test('an answer that is not a schema is none, and reading anything never throws', () => {
  const good = introspectionFromSchema(buildSchema('type Query { a: Int }'));
  expect(
    schemaIn({ __schema: { ...good.__schema, types: [{ kind: 'OBJECT', name: 'a`b', fields: [] }] } }),
  ).toBe(undefined);
  expect(
    schemaIn({
      __schema: {
        ...good.__schema,
        types: [{ kind: 'OBJECT', name: 'a', fields: [{ name: 'b', type: { kind: 'LIST' } }] }],
      },
    }),
  ).toBe(undefined);
  fc.assert(fc.property(fc.anything(), (data) => schemaIn({ __schema: data }) === undefined));
  expect(parse(sdlOf(read('type Query { a: Int }'))).definitions).toHaveLength(2);
});

test.each(['PaymentMutationResponse', 'payment_mutation_response'])(
  'a type of a remote schema or an action is compared, also if Hasura could have named it: %s',
  (type) => {
    const sdl = (fields: string): string =>
      `schema { query: query_root mutation: mutation_root } type query_root { a: Int }
       type mutation_root { pay: ${type} } type ${type} { ok: Boolean ${fields} }`;
    expect(between(sdl('receipt: String'), sdl(''))).toEqual([`breaking ${type}.receipt: was removed`]);
  },
);

test('two columns whose names differ only in their spelling are two lines', () => {
  const orders = (columns: Record<string, string>): string =>
    roleSchema([{ name: 'orders', columns }], 'snake');
  expect(between(orders({ id: 'Int!', user_id: 'Int', userid: 'Int' }), orders({ id: 'Int!' }))).toEqual([
    'breaking orders.user_id: was removed',
    'breaking orders.userid: was removed',
  ]);
});

test('an answer that is made to be slow takes linear time', () => {
  // Less than half of the 20 MB that are read of an answer. A run cannot stop a comparison.
  const COUNT = 30_000;
  const spelling = (index: number): string =>
    Array.from('abcdefghijklmnopq')
      .map((one, bit) => ((index >> bit) & 1 ? one.toUpperCase() : one))
      .join('');
  const type = (name: string): object => ({ kind: 'SCALAR', name, ofType: null });
  const answer = (count: number): unknown => ({
    __schema: {
      queryType: { name: 'query_root' },
      types: [
        { kind: 'OBJECT', name: 'query_root', fields: [] },
        { kind: 'INPUT_OBJECT', name: 't_bool_exp', inputFields: [] },
        {
          kind: 'OBJECT',
          name: 't',
          fields: Array.from({ length: count }, (_, index) => ({
            name: spelling(index),
            args: [],
            type: type(`T${String(index)}`),
          })),
        },
        ...Array.from({ length: COUNT }, (_, index) => type(`T${String(index)}`)),
      ],
    },
  });
  const [before, after] = [schemaIn(answer(COUNT)), schemaIn(answer(0))];
  if (before === undefined || after === undefined) throw new Error('not read');
  const start = performance.now();
  apiChanges(before, after);
  expect(performance.now() - start).toBeLessThan(1_500);
});
