import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { gitHubClient, gitHubFailure, statusOf } from '../../src/github/client.js';
import { commentsOf } from '../../src/github/comments.js';
import { ownLogin } from '../../src/github/identity.js';
import { openPullsOf, readBranch, readPull } from '../../src/github/pulls.js';
import { Failure } from '../../src/lib/errors.js';
import { TestClock } from '../support/clock.js';
import { network } from '../support/network.js';
import { repository } from '../support/repository.js';
import { laidOpen, rejection } from '../support/rejection.js';
import { Wire, gitHubHost } from '../support/wire.js';

beforeAll(network.close);
afterAll(network.open);
afterEach(() => {
  expect(network.leftOver()).toEqual([]);
});

const token = 'ghs_canary0123456789';
const github = (): nock.Scope => nock(gitHubHost, { reqheaders: { authorization: `token ${token}` } });
const pullAnswer = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  number: 42,
  state: 'open',
  merged_at: null,
  user: { login: 'alice' },
  draft: true,
  labels: [{ name: 'bug' }, { name: 'preview' }],
  head: { ref: 'cart', sha: 'a1b2c3d', repo: { id: 123456 } },
  ...more,
});
test.each([
  ['https://api.github.com', 'https://api.github.com', '/graphql'],
  ['https://git.acme.example/api/v3', 'https://git.acme.example', '/api/graphql'],
  ['https://api.acme.ghe.com', 'https://api.acme.ghe.com', '/graphql'],
])('GraphQL is asked where the runner says that the API is: %s', async (baseUrl, host, path) => {
  nock(host)
    .post(path)
    .reply(200, { data: { viewer: { login: 'me' } } });
  const { fetch } = new Wire();
  const client = gitHubClient({ baseUrl, fetch, auth: token, userAgent: 'tests' }, repository, new Wire());
  expect(await ownLogin(client)).toBe('me');
});

const resourceNotAccessible = { message: 'Resource not accessible by integration' };

