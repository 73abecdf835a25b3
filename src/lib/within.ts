import type { Clock } from './clock.js';
import { Failure } from './errors.js';
import { duration } from './text.js';

/**
 * The work's result, unless it takes longer than `ms` milliseconds; the work itself continues.
 * @param what the subject of the error's sentence: who does not answer
 * @throws Failure `network` on the timeout, or what the work throws
 */
export async function within<T>(clock: Clock, ms: number, what: string, work: Promise<T>): Promise<T> {
  const enough = new AbortController();
  const late = async (): Promise<never> => {
    await clock.sleep(ms, enough.signal);
    throw new Failure('no-answer-in-time', `${what} did not answer within ${duration(ms)}.`);
  };
  try {
    return await Promise.race([work, late()]);
  } finally {
    enough.abort();
  }
}
