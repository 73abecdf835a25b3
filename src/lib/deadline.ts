import type { Clock } from './clock.js';
import { Cancelled, Failure } from './errors.js';
import { duration } from './text.js';

/** The only deadline of a run. */
export interface Deadline {
  /** Aborts when the deadline passes or the run is cancelled; users see its reason. */
  signal: AbortSignal;
  /** Milliseconds until it passes. */
  timeLeft: () => number;
  /** Sets the current activity of the run; the error names it. */
  doing: (what: string) => void;
  /** Ends the run's work: it stops what still runs beside it, and the deadline's timer. */
  end: () => void;
}

/**
 * Starts a deadline on the monotonic clock.
 * @param ms how far away the deadline is
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
