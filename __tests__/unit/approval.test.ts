import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { failingIn } from '../../src/review/failing.js';
import { review } from '../../src/review/review.js';
import { type FailOn, type Failing, verdictOn } from '../../src/rules/approval.js';
import { projectOf, withTables } from '../support/project.js';
import { REVIEW_ROWS } from './review-rows.js';

const high = (key: string): Failing => ({ kind: 'high', key });
const name = 'preview-reviewed';

/** What fails between two states of the permissions of `anonymous` on the table `orders`. */
async function failing(base: string, head: string, on: readonly FailOn[] = ['high']): Promise<string[]> {
  const table = (text: string) =>
    withTables(`- table: {schema: public, name: orders}${text === '' ? '' : `\n  ${text}`}`);
  const found = await review(await projectOf(table(base)), await projectOf(table(head)), {});
  return failingIn(found, on).map(({ kind, key }) => `${kind} ${key}`);
}
const insert = (check: string, columns: string): string =>
  `insert_permissions: [{role: anonymous, permission: {check: ${check}, columns: ${columns}}}]`;

describe('what of a review can fail a run', () => {
  test('is what review-fail-on names', async () => {
    const opened = insert('{}', '[id]');
    expect(await failing('', opened, [])).toEqual([]);
    expect(await failing('', opened, ['high', 'breaking'])).toEqual([expect.stringMatching(/^high/)]);
    expect(await failing(opened, '', ['high', 'breaking'])).toEqual([expect.stringMatching(/^breaking/)]);
  });

  test('is another thing if it opens more, also where the words are the same', async () => {
    const [one] = await failing('', insert('{id: {_eq: 1}}', '[title]'));
    expect(await failing('', insert('{id: {_eq: 1}}', '[title]'))).toEqual([one]);
    expect(await failing('', insert('{id: {_is_null: false}}', '[title]'))).not.toEqual([one]);
    expect(await failing('', insert('{id: {_eq: 1}}', '[title, price]'))).not.toEqual([one]);
  });

  test('has keys that outlive other words: a comment keeps what was approved by them', async () => {
    const keys: string[] = [];
    for (const { base, head, setting = {} } of REVIEW_ROWS)
      for (const [from, to] of [
        [base, head],
        [head, base],
      ] as const) {
        const found = await review(await projectOf(from), await projectOf(to), setting);
        keys.push(...failingIn(found, ['high', 'medium', 'breaking']).map(({ key }) => key));
      }
    // A new row changes this. New words must not: they need a `keyText` with the old ones, or what labels have
    // approved fails again.
    expect(createHash('sha256').update(keys.sort().join()).digest('hex').slice(0, 20)).toBe(
      '4601cee76203bc67d5b8',
    );
  });

  test('includes a file that could not be compared', () => {
    const none = { concerns: [], breaking: [], changes: [] };
    const leftOut = [{ file: 'a.yaml', side: 'head' as const }];
    expect(failingIn({ ...none, leftOut }, ['medium']).map(({ kind }) => kind)).toEqual(['unread']);
    expect(failingIn({ ...none, leftOut }, ['breaking'])).toEqual([]);
  });
});

describe('the label', () => {
  const set = { name, isSet: true, isNew: false };

  test('is named where a run fails without it', () => {
    expect(verdictOn([high('a'), high('b')], { name, isSet: false, isNew: false }, undefined)).toEqual({
      words: `The review fails the run: 2 findings of high risk. If this is intended, add the label ${name}.`,
      fails: true,
      kept: { shown: ['a', 'b'] },
    });
  });

  test('approves what the comment showed when a run first meets it, and nothing that came since', () => {
    expect(verdictOn([high('a')], set, { shown: ['a'] })).toMatchObject({ fails: false });
    expect(verdictOn([high('a'), high('b')], set, { shown: ['a'] })).toMatchObject({
      fails: true,
      kept: { shown: ['a', 'b'], approved: ['a'] },
    });
    // Shown later, it is still not approved.
    expect(verdictOn([high('a'), high('b')], set, { shown: ['a', 'b'], approved: ['a'] }).fails).toBe(true);
  });

  test('approves all that its own run finds', () => {
    const own = { ...set, isNew: true };
    for (const before of [undefined, 'unknown', { shown: [], approved: [] }] as const)
      expect(verdictOn([high('a')], own, before)).toMatchObject({
        fails: false,
        kept: { approved: ['a'] },
      });
  });

  test('approves nothing where no comment says what people saw', () => {
    expect(verdictOn([high('a')], set, undefined)).toMatchObject({ fails: true });
    // What could not be read stays as it is.
    const unread = verdictOn([high('a')], set, 'unknown');
    expect([unread.fails, unread.kept]).toEqual([true, undefined]);
  });

  test('never lets something pass that nobody could see', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 });
    fc.assert(
      fc.property(
        keys,
        keys,
        fc.option(keys, { nil: undefined }),
        fc.boolean(),
        (found, shown, approved, isSet) => {
          const before = { shown, ...(approved === undefined ? {} : { approved }) };
          const { fails } = verdictOn(found.map(high), { name, isSet, isNew: false }, before);
          const seen = approved ?? shown;
          expect(fails).toBe(found.some((key) => !isSet || !seen.includes(key)));
        },
      ),
    );
  });
});
