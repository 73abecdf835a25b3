import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { failingIn } from '../../src/review/failing.js';
import { type Failing, verdictOn } from '../../src/rules/approval.js';

const high = (key: string): Failing => ({ kind: 'high', key });
const name = 'preview-reviewed';

describe('what review-fail-on makes of a review', () => {
  const concern = { rule: 'rows-open', roles: ['user'], objects: ['orders'], text: 'can read {object}' };
  const view = {
    concerns: [
      { ...concern, risk: 'high' as const },
      { ...concern, risk: 'medium' as const, roles: ['clerk'] },
    ],
    breaking: [{ object: 'orders.id', text: 'it is gone', roles: ['user'] }],
  };

  test.each([
    [[], []],
    [['high'], ['high']],
    [
      ['medium', 'breaking'],
      ['medium', 'breaking'],
    ],
  ] as const)('counts what it names: %j', (on, kinds) => {
    expect(failingIn(view, on).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('knows the same thing again, and not another one', () => {
    const keyOf = (change: object): string | undefined =>
      failingIn({ ...view, concerns: [{ ...concern, risk: 'high', ...change }] }, ['high'])[0]?.key;
    expect(keyOf({})).toBe(failingIn(view, ['high'])[0]?.key);
    for (const other of [{ roles: ['clerk'] }, { objects: ['items'] }, { text: 'more' }, { rule: 'star' }])
      expect(keyOf(other)).not.toBe(keyOf({}));
    // A moved line, or another base, is the same thing.
    expect(keyOf({ place: { file: 'a', line: 9, column: 1 }, before: 'x' })).toBe(keyOf({}));
  });

  test('fails without the label, and says what to do', () => {
    expect(verdictOn([high('a'), high('b')], { name, isSet: false, isNew: false }, ['a'])).toEqual({
      words: `The review fails the run: 2 findings of high risk. If they are meant, add the label ${name}.`,
      fails: true,
    });
  });

  test('passes what the label met first, and fails on what came later', () => {
    const set = { name, isSet: true, isNew: false };
    expect(verdictOn([high('a')], set, undefined)).toMatchObject({ fails: false, approved: ['a'] });
    expect(verdictOn([high('a'), high('b')], set, ['a'])).toMatchObject({ fails: true, approved: ['a'] });
    expect(verdictOn([high('b')], set, [])).toMatchObject({ fails: true, approved: [] });
    expect(verdictOn([high('a'), high('b')], { ...set, isNew: true }, ['a'])).toMatchObject({
      fails: false,
      approved: ['a', 'b'],
    });
  });

  test('never passes something without the label, or something new under it', () => {
    const keys = fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{10}$/), { maxLength: 8 });
    fc.assert(
      fc.property(keys, fc.option(keys, { nil: undefined }), fc.boolean(), (found, before, isSet) => {
        const { fails } = verdictOn(found.map(high), { name, isSet, isNew: false }, before);
        const isNew = found.some((key) => before?.includes(key) !== true);
        expect(fails).toBe(isSet ? before !== undefined && isNew : found.length > 0);
      }),
    );
  });
});