describe('a pull request', () => {
  const read = (wire = new Wire()): ReturnType<typeof readPull> => readPull(wire.github(token), 42);

  test('is read in its current state', async () => {
    github().get('/repos/acme/shop/pulls/42').reply(200, pullAnswer());
    expect(await read()).toEqual({
      number: 42,
      draft: true,
      labels: ['bug', 'preview'],
      open: true,
      merged: false,
      headBranch: 'cart',
      headSha: 'a1b2c3d',
      fromFork: false,
    });
  });

  test('may be merged, of a deleted account, or from a fork that is gone', async () => {
    github()
      .get('/repos/acme/shop/pulls/42')
      .reply(200, pullAnswer({ state: 'closed', merged_at: '2026-11-21T10:00:00Z', user: null }));
    expect(await read()).toMatchObject({ open: false, merged: true });
    github()
      .get('/repos/acme/shop/pulls/42')
      .reply(200, pullAnswer({ head: { ref: 'cart', sha: 'a', repo: null } }));
    expect(await read()).toMatchObject({ fromFork: true });
    github()
      .get('/repos/acme/shop/pulls/42')
      .reply(200, pullAnswer({ head: { ref: 'cart', sha: 'a', repo: { id: 9 } } }));
    expect(await read()).toMatchObject({ fromFork: true });
  });

  test.each([403, 404])(
    'that cannot be read (HTTP %d) is never "closed": the error names the permission',
    async (status) => {
      github().get('/repos/acme/shop/pulls/42').reply(status, resourceNotAccessible);
      // A 404 may also mean that there is no such pull request: the list tells.
      if (status === 404)
        github().get('/repos/acme/shop/pulls').query(true).reply(403, resourceNotAccessible);
      const error = await rejection(read());
      expect(error).toMatchObject({
        kind: 'permission',
        message: `GitHub did not allow this run to read pull request #42 (HTTP ${String(status)}).`,
        remedy: expect.stringContaining('pull-requests: read'),
      });
      expect(laidOpen(error)).not.toContain(token);
    },
  );

  test('is a token error if GitHub refuses the token', async () => {
    github().get('/repos/acme/shop/pulls/42').reply(401, { message: 'Bad credentials' });
    expect(await rejection(read())).toMatchObject({
      kind: 'token',
      remedy: expect.stringContaining('github-token'),
    });
  });

  test('is requested again after an outage, and is an error if the outage lasts', async () => {
    const wire = new Wire();
    github().get('/repos/acme/shop/pulls/42').reply(502, '<html>');
    github().get('/repos/acme/shop/pulls/42').reply(200, pullAnswer());
    expect(await read(wire)).toMatchObject({ open: true });
    expect(wire.clock.slept).toEqual([500]);
    github().get('/repos/acme/shop/pulls/42').times(5).reply(503, {});
    expect(await rejection(read())).toMatchObject({
      kind: 'service',
      message: 'GitHub could not read pull request #42 (HTTP 503).',
    });
  });

  test('is requested again after a broken connection, and is an error if the connection keeps breaking', async () => {
    const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    github().get('/repos/acme/shop/pulls/42').replyWithError(reset);
    github().get('/repos/acme/shop/pulls/42').reply(200, pullAnswer());
    expect(await read()).toMatchObject({ open: true });
    github().get('/repos/acme/shop/pulls/42').times(5).replyWithError(reset);
    const error = await rejection(read());
    expect(error).toMatchObject({
      kind: 'network',
      message: expect.stringMatching(/api\.github\.com broke \(ECONNRESET\)/),
    });
    expect(laidOpen(error)).not.toContain(token);
  });

  test.each([403, 429])(
    'G6 is requested again at the time that a rate limit names: HTTP %d',
    async (status) => {
      const wire = new Wire();
      github()
        .get('/repos/acme/shop/pulls/42')
        .reply(status, { message: 'You have exceeded a secondary rate limit' }, { 'retry-after': '7' });
      github().get('/repos/acme/shop/pulls/42').reply(200, pullAnswer());
      expect(await read(wire)).toMatchObject({ open: true });
      expect(wire.clock.slept).toEqual([7_000]);
    },
  );

  test('G6 is requested again when the hourly limit resets, if that is soon', async () => {
    const wire = new Wire();
    const resetsAt = (ms: number): Record<string, string> => ({
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil((wire.clock.date().getTime() + ms) / 1000)),
    });
    const path = '/repos/acme/shop/pulls/42';
    github().get(path).reply(403, { message: 'API rate limit exceeded' }, resetsAt(20_000));
    github().get(path).reply(200, pullAnswer());
    expect(await read(wire)).toMatchObject({ open: true });
    expect(wire.clock.slept).toEqual([20_000]);

    github()
      .get(path)
      .reply(403, { message: 'API rate limit exceeded' }, resetsAt(50 * 60_000));
    expect(await rejection(read(wire))).toBeInstanceOf(Failure);
    expect(wire.clock.slept).toHaveLength(1);
  });

  test('G6 is an error at once if a rate limit asks for an hour', async () => {
    const wire = new Wire();
    github().get('/repos/acme/shop/pulls/42').reply(429, {}, { 'retry-after': '3600' });
    expect(await rejection(read(wire))).toBeInstanceOf(Failure);
    expect(wire.clock.slept).toEqual([]);
  });
});

