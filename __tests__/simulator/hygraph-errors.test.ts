import { describe, expect, test } from '@jest/globals';
import type { PlanName } from '../../simulator/hygraph/model.js';
import { someOf } from '../support/full.js';
import { Harness, type Reply } from './hygraph-harness.js';

describe('400, with data null and a request id, is the answer to', () => {
  test.each(
    someOf<[string, string, Record<string, unknown>, RegExp]>([
      ['a query that is cut off', '{ posts { id ', {}, /ParseError: Unexpected end of input$/],
      [
        'an unknown field',
        '{ posts { titel } }',
        {},
        /^input:1: Field 'titel' is not defined by type 'Post'$/,
      ],
      ['an unknown root field', '{ pots { id } }', {}, /'pots' is not defined by type 'Query'/],
      [
        'a variable of another type',
        'query ($first: Int) { posts(first: $first) { id } }',
        { first: 'x' },
        /expected type 'Int' for variable 'first'/,
      ],
      [
        'an unknown stage',
        'query ($s: Stage!) { posts(stage: $s) { id } }',
        { s: 'QA' },
        /'Stage' for variable 's'/,
      ],
      ['a negative number', '{ posts(first: -1) { id } }', {}, /must be non negative/],
      ['more than a hundred', '{ posts(first: 101) { id } }', {}, /'first' must not be over 100/],
    ]),
  )('%s', async (_what, query, variables, message) => {
    const world = new Harness();
    const { status, json } = await world.ask(query, { token: world.token(), variables });
    expect([status, json.data, json.extensions]).toEqual([400, null, { requestId: expect.any(String) }]);
    expect(json.errors?.[0]?.message).toMatch(message);
  });

  test.each([
    ['a body that is not JSON', 'x', {}],
    ['a stage in the header that does not exist', undefined, { 'gcms-stage': 'QA' }],
    ['a locale in the header that does not exist', undefined, { 'gcms-locales': 'en, xx' }],
  ])('%s', async (_what, body, headers) => {
    const world = new Harness();
    const sent = { token: world.token(), headers: headers as Record<string, string> };
    const { status } = await world.ask('{ posts { id } }', { ...sent, ...(body !== undefined && { body }) });
    expect(status).toBe(400);
  });
});

test('a switch cuts lists at a hundred', async () => {
  const entries = Array.from({ length: 101 }, (_, index) => ({ id: `p${index}`, model: 'Post' }));
  const world = new Harness({ guesses: { overHundred: 'capped' }, project: { entries } });
  const { json } = await world.ask('{ posts(first: 1000) { id } }', { token: world.token() });
  expect(json.data?.['posts']).toHaveLength(100);
});

test('402 is the answer of a project whose quota is used up', async () => {
  const world = new Harness();
  world.project.quotaExceeded = true;
  const { status, json } = await world.ask('{ __typename }');
  expect([status, json.extensions?.requestId !== undefined]).toEqual([402, true]);
  expect(json.errors?.[0]?.message).toMatch(
    /^You have exceeded the limits of your project's subscription\. /,
  );
});

describe('413 begins', () => {
  const sized = (bytes: number, query: string): string => {
    const body = JSON.stringify({ query, variables: { padding: '' } });
    return body.replace('""', `"${'x'.repeat(bytes - body.length)}"`);
  };
  const MUTATION = 'mutation { deletePost(where: { id: "none" }) { id } }';

  test.each<[PlanName, string, number]>([
    ['hobby', '{ __typename }', 10_000],
    ['growth', '{ __typename }', 15_000],
    ['enterprise', '{ __typename }', 20_000],
    ['hobby', MUTATION, 30_000],
    ['growth', MUTATION, 70_000],
  ])('on %s, for %s, after %d bytes', async (plan, query, most) => {
    const world = new Harness({ project: { plan } });
    expect((await world.ask('', { body: sized(most, query) })).status).toBe(200);
    expect((await world.ask('', { body: sized(most + 1, query) })).status).toBe(413);
  });

  test('later, with a switch', async () => {
    const world = new Harness({ guesses: { kilobyte: 1024 } });
    expect((await world.ask('', { body: sized(10_240, '{ __typename }') })).status).toBe(200);
  });
});

