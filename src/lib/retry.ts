import pRetry from 'p-retry';
import type { Clock } from './clock.js';
import type { Log } from './log.js';
import { duration } from './text.js';

export interface RetryPorts {
  clock: Clock;
  signal: AbortSignal;
  /** A number in [0, 1): spreads the retries of many jobs that met the same outage. */
  random: () => number;
  /** The milliseconds left for waiting: when a pause would take longer, the call is not retried. */
  timeLeft?: () => number;
  /** Receives a line for each wait that a service asks for: such a wait may be long. */
  log?: Pick<Log, 'info'>;
  /** The service's name in that line. */
  service?: string;
}

const RETRIES = 4;
const FIRST_MS = 500;

/**
 * Retries a call that failed in transit. Waiting for an answer that is not there yet is polling instead.
 * @param verdict decides whether another try can help after an error, and how long the service asks to wait
 * (milliseconds)
 */
export function retrying<T>(
  world: RetryPorts,
  work: () => Promise<T>,
  verdict: (error: unknown) => { again: boolean; afterMs?: number | undefined },
): Promise<T> {
  const mayWait = (ms: number): boolean => world.timeLeft === undefined || ms <= world.timeLeft();
  return pRetry(work, {
    retries: RETRIES,
    // We do the waiting ourselves, below: on the world's clock, and as long as the service asks.
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
  // Each of HTTP's three date formats begins with a day of the week.
  const date = /^\s*[A-Z][a-z]{2,8},? /.test(header) ? Date.parse(header) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.date().getTime());
}