describe('G6 a rate limit that does not say how long to wait', () => {
  const path = '/repos/acme/shop/pulls/42';
  const secondary = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' };

  test.each([403, 429])('makes the run wait a minute: HTTP %d', async (status) => {
    const wire = new Wire();
    github().get(path).reply(status, secondary);
    github().get(path).reply(200, pullAnswer());
    const reading = readPull(wire.github(token), 42);
    await wire.clock.whenWaitingUntil(60_000);
    wire.clock.advance(60_000);
    expect(await reading).toMatchObject({ open: true });
    expect(wire.log.text).toContain('Waiting 1 min: GitHub asked for it.');
  });

  test('makes the run wait only once', async () => {
    const wire = new Wire();
    github().get(path).times(2).reply(403, secondary);
    const reading = rejection(readPull(wire.github(token), 42));
    await wire.clock.whenWaitingUntil(60_000);
    wire.clock.advance(60_000);
    expect(await reading).toMatchObject({ kind: 'service', words: expect.stringContaining('secondary') });
  });

  test('does not make the run wait if it has less time left', async () => {
    const wire = new Wire();
    const client = gitHubClient(
      { baseUrl: gitHubHost, fetch: wire.fetch, auth: token },
      { owner: 'acme', name: 'shop', id: 123456, host: 'github.com' },
      {
        clock: wire.clock,
        signal: wire.signal,
        random: wire.random,
        log: wire.log,
        timeLeft: () => 59_999,
      },
    );
    github().get(path).reply(403, secondary);
    expect(await rejection(readPull(client, 42))).toMatchObject({ kind: 'service' });
  });
});

describe('a refusal that is not a rate limit', () => {
  test.each([
    ['a missing permission', resourceNotAccessible.message, 'permission'],
    [
      'a missing permission of a personal token',
      'Resource not accessible by personal access token',
      'permission',
    ],
    ['an archived repository', 'Repository was archived so is read-only.', 'service'],
  ])(
    'never makes the run wait, even if it was the last request of the hour: %s',
    async (_what, message, kind) => {
      const wire = new Wire();
      const reset = String(Math.ceil((wire.clock.date().getTime() + 20_000) / 1000));
      github()
        .get('/repos/acme/shop/pulls/42')
        .reply(403, { message }, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset });
      expect(await rejection(readPull(wire.github(token), 42))).toMatchObject({ kind });
      expect(wire.clock.slept).toEqual([]);
    },
  );
});

describe('a pull request that is read again', () => {
  test('is sent only if it has changed, and stays the same otherwise', async () => {
    const client = new Wire().github(token);
    const path = '/repos/acme/shop/pulls/42';
    const again = { reqheaders: { 'if-none-match': 'W/"1"' } };
    nock(gitHubHost, { badheaders: ['if-none-match'] })
      .get(path)
      .reply(200, pullAnswer(), { etag: 'W/"1"' });
    nock(gitHubHost, again).get(path).reply(304);
    nock(gitHubHost, again)
      .get(path)
      .reply(200, pullAnswer({ state: 'closed' }), { etag: 'W/"2"' });
    const read = [await readPull(client, 42), await readPull(client, 42), await readPull(client, 42)];
    expect(read.map(({ open }) => open)).toEqual([true, true, false]);
    expect(read[1]).toEqual(read[0]);
  });
});

describe('A3 an answer of an unexpected shape', () => {
  test.each<[string, unknown]>([
    ['a head that is null', pullAnswer({ head: null })],
    ['a number that is a string', pullAnswer({ number: '42' })],
    ['a missing state', { ...pullAnswer(), state: undefined }],
    ['a list', []],
  ])('of a pull request is a readable error, never "closed": %s', async (_what, answer) => {
    github()
      .get('/repos/acme/shop/pulls/42')
      .reply(200, answer as nock.Body);
    const error = await rejection(readPull(new Wire().github(token), 42));
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).message).toMatch(/^GitHub/);
  });

  test('of a branch or of its pull requests is a readable error too', async () => {
    github().get('/repos/acme/shop/git/matching-refs/heads%2Fcart').reply(200, { ref: 'refs/heads/cart' });
    expect(await rejection(readBranch(new Wire().github(token), 'cart'))).toBeInstanceOf(Failure);
    github()
      .get('/repos/acme/shop/pulls')
      .query(true)
      .reply(200, [{ number: 42 }]);
    expect(await rejection(openPullsOf(new Wire().github(token), 'cart'))).toBeInstanceOf(Failure);
  });
});

