import { describe, expect, test } from '@jest/globals';
import { breakingText, changeLines, countsText } from '../../src/report/review-words.js';
import { reviewSummary } from '../../src/report/review.js';
import { sentenceOf } from '../../src/review/group.js';
import type { ReviewChange, ReviewView } from '../../src/rules/review.js';

const asItIs = { code: (text: string) => text, plain: (text: string) => text };
const orders: ReviewChange = { what: 'changed', kind: 'table', object: 'orders', parts: [] };
const select: ReviewChange = { ...orders, kind: 'permission', role: 'user', action: 'select' };

describe('a change in words', () => {
  test.each<[ReviewChange['parts'], string]>([
    [[{ name: 'filter', before: 'a = 1', after: 'every row' }], 'filter a = 1 → every row'],
    [[{ name: 'columns', before: 'id', after: 'note' }], 'columns +note −id'],
    [[{ name: 'columns', before: 'id', after: '*' }], 'columns id → *'],
    [[{ name: 'limit', after: '10' }], 'limit none → 10'],
    [[{ name: 'set', before: 'a = 1' }], 'presets a = 1 → none'],
    [[{ name: 'allow_aggregations', after: 'true' }], 'aggregate queries allowed'],
    [[{ name: 'backend_only', before: 'true' }], 'no longer only with the admin secret'],
    [[{ name: 'role_set', after: 'editor' }], 'parent roles +editor'],
    [[{ name: 'query_root_fields', before: 'select' }], 'query root fields −select'],
    [
      [{ name: 'query_configuration' }, { name: 'validate_input' }],
      'query configuration changed; input validation changed',
    ],
    // Any key that a stranger writes.
    [[{ name: 'constructor' }, { name: '__proto__' }], 'constructor changed; proto changed'],
    [[], 'changed'],
  ])('%j is %j', (parts, words) => {
    const lines = changeLines([{ ...orders, parts }], asItIs);
    expect(lines.map((line) => line.replace(/ +/g, ' '))).toEqual([`table orders: ${words}`]);
  });

  test('has no signs for what is new', () => {
    const parts = [{ name: 'columns', after: 'id' }, { name: 'validate_input' }];
    expect(changeLines([{ ...select, what: 'added', parts }], asItIs)).toEqual([
      'orders select for user: new; columns id; input validation',
    ]);
    expect(changeLines([{ ...select, what: 'removed' }], asItIs)).toEqual([
      'orders select for user: removed',
    ]);
  });

  test('is one line with others that are alike, from four on', () => {
    const on = (object: string, more: Partial<ReviewChange> = {}): ReviewChange => ({
      ...select,
      what: 'removed',
      object,
      ...more,
    });
    const alike = ['a', 'b', 'c'].map((object) => on(object));
    const other = on('x', { role: 'guest' });
    expect(changeLines([...alike, other], asItIs)).toHaveLength(4);
    expect(changeLines([orders, on('a'), other, on('b'), on('c'), on('d')], asItIs)).toEqual([
      'table orders: changed',
      'a, b, c, d select for user: removed',
      'x select for guest: removed',
    ]);
  });

  test('names those whose clients can break', () => {
    expect(breakingText('can no longer be read', 'user')).toBe('can no longer be read by user');
    expect(breakingText('has fewer root fields for queries', 'user')).toBe(
      'has fewer root fields for queries for user',
    );
    expect(breakingText('the table was removed', '')).toBe('the table was removed');
  });
});

describe('the counts of changes', () => {
  const breaking = [{ object: 'orders', text: 'the table was removed', roles: [] }];

  test.each<[number, number, ReviewView['breaking'], string]>([
    [1, 0, [], '1 change'],
    [0, 2, breaking, '2 changes, and 1 thing that can break clients'],
    [
      2,
      1,
      [...breaking, ...breaking],
      '3 changes (2 permissions, 1 other), and 2 things that can break clients',
    ],
  ])('of %i permissions and %i others add up', (permissions, others, broken, words) => {
    const changes = [
      ...Array.from({ length: permissions }, () => select),
      ...Array.from({ length: others }, () => orders),
    ];
    expect(countsText({ changes, breaking: broken })).toBe(words);
    const open = { roles: [], writes: [], reads: 0, byName: false };
    const summary = reviewSummary({
      changes: { isNew: true, concerns: [], breaking: broken, changes, open },
      blobUrl: '',
    });
    expect(summary).toContain(`The project is new: ${words}.`);
    expect(/^Permissions: (\d+)$/m.exec(summary)?.[1] ?? '0').toBe(String(permissions));
    expect(/(?:Other|All) changes: (\d+)/.exec(summary)?.[1] ?? '0').toBe(String(others));
  });
});

test.each([
  ['The event trigger {object} was removed', '4 event triggers (a, b, c and 1 more) were removed'],
  [
    'The migration {object} has different statements',
    '4 migrations (a, b, c and 1 more) have different statements',
  ],
  [
    'The collection {object} was added to the allow list',
    '4 collections (a, b, c and 1 more) were added to the allow list',
  ],
  [
    'The collection {object} on the allow list now applies to all roles',
    '4 collections (a, b, c and 1 more) on the allow list now apply to all roles',
  ],
  ['The limit {object} of the API was removed', '4 limits (a, b, c and 1 more) of the API were removed'],
  [
    'The action {object} forwards the headers of clients to a.example',
    '4 actions (a, b, c and 1 more) forward the headers of clients to a.example',
  ],
  ['The action {object} sends its requests to x', '4 actions (a, b, c and 1 more) send their requests to x'],
  ['can run aggregate queries on {object}', 'can run aggregate queries on 4 tables: a, b, c and 1 more'],
])('%j is said of four things as well', (text, many) => {
  const objects = ['a', 'b', 'c', 'd'];
  expect(sentenceOf({ rule: 'event-lost', risk: 'medium', roles: [], objects, text, at: undefined })).toBe(
    many,
  );
});
