import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, introspectionFromSchema, parse } from 'graphql';
import nock from 'nock';
import { gzipSync } from 'node:zlib';
import { type Introspected, introspect } from '../../src/hasura/app-schema.js';
import { network } from '../support/network.js';
import { TestClock } from '../support/clock.js';
import { Wire } from '../support/wire.js';

beforeAll(network.close);
afterAll(network.open);
afterEach(() => {
  expect(network.leftOver()).toEqual([]);
});

const host = 'https://shop.hasura.app';
const secret = 'admin-canary-0123456789';
const asRole = { 'x-hasura-admin-secret': secret, 'x-hasura-role': 'user', 'accept-encoding': 'gzip' };
const next = (headers: Record<string, string> = asRole): nock.Interceptor =>
  nock(host, { reqheaders: headers }).post('/v1/graphql');
/** A request may take 7 s. */
const wired = (): Wire => new Wire(new TestClock({ patience: 5_000 }));
const ask = (backendOnly = false): Promise<Introspected> =>
  introspect(`${host}/`, secret, { role: 'user', backendOnly }, wired());
const data = introspectionFromSchema(buildSchema('type Query { a(b: [Int!]! = [1]): [String!]! }'));

describe('what a role can do is asked', () => {
  test('in its name with the admin secret, packed, by a query that GraphQL accepts', async () => {
    let query = '';
    nock(host, { reqheaders: { ...asRole, 'content-type': 'application/json' } })
      .post('/v1/graphql', (body: { query: string }) => {
        ({ query } = body);
        return true;
      })
      .reply(200, gzipSync(JSON.stringify({ data })), { 'content-encoding': 'gzip' });
    const { schema } = await ask();
    expect(schema?.roots.query).toBe('Query');
    expect(schema?.types.get('Query')?.fields.get('a')).toEqual({
      type: '[String!]!',
      args: new Map([['b', { type: '[Int!]!', initial: '[1]' }]]),
    });
    expect(parse(query).definitions).toHaveLength(3);
  });

  test('with backend-only permissions only where that is wanted', async () => {
    nock(host, { badheaders: ['x-hasura-use-backend-only-permissions'] })
      .post('/v1/graphql')
      .reply(200, { data });
    expect((await ask()).schema).toBeDefined();
    next({ ...asRole, 'x-hasura-use-backend-only-permissions': 'true' }).reply(200, { data });
    expect((await ask(true)).schema).toBeDefined();
  });
});

describe('there is none, with a reason,', () => {
  test.each([
    ['of the role', 200, { errors: [{ message: `not allowed\n${secret}` }] }, 'not allowed ***', false],
    [
      'if there is no error either',
      200,
      { data: { __schema: {} } },
      'the answer has an unknown shape',
      false,
    ],
    ['of the app', 401, { error: 'x', code: 'access-denied' }, 'it does not accept the admin secret', true],
    ['of a router', 404, '<html>', 'something other than the app answered (HTTP 404)', true],
  ])('%s', async (_, status, body, why, forAll) => {
    next().reply(status, body);
    const wire = Object.assign(wired(), { redact: (text: string) => text.replace(secret, '***') });
    expect(await introspect(host, secret, { role: 'user', backendOnly: false }, wire)).toEqual({
      why,
      forAll,
    });
  });

  test('if the answer is too large, however small it was sent', async () => {
    const packed = gzipSync(Buffer.alloc(21 * 1024 * 1024, ' '));
    expect(packed.length).toBeLessThan(100_000);
    next().reply(200, packed, { 'content-encoding': 'gzip' });
    expect(await ask()).toEqual({ why: 'the answer is larger than 20 MB', forAll: false });
  });
});
