import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { sharedClock } from '../../src/lib/shared-clock.js';
import { TestClock } from '../support/clock.js';

const SERVER = Date.parse('2026-11-21T10:00:00.000Z');

/** A machine's clock that is fast by this many milliseconds, and a server that takes a while to answer. */
function bench(
  fastMs: number,
  answers: { takesMs: number; date?: string }[],
): {
  ask: () => Promise<void>;
  wrongBy: () => number;
} {
  const real = new TestClock();
  const own = {
    now: () => real.now(),
    date: () => new Date(SERVER + real.now() + fastMs),
    sleep: (ms: number) => real.sleep(ms),
  };
  const clock = sharedClock(own);
  const left = [...answers];
  const fetch = clock.setBy(async () => {
    const { takesMs, date } = left.shift() ?? { takesMs: 0 };
    await real.sleep(takesMs / 2);
    const header = date ?? new Date(SERVER + real.now()).toUTCString();
    await real.sleep(takesMs / 2);
    return new Response('', header === '' ? {} : { headers: { date: header } });
  });
  return {
    ask: async () => {
      await fetch('https://api.github.com');
    },
    wrongBy: () => clock.date().getTime() - (SERVER + real.now()),
  };
}

describe('A clock that is set by a server', () => {
  test.each([600_000, -600_000, 1_500, -1])(
    'is right to a second if its machine is %i ms fast',
    async (fastMs) => {
      const { ask, wrongBy } = bench(fastMs, [{ takesMs: 100 }]);
      expect(wrongBy()).toBe(fastMs);
      await ask();
      expect(Math.abs(wrongBy())).toBeLessThanOrEqual(1_100);
    },
  );

  test('does not change if the machine has the right time', async () => {
    const { ask, wrongBy } = bench(0, [{ takesMs: 100 }, { takesMs: 3_000 }]);
    await ask();
    await ask();
    expect(wrongBy()).toBe(0);
  });

  test.each(['', 'soon', '7'])('ignores an answer without a valid date: "%s"', async (date) => {
    const { ask, wrongBy } = bench(5, [{ takesMs: 100, date: date === '7' ? 'x7' : date }]);
    await ask();
    expect(wrongBy()).toBe(5);
  });

  test('is never off by more than a second plus the time of an answer, however wrong the machine is', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 5 }),
        async (fastMs, times) => {
          const { ask, wrongBy } = bench(
            fastMs,
            times.map((takesMs) => ({ takesMs })),
          );
          for (const _ of times) await ask();
          expect(Math.abs(wrongBy())).toBeLessThanOrEqual(1_000 + Math.min(...times));
        },
      ),
    ));
});
