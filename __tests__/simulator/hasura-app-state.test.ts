import { describe, expect, test } from '@jest/globals';
import { AppHarness, source } from './app-harness.js';

describe('the state that an app keeps for its clients', () => {
  test('is empty at first', async () => {
    const world = AppHarness.on({}, NO_DATABASE);
    const { body } = await world.meta('get_catalog_state');
    expect(body).toEqual({ id: expect.any(String), cli_state: {}, console_state: {} });
  });

  test('is replaced as a whole, the one of the CLI apart from the one of the console', async () => {
    const world = AppHarness.on({}, NO_DATABASE);
    const set = (type: string, state: unknown): Promise<unknown> =>
      world.meta('set_catalog_state', { type, state });
    expect(await set('cli', { migrations: { default: { 1: false } }, settings: { own: 1 } })).toEqual({
      status: 200,
      body: { message: 'success' },
    });
    await set('console', { theme: 'dark' });
    await set('cli', { migrations: { default: { 2: false } } });
    expect((await world.meta('get_catalog_state')).body).toMatchObject({
      cli_state: { migrations: { default: { 2: false } } },
      console_state: { theme: 'dark' },
    });
    expect((await world.meta('get_catalog_state')).body['cli_state']).not.toHaveProperty('settings');
  });

  test('has two types only', async () => {
    const world = AppHarness.on({}, NO_DATABASE);
    expect(await world.meta('set_catalog_state', { type: 'some_state', state: {} })).toEqual({
      status: 400,
      body: {
        code: 'parse-failed',
        error: expect.stringMatching(/expected a String with the tag of a constructor but got some_state\.$/),
        path: '$.args.type',
      },
    });
    expect(await world.meta('set_catalog_state', { type: 'cli' })).toEqual({
      status: 400,
      body: { code: 'parse-failed', error: 'key "state" not found', path: '$.args' },
    });
  });

  test('does not change the version of the metadata', async () => {
    const world = AppHarness.on({}, NO_DATABASE);
    const before = await world.resourceVersion();
    await world.meta('set_catalog_state', { type: 'cli', state: {} });
    expect(await world.resourceVersion()).toBe(before);
  });

  test('is new when a preview app of that name is created', async () => {
    const world = AppHarness.on({}, NO_DATABASE);
    await world.meta('set_catalog_state', { type: 'cli', state: { own: 1 } });
    await world.build(world.name);
    expect((await world.meta('get_catalog_state')).body['cli_state']).toEqual({});
  });
});

describe('the version of an app', () => {
  test('needs no secret', async () => {
    const world = AppHarness.on({ HASURA_GRAPHQL_ENABLED_APIS: 'graphql' }, NO_DATABASE);
    const response = await world.host.fetch('https://data.pro.hasura.io/apps/shop/v1/version');
    expect([response.status, await response.json()]).toEqual([
      200,
      { version: expect.stringMatching(/^v2\./), server_type: 'ce' },
    ]);
  });

  test('proves nothing about the metadata: an app that holds none answers, too', async () => {
    const world = AppHarness.on({}, NO_DATABASE);
    expect((await world.app('shop', '/v1/version')).status).toBe(200);
    expect((await world.sql('select 1')).body).toMatchObject({ code: 'not-exists' });
  });
});

describe.each(['/v1/metadata', '/v2/query'])('%s', (path) => {
  test.each([
    [{}, 'x-hasura-admin-secret/x-hasura-access-key required, but not found'],
    [{ 'x-hasura-admin-secret': 'wrong' }, 'invalid "x-hasura-admin-secret"/"x-hasura-access-key"'],
  ])('refuses a client with %j', async (headers, error) => {
    const world = AppHarness.on({}, NO_DATABASE);
    const url = `https://data.pro.hasura.io/apps/shop${path}`;
    const response = await world.host.fetch(url, { method: 'POST', headers, body: 'not json' });
    expect([response.status, await response.json()]).toEqual([
      401,
      { path: '$', error, code: 'access-denied' },
    ]);
  });

  test('belongs to the API `metadata`, which the variables can disable', async () => {
    const world = AppHarness.on({ HASURA_GRAPHQL_ENABLED_APIS: 'graphql,config' }, NO_DATABASE);
    expect(await world.post(path, { type: 'bulk', args: [] })).toEqual({
      status: 404,
      body: { path: '$', error: 'resource does not exist', code: 'not-found' },
    });
  });

  test.each([
    ['no JSON', 'not json', 'invalid-json', '$'],
    ['a list', '[]', 'invalid-json', '$'],
    ['no type', '{"args":{}}', 'parse-failed', '$'],
    ['no args', '{"type":"bulk"}', 'parse-failed', '$'],
    ['an unknown type', '{"type":"unheard_of","args":{}}', 'parse-failed', '$.type'],
  ])('refuses a body with %s', async (_title, body, code, place) => {
    const world = AppHarness.on({}, NO_DATABASE);
    const response = await world.host.fetch(`https://data.pro.hasura.io/apps/shop${path}`, {
      method: 'POST',
      headers: { 'x-hasura-admin-secret': String(world.project.env.get('HASURA_GRAPHQL_ADMIN_SECRET')) },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code, path: place });
  });
});

test('export_metadata gives what was sent, or on demand what newer engines make of it', async () => {
  const world = AppHarness.on({ DB: 'postgres://db.example.com/shop' }, NO_DATABASE);
  const definition = { type: 'query', output_type: 'Colour', handler: 'https://example.com' };
  const ping = { ...definition, kind: 'synchronous', arguments: [], timeout: 30 };
  const metadata = {
    version: 3,
    sources: [source([], { name: 'shop' }), source([], { name: 'billing' })],
    actions: [{ name: 'ping', definition: ping }],
    custom_types: { enums: [{ name: 'Colour', values: [{ value: 'red' }] }] },
  };
  await world.meta('replace_metadata', { metadata }, { version: 2 });
  expect((await world.meta('export_metadata')).body).toEqual(metadata);
  world.hasura.appBehaviour.exports = 'normalised';
  expect((await world.meta('export_metadata')).body).toEqual({
    version: 3,
    sources: [...metadata.sources].reverse(),
    actions: [{ name: 'ping', definition: { ...definition, ignored_client_headers: expect.any(Array) } }],
    custom_types: { enums: [{ name: 'Colour', description: null, values: [{ value: 'red' }] }] },
  });
});

test('without databases SQL succeeds unless it is empty, and tables are not checked', async () => {
  const world = AppHarness.on({ DB: 'postgres://db.example.com/shop' }, NO_DATABASE);
  expect((await world.replace([source()], {}, false)).status).toBe(200);
  expect(await world.sql('create table a ()')).toEqual({
    status: 200,
    body: { result_type: 'CommandOk', result: null },
  });
  expect((await world.sql('-- nothing')).body).toMatchObject({
    internal: { error: { exec_status: 'EmptyQuery' } },
  });
});

test.each([
  ['/v1/metadata', { type: 'replace_metadata', args: { version: 3, sources: [] } }],
  ['/v2/query', { type: 'mssql_run_sql', args: { sql: 'select 1' } }],
  ['/v2/query', { type: 'run_sql', args: { sql: 'select 1', cascade: true } }],
])('what is not simulated is a failure of the simulator: %s %j', async (path, body) => {
  const world = AppHarness.on({}, NO_DATABASE);
  expect((await world.post(path, body)).status).toBe(500);
  expect(world.host.failures).toEqual([
    expect.objectContaining({ message: expect.stringContaining('simulated') }),
  ]);
});

const NO_DATABASE = { postgres: 'none' } as const;
