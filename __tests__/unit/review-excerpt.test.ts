import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { excerpt, excerpts } from '../../src/review/excerpt.js';
import { type Review, findingsOf, review } from '../../src/review/review.js';
import { viewOf } from '../../src/review/view.js';
import { BASE, DATABASE, type Repository, projectOf, withTables } from '../support/project.js';

const between = async (base: Repository, head: Repository): Promise<Review> =>
  await review(await projectOf(base), await projectOf(head), {});
/** Conditions on many columns. */
const many = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `column_${String(index)}: {_eq: ${String(index)}}`);
const select = (filter: string, columns = 'id', role = 'user'): Repository =>
  withTables(
    `- table: orders\n  select_permissions:\n  - role: ${role}\n    permission:\n      columns: [${columns}]\n      filter: {${filter}}`,
  );
const said = async (base: Repository, head: Repository): Promise<string[]> =>
  findingsOf(await between(base, head)).map(({ what }) => what);

/** Unlike `withTables`, for texts in which `$` has a meaning to `replace`. */
const tables = (text: string): Repository => ({
  ...BASE,
  'metadata/databases/databases.yaml': DATABASE.replace(
    '[]',
    () => `\n    ${text.replaceAll('\n', '\n    ')}`,
  ),
});

describe('an excerpt', () => {
  test('is short, and has what differs', () => {
    const long = fc.string({ unit: 'grapheme', maxLength: 600 });
    fc.assert(
      fc.property(long, long, long, (start, one, other) => {
        const { before, after } = excerpts(start + one, start + other);
        expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(160);
        expect([excerpt(before), excerpt(after)]).toEqual([before, after]);
        if (one === other) expect(before).toBe(after);
        else expect(before).not.toBe(after);
      }),
    );
    expect(excerpt('a'.repeat(160))).toBe('a'.repeat(160));
    expect(excerpt(`${'a'.repeat(300)}X${'a'.repeat(300)}`, 300)).toMatch(/^…a{40}Xa+…$/);
  });
});

describe('a sentence of the review', () => {
  const [few, some] = [
    many(30).join(', '),
    many(30).join(', ').replace('column_29: {_eq: 29}', 'column_29: {_eq: 28}'),
  ];

  test.each<[string, Repository, Repository, RegExp]>([
    [
      'names the tie that is lost',
      select(`${few}, z_owner: {_eq: X-Hasura-User-Id}`),
      select(few),
      /others: .*Before: .*z_owner = X-Hasura-User-Id/,
    ],
    [
      'names the part that ties a row to nobody',
      select(`_and: [{${few}}, {z_owner: {_eq: X-Hasura-User-Id}}]`),
      select(`_or: [{_and: [{${few}}, {z_owner: {_eq: X-Hasura-User-Id}}]}, {z_open: {_eq: true}}]`),
      /others: .*z_open = true/,
    ],
    [
      'names the condition that is gone',
      select(`${few}, zz: {_eq: 1}`),
      select(few),
      /no longer only where zz = 1\. Before: .*zz = 1/,
    ],
    [
      'names sensitive columns first',
      select('', 'id', 'anonymous'),
      select(
        '',
        `id, ${many(30)
          .map((one) => one.slice(0, one.indexOf(':')))
          .join(', ')}, z_password`,
        'anonymous',
      ),
      /can read z_password, column_0, .* and 23 more of orders as well/,
    ],
  ])('%s, however long the rest is', async (_what, base, head, words) => {
    const [what = ''] = await said(base, head);
    expect(what).toMatch(words);
    expect(what.length).toBeLessThan(600);
  });

  test('takes a name as it is, and cuts a long one', async () => {
    const table = (name: string, filter: string): Repository =>
      tables(
        `- table: "${name}"\n  select_permissions:\n  - {role: user, permission: {columns: [id], filter: ${filter}}}`,
      );
    expect(await said(table('$&', '{a: 1}'), table('$&', '{}'))).toEqual([
      'The role user can read every row of $&. Before: a = 1.',
    ]);
    const [what = ''] = await said(table('a'.repeat(2_000), '{a: 1}'), table('a'.repeat(2_000), '{}'));
    expect(what).toMatch(/^The role user can read every row of a+…\. Before: a = 1\.$/);
  });

  test('shows of a long property the part in which it differs', async () => {
    const [one, other] = [few, some].map((filter) => select(filter)) as [Repository, Repository];
    const { changes } = viewOf(await between(one, other), undefined);
    expect(changes).toMatchObject([
      {
        parts: [
          {
            before: expect.stringContaining('column_29 = 29'),
            after: expect.stringContaining('column_29 = 28'),
          },
        ],
      },
    ]);
    const queries = (last: string, isBack = false): Repository => {
      const names = Array.from({ length: 40 }, (_, index) => `query_${String(index)}`);
      const list = [...(isBack ? names.toReversed() : names), last];
      return {
        ...BASE,
        'metadata/query_collections.yaml': `- name: a\n  definition:\n    queries:\n${list
          .map((name) => `      - {name: ${name}, query: "query { ${name} }"}\n`)
          .join('')}`,
      };
    };
    // The order of a list means nothing, so it is not what differs.
    const found = viewOf(await between(queries('z_old'), queries('z_new', true)), undefined);
    expect(found.changes[0]?.parts).toMatchObject([
      { before: expect.stringContaining('z_old'), after: expect.stringContaining('z_new') },
    ]);
  });

  test('shows the part of a schema that differs', async () => {
    const remote = (field: string): Repository => ({
      ...BASE,
      'metadata/remote_schemas.yaml': `- name: pay\n  definition: {url: '{{P}}'}\n  permissions:\n    - role: user\n      definition:\n        schema: "type Query { a: Int ${field}: Int }"\n`,
    });
    const { changes } = viewOf(await between(remote('b'), remote('c')), undefined);
    expect(changes).toMatchObject([
      { parts: [{ before: expect.stringContaining('b: Int'), after: expect.stringContaining('c: Int') }] },
    ]);
  });
});
