import type { Code } from './error-codes.js';

/** The run's log. All text that passes through it is redacted and cannot hold a command for the runner. */
export interface Log {
  /** A titled group of lines, which the Actions log can fold. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Our own words. */
  info(line: string): void;
  /** Shown only when debug logging is on. */
  debug(line: string): void;
  /** Annotations. */
  notice(line: string): void;
  /** Ends with the address of the code's row in docs/errors.md. */
  warning(line: string, code: Code): void;
}
