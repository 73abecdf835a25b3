import { access, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withDatabase } from '../../simulator/project/database.js';
import { startPostgres, type Postgres } from '../../simulator/project/postgres.js';
import { Harness } from './hasura-harness.js';

const SHOP = fileURLToPath(new URL('../../examples/hasura-shop', import.meta.url));
let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
});

describe('the example shop on a real PostgreSQL', () => {
  test('deploys, is consistent, and shows each role its own schema', async () => {
    const world = deploying(SHOP);
    const { deployment } = await world.build('pr-1', {
      PG_DATABASE_URL: await postgres.createDatabase('shop-pr-1'),
    });
    expect(deployment.status).toBe('success');
    expect(world.hasura.project('pr-1')?.deployed?.migrationsApplied.length).toBe(4);
    const state = await world.app('pr-1', '/v1/metadata', { type: 'get_catalog_state', args: {} });
    expect(JSON.parse(state.text)).toMatchObject({
      cli_state: {
        migrations: { default: { 1718000000000: false, 1718000060000: false } },
        settings: { migration_mode: 'true' },
      },
    });
    const asked = await world.app('pr-1', '/v1/metadata', { type: 'get_inconsistent_metadata', args: {} });
    expect(JSON.parse(asked.text)).toEqual({ is_consistent: true, inconsistent_objects: [] });
    expect((await world.app('pr-1', '/healthz')).text).toBe('OK');
    const query = '{ customers { id } __type(name: "orders") { fields { name } } }';
    expect(JSON.parse((await world.app('pr-1', '/v1/graphql', { query })).text)).toMatchObject({
      data: {
        customers: [],
        __type: { fields: expect.arrayContaining([{ name: 'status' }, { name: 'product' }]) },
      },
    });
    expect(world.hasura.failures).toEqual([]);
    // The time that the database took does not count as simulated time.
    expect(world.clock.now()).toBeLessThan(20_000);
  });

  test('has down migrations that undo all of it', async () => {
    const url = await postgres.createDatabase('shop-down');
    await deploying(SHOP).build('pr-1', { PG_DATABASE_URL: url });
    const folder = path.join(SHOP, 'migrations', 'default');
    await withDatabase(url, async (client) => {
      for (const name of (await readdir(folder)).sort().reverse()) {
        await client.query(await readFile(path.join(folder, name, 'down.sql'), 'utf8'));
      }
      const left = await client.query(`select 1 from pg_class c join pg_namespace n on n.oid = relnamespace
        where n.nspname = 'public'`);
      expect(left.rowCount).toBe(0);
    });
  });

  test('fails when it replays every migration on a copied database, with the error of PostgreSQL', async () => {
    const url = await postgres.createDatabase('shop-copied');
    await deploying(SHOP).build('pr-1', { PG_DATABASE_URL: url });
    const { deployment } = await deploying(SHOP).build('pr-1', { PG_DATABASE_URL: url });
    expect(failureOf(deployment)).toMatchObject({
      task: 'apply-migration',
      error: expect.stringMatching(
        /^cannot apply migration 1718000000000_create_customers on database "default": relation "customers" already exists \(42P07\)\n\{.*"status_code":"42P07".*\}$/,
      ),
    });
  });

  test('fails at its metadata when the database variable is missing or points nowhere', async () => {
    const error = 'source with name "default" is inconsistent';
    expect(failureOf((await deploying(SHOP).build('pr-1')).deployment)).toEqual({
      task: 'apply-metadata',
      error,
    });
    const world = deploying(SHOP);
    const { deployment } = await world.build('pr-2', {
      PG_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    });
    expect(failureOf(deployment)).toEqual({ task: 'apply-metadata', error });
    const { text } = await world.app('pr-2', '/v1/metadata', { type: 'get_inconsistent_metadata', args: {} });
    expect(JSON.parse(text)).toMatchObject({
      is_consistent: false,
      inconsistent_objects: [
        { type: 'source', name: 'source default', reason: expect.stringMatching(/ECONNREFUSED/) },
      ],
    });
  });
});

