import type { Clock } from '../../src/lib/clock.js';

interface Sleeper {
  until: number;
  wake: () => void;
}

/**
 * A clock that a test controls. Pauses shorter than `patience` end at once and advance the time; longer ones (a
 * request's 30 s, a run's deadline) last until the test advances it.
 */
export class TestClock implements Clock {
  /** The pauses that ended at once, in milliseconds. */
  readonly slept: number[] = [];
  readonly #patience: number;
  readonly #start: number;
  readonly #sleepers = new Set<Sleeper>();
  #now = 0;

  constructor({ patience = 30_000, start = '2026-11-21T10:00:00.000Z' } = {}) {
    this.#patience = patience;
    this.#start = Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  date(): Date {
    return new Date(this.#start + this.#now);
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (ms < this.#patience) {
      this.slept.push(ms);
      this.#now += ms;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const sleeper = { until: this.#now + ms, wake: resolve };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason as Error);
      });
    });
  }

  /** Resolves once somebody sleeps until then, in milliseconds of this clock. */
  async whenWaitingUntil(until: number): Promise<void> {
    while (![...this.#sleepers].some((sleeper) => sleeper.until === until))
      await new Promise((resolve) => setImmediate(resolve));
  }

  /** Advances the time and wakes whoever slept until then. */
  advance(ms: number): void {
    this.#now += ms;
    for (const sleeper of this.#sleepers) {
      if (sleeper.until > this.#now) continue;
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
  }
}
