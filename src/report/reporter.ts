import type { Clock } from '../lib/clock.js';
import type { Code } from '../lib/error-codes.js';
import type { Log } from '../lib/log.js';
import type { Secrets } from '../lib/secrets.js';

/** The end of a run is not held up longer than this. */
const WITHIN_MS = 30_000;
const BEFORE_LAST_TRY_MS = 2_000;

export interface ReporterPorts {
  clock: Clock;
  log: Log;
  secrets: Secrets;
  /** Aborted when the run is cancelled: nothing is reported then, the post step does it. */
  signal: AbortSignal;
  /** What to say when something cannot be written, and whether the trouble may pass. */
  explain: (error: unknown) => { words: string; code: Code; passes: boolean; afterMs?: number | undefined };
  /** Gives up what is under way on GitHub. */
  giveUp: () => void;
}

/**
 * How a run writes to GitHub what people read there: it never fails the run, holds up its end for half a minute at most,
 * tries once more where that may help, and says what is wrong once. What GitHub refused for good is not tried again.
 */
export class Reporter {
  readonly #ports: ReporterPorts;
  #refused = false;

  constructor(ports: ReporterPorts) {
    this.#ports = ports;
  }

  /** Whether GitHub said no for good. */
  get isRefused(): boolean {
    return this.#refused;
  }

  /** Waits for the end of the work, or gives it up. The work must not reject. */
  async finish(work: () => Promise<void>): Promise<void> {
    const { clock, giveUp } = this.#ports;
    const done = new AbortController();
    clock.sleep(WITHIN_MS, done.signal).then(giveUp, () => undefined);
    await work();
    done.abort();
  }

  /** Does it, and once more where that may help. Never rejects. */
  async twice(first: () => Promise<void>, again: () => Promise<void> = first): Promise<void> {
    if (this.#refused) return;
    let pauseMs: number | undefined;
    await first().catch((error: unknown) => (pauseMs = this.#trouble(error, 'unless another try may help')));
    if (pauseMs === undefined) return;
    await this.#ports.clock.sleep(pauseMs, this.#ports.signal).catch(() => undefined);
    await again().catch((error: unknown) => this.#trouble(error, 'loudly'));
  }

  /** Does it, where it was not refused; what may pass is no matter, since it is done again later. Never rejects. */
  async once(work: () => Promise<void>): Promise<void> {
    if (!this.#refused) await work().catch((error: unknown) => this.passes(error));
  }

  /** Whether trouble may pass. Where it may not, that is said, and nothing is tried again. */
  passes(error: unknown): boolean {
    this.#trouble(error, 'unless it passes');
    return !this.#refused;
  }

  /**
   * Says what is wrong; nothing when the run is cancelled.
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
    // A longer wait than the end of a run may take would be in vain.
    const mayHelp = passes && pauseMs < WITHIN_MS;
    const quiet = say === 'unless it passes' ? passes : mayHelp && say !== 'loudly';
    if (quiet) log.debug(secrets.redact(words));
    else log.warning(secrets.redact(words), code);
    return mayHelp ? pauseMs : undefined;
  }
}
