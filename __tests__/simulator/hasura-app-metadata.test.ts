import { describe, expect, test } from '@jest/globals';
import { withDatabase } from '../../simulator/project/database.js';
import { usePostgres } from '../support/use-postgres.js';
import { AppHarness, selects, source, table } from './app-harness.js';

const postgres = usePostgres();

describe('replace_metadata', () => {
  test('compares the tables with the real database', async () => {
    const world = await appWith('create table author (id int)');
    const sources = [source([table('author', selects('user', ['id', 'name'])), table('article')])];
    const { status, body } = await world.replace(sources);
    expect([status, body]).toEqual([
      200,
      {
        is_consistent: false,
        inconsistent_objects: [
          expect.objectContaining({ type: 'select_permission', reason: expect.stringContaining('"name"') }),
          {
            type: 'table',
            name: 'table article in source default',
            definition: { schema: 'public', name: 'article' },
            reason: 'Inconsistent object: no such table/view exists in source: "article"',
          },
        ],
      },
    ]);
    await world.sql('create table article (); alter table author add name text');
    expect(await world.replace(sources)).toEqual({
      status: 200,
      body: { is_consistent: true, inconsistent_objects: [] },
    });
  });

  test('refuses what is inconsistent unless that is allowed, and then keeps the metadata as it was', async () => {
    const world = await appWith('create table author ()');
    await world.replace([source([table('author')])]);
    const before = await world.resourceVersion();
    const refused = {
      status: 400,
      body: {
        path: '$.args',
        error: 'cannot continue due to inconsistent metadata',
        code: 'unexpected',
        internal: [expect.objectContaining({ name: 'table article in source default' })],
      },
    };
    expect(await world.replace([source([table('article')])], {}, false)).toEqual(refused);
    const byDefault = { metadata: { version: 3, sources: [source([table('article')])] } };
    expect(await world.meta('replace_metadata', byDefault, { version: 2 })).toEqual(refused);
    expect(await world.inconsistent()).toEqual([]);
    expect(await world.resourceVersion()).toBe(before);
    expect((await world.meta('export_metadata')).body).toMatchObject({
      sources: [{ tables: [table('author')] }],
    });
  });

  test.each([
    [{ version: 3 }, '$.args.metadata', 'key "sources" not found'],
    [{ sources: [] }, '$.args.metadata', 'key "version" not found'],
    [{ version: 3, sources: [{}] }, '$.args.metadata.sources[0]', 'key "name" not found'],
    [
      { version: 3, sources: [source([{ tabel: 'author' }])] },
      '$.args.metadata.sources[0].tables[0]',
      'unexpected keys when parsing TableMetadata: ["tabel"]',
    ],
  ])('refuses a body that it cannot parse: %j', async (metadata, path, error) => {
    const world = await appWith('');
    expect(await world.meta('replace_metadata', { metadata }, { version: 2 })).toEqual({
      status: 400,
      body: { path, error, code: 'parse-failed' },
    });
  });

  test('refuses a body without metadata', async () => {
    const world = await appWith('');
    expect((await world.meta('replace_metadata', {}, { version: 2 })).body).toEqual({
      path: '$.args',
      error: 'key "metadata" not found',
      code: 'parse-failed',
    });
  });

  test('takes the database from the variables of the project', async () => {
    const world = await appWith('create table author ()');
    const reason = "Inconsistent object: environment variable 'OTHER' not set";
    const other = source([table('author')], { variable: 'OTHER' });
    expect((await world.replace([other])).body['inconsistent_objects']).toMatchObject([
      { type: 'source', name: 'source default', reason },
    ]);
    expect((await world.replace([source([table('author')])])).body['is_consistent']).toBe(true);
  });

  test('forgets what the new metadata does not have', async () => {
    const world = await appWith('');
    const args = { metadata: { version: 3, sources: [source()], rest_endpoints: [] } };
    await world.meta('replace_metadata', args, { version: 2 });
    await world.replace([]);
    expect((await world.meta('export_metadata')).body).toEqual({ version: 3, sources: [] });
    expect((await world.sql('select 1')).body).toMatchObject({ code: 'not-exists' });
  });
});

