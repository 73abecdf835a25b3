import { describe, expect, test } from '@jest/globals';
import { Harness, type Reply } from './hygraph-harness.js';

const DELETE = 'mutation { deletePost(where: { id: "live" }) { id } }';
const IDS = '{ posts(stage: DRAFT, first: 100) { id title } }';

/** The posts of a stage, as somebody reads them who may read all. */
async function posts(world: Harness, query = IDS): Promise<unknown> {
  return (await world.ask(query, { token: world.token() })).json.data?.['posts'];
}

describe('a mutation that is not permitted', () => {
  test('is a 403 that names what failed, if the entry exists', async () => {
    const { status, json } = await new Harness().ask(DELETE);
    expect([status, json]).toEqual([
      403,
      {
        data: null,
        errors: [
          {
            message: 'Mutation failed due to permission errors',
            extensions: {
              code: '403',
              failedActions: [{ action: 'delete', model: 'Post', stage: 'DRAFT' }],
            },
          },
        ],
        extensions: { requestId: expect.any(String) },
      },
    ]);
  });

  test('is a 200 like a read, if the entry does not exist', async () => {
    const { status, json } = await new Harness().ask(DELETE.replace('live', 'none'));
    expect([status, json.data, json.errors]).toEqual([
      200,
      { deletePost: null },
      [{ message: 'not allowed', extensions: { code: '403', path: ['deletePost'] } }],
    ]);
  });

  test('is a 200 in that case, whatever the status of a read is', async () => {
    const world = new Harness({ guesses: { readRefusalStatus: 403 } });
    expect((await world.ask(DELETE.replace('live', 'none'))).status).toBe(200);
  });

  test('changes nothing, not even by the fields before it', async () => {
    const world = new Harness();
    const token = world.token({ permissions: [{ models: ['Page'], actions: '*' }] });
    const create = 'createPage(data: { title: "New" }) { id }';
    const { status } = await world.ask(`mutation { ${create} deletePost(where: { id: "live" }) { id } }`, {
      token,
    });
    expect(status).toBe(403);
    expect(world.hygraph.environment(world.project).entries).toHaveLength(4);
  });
});

describe('a mutation that is permitted', () => {
  const permitted = async (world: Harness, query: string): Promise<Reply> =>
    await world.ask(query, { token: world.token({ permissions: [{ actions: '*' }] }) });

  test('creates a draft', async () => {
    const world = new Harness();
    const { json } = await permitted(world, 'mutation { createPost(data: { title: "New" }) { stage } }');
    expect(json.data).toEqual({ createPost: { stage: 'DRAFT' } });
    expect(await posts(world)).toEqual([
      { id: 'draft', title: 'Unready' },
      { id: expect.any(String), title: 'New' },
    ]);
  });

  test('updates a draft', async () => {
    const world = new Harness();
    await permitted(world, 'mutation { updatePost(where: { id: "draft" }, data: { title: "B" }) { id } }');
    expect(await posts(world)).toEqual([{ id: 'draft', title: 'B' }]);
  });

  test('publishes, and takes back', async () => {
    const world = new Harness();
    const published = IDS.replace('DRAFT', 'PUBLISHED');
    await permitted(world, 'mutation { publishPost(where: { id: "draft" }, to: [PUBLISHED]) { id } }');
    expect(await posts(world, published)).toEqual([
      { id: 'live', title: 'Ready' },
      { id: 'draft', title: 'Unready' },
    ]);
    await permitted(world, 'mutation { unpublishPost(where: { id: "draft" }, from: [PUBLISHED]) { id } }');
    expect(await posts(world, published)).toEqual([{ id: 'live', title: 'Ready' }]);
  });

  test('deletes an entry in all stages', async () => {
    const world = new Harness();
    expect((await permitted(world, DELETE)).json.data).toEqual({ deletePost: { id: 'live' } });
    expect(await posts(world, IDS.replace('DRAFT', 'PUBLISHED'))).toEqual([]);
  });

  test('is answered by the high performance endpoint, too', async () => {
    const world = new Harness();
    const to = world.hygraph.endpoint(world.project, { form: 'fast' });
    const token = world.token({ permissions: [{ actions: '*' }] });
    expect((await world.ask(DELETE, { to, token })).json.data).toEqual({ deletePost: { id: 'live' } });
  });
});

describe('hygraph.mutations', () => {
  test('stays empty after reads', async () => {
    const world = new Harness();
    await world.ask('{ __schema { mutationType { name } } }');
    await world.ask('{ posts { id } }', { token: world.token() });
    expect(world.hygraph.mutations).toEqual([]);
  });

  test.each<[string, Partial<Parameters<Harness['ask']>[1]>]>([
    ['refused', {}],
    ['sent with a refused token', { token: 'Bearer x' }],
    ['sent to an environment that does not exist', { to: 'https://api-eu-central-1.hygraph.com/v2/a/b' }],
  ])('has a mutation that was %s', async (_how, sent) => {
    const world = new Harness();
    await world.ask(DELETE, sent);
    expect(world.hygraph.mutations).toEqual([
      expect.objectContaining({ api: 'content', field: 'deletePost' }),
    ]);
  });

  test('has each field of a mutation, and one that a fault kept from its work', async () => {
    const world = new Harness();
    world.host.addFault({ service: 'hygraph', trouble: { kind: 'reset', applied: false } });
    const query =
      'query Q { posts { id } } mutation M { a: deletePost(where: {}) { id } deletePage(where: {}) { id } }';
    await expect(world.ask(query)).rejects.toThrow('fetch failed');
    expect(world.hygraph.mutations.map(({ field }) => field)).toEqual(['deletePost', 'deletePage']);
  });
});
