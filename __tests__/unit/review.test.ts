import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeOf } from '../../src/project/node.js';
import { sentenceOf } from '../../src/review/group.js';
import { type Review, findingsOf, review } from '../../src/review/review.js';
import { REVIEW_RULES } from '../../src/review/rules.js';
import { viewOf } from '../../src/review/view.js';
import { reviewSection, reviewSummary } from '../../src/report/review.js';
import type { ReviewShown } from '../../src/report/view.js';
import { changesJson } from '../../src/rules/review.js';
import { BASE, exampleShop, projectOf, type Repository, withTables } from '../support/project.js';
import { REVIEW_ROWS } from './review-rows.js';

const between = async (base: Repository, head: Repository, setting = {}): Promise<Review> =>
  review(await projectOf(base), await projectOf(head), setting);

const said = ({ concerns }: Review): string[] =>
  concerns.map((concern) => `${concern.roles.join(', ')} ${sentenceOf(concern)}`.trim());

describe('a rule of the review', () => {
  test.each(REVIEW_ROWS)('$rule: $says', async ({ rule, risk, base, head, says, before, setting }) => {
    const found = (await between(base, head, setting)).concerns.filter((concern) => concern.rule === rule);
    expect(found.map((concern) => said({ concerns: [concern] } as Review))).toEqual([[says]]);
    expect(found[0]).toMatchObject({ risk, ...(before === undefined ? {} : { before }) });
    const [{ at } = { at: undefined }] = found;
    if (at === undefined) return;
    const { file, line } = placeOf(at);
    const text = head[file];
    expect(typeof text === 'string' && text.split('\n').length >= line).toBe(true);
  });

  test.each(REVIEW_ROWS)('$rule does not find it in a head that is nearly the same: $says', async (row) => {
    const { concerns } = await between(row.base, row.not, row.setting);
    expect(concerns.filter(({ rule }) => rule === row.rule)).toEqual([]);
  });

  test.each(Object.entries(REVIEW_RULES))(
    '%s has an example, which is that of its first row',
    (rule, { example }) => {
      const row = REVIEW_ROWS.find((one) => one.rule === rule);
      expect(example).toBe(`${row?.says ?? ''}${row?.before === undefined ? '' : `. Before: ${row.before}`}`);
    },
  );

  test('has a row here', () => {
    const named = new Set<string>(REVIEW_ROWS.map(({ rule }) => rule));
    expect(Object.keys(REVIEW_RULES).filter((rule) => !named.has(rule))).toEqual([]);
  });
});

