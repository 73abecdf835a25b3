/** The run's log. All text that passes through it is redacted and cannot hold a command for the runner. */
export interface Log {
  /** A titled group of lines, as the Actions log folds them. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Our own words. */
  info(line: string): void;
  /** Shown only when debug logging is on. */
  debug(line: string): void;
  /** Annotations. */
  notice(line: string): void;
  warning(line: string): void;
}
