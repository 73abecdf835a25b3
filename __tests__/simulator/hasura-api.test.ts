import { describe, expect, test } from '@jest/globals';
import { API, Harness } from './hasura-harness.js';

const ID = '7a79cf94-0e53-4520-a560-1b02bf522f08';

describe('a token', () => {
  test.each([
    ['missing', ''],
    ['unknown', 'pat wrong'],
    ['sent as Bearer', 'Bearer token'],
    ['sent with an upper-case scheme', 'PAT token'],
  ])('that is %s is refused with HTTP 200 and a field that does not exist', async (_how, authorization) => {
    const { ask } = bound();
    expect(await ask('{ projects { id } }', {}, authorization)).toEqual({
      status: 200,
      errors: [
        {
          message: `field "projects" not found in type: 'query_root'`,
          extensions: { path: '$.selectionSet.projects', code: 'validation-failed' },
        },
      ],
    });
    const mutation = 'mutation ($id: uuid!) { deleteTenant(tenantId: $id) { status } }';
    expect((await ask(mutation, { id: 'x' }, authorization)).errors?.[0]?.message).toBe(
      `field "deleteTenant" not found in type: 'mutation_root'`,
    );
  });

  test('sees nothing of another account', async () => {
    const world = new Harness();
    const other = world.hasura.addAccount({ token: 'other', plan: 'paid' });
    const foreign = world.hasura.seedProject(other, {
      name: 'production',
      env: { PG_DATABASE_URL: 'postgres://real' },
    });
    const jobId = await world.create('mine');
    expect((await world.projects()).length).toBe(0);
    expect((await world.ask(ENV, { id: foreign.tenantId })).data.getTenantEnv).toBeNull();
    expect((await world.ask(DELETE, { id: foreign.tenantId })).errors?.[0]?.message).toBe('tenant not found');
    expect((await world.ask(JOB, { id: jobId }, 'pat other')).data.jobs_by_pk).toBeNull();
    expect(world.hasura.projects(other)).toEqual([foreign]);
  });

  test.each([
    ['projects { id jobs { id } }', `field "jobs" not found in type: 'projects'`],
    ['projects { created_at }', `field "created_at" not found in type: 'projects'`],
    ['projects { tenant { active } }', `field "active" not found in type: 'tenant'`],
    ['tenant { id }', `field "tenant" not found in type: 'query_root'`],
  ])('may not see { %s } unless an option allows it', async (query, message) => {
    const world = new Harness();
    expect((await world.ask(`{ ${query} }`)).errors?.[0]?.message).toBe(message);
    expect((await new Harness({ seesHiddenFields: true }).ask(`{ ${query} }`)).errors).toBeUndefined();
  });
});

