import { beforeEach, describe, expect, test } from '@jest/globals';
import { GitHub } from '../../simulator/github/github.js';
import type { Pull, Repository } from '../../simulator/github/model.js';
import { dependabot } from '../../simulator/github/model.js';

let github: GitHub;
let repo: Repository;
let pull: Pull;

beforeEach(() => {
  const date = () => new Date('2026-01-01T00:00:00.123Z');
  github = new GitHub({
    clock: { now: () => 0, date, sleep: () => Promise.resolve(), hold: (work) => work() },
  });
  repo = github.addRepository({ owner: 'acme', name: 'shop', id: 123456 });
  pull = github.openPull({ repo, number: 42, head: 'cart', author: 'alice', labels: ['preview'] });
});

describe('pull request events', () => {
  test('an event has the real shape, without the names of GitHub’s example', () => {
    const event = github.events.pullRequest(pull, 'opened');
    expect(event).toMatchObject({
      name: 'pull_request',
      ref: 'refs/pull/42/merge',
      headRef: 'cart',
      baseRef: 'main',
      payload: {
        action: 'opened',
        number: 42,
        pull_request: { number: 42, labels: [{ name: 'preview' }], created_at: '2026-01-01T00:00:00Z' },
        repository: { id: 123456, full_name: 'acme/shop', owner: { login: 'acme' } },
        sender: { login: 'alice' },
      },
    });
    expect(JSON.stringify(event)).not.toMatch(/Codertocat|octo-repo|Hello-World/);
  });

  test('synchronize names the commits before and after', () => {
    const before = pull.head.sha;
    github.pushBranch(repo, 'cart');
    expect(github.events.pullRequest(pull, 'synchronize').payload).toMatchObject({
      before,
      after: pull.head.sha,
    });
  });

  test('closed by a merge runs on the base branch, closed without one does not', () => {
    const other = github.openPull({ repo, head: 'other' });
    github.closePull(other);
    expect(github.events.pullRequest(other, 'closed').ref).toBe(`refs/pull/${other.number}/merge`);
    github.closePull(pull, { merged: true });
    const event = github.events.pullRequest(pull, 'closed');
    expect(event).toMatchObject({
      ref: 'refs/heads/main',
      payload: { pull_request: { merged: true, state: 'closed' } },
    });
  });

  test('pull_request_target runs on the base branch', () => {
    expect(github.events.pullRequest(pull, 'closed', { target: true })).toMatchObject({
      name: 'pull_request_target',
      ref: 'refs/heads/main',
      sha: pull.base.sha,
    });
  });

  test('labels are added and removed, and a draft becomes ready', () => {
    github.addLabel(pull, 'keep');
    expect(github.events.pullRequest(pull, 'labeled', { label: 'keep' }).payload).toMatchObject({
      action: 'labeled',
      label: { name: 'keep', url: 'https://api.github.com/repos/acme/shop/labels/keep' },
      pull_request: { labels: [{ name: 'preview' }, { name: 'keep' }] },
    });
    github.removeLabel(pull, 'preview');
    expect(github.events.pullRequest(pull, 'unlabeled', { label: 'preview' }).payload).toMatchObject({
      action: 'unlabeled',
      label: { name: 'preview' },
      pull_request: { labels: [{ name: 'keep' }] },
    });
    github.convertToDraft(pull);
    const drafted = github.events.pullRequest(pull, 'converted_to_draft');
    github.markReady(pull);
    const ready = github.events.pullRequest(pull, 'ready_for_review');
    expect(drafted.payload).toMatchObject({ action: 'converted_to_draft', pull_request: { draft: true } });
    expect(ready).toMatchObject({
      ref: 'refs/pull/42/merge',
      payload: { action: 'ready_for_review', pull_request: { draft: false } },
    });
    expect(JSON.stringify([drafted, ready])).not.toMatch(/Codertocat|octo-repo|Hello-World/);
  });

  test('forks, deleted forks and Dependabot are recognisable', () => {
    const fork = github.addRepository({ owner: 'mallory', name: 'shop', id: 9, fork: true });
    const forked = github.openPull({ repo, head: 'x', headRepository: fork });
    const gone = github.openPull({ repo, head: 'y', headRepository: null, author: 'ghosted' });
    const bump = github.openPull({ repo, head: 'dependabot/npm/x', author: dependabot });
    const payload = (of: Pull) => github.events.pullRequest(of, 'opened').payload;
    expect(payload(forked)).toMatchObject({
      pull_request: { head: { repo: { id: 9, fork: true, full_name: 'mallory/shop' } } },
    });
    expect(payload(gone)).toMatchObject({ pull_request: { head: { repo: null, label: 'ghosted:y' } } });
    expect(payload(bump)).toMatchObject({
      pull_request: { user: { login: 'dependabot[bot]', type: 'Bot' } },
    });
  });

  test('an event shows the state at its time, so that it can be replayed', () => {
    const opened = github.events.pullRequest(pull, 'opened');
    const sha = pull.head.sha;
    github.pushBranch(repo, 'cart');
    github.closePull(pull);
    expect(opened.payload).toMatchObject({ pull_request: { state: 'open', head: { sha } } });
  });
});

