import { describe, expect, test } from '@jest/globals';
import { NAME, OWNER, operations, story } from '../harness.js';
import type { Told } from '../told.js';
import { someOf } from '../../support/full.js';

const CREATE = 'createGitHubPreviewApp';
const POST = 'POST /repos/{owner}/{repo}/issues/{number}/comments';

const creates = (...runs: Told[]): number =>
  runs.flatMap(({ calls }) => operations(calls)).filter((name) => name === CREATE).length;

describe('R6 A pull request that is closed and reopened within two seconds has its app in the end', () => {
  const gaps = [0, 300, 1_000, 2_000];

  test.each(someOf(gaps))('when the teardown starts first, and the build %i ms later', (gap) =>
    story({}, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      const teardown = s.on('closed');
      await s.clock.sleep(gap);
      s.github.reopenPull(s.pull);
      const [closed, reopened] = await Promise.all([teardown, s.on('reopened')]);

      expect([closed.exitCode, reopened.exitCode]).toEqual([0, 0]);
      // If the teardown checks late enough, both runs see a pull request that is open again.
      expect([closed, reopened].map(({ outputs }) => outputs['status'])).toContain('ready');
      expect(s.standing()).toEqual([NAME]);
      expect(s.headings().at(-1)).toBe('ready');
    }),
  );

  test.each(someOf(gaps))('when the build starts first, and the late teardown %i ms later', (gap) =>
    story({}, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      const event = s.events.pullRequest(s.pull, 'closed');
      s.github.reopenPull(s.pull);
      const build = s.on('reopened');
      await s.clock.sleep(gap);
      const ends = await Promise.all([build, s.run(event)]);

      expect(ends.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
      expect(ends.map(({ outputs }) => outputs['status'])).toContain('ready');
      expect(ends.flatMap(({ calls }) => operations(calls))).not.toContain('deleteTenant');
      expect(s.standing()).toEqual([NAME]);
      expect(s.headings().at(-1)).toBe('ready');
    }),
  );
});

describe('R7 Two jobs that comment for the first time at the same moment', () => {
  test.each([0, 10, 20])('leave one comment, the second %i ms after the first', (gap) =>
    story({ account: { plan: 'free', creationsPerMonth: 0 } }, async (s) => {
      const first = s.on('opened', { runId: 100 });
      await s.clock.sleep(gap);
      const both = await Promise.all([first, s.on('opened', { runId: 200 })]);

      expect(both.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
      expect(s.host.calls.filter(({ operation }) => operation === POST).length).toBeGreaterThan(1);
      expect(s.github.commentsOf(s.pull)).toHaveLength(1);
      const { body, id } = s.comment();
      expect(body).toContain('Hasura preview: failed');
      for (const { outputs } of both) expect(outputs['comment-url']).toContain(String(id));
    }),
  );
});

describe('R8 A run that dies between its create request and the response', () => {
  const slow = { build: { creationMs: 40_000, projectAppearsAfterMs: 38_000 } };

  test('has its build replaced by the next run, which recognizes the owner', () =>
    story(slow, async (s) => {
      s.trouble(CREATE, { kind: 'hang', applied: true });
      const event = s.events.pullRequest(s.pull, 'opened');
      const running = s.start(event);
      await s.clock.sleep(1_000);
      running.kill();
      const dead = await running.done;
      await s.clock.sleep(60_000);
      expect(s.app().env.get('PREVIEW_APP_BUILD')).toBe(dead.build);
      const next = await s.on('synchronize');

      expect(next.outputs['status']).toBe('ready');
      expect(s.standing()).toEqual([NAME]);
      expect(s.app().env.get('PREVIEW_APP_BUILD')).toBe(next.build);
      expect(creates(dead, next)).toBe(2);
    }));

  test('has its build found by its id in the post step, which reports that the app exists but is not finished', () =>
    story(slow, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER, PREVIEW_APP_BUILD: '1.1@2026-01-01T00:00:00.000Z' });
      s.trouble(CREATE, { kind: 'hang', applied: true });
      const event = s.events.pullRequest(s.pull, 'synchronize');
      const dead = await s.cancelledAfter(1_000, event);
      const post = await s.post(event, dead);

      expect(JSON.parse(dead.states.at(-1) ?? '')).toMatchObject({ name: NAME, build: dead.build });
      expect(post.exitCode).toBe(0);
      expect(post.log.join('\n')).toContain(`The app ${NAME} exists but is not finished`);
      expect(s.app().env.get('PREVIEW_APP_BUILD')).toBe(dead.build);
      expect(creates(dead, post)).toBe(1);
    }));

  test('has its app deleted by the teardown, although the app appears only after the pull request was closed', () =>
    story(slow, async (s) => {
      s.trouble(CREATE, { kind: 'hang', applied: true });
      const event = s.events.pullRequest(s.pull, 'opened');
      await s.post(event, await s.cancelledAfter(1_000, event));
      s.github.closePull(s.pull);
      const closed = await s.on('closed');

      expect(closed.outputs['status']).toBe('deleted');
      await s.clock.sleep(120_000);
      expect(s.standing()).toEqual([]);
    }));
});

describe('R10 One token for several repositories', () => {
  const theirs = 'github.com/777#42';

  test("the other repository's app of the same number is neither read nor touched, from the first build to the teardown", () =>
    story({}, async (s) => {
      const other = s.seed("a stranger's", { PREVIEW_APP_OWNER: theirs }, { name: 'acme-blog-pr-42' });
      await s.on('opened');
      await s.on('synchronize');
      s.github.closePull(s.pull);
      const told = await s.on('closed');

      expect(told.outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual(['acme-blog-pr-42']);
      const asked = s.host.calls.map(({ variables }) => JSON.stringify(variables)).join();
      expect(asked).not.toContain(other.tenantId);
      expect(asked).not.toContain('acme-blog');
    }));

  test.each(someOf(['opened', 'closed'] as const))(
    'a name that does not distinguish the repositories: the app of the other one is kept, on "%s"',
    (action) =>
      story({ with: { name: 'pr-{pr}' } }, async (s) => {
        s.seed("a stranger's", { PREVIEW_APP_OWNER: theirs }, { name: 'pr-42' });
        if (action === 'closed') s.github.closePull(s.pull);
        const told = await s.on(action);

        expect([...told.errors, ...told.warnings].join()).toContain(`belongs to ${theirs}`);
        expect(operations(told.calls)).not.toContain(CREATE);
        expect(operations(told.calls)).not.toContain('deleteTenant');
        expect(s.standing()).toEqual(['pr-42']);
      }),
  );
});
