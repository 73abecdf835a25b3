import { describe, expect, test } from '@jest/globals';
import type { Trouble } from '../../../simulator/contracts.js';
import { refused } from '../../support/answers.js';
import { NAME, operations, story } from '../harness.js';
import type { Told } from '../told.js';
import { someOf } from '../../support/full.js';

const CREATE = 'createGitHubPreviewApp';
const PULL = 'GET /repos/{owner}/{repo}/pulls/{number}';
const POST = 'POST /repos/{owner}/{repo}/issues/{number}/comments';

const busy = (status: number, after: string): Trouble =>
  refused(status, 'You have exceeded a secondary rate limit.', { 'retry-after': after });
const of = (told: Told, operation: string): Told['calls'] =>
  told.calls.filter((call) => call.operation === operation);
/** How long the run waited before the second try. */
const waited = (told: Told, operation: string): number => {
  const [first, second] = of(told, operation);
  return (second?.at ?? NaN) - (first?.answeredAt ?? NaN);
};
/** A date in the format of HTTP. Every story begins at ten. */
const at = (time: string): string => new Date(`2026-11-21T${time}.000Z`).toUTCString();

describe.each([429, 503])('N9 Hasura Cloud answers %i and sets a time to retry', (status) => {
  test.each(
    someOf([
      ['as seconds', '2', 2_000],
      ['in ten minutes, which the run still has', '600', 600_000],
      ['as a date', at('10:00:07'), 6_950],
      ['as a date that is long past', at('09:00:00'), 0],
      ['that cannot be read: the run waits as after any other failure', 'soon', 500],
      ['that is empty: the run waits as after any other failure', '', 500],
      ['that is negative: the run waits as after any other failure', '-5', 500],
    ]),
  )('%s', (_, after, ms) =>
    story({}, async (s) => {
      s.trouble('projects', busy(status, after));
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(waited(told, 'projects')).toBe(ms);
    }),
  );

  test.each([
    ['as seconds', '3600'],
    ['as a date', at('11:00:00')],
  ])('later than the run can wait, %s: the run ends at once and says how long to wait', (_, after) =>
    story({}, async (s) => {
      s.trouble('projects', busy(status, after), { times: Infinity });
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toMatch(/60 min|1 h/);
      expect(of(told, 'projects')).toHaveLength(1);
      expect(told.ms).toBeLessThan(1_000);
      expect(s.standing()).toEqual([]);
    }),
  );

  test('after the deadline of a short run: the run ends at once', () =>
    story({}, async (s) => {
      s.trouble('projects', busy(status, '90'), { times: Infinity });
      const told = await s.on('opened', { with: { 'timeout-minutes': '1' } });

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toMatch(/Wait (90 s|1 min 30 s|1\.5 min|2 min)/);
      expect(told.ms).toBeLessThan(1_000);
    }));

  test('while the run follows a job, later than the run can wait: the run ends, and the outputs name app and job', () =>
    story({}, async (s) => {
      s.trouble('jobs_by_pk', busy(status, '3600'), { after: 3, times: Infinity });
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toMatch(/60 min|1 h/);
      expect(told.outputs).toMatchObject({ status: 'failed', 'project-name': NAME });
      expect(told.outputs['job-id']).not.toBe('');
      expect(told.ms).toBeLessThan(60_000);
    }));
});

describe.each([403, 429])('N9 G6 GitHub answers %i and sets a time to retry', (status) => {
  test.each([
    ['in a minute: the pull request is read then', '60', 60_000],
    ['as a date: the pull request is read then', at('10:00:07'), 6_950],
  ])('%s', (_, after, ms) =>
    story({}, async (s) => {
      s.trouble(PULL, busy(status, after));
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(waited(told, PULL)).toBe(ms);
    }),
  );

  test('in an hour: the run ends at once, says how long to wait, and changes nothing', () =>
    story({}, async (s) => {
      s.trouble(PULL, busy(status, '3600'), { times: Infinity });
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toMatch(/60 min|1 h/);
      expect(of(told, PULL)).toHaveLength(1);
      expect(told.ms).toBeLessThan(5_000);
      expect(operations(told.calls)).not.toContain(CREATE);
    }));

  test.each([
    ['in a second, again and again', '1'],
    ['in an hour', '3600'],
  ])('to comment %s: one short wait, one warning, and the result does not change', (_, after) =>
    story({}, async (s) => {
      s.trouble(POST, busy(status, after), { times: Infinity });
      const told = await s.on('opened');
      const end = told.calls.filter(({ service }) => service !== 'github').at(-1)?.at ?? NaN;

      expect([told.exitCode, told.outputs['status'], told.warnings.length]).toEqual([0, 'ready', 1]);
      expect(told.warnings[0]).toContain('comment on pull request #42');
      expect(s.clock.now() - end).toBeLessThan(35_000);
      // During the build, at its end, and once more after the wait.
      expect(of(told, POST).length).toBeLessThanOrEqual(3);
    }),
  );
});
