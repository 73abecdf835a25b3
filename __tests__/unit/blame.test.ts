import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blamedOffset } from '../../src/project/blame.js';
import { sqlParser } from '../../src/project/sql.js';

const parser = await sqlParser();
const line = (text: string, message: string): number | undefined => {
  const offset = blamedOffset(parser, text, message);
  return offset === undefined ? undefined : text.slice(0, offset).split('\n').length;
};

const FILE = `create table a (id int);
-- b comes later
create table "B c" (id int);
insert into a values ('é');
alter table nothing add x int;
alter table nothing add y int;
`;

describe('The line of a failure that has none', () => {
  test.each([
    ['relation "nothing" does not exist', 5],
    ['column "y" of relation "nothing" already exists', 6],
    ['relation "a" already exists', 1],
    ['duplicate key value violates unique constraint "a_pkey"', undefined],
    ['division by zero', undefined],
  ])('%s', (message, expected) => {
    expect(line(FILE, message)).toBe(expected);
  });

  test('is that of the only statement, or of the syntax error', () => {
    expect(line('-- one\n\nselect 1 / 0;', 'division by zero')).toBe(3);
    expect(line('select 1;\n\nselec 2;', 'syntax error at or near "selec"')).toBe(3);
    expect(line('\uFEFFselect 1;\nselect a;', 'column "a" does not exist')).toBe(2);
  });

  test('is in the text, whatever the message says', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, message) => {
        const offset = blamedOffset(parser, text, message);
        expect(offset === undefined || (offset >= 0 && offset <= text.length)).toBe(true);
      }),
    );
  });
});
