import { describe, expect, test } from '@jest/globals';
import { answer, refused } from '../support/answers.js';
import { NAME, OWNER, type Setting, type Story, calls, operations, story } from './harness.js';
import { someOf } from '../support/full.js';

const LIST = 'GET /repos/{owner}/{repo}/issues/{number}/comments';
const POST = 'POST /repos/{owner}/{repo}/issues/{number}/comments';

describe('R8 A pull request that is closed right after its run was cancelled', () => {
  const slow: Setting = { build: { creationMs: 40_000, projectAppearsAfterMs: 38_000 } };

  test.each<[string, Setting, (s: Story) => void]>([
    ['while its job was followed', slow, () => undefined],
    [
      'before the create request was answered',
      slow,
      (s) => {
        s.trouble('createGitHubPreviewApp', { kind: 'hang', applied: true });
      },
    ],
  ])('%s has no app in the end', (_, setting, upset) =>
    story(setting, async (s) => {
      upset(s);
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.cancelledAfter(8_000, event);
      const post = await s.post(event, main);
      s.github.closePull(s.pull);
      const closed = await s.on('closed');

      expect([main.exitCode, post.exitCode, post.warnings]).toEqual([1, 0, []]);
      expect(closed.outputs['status']).toBe('deleted');
      await s.clock.sleep(120_000);
      expect(s.standing()).toEqual([]);
    }),
  );
});

describe('A teardown', () => {
  test('A7 that finds the app listed, but deleted by another run before it can be read, succeeds as well', () =>
    story({ hasura: { deleteTakesMs: 60 } }, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.github.closePull(s.pull);
      const first = s.on('closed');
      await s.clock.sleep(130);
      const both = await Promise.all([first, s.on('closed')]);

      expect(both.map(({ exitCode, outputs }) => [exitCode, outputs['status']])).toEqual([
        [0, 'deleted'],
        [0, 'deleted'],
      ]);
      expect(s.standing()).toEqual([]);
    }));

  test('checks an app again whose variables cannot be read for a moment', () =>
    story({}, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.github.closePull(s.pull);
      s.trouble('getTenantEnv', answer({ data: { getTenantEnv: null } }));
      const told = await s.on('closed');

      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'deleted']);
      expect(s.standing()).toEqual([]);
    }));

  test('that follows a close during the build keeps the app of a newer run', () =>
    story({}, async (s) => {
      s.later(5_000, () => {
        s.github.closePull(s.pull);
        const newer = { PREVIEW_APP_OWNER: OWNER, PREVIEW_APP_BUILD: '9000.1@2026-11-21T10:00:05.000Z' };
        s.seed('ours', newer);
      });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('superseded');
      expect(s.app().env.get('PREVIEW_APP_BUILD')).toMatch(/^9000/);
      expect(calls(told, 'deleteTenant')).toBe(1);
    }));
});

describe('While the run reads markers', () => {
  test.each(someOf(['opened', 'closed'] as const))('an outage is reported as an outage, on "%s"', (action) =>
    story({}, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      if (action === 'closed') s.github.closePull(s.pull);
      s.trouble('getTenantEnv', { kind: 'respond', status: 503, body: 'Down' }, { times: Infinity });
      const told = await s.on(action);

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('HTTP 503');
      expect(told.errors[0]).not.toMatch(/its owner cannot be read|nothing was created or deleted/);
      expect(s.standing()).toEqual([NAME]);
    }),
  );

  test.each(someOf(['opened', 'closed'] as const))(
    'the deadline is reported as the deadline, on "%s"',
    (action) =>
      story({}, async (s) => {
        s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
        if (action === 'closed') s.github.closePull(s.pull);
        s.trouble('getTenantEnv', { kind: 'hang' }, { times: Infinity });
        const told = await s.on(action, { with: { 'timeout-minutes': '0.2' } });

        expect(told.exitCode).toBe(1);
        expect(told.errors[0]).toMatch(/^Timed out after 12 s while /);
        expect(told.errors[0]).not.toContain('its owner cannot be read');
        expect(told.ms).toBeLessThan(13_000);
      }),
  );
});

describe('After a run has ended, it sends no more requests:', () => {
  test('its pull request was closed while the run searched for the deployment job', () =>
    story(
      {
        hasura: { seesHiddenFields: true },
        build: { creationEnd: { kind: 'success-without', what: 'job-id' } },
      },
      async (s) => {
        const body = (text: string): string => text.replace(/"jobs":\[.*\]/, '"jobs":[]');
        s.trouble('projects_by_pk', { kind: 'rewrite', body }, { times: Infinity });
        s.later(5_000, () => {
          s.github.closePull(s.pull);
        });
        const told = await s.on('opened');
        const { length } = s.host.calls;
        await s.clock.sleep(120_000);

        expect(told.outputs['status']).toBe('deleted');
        expect(operations(s.host.calls.slice(length))).toEqual([]);
      },
    ));

  test('it should delete the app of an open pull request, and Hasura Cloud was silent', () =>
    story({}, async (s) => {
      s.trouble('projects', { kind: 'hang' }, { times: Infinity });
      const told = await s.on('synchronize', { with: { mode: 'delete' } });
      const { length } = s.host.calls;
      await s.clock.sleep(120_000);

      expect(told.outputs['status']).toBe('skipped');
      expect(told.ms).toBeLessThan(5_000);
      expect(operations(s.host.calls.slice(length))).toEqual([]);
    }));
});

describe('A comment', () => {
  test('N4 does not delay the end of a run for long when GitHub is silent', () =>
    story({}, async (s) => {
      s.trouble(LIST, { kind: 'hang' }, { times: Infinity });
      const told = await s.on('opened', { with: { 'timeout-minutes': '1' } });
      const { length } = s.host.calls;
      const done = told.calls.filter(({ service }) => service !== 'github').at(-1)?.at ?? Infinity;

      expect([told.exitCode, told.warnings.length]).toEqual([0, 1]);
      expect(told.outputs).toMatchObject({ status: 'ready', 'project-id': s.app().id, 'comment-url': '' });
      expect(s.clock.now() - done).toBeLessThan(35_000);
      await s.clock.sleep(120_000);
      expect(operations(s.host.calls.slice(length))).toEqual([]);
    }));

  test('G6 is posted later when GitHub asks for that', () =>
    story({}, async (s) => {
      const later = { 'retry-after': '1' };
      s.trouble(POST, refused(403, 'You have exceeded a secondary rate limit.', later));
      const told = await s.on('opened');

      expect(told.warnings).toEqual([]);
      expect(s.headings().at(-1)).toBe('ready');
      expect(told.outputs['comment-url']).toContain(String(s.comment().id));
    }));
});
