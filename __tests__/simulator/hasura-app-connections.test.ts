import { describe, expect, test } from '@jest/globals';
import { queryOn } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { AppHarness, source } from './app-harness.js';

const postgres = usePostgres();

describe('the connections of an app', () => {
  const EMPTY_PATH = `select pg_catalog.set_config('search_path', '', false)`;

  test('are not reset, so a setting of one text meets a later one', async () => {
    const { world } = await app();
    await world.sql(EMPTY_PATH);
    const later = ['a', 'b', 'c'].map((name) => `create table ${name} ()`);
    const codes: unknown[] = [];
    for (const sql of later) codes.push((await world.sql(sql)).body['internal']);
    // Of two connections, one has the setting.
    expect(codes).toEqual([
      undefined,
      expect.objectContaining({ error: expect.objectContaining({ status_code: '3F000' }) }),
      undefined,
    ]);
  });

  test.each([
    [1, [true, true, true]],
    [3, [false, false, true]],
  ])('are %i on demand', async (connections, leaks) => {
    const { world } = await app();
    world.hasura.appBehaviour.connections = connections;
    await world.sql(EMPTY_PATH);
    const found: boolean[] = [];
    for (const _ of leaks) {
      const { body } = await world.sql('show search_path');
      found.push((body['result'] as string[][])[1]?.[0] === '');
    }
    expect(found).toEqual(leaks);
  });

  test('do not keep a setting that is local to the transaction', async () => {
    const { world } = await app();
    world.hasura.appBehaviour.connections = 1;
    await world.sql(`set local search_path to ''`);
    expect((await world.sql('create table a ()')).status).toBe(200);
  });

  test('are opened again after the database ended them', async () => {
    const { world, url } = await app();
    await world.sql('select 1');
    const name = new URL(url).pathname.slice(1);
    await queryOn(
      postgres().url(),
      'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1',
      [name],
    );
    await world.sql('select 1');
    expect((await world.sql('select 1')).status).toBe(200);
    expect((await world.sql('select 1')).status).toBe(200);
  });

  test.each(['a restart', 'the end of the project', 'new metadata'])('are closed by %s', async (reason) => {
    const { world, url } = await app();
    await world.sql('select 1');
    const { hash } = await world.env(world.project.tenantId);
    const query = `mutation ($id: uuid!, $hash: String!) {
      updateTenantEnv(tenantId: $id, currentHash: $hash, envs: [{ key: "A", value: "1" }]) { hash }
    }`;
    if (reason === 'a restart') await world.ask(query, { id: world.project.tenantId, hash });
    if (reason === 'the end of the project') world.hasura.removeProject(world.project);
    if (reason === 'new metadata') await world.replace([]);
    // PostgreSQL waits a while for the last session to end.
    await queryOn(postgres().url(), `drop database ${new URL(url).pathname.slice(1)}`);
  });
});

let databases = 0;

/** An app with one source on a new database. */
async function app(): Promise<{ world: AppHarness; url: string }> {
  const url = await postgres().createDatabase(`connections_${++databases}`);
  const world = AppHarness.on({ DB: url });
  await world.replace([source()]);
  return { world, url };
}
