import { describe, test } from '@jest/globals';
import type { Postgres } from '../../simulator/project/postgres.js';
import { FULL } from '../support/full.js';
import { live } from './life.js';

/**
 * One test for each seed. `npm test` runs the first twelfth of them; `npm run soak -- --seed N` repeats one.
 * @param postgres the server for lives that need one
 */
export function livesOf(first: number, last: number, postgres?: () => Postgres): void {
  const count = last - first + 1;
  const seeds = Array.from({ length: FULL ? count : Math.ceil(count / 12) }, (_, index) => first + index);

  describe('Whatever happens to a pull request, the next quiet run puts it right, and the close leaves nothing', () => {
    test.each(seeds)('seed %i', (seed) => live(seed, {}, postgres));
  });
}
