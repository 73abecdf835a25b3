import { describe, expect, test } from '@jest/globals';
import { sentenceOf } from '../../src/review/group.js';
import { review } from '../../src/review/review.js';
import { parseIgnored } from '../../src/rules/ignore.js';
import { BASE, type Repository, checked, projectOf, withTables } from '../support/project.js';

const said = async (base: Repository, head: Repository, ignore = ''): Promise<string[]> => {
  const { concerns } = await review(await projectOf(base), await projectOf(head), {
    ignored: parseIgnored(ignore),
  });
  return concerns.map((concern) => `${concern.rule}: ${concern.roles.join(', ')} ${sentenceOf(concern)}`);
};

const OWN = '{user_id: {_eq: X-Hasura-User-Id}}';
const table = (name: string, filter: string, comment = ''): string =>
  `- table: ${name}\n  select_permissions:\n${['user', 'editor']
    .map(
      (role) => `  - role: ${role}\n    permission:\n      columns: [id]\n${comment}      filter: ${filter}`,
    )
    .join('\n')}`;
const [BEFORE, AFTER] = [OWN, '{}'].map((filter) =>
  withTables([table('orders', filter), table('notes', filter)].join('\n')),
) as [Repository, Repository];

describe('what a review leaves out', () => {
  test.each([
    ['', ['orders', 'notes']],
    ['rows-wider', ['orders', 'notes']],
    ['rows-open', []],
    ['rows-*', []],
    ['rows-open public.orders', ['notes']],
    ['rows-open orders', ['notes']],
    ['rows-open public.*', []],
    ['rows-open metadata/databases/*', []],
    ['rows-open metadata/databases/default/*', ['orders', 'notes']],
    ['* notes', ['orders']],
  ])('by the line %j of the input', async (ignore, left) => {
    expect(await said(BEFORE, AFTER, ignore)).toEqual(
      left.map((name) => `rows-open: user, editor can read every row of ${name}`),
    );
  });

  test('is one role of several, or one object of several', async () => {
    expect(await said(BEFORE, AFTER, 'rows-open orders editor')).toEqual([
      'rows-open: user can read every row of orders',
      'rows-open: user, editor can read every row of notes',
    ]);
    const network = (hosts: string): Repository => ({
      ...BASE,
      'metadata/network.yaml': `tls_allowlist: [${hosts}]\n`,
    });
    const [none, two] = [network(''), network('{host: a.example}, {host: b.example}')];
    expect(await said(none, two, 'tls-allowlist a.example')).toEqual([
      'tls-allowlist:  Hasura no longer checks the certificate of b.example',
    ]);
    const introspection = (roles: string): Repository => ({
      ...BASE,
      'metadata/graphql_schema_introspection.yaml': `disabled_for_roles: [${roles}]\n`,
    });
    expect(await said(introspection('a, b, c'), introspection(''), 'introspection-on * b')).toEqual([
      'introspection-on: a, c can introspect its schema again',
    ]);
  });

  test.each([
    ['on its line', (filter: string) => table('orders', `${filter} # preview-ignore rows-open as agreed`)],
    ['on the line before', (filter: string) => table('orders', filter, '      # preview-ignore rows-open\n')],
  ])('by a comment %s in head', async (_where, of) => {
    expect(await said(withTables(of(OWN)), withTables(of('{}')))).toEqual([]);
    // The comment is about head: what base says of itself does not count.
    expect(await said(withTables(of(OWN)), withTables(table('orders', '{}')))).toHaveLength(1);
  });

  test('by a comment in a migration', async () => {
    const migration = (sql: string): Repository => ({ ...BASE, 'migrations/default/5_a/up.sql': sql });
    const head = (rule: string): Repository => migration(`-- preview-ignore ${rule}\nselect 2;\n`);
    expect(await said(migration('select 1;\n'), head('migration-edited'))).toEqual([]);
    expect(await said(migration('select 1;\n'), head('rows-open'))).toHaveLength(1);
  });

  test('has names that the check of the project knows', async () => {
    const head = withTables(table('orders', '{} # preview-ignore rows-open'));
    const unknown = (await checked(head, { ignore: 'public-write orders\nowner-*\nno-such-rule' })).filter(
      ({ rule }) => rule === 'ignore-unknown',
    );
    expect(unknown.map(({ what }) => what)).toEqual([
      'The input ignore names no-such-rule, but there is no such rule.',
    ]);
  });
});
