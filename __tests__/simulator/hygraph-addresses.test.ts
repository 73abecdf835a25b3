import { describe, expect, test } from '@jest/globals';
import { realClock } from '../../simulator/clock.js';
import type { Form } from '../../simulator/hygraph/address.js';
import { Simulator } from '../../simulator/simulator.js';
import { Harness } from './hygraph-harness.js';

const ANYTHING = '{ __typename }';

describe('an environment is reached at', () => {
  test.each<[Form, RegExp]>([
    ['regular', /^https:\/\/api-eu-central-1\.hygraph\.com\/v2\/c[a-z0-9]{24}\/master$/],
    ['clustered', /^https:\/\/api-eu-central-1-shared-euc1-02\.hygraph\.com\/v2\/\w+\/master$/],
    ['older', /^https:\/\/api-eu-central-1\.graphcms\.com\/v2\/\w+\/master$/],
    ['fast', /^https:\/\/eu-central-1\.cdn\.hygraph\.com\/content\/\w+\/master$/],
    ['fast-clustered', /^https:\/\/eu-central-1-shared-euc1-02\.cdn\.hygraph\.com\/content\/\w+\/master$/],
    ['fast-v2', /^https:\/\/eu-central-1\.cdn\.hygraph\.com\/v2\/\w+\/master$/],
  ])('its %s endpoint', async (form, shape) => {
    const world = new Harness();
    const to = world.hygraph.endpoint(world.project, { form });
    expect(to).toMatch(shape);
    const { status, json } = await world.ask(ANYTHING, { to });
    expect([status, json.data]).toEqual([200, { __typename: 'Query' }]);
  });

  test('a cluster that its region names', () => {
    const world = new Harness({ project: { region: 'us-east-1' } });
    expect(world.hygraph.endpoint(world.project, { form: 'clustered' })).toContain(
      '//api-us-east-1-shared-usea1-02.hygraph.com/',
    );
  });
});

describe('404, with a request id, for', () => {
  test.each<[string, (endpoint: string) => string]>([
    ['another environment', (to) => to.replace('master', 'dev')],
    ['another project', (to) => to.replace(/c[a-z0-9]{24}/, 'cl0000000000000000000000x')],
    ['another region', (to) => to.replace('eu-central-1', 'us-east-1')],
    ['another cluster', (to) => to.replace('central-1', 'central-1-shared-euc1-07')],
    ['the other path on the regular host', (to) => to.replace('/v2/', '/content/')],
    ['a slash at the end', (to) => `${to}/`],
    ['another host of Hygraph', (to) => to.replace('api-eu-central-1', 'app')],
  ])('%s', async (_what, changed) => {
    const world = new Harness();
    const { status, json } = await world.ask(ANYTHING, {
      to: changed(world.hygraph.endpoint(world.project)),
      token: world.token(),
    });
    expect([status, json.data, json.errors?.length]).toEqual([404, null, 1]);
    expect(json.extensions?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});

test('a switch makes what is unknown a 401, which has no request id', async () => {
  const world = new Harness({ guesses: { unknownStatus: 401 } });
  const { status, json } = await world.ask(ANYTHING, {
    to: world.hygraph.endpoint(world.project, { environment: 'dev' }),
  });
  expect([status, json.extensions]).toEqual([401, undefined]);
});

test('only POST is answered', async () => {
  const world = new Harness();
  const response = await world.host.fetch(`${world.hygraph.endpoint(world.project)}?query={__typename}`);
  expect(response.status).toBe(405);
});

test('a call is logged under its root field, and a fault can meet it', async () => {
  const world = new Harness();
  world.host.addFault({
    service: 'hygraph',
    operation: '__schema',
    trouble: { kind: 'respond', status: 503, body: '<html>' },
  });
  const query = '{ __schema { queryType { name } } }';
  expect((await world.ask(query)).status).toBe(503);
  expect((await world.ask(query)).status).toBe(200);
  expect(world.host.calls.map(({ service, operation }) => `${service} ${operation}`)).toEqual([
    'hygraph __schema',
    'hygraph __schema',
  ]);
});

test.each(['regular', 'fast'] as const)('over a socket, a %s endpoint has a prefix', async (form) => {
  await using sim = new Simulator({ clock: realClock({ speed: 10 }) });
  const { url } = await sim.host.listen();
  const project = sim.hygraph.addProject();
  const to = sim.hygraph.endpoint(project, { form, url });
  expect(to).toContain(`${url}/hygraph/${form === 'fast' ? 'content' : 'v2'}/`);
  const response = await fetch(to, { method: 'POST', body: JSON.stringify({ query: ANYTHING }) });
  expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
});
