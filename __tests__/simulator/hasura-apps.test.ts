import { describe, expect, test } from '@jest/globals';
import { realClock } from '../../simulator/clock.js';
import { hasuraAppUrl, HasuraCloud } from '../../simulator/hasura/cloud.js';
import { Host } from '../../simulator/host.js';
import { Harness } from './hasura-harness.js';

describe('a preview app', () => {
  test('that contains nothing is healthy all the same', async () => {
    const world = new Harness();
    await world.build('pr-1');
    expect(await world.app('pr-1', '/healthz')).toEqual({ status: 200, text: 'OK' });
    const { text } = await world.app('pr-1', '/v1/metadata', {
      type: 'export_metadata',
      version: 2,
      args: {},
    });
    expect(JSON.parse(text)).toEqual({ resource_version: 1, metadata: { version: 3, sources: [] } });
  });

  test('requires its admin secret', async () => {
    const world = new Harness();
    world.hasura.seedProject(world.account, { name: 'shop' });
    const call = async (path: string, headers: Record<string, string>): Promise<unknown> => {
      const body = '{"type":"get_inconsistent_metadata","args":{},"query":"{ __typename }"}';
      const response = await world.host.fetch(`https://x.example/apps/shop${path}`, {
        method: 'POST',
        headers,
        body,
      });
      return [response.status, await response.json()];
    };
    const error = 'invalid "x-hasura-admin-secret"/"x-hasura-access-key"';
    expect(await call('/v1/metadata', { 'x-hasura-admin-secret': 'wrong' })).toEqual([
      401,
      { path: '$', error, code: 'access-denied' },
    ]);
    expect(await call('/v1/metadata', {})).toMatchObject([401, { code: 'access-denied' }]);
    expect(await call('/v1/graphql', { 'x-hasura-admin-secret': 'wrong' })).toEqual([
      200,
      { errors: [{ extensions: { path: '$', code: 'access-denied' }, message: error }] },
    ]);
  });

  test('shows what a script planted: inconsistent objects and its own health', async () => {
    const object = { type: 'table', name: 'table t', reason: 'gone', definition: {} };
    const world = new Harness({ script: () => ({ inconsistent: [object] }) });
    await world.build('pr-1');
    expect((await world.app('pr-1', '/healthz')).text).toBe('WARN: inconsistent objects in schema');
    for (const type of ['get_inconsistent_metadata', 'reload_metadata']) {
      const { text } = await world.app('pr-1', '/v1/metadata', { type, args: {} });
      expect(JSON.parse(text)).toMatchObject({ is_consistent: false, inconsistent_objects: [object] });
    }
    world.hasura.script = () => ({ healthz: { status: 500, body: 'ERROR' } });
    await world.build('pr-2');
    expect(await world.app('pr-2', '/healthz')).toEqual({ status: 500, text: 'ERROR' });
  });

  test('that does not exist is an HTML page', async () => {
    const { status, text } = await new Harness().app('nothing', '/healthz');
    expect([status, text]).toEqual([404, expect.stringContaining('<html>')]);
  });

  test('answers GraphQL', async () => {
    const world = new Harness();
    world.hasura.seedProject(world.account, { name: 'shop' });
    const { text } = await world.app('shop', '/v1/graphql', { query: '{ __typename }' });
    expect(JSON.parse(text)).toEqual({ data: { __typename: 'query_root' } });
  });

  test('can have the URL that the real service would give it', async () => {
    const world = new Harness({ appUrl: hasuraAppUrl });
    world.hasura.seedProject(world.account, { name: 'shop' });
    const [project] = await world.projects();
    expect(project?.endpoint).toBe('https://shop.hasura.app');
    expect(await (await world.host.fetch(`${project?.endpoint}/healthz`)).text()).toBe('OK');
    expect(world.host.calls.at(-1)).toMatchObject({ service: 'app', operation: 'GET /healthz' });
  });
});

test('over a socket the endpoint leads to the same server', async () => {
  const hasura = new HasuraCloud({ clock: realClock(), postgres: 'none' });
  await using host = new Host({ services: [hasura], clock: realClock() });
  const { url } = await host.listen();
  hasura.seedProject(hasura.addAccount({ token: 'token' }), { name: 'shop' });
  const response = await fetch(`${url}/v1/graphql`, {
    method: 'POST',
    headers: { authorization: 'pat token' },
    body: JSON.stringify({ query: '{ projects { endpoint } }' }),
  });
  expect(await response.json()).toEqual({ data: { projects: [{ endpoint: `${url}/apps/shop` }] } });
  expect(await (await fetch(`${url}/apps/shop/healthz`)).text()).toBe('OK');
});
