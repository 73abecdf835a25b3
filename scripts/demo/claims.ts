import { green, say } from './terminal.js';

/** Something is not as the demo promises. The message is a plain sentence. */
export class BrokenPromise extends Error {}

/**
 * Proves a sentence of the demo about what just happened, and prints it.
 * @param found what was found, for whoever has to fix it
 * @throws BrokenPromise if the sentence is not true
 */
export function claim(sentence: string, holds: boolean, found?: unknown): void {
  if (!holds) {
    const seen = found === undefined ? '' : ` What was found: ${JSON.stringify(found)}.`;
    throw new BrokenPromise(`This should be so, and is not: ${sentence}${seen}`);
  }
  say(`${green('✓')} ${sentence}`);
}
