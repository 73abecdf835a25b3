import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { readProject } from '../../simulator/project/project.js';
import { queryOn } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { AppHarness, type GraphqlReply, selects, source, table } from './app-harness.js';

const SHOP = fileURLToPath(new URL('../../examples/hasura-shop', import.meta.url));
const postgres = usePostgres();
const CLERK = { 'x-hasura-role': 'clerk' };
const ADA = { 'x-hasura-role': 'customer', 'X-Hasura-User-Id': '1' };

describe('the example shop', () => {
  let world: AppHarness;
  let databases = 0;

  beforeEach(async () => {
    const url = await postgres().createDatabase(`shop_${++databases}`);
    world = AppHarness.on({ PG_DATABASE_URL: url });
    const { metadata, migrations } = await world.clock.hold(() => readProject(SHOP));
    const texts = (migrations.get('default')?.migrations ?? []).map(({ sql }) => sql ?? '');
    await queryOn(url, [...texts, ROWS].join(';\n'));
    const args = { allow_inconsistent_metadata: false, metadata: metadata.exported };
    await world.meta('replace_metadata', args, { version: 2 });
  });

  test('shows a role the rows that its filters let pass, over relationships too', async () => {
    const query = `query ($most: Int!) {
      products(where: { price_cents: { _lt: $most } }, order_by: { title: desc }) { name: title }
      orders(order_by: { id: asc }) { quantity product { title } ...Who }
      customers { name email orders { id } }
    }
    fragment Who on orders { customer { name } }`;
    expect(await world.graphql(query, ADA, { most: 5000 })).toEqual({
      data: {
        // The lamp is discontinued.
        products: [{ name: 'Teapot' }, { name: 'Cup' }],
        orders: [{ quantity: 2, product: { title: 'Cup' }, customer: { name: 'Ada' } }],
        customers: [{ name: 'Ada', email: 'ada@example.com', orders: [{ id: 1 }] }],
      },
    });
    const all = (await world.graphql('{ orders { id } products { id } }', CLERK)).data;
    expect([all?.['orders'], all?.['products']]).toEqual([
      [{ id: 1 }, { id: 2 }],
      [{ id: 1 }, { id: 2 }, { id: 3 }],
    ]);
  });

  test('refuses another role a field, in the words of Hasura', async () => {
    const query = '{ customers_aggregate { aggregate { count } } }';
    expect(await world.graphql(query, CLERK)).toEqual({
      data: { customers_aggregate: { aggregate: { count: 2 } } },
    });
    expect(await world.graphql(query, ADA)).toEqual(
      refused("field 'customers_aggregate' not found in type: 'query_root'", {
        path: '$.selectionSet.customers_aggregate',
      }),
    );
    expect(await world.graphql('{ products { title discontinued } }', ADA)).toEqual(
      refused("field 'discontinued' not found in type: 'products'", {
        path: '$.selectionSet.products.selectionSet.discontinued',
      }),
    );
    expect(await world.graphql('{ products { id } }', { 'x-hasura-role': 'stranger' })).toMatchObject(
      refused("field 'products' not found in type: 'query_root'", { path: '$.selectionSet.products' }),
    );
    expect(await world.graphql('mutation { delete_orders(where: {}) { affected_rows } }', ADA)).toMatchObject(
      {
        errors: [{ message: "field 'delete_orders' not found in type: 'mutation_root'" }],
      },
    );
    const nobody = { 'x-hasura-role': 'stranger' };
    expect(await world.graphql('mutation { anything }', nobody)).toEqual(
      refused('no mutations exist', { path: '$' }),
    );
    expect(await world.graphql('subscription { orders { id } }', ADA)).toMatchObject({
      errors: [{ extensions: { code: 'unexpected' } }],
    });
  });

  test('knows a role by the admin secret, or takes everybody for the unauthorized one', async () => {
    const query = '{ products { title } }';
    const open = { ...ADA, 'x-hasura-admin-secret': null };
    expect(await world.graphql(query, open)).toEqual({
      errors: [
        {
          extensions: { path: '$', code: 'access-denied' },
          message: 'x-hasura-admin-secret/x-hasura-access-key required, but not found',
        },
      ],
    });
    world.project.env.set('HASURA_GRAPHQL_UNAUTHORIZED_ROLE', 'customer');
    expect((await world.graphql(query, { 'x-hasura-admin-secret': null })).data).toEqual({
      products: [{ title: 'Teapot' }, { title: 'Cup' }],
    });
    // Nobody else, whatever the request says, and nobody with a wrong secret.
    const clerk = { ...CLERK, 'x-hasura-admin-secret': null };
    expect((await world.graphql('{ products { discontinued } }', clerk)).errors).toHaveLength(1);
    expect((await world.graphql(query, { 'x-hasura-admin-secret': 'wrong' })).errors?.[0]?.message).toBe(
      'invalid "x-hasura-admin-secret"/"x-hasura-access-key"',
    );
    const { errors } = await world.graphql('{ orders { id } }', { 'x-hasura-role': 'customer' });
    expect(errors).toEqual([
      {
        extensions: { path: '$', code: 'not-found' },
        message: 'missing session variable: "x-hasura-user-id"',
      },
    ]);
  });

  test('writes as permissions say: presets, filters, checks', async () => {
    const insert =
      'mutation ($id: bigint!) { insert_orders_one(object: { product_id: $id }) { id quantity customer { name } } }';
    expect(await world.graphql(insert, ADA, { id: 2 })).toEqual({
      data: { insert_orders_one: { id: 3, quantity: 1, customer: { name: 'Ada' } } },
    });
    // The check of the permission: no order for what is discontinued.
    expect(await world.graphql(insert, ADA, { id: 3 })).toEqual(
      refused('check constraint of an insert/update permission has failed', {
        path: '$.selectionSet.insert_orders_one.args.object',
        code: 'permission-error',
      }),
    );
    const update =
      'mutation { update_customers(where: {}, _set: { name: "Ada L." }) { affected_rows returning { id } } }';
    expect(await world.graphql(update, ADA)).toEqual({
      data: { update_customers: { affected_rows: 1, returning: [{ id: 1 }] } },
    });
    const one =
      'mutation { update_orders_by_pk(pk_columns: { id: 1 }, _set: { status: "shipped" }) { status } }';
    expect(await world.graphql(one, CLERK)).toEqual({ data: { update_orders_by_pk: { status: 'shipped' } } });
    expect(
      (await world.graphql('{ orders(order_by: { id: asc }) { id status } customers { name } }')).data,
    ).toEqual({
      orders: [
        { id: 1, status: 'shipped' },
        { id: 2, status: 'placed' },
        { id: 3, status: 'placed' },
      ],
      customers: [{ name: 'Grace' }, { name: 'Ada L.' }],
    });
  });

  test('writes as admin: many rows, upserts, increments and deletions', async () => {
    const reply = await world.graphql(`mutation {
      insert_products(objects: [{ title: "A", price_cents: 1 }, { title: "B", price_cents: 2 }]) { affected_rows }
      insert_customers_one(
        object: { name: "Lovelace", email: "ada@example.com" }
        on_conflict: { constraint: customers_email_key, update_columns: [name] }
      ) { id name }
      update_orders_many(updates: [{ where: { id: { _eq: 1 } }, _inc: { quantity: 5 } }, { where: { id: { _eq: 9 } }, _inc: { quantity: 1 } }]) {
        affected_rows returning { quantity }
      }
      delete_orders_by_pk(id: 2) { id }
      gone: delete_products(where: { _not: { orders: {} }, discontinued: { _eq: true } }) { affected_rows }
    }`);
    expect(reply).toEqual({
      data: {
        insert_products: { affected_rows: 2 },
        insert_customers_one: { id: 1, name: 'Lovelace' },
        update_orders_many: [
          { affected_rows: 1, returning: [{ quantity: 7 }] },
          { affected_rows: 0, returning: [] },
        ],
        delete_orders_by_pk: { id: 2 },
        gone: { affected_rows: 1 },
      },
    });
  });

  test('passes on what PostgreSQL refuses, and says what is not simulated', async () => {
    const insert =
      'mutation { insert_customers_one(object: { name: "x", email: "ada@example.com" }) { id } }';
    expect(await world.graphql(insert)).toEqual(
      refused('Uniqueness violation. duplicate key value violates unique constraint "customers_email_key"', {
        path: '$',
        code: 'constraint-violation',
      }),
    );
    const wrong = '{ orders(where: { status: { _eq: "lost" } }) { id } }';
    expect((await world.graphql(wrong)).errors?.[0]?.extensions.code).toBe('data-exception');
    const nested = `mutation { insert_customers_one(object: { name: "x", email: "x", orders: { data: [] } }) { id } }`;
    expect((await world.graphql(nested)).errors?.[0]).toMatchObject({
      message: 'a nested insert is not simulated',
    });
    const nothing = '{ customers(where: { name: { _eq: null } }) { id } }';
    expect((await world.graphql(nothing)).errors?.[0]?.extensions.code).toBe('validation-failed');
    expect([world.host.failures, world.hasura.failures]).toEqual([[], []]);
  });

  test('takes values as values', async () => {
    const name = `'; drop table orders; --`;
    const query = 'query ($name: String!) { customers(where: { name: { _in: [$name, "Ada"] } }) { name } }';
    expect((await world.graphql(query, {}, { name })).data).toEqual({ customers: [{ name: 'Ada' }] });
    expect((await world.graphql('{ orders { id } }')).errors).toBeUndefined();
  });
});

