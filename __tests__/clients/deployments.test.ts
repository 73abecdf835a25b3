import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { gitHubFailure, statusOf } from '../../src/github/client.js';
import { type Deployments, deploymentsOf } from '../../src/github/deployments.js';
import { TestClock } from '../support/clock.js';
import { network } from '../support/network.js';
import { rejection } from '../support/rejection.js';
import { Wire, gitHubHost } from '../support/wire.js';

beforeAll(network.close);
afterAll(network.open);
afterEach(() => {
  expect(network.leftOver()).toEqual([]);
});

const app = { environment: 'hasura-preview', owner: 'github.com/123456#42', name: 'acme-shop-pr-42' };
const build = '1.1@2026-11-21T10:00:00.000Z';
const path = '/repos/acme/shop/deployments';
const refused = { message: 'Resource not accessible by integration' };
const github = (): nock.Scope => nock(gitHubHost);
/** Waits that are longer than those between tries last until the test advances the time. */
const patient = (): Wire => new Wire(new TestClock({ patience: 5_000 }));
const deployments = (wire = patient()): Deployments => deploymentsOf(wire.github(), app);

const answer = (id: number, payload: unknown = {}): Record<string, unknown> => ({
  id,
  node_id: `DE_${String(id)}`,
  sha: 'a1b2c3d',
  environment: 'hasura-preview',
  payload,
});
const ours = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  app: app.name,
  owner: app.owner,
  build,
  ...more,
});
const listed = (...answers: unknown[]): void => {
  github()
    .get(path)
    .query({ task: 'deploy:acme-shop-pr-42', per_page: '100', page: '1' })
    .reply(200, answers);
};
/** Answers the request for the states of these deployments; a state of `undefined` means that one is gone. */
const stated = (of: [id: number, state: string | undefined][], more: Record<string, unknown> = {}): void => {
  github()
    .post('/graphql', (body: { variables: { ids: string[] } }) => {
      expect(body.variables.ids).toEqual(of.map(([id]) => `DE_${String(id)}`));
      return true;
    })
    .reply(200, {
      data: { nodes: of.map(([, state]) => (state === undefined ? null : { state })) },
      ...more,
    });
};

