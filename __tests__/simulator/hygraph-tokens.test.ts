import { describe, expect, test } from '@jest/globals';
import { Harness } from './hygraph-harness.js';

const INTROSPECTION = '{ __schema { queryType { name } } }';
const POSTS = '{ posts { id } }';
const segments = 'token verification failed: token contains an invalid number of segments';
const signature = 'token verification failed: crypto/rsa: verification error';

test('a token is a JWT whose claims name its environment', () => {
  const world = new Harness({ project: { region: 'eu-west-2' } });
  const [head = '', payload = '', signed] = world.token().jwt.split('.');
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
  expect(read(head)).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
  expect(read(payload)).toEqual({
    version: 3,
    iat: Date.UTC(2026, 0, 1) / 1000,
    aud: [world.hygraph.endpoint(world.project), 'management-next.graphcms.com'],
    iss: 'https://management-eu-west-2.hygraph.com/',
    sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
    jti: expect.stringMatching(/^c[a-z0-9]{24}$/),
  });
  expect(signed).toHaveLength(342);
});

describe('refused with 401, as text and without a request id, is', () => {
  test.each<[string, (world: Harness) => string, string]>([
    ['no JWT', () => 'Bearer secret', segments],
    ['a token without Bearer', (world) => world.token().jwt, segments],
    ['another scheme', () => 'Basic c2VjcmV0', segments],
    ['a foreign signature', (world) => `Bearer ${world.hygraph.foreignJwt(world.token())}`, signature],
    ['a cut signature', (world) => `Bearer ${world.token().jwt.slice(0, -9)}`, signature],
    [
      "another project's token",
      ({ hygraph }) => `Bearer ${hygraph.addToken(hygraph.addProject()).jwt}`,
      signature,
    ],
    ['three parts that are not JSON', () => 'Bearer a.b.c', 'token verification failed: token is malformed'],
  ])('%s', async (_what, authorization, message) => {
    const world = new Harness();
    const { status, headers, text } = await world.ask(INTROSPECTION, { token: authorization(world) });
    expect([status, headers.get('content-type')]).toEqual([401, 'text/plain; charset=utf-8']);
    expect(JSON.parse(text)).toEqual({ errors: [{ message }], data: null });
  });
});

test('a deleted token is refused', async () => {
  const world = new Harness();
  const token = world.token();
  expect((await world.ask(POSTS, { token })).status).toBe(200);
  world.hygraph.deleteToken(token);
  expect(await world.ask(POSTS, { token })).toMatchObject({
    status: 401,
    text: expect.stringContaining('token verification failed'),
  });
});

describe('a switch', () => {
  test('lets a deleted token live on for a while', async () => {
    const world = new Harness({ guesses: { deletedTokenLivesMs: 30_000 } });
    const token = world.token();
    world.hygraph.deleteToken(token);
    expect((await world.ask(POSTS, { token })).status).toBe(200);
    await world.clock.sleep(30_000);
    expect((await world.ask(POSTS, { token })).status).toBe(401);
  });

  test('makes what is not a JWT a 400', async () => {
    const world = new Harness({ guesses: { notJwtStatus: 400 } });
    expect((await world.ask(POSTS, { token: 'Bearer secret' })).status).toBe(400);
  });

  test('gives a refused token another content type', async () => {
    const world = new Harness({ guesses: { tokenRefusalType: 'application/json' } });
    const { headers } = await world.ask(POSTS, { token: 'Bearer secret' });
    expect(headers.get('content-type')).toBe('application/json');
  });

  test('takes another scheme for nobody', async () => {
    const world = new Harness({ guesses: { otherScheme: 'anonymous' } });
    expect((await world.ask(INTROSPECTION, { token: 'Basic c2VjcmV0' })).status).toBe(200);
  });
});

describe('a token in another environment than its own', () => {
  test('has the permissions that it has there', async () => {
    const world = new Harness();
    const token = world.token();
    world.hygraph.addEnvironment(world.project, 'dev');
    const to = world.hygraph.endpoint(world.project, { environment: 'dev' });
    expect((await world.ask(POSTS, { to, token })).json.errors?.[0]?.message).toBe('not allowed');
    token.permissions['dev'] = token.permissions['master'] ?? [];
    expect((await world.ask(POSTS, { to, token })).json.data).toEqual({ posts: [{ id: 'live' }] });
  });

  test('is refused, with a switch', async () => {
    const world = new Harness({ guesses: { tokenElsewhere: 'refused' } });
    const token = world.token();
    world.hygraph.addEnvironment(world.project, 'dev');
    const to = world.hygraph.endpoint(world.project, { environment: 'dev' });
    expect((await world.ask(POSTS, { to, token })).status).toBe(401);
  });
});
