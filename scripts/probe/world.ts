import type { SessionWorld } from './session.js';

/** What the probe has of the world around it. */
export interface ProbeWorld extends SessionWorld {
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** Ends the probe early; what it created is deleted all the same. */
  signal: AbortSignal;
  /** Prints the table, or the help. */
  print: (text: string) => void;
  /** Reports what is going on. */
  say: (line: string) => void;
  writeFile: (path: string, text: string) => Promise<void>;
}
