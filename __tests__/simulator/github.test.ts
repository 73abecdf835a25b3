import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Clock } from '../../simulator/contracts.js';
import { GitHub } from '../../simulator/github/github.js';
import type { Pull, Repository } from '../../simulator/github/model.js';
import { githubActions } from '../../simulator/github/model.js';
import type { Level, Permission } from '../../simulator/github/tokens.js';
import { githubUrls } from '../../simulator/github/urls.js';

const { apiUrl, graphqlUrl } = githubUrls('http://127.0.0.1:1');
let github: GitHub;
let repo: Repository;
let pull: Pull;
let seconds = 0;

beforeEach(() => {
  seconds = 0;
  github = new GitHub({ clock: fixedClock() });
  repo = github.addRepository({ owner: 'acme', name: 'shop', id: 123456, private: true });
  pull = github.openPull({ repo, number: 42, head: 'feature/cart', title: 'Cart', author: 'alice' });
  give('full', { contents: 'read', pull_requests: 'write', issues: 'write' });
});

function fixedClock(): Clock {
  return {
    now: () => seconds * 1000,
    date: () => new Date(Date.UTC(2026, 0, 1) + seconds * 1000),
    sleep: () => Promise.resolve(),
    hold: (work) => work(),
  };
}

function give(token: string, permissions: Partial<Record<Permission, Level>>, type: 'Bot' | 'User' = 'Bot') {
  const account = type === 'Bot' ? githubActions : { login: 'alice', id: 7 };
  github.addToken(token, {
    login: account.login,
    id: account.id,
    type,
    permissions,
    repositories: ['acme/shop'],
  });
}

interface Sent {
  method?: string;
  body?: unknown;
  token?: string | null;
  headers?: Record<string, string>;
}

/** Sends a request by `identify` and `answer`, as a host does. */
async function send(pathOrUrl: string, { method = 'GET', body, token = 'full', headers = {} }: Sent = {}) {
  const url = pathOrUrl.startsWith('http') ? pathOrUrl : `${apiUrl}${pathOrUrl}`;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const request = new Request(url, {
    method,
    headers: {
      'user-agent': 'test',
      ...(token === null ? {} : { authorization: `token ${token}` }),
      ...headers,
    },
    ...(text === '' ? {} : { body: text }),
  });
  const named = github.identify(request, text);
  if (named === undefined) throw new Error(`nobody answers ${url}`);
  const response = await github.answer(request, { ...named, method, url, headers: {}, body: text, at: 0 });
  const answer = await response.text();
  // Tests read many shapes; each one's expectation shows which one it means.
  const json = (answer === '' ? {} : JSON.parse(answer)) as Json;
  return { operation: named.operation, status: response.status, headers: response.headers, json };
}

interface Json {
  [key: string]: Json & string & number & null & boolean & Json[];
}

const comments = '/repos/acme/shop/issues/42/comments';