describe('comment events', () => {
  test('a comment on a pull request arrives as one on an issue, on the default branch', () => {
    github.addCollaborator(repo, 'bob', 'write');
    const comment = github.addComment('bob', pull, '/preview');
    const event = github.events.issueComment(pull, 'created', comment);
    expect(event).toMatchObject({
      name: 'issue_comment',
      ref: 'refs/heads/main',
      sha: repo.branches.get('main')?.sha,
      payload: {
        action: 'created',
        issue: {
          number: 42,
          state: 'open',
          comments: 1,
          draft: false,
          labels: [{ name: 'preview' }],
          user: { login: 'alice' },
          html_url: 'https://github.com/acme/shop/pull/42',
          pull_request: { url: 'https://api.github.com/repos/acme/shop/pulls/42', merged_at: null },
        },
        comment: {
          id: comment.id,
          body: '/preview',
          user: { login: 'bob', id: comment.author.id, type: 'User' },
          author_association: 'COLLABORATOR',
        },
        repository: { id: 123456 },
        sender: { login: 'bob' },
      },
    });
    expect(event.headRef).toBeUndefined();
    expect(event.payload).not.toHaveProperty('changes');
    expect(JSON.stringify(event)).not.toMatch(/Codertocat|octo-repo|Hello-World/);
  });

  test('an edit names the previous text', () => {
    const comment = github.addComment('bob', pull, 'one');
    github.editComment(comment, 'two');
    const sender = github.account('carol');
    expect(github.events.issueComment(pull, 'edited', comment, { sender }).payload).toMatchObject({
      action: 'edited',
      changes: { body: { from: 'one' } },
      comment: { body: 'two', user: { login: 'bob' } },
      sender: { login: 'carol' },
    });
  });

  test('a comment can be made up, and can be on a plain issue', () => {
    const words = { author: 'renovate[bot]', body: '/preview' };
    const { payload } = github.events.issueComment(pull, 'deleted', words, { plainIssue: true });
    expect(payload).toMatchObject({
      action: 'deleted',
      issue: { html_url: 'https://github.com/acme/shop/issues/42', comments: 0 },
      comment: {
        body: '/preview',
        user: { login: 'renovate[bot]', type: 'Bot' },
        author_association: 'NONE',
      },
    });
    expect((payload as { issue: object }).issue).not.toHaveProperty('pull_request');
    expect(github.commentsOf(pull)).toEqual([]);
  });
});

describe('other events', () => {
  test('a push names the branch and its commits, and says whether it deletes the branch', () => {
    const branch = github.pushBranch(repo, 'cart');
    expect(github.events.push(repo, 'cart', { before: 'a'.repeat(40) })).toMatchObject({
      name: 'push',
      ref: 'refs/heads/cart',
      sha: branch.sha,
      payload: {
        ref: 'refs/heads/cart',
        after: branch.sha,
        created: false,
        deleted: false,
        head_commit: { id: branch.sha },
      },
    });
    github.deleteBranch(repo, 'cart');
    expect(github.events.push(repo, 'cart', { deleted: true }).payload).toMatchObject({
      after: '0'.repeat(40),
      deleted: true,
      head_commit: null,
    });
    expect(github.events.push(repo, 'v1', { tag: true }).ref).toBe('refs/tags/v1');
  });

  test('delete and schedule run on the default branch', () => {
    const sha = repo.branches.get('main')?.sha;
    expect(github.events.branchDeleted(repo, 'cart')).toMatchObject({
      name: 'delete',
      ref: 'refs/heads/main',
      sha,
      payload: { ref: 'cart', ref_type: 'branch' },
    });
    expect(github.events.schedule(repo)).toMatchObject({
      name: 'schedule',
      sha,
      payload: { schedule: '17 3 * * *' },
    });
  });

  test('a manual run carries its inputs, a merge group its pull request’s number', () => {
    expect(github.events.workflowDispatch(repo, 'cart', { 'pr-number': '42' })).toMatchObject({
      ref: 'refs/heads/cart',
      sha: pull.head.sha,
      payload: { inputs: { 'pr-number': '42' } },
    });
    expect(github.events.mergeGroup(pull)).toMatchObject({
      name: 'merge_group',
      ref: expect.stringContaining('gh-readonly-queue/main/pr-42-'),
      payload: { action: 'checks_requested', merge_group: { base_ref: 'refs/heads/main' } },
    });
  });
});