describe('conditions and orders', () => {
  let world: AppHarness | undefined;

  /** Rows 1 to 4 of `t`, as these arguments choose and order them. */
  async function ids(args: string, headers: Record<string, string> = {}): Promise<unknown> {
    world ??= await letters();
    const { data, errors } = await world.graphql(`{ t${args} { id } }`, headers);
    return data ? (data['t'] as { id: number }[]).map(({ id }) => id) : errors;
  }

  async function letters(): Promise<AppHarness> {
    const url = await postgres().createDatabase('letters');
    await queryOn(
      url,
      `create table t (id int primary key, a text, n numeric, tags text[], j jsonb, up int references t);
       insert into t values (1, 'alpha', 1.5, '{x,y}', '{"k": 1}', null), (2, 'beta', null, '{y}', '{"l": 2}', 1),
         (3, 'Alpine', 3, '{}', '[]', 1), (4, null, 4, null, null, 2);
       create table grants (who text)`,
    );
    const app = AppHarness.on({ DB: url });
    const permission = (role: string, filter: object, columns = ['id']): object => ({
      role,
      permission: { columns, filter },
    });
    await app.replace([
      source([
        table('t', {
          object_relationships: [{ name: 'above', using: { foreign_key_constraint_on: 'up' } }],
          array_relationships: [
            { name: 'below', using: { foreign_key_constraint_on: { table: 't', column: 'up' } } },
          ],
          select_permissions: [
            permission('listed', { id: { _in: 'X-Hasura-Ids' } }),
            permission('granted', { _exists: { _table: 'grants', _where: { who: 'X-Hasura-User' } } }),
            permission('short', {
              $or: [{ id: 1 }, { up: { _ceq: 'id' } }, { above: { a: { _eq: 'beta' } } }],
            }),
            { role: 'two', permission: { columns: ['id'], filter: {}, limit: 2 } },
          ],
        }),
        table('grants', selects('nobody', [])),
      ]),
    ]);
    return app;
  }

  test.each([
    ['(where: {a: {_ilike: "al%"}})', [1, 3]],
    ['(where: {a: {_regex: "^[a-z]+$"}})', [1, 2]],
    ['(where: {a: {_is_null: true}})', [4]],
    ['(where: {_or: [{n: {_gte: "3"}}, {a: {_eq: "beta"}}]})', [2, 3, 4]],
    ['(where: {_not: {id: {_in: [1, 2]}}, n: {_neq: 4}})', [3]],
    ['(where: {_and: [{id: {_gt: 1}}, {id: {_lte: 3}}]})', [2, 3]],
    ['(where: {id: {_nin: []}})', [1, 2, 3, 4]],
    ['(where: {tags: {_contains: ["y"]}})', [1, 2]],
    ['(where: {tags: {_in: [["y"], []]}})', [2, 3]],
    ['(where: {j: {_has_key: "k"}})', [1]],
    ['(where: {j: {_contains: {l: 2}}})', [2]],
    ['(where: {above: {a: {_eq: "alpha"}}})', [2, 3]],
    ['(where: {below: {id: {_eq: 4}}})', [2]],
    ['(order_by: {n: desc_nulls_last}, limit: 2)', [4, 3]],
    ['(order_by: [{above: {id: asc_nulls_first}}, {id: desc}])', [1, 3, 2, 4]],
    ['(order_by: {id: asc}, offset: 2)', [3, 4]],
    ['(distinct_on: [up], order_by: [{up: asc}, {id: desc}])', [3, 4, 1]],
  ])('t%s gives %j', async (args, expected) => {
    expect(await ids(args)).toEqual(expected);
  });

  test.each([
    [{ 'x-hasura-role': 'listed', 'x-hasura-ids': '{1,4}' }, [1, 4]],
    [{ 'x-hasura-role': 'granted', 'x-hasura-user': 'me' }, []],
    [{ 'x-hasura-role': 'short' }, [1, 4]],
    [{ 'x-hasura-role': 'two' }, [1, 2]],
  ])('a permission counts for %j', async (headers, expected) => {
    expect(await ids('(order_by: {id: asc}, limit: 3)', headers)).toEqual(expected);
  });

  test('a column is shown to an inherited role only in the rows of the parent that has it', async () => {
    const app = AppHarness.on({ DB: String((world ??= await letters()).project.env.get('DB')) });
    const select_permissions = [
      { role: 'even', permission: { columns: ['id', 'a'], filter: { id: { _in: [2, 4] } } } },
      { role: 'any', permission: { columns: ['id'], filter: {} } },
    ];
    const metadata = {
      version: 3,
      sources: [source([table('t', { select_permissions })])],
      inherited_roles: [{ role_name: 'both', role_set: ['even', 'any'] }],
    };
    await app.meta('replace_metadata', { metadata }, { version: 2 });
    const { data } = await app.graphql('{ t(order_by: {id: asc}) { id a } }', { 'x-hasura-role': 'both' });
    expect(data?.['t']).toEqual([
      { id: 1, a: null },
      { id: 2, a: 'beta' },
      { id: 3, a: null },
      { id: 4, a: null },
    ]);
  });
});

