import type { Clock } from './clock.js';
import { Cancelled, Failure } from './errors.js';
import { duration } from './text.js';

/** A run's one deadline. */
export interface Deadline {
  /** Aborts when the deadline passes or the run is cancelled; its reason is what the user reads. */
  signal: AbortSignal;
  /** Milliseconds until it passes. */
  timeLeft: () => number;
  /** Says what the run is at from here on: the error names it. */
  doing: (what: string) => void;
  /** Ends the run's work: what still goes on beside it stops, and nothing waits for the deadline any more. */
  end: () => void;
}

/**
 * Starts a deadline on the monotonic clock.
 * @param ms how far away it is
 * @param cancelled aborts when the run is cancelled
 */
export function startDeadline(clock: Clock, ms: number, cancelled: AbortSignal): Deadline {
  const passed = new AbortController();
  const ended = new AbortController();
  const until = clock.now() + ms;
  let at = 'checking what exists';
  clock.sleep(ms, ended.signal).then(
    () => {
      passed.abort(
        new Failure('timeout', `Timed out after ${duration(ms)} while ${at}.`, {
          remedy: 'Run the job again; if builds take this long, raise timeout-minutes.',
        }),
      );
    },
    () => undefined,
  );
  return {
    signal: AbortSignal.any([cancelled, passed.signal, ended.signal]),
    timeLeft: () => until - clock.now(),
    doing: (what) => {
      at = what;
    },
    end: () => {
      ended.abort(new Cancelled('the run has come to its end'));
    },
  };
}