describe('the open pull request of a branch', () => {
  const query = {
    state: 'open',
    head: 'acme:cart',
    sort: 'created',
    direction: 'asc',
    per_page: '100',
    page: '1',
  };
  const look = (branch = 'cart'): ReturnType<typeof openPullsOf> =>
    openPullsOf(new Wire().github(token), branch);

  test('is the oldest one of this repository', async () => {
    github()
      .get('/repos/acme/shop/pulls')
      .query(query)
      .reply(200, [pullAnswer(), pullAnswer({ number: 43 })]);
    expect((await look())[0]).toMatchObject({ number: 42 });
  });

  test('is absent if there is none', async () => {
    github().get('/repos/acme/shop/pulls').query(query).reply(200, []);
    expect(await look()).toEqual([]);
  });

  test('is not one from a fork, not even a fork of the same owner', async () => {
    const fork = pullAnswer({ number: 7, head: { ref: 'cart', sha: 'f', repo: { id: 999 } } });
    github().get('/repos/acme/shop/pulls').query(query).reply(200, [fork, pullAnswer()]);
    expect((await look())[0]).toMatchObject({ number: 42 });
    github()
      .get('/repos/acme/shop/pulls')
      .query(query)
      .reply(200, [fork, pullAnswer({ head: { ref: 'cart', sha: 'f', repo: null } })]);
    expect(await look()).toEqual([]);
  });

  test('is not one of another branch, even if GitHub ignores the filter', async () => {
    github()
      .get('/repos/acme/shop/pulls')
      .query({ ...query, head: 'acme:x' })
      .reply(200, [pullAnswer()]);
    expect(await look('x')).toEqual([]);
  });

  test('that cannot be read is an error that names the permission', async () => {
    github().get('/repos/acme/shop/pulls').query(query).reply(403, resourceNotAccessible);
    expect(await rejection(look())).toMatchObject({
      kind: 'permission',
      remedy: expect.stringContaining('pull-requests: read'),
    });
  });
});

describe('a branch', () => {
  const look = (branch = 'cart'): ReturnType<typeof readBranch> =>
    readBranch(new Wire().github(token), branch);

  test('has its newest commit', async () => {
    github()
      .get('/repos/acme/shop/git/matching-refs/heads%2Fcart')
      .reply(200, [
        { ref: 'refs/heads/cart', object: { sha: 'a1b2c3d' } },
        { ref: 'refs/heads/cart-2', object: { sha: 'ffffff' } },
      ]);
    expect(await look()).toEqual({ branch: 'cart', sha: 'a1b2c3d' });
  });

  test('is gone if only other branches begin with its name', async () => {
    github()
      .get('/repos/acme/shop/git/matching-refs/heads%2Fcart')
      .reply(200, [{ ref: 'refs/heads/cart-2', object: { sha: 'ffffff' } }]);
    expect(await look()).toEqual({ branch: 'cart', sha: undefined });
  });

  test.each([403, 404])('that cannot be read (HTTP %d) is never "gone"', async (status) => {
    github().get('/repos/acme/shop/git/matching-refs/heads%2Fcart').reply(status, resourceNotAccessible);
    expect(await rejection(look())).toMatchObject({
      kind: 'permission',
      remedy: expect.stringContaining('contents: read'),
    });
  });
});