describe('the review', () => {
  test('says nothing of an allow list that the workflow turns off', async () => {
    const head: Repository = {
      ...BASE,
      'metadata/allow_list.yaml': '- collection: app\n  scope: {global: true}\n',
    };
    expect((await between(BASE, head)).concerns).toHaveLength(1);
    expect((await between(BASE, head, { allowList: true })).concerns).toHaveLength(1);
    expect((await between(BASE, head, { allowList: false })).concerns).toEqual([]);
  });

  const states = REVIEW_ROWS.flatMap(({ base, head, not }) => [base, head, not]);

  test('finds nothing between a project and itself', async () => {
    for (const state of [...states, exampleShop()]) {
      const { changes, concerns, breaking } = await between(state, state);
      expect([changes, concerns, breaking]).toEqual([[], [], []]);
    }
  });

  test('is the same backwards: what was added is removed', async () => {
    for (const { base, head } of REVIEW_ROWS) {
      const [there, back] = [await between(base, head), await between(head, base)];
      const counts = ({ changes }: Review, what: string): number =>
        changes.filter((change) => change.what === what).length;
      expect(counts(back, 'changed')).toBe(counts(there, 'changed'));
      expect(counts(back, 'removed') > 0).toBe(counts(there, 'added') > 0);
    }
  });

  const CUSTOMER = 'table:\n  name: customers\n  schema: public\n';

  test('does not see the order of keys and lists, and other spellings', async () => {
    const one = withTables(
      '- table: customers\n  select_permissions:\n  - role: a\n    permission:\n      columns: [id, name]\n      filter: {id: {_eq: X-Hasura-Id}, $or: [{a: 1}, {b: 2}]}\n  - role: b\n    permission: {columns: "*", filter: {}}',
    );
    const other = withTables(
      '- select_permissions:\n  - role: b\n    permission: {filter: {}, columns: "*", allow_aggregations: false}\n  - role: a\n    comment: same\n    permission:\n      filter: {_or: [{b: {_eq: 2}}, {a: {$eq: 1}}], id: {$eq: x-hasura-id}}\n      columns: [name, id]\n  table: {schema: public, name: customers}',
    );
    expect((await between(one, other)).changes).toEqual([]);
  });

  test('takes the permissions of a table that is gone for a part of it', async () => {
    const shop = exampleShop();
    const list = Object.keys(shop).find((file) => file.endsWith('tables.yaml')) ?? '';
    const fewer = (shop[list] ?? '').split('\n').filter((line) => !line.includes('customers'));
    const { changes } = await between(shop, { ...shop, [list]: fewer.join('\n') });
    expect(changes.map(({ what, before }) => `${what} ${before?.kind ?? ''}`)).toEqual(['removed table']);
  });

  test('joins roles, and from four tables on tables', async () => {
    const tables = (filter: string): Repository =>
      withTables(
        ['a', 'b', 'c', 'd']
          .map(
            (name) =>
              `- table: ${name}\n  select_permissions:\n${['user', 'editor']
                .map((role) => `  - role: ${role}\n    permission: {columns: [id], filter: ${filter}}`)
                .join('\n')}`,
          )
          .join('\n'),
      );
    const found = await between(tables('{id: {_eq: X-Hasura-User-Id}}'), tables('{}'));
    expect(said(found)).toEqual(['user, editor can read every row of 4 tables: a, b, c and 1 more']);
    expect(findingsOf(found)).toMatchObject([
      {
        rule: 'rows-open',
        severity: 'warning',
        risk: 'high',
        what: expect.stringContaining('Before: id = X-Hasura-User-Id.'),
      },
    ]);
  });

  test('makes findings of high and medium concerns, with their risk', async () => {
    const counts = new Map<string, number>();
    for (const { base, head, setting } of REVIEW_ROWS) {
      const found = await between(base, head, setting);
      const findings = findingsOf(found);
      expect(findings.map(({ risk }) => risk)).toEqual(
        found.concerns.map(({ risk }) => risk).filter((risk) => risk !== 'low'),
      );
      for (const { risk, severity } of findings)
        counts.set(`${String(risk)} ${severity}`, (counts.get(`${String(risk)} ${severity}`) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['high warning', 'medium notice']);
  });

  test('says of a public role what it knows: that the app gives it, or its name alone', async () => {
    const head = withTables(
      '- table: a\n  insert_permissions:\n  - role: guest\n    permission: {check: {}, columns: []}',
    );
    const why = async (setting: { unauthorizedRole?: string }): Promise<string[]> =>
      findingsOf(await between(withTables('- table: a'), head, setting)).map((finding) => finding.why);
    expect(await why({ unauthorizedRole: 'guest' })).toEqual(['Anyone who is not signed in has this role.']);
    expect(await why({})).toEqual(['By its name, this is the role of anyone who is not signed in.']);
  });

  test('says of a relationship that it leads elsewhere', async () => {
    const to = (column: string): Repository =>
      withTables(
        `- table: a\n  object_relationships:\n  - name: author\n    using: {foreign_key_constraint_on: ${column}}`,
      );
    expect((await between(to('author_id'), to('owner_id'))).breaking).toMatchObject([
      { object: 'a.author', text: 'leads to different rows' },
    ]);
  });

  test('lists what can break clients, per role', async () => {
    const of = (role: string, columns: string, more = ''): Repository =>
      withTables(
        `- ${CUSTOMER.replaceAll('\n', '\n  ').trimEnd()}\n  ${more}select_permissions:\n  - role: ${role}\n    permission: {columns: [${columns}], filter: {}, allow_aggregations: true}`,
      );
    const { breaking } = await between(of('user', 'id, name'), of('user', 'id'));
    expect(breaking).toMatchObject([
      { object: 'customers.name', roles: ['user'], text: 'can no longer be read' },
    ]);
    expect((await between(of('user', 'id'), of('editor', 'id'))).breaking).toMatchObject([
      { object: 'customers', roles: ['user'], text: 'can no longer be read' },
    ]);
    expect((await between(of('user', 'id'), of('user', 'id, name'))).breaking).toEqual([]);
  });

  test('says what who is not signed in can do after it', async () => {
    const { open } = await between(
      withTables('- table: a'),
      withTables(
        '- table: a\n  insert_permissions:\n  - role: anonymous\n    permission: {check: {}, columns: []}',
      ),
    );
    expect(open).toEqual({ roles: ['anonymous'], writes: ['public.a'], reads: 0 });
  });
});

describe('the report of a review', () => {
  const FROM = { sha: 'a'.repeat(40), url: 'https://github.com/acme/shop/commit/a', base: 'main' };
  const BLOB = 'https://github.com/acme/shop/blob/b';

  test('has what needs a look with its line, what breaks, all changes, and what is open after it', async () => {
    const row = REVIEW_ROWS.find(({ rule }) => rule === 'rows-open');
    if (row === undefined) throw new Error('there is no such row');
    const view = viewOf(await between(row.base, row.head), FROM);
    const section = reviewSection({ changes: view, blobUrl: BLOB });
    expect(section).toContain('#### 🔎 What this changes: 1 to check');
    expect(section).toContain(
      'Compared with [`aaaaaaa`](https://github.com/acme/shop/commit/a), where the branch left `main`',
    );
    expect(section).toMatch(
      /^\* 🔴 `user` can read every row of `orders`\. Before: `user_id = X-Hasura-User-Id` \(\[`databases\.yaml:\d+`\]\(https:\/\/github\.com\/acme\/shop\/blob\/b\/metadata\/databases\/databases\.yaml#L\d+\)\) <sub>`rows-open`<\/sub>$/m,
    );
    expect(section).toContain('<summary>All changes: 1</summary>');
    expect(section).toContain(
      '* `orders` select for `user`: filter `user_id = X-Hasura-User-Id` → `every row`',
    );
    expect(reviewSummary({ changes: view, blobUrl: BLOB })).toMatch(
      /\| `orders` +\| `user` \| select \| filter/,
    );
    expect(JSON.parse(changesJson(view))).toMatchObject({ version: 1, total: 1 });
  });

  test('counts what new comments silence, however little room there is', () => {
    const open = { roles: [], writes: [], reads: 0, byName: false };
    const silenced = Array.from({ length: 300 }, (_, at) => ({
      rule: 'rows-open',
      place: { file: `tables/orders(${String(at)}).yaml`, line: 5, column: 1 },
    }));
    const of = (many: typeof silenced, file = ''): ReviewShown => ({
      changes: {
        ...{ isNew: false, concerns: [], breaking: [], changes: [], open },
        silenced: many.map(({ rule, place }) => ({ rule, place: { ...place, file: file || place.file } })),
      },
      blobUrl: BLOB,
    });
    expect(reviewSection(of(silenced.slice(0, 1)))).toContain(
      '\n\n🔕 1 finding is silenced by comments that this pull request adds: `rows-open` ([`orders(0).yaml:5`](https://github.com/acme/shop/blob/b/tables/orders%280%29.yaml#L5)).',
    );
    const words = '300 findings are silenced by comments that this pull request adds';
    expect(reviewSection(of(silenced))).toMatch(new RegExp(`${words}: .* and 290 more\\.$`, 'm'));
    expect(reviewSummary(of(silenced))).toMatch(new RegExp(`${words}: .* and 100 more\\.$`, 'm'));
    expect(reviewSection(of(silenced, 'long/'.repeat(800)))).toContain(`${words}.`);
  });

  test('is empty if nothing changed', async () => {
    const view = viewOf(await between(exampleShop(), exampleShop()), FROM);
    expect([
      reviewSection({ changes: view, blobUrl: BLOB }),
      reviewSummary({ changes: view, blobUrl: BLOB }),
    ]).toEqual(['', 'The metadata of the project is unchanged.']);
    expect(reviewSection({ blobUrl: BLOB })).toBe('');
  });

  test('is never too long, and no name of a stranger becomes a mention, a link or HTML', async () => {
    const name = fc.oneof(
      fc.constantFrom(
        '@everyone',
        '<img src=x>',
        '](http://x)',
        '`a`',
        '#1',
        '|',
        'a\nb',
        '::error::x',
        '{object}',
      ),
      fc.string({ maxLength: 300 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (names, times) => {
          const many = Array.from({ length: times }, () => names).flat();
          const view = {
            from: FROM,
            concerns: many.map((one) => ({
              rule: 'rows-open',
              risk: 'high' as const,
              roles: [one],
              text: 'can read every row of {object}',
              objects: [one],
              before: one,
              place: { file: one, line: 1, column: 1 },
            })),
            breaking: many.map((one) => ({ object: one, text: 'can no longer be read', roles: [one] })),
            changes: many.map((one) => ({
              what: 'changed' as const,
              kind: 'permission',
              object: one,
              role: one,
              action: 'select',
              parts: [{ name: 'filter', before: one, after: one }],
            })),
            isNew: false,
            open: { roles: [one(names)], writes: many, reads: 1, byName: true },
          };
          const section = reviewSection({ changes: view, blobUrl: BLOB });
          expect(section.length).toBeLessThanOrEqual(20_000);
          for (const text of [section, reviewSummary({ changes: view, blobUrl: BLOB })]) {
            // Whatever is left outside of code spans is ours.
            const outside = text.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
            expect(outside).not.toMatch(/@everyone|<img|::error/);
          }
          return Promise.resolve();
        },
      ),
      { numRuns: 60 },
    );
  });
});

function one(names: readonly string[]): string {
  return names[0] ?? '';
}