describe('tokens', () => {
  test('an unknown token is refused before anything else', async () => {
    expect(await send('/repos/acme/shop', { token: 'nobody' })).toMatchObject({
      status: 401,
      json: { message: 'Bad credentials', status: '401' },
    });
  });

  test('a private repository does not exist for a caller without access', async () => {
    github.addToken('other', {
      login: 'bob',
      id: 8,
      type: 'User',
      permissions: { contents: 'write' },
      repositories: ['bob/x'],
    });
    for (const token of ['other', null]) {
      expect(await send('/repos/acme/shop', { token })).toMatchObject({
        status: 404,
        json: { message: 'Not Found' },
      });
    }
  });

  test('a comment needs pull-requests: write or issues: write, and the refusal names both', async () => {
    give('weak', { contents: 'read', pull_requests: 'read' });
    const refused = await send(comments, { method: 'POST', body: { body: 'hi' }, token: 'weak' });
    expect(refused).toMatchObject({
      status: 403,
      json: { message: 'Resource not accessible by integration' },
    });
    expect(refused.json['documentation_url']).toMatch(/^https:\/\/docs\.github\.com\/rest\/issues\/comments/);
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write');

    give('pulls', { pull_requests: 'write' });
    give('issues', { issues: 'write' });
    for (const token of ['pulls', 'issues']) {
      expect((await send(comments, { method: 'POST', body: { body: 'hi' }, token })).status).toBe(201);
    }
  });

  test('private content is not readable without the permission, public content is', async () => {
    give('none', {});
    expect((await send('/repos/acme/shop/pulls/42', { token: 'none' })).status).toBe(403);
    expect((await send('/repos/acme/shop/branches/main', { token: 'none' })).status).toBe(403);
    expect((await send('/repos/acme/shop', { token: 'none' })).status).toBe(200);
    repo.private = false;
    expect((await send('/repos/acme/shop/pulls/42', { token: 'none' })).status).toBe(200);
    expect((await send('/repos/acme/shop/pulls/42', { token: null })).status).toBe(200);
  });

  test('reads reports whether a clone would work', () => {
    give('none', {});
    expect(github.reads('full', 'acme', 'shop')).toBe(true);
    expect(github.reads('none', 'acme', 'shop')).toBe(false);
    expect(github.reads('nobody', 'acme', 'shop')).toBe(false);
    github.revokeToken('full');
    expect(github.reads('full', 'acme', 'shop')).toBe(false);
  });

  test('GraphQL returns the viewer of GITHUB_TOKEN, and REST refuses it', async () => {
    const query = { query: 'query { viewer { login } }' };
    expect(await send(graphqlUrl, { method: 'POST', body: query })).toMatchObject({
      operation: 'POST /graphql',
      status: 200,
      json: { data: { viewer: { login: 'github-actions[bot]' } } },
    });
    expect(await send('/user')).toMatchObject({ status: 403 });
    give('mine', {}, 'User');
    expect(await send('/user', { token: 'mine' })).toMatchObject({ status: 200, json: { login: 'alice' } });
  });

  test('a GraphQL field that GitHub does not have is an error in a 200', async () => {
    const answer = await send(graphqlUrl, { method: 'POST', body: { query: '{ viewer { shoeSize } }' } });
    expect(answer).toMatchObject({
      status: 200,
      json: { errors: [{ message: expect.stringContaining('shoeSize') }] },
    });
  });
});

