import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LiveStates } from '../../src/rules/preview.js';
import type { LivePull, Subject } from '../../src/rules/preview.js';
import { type Limits, type Preview, graceMs, judgePreview, judgePreviews } from '../../src/rules/stale.js';
import { pullOf } from '../support/pulls.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const none: Limits = {
  requireLabel: undefined,
  skipDrafts: false,
  maxAgeMs: undefined,
  maxPreviews: undefined,
  timeoutMs: 30 * 60_000,
};
const GRACE_MS = HOUR;

const livePull = (number: number, more: Partial<LivePull> = {}): LivePull => pullOf({ number, ...more });
const live = (pulls: LivePull[], branches: Record<string, boolean> = {}): LiveStates => ({
  pulls: new Map(pulls.map((pull) => [pull.number, pull])),
  branches: new Map(Object.entries(branches)),
});
const preview = (subject: Subject, more: Partial<Preview> = {}): Preview => {
  const name = subject.kind === 'pull' ? `app-${String(subject.number)}` : `app-${subject.branch}`;
  return { id: name, name, owner: name, subject, build: '', at: NOW - 2 * HOUR, removing: false, ...more };
};
const ofPull = (number: number, more?: Partial<Preview>): Preview => preview({ kind: 'pull', number }, more);
const ofBranch = (branch: string): Preview => preview({ kind: 'branch', branch });

describe('a preview that a run has begun to delete', () => {
  const removing = { removing: true };
  const old = { ...removing, at: NOW - 2 * HOUR };

  test('is deleted although it is wanted, once no run can be working on it', () => {
    const states = live([livePull(1)], { main: true });
    for (const one of [ofPull(1, old), { ...ofBranch('main'), ...old }])
      expect(judgePreview(one, states, none, NOW)).toMatchObject({ removes: true, limited: 'begun' });
    expect(judgePreview(ofPull(1, { ...removing, at: NOW }), states, none, NOW).removes).toBe(false);
  });

  test('is kept if GitHub did not return its pull request', () => {
    expect(judgePreview(ofPull(2, old), live([livePull(1)]), none, NOW).removes).toBe(false);
  });

  test('does not count towards max-previews', () => {
    const previews = [ofPull(1, { ...removing, at: NOW }), ofPull(2), ofPull(3)];
    const states = live([livePull(1), livePull(2), livePull(3)]);
    const verdicts = judgePreviews(previews, states, { ...none, maxPreviews: 2 }, NOW);
    expect(verdicts.map(({ removes }) => removes)).toEqual([false, false, false]);
  });
});

describe('a preview', () => {
  const judged = (of: Preview, states: LiveStates | undefined, limits: Partial<Limits> = {}): string => {
    const { removes, why } = judgePreview(of, states, { ...none, ...limits }, NOW);
    return `${removes ? 'removes' : 'stays'}: ${why}`;
  };

  test.each([
    ['open', livePull(1), 'stays: Pull request #1 is open'],
    ['closed', livePull(1, { open: false }), 'removes: Pull request #1 is closed'],
    ['merged', livePull(1, { open: false, merged: true }), 'removes: Pull request #1 was merged'],
    ['a draft', livePull(1, { draft: true }), 'stays: Pull request #1 is open'],
  ])('of a pull request that is %s', (_, pull, expected) => {
    expect(judged(ofPull(1), live([pull]))).toBe(expected);
  });

  test('is kept if GitHub did not return its pull request or branch', () => {
    expect(judged(ofPull(1), live([]))).toMatch(/^stays: GitHub did not (return|say)/);
    expect(judged(ofBranch('main'), live([]))).toMatch(/^stays: GitHub did not (return|say)/);
    expect(judged(ofPull(1), undefined)).toBe('stays: The pull requests and branches could not be read');
  });

  test('of a branch is kept as long as the branch exists', () => {
    expect(judged(ofBranch('main'), live([], { main: true }))).toBe('stays: Branch main exists');
    expect(judged(ofBranch('main'), live([], { main: false }))).toBe('removes: Branch main was deleted');
  });

  test('that is young, dated in the future or of unknown age is kept, whatever happened to its pull request', () => {
    const closed = live([livePull(1, { open: false })]);
    expect(judged(ofPull(1, { at: NOW - GRACE_MS + 1 }), closed)).toBe(
      'stays: It was built less than 60 min ago',
    );
    expect(judged(ofPull(1, { at: NOW - GRACE_MS }), closed)).toMatch(/^removes/);
    expect(judged(ofPull(1, { at: NOW + DAY }), closed)).toMatch(/^stays/);
    expect(judged(ofPull(1, { at: undefined }), closed)).toBe(
      'stays: Its marker does not say when it was built',
    );
  });

  test('is young for as long as a run may take, if that is longer than an hour', () => {
    expect([1, 60, 61].map((minutes) => graceMs(minutes * 60_000) / 60_000)).toEqual([60, 60, 61]);
    const closed = live([livePull(1, { open: false })]);
    const limits = { timeoutMs: 3 * HOUR };
    expect(judged(ofPull(1, { at: NOW - 3 * HOUR + 1 }), closed, limits)).toBe(
      'stays: It was built less than 180 min ago',
    );
    expect(judged(ofPull(1, { at: NOW - 3 * HOUR }), closed, limits)).toMatch(/^removes/);
  });

  test('is deleted without the label that it needs, and kept as a draft', () => {
    const limits = { requireLabel: 'preview', skipDrafts: true };
    expect(judged(ofPull(1), live([livePull(1)]), limits)).toBe(
      'removes: Pull request #1 does not have the label preview',
    );
    const labels = ['Preview'];
    expect(judged(ofPull(1), live([livePull(1, { labels, draft: true })]), limits)).toMatch(/^stays/);
  });

  test('is deleted if it was not rebuilt for max-age-days, unless it belongs to a branch', () => {
    const limits = { maxAgeMs: 14 * DAY };
    const at = NOW - 14 * DAY;
    expect(judged(ofPull(1, { at }), live([livePull(1)]), limits)).toMatch(/^stays/);
    expect(judged(ofPull(1, { at: at - 1 }), live([livePull(1)]), limits)).toMatch(
      /^removes: It was not rebuilt for 14 days/,
    );
    expect(judged(ofPull(1, { at: at - 1 }), live([livePull(1)]), { maxAgeMs: DAY })).toContain('a day');
    expect(judged({ ...ofBranch('main'), at: at - 1 }, live([], { main: true }), limits)).toMatch(/^stays/);
  });
});

