import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Deployment } from '../../simulator/github/model.js';
import type { Answer } from './github-harness.js';
import { apiUrl, each, Harness } from './github-harness.js';

let harness: Harness;

beforeEach(() => {
  harness = new Harness();
});

/** What a careful client requests: GitHub merges nothing and waits for no checks. */
const careful = { ref: 'cart', auto_merge: false, required_contexts: [] };

function create(body: Record<string, unknown> = {}): Promise<Answer> {
  return harness.post('/deployments', { ...careful, ...body });
}

function preview(environment = 'preview/pr-42', more: { transient?: boolean } = {}): Deployment {
  return harness.github.addDeployment('github-actions[bot]', harness.repo, {
    ref: 'cart',
    environment,
    production: false,
    ...more,
  });
}

const states = ({ statuses }: Deployment) => statuses.map(({ state }) => state);

describe('creating a deployment', () => {
  test('it has the real shape, with defaults for what was left out', async () => {
    const { status, json, headers } = await create();
    const url = `https://api.github.com/repos/acme/shop/deployments/${json['id']}`;
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(url);
    expect(json).toMatchObject({
      url,
      sha: harness.pull.head.sha,
      ref: 'cart',
      task: 'deploy',
      payload: {},
      original_environment: 'production',
      environment: 'production',
      description: null,
      creator: { login: 'github-actions[bot]' },
      created_at: '2026-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:00Z',
      statuses_url: `${url}/statuses`,
      repository_url: 'https://api.github.com/repos/acme/shop',
      transient_environment: false,
      production_environment: true,
    });
    expect(typeof json['node_id']).toBe('string');
    expect((await harness.send(`/deployments/${json['id']}`)).json).toEqual(json);
    expect(harness.github.deployments).toHaveLength(1);
  });

  test.each([{ app: 'shop-pr-42', ids: [1, 2] }, '{"app":"shop"}'])(
    'the payload comes back as it was given: %j',
    async (payload) => {
      const { json } = await create({
        payload,
        environment: 'preview/pr-42',
        transient_environment: true,
        description: 'x'.repeat(140),
      });
      expect(json).toMatchObject({
        payload,
        environment: 'preview/pr-42',
        transient_environment: true,
        production_environment: false,
      });
    },
  );

  test('a sha is a ref too: of the head, of the test merge, of an older commit, of a fork', async () => {
    const { github, repo, pull } = harness;
    const fork = github.addRepository({ owner: 'mallory', name: 'shop', id: 2, fork: true });
    const forked = github.openPull({ repo, head: 'x', headRepository: fork });
    const merge = (github.events.pullRequest(pull, 'opened') as { sha: string }).sha;
    const first = pull.head.sha;
    github.pushBranch(repo, 'cart');
    for (const ref of [first, merge, pull.head.sha, forked.head.sha])
      expect((await create({ ref })).json).toMatchObject({ sha: ref, ref });
  });

  test('a missing or unknown ref and a description over 140 characters are refused', async () => {
    expect((await create({ ref: undefined })).status).toBe(422);
    expect(await create({ ref: 'nowhere' })).toMatchObject({
      status: 422,
      json: { message: 'No ref found for: nowhere' },
    });
    expect(await create({ description: 'x'.repeat(141) })).toMatchObject({
      status: 422,
      json: {
        message: 'Validation Failed',
        errors: [
          {
            resource: 'Deployment',
            code: 'custom',
            field: 'description',
            message: 'description is too long (maximum is 140 characters)',
          },
        ],
      },
    });
    expect((await create({ payload: 42 })).status).toBe(422);
    expect(harness.github.deployments).toEqual([]);
  });

  test.each([undefined, ['ci/test']])('unfinished checks refuse it: %j', async (required) => {
    expect(await create({ required_contexts: required })).toMatchObject({
      status: 409,
      json: {
        message: 'Conflict: Commit status checks failed for cart.',
        errors: [
          {
            resource: 'Deployment',
            field: 'required_contexts',
            code: 'invalid',
            contexts: [{ state: 'pending' }],
          },
        ],
      },
    });
    expect(harness.github.deployments).toEqual([]);
  });

  test('without auto_merge: false GitHub merges instead of deploying', async () => {
    const before = harness.pull.head.sha;
    expect(await create({ auto_merge: undefined })).toMatchObject({
      status: 202,
      json: { message: 'Auto-merged main into cart on deployment.' },
    });
    expect(harness.pull.head.sha).not.toBe(before);
    expect(await create({ ref: harness.pull.head.sha, auto_merge: true })).toMatchObject({
      status: 409,
      json: { message: `Conflict merging main into ${harness.pull.head.sha}.` },
    });
    harness.pull.conflicts = true;
    expect((await create({ auto_merge: true })).status).toBe(409);
    expect(harness.github.deployments).toEqual([]);
    expect((await create({ ref: 'main', auto_merge: true })).status).toBe(201);
  });

  test('creating needs deployments: write, and reading those of a private repository needs deployments: read', async () => {
    harness.give('reader', { contents: 'write', deployments: 'read' });
    harness.give('none', { contents: 'write' });
    const refused = await harness.post('/deployments', careful, 'reader');
    expect(refused).toMatchObject({
      status: 403,
      json: { message: 'Resource not accessible by integration' },
    });
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('deployments=write');
    expect((await harness.send('/deployments', { token: 'reader' })).status).toBe(200);
    expect((await harness.send('/deployments', { token: 'none' })).status).toBe(403);
  });
});

