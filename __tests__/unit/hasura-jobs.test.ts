import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type JobReading, jobReading, taskAtWork, taskViews } from '../../src/hasura/jobs.js';
import type { JobAnswer } from '../../src/hasura/operations.js';

const projectId = '11111111-1111-4111-8111-111111111111';
const jobId = '22222222-2222-4222-8222-222222222222';
type EventAnswer = NonNullable<NonNullable<NonNullable<JobAnswer['tasks']>[number]['task_events']>[number]>;

const at = (seconds: number): string =>
  new Date(Date.parse('2026-11-21T10:00:00Z') + seconds * 1000).toISOString();
const event = (event_type: string, more: Partial<EventAnswer> = {}): EventAnswer => ({
  id: `${event_type}-${String(more.created_at)}`,
  event_type,
  ...more,
});
const job = (status: string, tasks: JobAnswer['tasks'] = []): JobAnswer => ({ id: jobId, status, tasks });
const task = (name: string, ...task_events: EventAnswer[]): NonNullable<JobAnswer['tasks']>[number] => ({
  id: name,
  name,
  task_events,
});

describe('the state of a job', () => {
  test.each(['success', 'failed', 'skipped'] as const)('is final for the status %s', (status) => {
    expect(jobReading(job(status))).toMatchObject({ state: status, status });
  });

  test('is pending for any other status', () => {
    for (const status of ['created', 'pending', 'running', 'SUCCESS', 'Success', '', 'cancelled', 'done']) {
      expect(jobReading(job(status))).toMatchObject({ state: 'pending', status });
    }
  });

  test('is read even if tasks or events are null', () => {
    expect(jobReading({ id: jobId, status: 'success', tasks: null })).toEqual({
      id: jobId,
      state: 'success',
      status: 'success',
      tasks: [],
      made: {},
      error: undefined,
    });
    expect(jobReading({ id: jobId, status: 'success' }).tasks).toEqual([]);
    expect(jobReading(job('running', [{ id: 't', name: 'gh-validation', task_events: null }])).tasks).toEqual(
      [{ id: 't', name: 'gh-validation', state: 'running' }],
    );
  });
});

describe('a task', () => {
  const read = (...events: EventAnswer[]): JobReading['tasks'][number] | undefined =>
    jobReading(job('running', [task('x', ...events)])).tasks[0];

  test('is running until an event says that it ended', () => {
    expect(read(event('created', { created_at: at(0) }))).toEqual({
      id: 'x',
      name: 'x',
      state: 'running',
      startedAt: Date.parse(at(0)),
    });
    expect(read(event('created', { created_at: at(0) }), event('success', { created_at: at(3) }))).toEqual({
      id: 'x',
      name: 'x',
      state: 'success',
      startedAt: Date.parse(at(0)),
      endedAt: Date.parse(at(3)),
    });
  });

  test('does not depend on the order of its events, nor on duplicates', () => {
    const events = [
      event('created', { created_at: at(0) }),
      event('progress', { created_at: at(1) }),
      event('success', { created_at: at(3) }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...events, ...events], { minLength: 6 }), (mixed) => {
        expect(read(...mixed)).toEqual(read(...events));
      }),
    );
  });

  test('that failed stays failed, whatever other events say', () => {
    expect(
      read(event('success'), event('failed', { error: 'relation "shop" already exists' }), event('created')),
    ).toMatchObject({
      state: 'failed',
      error: 'relation "shop" already exists',
    });
  });

  test('has no times when the token may not see them, or when they are invalid', () => {
    expect(read(event('created'), event('success'))).toStrictEqual({ id: 'x', name: 'x', state: 'success' });
    expect(read(event('created', { created_at: 'yesterday' }))).toStrictEqual({
      id: 'x',
      name: 'x',
      state: 'running',
    });
  });

  test('keeps each entry of the service’s log once', () => {
    expect(
      read(
        event('created', { github_detail: 'cloning' }),
        event('created', { github_detail: 'cloning' }),
        event('success', { github_detail: ' ' }),
        event('success', { github_detail: 'done' }),
      ),
    ).toMatchObject({
      detail: 'cloning\ndone',
    });
  });

  test('is the current one if it is the last that has started and not ended', () => {
    const reading = jobReading(
      job('running', [
        task('one', event('created')),
        task('two', event('success')),
        task('three', event('created')),
        task('four', event('failed')),
      ]),
    );
    expect(taskAtWork(reading)?.name).toBe('three');
    expect(taskAtWork(jobReading(job('running')))).toBeUndefined();
  });
});

describe('why a job failed', () => {
  const why = (failure: Partial<EventAnswer>): string | undefined =>
    jobReading(job('failed', [task('a', event('success')), task('b', event('failed', failure))])).error;

  test('comes from the failed task, from its error or else from its log', () => {
    expect(why({ error: 'no space' })).toBe('no space');
    expect(why({ error: null, github_detail: 'step 3 broke' })).toBe('step 3 broke');
    expect(why({ error: ' ', github_detail: 'step 3 broke' })).toBe('step 3 broke');
    expect(why({ error: null })).toBeUndefined();
    expect(why({})).toBeUndefined();
    expect(jobReading(job('failed')).error).toBeUndefined();
  });
});

describe('the result of a creation job', () => {
  const made = (data: unknown, type = 'success'): JobReading['made'] =>
    jobReading(job('success', [task('create', event(type, { public_event_data: data }))])).made;

  test('is the project and the deployment job', () => {
    expect(made({ projectId, githubDeploymentJobID: jobId })).toEqual({ projectId, deploymentJobId: jobId });
  });

  test('may lack the deployment job', () => {
    expect(made({ projectId })).toEqual({ projectId });
    expect(made({ projectId, githubDeploymentJobID: null })).toEqual({ projectId });
    expect(made({ projectId, githubDeploymentJobID: 'soon' })).toEqual({ projectId });
  });

  test('is empty when the data is invalid', () => {
    for (const data of [
      undefined,
      null,
      'text',
      7,
      [],
      {},
      { projectId: null },
      { projectId: 7 },
      { projectId: 'x' },
      { projectId: `${projectId}'; drop` },
      { projectId: `x${projectId}` },
      { projectId: [projectId] },
      JSON.stringify({ projectId }),
    ]) {
      expect(made(data)).toEqual({});
    }
    expect(made({ projectId }, 'created')).toEqual({});
  });

  test('can be read from any data without an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(Object.keys(made(data)).length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('tasks for display', () => {
  test('have a duration when both times are known, and never a negative one', () => {
    expect(
      taskViews([
        { id: '1', name: 'a', state: 'success', startedAt: 1_000, endedAt: 4_000 },
        { id: '2', name: 'b', state: 'success', startedAt: 4_000, endedAt: 1_000, about: true },
        { id: '3', name: 'c', state: 'running', startedAt: 4_000 },
        { id: '4', name: 'd', state: 'failed', endedAt: 4_000 },
      ]),
    ).toStrictEqual([
      { name: 'a', state: 'success', ms: 3_000 },
      { name: 'b', state: 'success', ms: 0, about: true },
      { name: 'c', state: 'running' },
      { name: 'd', state: 'failed' },
    ]);
  });
});