describe('the version of the metadata', () => {
  test('grows with each write, also with a reload', async () => {
    const world = await appWith('');
    const first = await world.resourceVersion();
    await world.replace([source()]);
    await world.replace([source()]);
    expect(await world.resourceVersion()).toBe(first + 2);
    await world.meta('reload_metadata');
    expect(await world.resourceVersion()).toBe(first + 3);
    await world.sql('create table author ()');
    await world.meta('get_inconsistent_metadata');
    expect(await world.resourceVersion()).toBe(first + 3);
  });

  test.each(['replace_metadata', 'reload_metadata'])(
    'is compared by %s if the client names it',
    async (type) => {
      const world = await appWith('');
      const known = await world.resourceVersion();
      // Somebody else works in the console.
      await world.replace([source()]);
      const args = { allow_inconsistent_metadata: true, metadata: { version: 3, sources: [] } };
      const ask = (version: number): Promise<unknown> =>
        world.meta(type, args, { version: 2, resource_version: version });
      expect(await ask(known)).toEqual({
        status: 409,
        body: {
          path: '$',
          error: `metadata resource version referenced (${known}) did not match current version`,
          code: 'conflict',
        },
      });
      expect((await world.meta('export_metadata')).body).toMatchObject({ sources: [{ name: 'default' }] });
      expect(await ask(await world.resourceVersion())).toMatchObject({ status: 200 });
    },
  );

  test('lets only one of two writes that start with the same version pass', async () => {
    const world = await appWith('');
    const version = await world.resourceVersion();
    const writes = [1, 2].map(() => world.replace([source()], { resource_version: version }));
    expect((await Promise.all(writes)).map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('is shown only by version 2 of export_metadata', async () => {
    const world = await appWith('');
    expect((await world.meta('export_metadata')).body).toEqual({ version: 3, sources: [] });
    expect((await world.meta('export_metadata', {}, { version: 2 })).body).toEqual({
      resource_version: 1,
      metadata: { version: 3, sources: [] },
    });
  });
});

describe('a source whose database is gone', () => {
  test('cannot be taken out of the metadata: the replacement must come before the drop', async () => {
    const { world, drop } = await withTwo();
    await drop();
    const refused = {
      status: 400,
      body: { path: '$.args', error: 'source with name "old" does not exist', code: 'not-exists' },
    };
    expect(await world.replace([source()])).toEqual(refused);
    await world.meta('reload_metadata');
    expect(await world.replace([source()])).toEqual(refused);
    expect((await world.meta('export_metadata')).body).toMatchObject({ sources: [{}, { name: 'old' }] });
  });

  test('can be taken out in time', async () => {
    const { world, drop } = await withTwo();
    expect((await world.replace([source()])).status).toBe(200);
    await drop();
    expect((await world.replace([source()])).status).toBe(200);
  });

  test('can be taken out of an engine that is newer', async () => {
    const { world, drop } = await withTwo();
    await drop();
    world.hasura.appBehaviour.lostSources = 'dropped';
    expect((await world.replace([source()])).body['is_consistent']).toBe(true);
  });

  test('does no harm if the metadata keeps it', async () => {
    const { world, drop } = await withTwo();
    await drop();
    const { status, body } = await world.replace([source(), OLD]);
    expect([status, body['inconsistent_objects']]).toMatchObject([200, [{ name: 'source old' }]]);
  });

  const OLD = source([], { name: 'old', variable: 'OLD' });

  async function withTwo(): Promise<{ world: AppHarness; drop: () => Promise<void> }> {
    const old = await database('');
    const world = AppHarness.on({ DB: await database(''), OLD: old });
    await world.replace([source(), OLD]);
    const drop = async (): Promise<void> => {
      await withDatabase(postgres().url(), (client) =>
        client.query(`drop database ${new URL(old).pathname.slice(1)} with (force)`),
      );
    };
    return { world, drop };
  }
});

test('the state of migrations stays when the app gets a new database', async () => {
  const world = await appWith('create table author ()');
  const state = { migrations: { default: { 1: false } } };
  await world.replace([source([table('author')])]);
  await world.meta('set_catalog_state', { type: 'cli', state });
  await changeEnv(world, 'DB', await database(''));
  expect((await world.meta('get_catalog_state')).body['cli_state']).toEqual(state);
  expect(await world.inconsistent()).toEqual(['table author in source default']);
});

test('a change of variables restarts the app, which then looks for its databases again', async () => {
  const world = await appWith('');
  await world.replace([source([], { variable: 'LATER' })]);
  expect((await world.sql('select 1')).body).toEqual({
    path: '$',
    error: 'source with name "default" is inconsistent',
    code: 'unexpected',
  });
  const before = await world.resourceVersion();
  await changeEnv(world, 'LATER', await database(''));
  expect((await world.app('shop', '/healthz')).text).toBe('OK');
  expect((await world.sql('select 1')).status).toBe(200);
  expect(await world.resourceVersion()).toBe(before);
});

let databases = 0;

async function database(sql: string): Promise<string> {
  const url = await postgres().createDatabase(`metadata_${++databases}`);
  if (sql !== '') await withDatabase(url, (client) => client.query(sql));
  return url;
}

async function appWith(sql: string): Promise<AppHarness> {
  return AppHarness.on({ DB: await database(sql) });
}

/** Changes a variable and waits for the end of the restart. */
async function changeEnv(world: AppHarness, key: string, value: string): Promise<void> {
  const id = world.project.tenantId;
  const { hash } = await world.env(id);
  const query = `mutation ($id: uuid!, $hash: String!, $envs: [UpdateEnvObject!]!) {
    updateTenantEnv(tenantId: $id, currentHash: $hash, envs: $envs) { hash }
  }`;
  await world.ask(query, { id, hash, envs: [{ key, value }] });
  expect((await world.meta('export_metadata')).status).toBe(503);
  await world.clock.sleep(3000);
}
