import { describe, expect, test } from '@jest/globals';
import type { Trouble } from '../../simulator/contracts.js';
import { githubActions } from '../../simulator/github/model.js';
import { ordinaryTasks } from '../../simulator/hasura/script.js';
import { refused } from '../support/answers.js';
import { HOUR, NAME, OWNER, operations, story } from './harness.js';
import { sweep } from './sweep/sweeping.js';
import { someOf } from '../support/full.js';

const LIST = 'GET /repos/{owner}/{repo}/issues/{number}/comments';
const POST = 'POST /repos/{owner}/{repo}/issues/{number}/comments';
const LONGEST_COMMENT = 65_536;
const MARKER = `<!-- hasura-preview-app ${OWNER} ${NAME} -->`;

describe('G3 Our comment is found', () => {
  test('on the last page of many, and no second one is created', () =>
    story({}, async (s) => {
      for (let n = 0; n < 250; n++) s.github.addComment('bob', s.pull, `Comment ${String(n)}`);
      const ours = s.github.addComment(githubActions, s.pull, `${MARKER}\n### old`);
      const told = await s.on('synchronize');

      expect(told.outputs['comment-url']).toContain(`#issuecomment-${String(ours.id)}`);
      expect(ours.body).toContain('Hasura preview: ready');
      expect(s.github.commentsOf(s.pull)).toHaveLength(251);
    }));

  test('among eighty of maximum length, over the whole life of the pull request', () =>
    story({}, async (s) => {
      const flood = (): void => {
        for (let n = 0; n < 40; n++) s.github.addComment('mallory', s.pull, '字'.repeat(LONGEST_COMMENT));
      };
      flood();
      await s.on('opened');
      flood();
      const pushed = await s.on('synchronize');
      expect(s.headings()).toEqual(['building', 'ready', 'building', 'ready']);

      s.github.closePull(s.pull);
      const closed = await s.on('closed');
      expect(s.headings().at(-1)).toBe('deleted');
      expect([...pushed.warnings, ...closed.warnings]).toEqual([]);

      await s.clock.sleep(2 * HOUR);
      const swept = await sweep(s);
      expect([swept.exitCode, swept.errors]).toEqual([0, []]);
    }));

  test('beside the comments of other apps and other owners, which stay as they are', () =>
    story({}, async (s) => {
      const others = [
        `<!-- hasura-preview-app ${OWNER} another-app -->\nanother`,
        `<!-- hasura-preview-app github.com/999#42 ${NAME} -->\nanother`,
        `The marker is ${MARKER}`,
      ].map((body) => s.github.addComment(githubActions, s.pull, body));
      await s.on('opened');

      expect(others.map(({ history }) => history.length)).toEqual([1, 1, 1]);
      expect(s.github.commentsOf(s.pull)).toHaveLength(4);
    }));

  test.each([
    ['a person', 'mallory'],
    ['another bot', 'other-app[bot]'],
  ])('and the same text by %s is not mistaken for it', (_, login) =>
    story({}, async (s) => {
      const theirs = s.github.addComment(login, s.pull, `${MARKER}\nmine, all mine`);
      const told = await s.on('opened');

      expect(theirs.history).toHaveLength(1);
      expect(told.outputs['comment-url']).not.toContain(String(theirs.id));
      expect(s.headings()).toEqual(['building', 'ready']);
    }),
  );
});

