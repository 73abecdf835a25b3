import type { Clock } from '../../simulator/contracts.js';

/** The time of one run. It stops while the run is held, as on a suspended machine. The date continues. */
export class OwnTime {
  readonly #clock: Pick<Clock, 'now' | 'date' | 'sleep'>;
  /** Milliseconds during which the run was held, up to now or to `#heldSince`. */
  #lost = 0;
  #heldSince: number | undefined;
  #holds = 0;
  #resumed: Promise<void> = Promise.resolve();
  #resume: () => void = () => undefined;

  constructor(clock: Pick<Clock, 'now' | 'date' | 'sleep'>) {
    this.#clock = clock;
  }

  now(): number {
    return (this.#heldSince ?? this.#clock.now()) - this.#lost;
  }

  date(): Date {
    return this.#clock.date();
  }

  /**
   * Resolves after `ms` of the run's own time. @throws the signal's reason once it is aborted, also while time is
   * stopped
   */
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const due = this.now() + ms;
    await this.#clock.sleep(ms, signal);
    while (this.#holds > 0 || this.now() < due) {
      if (this.#holds > 0) await unlessAborted(this.#resumed, signal);
      else await this.#clock.sleep(due - this.now(), signal);
    }
  }

  /** Stops the run's time until `held` resolves, or the signal is aborted. */
  async standStill(held: Promise<unknown>, signal?: AbortSignal | null): Promise<void> {
    if (this.#holds++ === 0) {
      this.#heldSince = this.#clock.now();
      this.#resumed = new Promise((resolve) => (this.#resume = resolve));
    }
    try {
      // The waiting call checks the signal itself.
      await unlessAborted(held, signal).catch(() => undefined);
    } finally {
      if (--this.#holds === 0) {
        this.#lost += this.#clock.now() - (this.#heldSince ?? NaN);
        this.#heldSince = undefined;
        this.#resume();
      }
    }
  }
}

/** @throws the signal's reason once it is aborted */
function unlessAborted(work: Promise<unknown>, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(signal?.reason as Error);
    };
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort, { once: true });
    work
      .then(() => {
        resolve();
      }, reject)
      .finally(() => signal?.removeEventListener('abort', abort));
  });
}