describe('the sticky comment on GitHub', () => {
  const marker = '<!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->';
  const bot = { login: 'github-actions[bot]', type: 'Bot' };
  const path = '/repos/acme/shop/issues/42/comments';
  const comment = (id: number, body: string | null, user: unknown = bot): Record<string, unknown> => ({
    id,
    body,
    user,
    html_url: `https://github.com/acme/shop/pull/42#issuecomment-${String(id)}`,
  });
  const ours = {
    id: 7,
    url: 'https://github.com/acme/shop/pull/42#issuecomment-7',
    body: `${marker}\nhello`,
  };
  const we = (login: string | undefined): void => {
    const scope = github().post('/graphql');
    if (login === undefined) scope.reply(403, resourceNotAccessible);
    else scope.reply(200, { data: { viewer: { login } } });
  };
  const listed = (...comments: Record<string, unknown>[]): void => {
    github().get(path).query({ per_page: '100', page: '1' }).reply(200, comments);
  };
  const comments = (wire = new Wire()): ReturnType<typeof commentsOf> => commentsOf(wire.github(token), 42);

  test('is found by its marker and its author', async () => {
    we('github-actions[bot]');
    listed(comment(1, 'hi'), comment(7, ours.body), comment(8, ours.body));
    expect(await comments().find(marker)).toEqual(ours);
  });

  test('G3 is found on the last page of a long thread', async () => {
    we('github-actions[bot]');
    const link = (page: number): Record<string, string> => ({
      link: `<${gitHubHost}${path}?per_page=100&page=${String(page)}>; rel="next"`,
    });
    const page = (): Record<string, unknown>[] =>
      Array.from({ length: 100 }, (_, index) =>
        comment(1_000 + index, 'talk', { login: 'bob', type: 'User' }),
      );
    github().get(path).query({ per_page: '100', page: '1' }).reply(200, page(), link(2));
    github().get(path).query({ per_page: '100', page: '2' }).reply(200, page(), link(3));
    github()
      .get(path)
      .query({ per_page: '100', page: '3' })
      .reply(200, [comment(7, ours.body)]);
    expect(await comments().find(marker)).toEqual(ours);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a person who copied the marker', comment(1, ours.body, { login: 'mallory', type: 'User' })],
    ['another bot that copied the marker', comment(1, ours.body, { login: 'other[bot]', type: 'Bot' })],
    [
      'a person whose login resembles the bot’s',
      comment(1, ours.body, { login: 'github-actions', type: 'User' }),
    ],
    ['a deleted account', comment(1, ours.body, null)],
    ['us, if it only quotes the marker', comment(1, `> ${ours.body}`)],
    ['us, if it is about another app', comment(1, ours.body.replace('-42 ', '-421 '))],
    ['us, if it has no text', comment(1, null)],
  ])('G3 is not the one of %s', async (_who, other) => {
    we('github-actions[bot]');
    listed(other);
    expect(await comments().find(marker)).toBeUndefined();
  });

  test('is found if GraphQL names an app without its suffix', async () => {
    we('github-actions');
    listed(comment(7, ours.body));
    expect(await comments().find(marker)).toEqual(ours);
  });

  test('is found with a person’s own token', async () => {
    we('alice');
    listed(comment(1, ours.body, bot), comment(7, ours.body, { login: 'alice', type: 'User' }));
    expect(await comments().find(marker)).toEqual(ours);
  });

  test('is found from any bot if we may not ask who we are, but never from a person', async () => {
    we(undefined);
    listed(comment(1, ours.body, { login: 'mallory', type: 'User' }), comment(7, ours.body));
    expect(await comments().find(marker)).toEqual(ours);
  });

  test('is posted', async () => {
    github().post(path, { body: ours.body }).reply(201, comment(7, ours.body));
    expect(await comments().post(marker, ours.body)).toEqual(ours);
  });

  test('G5 that was stored although its answer was lost is found, not posted twice', async () => {
    github().post(path).reply(502, '<html>');
    we('github-actions[bot]');
    listed(comment(7, ours.body));
    expect(await comments().post(marker, ours.body)).toEqual(ours);
  });

  test('G5 that was stored before the connection broke is found, not posted twice', async () => {
    github()
      .post(path)
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    we('github-actions[bot]');
    listed(comment(7, ours.body));
    expect(await comments().post(marker, ours.body)).toEqual(ours);
  });

  test('that was not stored is an error, and is not posted again blindly', async () => {
    const wire = new Wire();
    github().post(path).reply(502, '<html>');
    we('github-actions[bot]');
    listed();
    expect(statusOf(await rejection(comments(wire).post(marker, ours.body)))).toBe(502);
    expect(wire.clock.slept).toEqual([]);
  });

  test.each([403, 404, 422])('G4 that GitHub refuses is an error at once: HTTP %d', async (status) => {
    github().post(path).reply(status, resourceNotAccessible);
    const error = await rejection(comments().post(marker, ours.body));
    expect(statusOf(error)).toBe(status);
    expect(
      laidOpen(
        gitHubFailure(error, 'comment', 'pull-requests: write', { clock: new TestClock(), permissions: [] }),
      ),
    ).not.toContain(token);
  });

  test('is edited in place', async () => {
    github().patch('/repos/acme/shop/issues/comments/7', { body: 'new' }).reply(200, comment(7, 'new'));
    expect(await comments().edit(7, 'new')).toEqual({ ...ours, body: 'new' });
  });

  test('G4 that somebody deleted is gone', async () => {
    github().patch('/repos/acme/shop/issues/comments/7').reply(404, { message: 'Not Found' });
    expect(await comments().edit(7, 'new')).toBeUndefined();
  });

  test('is removed', async () => {
    github().delete('/repos/acme/shop/issues/comments/7').reply(204);
    await expect(comments().remove(7)).resolves.toBeUndefined();
  });

  test('G4 of a locked thread is an error', async () => {
    github().patch('/repos/acme/shop/issues/comments/7').reply(403, { message: 'Issue is locked' });
    expect(statusOf(await rejection(comments().edit(7, 'new')))).toBe(403);
  });
});

