import { beforeAll, describe, expect, test } from '@jest/globals';
import { execute, getIntrospectionQuery, Kind, parse } from 'graphql';
import { introspect } from '../../simulator/project/graphql/introspection.js';
import { queryOn } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { AppHarness, source, table } from './app-harness.js';
import { schemaOf } from './graphql-harness.js';

const postgres = usePostgres();
let url = '';

beforeAll(async () => {
  url = await postgres().createDatabase('library');
  await queryOn(url, LIBRARY);
});

const LIBRARY = `
  create extension citext;
  create type mood as enum ('calm', 'tense');
  create domain price as numeric check (value >= 0);
  create table state (value text primary key, comment text);
  insert into state values ('draft', 'Not out yet'), ('sold', null);
  create table author (id int primary key, name text not null, email citext unique, secret text);
  comment on table author is 'Who writes';
  comment on column author.name is 'In full';
  create table book (
    id bigint generated always as identity primary key, title varchar(100) not null, price price, tags text[] not null,
    meta jsonb, mood mood, state text not null default 'draft' references state, in_print boolean,
    author_id int not null references author, editor_id int references author, code char(3), small smallint,
    ratio real, exact double precision, ref uuid, written timestamptz not null default now(), day date, clock time,
    slug text generated always as (lower(title)) stored);
  create table log (line text);
  create table pair (one int, other int, note text, primary key (one, other));
  create view title as select id, title from book;
  create view summary as select author_id, count(*) as books from book group by author_id;
  create schema other;
  create table other.thing (id int primary key);
  create function search_book(word text, most int default 10) returns setof book language sql stable
    as 'select * from book where title = word limit most';
  create function one_book() returns book language sql stable as 'select * from book limit 1';
  create function print_book(number bigint) returns setof book language sql volatile
    as 'update book set in_print = true where id = number returning *'`;

const FILTER = { filter: {} };
/** A permission to select these columns. */
const select = (role: string, columns: string[] | '*', more: object = {}): object => ({
  role,
  permission: { columns, ...FILTER, ...more },
});
const by = (key: string): object => ({ using: { foreign_key_constraint_on: key } });
const books = {
  name: 'books',
  using: { foreign_key_constraint_on: { table: { schema: 'public', name: 'book' }, column: 'author_id' } },
};

/** An app that tracks these tables; `more` are other parts of the source or of the metadata. */
async function appWith(
  tables: unknown[],
  { of, env, ...metadata }: { of?: object; env?: Record<string, string>; [key: string]: unknown } = {},
): Promise<AppHarness> {
  const world = AppHarness.on({ DB: url, ...env });
  const sources = [{ ...(source(tables) as object), ...of }];
  const args = { allow_inconsistent_metadata: false, metadata: { version: 3, sources, ...metadata } };
  const { body } = await world.meta('replace_metadata', args, { version: 2 });
  expect(body).toMatchObject({ is_consistent: true });
  return world;
}

