import os from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The user, or the system, has ended the program. */
export class Interrupted extends Error {
  /** As a shell has it. */
  readonly exitCode: number;

  constructor(signal: (typeof SIGNALS)[number]) {
    super(`interrupted by ${signal}`);
    this.exitCode = 128 + os.constants.signals[signal];
  }
}

/**
 * Does work that has to clean up when the program is ended, for example with Ctrl-C. A second signal changes nothing:
 * npm passes on to its script what the terminal has already sent there.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const cancel = new AbortController();
  const abort = (signal: (typeof SIGNALS)[number]): void => {
    cancel.abort(new Interrupted(signal));
  };
  for (const signal of SIGNALS) process.on(signal, abort);
  try {
    return await work(cancel.signal);
  } catch (error) {
    // What was running may fail before it notices.
    cancel.signal.throwIfAborted();
    throw error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, abort);
  }
}
