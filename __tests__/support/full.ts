import { test } from '@jest/globals';

/** Whether all tests run (`npm run test:full`), or those that `npm test` has: `jest.full.config.js` says so. */
export const FULL = process.env['TESTS'] === 'full';

/** One row in so many, where `npm test` runs a part of a table. */
const ONE_IN = 4;

/**
 * The rows of a table of tests that differ in one value alone. The full run has them all, `npm test` the first and then
 * every fourth.
 */
export function someOf<Row extends readonly [unknown, ...unknown[]]>(rows: readonly Row[]): Row[];
export function someOf<Row>(rows: readonly Row[]): Row[];
export function someOf<Row>(rows: readonly Row[]): Row[] {
  return FULL ? [...rows] : rows.filter((_, index) => index % ONE_IN === 0);
}

/** Tests of the full run, which `npm test` shows as skipped. */
export const inFull = FULL
  ? { test, concurrent: test.concurrent }
  : { test: test.skip, concurrent: test.concurrent.skip };
