import { green, say } from './terminal.js';

/** Something is not as the demo promises. The message is a plain sentence. */
export class BrokenPromise extends Error {}

/**
 * Proves a sentence that the demo says about what just happened.
 * @param found what was seen, for the one who has to mend it
 * @throws BrokenPromise when it does not hold
 */
export function claim(sentence: string, holds: boolean, found?: unknown): void {
  if (!holds) {
    const seen = found === undefined ? '' : ` What was found: ${JSON.stringify(found)}.`;
    throw new BrokenPromise(`This should be so, and is not: ${sentence}${seen}`);
  }
  say(`${green('✓')} ${sentence}`);
}
