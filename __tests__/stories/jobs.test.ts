import { describe, expect, test } from '@jest/globals';
import type { BuildScript } from '../../simulator/hasura/script.js';
import { ordinaryTasks } from '../../simulator/hasura/script.js';
import { NAME, calls, story } from './harness.js';
import { someOf } from '../support/full.js';

const ready: [string, Partial<BuildScript>][] = [
  ['the deployment job is null for half a minute', { deploymentJobHiddenMs: 30_000 }],
  ['statuses are words that nobody knows', { statuses: ['queued', 'pondering', 'almost-success'] }],
  ['a task has a name that nobody knows', { tasks: [{ name: 'warm-up', ms: 900 }, ...ordinaryTasks()] }],
  ['there are no tasks at all', { tasks: [] }],
  ['events come in any order', { shuffledEvents: true }],
  ['events come twice', { doubledEvents: true }],
  ['events come twice and in any order', { doubledEvents: true, shuffledEvents: true }],
  ['the job row vanishes for good, but only after its end', { deploymentJobVanishesAfterMs: 600_000 }],
  ['creation takes a minute', { creationMs: 60_000, wipedAfterMs: 20_000, projectAppearsAfterMs: 40_000 }],
  ['fetching takes four minutes', { tasks: ordinaryTasks({ 'gh-validation': 240_000 }) }],
];

describe('A build is followed to its end when', () => {
  test.each(someOf(ready))('%s', (_, build) =>
    story({ build }, async (s) => {
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(s.headings().at(-1)).toBe('ready');
      // Each task is logged once when it ends, and once before if it takes long, however often its events arrive.
      const tasks = told.log.filter(
        (line) => /^[…✓✗] .*( · \d|[^:]$)/.test(line) && !/^✓ (Ready|Listed)/.test(line),
      );
      expect(new Set(tasks).size).toBe(tasks.length);
      const ended = tasks.filter((line) => !line.startsWith('…'));
      expect(ended).toHaveLength(1 + (build.tasks ?? ordinaryTasks()).length);
    }),
  );

  test('J4 a status is unknown: the log says so once per job', () =>
    story({ build: { statuses: ['created', 'pondering'] } }, async (s) => {
      const { log } = await s.on('opened');
      const said = log.filter((line) => line.includes('"pondering"'));
      expect(said).toEqual(
        Array(2).fill('The job\'s status is "pondering", which counts as "not finished".'),
      );
    }));

  test('a task has an unknown name: log and comment show that name', () =>
    story({ build: { tasks: [{ name: 'warm-up', ms: 900 }, ...ordinaryTasks()] } }, async (s) => {
      const { log } = await s.on('opened');
      expect(log).toContain('✓ warm-up · 0.9 s');
      expect(s.comment().body).toContain('✓ warm-up · 0.9 s');
    }));

  test('the token may not see the times of events: durations are approximate', () =>
    story({}, async (s) => {
      s.host.addFault({
        operation: (call) =>
          call.operation === 'jobs_by_pk' && call.body.includes('error github_detail created_at'),
        times: Infinity,
        trouble: {
          kind: 'respond',
          status: 200,
          body: `{"errors":[{"message":"field \\"created_at\\" not found in type: 'task_event'","extensions":{"code":"validation-failed"}}]}`,
        },
      });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(s.comment().body).toMatch(/✓ Fetching the branch · about \d s/);
    }));

  test.each(
    someOf([
      ['tells no event', 'event'],
      ['tells no ids', 'ids'],
      ['tells no project id', 'project-id'],
      ['tells no tasks', 'tasks'],
      ['tells no deployment job', 'job-id'],
    ] as const),
  )('J1 the creation job succeeds but %s, and the token sees the jobs of a project', (_, what) =>
    story(
      { build: { creationEnd: { kind: 'success-without', what } }, hasura: { seesHiddenFields: true } },
      async (s) => {
        const told = await s.on('opened');

        expect(told.outputs).toMatchObject({ status: 'ready', 'project-id': s.app().id });
        expect(told.log).toContain('✓ Applying migrations · 1.9 s');
      },
    ),
  );
});

describe('No build, however slow,', () => {
  test.each(
    someOf([
      ['fetching', 'gh-validation'],
      ['applying migrations', 'apply-migration'],
      ['checking health', 'check-healthz'],
    ] as const),
  )('costs more than 70 status requests in 5 minutes: %s', (_, task) =>
    story({ build: { tasks: ordinaryTasks({ [task]: 900_000 }) } }, async (s) => {
      const told = await s.on('opened', { with: { 'timeout-minutes': '14' } });

      expect(told.exitCode).toBe(1);
      const looks = told.calls.filter(({ operation }) => operation === 'jobs_by_pk').map(({ at }) => at);
      const most = Math.max(
        ...looks.map((from) => looks.filter((at) => at >= from && at < from + 300_000).length),
      );
      expect(most).toBeLessThanOrEqual(70);
      expect(most).toBeGreaterThan(20);
    }),
  );
});

describe('A build without proof of success fails when', () => {
  test.each(someOf(['event', 'ids', 'job-id'] as const))(
    'J1 the creation job reports no %s, and the jobs of a project cannot be seen',
    (what) =>
      story({ build: { creationEnd: { kind: 'success-without', what } } }, async (s) => {
        const told = await s.on('opened');

        expect(told.exitCode).toBe(1);
        expect(told.errors[0]).toContain(
          'its jobs cannot be found, so it is unknown whether the migrations ran',
        );
        expect(told.errors[0]).toContain(`The app ${NAME} is kept for debugging`);
        expect(told.outputs).toMatchObject({ 'project-id': s.app().id, created: 'false' });
      }),
  );

  test('J7 the deployment job never appears', () =>
    story({ build: { deploymentJobHiddenMs: Infinity } }, async (s) => {
      const told = await s.on('opened');

      const job = s.hasura.jobs().find(({ kind }) => kind === 'deployment')?.id ?? '';
      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain(`The deployment job ${job} is not visible`);
      expect(told.outputs).toMatchObject({ 'project-id': s.app().id, 'job-id': job });
      expect(told.ms).toBeLessThan(120_000);
    }));

  test('J7 the deployment job disappears before its end', () =>
    story(
      { build: { deploymentJobVanishesAfterMs: 5_000, tasks: ordinaryTasks({ 'apply-migration': 60_000 }) } },
      async (s) => {
        const told = await s.on('opened');

        expect(told.errors[0]).toContain('is not visible, so it is unknown whether the migrations ran');
        expect(s.headings().at(-1)).toBe('failed');
      },
    ));

  test('A3 the response to the status request is not a job', () =>
    story({}, async (s) => {
      s.trouble(
        'jobs_by_pk',
        { kind: 'respond', status: 200, body: '{"data":{"jobs_by_pk":{"id":7,"status":null}}}' },
        { times: Infinity },
      );
      const told = await s.on('opened');

      expect(told.errors[0]).toContain(
        "Hasura Cloud's answer to jobStatus has an unexpected shape at jobs_by_pk.",
      );
      expect(told.errors[0]).not.toContain('TypeError');
    }));

  test('status requests start to fail, and do not recover', () =>
    story({}, async (s) => {
      s.trouble('jobs_by_pk', { kind: 'respond', status: 500, body: 'oops' }, { after: 2, times: Infinity });
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('HTTP 500');
      expect(calls(told, 'createGitHubPreviewApp')).toBe(1);
      expect(told.outputs['job-id']).not.toBe('');
    }));
});
