import { describe, expect, test } from '@jest/globals';
import { type Comment, githubActions } from '../../../simulator/github/model.js';
import { calls, HOUR, NAME, operations, permitted, story, type Story } from '../harness.js';
import { DAY, REPOSITORY, app, closedPull, openPull, rows, sweep } from './sweeping.js';
import { someOf } from '../../support/full.js';

const EDIT = 'PATCH /repos/{owner}/{repo}/issues/comments/{id}';
const STATUS = 'POST /repos/{owner}/{repo}/deployments/{id}/statuses';

/** A run builds the preview; then two hours pass. */
async function built(s: Story): Promise<void> {
  await s.on('opened');
  await s.clock.sleep(2 * HOUR);
}

/** A comment that still says that a preview exists; its pull request is closed by default. */
function readyComment(s: Story, number: number, { closed = true, by = githubActions.login } = {}): Comment {
  const pull = closed ? closedPull(s, number) : openPull(s, number);
  const name = `acme-shop-pr-${String(number)}`;
  const marker = `<!-- hasura-preview-app ${REPOSITORY}#${String(number)} ${name} -->`;
  return s.github.addComment(
    by === githubActions.login ? githubActions : by,
    pull,
    `${marker}\n### ✅ Hasura preview: ready\n\nall is well`,
  );
}

function deployed(s: Story, number: number, payload?: unknown): void {
  const deployment = s.github.addDeployment(githubActions, s.repository, {
    ref: 'main',
    environment: 'hasura-preview',
    transient: true,
    payload: payload ?? {
      app: `acme-shop-pr-${String(number)}`,
      owner: `${REPOSITORY}#${String(number)}`,
      build: 'x',
    },
  });
  s.github.addDeploymentStatus(githubActions, deployment, { state: 'success' });
}

const lastStates = (s: Story): (string | undefined)[] =>
  s.github
    .deploymentsOf(s.repository)
    .toSorted((a, b) => a.id - b.id)
    .map(({ statuses }) => statuses.at(-1)?.state);

