import pRetry from 'p-retry';
import type { Clock } from './clock.js';
import type { Log } from './log.js';
import { duration } from './text.js';

export interface RetryPorts {
  clock: Clock;
  signal: AbortSignal;
  /** A number in [0, 1): spreads the retries of many jobs that met the same outage. */
  random: () => number;
  /** Milliseconds that may still be waited: a service that asks for more is not waited for at all. */
  timeLeft?: () => number;
  /** Told of a wait that a service asks for: it may be long. */
  log?: Pick<Log, 'info'>;
  /** Its name, for that. */
  service?: string;
}

const RETRIES = 4;
const FIRST_MS = 500;

/**
 * Repeats a call that failed on its way; waiting for an answer that is not there yet is polling.
 * @param verdict says of an error whether another try can help, and how long the service asks to wait (milliseconds)
 */
export function retrying<T>(
  world: RetryPorts,
  work: () => Promise<T>,
  verdict: (error: unknown) => { again: boolean; afterMs?: number | undefined },
): Promise<T> {
  const mayWait = (ms: number): boolean => world.timeLeft === undefined || ms <= world.timeLeft();
  return pRetry(work, {
    retries: RETRIES,
    // The waiting is ours, below: on the clock of the world, and as long as the service asks.
    minTimeout: 0,
    maxTimeout: 0,
    shouldRetry: async ({ error, attemptNumber }) => {
      const { again, afterMs } = verdict(error);
      const pause = afterMs ?? backoff(attemptNumber, world.random);
      if (!again || !mayWait(pause)) return false;
      if (afterMs !== undefined)
        world.log?.info(`Waiting ${duration(afterMs)}: ${world.service ?? 'the service'} asked for it.`);
      await world.clock.sleep(pause, world.signal);
      return true;
    },
  });
}

function backoff(attempt: number, random: () => number): number {
  return FIRST_MS * 2 ** (attempt - 1) * (0.5 + random());
}

/** The milliseconds that a `Retry-After` header asks for: seconds or a date; `undefined` when it says neither. */
export function retryAfter(header: string | null | undefined, clock: Clock): number | undefined {
  if (header === null || header === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  // A day of the week begins each of the three forms that HTTP has for a date.
  const date = /^\s*[A-Z][a-z]{2,8},? /.test(header) ? Date.parse(header) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.date().getTime());
}