describe('the search for the deployments of an app', () => {
  test('finds them with their states, the newest first, in two requests', async () => {
    listed(answer(7, ours({ build: 'older' })), answer(9, ours()));
    stated([
      [9, 'ACTIVE'],
      [7, 'DESTROYED'],
    ]);
    expect(await deployments().look()).toEqual([
      { id: 9, sha: 'a1b2c3d', build, isHere: true, state: 'ACTIVE' },
      { id: 7, sha: 'a1b2c3d', isHere: true, build: 'older', state: 'DESTROYED' },
    ]);
  });

  test('reads payloads that are strings', async () => {
    listed(answer(9, JSON.stringify(ours())));
    stated([[9, 'IN_PROGRESS']]);
    expect(await deployments().look()).toEqual([
      { id: 9, sha: 'a1b2c3d', build, isHere: true, state: 'IN_PROGRESS' },
    ]);
  });

  test.each<[string, unknown]>([
    ['another preview', ours({ owner: 'github.com/123456#43' })],
    ['another app', ours({ app: 'acme-shop-pr-43' })],
    ['somebody whose payload is empty', ''],
    ['somebody whose payload is not JSON', '{'],
    ['somebody whose payload is null', null],
    ['somebody whose payload is a list', [ours()]],
    ['somebody whose payload is a string with a JSON string', JSON.stringify('ours')],
  ])('skips those of %s, and then requests no states', async (_whose, payload) => {
    listed(answer(9, payload));
    expect(await deployments().look()).toEqual([]);
  });

  test('treats one that names no build as one of an unknown build', async () => {
    listed(answer(9, ours({ build: 5 })));
    stated([[9, 'ACTIVE']]);
    expect(await deployments().look()).toMatchObject([{ build: '' }]);
  });

  test('leaves out what was deleted between the two requests', async () => {
    listed(answer(9, ours()), answer(7, ours()));
    stated(
      [
        [9, 'ACTIVE'],
        [7, undefined],
      ],
      { errors: [{ type: 'NOT_FOUND', path: ['nodes', 1], message: 'Could not resolve to a node' }] },
    );
    expect(await deployments().look()).toMatchObject([{ id: 9 }]);
  });

  test('treats one that GitHub gives no state as pending', async () => {
    listed(answer(9, ours()));
    github()
      .post('/graphql')
      .reply(200, { data: { nodes: [{ state: null }] } });
    expect(await deployments().look()).toMatchObject([{ id: 9, state: 'PENDING' }]);
  });

  test('is repeated after an outage', async () => {
    const wire = patient();
    github().get(path).query(true).reply(502, '<html>');
    listed(answer(9, ours()));
    github().post('/graphql').reply(503, '<html>');
    stated([[9, 'ACTIVE']]);
    expect(await deployments(wire).look()).toHaveLength(1);
    expect(wire.clock.slept).toEqual([500, 500]);
  });

  test.each([403, 404])(
    'that is refused (HTTP %d) fails with an error that names the permission',
    async (status) => {
      github().get(path).query(true).reply(status, refused);
      const error = await rejection(deployments().look());
      expect(
        gitHubFailure(error, 'look', 'deployments: write', { clock: new Wire().clock, permissions: [] }),
      ).toMatchObject({
        kind: 'permission',
        remedy: expect.stringContaining('deployments: write'),
      });
    },
  );

  test('that only GraphQL refuses, with HTTP 200, names it as well', async () => {
    listed(answer(9, ours()));
    stated([[9, undefined]], { errors: [{ type: 'FORBIDDEN', ...refused }] });
    const error = await rejection(deployments().look());
    expect(
      gitHubFailure(error, 'look', 'deployments: write', { clock: new Wire().clock, permissions: [] }).kind,
    ).toBe('permission');
  });

  describe('where GraphQL does not answer', () => {
    const statuses = (id: number, ...states: string[]): void => {
      const list = states.map((state, index) => ({ id: index + 1, state }));
      github()
        .get(`${path}/${String(id)}/statuses`)
        .query({ per_page: '100' })
        .reply(
          200,
          list.toSorted(() => -1),
        );
    };

    test.each<[string, number, Record<string, unknown>]>([
      ['an outage', 400, {}],
      ['a rate limit', 403, { message: 'You have exceeded a secondary rate limit.' }],
      [
        'an error of type SERVICE_UNAVAILABLE',
        200,
        { errors: [{ type: 'SERVICE_UNAVAILABLE', message: 'no' }] },
      ],
      ['an error without a type', 200, { errors: [{ message: 'Something went wrong' }] }],
      ['an error without data', 200, { errors: [{ type: 'NOT_FOUND', message: 'no' }] }],
    ])('requests the states over REST: %s', async (_what, status, body) => {
      listed(answer(9, ours()), answer(8, ours()), answer(7, ours()), answer(6, ours()));
      github()
        .post('/graphql')
        .reply(status === 400 ? 502 : status, body);
      if (status === 400) github().post('/graphql').times(4).reply(502, '<html>');
      statuses(9, 'in_progress', 'success');
      statuses(8, 'success', 'inactive');
      statuses(7);
      github().get(`${path}/6/statuses`).query(true).reply(404, { message: 'Not Found' });
      expect((await deployments().look()).map(({ id, state }) => [id, state])).toEqual([
        [9, 'ACTIVE'],
        [8, 'DESTROYED'],
        [7, 'PENDING'],
      ]);
    });

    test('requests those of the ten newest', async () => {
      listed(...Array.from({ length: 12 }, (_, index) => answer(index + 1, ours())));
      github()
        .post('/graphql')
        .reply(200, { errors: [{ message: 'no' }] });
      for (let id = 3; id <= 12; id++) statuses(id, 'success');
      expect((await deployments().look()).map(({ id }) => id)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    });

    test('stops waiting for it after five seconds of silence', async () => {
      const wire = patient();
      listed(answer(9, ours()));
      github()
        .post('/graphql')
        .reply(() => new Promise(() => undefined));
      statuses(9, 'failure');
      const looking = deployments(wire).look();
      await wire.clock.whenWaitingUntil(5_000);
      wire.clock.advance(5_000);
      expect(await looking).toMatchObject([{ id: 9, state: 'FAILURE' }]);
      wire.cancel.abort();
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ['an answer of an unexpected shape', { data: { nodes: 'none' } }],
  ])('never takes %s for states', async (_what, body) => {
    listed(answer(9, ours()));
    github().post('/graphql').reply(200, body);
    expect(await rejection(deployments().look())).toBeInstanceOf(Error);
  });

  test.each<[string, unknown]>([
    ['not a list', { id: 9 }],
    ['an id that is a string', [{ ...answer(9), id: '9' }]],
    ['no commit', [{ ...answer(9), sha: null }]],
  ])('A3 never takes an unexpected shape for deployments: %s', async (_what, body) => {
    github()
      .get(path)
      .query(true)
      .reply(200, body as nock.Body);
    const error = await rejection(deployments().look());
    expect(
      gitHubFailure(error, 'look', 'deployments: write', { clock: new Wire().clock, permissions: [] }).kind,
    ).toBe('shape');
  });
});

describe('a new deployment', () => {
  const create = (): ReturnType<Deployments['create']> =>
    deployments().create({ build, sha: 'a1b2c3d', description: 'Being built.' });

  test('is transient, merges nothing, waits for nothing, and names its owner', async () => {
    github()
      .post(path, {
        ref: 'a1b2c3d',
        task: 'deploy:acme-shop-pr-42',
        environment: 'hasura-preview',
        description: 'Being built.',
        payload: ours() as nock.DataMatcherMap,
        transient_environment: true,
        production_environment: false,
        auto_merge: false,
        required_contexts: [],
      })
      .reply(201, answer(9, ours()));
    expect(await create()).toEqual({ id: 9, sha: 'a1b2c3d', build });
  });

  test.each([403, 409, 422, 502])('that is refused (HTTP %d) is requested only once', async (status) => {
    github().post(path).reply(status, refused);
    expect(statusOf(await rejection(create()))).toBe(status);
  });

  test('is an error if GitHub merged a branch instead', async () => {
    github().post(path).reply(202, { message: 'Auto-merged main into cart on deployment.' });
    expect(await rejection(create())).toBeInstanceOf(Error);
  });
});

describe("a deployment's status", () => {
  const tell = (url?: string): Promise<void> =>
    deployments().tell(9, {
      state: 'success',
      description: 'Ready.',
      logUrl: 'https://github.com/acme/shop/actions/runs/1',
      ...(url === undefined ? {} : { url }),
    });
  const body = {
    state: 'success',
    description: 'Ready.',
    log_url: 'https://github.com/acme/shop/actions/runs/1',
    auto_inactive: false,
  };

  test('does not make other deployments inactive', async () => {
    github().post(`${path}/9/statuses`, body).reply(201, { id: 1 });
    await tell();
  });

  test('contains the URL of the app', async () => {
    github()
      .post(`${path}/9/statuses`, { ...body, environment_url: 'https://acme-shop-pr-42.hasura.app' })
      .reply(201, { id: 1 });
    await tell('https://acme-shop-pr-42.hasura.app');
  });

  test('is no longer needed if the deployment is gone', async () => {
    github().post(`${path}/9/statuses`).reply(404, { message: 'Not Found' });
    await tell();
  });

  test('that is refused is an error', async () => {
    github().post(`${path}/9/statuses`).reply(403, refused);
    expect(statusOf(await rejection(tell()))).toBe(403);
  });
});
