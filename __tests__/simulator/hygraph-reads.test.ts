import { describe, expect, test } from '@jest/globals';
import { Harness } from './hygraph-harness.js';

const POSTS = '{ posts { id title } }';
const BOTH = '{ posts { id } pages { id } }';
const refused = (...path: string[]): object => ({
  message: 'not allowed',
  extensions: { code: '403', path },
});

describe('a read that is not permitted', () => {
  test('is a 200 with the code as a string and the path within extensions', async () => {
    const { status, json } = await new Harness().ask(POSTS);
    expect([status, json]).toEqual([
      200,
      { errors: [refused('posts')], data: null, extensions: { requestId: expect.any(String) } },
    ]);
  });

  test('makes all data null and names the first field only', async () => {
    const world = new Harness();
    const token = world.token({ permissions: [{ models: ['Asset'] }] });
    const { json } = await world.ask('{ assets { id } posts { id } pages { id } }', { token });
    expect([json.data, json.errors]).toEqual([null, [refused('posts')]]);
  });

  test('of one entry leaves the rest of the data', async () => {
    const world = new Harness();
    const token = world.token({ permissions: [{ models: ['Page'] }] });
    const { json } = await world.ask('{ post(where: { id: "live" }) { id } pages { id } }', { token });
    expect(json).toMatchObject({ data: { post: null, pages: [{ id: 'page' }] }, errors: [refused('post')] });
  });

  test('names every field, with a switch', async () => {
    const { json } = await new Harness({ guesses: { refusals: 'all' } }).ask(BOTH);
    expect([json.data, json.errors]).toEqual([null, [refused('posts'), refused('pages')]]);
  });

  test('keeps the other data, with a switch', async () => {
    const world = new Harness({ guesses: { propagatesNull: false } });
    const token = world.token({ permissions: [{ models: ['Page'] }] });
    const { json } = await world.ask(BOTH, { token });
    expect([json.data, json.errors]).toEqual([{ posts: null, pages: [{ id: 'page' }] }, [refused('posts')]]);
  });

  test('is a 403, with a switch', async () => {
    const { status } = await new Harness({ guesses: { readRefusalStatus: 403 } }).ask(POSTS);
    expect(status).toBe(403);
  });
});

describe('a permission is for', () => {
  test.each([
    ['a model', { models: ['Page'] }],
    ['a stage', { stages: ['DRAFT'] }],
    ['a locale', { locales: ['de'] }],
    ['an action', { actions: ['update'] as const }],
  ])('%s only', async (_what, permission) => {
    const world = new Harness();
    const query = '{ posts(stage: PUBLISHED, locales: [en]) { id } }';
    expect(
      (await world.ask(query, { token: world.token({ permissions: [permission] }) })).json.data,
    ).toBeNull();
    expect((await world.ask(query, { token: world.token() })).json.data).toEqual({ posts: [{ id: 'live' }] });
  });

  test('every locale that is asked for', async () => {
    const world = new Harness();
    const token = world.token({ permissions: [{ locales: ['de'] }] });
    expect((await world.ask('{ posts(locales: [de]) { title } }', { token })).json.errors).toBeUndefined();
    expect((await world.ask('{ posts(locales: [de, en]) { title } }', { token })).json.errors).toHaveLength(
      1,
    );
  });

  test('the public: not for a token', async () => {
    const world = new Harness({ project: { publicPermissions: [{ stages: ['PUBLISHED'] }] } });
    expect((await world.ask('{ posts { id } }')).json.errors).toBeUndefined();
    expect((await world.ask('{ posts(stage: DRAFT) { id } }')).json.errors).toHaveLength(1);
    expect(
      (await world.ask('{ posts { id } }', { token: world.token({ permissions: [] }) })).json.data,
    ).toBeNull();
  });
});

describe('the stage is', () => {
  const ids = async (world: Harness, query: string, sent: Parameters<Harness['ask']>[1]): Promise<unknown> =>
    (await world.ask(query, sent)).json.data?.['posts'];

  test("the token's default, and without a token the project's", async () => {
    const world = new Harness({
      project: { publicPermissions: [{}], defaultStage: 'PUBLISHED', entries: ENTRIES },
    });
    const token = world.token({ defaultStage: 'DRAFT' });
    expect(await ids(world, '{ posts { id stage } }', { token })).toEqual([{ id: 'd', stage: 'DRAFT' }]);
    expect(await ids(world, '{ posts { id stage } }', {})).toEqual([{ id: 'p', stage: 'PUBLISHED' }]);
  });

  test('the one of the header, unless there is an argument', async () => {
    const world = new Harness({ project: { entries: ENTRIES } });
    const sent = { token: world.token(), headers: { 'gcms-stage': 'DRAFT' } };
    expect(await ids(world, '{ posts { id } }', sent)).toEqual([{ id: 'd' }]);
    expect(await ids(world, '{ posts(stage: PUBLISHED) { id } }', sent)).toEqual([{ id: 'p' }]);
  });

  test('the one of the header even so, with a switch', async () => {
    const world = new Harness({ project: { entries: ENTRIES }, guesses: { wins: 'header' } });
    const sent = { token: world.token(), headers: { 'gcms-stage': 'DRAFT' } };
    expect(await ids(world, '{ posts(stage: PUBLISHED) { id } }', sent)).toEqual([{ id: 'd' }]);
  });

  test('the default where a variable is left out', async () => {
    const world = new Harness({ project: { entries: ENTRIES } });
    const token = world.token({ defaultStage: 'DRAFT' });
    const query = 'query ($stage: Stage) { posts(stage: $stage) { id } }';
    expect(await ids(world, query, { token })).toEqual([{ id: 'd' }]);
    expect(await ids(world, query, { token, variables: { stage: 'PUBLISHED' } })).toEqual([{ id: 'p' }]);
  });

  const ENTRIES = [
    { id: 'd', model: 'Post', stage: 'DRAFT' },
    { id: 'p', model: 'Post' },
  ];
});

describe('entries', () => {
  test('come in the first locale that they have', async () => {
    const world = new Harness();
    const token = world.token();
    const read = async (query: string, headers = {}): Promise<unknown> =>
      (await world.ask(query, { token, headers })).json.data?.['posts'];
    expect(await read('{ posts { title } }')).toEqual([{ title: 'Ready' }]);
    expect(await read('{ posts(locales: [de, en]) { title } }')).toEqual([{ title: 'Fertig' }]);
    expect(await read('{ posts { title } }', { 'gcms-locales': 'de, en' })).toEqual([{ title: 'Fertig' }]);
  });

  test('are ten unless more are asked for', async () => {
    const entries = Array.from({ length: 12 }, (_, index) => ({ id: `p${index}`, model: 'Post' }));
    const world = new Harness({ project: { entries } });
    const query =
      '{ a: posts { id } b: posts(first: 11) { id } c: posts(last: 1) { id } postsConnection { aggregate { count } } }';
    const { json } = await world.ask(query, { token: world.token() });
    expect(json.data).toMatchObject({
      a: { length: 10 },
      b: { length: 11 },
      c: [{ id: 'p11' }],
      postsConnection: { aggregate: { count: 12 } },
    });
  });

  test('that do not exist are null, without an error', async () => {
    const world = new Harness();
    const { status, json } = await world.ask('{ post(where: { id: "none" }) { id } }', {
      token: world.token(),
    });
    expect([status, json.data, 'errors' in json]).toEqual([200, { post: null }, false]);
  });
});