describe('the failure of a call', () => {
  test('is unchanged if it is a failure already', () => {
    const failure = new Failure('github-not-allowed', 'x');
    expect(
      gitHubFailure(failure, 'read', 'contents: read', { clock: new TestClock(), permissions: [] }),
    ).toBe(failure);
  });

  test('says what could not be done, whatever was thrown', () => {
    expect(
      gitHubFailure('odd', 'read branch x', 'contents: read', { clock: new TestClock(), permissions: [] }),
    ).toMatchObject({
      kind: 'service',
      message: 'GitHub could not read branch x.',
      words: 'odd',
    });
  });

  test.each<[string, Record<string, string>, string, string]>([
    [
      'single sign-on',
      { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?authorization_request=A1' },
      'Resource protected by organization SAML enforcement.',
      "single sign-on at https://github.com/orgs/acme/sso?authorization_request=A1, or leave github-token out to use the workflow's own token.",
    ],
    [
      'single sign-on without a URL',
      {},
      'protected by organization SAML enforcement',
      'single sign-on, or leave',
    ],
    ['an IP allow list', {}, 'your IP address is not permitted to access this resource', 'IP allow list'],
  ])('names what a token needs that is blocked by %s', (_, headers, message, remedy) => {
    const error = Object.assign(new Error(message), { status: 403, response: { headers } });
    expect(
      gitHubFailure(error, 'read', 'contents: read', { clock: new TestClock(), permissions: [] }),
    ).toMatchObject({ code: 'github-token-not-authorized', remedy: expect.stringContaining(remedy) });
  });

  test('G1 names the permission that would allow it', () => {
    const error = Object.assign(new Error('Resource not accessible by integration'), { status: 403 });
    expect(
      gitHubFailure(error, 'comment on pull request #42', 'pull-requests: write', {
        clock: new TestClock(),
        permissions: [],
      }),
    ).toMatchObject({
      kind: 'permission',
      message: 'GitHub did not allow this run to comment on pull request #42 (HTTP 403).',
      remedy: 'Add "pull-requests: write" to the job\'s permissions.',
      words: 'Resource not accessible by integration',
    });
  });
});

describe('G8 GitHub on a self-hosted server', () => {
  test('receives the requests, and nobody else does', async () => {
    const { gitHubClient } = await import('../../src/github/client.js');
    const wire = new Wire();
    const client = gitHubClient(
      { baseUrl: 'https://git.acme.example/api/v3', fetch: wire.fetch, auth: token },
      { owner: 'acme', name: 'shop', id: 123456, host: 'git.acme.example' },
      wire,
    );
    nock('https://git.acme.example').get('/api/v3/repos/acme/shop/pulls/42').reply(200, pullAnswer());
    expect(await readPull(client, 42)).toMatchObject({ number: 42 });
  });
});
