import { test } from '@jest/globals';
import { FULL } from './full.js';

/** Tests of the full run only; `npm test` shows them as skipped. */
export const inFull = FULL
  ? { test, concurrent: test.concurrent }
  : { test: test.skip, concurrent: test.concurrent.skip };
