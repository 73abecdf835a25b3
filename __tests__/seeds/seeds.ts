import { describe, test } from '@jest/globals';
import { live } from './life.js';

/** One test for each seed; `npm run soak -- --seed N` lives one of them again. */
export function livesOf(first: number, last: number): void {
  const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index);

  describe('Whatever happens to a pull request, the next quiet run puts it right, and the close leaves nothing', () => {
    test.each(seeds)('seed %i', (seed) => live(seed));
  });
}