describe('a shop with a mistake', () => {
  test('in a migration fails there, keeps the earlier migrations, and rolls back the part of this one that ran', async () => {
    await using shop = await copy();
    await shop.migrate('1718000240000_broken', 'create table half (); select * from nowhere;');
    await shop.migrate('1718000300000_later', 'create table later ();');
    const url = await postgres.createDatabase('shop-broken');
    const world = deploying(shop.directory);
    const { deployment } = await world.build('pr-1', { PG_DATABASE_URL: url });
    expect(failureOf(deployment)).toEqual({
      task: 'apply-migration',
      error: expect.stringMatching(
        /1718000240000_broken on database "default": relation "nowhere" does not exist \(42P01\)/,
      ),
    });
    const tables = await withDatabase(url, (client) =>
      client.query(`select relname from pg_class where relname in ('orders', 'half', 'later')`),
    );
    expect(tables.rows).toEqual([{ relname: 'orders' }]);
    expect((await world.projects()).length).toBe(1);
  });

  test('in an up.sql of comments only fails there, as no client of PostgreSQL would', async () => {
    await using shop = await copy();
    await shop.migrate('1718000240000_empty', '-- Could not auto-generate a migration.\n');
    await shop.migrate('1718000300000_later', 'create table later ();');
    const url = await postgres.createDatabase('shop-empty');
    const world = deploying(shop.directory);
    const { deployment } = await world.build('pr-1', { PG_DATABASE_URL: url });
    expect(failureOf(deployment)).toEqual({
      task: 'apply-migration',
      error: expect.stringContaining('"exec_status":"EmptyQuery"'),
    });
    expect(world.hasura.project('pr-1')?.deployed?.migrationsApplied.length).toBe(4);
  });

  test.each([
    ['', 'read committed'],
    ['isolation_level: serializable, ', 'serializable'],
  ])('runs each migration at the level of its source: %j', async (setting, level) => {
    await using shop = await copy();
    await shop.add(
      'metadata/databases/databases.yaml',
      `- { name: default, kind: postgres, tables: [], configuration: { connection_info: { ${setting}database_url: { from_env: PG_DATABASE_URL } } } }\n`,
    );
    await shop.migrate(
      '1718000240000_level',
      `create table level as select current_setting('transaction_isolation') as name;`,
    );
    const url = await postgres.createDatabase(`shop-${level.replace(' ', '-')}`);
    await deploying(shop.directory).build('pr-1', { PG_DATABASE_URL: url });
    const found = await withDatabase(url, (client) => client.query('select name from level'));
    expect(found.rows).toEqual([{ name: level }]);
  });

  test('that commits inside a migration keeps what it committed', async () => {
    await using shop = await copy();
    await shop.migrate(
      '1718000240000_commits',
      'create table kept (); commit; create table lost (); select 1/0;',
    );
    const url = await postgres.createDatabase('shop-commits');
    await deploying(shop.directory).build('pr-1', { PG_DATABASE_URL: url });
    const tables = await withDatabase(url, (client) =>
      client.query(`select relname from pg_class where relname in ('kept', 'lost')`),
    );
    expect(tables.rows).toEqual([{ relname: 'kept' }]);
  });

  test('in one database stops there, and the next database gets its migrations', async () => {
    await using shop = await copy();
    await shop.migrate('1718000240000_broken', 'select * from nowhere;');
    await shop.add('migrations/second/1_a/up.sql', 'create table second ();');
    await shop.add(
      'metadata/databases/databases.yaml',
      ['default', 'second']
        .map(
          (name) =>
            `- { name: ${name}, kind: postgres, tables: [], configuration: { connection_info: { database_url: { from_env: PG_DATABASE_URL } } } }\n`,
        )
        .join(''),
    );
    const url = await postgres.createDatabase('shop-two');
    const world = deploying(shop.directory);
    const { deployment } = await world.build('pr-1', { PG_DATABASE_URL: url });
    expect(failureOf(deployment)).toMatchObject({ task: 'apply-migration' });
    expect(world.hasura.project('pr-1')?.deployed?.migrationsApplied.at(-1)).toBe('1_a');
  });

  test('in a relationship by a foreign key to a table that is not tracked is inconsistent afterwards', async () => {
    await using shop = await copy();
    await shop.add(
      'metadata/databases/default/tables/tables.yaml',
      '- "!include public_orders.yaml"\n- "!include public_products.yaml"\n',
    );
    const world = deploying(shop.directory);
    await world.build('pr-1', { PG_DATABASE_URL: await postgres.createDatabase('shop-untracked') });
    const { text } = await world.app('pr-1', '/v1/metadata', { type: 'get_inconsistent_metadata', args: {} });
    const { inconsistent_objects } = JSON.parse(text) as { inconsistent_objects: { reason: string }[] };
    expect(inconsistent_objects.map(({ reason }) => reason)).toContain(
      'Inconsistent object: in table "orders": in relationship "customer": table "customers" does not exist',
    );
  });

  test('in its metadata deploys, and is inconsistent afterwards', async () => {
    await using shop = await copy();
    await shop.migrate(
      '1718000240000_drop',
      'alter table orders drop column status; alter table orders drop constraint orders_product_id_fkey;',
    );
    const world = deploying(shop.directory);
    const { deployment } = await world.build('pr-1', {
      PG_DATABASE_URL: await postgres.createDatabase('shop-drift'),
    });
    expect(deployment.status).toBe('success');
    expect((await world.app('pr-1', '/healthz')).text).toBe('WARN: inconsistent objects in schema');
    const { text } = await world.app('pr-1', '/v1/metadata', { type: 'get_inconsistent_metadata', args: {} });
    const { inconsistent_objects } = JSON.parse(text) as { inconsistent_objects: { type: string }[] };
    expect(inconsistent_objects.map(({ type }) => type)).toEqual([
      'object_relation',
      'select_permission',
      'select_permission',
      'update_permission',
      'array_relation',
    ]);
  });

  test('in the name of its directory fails at the fetch', async () => {
    const { deployment } = await deploying(path.join(SHOP, 'nowhere')).build('pr-1');
    expect(failureOf(deployment)).toEqual({
      task: 'gh-validation',
      error: 'directory "hasura" not found in the branch',
    });
  });

  test('runs no SQL when the simulator uses no database', async () => {
    const url = await postgres.createDatabase('shop-none');
    const world = new Harness({ sources: () => ({ sha: 'head', directory: SHOP }), postgres: 'none' });
    expect((await world.build('pr-1', { PG_DATABASE_URL: url })).deployment.status).toBe('success');
    const tables = await withDatabase(url, (client) =>
      client.query(`select 1 from pg_class where relname = 'orders'`),
    );
    expect(tables.rowCount).toBe(0);
  });
});

test('the server removes its files when it stops', async () => {
  const folder = await (async () => {
    await using server = await startPostgres();
    const { rows } = await withDatabase(server.url(), (client) =>
      client.query<Record<string, string>>('show data_directory'),
    );
    return Object.values(rows[0] ?? {})[0] ?? '';
  })();
  expect(folder).not.toBe('');
  await expect(access(path.dirname(folder))).rejects.toThrow(/ENOENT/);
});

function deploying(directory: string): Harness {
  return new Harness({ sources: () => ({ sha: 'head', directory }), postgres: 'real' });
}

function failureOf({
  tasks,
}: {
  tasks: { name: string; task_events: { error: string | null }[] }[];
}): unknown {
  const last = tasks.at(-1);
  return { task: last?.name, error: last?.task_events.at(-1)?.error };
}

async function copy() {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'hasura-shop-'));
  await cp(SHOP, directory, { recursive: true });
  return {
    directory,
    migrate: async (name: string, sql: string) => {
      const folder = path.join(directory, 'migrations', 'default', name);
      await mkdir(folder);
      await writeFile(path.join(folder, 'up.sql'), sql);
    },
    add: async (name: string, text: string) => {
      await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
      await writeFile(path.join(directory, name), text);
    },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
