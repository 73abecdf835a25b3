import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_SQL, type Sql, type SqlParser, sqlParser } from '../../src/project/sql.js';

let parser: SqlParser;
beforeEach(async () => {
  parser = await sqlParser();
});

/** The texts of the statements, by their ranges. */
function statements(text: string): string[] {
  const sql = parser.parse(text);
  if (sql.kind !== 'statements') throw new Error(`It is ${sql.kind}.`);
  return sql.statements().map(({ start, end }) => text.slice(start, end));
}

function error(text: string): string {
  const sql = parser.parse(text);
  if (sql.kind !== 'error') throw new Error(`It is ${sql.kind}.`);
  return `${sql.message} | ${text.slice(sql.offset)}`;
}

describe('the statements of a text', () => {
  test.each([
    ['select 1', ['select 1']],
    ['select 1;', ['select 1']],
    [' select 1 ; select 2\n;\n', ['select 1 ', 'select 2\n']],
    ['select 1;;; select 2', ['select 1', 'select 2']],
    [
      "select 'é😀'; select 'ü' as \"日本\"; select 3",
      ["select 'é😀'", 'select \'ü\' as "日本"', 'select 3'],
    ],
    ['-- é😀\nselect 1; -- 😀\n/* 😀 */ select 2', ['select 1', 'select 2']],
    ['/* a /* b */ c */ select 1', ['select 1']],
    ['-- a\r\n-- b\rselect 1', ['select 1']],
    ['-- a\r\n-- b\r\nselect 1', ['select 1']],
    [
      "do $$ begin; select ';'; end $$; select $a$;$a$",
      ["do $$ begin; select ';'; end $$", 'select $a$;$a$'],
    ],
    ["select E'\\';'; select 2", ["select E'\\';'", 'select 2']],
    ['', []],
    [' \n\t', []],
    [';', []],
    ['-- only\n/* /* */ */;', []],
  ])('%j are %j', (text, expected) => {
    expect(statements(text)).toEqual(expected);
  });

  test('have the names of PostgreSQL', () => {
    const sql = parser.parse('create table a (b int); create index concurrently on a (b); vacuum; commit');
    expect(sql.kind === 'statements' && sql.statements().map(({ kind }) => kind)).toEqual([
      'CreateStmt',
      'IndexStmt',
      'VacuumStmt',
      'TransactionStmt',
    ]);
  });

  test('are the pieces that a text was made of', () => {
    const filling = fc.constantFrom(' ', '\n', '-- é;😀\n', '/* ; /* 日 */ */');
    const words = fc.constantFrom(
      "select 'é;'",
      'select 1',
      'create table "😀" (a int)',
      "comment on table a is '日本'",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(filling, words), { maxLength: 8 }), (pieces) => {
        const text = pieces.map(([before, statement]) => `${before}${statement};`).join('');
        expect(statements(text)).toEqual(pieces.map(([, statement]) => statement));
      }),
    );
  });
});

describe('the place of an error', () => {
  test.each([
    ['selec 1', 'syntax error at or near "selec" | selec 1'],
    ["select 'é😀', \n  frm x y", 'syntax error at or near "y" | y'],
    ['-- 😀😀😀\nselect )', 'syntax error at or near ")" | )'],
    ['select 1;\r\nselect (', 'syntax error at end of input | '],
    ["select 'x", 'unterminated quoted string at or near "\'x" | \'x'],
    ['/* /* */', 'unterminated /* comment at or near "/* /* */" | /* /* */'],
    ['select 1;\n\\connect a', 'syntax error at or near "\\" | \\connect a'],
  ])('of %j', (text, expected) => {
    expect(error(text)).toBe(expected);
  });
});

describe('a text that the grammar may not end', () => {
  test('is too long', () => {
    expect(parser.parse(' '.repeat(LONGEST_SQL + 1))).toMatchObject({
      kind: 'unknown',
      why: expect.stringContaining('more than'),
    });
  });

  test.each([
    ['parentheses', `select ${'('.repeat(50_000)}1${')'.repeat(50_000)}`],
    ['operators', `select 1${' + 1'.repeat(100_000)}`],
    ['casts', `select 1${'::int'.repeat(100_000)}`],
    ['a case', `${'select case when true then '.repeat(10_000)}1`],
  ])('may have too many %s, and the next one is parsed', async (_what, text) => {
    parser.parse(text);
    parser = await sqlParser();
    expect(statements('select 1')).toEqual(['select 1']);
  });
});

test('any text ends in statements or an error inside it', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom('select', "'", '"', '$$', '/*', '*/', '--', '\n', ';', '(', 'é', '😀', '\\', '1'),
        { maxLength: 30 },
      )
      .map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const sql: Sql = parser.parse(text);
      if (sql.kind === 'error') {
        expect(sql.offset).toBeGreaterThanOrEqual(0);
        expect(sql.offset).toBeLessThanOrEqual(text.length);
      }
      if (sql.kind === 'statements')
        for (const { start, end } of sql.statements()) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
    }),
  );
});