describe('a document', () => {
  test.each([
    ['{ projekts { id } }', {}, `field "projekts" not found in type: 'query_root'`, 'validation-failed'],
    ['{ projects(who: 1) { id } }', {}, `'projects' has no argument named 'who'`, 'validation-failed'],
    ['{ projects }', {}, `missing selection set for 'projects'`, 'validation-failed'],
    [
      'query ($id: String!) { jobs_by_pk(id: $id) { id } }',
      { id: ID },
      `variable 'id' is declared as 'String!', but used where 'uuid!' is expected`,
      'validation-failed',
    ],
    [
      'query ($id: uuid!) { jobs_by_pk(id: $id) { id } }',
      {},
      'expecting a value for non-nullable variable: "id"',
      'validation-failed',
    ],
    [
      'query ($id: uuid!) { jobs_by_pk(id: $id) { id } }',
      { id: 'main' },
      'invalid input syntax for type uuid: "main"',
      'data-exception',
    ],
    ['{ jobs_by_pk(id: "main") { id } }', {}, 'invalid input syntax for type uuid: "main"', 'data-exception'],
    ['{ projects { ', {}, 'not a valid graphql query', 'validation-failed'],
  ])('%s %j is refused with Hasura’s own message', async (query, variables, message, code) => {
    const { status, errors, data } = await new Harness().ask(query, variables);
    expect({ status, message: errors?.[0]?.message, code: errors?.[0]?.extensions.code, data }).toEqual({
      status: 200,
      message,
      code,
      data: undefined,
    });
  });

  test('may not name the type of the payload, whose name is not public', async () => {
    const query = `mutation ($payload: CreateGithubPreviewAppInputPayload) {
      createGitHubPreviewApp(payload: $payload) { githubPreviewAppJobID }
    }`;
    expect((await new Harness().ask(query)).errors?.[0]?.message).toBe(
      "no such type exists in the schema: 'CreateGithubPreviewAppInputPayload'",
    );
  });

  test('may not mix up the two types of env vars', async () => {
    const query = `mutation ($id: uuid!, $envs: [UpdateEnvsObject!]!) {
      updateTenantEnv(tenantId: $id, currentHash: "x", envs: $envs) { hash }
    }`;
    expect((await new Harness().ask(query)).errors?.[0]?.message).toBe(
      "variable 'envs' is declared as '[UpdateEnvsObject!]!', but used where '[UpdateEnvObject!]!' is expected",
    );
  });

  test('with a wrong value is refused without repeating the value', async () => {
    const query = 'query ($name: String!) { projects(where: { name: { _eq: $name } }) { id } }';
    const [error] = (await new Harness().ask(query, { name: { secret: 'hunter2' } })).errors ?? [];
    expect(error?.message).toMatch(/^unexpected value for variable 'name'/);
    expect(error?.message).not.toContain('hunter2');
  });
});

test('projects are found by name, id, and combinations of both', async () => {
  const world = new Harness();
  const [one, two] = ['pr-1', 'pr-2'].map((name) => world.hasura.seedProject(world.account, { name }));
  const names = async (where: string): Promise<string[]> =>
    (await world.ask(`{ projects(where: ${where}, order_by: { name: asc }) { name } }`)).data.projects.map(
      ({ name }) => name,
    );
  expect(await names('{ name: { _eq: "pr-1" } }')).toEqual(['pr-1']);
  expect(await names(`{ id: { _in: ["${one?.id}", "${two?.id}"] } }`)).toEqual(['pr-1', 'pr-2']);
  expect(await names('{ name: { _like: "pr-%" }, _not: { name: { _eq: "pr-2" } } }')).toEqual(['pr-1']);
  expect(await names(`{ _or: [{ tenant: { id: { _eq: "${two?.tenantId}" } } }] }`)).toEqual(['pr-2']);
});

test('without order_by the newest come first, which Hasura does not guarantee', async () => {
  const world = new Harness();
  for (const name of ['first', 'second']) world.hasura.seedProject(world.account, { name });
  expect((await world.projects()).map(({ name }) => name)).toEqual(['second', 'first']);
});

test('the log of calls contains each read of env vars, with the tenant that was read', async () => {
  const world = new Harness();
  const { tenantId } = world.hasura.seedProject(world.account, { name: 'production' });
  await world.env(tenantId);
  expect(world.host.calls).toMatchObject([
    { service: 'hasura', operation: 'getTenantEnv', url: API, variables: { id: tenantId }, status: 200 },
  ]);
});

test('a fault can name a GraphQL operation, and a gateway can answer in HTML', async () => {
  const html = {
    kind: 'respond',
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html>',
  } as const;
  const world = new Harness({ faults: [{ service: 'hasura', operation: 'jobs_by_pk', trouble: html }] });
  expect((await world.projects()).length).toBe(0);
  await expect(world.job(ID)).rejects.toThrow(/JSON/);
  expect(await world.job(ID)).toBeNull();
});

const ENV = 'query ($id: uuid!) { getTenantEnv(tenantId: $id) { hash } }';
const DELETE = 'mutation ($id: uuid!) { deleteTenant(tenantId: $id) { status } }';
const JOB = 'query ($id: uuid!) { jobs_by_pk(id: $id) { id } }';

function bound(): { ask: Harness['ask'] } {
  const world = new Harness();
  return { ask: world.ask.bind(world) };
}