describe('comments', () => {
  test('a comment carries its author and times, and its history keeps every text', async () => {
    const made = await send(comments, { method: 'POST', body: { body: 'one' } });
    seconds = 60;
    const edited = await send(`/repos/acme/shop/issues/comments/${made.json['id']}`, {
      method: 'PATCH',
      body: { body: 'two' },
    });
    expect(edited.json).toMatchObject({
      body: 'two',
      user: { login: 'github-actions[bot]', type: 'Bot', id: 41898282 },
      created_at: '2026-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:01:00Z',
      html_url: `https://github.com/acme/shop/pull/42#issuecomment-${made.json['id']}`,
    });
    expect(github.commentsOf(pull)[0]?.history.map(({ body }) => body)).toEqual(['one', 'two']);
  });

  test('a list has 30 comments a page, 100 at most, and links that work', async () => {
    for (let index = 0; index < 250; index += 1) github.addComment('bob', pull, `comment ${index}`);
    expect((await send(comments)).json).toHaveLength(30);
    const seen: string[] = [];
    let next: string | undefined = `${apiUrl}${comments}?per_page=1000`;
    let requests = 0;
    while (next !== undefined) {
      const page = await send(next);
      requests += 1;
      seen.push(...(page.json as unknown as { body: string }[]).map(({ body }) => body));
      next = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1];
    }
    expect(requests).toBe(3);
    expect(seen).toEqual(Array.from({ length: 250 }, (_, index) => `comment ${index}`));
  });

  test('a Link header has GitHub’s form, with the id of the repository', async () => {
    for (let index = 0; index < 5; index += 1) github.addComment('bob', pull, 'hi');
    const { headers } = await send(`${comments}?per_page=2&page=2`);
    const link = (page: number, rel: string) =>
      `<${apiUrl}/repositories/123456/issues/42/comments?per_page=2&page=${page}>; rel="${rel}"`;
    expect(headers.get('link')).toBe(
      [link(1, 'prev'), link(3, 'next'), link(3, 'last'), link(1, 'first')].join(', '),
    );
  });

  test('a body over 65,536 characters, an empty one and a missing one are refused', async () => {
    const post = (body: unknown) => send(comments, { method: 'POST', body });
    expect((await post({ body: 'x'.repeat(65_536) })).status).toBe(201);
    expect(await post({ body: 'x'.repeat(65_537) })).toMatchObject({
      status: 422,
      json: {
        message: 'Validation Failed',
        errors: [
          {
            resource: 'IssueComment',
            code: 'unprocessable',
            field: 'data',
            message: 'Body is too long (maximum is 65536 characters)',
          },
        ],
      },
    });
    expect((await post({ body: ' ' })).status).toBe(422);
    expect((await post({})).status).toBe(422);
    expect(await post('{')).toMatchObject({ status: 400, json: { message: 'Problems parsing JSON' } });
  });

  test('locked conversations and archived repositories refuse changes, and what is missing is not found', async () => {
    const comment = github.addComment('bob', pull, 'hi');
    const one = `/repos/acme/shop/issues/comments/${comment.id}`;
    pull.locked = true;
    expect((await send(comments, { method: 'POST', body: { body: 'x' } })).status).toBe(403);
    expect((await send(one, { method: 'PATCH', body: { body: 'x' } })).status).toBe(403);
    pull.locked = false;
    repo.archived = true;
    expect((await send(one, { method: 'PATCH', body: { body: 'x' } })).json['message']).toMatch(/archived/);
    repo.archived = false;
    expect((await send(one, { method: 'DELETE' })).status).toBe(204);
    expect((await send(one, { method: 'PATCH', body: { body: 'x' } })).status).toBe(404);
    expect((await send('/repos/acme/shop/issues/99/comments')).status).toBe(404);
  });
});

describe('pull requests', () => {
  test('a pull request has the real shape and follows its branch', async () => {
    const before = pull.head.sha;
    github.pushBranch(repo, 'feature/cart', { sha: 'b'.repeat(40) });
    const { json } = await send('/repos/acme/shop/pulls/42');
    expect(json).toMatchObject({
      number: 42,
      state: 'open',
      merged: false,
      mergeable: null,
      title: 'Cart',
      user: { login: 'alice', type: 'User' },
      html_url: 'https://github.com/acme/shop/pull/42',
      head: {
        ref: 'feature/cart',
        sha: 'b'.repeat(40),
        repo: { id: 123456, full_name: 'acme/shop', fork: false },
      },
      base: { ref: 'main', repo: { default_branch: 'main' } },
    });
    expect(pull.previousHead).toBe(before);
    expect(JSON.stringify(json)).not.toMatch(/Codertocat|Hello-World|ec26c3e57/);
    expect((await send('/repos/acme/shop/pulls/42')).json['mergeable']).toBe(true);
  });

  test('a list filters by owner:branch, but not by a branch alone', async () => {
    const fork = github.addRepository({ owner: 'mallory', name: 'shop', id: 2, fork: true });
    github.openPull({ repo, head: 'feature/cart', headRepository: fork, author: 'mallory' });
    const numbers = async (query: string) =>
      ((await send(`/repos/acme/shop/pulls?${query}`)).json as unknown as Json[]).map(
        (item) => item['number'],
      );
    expect(await numbers('head=acme:feature/cart')).toEqual([42]);
    expect(await numbers('head=mallory%3Afeature%2Fcart')).toEqual([43]);
    expect(await numbers('head=feature/cart')).toEqual([43, 42]);
    github.closePull(pull);
    expect(await numbers('head=acme:feature/cart')).toEqual([]);
    expect(await numbers('state=all&head=acme:feature/cart')).toEqual([42]);
    expect(await numbers('state=all&per_page=1&page=2')).toEqual([42]);
  });

  test('the head of a deleted fork has no repository', async () => {
    const fork = github.addRepository({ owner: 'mallory', name: 'shop', id: 2, fork: true });
    const theirs = github.openPull({ repo, head: 'x', headRepository: fork, author: 'mallory' });
    github.deleteRepository(fork);
    expect((await send(`/repos/acme/shop/pulls/${theirs.number}`)).json['head']).toMatchObject({
      repo: null,
      label: 'mallory:x',
      user: { login: 'mallory' },
    });
  });

  test('a merge moves the base, deleting the branch closes a pull request, and a merged one stays closed', async () => {
    github.pushBranch(repo, 'feature/cart', { directory: '/tree' });
    github.closePull(pull, { merged: true });
    expect((await send('/repos/acme/shop/pulls/42')).json).toMatchObject({ state: 'closed', merged: true });
    expect(github.branchHead('acme', 'shop', 'main')).toMatchObject({
      sha: pull.merged?.sha,
      directory: '/tree',
    });
    expect(() => {
      github.reopenPull(pull);
    }).toThrow(/merged/);
    const other = github.openPull({ repo, head: 'other' });
    github.deleteBranch(repo, 'other');
    expect(other.state).toBe('closed');
    expect(github.branchHead('acme', 'shop', 'other')).toBeUndefined();
  });
});

