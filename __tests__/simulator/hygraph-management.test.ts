import { expect, test } from '@jest/globals';
import { Harness } from './hygraph-harness.js';

const PUBLIC = `{ viewer { ... on TokenViewer { project { environment(name: "master") { publicContentAPI {
  defaults { stage { apiId } } contentPermissions { __typename enabled } } } } } } }`;
const PLACE = 'https://management-eu-central-1.hygraph.com/graphql';

test.each([
  PLACE,
  'https://management.hygraph.com/graphql',
  'https://eu-central-1.api.hygraph.com/graphql',
  'https://management-next.graphcms.com/graphql',
  'http://127.0.0.1:4010/hygraph/management/graphql',
])('a token that may ask is told at %s what the public may do', async (to) => {
  const world = new Harness({ project: { publicPermissions: [{ actions: ['read', 'create'] }] } });
  const { json } = await world.ask(PUBLIC, { to, token: world.token({ management: true }) });
  const permissions = ['ReadContentPermission', 'CreateContentPermission'].map((__typename) => ({
    __typename,
    enabled: true,
  }));
  const publicContentAPI = {
    defaults: { stage: { apiId: 'PUBLISHED' } },
    contentPermissions: permissions,
  };
  expect(json.data).toEqual({ viewer: { project: { environment: { publicContentAPI } } } });
});

test('a token that may not ask is not allowed', async () => {
  const world = new Harness();
  const { status, json } = await world.ask(PUBLIC, { to: PLACE, token: world.token() });
  expect([status, json.data, json.errors?.[0]?.message]).toEqual([200, null, 'not allowed']);
});

test('a bad token is refused', async () => {
  expect((await new Harness().ask(PUBLIC, { to: PLACE, token: 'Bearer x' })).status).toBe(401);
});

test('a mutation is refused and recorded', async () => {
  const world = new Harness();
  const token = world.token({ management: true });
  const { json } = await world.ask('mutation { submitBatchChanges(data: {}) }', { to: PLACE, token });
  expect(json.errors?.[0]?.message).toBe('not allowed');
  expect(world.hygraph.mutations).toMatchObject([{ api: 'management', field: 'submitBatchChanges' }]);
});
