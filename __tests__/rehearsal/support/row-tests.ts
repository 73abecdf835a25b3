import { describe, expect, test } from '@jest/globals';
import type { Server } from '../../../src/rehearsal/server.js';
import { someOf } from '../../support/full.js';
import { triedBefore } from './projects.js';
import type { RehearsalRow } from './rows.js';

/** Tests that a rule finds what each row has, and nothing in what is nearly the same. */
export function testRows(start: () => Promise<Server>, rows: readonly RehearsalRow[]): void {
  const heads = { hit: rows, miss: someOf(rows) };
  const resultOf = triedBefore(start, [
    ...heads.hit,
    ...heads.miss.map((row) => ({ ...row, head: row.not })),
  ]);

  describe('A rule of the rehearsal', () => {
    test.each(heads.hit)('$rule: $says', ({ rule, severity, head, says }) => {
      const { findings, said } = resultOf(head);
      expect(said.filter((one) => one.startsWith(`${rule} `))).toEqual([`${rule} ${says.trim()}`]);
      expect(findings.filter((one) => one.rule === rule).map((one) => one.severity)).toEqual([severity]);
    });

    test.each(heads.miss)('$rule does not find what is nearly the same: $says', ({ rule, not }) => {
      const { said } = resultOf(not);
      expect(said.filter((one) => one.startsWith(`${rule} `))).toEqual([]);
      // What is nearly the same is right.
      expect(said.filter((one) => /^(?:upgrade|fresh)-fails/.test(one) && rule !== 'squashed')).toEqual([]);
    });
  });
}
