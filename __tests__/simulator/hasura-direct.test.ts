import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { readProject } from '../../simulator/project/project.js';
import { usePostgres } from '../support/use-postgres.js';
import { AppHarness } from './app-harness.js';

const SHOP = fileURLToPath(new URL('../../examples/hasura-shop', import.meta.url));
const postgres = usePostgres();

test('the example shop can be deployed to a new project as the CLI does it', async () => {
  const world = new AppHarness({ postgres: 'real', appBehaviour: { flap: { upMs: 3000, downMs: 2000 } } });
  const { createTenant: made } = (
    await world.ask(CREATE, {
      envs: [
        { key: 'PG_DATABASE_URL', value: await postgres().createDatabase('direct') },
        { key: 'HASURA_GRAPHQL_ADMIN_SECRET', value: 'own' },
      ],
    })
  ).data;
  await world.ask(RENAME, { id: made.tenant.id, name: world.name });
  await untilStable(world);

  const { metadata, migrations } = await world.clock.hold(() => readProject(SHOP));
  const apply = async (): Promise<unknown> => {
    const args = { allow_inconsistent_metadata: true, metadata: metadata.exported };
    return (await world.meta('replace_metadata', args, { version: 2 })).body['is_consistent'];
  };
  expect(await apply()).toBe(false);
  const applied: Record<string, boolean> = {};
  for (const { version, sql } of migrations.get('default')?.migrations ?? []) {
    expect(await world.sql(sql ?? '')).toMatchObject({ status: 200, body: { result_type: 'CommandOk' } });
    applied[String(version)] = false;
    await world.meta('set_catalog_state', { type: 'cli', state: { migrations: { default: applied } } });
  }
  expect(await apply()).toBe(true);
  await world.meta('reload_metadata');
  expect(await world.inconsistent()).toEqual([]);

  const { body } = await world.meta('get_catalog_state');
  expect(
    Object.keys((body['cli_state'] as { migrations: { default: object } }).migrations.default),
  ).toHaveLength(4);
  const query = '{ customers { id } orders { status } }';
  expect((await world.post('/v1/graphql', { query })).body).toEqual({ data: { customers: [], orders: [] } });
  expect([world.host.failures, world.hasura.failures]).toEqual([[], []]);
});

const CREATE = `mutation ($envs: [UpdateEnvsObject]) {
  createTenant(cloud: "aws", region: "us-east-2", envs: $envs) { id name tenant { id } }
}`;
const RENAME = `mutation ($id: uuid!, $name: String!) { updateTenantName(tenantId: $id, name: $name) { tenant_id } }`;

/** Waits until the app has answered for longer than it stays up before it goes down once more. */
async function untilStable(world: AppHarness): Promise<void> {
  let since = world.clock.now();
  while (world.clock.now() - since < 5000) {
    const { status } = await world.app(world.name, '/v1/version');
    if (status !== 200) since = world.clock.now();
    await world.clock.sleep(500);
  }
}