describe('columns', () => {
  test('have the names that Hasura gives to the types of PostgreSQL; a domain counts as its type', async () => {
    const world = await appWith([table('book'), table('state', { is_enum: true }), table('author')]);
    expect((await schemaOf(world, 'admin')).fields('book')).toEqual({
      author_id: 'Int!',
      clock: 'time',
      code: 'bpchar',
      day: 'date',
      editor_id: 'Int',
      exact: 'float8',
      id: 'bigint!',
      in_print: 'Boolean',
      meta: 'jsonb',
      mood: 'mood',
      price: 'numeric',
      ratio: 'Float',
      ref: 'uuid',
      slug: 'String',
      small: 'smallint',
      state: 'state_enum!',
      tags: '[String!]!',
      title: 'String!',
      written: 'timestamptz!',
    });
    expect((await schemaOf(world, 'admin')).fields('author')['email']).toBe('citext');
  });

  test('of views may be null, and those of a role are the ones that it may select', async () => {
    const world = await appWith([
      table('title', { select_permissions: [select('user', '*')] }),
      table('author', { select_permissions: [select('user', ['id', 'name'])] }),
    ]);
    const user = await schemaOf(world, 'user');
    expect(user.fields('title')).toEqual({ id: 'bigint', title: 'String' });
    expect(user.fields('author')).toEqual({ id: 'Int!', name: 'String!' });
    expect(user.values('author_select_column')).toEqual(['id', 'name']);
    expect(Object.keys(user.fields('author_bool_exp'))).toEqual(['_and', '_not', '_or', 'id', 'name']);
    expect(Object.keys(user.fields('author_order_by'))).toEqual(['id', 'name']);
    // The comments in the database describe them.
    const type = user.schema.getType('author');
    expect(type?.description).toBe('Who writes');
    expect(user.errors).toEqual([]);
  });

  test('with a foreign key to an enum table have its rows as values', async () => {
    const world = await appWith([table('book'), table('state', { is_enum: true })]);
    const admin = await schemaOf(world, 'admin');
    expect(admin.values('state_enum')).toEqual(['draft', 'sold']);
    expect(admin.fields('state_enum_comparison_exp')).toEqual({
      _eq: 'state_enum',
      _in: '[state_enum!]',
      _is_null: 'Boolean',
      _neq: 'state_enum',
      _nin: '[state_enum!]',
    });
    expect(
      (await schemaOf(await appWith([table('book'), table('state')]), 'admin')).fields('book')['state'],
    ).toBe('String!');
  });

  test('are compared by what their type can do', async () => {
    const admin = await schemaOf(await appWith([table('book')]), 'admin');
    const plain = ['_eq', '_gt', '_gte', '_in', '_is_null', '_lt', '_lte', '_neq', '_nin'];
    expect(Object.keys(admin.fields('bigint_comparison_exp'))).toEqual(plain);
    expect(Object.keys(admin.fields('String_comparison_exp'))).toEqual(
      [
        ...plain,
        ...['_like', '_nlike', '_ilike', '_nilike', '_similar', '_nsimilar'],
        ...['_regex', '_nregex', '_iregex', '_niregex'],
      ].sort(),
    );
    expect(admin.fields('jsonb_comparison_exp')).toMatchObject({
      _contains: 'jsonb',
      _has_key: 'String',
      _has_keys_any: '[String!]',
    });
    expect(admin.fields('String_array_comparison_exp')).toMatchObject({
      _contains: '[String!]',
      _in: '[[String!]!]',
    });
    expect(admin.fields('book_bool_exp')['tags']).toBe('String_array_comparison_exp');
  });
});

describe('relationships', () => {
  test('may be null if their key may be, or if they lead to a key; a role needs both tables', async () => {
    const world = await appWith([
      table('book', {
        object_relationships: [
          { name: 'author', ...by('author_id') },
          { name: 'editor', ...by('editor_id') },
          {
            name: 'twin',
            using: {
              manual_configuration: {
                remote_table: { schema: 'public', name: 'title' },
                column_mapping: { id: 'id' },
              },
            },
          },
        ],
        select_permissions: [select('user', ['id']), select('reader', ['id'])],
      }),
      table('title'),
      table('author', {
        array_relationships: [books],
        select_permissions: [select('user', ['id'], { filter: { id: { _eq: 'X-Hasura-User-Id' } } })],
      }),
    ]);
    const user = await schemaOf(world, 'user');
    // Hasura calls it never null although the role may not see the row.
    expect(user.fields('book')).toEqual({ author: 'author!', editor: 'author', id: 'bigint!' });
    expect(user.fields('author')).toEqual({ books: '[book!]!', id: 'Int!' });
    expect(user.args('author', 'books')).toEqual({
      distinct_on: '[book_select_column!]',
      limit: 'Int',
      offset: 'Int',
      order_by: '[book_order_by!]',
      where: 'book_bool_exp',
    });
    expect((await schemaOf(world, 'reader')).fields('book')).toEqual({ id: 'bigint!' });
    expect((await schemaOf(world, 'admin')).fields('book')['twin']).toBe('title');
  });

  test('to many have aggregates and an order by them if the role may aggregate', async () => {
    const world = await appWith([
      table('book', {
        select_permissions: [
          select('boss', ['id', 'price', 'in_print', 'title'], { allow_aggregations: true }),
          select('user', ['id']),
        ],
      }),
      table('author', {
        array_relationships: [books],
        select_permissions: [select('boss', ['id']), select('user', ['id'])],
      }),
    ]);
    const boss = await schemaOf(world, 'boss');
    expect(boss.fields('author')['books_aggregate']).toBe('book_aggregate!');
    expect(boss.fields('author_order_by')['books_aggregate']).toBe('book_aggregate_order_by');
    expect(boss.fields('author_bool_exp')['books_aggregate']).toBe('book_aggregate_bool_exp');
    expect(Object.keys(boss.fields('book_aggregate_bool_exp'))).toEqual(['bool_and', 'bool_or', 'count']);
    const user = await schemaOf(world, 'user');
    expect(user.fields('author')).toEqual({ books: '[book!]!', id: 'Int!' });
    expect(user.fields('author_order_by')).toEqual({ id: 'order_by' });
    expect(boss.errors).toEqual([]);
  });
});