describe('listing deployments', () => {
  test('the newest comes first, in pages, with links', async () => {
    const ids = [1, 2, 3].map(() => preview().id);
    const page = await harness.send('/deployments?per_page=2');
    expect(each(page.json, 'id')).toEqual([ids[2], ids[1]]);
    expect(page.headers.get('link')).toContain(
      `<${apiUrl}/repositories/123456/deployments?per_page=2&page=2>; rel="next"`,
    );
    expect(each((await harness.send('/deployments?per_page=2&page=2')).json, 'id')).toEqual([ids[0]]);
  });

  test('it filters by sha, ref, task and environment', async () => {
    const { id, sha } = preview();
    const other = await create({ ref: 'main', task: 'deploy:migrations' });
    const ids = async (query: string) => each((await harness.send(`/deployments?${query}`)).json, 'id');
    expect(await ids(`sha=${sha}`)).toEqual([id]);
    expect(await ids('ref=main')).toEqual([other.json['id']]);
    expect(await ids('task=deploy%3Amigrations')).toEqual([other.json['id']]);
    expect(await ids('environment=preview%2Fpr-42')).toEqual([id]);
    expect(await ids('environment=preview')).toEqual([]);
  });

  test('another repository’s deployment is not found', async () => {
    const other = harness.github.addRepository({ owner: 'acme', name: 'blog', id: 5 });
    const theirs = harness.github.addDeployment('bob', other, { ref: 'main' });
    expect((await harness.send(`/deployments/${theirs.id}`)).status).toBe(404);
    expect((await harness.send(`/deployments/${theirs.id}/statuses`)).status).toBe(404);
    expect((await harness.send('/deployments')).json).toEqual([]);
  });
});