describe('429', () => {
  const together = async (world: Harness, count: number, query = '{ __typename }'): Promise<number[]> => {
    const replies = await Promise.all(
      Array.from({ length: count }, (_, at) => world.ask(`#${at}\n${query}`)),
    );
    return replies.map(({ status }) => status).toSorted();
  };
  const times = (status: number, count: number): number[] => Array.from({ length: count }, () => status);

  test('is the answer to the sixth request within a second, without Retry-After', async () => {
    const world = new Harness();
    expect(await together(world, 5)).toEqual(times(200, 5));
    const { status, headers, text } = await world.ask('{ __typename }');
    expect([status, headers.get('retry-after'), text]).toEqual([429, null, 'Too Many Requests']);
    await world.clock.sleep(1000);
    expect((await world.ask('{ __typename }')).status).toBe(200);
  });

  test('depends on the plan', async () => {
    const world = new Harness({ project: { plan: 'growth' } });
    expect(await together(world, 26)).toEqual([...times(200, 25), 429]);
  });

  test('counts each environment for itself', async () => {
    const world = new Harness();
    world.hygraph.addEnvironment(world.project, 'dev');
    await together(world, 5);
    const to = world.hygraph.endpoint(world.project, { environment: 'dev' });
    expect((await world.ask('{ __typename }', { to })).status).toBe(200);
  });

  test.each([
    ['queries', 10, '{ __typename }'],
    ['mutations', 5, 'mutation { deletePost(where: { id: "none" }) { id } }'],
  ])('is the answer to more %s at once than %d', async (_kind, most, query) => {
    const world = new Harness({ answerMs: 60_000 });
    const statuses: Promise<Reply>[] = [];
    for (let at = 0; at <= most; at++) {
      statuses.push(world.ask(query));
      await world.clock.sleep(500);
    }
    const replies = await Promise.all(statuses);
    expect(replies.map(({ status }) => status)).toEqual([...times(200, most), 429]);
  });
});

describe('the high performance endpoint', () => {
  const QUERY = '{ posts { id } }';
  const fast = (world: Harness): string => world.hygraph.endpoint(world.project, { form: 'fast' });

  test('answers an equal text from its cache: without a limit, and also with a deleted token', async () => {
    const world = new Harness();
    const sent = { to: fast(world), token: world.token() };
    const first = await world.ask(QUERY, sent);
    world.hygraph.deleteToken(sent.token);
    for (let at = 0; at < 10; at++) expect(await world.ask(QUERY, sent)).toMatchObject({ text: first.text });
    expect((await world.ask(`query Another ${QUERY}`, sent)).status).toBe(401);
  });

  test('gives nobody what it cached for somebody else', async () => {
    const world = new Harness();
    await world.ask(QUERY, { to: fast(world), token: world.token() });
    expect((await world.ask(QUERY, { to: fast(world) })).json.data).toBeNull();
  });

  test('forgets what it cached of a model and a stage when that changes', async () => {
    const world = new Harness();
    const sent = { to: fast(world), token: world.token() };
    const ids = async (): Promise<unknown> => (await world.ask(QUERY, sent)).json.data;
    await ids();
    world.hygraph.environment(world.project).entries.length = 0;
    world.hygraph.addEntry(world.hygraph.environment(world.project), { model: 'Post', stage: 'DRAFT' });
    expect(await ids()).toEqual({ posts: [{ id: 'live' }] });
    world.hygraph.addEntry(world.hygraph.environment(world.project), { id: 'new', model: 'Post' });
    expect(await ids()).toEqual({ posts: [{ id: 'new' }] });
  });

  test('caches no refusal', async () => {
    const world = new Harness();
    const sent = { to: fast(world), token: world.token({ permissions: [] }) };
    await world.ask(QUERY, sent);
    sent.token.permissions['master'] = [{ models: '*', stages: '*', locales: '*', actions: ['read'] }];
    expect((await world.ask(QUERY, sent)).json.data).not.toBeNull();
  });

  test.each([
    ['the regular endpoint', 'regular' as const, {}],
    ['a switch', 'fast' as const, { caches: false }],
  ])('with %s, nothing is cached', async (_what, form, guesses) => {
    const world = new Harness({ guesses });
    const sent = { to: world.hygraph.endpoint(world.project, { form }), token: world.token() };
    await world.ask(QUERY, sent);
    world.hygraph.deleteToken(sent.token);
    expect((await world.ask(QUERY, sent)).status).toBe(401);
  });
});