describe('root fields to read', () => {
  test('by primary key are there if all of its columns are', async () => {
    const world = await appWith([
      table('pair', { select_permissions: [select('all', '*'), select('some', ['one', 'note'])] }),
      table('log', { select_permissions: [select('all', '*')] }),
    ]);
    const all = await schemaOf(world, 'all');
    expect(all.queries).toEqual(['log', 'pair', 'pair_by_pk']);
    expect(all.args('query_root', 'pair_by_pk')).toEqual({ one: 'Int!', other: 'Int!' });
    expect(all.fields('query_root')).toEqual({ log: '[log!]!', pair: '[pair!]!', pair_by_pk: 'pair' });
    expect((await schemaOf(world, 'some')).queries).toEqual(['pair']);
  });

  test('are also subscriptions, which can be streams', async () => {
    const world = await appWith([table('log', { select_permissions: [select('user', '*')] })]);
    const user = await schemaOf(world, 'user');
    expect(user.subscriptions).toEqual(['log', 'log_stream']);
    expect(user.args('subscription_root', 'log_stream')).toEqual({
      batch_size: 'Int!',
      cursor: '[log_stream_cursor_input]!',
      where: 'log_bool_exp',
    });
    expect(user.fields('log_stream_cursor_input')).toEqual({
      initial_value: 'log_stream_cursor_value_input!',
      ordering: 'cursor_ordering',
    });
    expect(user.mutations).toEqual([]);
  });

  test('can be chosen by the permission, and the types stay', async () => {
    const roots = { query_root_fields: ['select_by_pk'], subscription_root_fields: [] };
    const world = await appWith([
      table('author', {
        select_permissions: [select('user', ['id'], { ...roots, allow_aggregations: true })],
      }),
      table('book', {
        object_relationships: [{ name: 'author', ...by('author_id') }],
        select_permissions: [select('user', ['id'], { query_root_fields: [] })],
      }),
    ]);
    const user = await schemaOf(world, 'user');
    expect(user.queries).toEqual(['author_by_pk']);
    expect(user.subscriptions).toEqual(['book', 'book_by_pk', 'book_stream']);
    expect(user.fields('book')).toEqual({ author: 'author!', id: 'bigint!' });
  });

  test('with aggregates sum what is a number, and compare what has an order', async () => {
    const world = await appWith([
      table('book', {
        select_permissions: [
          select('boss', ['id', 'price', 'title', 'meta', 'in_print'], { allow_aggregations: true }),
        ],
      }),
    ]);
    const boss = await schemaOf(world, 'boss');
    expect(boss.queries).toContain('book_aggregate');
    expect(boss.fields('book_aggregate')).toEqual({
      aggregate: 'book_aggregate_fields',
      nodes: '[book!]!',
    });
    expect(boss.args('book_aggregate_fields', 'count')).toEqual({
      columns: '[book_select_column!]',
      distinct: 'Boolean',
    });
    expect(boss.fields('book_avg_fields')).toEqual({ id: 'Float', price: 'Float' });
    expect(boss.fields('book_sum_fields')).toEqual({ id: 'bigint', price: 'numeric' });
    expect(boss.fields('book_max_fields')).toEqual({ id: 'bigint', price: 'numeric', title: 'String' });
  });

  test('are replaced by one that says so if the role sees nothing', async () => {
    const world = await appWith([
      table('log', {
        select_permissions: [select('empty', [])],
        insert_permissions: [{ role: 'writer', permission: { check: {}, columns: ['line'] } }],
      }),
    ]);
    const nobody = await schemaOf(world, 'nobody');
    expect(nobody.fields('query_root')).toEqual({ no_queries_available: 'String!' });
    expect([nobody.mutations, nobody.subscriptions]).toEqual([[], []]);
    expect((await schemaOf(world, 'empty')).queries).toEqual(['no_queries_available']);
    const writer = await schemaOf(world, 'writer');
    expect([writer.queries, writer.mutations]).toEqual([['no_queries_available'], ['insert_log']]);
  });
});

