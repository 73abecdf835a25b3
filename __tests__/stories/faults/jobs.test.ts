import { describe, expect, test } from '@jest/globals';
import type { Trouble } from '../../../simulator/contracts.js';
import { ordinaryTasks } from '../../../simulator/hasura/script.js';
import type { Clock } from '../../../src/lib/clock.js';
import { run } from '../../../src/run/run.js';
import type { World } from '../../../src/rules/world.js';
import { NAME, type Start, calls, story } from '../harness.js';
import type { Told } from '../told.js';
import { someOf } from '../../support/full.js';

const looks = (told: Told): number => calls(told, 'jobs_by_pk');

describe('J2 A task that fails', () => {
  test.each<[string, string | null, string]>(
    someOf([
      ['without a message', null, '│ Hasura Cloud gave no reason.'],
      ['with an empty message', '', '│ Hasura Cloud gave no reason.'],
      ['with a blank message', ' \n\t ', '│ Hasura Cloud gave no reason.'],
      ['with several lines', 'first\nsecond\r\nthird', '│ first\n│ second\n│ third'],
      ['with a megabyte of text', 'x'.repeat(1_000_000), 'more characters'],
      ['with a million lines', 'x\n'.repeat(500_000), 'more characters'],
    ]),
  )('%s: the error still has room for the advice', (_, error, said) =>
    story(
      { build: { tasks: [{ name: 'apply-metadata', ms: 500 }], fail: { task: 'apply-metadata', error } } },
      async (s) => {
        const told = await s.on('opened');

        expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
        expect(told.errors[0]).toMatch(/^Applying metadata failed/);
        expect(told.errors[0]).toContain(said);
        expect(told.errors[0]).toContain('push again');
        expect(told.errors[0]?.length).toBeLessThan(4_096);
        expect(s.comment().body.length).toBeLessThan(65_536);
        expect(told.summary.length).toBeLessThan(1024 * 1024);
      },
    ),
  );
});

describe('J3 A deployment that the service skips', () => {
  test('because of a newer build: exit 0, one notice, and no result in the comment', () =>
    story({}, async (s) => {
      s.later(9_000, () => {
        const job = s.hasura.jobs().find(({ kind }) => kind === 'deployment');
        if (job === undefined) throw new Error('there is no deployment');
        job.status = 'skipped';
        job.stop.abort();
      });
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status'], told.notices.length]).toEqual([0, 'superseded', 1]);
      expect(told.notices[0]).toContain('Hasura Cloud skipped the deployment');
      expect(s.headings().filter((heading) => heading !== 'building')).toEqual([]);
    }));
});

describe('J4 An unknown status that never changes', () => {
  test('is polled until the deadline, logged once per job, and named in the error', () =>
    story(
      { build: { statuses: ['pondering'], tasks: ordinaryTasks({ 'apply-migration': Infinity }) } },
      async (s) => {
        const told = await s.on('opened', { with: { 'timeout-minutes': '2' } });
        const job = s.hasura.jobs().find(({ kind }) => kind === 'deployment')?.id ?? '';

        expect([told.exitCode, told.outputs['status'], told.errors.length]).toEqual([1, 'failed', 1]);
        expect(told.ms).toBeGreaterThanOrEqual(120_000);
        expect(told.ms).toBeLessThan(121_000);
        // Once for each of the two jobs.
        expect(told.log.filter((line) => line.includes('"pondering"'))).toHaveLength(2);
        expect(told.errors[0]).toContain(`the deployment job ${job}`);
        expect(told.errors[0]).toContain('pondering');
        expect(s.standing()).toEqual([NAME]);
      },
    ));
});

