import { describe, expect, test } from '@jest/globals';
import { GENERIC_SERVER_ERROR } from '../../simulator/hasura/tenant-script.js';
import type { HasuraOptions } from '../../simulator/hasura/cloud.js';
import { Harness, type Reply } from './hasura-harness.js';

describe('createTenant', () => {
  test('invents a name, and updateTenantName answers with the new endpoint', async () => {
    const { world, tenantId } = await tenant();
    const [invented] = await world.projects();
    expect(invented?.name).toMatch(/^[a-z]+-[a-z]+-\d+$/);
    expect(await rename(world, tenantId)).toMatchObject({
      tenant: { slug: 'pr-1', project: { endpoint: 'https://data.pro.hasura.io/apps/pr-1' } },
    });
    expect((await world.projects())[0]?.endpoint).not.toBe(invented?.endpoint);
  });

  test('takes a while, makes one project and keeps its variables', async () => {
    const { world, tenantId } = await tenant();
    expect(world.clock.now()).toBe(1500);
    expect((await world.env(tenantId)).envVars.environment).toMatchObject(ENV);
    expect(await world.projects()).toHaveLength(1);
  });

  test.each([
    ['all variables', true, []],
    ['some variables', ['OWNER'], ['SECRET']],
  ])('drops %s on demand', async (_title, ignoredEnvVars, kept) => {
    const { world, tenantId } = await tenant({ tenantScript: () => ({ ignoredEnvVars }) });
    const { environment } = (await world.env(tenantId)).envVars;
    expect(Object.keys(ENV).filter((key) => key in environment)).toEqual(kept);
  });

  test('makes two projects on demand, with the same variables but under two names', async () => {
    const { world, tenantId } = await tenant({ tenantScript: () => ({ projects: 2 }) });
    const projects = await world.projects();
    expect(new Set(projects.map(({ name }) => name)).size).toBe(2);
    const other = projects.find(({ tenant: { id } }) => id !== tenantId);
    expect((await world.env(other?.tenant.id ?? '')).envVars.environment).toMatchObject(ENV);
  });

  test.each([0, 1, 2])('answers an error on demand although it made %i projects', async (projects) => {
    const world = new Harness({ tenantScript: () => ({ projects, error: GENERIC_SERVER_ERROR }) });
    const { errors } = await create(world);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('GenericServerError'),
      extensions: { code: 'GenericServerError' },
    });
    expect(await world.projects()).toHaveLength(projects);
  });

  test('makes a project that is listed only after the error, on demand', async () => {
    const script = { projects: 1, error: GENERIC_SERVER_ERROR, unnamedAppearAfterMs: 5000 };
    const world = new Harness({ tenantScript: () => script });
    await create(world);
    expect(await world.projects()).toEqual([]);
    await world.clock.sleep(5000);
    expect(await world.projects()).toHaveLength(1);
  });

  test('answers null on demand if it made nothing', async () => {
    const world = new Harness({ tenantScript: () => ({ projects: 0 }) });
    const { data, errors } = await create(world);
    expect([data.createTenant, errors]).toEqual([null, undefined]);
  });

  test('makes the project although its answer is lost', async () => {
    const world = new Harness({
      faults: [{ operation: 'createTenant', trouble: { kind: 'reset', applied: true } }],
    });
    await expect(create(world)).rejects.toThrow('fetch failed');
    expect(await world.projects()).toHaveLength(1);
  });

  test('counts against the limit of projects, but not against the preview apps of a month', async () => {
    const world = new Harness();
    Object.assign(world.account, { projectLimit: 1, creationsPerMonth: 1 });
    await create(world);
    expect((await create(world)).errors?.[0]?.message).toMatch(/^project limit reached/);
    expect(world.account.creations).toEqual([]);
  });

  test('is scripted by what it asks for', async () => {
    const world = new Harness();
    const requests: unknown[] = [];
    world.hasura.tenantScript = (request) => {
      requests.push(request);
      return {};
    };
    await create(world);
    await create(world);
    expect(requests).toEqual([
      { account: 'acme', name: 'wanted', cloud: 'aws', region: 'us-east-2', env: ENV, attempt: 1 },
      expect.objectContaining({ attempt: 2 }),
    ]);
  });
});

test('getTenantEnv shows the variables without nesting on demand', async () => {
  const { world, tenantId } = await tenant({ appBehaviour: { envVars: 'flat' } });
  expect((await world.env(tenantId)).envVars).toMatchObject(ENV);
  expect((await world.env(tenantId)).envVars).not.toHaveProperty('environment');
  world.hasura.appBehaviour.envVars = 'nested';
  expect((await world.env(tenantId)).envVars.environment).toMatchObject(ENV);
});