describe('root fields to write', () => {
  test('insert what the role may set; one row needs the right to see it', async () => {
    const permission = {
      check: {},
      columns: ['id', 'title', 'author_id', 'slug', 'price'],
      set: { price: 1 },
    };
    const world = await appWith([
      table('book', {
        object_relationships: [{ name: 'author', ...by('author_id') }],
        insert_permissions: [
          { role: 'user', permission },
          { role: 'blind', permission },
        ],
        select_permissions: [select('user', ['title'])],
      }),
      table('author', {
        insert_permissions: [{ role: 'user', permission: { check: {}, columns: ['name'] } }],
      }),
    ]);
    const user = await schemaOf(world, 'user');
    // Neither the identity and the generated column nor the preset can be given.
    expect(user.fields('book_insert_input')).toEqual({
      author: 'author_obj_rel_insert_input',
      author_id: 'Int',
      title: 'String',
    });
    expect(user.mutations).toEqual(['insert_author', 'insert_book', 'insert_book_one']);
    expect(user.args('mutation_root', 'insert_book')).toEqual({
      objects: '[book_insert_input!]!',
      on_conflict: 'book_on_conflict',
    });
    expect(user.fields('book_mutation_response')).toEqual({ affected_rows: 'Int!', returning: '[book!]!' });
    expect(user.values('book_constraint')).toEqual(['book_pkey']);
    const blind = await schemaOf(world, 'blind');
    expect(blind.mutations).toEqual(['insert_book']);
    expect(blind.fields('book_mutation_response')).toEqual({ affected_rows: 'Int!' });
  });

  test('have a placeholder where an upsert has nothing to update', async () => {
    const insert_permissions = [{ role: 'user', permission: { check: {}, columns: ['name'] } }];
    const world = await appWith([table('author', { insert_permissions })]);
    expect((await schemaOf(world, 'user')).values('author_update_column')).toEqual(['_PLACEHOLDER']);
    const update_permissions = [{ role: 'user', permission: { columns: ['name'], filter: {} } }];
    const both = await schemaOf(
      await appWith([table('author', { insert_permissions, update_permissions })]),
      'user',
    );
    expect(both.values('author_update_column')).toEqual(['name']);
    expect(both.values('author_constraint')).toEqual(['author_email_key', 'author_pkey']);
    // Without a key there is nothing to conflict with.
    const log = await schemaOf(await appWith([table('log')]), 'admin');
    expect(log.args('mutation_root', 'insert_log')).toEqual({ objects: '[log_insert_input!]!' });
  });

  test('update and delete by primary key only if the role sees it', async () => {
    const columns = ['title', 'price', 'meta', 'id', 'state'];
    const update_permissions = ['user', 'blind'].map((role) => ({
      role,
      permission: { columns, filter: {}, set: { state: 'sold' } },
    }));
    const delete_permissions = ['user', 'blind'].map((role) => ({ role, permission: FILTER }));
    const world = await appWith([
      table('book', {
        update_permissions,
        delete_permissions,
        select_permissions: [select('user', ['id']), select('blind', ['title'])],
      }),
    ]);
    const user = await schemaOf(world, 'user');
    expect(user.mutations).toEqual([
      ...['delete_book', 'delete_book_by_pk', 'update_book', 'update_book_by_pk', 'update_book_many'],
    ]);
    expect((await schemaOf(world, 'blind')).mutations).toEqual([
      'delete_book',
      'update_book',
      'update_book_many',
    ]);
    expect(user.fields('book_set_input')).toEqual({ meta: 'jsonb', price: 'numeric', title: 'String' });
    expect(user.fields('book_inc_input')).toEqual({ price: 'numeric' });
    expect(user.args('mutation_root', 'update_book')).toEqual({
      _append: 'book_append_input',
      _delete_at_path: 'book_delete_at_path_input',
      _delete_elem: 'book_delete_elem_input',
      _delete_key: 'book_delete_key_input',
      _inc: 'book_inc_input',
      _prepend: 'book_prepend_input',
      _set: 'book_set_input',
      where: 'book_bool_exp!',
    });
    expect(user.args('mutation_root', 'update_book_by_pk')['pk_columns']).toBe('book_pk_columns_input!');
    expect(user.args('mutation_root', 'update_book_many')).toEqual({ updates: '[book_updates!]!' });
    expect(user.args('mutation_root', 'delete_book')).toEqual({ where: 'book_bool_exp!' });
    expect(user.args('mutation_root', 'delete_book_by_pk')).toEqual({ id: 'bigint!' });
  });

  test('of permissions for back ends are shown only to requests that ask for them', async () => {
    const permission = { check: {}, columns: ['line'], backend_only: true };
    const world = await appWith([table('log', { insert_permissions: [{ role: 'user', permission }] })]);
    expect((await schemaOf(world, 'user')).mutations).toEqual([]);
    const backend = { 'x-hasura-use-backend-only-permissions': 'true' };
    expect((await schemaOf(world, 'user', backend)).mutations).toEqual(['insert_log']);
  });

  test('are there for a view if PostgreSQL can write to it', async () => {
    const world = await appWith([table('title'), table('summary')]);
    const admin = await schemaOf(world, 'admin');
    expect(admin.mutations).toEqual([
      ...['delete_title', 'insert_title', 'insert_title_one', 'update_title', 'update_title_many'],
    ]);
    expect(admin.queries).toEqual(['summary', 'summary_aggregate', 'title', 'title_aggregate']);
  });
});

