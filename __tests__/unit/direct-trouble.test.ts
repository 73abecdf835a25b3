import { expect, test } from '@jest/globals';
import { troubleWords } from '../../src/direct/trouble.js';

test.each([
  ['42P01', 'relation "orders" does not exist', 'relation "orders" does not exist (42P01)'],
  [
    '22P02',
    'invalid input syntax for type integer: "ann@example.com"',
    'invalid input syntax for type integer (22P02)',
  ],
  ['22008', 'date/time field value out of range: "1999-13-01"', 'date/time field value out of range (22008)'],
])('What the database says has no value of a row: %s %s', (sqlState, words, expected) => {
  expect(troubleWords({ kind: 'sql', sqlState, words })).toBe(expected);
});