describe('the app of a new project', () => {
  test('leads nowhere, then starts, then answers', async () => {
    const { world } = await tenant();
    expect(await seen(world)).toEqual([404, 404]);
    await world.clock.sleep(2000);
    expect(await seen(world)).toEqual([500, 503]);
    await world.clock.sleep(3000);
    expect(await seen(world)).toEqual([200, 200]);
  });

  test('is not routed again after it is renamed, and its old host never is', async () => {
    const { world, tenantId } = await tenant();
    await world.clock.sleep(10_000);
    const [invented] = await world.projects();
    await rename(world, tenantId);
    expect(await seen(world)).toEqual([404, 404]);
    await world.clock.sleep(2000);
    expect(await seen(world)).toEqual([200, 200]);
    const { status, text } = await world.app(invented?.name ?? '', '/v1/version');
    expect([status, text]).toEqual([404, expect.stringMatching(/^<!DOCTYPE html>/)]);
  });

  test('is still not routed when its variables change early', async () => {
    const { world, tenantId } = await tenant();
    const { hash } = await world.env(tenantId);
    await world.ask(UPDATE, { id: tenantId, hash });
    await world.clock.sleep(1900);
    expect(await seen(world)).toEqual([404, 404]);
    await world.clock.sleep(1200);
    expect(await seen(world)).toEqual([500, 503]);
    await world.clock.sleep(2000);
    expect(await seen(world)).toEqual([200, 200]);
  });

  test('is still starting after a rename that comes early', async () => {
    const { world, tenantId } = await tenant();
    await rename(world, tenantId);
    await world.clock.sleep(2500);
    expect(await seen(world)).toEqual([500, 503]);
  });

  test('is up, down and up again after each start on demand', async () => {
    const { world, tenantId } = await tenant({ appBehaviour: { flap: { upMs: 1000, downMs: 500 } } });
    await world.clock.sleep(5000);
    expect(await timeline(world)).toEqual(['up 0', 'down 1000', 'up 1500']);
    const { hash } = await world.env(tenantId);
    await world.ask(UPDATE, { id: tenantId, hash });
    expect(await timeline(world)).toEqual(['down 0', 'up 3000', 'down 4000', 'up 4500']);
    await rename(world, tenantId);
    expect(await timeline(world)).toEqual(['down 0', 'up 2000', 'down 3000', 'up 3500']);
  });
});

const ENV = { OWNER: 'acme/shop#1', SECRET: 'own' };

const UPDATE = `mutation ($id: uuid!, $hash: String!) {
  updateTenantEnv(tenantId: $id, currentHash: $hash, envs: [{ key: "A", value: "1" }]) { hash }
}`;

async function create(world: Harness): Promise<Reply> {
  const query = `mutation ($name: String, $envs: [UpdateEnvsObject]) {
    createTenant(cloud: "aws", region: "us-east-2", name: $name, envs: $envs) { id name tenant { id } }
  }`;
  const envs = Object.entries(ENV).map(([key, value]) => ({ key, value }));
  return await world.ask(query, { name: 'wanted', envs });
}

async function tenant(options: Partial<HasuraOptions> = {}): Promise<{ world: Harness; tenantId: string }> {
  const world = new Harness(options);
  const { data } = await create(world);
  return { world, tenantId: data.createTenant.tenant.id };
}

async function rename(world: Harness, tenantId: string): Promise<unknown> {
  const query = `mutation ($id: uuid!) {
    updateTenantName(tenantId: $id, name: "pr-1") { tenant { slug project { endpoint } } }
  }`;
  return (await world.ask(query, { id: tenantId })).data.updateTenantName;
}

/** What a client sees at the only project: its health and its version. */
async function seen(world: Harness): Promise<number[]> {
  const [project] = await world.projects();
  const calls = ['/healthz', '/v1/version'].map((path) => world.app(project?.name ?? '', path));
  return (await Promise.all(calls)).map(({ status }) => status);
}

/** When the app goes up and down within the next 6 s. */
async function timeline(world: Harness): Promise<string[]> {
  const startedAt = world.clock.now();
  const changes: string[] = [];
  let before = '';
  while (world.clock.now() < startedAt + 6000) {
    const [, version] = await seen(world);
    const state = version === 200 ? 'up' : 'down';
    if (state !== before) changes.push(`${state} ${world.clock.now() - startedAt}`);
    before = state;
    await world.clock.sleep(100);
  }
  return changes;
}