describe('names', () => {
  test('can be given to tables, columns and root fields', async () => {
    const world = await appWith([
      table('author', {
        configuration: {
          custom_name: 'Writer',
          column_config: { id: { custom_name: 'number' } },
          custom_column_names: { name: 'fullName' },
          custom_root_fields: { select: 'writers', insert_one: { name: 'addWriter' } },
        },
        select_permissions: [select('user', ['id', 'name'])],
        insert_permissions: [{ role: 'user', permission: { check: {}, columns: ['id', 'name'] } }],
      }),
      { table: { schema: 'other', name: 'thing' }, select_permissions: [select('user', '*')] },
    ]);
    const user = await schemaOf(world, 'user');
    expect(user.queries).toEqual(['Writer_by_pk', 'other_thing', 'other_thing_by_pk', 'writers']);
    expect(user.mutations).toEqual(['addWriter', 'insert_Writer']);
    expect(user.fields('Writer')).toEqual({ fullName: 'String!', number: 'Int!' });
    expect(user.args('query_root', 'Writer_by_pk')).toEqual({ number: 'Int!' });
    expect(user.values('Writer_select_column')).toEqual(['fullName', 'number']);
    expect(user.errors).toEqual([]);
  });

  test('of a source can have a prefix and a namespace', async () => {
    const customization = { root_fields: { prefix: 'lib_' }, type_names: { prefix: 'Lib_', suffix: '_v1' } };
    const prefixed = await schemaOf(await appWith([table('log')], { of: { customization } }), 'admin');
    expect(prefixed.fields('query_root')['lib_log']).toBe('[Lib_log_v1!]!');
    const below = { root_fields: { namespace: 'library' } };
    const nested = await schemaOf(await appWith([table('log')], { of: { customization: below } }), 'admin');
    expect(nested.queries).toEqual(['library']);
    expect(nested.fields('library_query')).toMatchObject({ log: '[log!]!' });
    expect(nested.errors).toEqual([]);
  });
});

