import { describe, expect, test } from '@jest/globals';
import { Harness } from './hasura-harness.js';

describe('env vars', () => {
  test('nest, hold the admin secret, and are not all strings', async () => {
    const { world, tenantId } = seeded();
    const { hash, envVars } = await world.env(tenantId);
    expect(hash).toMatch(/^[0-9a-f]{40}$/);
    expect(envVars.environment).toMatchObject({
      HASURA_GRAPHQL_ADMIN_SECRET: expect.stringMatching(/^[0-9a-f]{64}$/),
      HASURA_GRAPHQL_ENABLE_CONSOLE: true,
      A: '1',
    });
  });

  test('are upserted by an update, which restarts the app', async () => {
    const { world, tenantId } = seeded();
    const before = await world.env(tenantId);
    const { data } = await world.ask(UPDATE, {
      id: tenantId,
      hash: before.hash,
      envs: [{ key: 'B', value: '2' }],
    });
    expect(data.updateTenantEnv.envVars.environment).toMatchObject({ A: '1', B: '2' });
    expect(data.updateTenantEnv.hash).not.toBe(before.hash);
    expect(await world.app('shop', '/healthz')).toEqual({ status: 500, text: 'ERROR' });
    expect((await world.app('shop', '/v1/metadata', {})).text).toMatch(/^<!DOCTYPE html>.*please wait/);
    await world.clock.sleep(3000);
    expect(await world.app('shop', '/healthz')).toEqual({ status: 200, text: 'OK' });
  });

  test('are refused when nothing changes', async () => {
    const { world, tenantId } = seeded();
    const { hash } = await world.env(tenantId);
    const { errors } = await world.ask(UPDATE, { id: tenantId, hash, envs: [{ key: 'A', value: '1' }] });
    expect(errors?.[0]?.message).toBe('nothing changed in config');
  });

  test('are refused when somebody else changed them in between', async () => {
    const { world, tenantId } = seeded();
    const { hash } = await world.env(tenantId);
    await world.ask(UPDATE, { id: tenantId, hash, envs: [{ key: 'A', value: '2' }] });
    const { errors } = await world.ask(UPDATE, { id: tenantId, hash, envs: [{ key: 'A', value: '3' }] });
    expect(errors?.[0]?.message).toMatch(/hash mismatch/);
  });

  test('are removed by their keys', async () => {
    const { world, tenantId } = seeded();
    const { hash } = await world.env(tenantId);
    const query = `mutation ($id: uuid!, $hash: String!) {
      deleteTenantEnv(tenantId: $id, currentHash: $hash, deleteEnvs: ["A"]) { hash envVars }
    }`;
    const { data } = await world.ask(query, { id: tenantId, hash });
    expect(data.deleteTenantEnv.envVars.environment).not.toHaveProperty('A');
  });
});

describe('deleting a tenant', () => {
  test('is accepted at once and done later', async () => {
    const { world, tenantId } = seeded();
    expect((await world.ask(DELETE, { id: tenantId })).data.deleteTenant).toEqual({ status: 'success' });
    expect((await world.projects()).length).toBe(1);
    await world.clock.sleep(2000);
    expect(await world.projects()).toEqual([]);
    expect((await world.app('shop', '/healthz')).status).toBe(404);
  });

  test('is refused the second time, and when the tenant does not exist', async () => {
    const { world, tenantId } = seeded();
    await world.ask(DELETE, { id: tenantId });
    expect((await world.ask(DELETE, { id: tenantId })).errors?.[0]?.message).toBe(
      'tenant is already being deleted',
    );
    await world.clock.sleep(2000);
    expect((await world.ask(DELETE, { id: tenantId })).errors?.[0]?.message).toBe('tenant not found');
  });
});

test('a new name moves the app to another endpoint', async () => {
  const { world, tenantId } = seeded();
  const query =
    'mutation ($id: uuid!, $name: String!) { updateTenantName(tenantId: $id, name: $name) { tenant_id tenant { slug } } }';
  const { data } = await world.ask(query, { id: tenantId, name: 'store' });
  expect(data.updateTenantName).toEqual({ tenant_id: tenantId, tenant: { slug: 'store' } });
  expect((await world.projects())[0]?.endpoint).toBe('https://data.pro.hasura.io/apps/store');
  expect((await world.app('shop', '/healthz')).status).toBe(404);
  await world.clock.sleep(2000);
  expect((await world.app('shop', '/healthz')).status).toBe(404);
  expect((await world.app('store', '/healthz')).status).toBe(200);
});

test('createTenant ignores the name that it is given', async () => {
  const world = new Harness();
  const query = `mutation ($envs: [UpdateEnvsObject]) {
    createTenant(cloud: "aws", region: "us-east-2", name: "wanted", envs: $envs) { id name tenant { id } }
  }`;
  const { createTenant } = (await world.ask(query, { envs: [{ key: 'A', value: '1' }] })).data;
  expect(createTenant.name).not.toBe('wanted');
  expect((await world.env(createTenant.tenant.id)).envVars.environment['A']).toBe('1');
});

test('an unknown tenant is null', async () => {
  const id = '7a79cf94-0e53-4520-a560-1b02bf522f08';
  const query = 'query ($id: uuid!) { tenant_by_pk(id: $id) { id } getTenantEnv(tenantId: $id) { hash } }';
  expect((await new Harness().ask(query, { id })).data).toEqual({ tenant_by_pk: null, getTenantEnv: null });
});

const UPDATE = `mutation ($id: uuid!, $hash: String!, $envs: [UpdateEnvObject!]!) {
  updateTenantEnv(tenantId: $id, currentHash: $hash, envs: $envs) { hash envVars }
}`;
const DELETE = 'mutation ($id: uuid!) { deleteTenant(tenantId: $id) { status } }';

function seeded(): { world: Harness; tenantId: string } {
  const world = new Harness();
  const { tenantId } = world.hasura.seedProject(world.account, { name: 'shop', env: { A: '1' } });
  return { world, tenantId };
}