test('a function is called with its arguments, and its rows are filtered as the table is', async () => {
  const url = await postgres().createDatabase('functions');
  await queryOn(
    url,
    `create table t (id int primary key, open boolean not null); insert into t values (1, true), (2, false), (3, true);
     create function above(lowest int, session json) returns setof t language sql stable
       as 'select * from t where id >= lowest and session ->> ''x-hasura-user'' = ''me'''`,
  );
  const world = AppHarness.on({ DB: url });
  const permission = { columns: ['id'], filter: { open: true }, allow_aggregations: true };
  const functions = [{ function: 'above', configuration: { session_argument: 'session' } }];
  const tables = [table('t', { select_permissions: [{ role: 'user', permission }] })];
  await world.replace([{ ...(source(tables) as object), functions }]);
  const query =
    '{ above(args: {lowest: 2}) { id } above_aggregate(args: {lowest: 1}) { aggregate { count max { id } } } }';
  expect(await world.graphql(query, { 'x-hasura-role': 'user', 'x-hasura-user': 'me' })).toEqual({
    data: { above: [{ id: 3 }], above_aggregate: { aggregate: { count: 2, max: { id: 3 } } } },
  });
});

function refused(
  message: string,
  { path, code = 'validation-failed' }: { path: string; code?: string },
): GraphqlReply {
  return { errors: [{ extensions: { path, code }, message }] };
}

const ROWS = `
  insert into customers (name, email) values ('Ada', 'ada@example.com'), ('Grace', 'grace@example.com');
  insert into products (title, price_cents, discontinued)
    values ('Teapot', 2900, false), ('Cup', 700, false), ('Lamp', 100, true);
  insert into orders (customer_id, product_id, quantity) values (1, 2, 2), (2, 1, 1)`;
