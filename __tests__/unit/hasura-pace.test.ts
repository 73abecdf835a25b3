import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JobReading, TaskReading } from '../../src/hasura/jobs.js';
import { Pace, type Phase } from '../../src/hasura/pace.js';

const reading = (...tasks: [name: string, state: TaskReading['state']][]): JobReading => ({
  id: 'job',
  state: 'pending',
  status: 'running',
  tasks: tasks.map(([name, state]) => ({ id: name, name, state })),
  made: {},
  error: undefined,
});

/** A part of a build, with what a check during it would see. A build is a list of them. */
interface Stretch {
  phase: Phase;
  ms: number;
  sees: JobReading | undefined;
}

const task = (name: string, ms: number, before: string[]): Stretch => ({
  phase: 'deployment',
  ms,
  sees: reading(...before.map((done): [string, 'success'] => [done, 'success']), [name, 'running']),
});
const names = [
  'gh-validation',
  'parse-metadata-migration',
  'apply-metadata',
  'apply-migration',
  'reload-metadata',
  'check-healthz',
];
const build = (creation: number, ...deployment: number[]): Stretch[] => [
  { phase: 'creation', ms: creation, sees: reading(['create', 'running']) },
  ...deployment.map((ms, index) => task(names[index] ?? 'more', ms, names.slice(0, index))),
];

/** The times of the checks on a build, including the first one after its end, which the user waits for. */
function looksAt(stretches: readonly Stretch[], latency: (look: number) => number = () => 50): number[] {
  const pace = new Pace(0);
  const looks: number[] = [];
  const ends = stretches.map((_, index) =>
    stretches.slice(0, index + 1).reduce((sum, { ms }) => sum + ms, 0),
  );
  const end = ends.at(-1) ?? 0;
  let now = pace.first();
  for (;;) {
    looks.push(now);
    const index = ends.findIndex((until) => now < until);
    const stretch = stretches[index];
    if (now >= end || stretch === undefined) return looks;
    now += latency(looks.length);
    now += pace.next(stretch.phase, stretch.sees, now);
  }
}

function mostIn(looks: readonly number[], window: number): number {
  return Math.max(
    0,
    ...looks.map((start) => looks.filter((look) => look >= start && look <= start + window).length),
  );
}

describe('following a build', () => {
  test('of a usual length (14 s) costs at most 11 requests, and its end is seen within a second', () => {
    const looks = looksAt(build(5_500, 2_500, 500, 1_500, 2_000, 1_000, 1_000));
    expect(looks.length).toBeLessThanOrEqual(11);
    expect((looks.at(-1) ?? 0) - 14_000).toBeLessThanOrEqual(1_000);
  });

  test('starts 5 s after the create request', () => {
    expect(new Pace(0).first()).toBe(5_000);
  });

  test('whose fetch takes four minutes costs at most 70 requests in five minutes', () => {
    const looks = looksAt(build(6_000, 240_000, 1_000, 1_500, 5_000, 2_000, 2_000));
    expect(mostIn(looks, 300_000)).toBeLessThanOrEqual(70);
    expect((looks.at(-1) ?? 0) - 257_500).toBeLessThanOrEqual(1_000);
  });

  test('whose migrations last an hour backs off to five seconds', () => {
    const looks = looksAt(build(5_000, 2_000, 500, 1_000, 3_600_000));
    const last = looks.slice(-10);
    for (const [index, look] of last.entries()) {
      const before = last[index - 1];
      if (before !== undefined) expect(look - before).toBeGreaterThanOrEqual(5_000);
    }
  });

  test('is quick in the last task and slow in the fetch', () => {
    const pace = new Pace(0);
    const pause = (now: number, ...tasks: Parameters<typeof reading>): number =>
      pace.next('deployment', reading(...tasks), now);
    const between = (least: number, most: number, ms: number): void => {
      expect(ms).toBeGreaterThanOrEqual(least);
      expect(ms).toBeLessThanOrEqual(most);
    };
    between(2_000, 5_000, pause(6_000, ['gh-validation', 'running']));
    between(600, 1_500, pause(9_000, ['gh-validation', 'success'], ['apply-migration', 'running']));
    between(200, 1_000, pause(10_000, ['apply-migration', 'success'], ['reload-metadata', 'running']));
    between(200, 300, pause(11_000, ['reload-metadata', 'success'], ['check-healthz', 'running']));
    between(500, 5_000, pause(15_000, ['reload-metadata', 'success'], ['check-healthz', 'running']));
  });

  test('waits for a job that does not exist yet, and between two tasks', () => {
    const pace = new Pace(0);
    expect(pace.next('creation', undefined, 5_000)).toBe(3_000);
    expect(pace.next('creation', undefined, 20_000)).toBe(5_000);
    expect(pace.next('deployment', undefined, 21_000)).toBe(2_000);
    expect(pace.next('deployment', reading(), 22_000)).toBe(2_500);
    expect(pace.next('deployment', reading(['gh-validation', 'success']), 24_000)).toBeLessThanOrEqual(1_000);
  });

  test('slows down when the fetch takes long', () => {
    const pace = new Pace(0);
    expect(pace.next('deployment', reading(['gh-validation', 'running']), 34_000)).toBe(2_500);
    expect(pace.next('deployment', reading(['gh-validation', 'running']), 44_000)).toBe(5_000);
  });

  test('never costs more than 70 requests in any five minutes, however strange the build and slow the answers', () => {
    const states = fc.constantFrom('running', 'success', 'failed');
    const sees = fc.option(
      fc
        .array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 3 })), states), {
          maxLength: 4,
        })
        .map((tasks) => reading(...tasks)),
      { nil: undefined },
    );
    const stretches = fc.array(
      fc.record({
        phase: fc.constantFrom<Phase>('creation', 'deployment'),
        ms: fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 400_000 })),
        sees,
      }),
      { minLength: 1, maxLength: 120 },
    );
    fc.assert(
      fc.property(stretches, fc.array(fc.nat(2_000), { minLength: 1, maxLength: 20 }), (all, latencies) => {
        const looks = looksAt(all, (look) => latencies[look % latencies.length] ?? 0);
        expect(mostIn(looks, 300_000)).toBeLessThanOrEqual(70);
      }),
      { numRuns: 150 },
    );
  });

  test('never costs more than 70 requests even if every check shows a new task at once', () => {
    const flicker = Array.from({ length: 3_000 }, (_, index) => task(`check-healthz`, 310, [String(index)]));
    expect(
      mostIn(
        looksAt(flicker, () => 0),
        300_000,
      ),
    ).toBeLessThanOrEqual(70);
    const alternating = Array.from({ length: 3_000 }, (_, index) =>
      index % 2 === 0 ? task('check-healthz', 310, []) : task('reload-metadata', 310, []),
    );
    expect(
      mostIn(
        looksAt(alternating, () => 0),
        300_000,
      ),
    ).toBeLessThanOrEqual(70);
  });
});
