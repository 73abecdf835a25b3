import { describe, expect, test } from '@jest/globals';
import { NAME, OWNER, type Setting, operations, story } from './harness.js';

/** Post steps of runs that ended by themselves, and of runs that were cancelled after some milliseconds. */
describe('The post step', () => {
  test.each<[string, Setting]>([
    ['a run that succeeded', {}],
    ['a run that failed', { build: { fail: { task: 'apply-migration', error: 'no' } } }],
    ['a run whose create request was refused', { account: { plan: 'free', creationsPerMonth: 0 } }],
  ])('after %s is silent and makes no request', (_, setting) =>
    story(setting, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.run(event);
      const before = s.github.commentsOf(s.pull).map(({ body }) => body);
      const post = await s.post(event, main);

      expect(post).toMatchObject({ exitCode: 0, calls: [], printed: [], summary: '', outputs: {} });
      expect(s.github.commentsOf(s.pull).map(({ body }) => body)).toEqual(before);
    }),
  );

  test('after a cancel during the creation waits for the requested app, and reports that it exists', () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.cancelledAfter(2_000, event);
      const post = await s.post(event, main);

      expect(main).toMatchObject({ exitCode: 1, errors: [], outputs: {} });
      expect(post.exitCode).toBe(0);
      // It waits until the requested app appears. Otherwise, a teardown right afterwards would find nothing.
      expect(post.log.join('\n')).toContain(`The app ${NAME} exists but is not finished`);
      expect(s.standing()).toEqual([NAME]);
      expect(post.summary).toContain('⏹️ Hasura preview: interrupted');
      // Nothing was announced, so there is nothing to correct.
      expect(s.github.commentsOf(s.pull)).toEqual([]);
    }));

  test('after a cancel during the deployment changes the comment to "interrupted" and says what exists', () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.cancelledAfter(10_000, event, { runId: 77 });
      expect(s.headings()).toEqual(['building']);
      const post = await s.post(event, main, { runId: 77 });

      expect(post.exitCode).toBe(0);
      expect(s.headings()).toEqual(['building', 'interrupted']);
      expect(s.comment().body).toContain('The run was interrupted before the app was ready');
      expect(s.comment().body).toContain(`The app ${NAME} exists but is not finished`);
      expect(s.comment().body).toContain('/actions/runs/77)');
      expect(s.standing()).toEqual([NAME]);
    }));

  test('after a cancel during the create request says what it waits for, and ends as soon as the app appears', () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const held = await s.startTo('createPreviewApp: answered', event);
      held.cancel();
      const post = await s.post(event, await held.done);

      expect(post.log).toContain(
        `${NAME} was requested and is not listed yet. Waiting up to 2 min, so that a run that deletes it can find it.`,
      );
      expect(post.ms).toBeLessThan(20_000);
      expect(s.standing()).toEqual([NAME]);
    }));

  test('deletes nothing, not even an app that the service refuses to rename', () =>
    story({ build: { renamed: 'merry-otter-17', ignoredEnvVars: true } }, async (s) => {
      s.trouble(
        'updateTenantName',
        { kind: 'respond', status: 200, body: '{"errors":[{"message":"name is already taken"}]}' },
        { times: Infinity },
      );
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.cancelledAfter(3_000, event);
      const post = await s.post(event, main);

      expect(operations(post.calls)).toContain('updateTenantName');
      expect(operations(post.calls)).not.toContain('deleteTenant');
      expect(s.standing()).toEqual(['merry-otter-17']);
      expect(post.warnings.join()).toContain(s.app('merry-otter-17').id);
    }));

  test('reports that an app is being deleted', () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.cancelledAfter(10_000, event);
      s.app().env.set('PREVIEW_APP_CONTENT', 'removing');
      const post = await s.post(event, main);
      expect(s.comment().body).toContain(`The app ${NAME} is being removed`);
      expect(post.log).toContain(`The app ${NAME} is being removed.`);
    }));

  test('after a cancelled rebuild whose creation then fails reports that the earlier build exists', () =>
    story({}, async (s) => {
      await s.on('opened');
      s.hasura.script = () => ({
        wipedAfterMs: Infinity,
        creationEnd: { kind: 'failed', error: 'no room', leavesProject: false },
      });
      const event = s.events.pullRequest(s.pull, 'synchronize');
      const post = await s.post(event, await s.cancelledAfter(1_000, event));

      expect(post.log.join('\n')).toContain(`An earlier build of ${NAME} exists`);
      expect(s.headings().at(-1)).toBe('interrupted');
    }));

  test("does not change a newer build's comment", () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.cancelledAfter(10_000, event);
      await s.on('synchronize');
      const { body } = s.comment();
      const post = await s.post(event, main);

      expect(post.log).toContain(`A newer run took over ${NAME}; there is nothing to report.`);
      expect(s.comment().body).toBe(body);
      expect(body).toContain('Hasura preview: ready');
    }));

  test('that cannot find out what exists warns, and does not fail the job a second time', () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.cancelledAfter(10_000, event);
      s.trouble('projects', { kind: 'respond', status: 503, body: 'Down' }, { times: Infinity });
      const post = await s.post(event, main);

      expect(post.exitCode).toBe(0);
      expect(post.errors).toEqual([]);
      expect(post.warnings).toHaveLength(1);
      expect(post.warnings[0]).toContain('Could not find out what');
    }));

  test('after a cancel during the final report does not leave the comment at "building"', () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.cancelledAtItsLastWords(event);
      await s.post(event, main);

      expect(main.cancelled).toBe(true);
      expect(s.headings().at(-1)).not.toBe('building');
    }));

  test('reports nothing about a cancelled deletion', () =>
    story({ hasura: { deleteTakesMs: 30_000 } }, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.github.closePull(s.pull);
      const event = s.events.pullRequest(s.pull, 'closed');
      const post = await s.post(event, await s.cancelledAfter(5_000, event));

      expect(post).toMatchObject({ exitCode: 0, calls: [] });
    }));
});

describe('A run that was cancelled', () => {
  test('is repaired by the next one', () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      for (const ms of [100, 2_000, 6_000, 9_000, 13_000]) {
        await s.post(event, await s.cancelledAfter(ms, event));
      }
      const told = await s.run(event);

      expect(told.outputs['status']).toBe('ready');
      expect(s.standing()).toEqual([NAME]);
      expect(s.headings().at(-1)).toBe('ready');
    }));
});
