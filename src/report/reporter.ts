import type { Clock } from '../lib/clock.js';
import type { Code } from '../lib/error-codes.js';
import type { Log } from '../lib/log.js';
import type { Secrets } from '../lib/secrets.js';

/** The end of a run is not delayed longer than this. */
const WITHIN_MS = 30_000;
const BEFORE_LAST_TRY_MS = 2_000;

export interface ReporterPorts {
  clock: Clock;
  log: Log;
  secrets: Secrets;
  /** Aborted when the run is cancelled: then nothing is reported here, and the post step reports it. */
  signal: AbortSignal;
  /** The message when something cannot be written, and whether the problem may pass. */
  explain: (error: unknown) => { words: string; code: Code; passes: boolean; afterMs?: number | undefined };
  /** Aborts what is in progress on GitHub. */
  giveUp: () => void;
}

/**
 * How a run writes to GitHub what people read there: it never fails the run, delays its end by half a minute at
 * most, tries once more if that may help, and reports a problem once. What GitHub refused permanently is not tried
 * again.
 */
export class Reporter {
  readonly #ports: ReporterPorts;
  #refused = false;

  constructor(ports: ReporterPorts) {
    this.#ports = ports;
  }

  /** Whether GitHub refused permanently. */
  get isRefused(): boolean {
    return this.#refused;
  }

  /** Waits for the work to end; aborts it when it takes too long. The work must not reject. */
  async finish(work: () => Promise<void>): Promise<void> {
    const { clock, giveUp } = this.#ports;
    const done = new AbortController();
    clock.sleep(WITHIN_MS, done.signal).then(giveUp, () => undefined);
    await work();
    done.abort();
  }

  /** Does the work, and once more if that may help. Never rejects. */
  async twice(first: () => Promise<void>, again: () => Promise<void> = first): Promise<void> {
    if (this.#refused) return;
    let pauseMs: number | undefined;
    await first().catch((error: unknown) => (pauseMs = this.#trouble(error, 'unless another try may help')));
    if (pauseMs === undefined) return;
    await this.#ports.clock.sleep(pauseMs, this.#ports.signal).catch(() => undefined);
    await again().catch((error: unknown) => this.#trouble(error, 'loudly'));
  }

  /**
   * Does the work, unless GitHub has refused before. A problem that may pass does not matter, since the work is done
   * again later. Never rejects.
   */
  async once(work: () => Promise<void>): Promise<void> {
    if (!this.#refused) await work().catch((error: unknown) => this.passes(error));
  }

  /** Whether a problem may pass. If it may not, it is reported, and nothing is tried again. */
  passes(error: unknown): boolean {
    this.#trouble(error, 'unless it passes');
    return !this.#refused;
  }

  /**
   * Reports a problem, unless the run is cancelled.
   * @returns milliseconds after which another try may help
   */
  #trouble(
    error: unknown,
    say: 'loudly' | 'unless it passes' | 'unless another try may help',
  ): number | undefined {
    const { signal, explain, log, secrets } = this.#ports;
    if (signal.aborted || this.#refused) return undefined;
    const { words, code, passes, afterMs } = explain(error);
    this.#refused = !passes;
    const pauseMs = afterMs ?? BEFORE_LAST_TRY_MS;
    // A wait longer than the end of a run may take would be in vain.
    const mayHelp = passes && pauseMs < WITHIN_MS;
    const quiet = say === 'unless it passes' ? passes : mayHelp && say !== 'loudly';
    if (quiet) log.debug(secrets.redact(words));
    else log.warning(secrets.redact(words), code);
    return mayHelp ? pauseMs : undefined;
  }
}