describe('A sweep of comments and deployments', () => {
  test('updates those of an app that it removes', () =>
    story(permitted, async (s) => {
      await built(s);
      s.github.closePull(s.pull);
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(s.standing()).toEqual([]);
      expect(s.headings().at(-1)).toBe('deleted');
      expect(s.comment().body).toContain('- Pull request #⁠42 is closed\n- The app was deleted');
      expect(lastStates(s)).toEqual(['inactive']);
      expect(rows(told)).toEqual([
        `remove | app | \`${NAME}\` | Pull request #42 is closed`,
        `update | comment | \`#42\` | It said that ${NAME} exists. Pull request #42 is closed`,
        `update | deployment | \`${NAME}\` | It said that ${NAME} exists. Pull request #42 is closed`,
      ]);
      // The next sweep finds nothing to do.
      const next = await sweep(s);
      expect(rows(next)).toEqual([]);
      expect(operations(next.calls)).not.toContain(EDIT);
      expect(operations(next.calls)).not.toContain(STATUS);
    }));

  test('updates those of an app that was deleted before', () =>
    story(permitted, async (s) => {
      await built(s);
      s.hasura.removeProject(s.app());
      s.github.closePull(s.pull, { merged: true });
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(s.comment().body).toContain('- Pull request #⁠42 was merged\n- There was no app to delete');
      expect(lastStates(s)).toEqual(['inactive']);
    }));

  test('updates those of a deleted app, even if somebody else now has an app of that name', () =>
    story(permitted, async (s) => {
      await built(s);
      s.hasura.removeProject(s.app());
      s.seed("a stranger's", { PREVIEW_APP_OWNER: 'github.com/999#42' });
      s.github.closePull(s.pull);
      await sweep(s);
      expect([s.headings().at(-1), lastStates(s)]).toEqual(['deleted', ['inactive']]);
    }));

  test('keeps those of an open pull request for an hour, even if its app is gone: a run may be rebuilding it', () =>
    story(permitted, async (s) => {
      const { clock } = s;
      await s.on('opened');
      await clock.sleep(HOUR / 2);
      s.hasura.removeProject(s.app());
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(s.headings().at(-1)).toBe('ready');
      expect(lastStates(s)).toEqual(['success']);
    }));

  test('keeps those of an app that exists, or may exist', () =>
    story(permitted, async (s) => {
      readyComment(s, 1);
      deployed(s, 1);
      app(s, '#1', { hours: 0.1 });
      readyComment(s, 2);
      deployed(s, 2);
      s.seed("a stranger's", { PREVIEW_APP_OWNER: 5 }, { name: 'acme-shop-pr-2' });
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(operations(told.calls)).not.toContain(EDIT);
      expect(operations(told.calls)).not.toContain(STATUS);
    }));

  test('explains how to get back a preview that was removed because of its age', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(15 * DAY);
      const told = await sweep(s, { 'max-age-days': '14' });

      expect(told.exitCode).toBe(0);
      expect(s.comment().body).toContain('- It was not rebuilt for 14 days');
      expect(s.comment().body).toContain(
        'To get it back, push to the branch, run its workflow again, or comment /preview rebuild',
      );
      expect((await s.on('synchronize')).outputs['status']).toBe('ready');
    }));

  test('ignores what others wrote, what belongs to another template, and deployments that are not ours', () =>
    story(permitted, async (s) => {
      const theirs = readyComment(s, 1, { by: 'mallory' });
      const other = s.github.addComment(
        githubActions,
        closedPull(s, 2),
        `<!-- hasura-preview-app ${REPOSITORY}#2 acme-shop-docs-2 -->\n### ✅ Hasura preview: ready`,
      );
      deployed(s, 3, 'not json');
      deployed(s, 3, { app: 'acme-shop-pr-3', owner: 'github.com/99#3' });
      deployed(s, 3, '{"app":5}');
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect([theirs, other].map(({ history }) => history.length)).toEqual([1, 1]);
      expect(lastStates(s)).toEqual(['success', 'success', 'success']);
    }));

  test('only reports in a dry run what it would do', () =>
    story(permitted, async (s) => {
      readyComment(s, 1);
      deployed(s, 1, JSON.stringify({ app: 'acme-shop-pr-1', owner: `${REPOSITORY}#1` }));
      const dry = await sweep(s, { 'dry-run': 'true' });

      expect(dry.outputs['status']).toBe('planned');
      expect(rows(dry)).toHaveLength(2);
      expect(rows(await sweep(s))).toEqual(rows(dry));
      expect(lastStates(s)).toEqual(['inactive']);
    }));

  test('leaves them unread when the inputs comment and deployment are false', () =>
    story(permitted, async (s) => {
      const comment = readyComment(s, 1);
      deployed(s, 1);
      const told = await sweep(s, { comment: 'false', deployment: 'false' });

      expect(told.calls.filter(({ service }) => service === 'github')).toEqual([]);
      expect(comment.history).toHaveLength(1);
    }));

  test('updates fifty comments per run, a second apart, and leaves the rest to the next sweep', () =>
    story(permitted, async (s) => {
      for (let number = 100; number < 160; number++) readyComment(s, number);
      const told = await sweep(s);

      expect(calls(told, EDIT)).toBe(50);
      expect(told.ms).toBeGreaterThan(49_000);
      expect(told.log).toContain('10 more are left to the next sweep: GitHub limits how much is written.');
      expect(calls(await sweep(s), EDIT)).toBe(10);
    }));

  test('updates those of closed pull requests, however many open ones there are', () =>
    story(permitted, async (s) => {
      const closed = readyComment(s, 1);
      deployed(s, 1);
      for (let number = 100; number < 210; number++) {
        readyComment(s, number, { closed: false });
        deployed(s, number);
      }
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(closed.history).toHaveLength(2);
      expect(calls(told, EDIT)).toBe(1);
      expect(calls(told, STATUS)).toBe(1);
      expect(told.log.filter((line) => line.includes('left to the next sweep'))).toEqual([]);
    }));

  test('continues after a locked conversation, and does not fail because of it', () =>
    story(permitted, async (s) => {
      readyComment(s, 1);
      const locked = readyComment(s, 2);
      readyComment(s, 3);
      const pull = s.github.pulls.find(({ number }) => number === 2);
      if (pull !== undefined) pull.locked = true;
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(calls(told, EDIT)).toBe(3);
      expect(locked.history).toHaveLength(1);
      expect(rows(told).find((row) => row.includes('`#2`'))).toContain(
        'leave | comment | `#2` | GitHub could not',
      );
    }));

  test.each(
    someOf([
      [
        'comments',
        { contents: 'read', pull_requests: 'read', deployments: 'write' },
        EDIT,
        'pull-requests: write',
      ],
      [
        'deployments',
        { contents: 'read', pull_requests: 'write', deployments: 'read' },
        STATUS,
        'deployments: write',
      ],
      ['deployments at all', { contents: 'read', pull_requests: 'write' }, STATUS, 'deployments: write'],
    ] as const),
  )('warns once and succeeds when it may not change %s', (_, permissions, operation, permission) =>
    story({ permissions, with: { deployment: 'true' } }, async (s) => {
      for (const number of [1, 2, 3]) {
        readyComment(s, number);
        deployed(s, number);
      }
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(calls(told, operation)).toBeLessThanOrEqual(1);
      expect(told.warnings).toHaveLength(1);
      expect(told.warnings[0]).toContain(permission);
    }),
  );

  test('fails when it cannot read them because of an outage', () =>
    story(permitted, async (s) => {
      app(s, '#1');
      closedPull(s, 1);
      s.trouble(
        'GET /repos/{owner}/{repo}/issues/comments',
        { kind: 'respond', status: 502, body: 'Down' },
        { times: Infinity },
      );
      const told = await sweep(s);

      expect(told.exitCode).toBe(1);
      expect(s.standing()).toEqual([]);
      expect(told.errors[0]).toContain('GitHub could not look through the comments (HTTP 502)');
    }));
});