describe('max-previews', () => {
  const open = live(Array.from({ length: 9 }, (_, index) => livePull(index)));
  const aged = (...hours: number[]): Preview[] =>
    hours.map((old, index) => ofPull(index, { at: NOW - old * HOUR }));
  const going = (previews: Preview[], most: number, states: LiveStates | undefined = open): string[] =>
    judgePreviews(previews, states, { ...none, maxPreviews: most }, NOW)
      .filter(({ removes }) => removes)
      .map(({ preview: { name } }) => name);

  test('deletes the oldest previews beyond the limit', () => {
    expect(going(aged(5, 9, 2, 7), 2)).toEqual(['app-1', 'app-3']);
    expect(going(aged(5, 9), 2)).toEqual([]);
  });

  test('counts young previews, but deletes none of them', () => {
    expect(going(aged(0.1, 0.2, 5), 1)).toEqual(['app-2']);
    expect(going(aged(0.1, 0.2), 1)).toEqual([]);
  });

  test('does not count previews that are deleted anyway', () => {
    const closed = live([livePull(0), livePull(1, { open: false }), livePull(2)]);
    expect(going(aged(9, 8, 7), 2, closed)).toEqual(['app-1']);
  });

  test('deletes nothing if GitHub returned nothing', () => {
    const verdicts = judgePreviews(aged(5, 6), undefined, { ...none, maxPreviews: 1 }, NOW);
    expect(verdicts.map(({ removes }) => removes)).toEqual([false, false]);
  });

  test('counts a preview whose pull request or branch GitHub did not return, but does not delete it', () => {
    const some = live([livePull(1), livePull(2)]);
    expect(going(aged(9, 8, 7), 2, some)).toEqual(['app-1']);
    expect(going(aged(9, 8, 7), 1, some)).toEqual(['app-1', 'app-2']);
    const branches = live([], { main: true });
    expect(going([ofBranch('lost'), ofBranch('main')], 1, branches)).toEqual(['app-main']);
  });

  test('deletes no preview that is younger than a run may take', () => {
    const verdicts = judgePreviews(aged(2, 4), open, { ...none, maxPreviews: 1, timeoutMs: 3 * HOUR }, NOW);
    expect(verdicts.map(({ removes }) => removes)).toEqual([false, true]);
    const both = judgePreviews(aged(2, 2), open, { ...none, maxPreviews: 1, timeoutMs: 3 * HOUR }, NOW);
    expect(both.map(({ removes }) => removes)).toEqual([false, false]);
  });

  test('gives the limit as the reason', () => {
    const [verdict] = judgePreviews(aged(5, 4), open, { ...none, maxPreviews: 1 }, NOW);
    expect(verdict).toMatchObject({
      removes: true,
      limited: 'number',
      why: 'It is one of the oldest of 2 previews, and max-previews is 1',
    });
  });
});

test('nothing of unknown state or age is deleted, whatever the limits are', () => {
  const pulls = fc.array(
    fc.record({ open: fc.boolean(), draft: fc.boolean(), labels: fc.subarray(['preview', 'x']) }),
    { maxLength: 8 },
  );
  const limits = fc.record({
    requireLabel: fc.option(fc.constantFrom('preview'), { nil: undefined }),
    skipDrafts: fc.boolean(),
    maxAgeMs: fc.option(fc.integer({ min: DAY, max: 30 * DAY }), { nil: undefined }),
    maxPreviews: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  });
  const ages = fc.array(fc.option(fc.integer({ min: -DAY, max: 40 * DAY }), { nil: undefined }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(pulls, limits, ages, (known, wished, built) => {
      const states = live(known.map((pull, index) => livePull(index, pull)));
      const previews = built.map((age, index) =>
        ofPull(index, { at: age === undefined ? undefined : NOW - age }),
      );
      const verdicts = judgePreviews(previews, states, { ...none, ...wished }, NOW);
      for (const { removes, preview: of } of verdicts) {
        if (!removes) continue;
        expect(of.at).toBeLessThanOrEqual(NOW - GRACE_MS);
      }
      for (const { removes, preview: of } of verdicts) {
        const number = of.subject.kind === 'pull' ? of.subject.number : -1;
        if (removes) expect(states.pulls.has(number)).toBe(true);
      }
    }),
  );
});