describe('inherited roles', () => {
  const inherited_roles = [{ role_name: 'both', role_set: ['one', 'other'] }];

  test('see what one of their parents sees; a column that only one shows may be null', async () => {
    const world = await appWith(
      [
        table('author', {
          select_permissions: [
            select('one', ['id', 'name']),
            select('other', ['id', 'secret'], { allow_aggregations: true }),
          ],
        }),
        table('log', { select_permissions: [select('other', '*')] }),
      ],
      { inherited_roles },
    );
    const both = await schemaOf(world, 'both');
    expect(both.fields('author')).toEqual({ id: 'Int!', name: 'String', secret: 'String' });
    expect(both.queries).toEqual(['author', 'author_aggregate', 'author_by_pk', 'log']);
  });

  test('write what a parent writes, unless two parents differ', async () => {
    const insert = (role: string, columns: string[]): object => ({
      role,
      permission: { check: {}, columns },
    });
    const world = await appWith(
      [
        table('log', { insert_permissions: [insert('one', ['line']), insert('other', ['line'])] }),
        table('pair', { insert_permissions: [insert('one', ['one']), insert('other', ['note'])] }),
        table('author', { insert_permissions: [insert('other', ['name'])] }),
      ],
      { inherited_roles },
    );
    expect((await schemaOf(world, 'both')).mutations).toEqual(['insert_author', 'insert_log']);
  });
});

describe('functions', () => {
  const functions = [
    { function: { schema: 'public', name: 'search_book' }, permissions: [{ role: 'named' }] },
    { function: 'one_book' },
    { function: 'print_book', configuration: { exposed_as: 'mutation' }, permissions: [{ role: 'named' }] },
  ];
  const tables = [
    table('book', {
      select_permissions: [select('named', ['id']), select('user', ['id'], { allow_aggregations: true })],
    }),
  ];

  test('that read are there for all who see the table, and those that write need a permission', async () => {
    const world = await appWith(tables, { of: { functions } });
    const user = await schemaOf(world, 'user');
    expect(user.fields('query_root')).toMatchObject({
      one_book: 'book',
      search_book: '[book!]!',
      search_book_aggregate: 'book_aggregate!',
    });
    expect(user.subscriptions).toContain('search_book');
    expect(user.args('query_root', 'search_book')).toMatchObject({ args: 'search_book_args!', limit: 'Int' });
    expect(user.fields('search_book_args')).toEqual({ most: 'Int', word: 'String' });
    expect(user.mutations).toEqual([]);
    expect((await schemaOf(world, 'named')).fields('mutation_root')).toEqual({ print_book: '[book!]!' });
    expect((await schemaOf(world, 'nobody')).queries).toEqual(['no_queries_available']);
  });

  test('all need a permission if the app does not infer them', async () => {
    const env = { HASURA_GRAPHQL_INFER_FUNCTION_PERMISSIONS: 'false' };
    const world = await appWith(tables, { of: { functions }, env });
    expect((await schemaOf(world, 'user')).queries).not.toContain('search_book');
    const named = await schemaOf(world, 'named');
    expect(named.queries).toContain('search_book');
    expect(named.queries).not.toContain('one_book');
  });
});

test('actions are there for roles with a permission, with their custom types', async () => {
  const action = (name: string, definition: object, roles: string[]): object => ({
    name,
    definition: { kind: 'synchronous', handler: 'http://localhost', ...definition },
    permissions: roles.map((role) => ({ role })),
  });
  const named = (name: string, type: string): object => ({ name, type });
  const world = await appWith([table('book', { select_permissions: [select('user', ['id'])] })], {
    actions: [
      action('find', { type: 'query', output_type: '[Found!]', arguments: [named('by', 'By!')] }, ['user']),
      action('order', { type: 'mutation', output_type: 'Found!' }, ['user', 'other']),
      action('print', { type: 'mutation', kind: 'asynchronous', output_type: 'Found' }, ['user']),
    ],
    custom_types: {
      enums: [{ name: 'Kind', values: [{ value: 'NEW' }, { value: 'USED' }] }],
      input_objects: [{ name: 'By', fields: [named('kind', 'Kind!'), named('day', 'date')] }],
      objects: [
        {
          name: 'Found',
          fields: [named('book_id', 'bigint!'), named('shelf', 'Shelf')],
          relationships: [
            {
              name: 'book',
              type: 'object',
              remote_table: { schema: 'public', name: 'book' },
              field_mapping: { book_id: 'id' },
            },
          ],
        },
      ],
      scalars: [{ name: 'Shelf' }],
    },
  });
  const user = await schemaOf(world, 'user');
  expect(user.fields('query_root')).toMatchObject({ find: '[Found!]', print: 'print' });
  expect(user.args('query_root', 'find')).toEqual({ by: 'By!' });
  expect(user.fields('By')).toEqual({ day: 'date', kind: 'Kind!' });
  expect(user.fields('mutation_root')).toEqual({ order: 'Found!', print: 'uuid!' });
  expect(user.fields('Found')).toEqual({ book: 'book', book_id: 'bigint!', shelf: 'Shelf' });
  expect(user.fields('print')).toEqual({
    created_at: 'timestamptz!',
    errors: 'json',
    id: 'uuid!',
    output: 'Found',
  });
  const other = await schemaOf(world, 'other');
  expect(other.fields('mutation_root')).toEqual({ order: 'Found!' });
  expect(other.fields('Found')).toEqual({ book_id: 'bigint!', shelf: 'Shelf' });
  expect([user.errors, other.errors]).toEqual([[], []]);
});

