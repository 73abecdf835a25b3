import type { LiveStates } from '../../src/rules/preview.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { readStates } from '../../src/github/live-states.js';
import type { Subject } from '../../src/rules/preview.js';
import { network } from '../support/network.js';
import { laidOpen, rejection } from '../support/rejection.js';
import { Wire, gitHubHost } from '../support/wire.js';

beforeAll(network.close);
afterAll(network.open);
afterEach(() => {
  expect(network.leftOver()).toEqual([]);
});

const token = 'ghs_canary0123456789';
const pull = (number: number): Subject => ({ kind: 'pull', number });
const branch = (name: string): Subject => ({ kind: 'branch', branch: name });
const found = (number: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  number,
  state: 'OPEN',
  isDraft: false,
  headRefName: 'cart',
  headRefOid: 'a1b2c3d',
  isCrossRepository: false,
  labels: { nodes: [{ name: 'preview' }] },
  ...more,
});
interface Asked {
  query: string;
  variables: Record<string, string>;
}

/** Answers the one expected request, and returns what was asked. */
function answers(status: number, body: unknown): Asked[] {
  const asked: Asked[] = [];
  nock(gitHubHost, { reqheaders: { authorization: `token ${token}` } })
    .post('/graphql', (sent: Asked) => asked.push(sent) > 0)
    .reply(status, body as Record<string, unknown>);
  return asked;
}
const repository = (fields: Record<string, unknown>, more: Record<string, unknown> = {}): unknown => ({
  data: { repository: { databaseId: 123456, defaultBranchRef: { name: 'main' }, ...fields } },
  ...more,
});
const read = (subjects: Subject[], wire = new Wire()): Promise<LiveStates> =>
  readStates(wire.github(token), subjects);

describe('The state of many pull requests and branches', () => {
  test('takes one request', async () => {
    const asked = answers(
      200,
      repository({
        p1: found(1),
        p2: found(2, { state: 'MERGED', isDraft: true, isCrossRepository: true, labels: { nodes: [null] } }),
        p3: found(3, { state: 'CLOSED', labels: null }),
        b0: { name: 'main' },
        b1: null,
      }),
    );
    const { pulls, branches } = await read([pull(1), branch('main'), pull(2), pull(3), branch('a"b')]);

    expect(pulls.get(1)).toEqual({
      number: 1,
      open: true,
      merged: false,
      headBranch: 'cart',
      headSha: 'a1b2c3d',
      draft: false,
      labels: ['preview'],
      fromFork: false,
    });
    expect(pulls.get(2)).toMatchObject({
      open: false,
      merged: true,
      draft: true,
      labels: [],
      fromFork: true,
    });
    expect(pulls.get(3)).toMatchObject({ open: false, merged: false, labels: [] });
    expect([...branches]).toEqual([
      ['main', true],
      ['a"b', false],
    ]);
    // Branch names are sent as variables.
    expect(asked[0]?.variables).toEqual({
      owner: 'acme',
      repo: 'shop',
      b0: 'refs/heads/main',
      b1: 'refs/heads/a"b',
    });
    expect(asked[0]?.query).not.toContain('a"b');
  });

  test('asks for no contents if there is no branch, and for no pull request if there is none', async () => {
    const pulls = answers(200, { data: { repository: { databaseId: 123456, p7: found(7) } } });
    await read([pull(7)]);
    expect(pulls[0]?.query).not.toMatch(/ref|defaultBranch.*\(/);
    expect(pulls[0]?.query).not.toContain('defaultBranchRef');
    const branches = answers(200, repository({ b0: { name: 'x' } }));
    await read([branch('x')]);
    expect(branches[0]?.query).not.toContain('pullRequest');
  });

  test('leaves out a number that GitHub does not know, and keeps the rest', async () => {
    answers(
      200,
      repository(
        { p1: null, p2: found(2) },
        { errors: [{ type: 'NOT_FOUND', path: ['repository', 'p1'], message: 'Could not resolve' }] },
      ),
    );
    const { pulls } = await read([pull(1), pull(2)]);
    expect([...pulls.keys()]).toEqual([2]);
  });

  test('treats a branch that is not found as gone only if contents can be read', async () => {
    answers(200, repository({ b0: null, defaultBranchRef: null }));
    const { branches } = await read([branch('main')]);
    expect(branches.size).toBe(0);
  });

  test('ignores an answer about another branch than the requested one', async () => {
    answers(200, repository({ b0: { name: 'Main' } }));
    expect((await read([branch('main')])).branches.size).toBe(0);
  });

  test.each<[string, number, unknown, Record<string, unknown>]>([
    [
      'a missing permission',
      200,
      {
        data: { repository: { databaseId: 123456, p1: null } },
        errors: [
          {
            type: 'FORBIDDEN',
            path: ['repository', 'p1'],
            message: 'Resource not accessible by integration',
          },
        ],
      },
      { kind: 'permission', remedy: expect.stringContaining('pull-requests: read') },
    ],
    [
      'a repository that cannot be seen',
      200,
      { data: { repository: null }, errors: [{ type: 'NOT_FOUND', path: ['repository'], message: 'no' }] },
      { kind: 'permission' },
    ],
    ['errors of an unexpected shape', 200, { data: null, errors: ['?'] }, { kind: 'service' }],
    ['a refused token', 401, { message: 'Bad credentials' }, { kind: 'token' }],
    ['another repository', 200, repository({ databaseId: 9, p1: found(1) }), { kind: 'shape' }],
    ['an unknown state', 200, repository({ p1: found(1, { state: 'LOST' }) }), { kind: 'shape' }],
    ['no repository', 200, { data: { repository: null } }, { kind: 'shape' }],
    ['nothing', 200, {}, { kind: 'shape' }],
  ])('is an error for %s, never "closed"', async (_, status, body, expected) => {
    answers(status, body);
    const error = await rejection(read([pull(1)]));
    expect(error).toMatchObject(expected);
    expect(laidOpen(error)).not.toContain(token);
  });

  test('is requested again after an outage, and at the time that a rate limit names', async () => {
    const wire = new Wire();
    answers(502, '<html>');
    nock(gitHubHost).post('/graphql').reply(403, { message: 'secondary rate limit' }, { 'retry-after': '3' });
    answers(200, repository({ p1: found(1) }));
    expect((await read([pull(1)], wire)).pulls.size).toBe(1);
    expect(wire.clock.slept).toEqual([500, 3000]);
  });

  test.each([
    { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
    { errors: [{ message: 'You have exceeded a secondary rate limit.' }] },
  ])('is requested once more, a minute later, if a rate limit names no time: %j', async (limit) => {
    const wire = new Wire();
    answers(200, limit);
    answers(200, limit);
    const reading = rejection(read([pull(1)], wire));
    await wire.clock.whenWaitingUntil(60_000);
    wire.clock.advance(60_000);
    expect(await reading).toMatchObject({ kind: 'service', words: limit.errors[0]?.message });
  });

  test('is requested again when the hourly limit resets', async () => {
    const wire = new Wire();
    const reset = String(Math.ceil((wire.clock.date().getTime() + 20_000) / 1000));
    nock(gitHubHost)
      .post('/graphql')
      .reply(
        200,
        { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
        { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      );
    answers(200, repository({ p1: found(1) }));
    expect((await read([pull(1)], wire)).pulls.size).toBe(1);
    expect(wire.clock.slept).toEqual([20_000]);
  });
});