describe('J6 Events', () => {
  test('are logged once each, although shuffled, doubled, and under a status that moves backwards', () =>
    story(
      {
        build: {
          shuffledEvents: true,
          doubledEvents: true,
          statuses: ['running', 'created', 'running', 'created', 'queued'],
        },
      },
      async (s) => {
        const told = await s.on('opened');

        expect(told.outputs['status']).toBe('ready');
        const tasks = told.log.filter((line) => /^✓ .* · \d/.test(line));
        expect(new Set(tasks).size).toBe(tasks.length);
        expect(tasks).toHaveLength(1 + ordinaryTasks().length);
      },
    ));

  test('of a task that restarts after its success are logged once, and its failure is not a success', () =>
    story(
      { build: { shuffledEvents: true, doubledEvents: true, fail: { task: 'check-healthz', error: 'no' } } },
      async (s) => {
        // Every second poll hides the success that the one before showed.
        let look = 0;
        const body = (text: string): string =>
          ++look % 2 === 0 && text.includes('gh-validation') && !text.includes('"status":"failed"')
            ? text.replace(/"event_type":"success"/g, '"event_type":"created"')
            : text;
        s.trouble('jobs_by_pk', { kind: 'rewrite', body }, { times: Infinity });
        const told = await s.on('opened');

        expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
        const tasks = told.log.filter((line) => /^✓ .* · \d/.test(line));
        expect(tasks.map((line) => line.replace(/ · .*$/, ''))).toHaveLength(
          new Set(tasks.map((line) => line.replace(/ · .*$/, ''))).size,
        );
        expect(tasks.some((line) => line.startsWith('✓ Checking health'))).toBe(false);
        expect(s.headings().at(-1)).toBe('failed');
      },
    ));

  test('that all report success, under a job that never ends, are not a success', () =>
    story({}, async (s) => {
      const body = (text: string): string => text.replace('"status":"success"', '"status":"running"');
      s.trouble('jobs_by_pk', { kind: 'rewrite', body }, { after: 3, times: Infinity });
      const told = await s.on('opened', { with: { 'timeout-minutes': '1' } });

      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain('Timed out after 1 min');
    }));
});

describe('J7 A job that disappears after it was seen', () => {
  test.each(someOf(['creation', 'deployment'] as const))(
    'the %s: the run looks for it for a while, and the outputs name it',
    (which) =>
      story({ build: { tasks: ordinaryTasks({ 'apply-migration': 300_000 }) } }, async (s) => {
        const gone: Trouble = { kind: 'respond', status: 200, body: '{"data":{"jobs_by_pk":null}}' };
        s.later(which === 'creation' ? 5_500 : 15_000, () => {
          s.trouble('jobs_by_pk', gone, { times: Infinity });
        });
        const told = await s.on('opened');

        expect([told.exitCode, told.outputs['status'], told.errors.length]).toEqual([1, 'failed', 1]);
        expect(told.errors[0]).toMatch(/is not visible|cannot be found/);
        expect(told.outputs['job-id']).not.toBe('');
        expect(looks(told)).toBeLessThan(80);
        expect(told.ms).toBeLessThan(180_000);
        expect(s.standing()).toEqual([NAME]);
      }),
  );
});

describe('J9 A wall clock that jumps', () => {
  /** The same run on a machine whose date jumps after 3 s; its monotonic clock does not. */
  const jumping = (ms: number): Start => ({
    as: (world: World) => {
      const clock: Clock = {
        now: () => world.clock.now(),
        sleep: (pause, signal) => world.clock.sleep(pause, signal),
        date: () => new Date(world.clock.date().getTime() + (world.clock.now() > 3_000 ? ms : 0)),
      };
      return run({ ...world, clock });
    },
  });
  const day = 24 * 3_600_000;

  test.each([
    ['a day ahead', day],
    ['a year back', -365 * day],
  ])('%s neither delays nor ends a run', (_, ms) =>
    story({}, async (s) => {
      const still = await s.on('opened');
      const told = await s.on('synchronize', jumping(ms));

      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'ready']);
      expect(Math.abs(told.ms - still.ms)).toBeLessThan(5_000);
      expect(s.comment().body).not.toMatch(/\d{3,} (min|h)|\b24 h| -\d/);
    }),
  );

  test.each([
    ['a day ahead', day],
    ['a year back', -365 * day],
  ])('%s does not move the deadline', (_, ms) =>
    story({ build: { tasks: ordinaryTasks({ 'apply-migration': Infinity }) } }, async (s) => {
      const told = await s.on('opened', { ...jumping(ms), with: { 'timeout-minutes': '1' } });

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('Timed out after 1 min');
      expect(told.ms).toBeGreaterThanOrEqual(60_000);
      expect(told.ms).toBeLessThan(61_000);
    }),
  );
});