describe('the schema of an app', () => {
  test('stays as it is until the metadata is compared with the database again', async () => {
    const own = await postgres().createDatabase('stale');
    const world = AppHarness.on({ DB: own });
    await queryOn(own, 'create table note (id int)');
    await world.replace([source([table('note')])]);
    const fields = async (): Promise<string[]> =>
      Object.keys((await schemaOf(world, 'admin')).fields('note'));
    await world.sql('alter table note add line text');
    expect(await fields()).toEqual(['id']);
    await world.meta('reload_metadata');
    expect(await fields()).toEqual(['id', 'line']);
    await world.sql('alter table note add day date', { check_metadata_consistency: true });
    expect(await fields()).toEqual(['day', 'id', 'line']);
    expect([world.host.failures, world.hasura.failures]).toEqual([[], []]);
  });

  test('lacks what is inconsistent', async () => {
    const world = AppHarness.on({ DB: url });
    await world.replace([
      source([
        table('author', { select_permissions: [select('user', ['id']), select('old', ['id', 'gone'])] }),
        table('missing'),
        table('book', { object_relationships: [{ name: 'nobody', ...by('title') }] }),
      ]),
    ]);
    expect((await schemaOf(world, 'user')).queries).toEqual(['author', 'author_by_pk']);
    expect((await schemaOf(world, 'old')).queries).toEqual(['no_queries_available']);
    const admin = await schemaOf(world, 'admin');
    expect(admin.has('missing')).toBe(false);
    expect(admin.fields('book')).not.toHaveProperty('nobody');
  });

  test('is what graphql-js reads from it, to the letter', async () => {
    const world = await appWith([table('book'), table('author', { array_relationships: [books] })]);
    const schema = world.project.deployed?.api?.schema('admin', false);
    if (!schema) throw new Error('no schema');
    const document = parse(getIntrospectionQuery());
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
    const read = introspect(schema, document, operation, {});
    expect(JSON.stringify(read)).toBe(JSON.stringify((await execute({ schema, document })).data));
    // What it does not read itself is answered all the same.
    const { data } = await world.graphql(
      '{ __schema { queryType { ...A __typename } } } fragment A on __Type { name }',
    );
    expect(data).toEqual({ __schema: { queryType: { name: 'query_root', __typename: '__Type' } } });
  });

  test('cannot be asked for what Hasura does not know of introspection', async () => {
    const world = await appWith([table('log')]);
    const { errors } = await world.graphql('{ __schema { types { specifiedByURL } } }');
    expect(errors?.[0]).toMatchObject({ message: "field 'specifiedByURL' not found in type: '__Type'" });
    const { errors: arg } = await world.graphql(
      '{ __type(name: "log") { fields { args(includeDeprecated: true) { name } } } }',
    );
    expect(arg?.[0]?.message).toBe("'args' has no argument named 'includeDeprecated'");
  });

  test('can be hidden from a role, but not its data', async () => {
    const world = await appWith([table('log', { select_permissions: [select('user', '*')] })], {
      graphql_schema_introspection: { disabled_for_roles: ['user'] },
    });
    const user = { 'x-hasura-role': 'user' };
    const { errors } = await world.graphql(getIntrospectionQuery(), user);
    expect(errors).toMatchObject([{ extensions: { code: 'access-denied' } }]);
    expect(await world.graphql('{ log { line } }', user)).toEqual({ data: { log: [] } });
    expect((await schemaOf(world, 'admin')).has('log')).toBe(true);
    world.hasura.appBehaviour.hiddenSchemas = 'answered';
    expect((await schemaOf(world, 'user')).has('log')).toBe(true);
  });
});
