import { describe, expect, test } from '@jest/globals';
import type { Call, Trouble } from '../../simulator/contracts.js';
import { queryOn } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { AppHarness, source, table } from './app-harness.js';

const postgres = usePostgres();

const ERROR_520: Trouble = { kind: 'respond', status: 520, body: '<html>error code: 520</html>' };

describe('run_sql', () => {
  test.each<[string, Trouble]>([
    ['a connection that is cut', { kind: 'reset', applied: true }],
    ['half an answer', { kind: 'truncate', applied: true }],
    ['a 520', { ...ERROR_520, applied: true }],
  ])('was committed in spite of %s, so asking again fails', async (_title, trouble) => {
    const { world, tables } = await app();
    world.host.addFault({ service: 'app', operation: 'POST /v2/query', trouble });
    await settled(world.sql('create table author ()'));
    expect(await tables()).toEqual(['author']);
    expect((await world.sql('create table author ()')).body['internal']).toMatchObject({
      error: { status_code: '42P07' },
    });
  });

  test.each<[string, Trouble]>([
    ['a connection that is cut', { kind: 'reset', applied: false }],
    ['a 520', ERROR_520],
    ['no connection', { kind: 'unreachable', code: 'ECONNREFUSED' }],
  ])('did not run because of %s, and looks the same to the client', async (_title, trouble) => {
    const { world, tables } = await app();
    world.host.addFault({ service: 'app', operation: 'POST /v2/query', trouble });
    await settled(world.sql('create table author ()'));
    expect(await tables()).toEqual([]);
    expect((await world.sql('create table author ()')).status).toBe(200);
  });

  test('may be slow, while the database has long committed', async () => {
    const { world, tables } = await app();
    world.host.addFault({
      operation: 'POST /v2/query',
      trouble: { kind: 'drip', applied: true, everyMs: 1000 },
    });
    const startedAt = world.clock.now();
    const answer = world.sql('create table author ()');
    while ((await tables()).length === 0) await world.clock.sleep(10);
    expect(world.clock.now() - startedAt).toBeLessThan(1000);
    expect((await answer).body).toEqual({ result_type: 'CommandOk', result: null });
    expect(world.clock.now() - startedAt).toBeGreaterThan(30_000);
  });

  test.each<[string, Trouble]>([
    ['a 520', { ...ERROR_520, applied: true, lateMs: 5000 }],
    ['a connection that is cut', { kind: 'reset', applied: true, lateMs: 5000 }],
  ])('may be committed only after %s', async (_title, trouble) => {
    const { world, tables } = await app();
    world.host.addFault({ operation: 'POST /v2/query', trouble });
    await settled(world.sql('create table author ()'));
    await world.clock.sleep(4000);
    expect(await tables()).toEqual([]);
    await world.clock.sleep(1001);
    while ((await tables()).length === 0) await world.clock.sleep(10);
  });

  test('may be late', async () => {
    const { world, tables } = await app();
    world.host.addFault({ operation: 'POST /v2/query', trouble: { kind: 'delay', ms: 60_000 } });
    const answer = world.sql('create table author ()');
    await world.clock.sleep(59_000);
    expect(await tables()).toEqual([]);
    expect((await answer).status).toBe(200);
    expect(await tables()).toEqual(['author']);
  });

  test('hangs for a client that gives up, and was committed all the same', async () => {
    const { world, tables } = await app();
    world.host.addFault({ operation: 'POST /v2/query', trouble: { kind: 'hang', applied: true } });
    const lost = world.sql('create table author ()').catch((error: unknown) => error);
    while ((await tables()).length === 0) await world.clock.sleep(10);
    await world.host[Symbol.asyncDispose]();
    expect(await lost).toBeInstanceOf(Error);
  });

  test('of a bulk has run in part when its answer is lost', async () => {
    const { world, tables } = await app();
    world.host.addFault({ operation: 'POST /v2/query', trouble: { ...ERROR_520, applied: true } });
    const args = ['create table a ()', 'select nothing'].map((sql) => ({ type: 'run_sql', args: { sql } }));
    expect((await world.post('/v2/query', { type: 'bulk', args })).status).toBe(520);
    expect(await tables()).toEqual(['a']);
  });
});

describe('a command to the metadata API', () => {
  test('is hit by its type', async () => {
    const { world } = await app();
    const state = { migrations: { default: { 1: false } } };
    world.host.addFault({
      service: 'app',
      operation: typed('set_catalog_state'),
      trouble: { kind: 'reset', applied: true },
    });
    expect((await world.meta('get_catalog_state')).status).toBe(200);
    await expect(world.meta('set_catalog_state', { type: 'cli', state })).rejects.toThrow('fetch failed');
    expect((await world.meta('get_catalog_state')).body['cli_state']).toEqual(state);
  });

  test('replaced the metadata although its answer is lost, so the version that was known is old', async () => {
    const { world } = await app();
    const version = await world.resourceVersion();
    world.host.addFault({ operation: typed('replace_metadata'), trouble: { ...ERROR_520, applied: true } });
    const sources = [source([table('author')])];
    expect((await world.replace(sources, { resource_version: version })).status).toBe(520);
    expect(await world.inconsistent()).toEqual(['table author in source default']);
    expect((await world.replace(sources, { resource_version: version })).status).toBe(409);
  });

  test('did not replace it if it never arrived', async () => {
    const { world } = await app();
    const version = await world.resourceVersion();
    world.host.addFault({ operation: typed('replace_metadata'), trouble: ERROR_520 });
    await world.replace([source([table('author')])]);
    expect(await world.resourceVersion()).toBe(version);
    expect(await world.inconsistent()).toEqual([]);
  });

  test('is hit after some that pass', async () => {
    const { world } = await app();
    world.host.addFault({ operation: 'GET /v1/version', after: 1, times: 2, trouble: ERROR_520 });
    const statuses: number[] = [];
    for (let asked = 0; asked < 4; asked++) statuses.push((await world.app('shop', '/v1/version')).status);
    expect(statuses).toEqual([200, 520, 520, 200]);
  });
});

/** Calls with a command of this type. */
function typed(type: string): (call: Call) => boolean {
  return ({ variables }) => variables['type'] === type;
}

/** Waits for the end of a call, whatever it is. */
async function settled(call: Promise<unknown>): Promise<void> {
  await call.catch(() => undefined);
}

let databases = 0;

async function app(): Promise<{ world: AppHarness; tables: () => Promise<unknown[]> }> {
  const url = await postgres().createDatabase(`faults_${++databases}`);
  const world = AppHarness.on({ DB: url });
  await world.replace([source()]);
  const found = `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  // Time must not pass while the test itself asks the database.
  const rows = (): Promise<Record<string, unknown>[]> => world.clock.hold(() => queryOn(url, found));
  return { world, tables: async () => (await rows()).map(({ relname }) => relname) };
}