describe('G1 G4 A comment that cannot be written is one warning, and the result is not affected:', () => {
  test.each<[string, Trouble]>(
    someOf([
      ['the permission is missing', refused(403, 'Resource not accessible by integration')],
      ['the repository is archived', refused(403, 'Repository was archived so is read-only.')],
      ['it is too long', refused(422, 'Validation Failed')],
      ['GitHub is down', refused(500, 'Server Error')],
      ['GitHub does not answer', { kind: 'hang' }],
    ]),
  )('%s', (_, trouble) =>
    story({}, async (s) => {
      s.trouble(POST, trouble, { times: Infinity });
      const told = await s.on('opened');

      expect(told.outputs).toMatchObject({ status: 'ready', 'comment-url': '' });
      expect(told.exitCode).toBe(0);
      expect(told.warnings).toHaveLength(1);
      expect(told.warnings[0]).toContain('comment on pull request #42');
      expect(told.warnings[0]).toContain('The result of this run is not affected.');
      // A run whose post got no answer lists the comments before it posts again.
      const posts = operations(told.calls).filter((name) => name === POST || name === LIST);
      expect(posts).toContain(POST);
      expect(posts.some((name, at) => name === POST && posts[at - 1] === POST)).toBe(false);
      if (trouble.kind === 'respond' && trouble.status < 500)
        expect(posts.filter((name) => name === POST)).toHaveLength(1);
    }),
  );

  test('the job may not write, and the warning names the permission', () =>
    story({ permissions: { contents: 'read', pull_requests: 'read' } }, async (s) => {
      const told = await s.on('opened');

      expect(told.exitCode).toBe(0);
      expect(told.warnings).toHaveLength(1);
      expect(told.warnings[0]).toContain('Add "pull-requests: write" to the job\'s permissions.');
      expect(told.outputs['status']).toBe('ready');
    }));

  test('the conversation is locked', () =>
    story({}, async (s) => {
      s.pull.locked = true;
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status'], told.warnings.length]).toEqual([0, 'ready', 1]);
      expect(told.warnings[0]).toContain('locked');
    }));

  test('the comments cannot be listed', () =>
    story({}, async (s) => {
      s.trouble(LIST, refused(500, 'Server Error'), { times: Infinity });
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status'], told.warnings.length]).toEqual([0, 'ready', 1]);
      expect(operations(told.calls)).not.toContain(POST);
    }));

  test('and a failing build still fails for its own reason, with one error', () =>
    story({ build: { fail: { task: 'apply-migration', error: 'no' } } }, async (s) => {
      s.trouble(POST, refused(403, 'Resource not accessible by integration'), { times: Infinity });
      const told = await s.on('opened');

      expect([told.exitCode, told.errors.length, told.warnings.length]).toEqual([1, 1, 1]);
      expect(told.errors[0]).toContain('│ no');
    }));
});

describe('The comment', () => {
  test('G4 that somebody deleted meanwhile is posted again', () =>
    story({}, async (s) => {
      await s.on('opened');
      s.whenDeployed(() => {
        s.github.deleteComment(s.comment());
      });
      const told = await s.on('synchronize');

      expect(told.outputs['status']).toBe('ready');
      expect(s.headings()).toEqual(['ready']);
      expect(told.outputs['comment-url']).toContain(String(s.comment().id));
    }));

  test.each<[string, Trouble]>([
    [
      'a gateway answered 502',
      { kind: 'respond', applied: true, status: 502, body: '<html>Bad gateway</html>' },
    ],
    ['the connection broke', { kind: 'reset', applied: true }],
    ['the answer never arrived', { kind: 'hang', applied: true }],
  ])('G5 that was stored though %s is not posted twice', (_, trouble) =>
    story({}, async (s) => {
      s.trouble(POST, trouble);
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(s.github.commentsOf(s.pull)).toHaveLength(1);
      expect(s.headings()).toEqual(['building', 'ready']);
      expect(told.warnings).toEqual([]);
    }),
  );

  test('is found by its marker on any bot’s comment when the token may not read its own login', () =>
    story({}, async (s) => {
      s.trouble('POST /graphql', refused(403, 'Resource not accessible by integration'), { times: Infinity });
      await s.on('opened');
      await s.on('synchronize');

      expect(s.headings()).toEqual(['building', 'ready', 'building', 'ready']);
    }));

  test('is edited at most every 10 seconds while the app is built, and once at the end', () =>
    story({}, async (s) => {
      const tasks = [...ordinaryTasks(), ...ordinaryTasks(), ...ordinaryTasks()].map((task, n) => ({
        ...task,
        name: `${task.name}-${String(n)}`,
      }));
      s.hasura.script = () => ({ tasks });
      await s.on('opened');

      const { history } = s.comment();
      const times = history.slice(0, -1).map(({ at }) => at.getTime());
      const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      expect(pauses.length).toBeGreaterThan(1);
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(10_000);
      expect(history.at(-1)?.body).toContain('ready');
    }));

  test('names the current step while the app is built', () =>
    story({ build: { tasks: ordinaryTasks({ 'apply-migration': 60_000 }) } }, async (s) => {
      await s.on('opened');

      const steps = s.comment().history.map(({ body }) => /^- Now: (.*)$/m.exec(body)?.[1]);
      expect(steps).toEqual(['Fetching the branch', 'Applying migrations', 'Reloading metadata', undefined]);
    }));

  test('is not needed for a deletion: without it the app is deleted as well', () =>
    story({}, async (s) => {
      await s.on('opened');
      s.github.deleteComment(s.comment());
      s.github.closePull(s.pull);
      const told = await s.on('closed');

      expect(told.outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
      expect(s.github.commentsOf(s.pull)).toEqual([]);
    }));

  test('R7 exists once, though another run has posted it since this run listed the comments', () =>
    story({}, async (s) => {
      s.later(4_000, () => {
        s.github.addComment(githubActions, s.pull, `${MARKER}\n### posted by a run beside this one`);
      });
      await s.on('opened');

      expect(s.github.commentsOf(s.pull)).toHaveLength(1);
      expect(s.comment().body).toContain('Hasura preview: ready');
    }));
});
