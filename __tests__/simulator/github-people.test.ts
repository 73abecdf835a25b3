import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Comment } from '../../simulator/github/model.js';
import { apiUrl, each, Harness } from './github-harness.js';

let harness: Harness;

beforeEach(() => {
  harness = new Harness();
});

describe('reactions', () => {
  let comment: Comment;
  let path: string;

  beforeEach(() => {
    comment = harness.github.addComment('bob', harness.pull, '/preview');
    path = `/issues/comments/${comment.id}/reactions`;
  });

  test('the first is created, and the same again returns it', async () => {
    const first = await harness.post(path, { content: 'eyes' });
    expect(first).toMatchObject({
      operation: 'POST /repos/{owner}/{repo}/issues/comments/{id}/reactions',
      status: 201,
      json: {
        content: 'eyes',
        user: { login: 'github-actions[bot]', type: 'Bot' },
        created_at: '2026-01-01T00:00:00Z',
      },
    });
    expect(await harness.post(path, { content: 'eyes' })).toMatchObject({ status: 200, json: first.json });
    expect((await harness.post(path, { content: '+1' })).status).toBe(201);
    harness.give('mine', { issues: 'write' }, 'alice');
    expect((await harness.post(path, { content: 'eyes' }, 'mine')).status).toBe(201);
    expect(comment.reactions.map(({ content, user }) => [content, user.login])).toEqual([
      ['eyes', 'github-actions[bot]'],
      ['+1', 'github-actions[bot]'],
      ['eyes', 'alice'],
    ]);
    const { json } = await harness.send(`/issues/comments/${comment.id}`);
    expect(json['reactions']).toMatchObject({ total_count: 3, eyes: 2, '+1': 1, '-1': 0 });
  });

  test('an unknown or missing content, a missing comment and a weak token are refused', async () => {
    expect((await harness.post(path, { content: 'shrug' })).status).toBe(422);
    expect((await harness.post(path)).status).toBe(422);
    expect((await harness.post('/issues/comments/1/reactions', { content: 'eyes' })).status).toBe(404);
    harness.give('weak', { issues: 'read', pull_requests: 'read', contents: 'write' });
    expect((await harness.post(path, { content: 'eyes' }, 'weak')).status).toBe(403);
    for (const permission of ['issues', 'pull_requests'] as const) {
      harness.give(permission, { [permission]: 'write' });
      expect((await harness.post(path, { content: 'rocket' }, permission)).status).toBeLessThan(300);
    }
    expect(comment.reactions).toHaveLength(1);
  });
});

describe('collaborators', () => {
  const permission = (login: string, token: string | null = 'none') =>
    harness.send(`/collaborators/${login}/permission`, { token });

  beforeEach(() => {
    harness.give('none', {});
  });

  test.each([
    ['admin', 'admin'],
    ['maintain', 'write'],
    ['write', 'write'],
    ['triage', 'read'],
    ['read', 'read'],
  ] as const)('the role %s is the permission %s', async (role, legacy) => {
    harness.github.addCollaborator(harness.repo, 'Carol', role);
    expect(await permission('carol')).toMatchObject({
      status: 200,
      json: {
        permission: legacy,
        role_name: role,
        user: {
          login: 'Carol',
          type: 'User',
          role_name: role,
          permissions: {
            admin: role === 'admin',
            push: legacy === 'admin' || legacy === 'write',
            pull: true,
          },
        },
      },
    });
  });

  test('without a role, a user may read what is public and nothing else', async () => {
    expect((await permission('alice')).json).toMatchObject({ permission: 'none', role_name: 'none' });
    harness.repo.private = false;
    expect((await permission('alice')).json).toMatchObject({ permission: 'read', role_name: 'read' });
    expect((await permission('acme')).json).toMatchObject({ permission: 'admin' });
    harness.github.addCollaborator(harness.repo, 'alice', 'write');
    harness.github.removeCollaborator(harness.repo, 'alice');
    expect((await permission('alice')).json).toMatchObject({ permission: 'read' });
  });

  test('an unknown login and an app are not users', async () => {
    harness.github.openPull({ repo: harness.repo, head: 'bump', author: 'dependabot[bot]' });
    for (const login of ['nobody', 'dependabot[bot]'])
      expect(await permission(login)).toMatchObject({
        status: 404,
        json: { message: `${login} is not a user` },
      });
  });

  test('a person needs push access to ask, and nobody asks without a token', async () => {
    harness.give('mine', {}, 'dave');
    expect(await permission('alice', 'mine')).toMatchObject({
      status: 403,
      json: { message: 'Must have push access to view collaborator permission.' },
    });
    harness.github.addCollaborator(harness.repo, 'dave', 'write');
    expect((await permission('alice', 'mine')).status).toBe(200);
    expect((await permission('alice', null)).status).toBe(404);
    harness.repo.private = false;
    expect((await permission('alice', null)).status).toBe(401);
  });

  test('a comment names its author’s association with the repository', async () => {
    const { github, repo, pull } = harness;
    github.addCollaborator(repo, 'carol', 'write');
    for (const author of ['acme', 'carol', 'mallory', 'x[bot]']) github.addComment(author, pull, 'hi');
    expect(each((await harness.send('/issues/42/comments')).json, 'author_association')).toEqual([
      'OWNER',
      'COLLABORATOR',
      'CONTRIBUTOR',
      'NONE',
    ]);
  });
});

describe('all comments of a repository', () => {
  const bodies = async (query = '') => each((await harness.send(`/issues/comments${query}`)).json, 'body');

  beforeEach(() => {
    const { github, repo, pull } = harness;
    const second = github.openPull({ repo, head: 'other' });
    const elsewhere = github.addRepository({ owner: 'acme', name: 'blog', id: 5 });
    github.addComment('bob', github.openPull({ repo: elsewhere, head: 'x' }), 'elsewhere');
    const first = github.addComment('bob', pull, 'a');
    harness.seconds = 60;
    github.addComment('bob', second, 'b');
    harness.seconds = 120;
    github.addComment('bob', pull, 'c');
    harness.seconds = 180;
    github.editComment(first, 'a, edited');
  });

  test('are ordered by id, whichever pull request they are on', async () => {
    expect(await bodies()).toEqual(['a, edited', 'b', 'c']);
    expect(await bodies('?direction=desc')).toEqual(['a, edited', 'b', 'c']);
  });

  test('can be sorted, and filtered by their last change', async () => {
    expect(await bodies('?sort=created&direction=desc')).toEqual(['c', 'b', 'a, edited']);
    expect(await bodies('?sort=updated&direction=desc')).toEqual(['a, edited', 'c', 'b']);
    expect(await bodies('?sort=updated&direction=asc')).toEqual(['b', 'c', 'a, edited']);
    expect(await bodies('?since=2026-01-01T00:02:00Z')).toEqual(['a, edited', 'c']);
  });

  test('come in pages, with links, and need issues or pull_requests', async () => {
    const { json, headers } = await harness.send('/issues/comments?per_page=2');
    expect(each(json, 'body')).toEqual(['a, edited', 'b']);
    expect(headers.get('link')).toContain(
      `<${apiUrl}/repositories/123456/issues/comments?per_page=2&page=2>; rel="next"`,
    );
    harness.give('weak', { contents: 'write' });
    expect((await harness.send('/issues/comments', { token: 'weak' })).status).toBe(403);
  });
});
