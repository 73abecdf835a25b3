import { expect, test } from '@jest/globals';
import { calls, HOUR, NAME, permitted, story } from '../harness.js';
import { sweep } from './sweeping.js';

test('R2 After a teardown that never ran, the next sweep removes the app, within one period', () =>
  story(permitted, async (s) => {
    await s.on('opened');
    // A newer run of its concurrency group replaced the waiting run.
    s.github.closePull(s.pull);
    await s.clock.sleep(24 * HOUR);
    const told = await sweep(s);

    expect([told.outputs['status'], s.standing()]).toEqual(['swept', []]);
    expect(s.headings().at(-1)).toBe('deleted');
  }));

test.each<[string, number]>([
  ['when it was requested and is not listed yet', 500],
  ['when its project is listed', 6_000],
  ['when its migrations are running', 12_000],
])('R9 A sweep keeps an app that is being built, %s', (_when, afterMs) =>
  story(permitted, async (s) => {
    const build = s.start(s.events.pullRequest(s.pull, 'opened'));
    await s.clock.sleep(afterMs);
    // Even if nobody seems to want it: the pull request may be reopened at any moment.
    s.github.closePull(s.pull);
    const told = await sweep(s);
    expect(calls(told, 'deleteTenant')).toBe(0);
    s.github.reopenPull(s.pull);
    await build.done;
    expect((await s.on('synchronize')).outputs['status']).toBe('ready');
    expect(s.standing()).toEqual([NAME]);
  }),
);

test('R9 A sweep keeps an app that carries no marker yet', () =>
  story(
    {
      ...permitted,
      build: {
        ignoredEnvVars: [
          'PREVIEW_APP_OWNER',
          'PREVIEW_APP_BUILD',
          'PREVIEW_APP_SOURCE',
          'PREVIEW_APP_CONTENT',
        ],
      },
    },
    async (s) => {
      let swept: Promise<unknown> | undefined;
      s.when('projects_by_pk', () => {
        swept = sweep(s);
      });
      const told = await s.on('opened');
      await swept;

      expect([told.outputs['status'], s.standing()]).toEqual(['ready', [NAME]]);
      expect(s.host.calls.filter(({ operation }) => operation === 'deleteTenant')).toEqual([]);
    },
  ));
