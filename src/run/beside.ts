import { Failure } from '../lib/errors.js';
import type { Run } from '../session/run.js';

/** Work that runs beside everything else. */
export interface Beside<T> {
  /** Its result; `undefined` if it failed. Never rejects. */
  found: Promise<T | undefined>;
  /**
   * Waits for its end.
   * @param most how long, in milliseconds
   */
  end: (most: number) => Promise<void>;
}

/** How long the end of a build waits for what ran beside it, in milliseconds: nobody waits longer than for the build. */
export const AFTER_BUILD_MS = 3_000;

/**
 * Begins work that only the report waits for.
 * @param within how long it may take, in milliseconds
 * @param work its signal aborts when the time is over, or the run is
 * @param failed says what went wrong; not called once the run is cancelled
 */
export function beside<T>(
  { world, services: { clock } }: Run,
  within: number,
  work: (signal: AbortSignal) => Promise<T>,
  failed: (error: unknown) => void,
): Beside<T> {
  const [late, over] = [new AbortController(), new AbortController()];
  const signal = AbortSignal.any([late.signal, world.signal]);
  const overIn = (ms: number): void => {
    clock.sleep(ms, over.signal).then(
      () => {
        late.abort(new Failure('no-answer-in-time', 'It took too long.'));
      },
      () => undefined,
    );
  };
  const done = async (): Promise<T | undefined> => {
    overIn(within);
    try {
      return await Promise.race([work(signal), rejectionOf(late.signal)]);
    } catch (error) {
      if (!world.signal.aborted) failed(error);
      return undefined;
    } finally {
      over.abort();
    }
  };
  const found = done();
  return {
    found,
    end: async (most) => {
      if (!over.signal.aborted) overIn(most);
      await found;
    },
  };
}

/** Rejects with the signal's reason once it is aborted. */
function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}