describe('statuses', () => {
  const post = (deployment: Deployment, body: unknown) =>
    harness.post(`/deployments/${deployment.id}/statuses`, body);

  test('a status has the real shape, and the newest is listed first', async () => {
    const deployment = preview();
    await post(deployment, { state: 'in_progress', log_url: 'https://example.com/run' });
    harness.seconds = 60;
    const { status, json } = await post(deployment, {
      state: 'success',
      description: 'Ready',
      environment_url: 'https://shop-pr-42.example.com/',
    });
    const url = `https://api.github.com/repos/acme/shop/deployments/${deployment.id}`;
    expect(status).toBe(201);
    expect(json).toMatchObject({
      url: `${url}/statuses/${json['id']}`,
      state: 'success',
      creator: { login: 'github-actions[bot]' },
      description: 'Ready',
      environment: 'preview/pr-42',
      target_url: '',
      log_url: '',
      environment_url: 'https://shop-pr-42.example.com/',
      created_at: '2026-01-01T00:01:00Z',
      deployment_url: url,
    });
    const listed = await harness.send(`/deployments/${deployment.id}/statuses`);
    expect(each(listed.json, 'state')).toEqual(['success', 'in_progress']);
    expect(each(listed.json, 'log_url')).toEqual(['', 'https://example.com/run']);
    expect((await harness.send(`/deployments/${deployment.id}`)).json['updated_at']).toBe(json['created_at']);
    expect(deployment.statuses[1]).toMatchObject({ environmentUrl: 'https://shop-pr-42.example.com/' });
  });

  test.each([
    [{}],
    [{ state: 'ready' }],
    [{ state: 'success', description: 'x'.repeat(141) }],
    [{ state: 'success', environment_url: 'shop.example.com' }],
    [{ state: 'success', environment_url: 'ftp://shop.example.com' }],
    [{ state: 'success', log_url: 'javascript:alert(1)' }],
    [{ state: 'success', auto_inactive: 'no' }],
  ])('an invalid status is refused: %j', async (body) => {
    const deployment = preview();
    expect((await post(deployment, body)).status).toBe(422);
    expect(deployment.statuses).toEqual([]);
  });

  test('a success makes the earlier successes of its environment inactive', async () => {
    const [failed, old, transient, elsewhere] = [
      preview(),
      preview(),
      preview('preview/pr-42', { transient: true }),
      preview('preview/pr-43'),
    ];
    await post(failed, { state: 'failure' });
    for (const one of [old, transient, elsewhere])
      await post(one, { state: 'success', auto_inactive: false });
    const successor = preview();
    await post(successor, { state: 'success', auto_inactive: false });
    expect(states(old)).toEqual(['success']);
    await post(successor, { state: 'success' });
    expect(states(old)).toEqual(['success', 'inactive']);
    expect(states(failed)).toEqual(['failure']);
    expect(states(transient)).toEqual(['success']);
    expect(states(elsewhere)).toEqual(['success']);
  });

  test('a production deployment stays active', async () => {
    const [old, successor] = [0, 1].map(() =>
      harness.github.addDeployment('bob', harness.repo, { ref: 'main' }),
    ) as [Deployment, Deployment];
    await post(old, { state: 'success' });
    await post(successor, { state: 'success' });
    expect(states(old)).toEqual(['success']);
  });
});

describe('deleting a deployment', () => {
  const remove = (deployment: Deployment) =>
    harness.send(`/deployments/${deployment.id}`, { method: 'DELETE' });

  test('an active one is refused unless it is alone in its environment', async () => {
    const [first, second] = [preview(), preview()];
    harness.github.addDeploymentStatus('bob', second, { state: 'success' });
    expect(await remove(second)).toMatchObject({
      status: 422,
      json: {
        errors: [
          'We cannot delete an active deployment unless it is the only deployment in a given environment.',
        ],
      },
    });
    expect((await remove(first)).status).toBe(204);
    expect((await remove(second)).status).toBe(204);
    expect((await remove(second)).status).toBe(404);
  });

  test('an inactive one is deleted', async () => {
    const [, second] = [preview(), preview()];
    harness.github.addDeploymentStatus('bob', second, { state: 'success' });
    harness.github.addDeploymentStatus('bob', second, { state: 'inactive' });
    expect((await remove(second)).status).toBe(204);
    expect(harness.github.deploymentsOf(harness.repo, 'preview/pr-42')).toHaveLength(1);
  });
});
