/** Whether all tests run (`npm run test:full`) or only those of `npm test`; `jest.full.config.js` sets it. */
export const FULL = process.env['TESTS'] === 'full';

/** `npm test` runs one row out of this many where it runs only part of a table. */
const ONE_IN = 4;

/**
 * The rows of a table of tests that differ in one value alone. The full run uses all of them, `npm test` the first
 * one and then every fourth.
 */
export function someOf<Row extends readonly [unknown, ...unknown[]]>(rows: readonly Row[]): Row[];
export function someOf<Row>(rows: readonly Row[]): Row[];
export function someOf<Row>(rows: readonly Row[]): Row[] {
  return FULL ? [...rows] : rows.filter((_, index) => index % ONE_IN === 0);
}
