import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Variable } from '../../src/rules/preview.js';
import { parseVariables } from '../../src/inputs/env-lines.js';

const format = (variables: readonly Variable[], end = '\n'): string =>
  variables.map(({ key, value }) => `${key}=${value}${end}`).join('');

const keys = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/)
  .filter((key) => !/^PREVIEW_APP_/i.test(key) && key !== '__proto__');
const values = fc
  .oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[=;'"#{}$ \\a-z]*$/))
  .filter((value) => !/[\r\n\0]/.test(value));
const lists = fc.uniqueArray(fc.record({ key: keys, value: values }), { selector: ({ key }) => key });

/** The error message with which a text is refused. */
function refusal(text: string): string {
  try {
    parseVariables(text);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the text was not refused');
}

describe('the lines of env', () => {
  test('are read back as they were written', () => {
    fc.assert(
      fc.property(
        lists,
        fc.constantFrom('\n', '\r\n', '\n\n', '\n# a note = x\n', '\r\n  \r\n'),
        (variables, end) => {
          expect(parseVariables(format(variables, end))).toEqual(variables);
        },
      ),
    );
  });

  test('keep everything after the first equals sign: quotes, semicolons, hashes, spaces', () => {
    const lines = [
      'PLAIN=value',
      'EMPTY=',
      'URL=postgres://u:p@h:5432/db?sslmode=require&x=y==',
      'JWT={"type":"HS256","key":"a=b;c"}',
      `QUOTED="in 'quotes'"`,
      'CUT=one;two;three',
      'HASH=a # b',
      ' SPACED = around ',
      '\tTABBED=x',
    ];
    expect(parseVariables(lines.join('\n'))).toEqual([
      { key: 'PLAIN', value: 'value' },
      { key: 'EMPTY', value: '' },
      { key: 'URL', value: 'postgres://u:p@h:5432/db?sslmode=require&x=y==' },
      { key: 'JWT', value: '{"type":"HS256","key":"a=b;c"}' },
      { key: 'QUOTED', value: `"in 'quotes'"` },
      { key: 'CUT', value: 'one;two;three' },
      { key: 'HASH', value: 'a # b' },
      { key: 'SPACED', value: ' around ' },
      { key: 'TABBED', value: 'x' },
    ]);
  });

  test('that are empty or comments are skipped', () => {
    expect(parseVariables('')).toEqual([]);
    expect(parseVariables('\n \r\n# A=1\n   # B=2\n')).toEqual([]);
  });

  test('may set names that have a meaning in JavaScript', () => {
    expect(parseVariables('constructor=x\ntoString=y')).toEqual([
      { key: 'constructor', value: 'x' },
      { key: 'toString', value: 'y' },
    ]);
  });

  test.each([
    ['A=1\nno equals sign canary', /^line 2 has no "="/],
    ['=canary', /^line 1 has no valid name/],
    ['1A=canary', /^line 1 has no valid name/],
    ['A-B=canary', /^line 1 has no valid name/],
    ['export A=canary', /^line 1 has no valid name/],
    ['ÄB=canary', /^line 1 has no valid name/],
    ['__proto__=canary', /^line 1 has no valid name/],
    ['\n\nPREVIEW_APP_OWNER=canary', /^line 3 sets PREVIEW_APP_OWNER; names that begin with PREVIEW_APP_/],
    ['preview_app_x=canary', /^line 1 sets preview_app_x/],
    ['A=1\n# note\nB=2\nA=canary', /^line 4 sets A, which line 1 already sets/],
    ['A=can\rary', /^line 1 has a control character in the value of A/],
    ['A=can\0ary', /^line 1 has a control character/],
  ])('are refused with the number of the line and without the value: %j', (text, message) => {
    expect(refusal(text)).toMatch(message);
    expect(refusal(text)).not.toMatch(/canary/);
  });

  test('that are invalid are all reported at once', () => {
    expect(refusal('no sign\nA=1\n=x\nA=2\r\nPREVIEW_APP_BUILD=1')).toBe(
      'line 1 has no "="; write KEY=value, one variable a line (a value of several lines is not possible); ' +
        'line 3 has no valid name before "="; a name has letters, digits and underscores, and does not begin with a digit; ' +
        'line 4 sets A, which line 2 already sets; ' +
        'line 5 sets PREVIEW_APP_BUILD; names that begin with PREVIEW_APP_ are reserved for this action.',
    );
  });

  test('produce either variables with valid, distinct names or an error that names a line', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-C=#\s_1]*$/)), (text) => {
        let variables: Variable[];
        try {
          variables = parseVariables(text);
        } catch (error) {
          expect((error as Error).message).toMatch(/^line \d+ /);
          return;
        }
        expect(new Set(variables.map(({ key }) => key)).size).toBe(variables.length);
        for (const { key, value } of variables) {
          expect(key).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
          expect(value).not.toMatch(/[\r\n\0]/);
        }
      }),
    );
  });
});
