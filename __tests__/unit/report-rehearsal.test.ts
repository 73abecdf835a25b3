import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rehearsalPart, rehearsalSummaryPart } from '../../src/report/rehearsal.js';
import type { RehearsalShown } from '../../src/report/view.js';
import type { SourceRehearsal, VersionRun } from '../../src/rules/rehearsal.js';
import { hostileText } from '../support/hostile-text.js';
import { rendered } from '../support/markdown.js';

/** The elements that we write. */
const OURS = ['details', 'summary', 'b', 'ul', 'li', 'p', 'code', 'sub', 'em', 'strong'];
const NOTHING = { gained: [], lost: [], changed: [] };
const run: VersionRun = {
  version: '2',
  name: 'b',
  result: 'ran',
  ms: 400,
  rows: 0,
  locks: [{ table: 'orders', blocks: 'reads and writes' }],
  rewritten: [],
  isPartial: false,
  down: { result: 'reverts' },
};
const source: SourceRehearsal = {
  source: 'default',
  upgrade: [run],
  schema: { ...NOTHING, gained: ['column orders.note: text'] },
  fresh: { result: 'same' },
  gone: [],
  edited: [],
  squashed: [],
  seeds: 1,
};
const shown = (sources: SourceRehearsal[], base = 'main'): RehearsalShown => ({
  base,
  rehearsal: { server: '16.4', sources },
  blobUrl: 'https://github.com/acme/shop/blob/abc',
});

describe('The rehearsal in a comment', () => {
  test('is one line that opens', () => {
    const part = rehearsalPart(shown([source]));
    expect(part).toMatch(
      /^<details><summary><b>Upgrade from main<\/b>: 1 migration, 0\.4 s, orders locked against reads and writes, down\.sql undoes it<\/summary>\n\n/,
    );
    expect(part).toContain('* ✓ `2_b` · 0.4 s · blocks reads and writes on `orders` · down.sql undoes it');
    expect(part).toContain('`+ column orders.note: text`');
    expect(part).toContain('Tried on PostgreSQL 16\\.4, with data from 1 seed file.');
  });

  test('names each database if there are several', () => {
    const part = rehearsalPart(shown([source, { ...source, source: 'other' }]));
    expect(part).toContain('<b>Upgrade from main</b> (default): ');
    expect(part).toContain('<b>Upgrade from main</b> (other): ');
  });

  test('says a failure with its line, and what a new database gets', () => {
    const failure = {
      file: 'hasura/migrations/default/2_b/up.sql',
      line: 3,
      column: 1,
      code: '42703',
      message: 'column "a" does not exist',
    };
    const part = rehearsalPart(
      shown([
        {
          ...source,
          upgrade: [{ ...run, result: 'failed', failure, down: { result: 'not run' } }],
          fresh: {
            result: 'differs',
            difference: { ...NOTHING, changed: ['column orders.a: int → bigint'] },
          },
        },
      ]),
    );
    expect(part).toContain('1 migration, 2_b fails, orders locked');
    expect(part).toContain(
      '`column "a" does not exist` ([`2_b/up.sql:3`](https://github.com/acme/shop/blob/abc/hasura/migrations/default/2%5Fb/up.sql#L3))',
    );
    expect(part).toContain('`column orders.a: int → bigint`');
  });

  test('is absent if nothing was tried, and says why if that was not possible', () => {
    expect(rehearsalPart(undefined)).toBe('');
    expect(rehearsalPart({ base: 'main', notRun: 'not rehearsed, because …' })).toBe(
      'Upgrade from `main`: not rehearsed, because …',
    );
  });

  test('shows no markup or mention of others, and is never too long', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, fc.nat(40), (name, table, base, count) => {
        const upgrade = Array.from({ length: count }, () => ({
          ...run,
          name,
          locks: [{ table, blocks: 'writes' as const }],
          down: { result: 'differs' as const, difference: { ...NOTHING, lost: [table] } },
        }));
        const all = Array.from({ length: 12 }, () => ({ ...source, source: name, upgrade }));
        const [part, summary] = [rehearsalPart(shown(all, base)), rehearsalSummaryPart(shown(all, base))];
        expect(part.length).toBeLessThanOrEqual(12_000);
        for (const text of [part, summary]) {
          const { elements, prose, links } = rendered(text);
          expect(elements.filter((element) => !OURS.includes(element))).toEqual([]);
          expect(prose).not.toMatch(/@[a-z0-9]|#\d|\bGH-\d/i);
          expect(links).toEqual([]);
          expect(text).not.toMatch(/^<!--/m);
        }
      }),
      { numRuns: 60 },
    );
  });
});
