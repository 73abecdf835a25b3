import { expect } from '@jest/globals';
import type { Told } from './told.js';

/** Expects a failure in our own words, without an error message of JavaScript. */
export function expectInWords(told: Told): void {
  expect([told.exitCode, told.outputs['status'], told.errors.length]).toEqual([1, 'failed', 1]);
  expect(told.errors[0]).not.toMatch(
    /TypeError|RangeError|SyntaxError|Cannot read|is not a function|call stack|Unexpected error/,
  );
}