describe('repositories', () => {
  test('branches with slashes are found encoded or not, and refs match by their beginning', async () => {
    for (const path of ['feature/cart', 'feature%2Fcart']) {
      expect((await send(`/repos/acme/shop/branches/${path}`)).json['commit']).toMatchObject({
        sha: pull.head.sha,
      });
    }
    expect((await send('/repos/acme/shop/branches/feature')).status).toBe(404);
    github.pushBranch(repo, 'feature/cart-2');
    const refs = async (prefix: string) =>
      ((await send(`/repos/acme/shop/git/matching-refs/heads/${prefix}`)).json as unknown as Json[]).map(
        (item) => item['ref'],
      );
    expect(await refs('feature/cart')).toEqual(['refs/heads/feature/cart', 'refs/heads/feature/cart-2']);
    expect(await refs('feature%2Fcart-')).toEqual(['refs/heads/feature/cart-2']);
    expect(await refs('feature/cart/')).toEqual([]);
    expect(await refs('')).toHaveLength(3);
    expect(await refs('nothing')).toEqual([]);
  });

  test('a renamed repository keeps its id and redirects from its old name', async () => {
    github.rename(repo, { name: 'store' });
    github.addToken('full', { ...githubActions, type: 'Bot', permissions: { pull_requests: 'write' } });
    const moved = await send('/repos/acme/shop/pulls/42');
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe(`${apiUrl}/repositories/123456/pulls/42`);
    expect((await send(moved.headers.get('location') ?? '')).json).toMatchObject({ number: 42 });
    expect((await send(comments, { method: 'POST', body: { body: 'x' } })).status).toBe(307);
    expect((await send('/repos/acme/store')).json).toMatchObject({ id: 123456, full_name: 'acme/store' });
  });

  test('an ETag saves the body of an unchanged answer', async () => {
    const first = await send('/repos/acme/shop');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await send('/repos/acme/shop', { headers })).status).toBe(304);
    repo.archived = true;
    expect((await send('/repos/acme/shop', { headers })).status).toBe(200);
  });

  test('calls are named by their template, and paths of other services are ignored', async () => {
    expect((await send(comments)).operation).toBe('GET /repos/{owner}/{repo}/issues/{number}/comments');
    expect(await send('/repos/acme/shop/stargazers')).toMatchObject({
      status: 404,
      operation: 'GET /repos/acme/shop/stargazers',
    });
    expect(
      github.identify(new Request('http://127.0.0.1:1/v1/graphql', { method: 'POST' }), '{}'),
    ).toBeUndefined();
  });
});
