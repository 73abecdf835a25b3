import { describe, expect, test } from '@jest/globals';
import { AFTER_BUILD_MS, beside } from '../../src/run/beside.js';
import type { Run } from '../../src/session/run.js';
import { TestClock } from '../support/clock.js';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const never = (): Promise<never> => new Promise<never>(() => undefined);

/** A run that only has a clock and a signal. */
function runWith(clock: TestClock, signal = new AbortController().signal): Run {
  return { world: { signal }, services: { clock } } as unknown as Run;
}

/** A clock whose pauses last until it is advanced. */
const patient = (): TestClock => new TestClock({ patience: 0 });

describe('work beside a run', () => {
  test('is given up a moment after a build, however long the build took', async () => {
    const clock = patient();
    const failures: unknown[] = [];
    const { found, end } = beside(runWith(clock), 180_000, never, (error) => failures.push(error));
    clock.advance(100_000);
    const ended = end(AFTER_BUILD_MS);
    clock.advance(AFTER_BUILD_MS - 1);
    await settled();
    expect(failures).toEqual([]);
    clock.advance(1);
    await ended;
    await expect(found).resolves.toBeUndefined();
    expect(failures).toEqual([expect.objectContaining({ message: 'It took too long.' })]);
  });

  test('has its own limit, and its signal aborts then', async () => {
    const clock = patient();
    let work: AbortSignal | undefined;
    const { end } = beside(
      runWith(clock),
      20_000,
      (signal) => {
        work = signal;
        return never();
      },
      () => undefined,
    );
    const ended = end(180_000);
    clock.advance(20_000);
    await ended;
    expect(work?.aborted).toBe(true);
  });

  test('gives its result, and nothing waits for longer', async () => {
    const { found, end } = beside(
      runWith(patient()),
      20_000,
      () => Promise.resolve(7),
      () => undefined,
    );
    await end(20_000);
    expect(await found).toBe(7);
  });

  test('fails without a word once the run is cancelled', async () => {
    const cancel = new AbortController();
    const failures: unknown[] = [];
    const { found } = beside(
      runWith(patient(), cancel.signal),
      20_000,
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        }),
      (error) => failures.push(error),
    );
    cancel.abort(new Error('cancelled'));
    expect(await found).toBeUndefined();
    expect(failures).toEqual([]);
  });
});
