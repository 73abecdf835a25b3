import { describe, expect, test } from '@jest/globals';
import { placeOf } from '../../src/project/node.js';
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

  const quietIn = async (base: Repository | undefined, head: Repository, ignore = ''): Promise<string[]> => {
    const { silenced } = await review(base && (await projectOf(base)), await projectOf(head), {
      ignored: parseIgnored(ignore),
    });
    return silenced.map(({ rule, at }) => {
      const { file, line } = at === undefined ? { file: '', line: 0 } : placeOf(at);
      return `${rule} ${file.replace(/^.*\//, '')}:${String(line)}`;
    });
  };

  test('is counted if the comment is new, as one finding for all that it says the same of', async () => {
    const noted = (filter: string): Repository =>
      withTables(table('orders', `${filter} # preview-ignore rows-open`));
    expect(await quietIn(withTables(table('orders', OWN)), noted('{}'))).toEqual([
      'rows-open databases.yaml:13',
    ]);
    // What the input silences anyway, and what base silenced already, nobody has to know.
    expect(await quietIn(withTables(table('orders', OWN)), noted('{}'), 'rows-open')).toEqual([]);
    expect(await quietIn(noted(OWN), noted('{}'))).toEqual([]);
    const moved = [table('items', OWN), table('orders', '{} # preview-ignore rows-open')].join('\n');
    expect(await quietIn(noted(OWN), withTables(moved))).toEqual([]);
    // A comment that was elsewhere before, or about something else, is new here.
    const swapped = (one: string, other: string): Repository =>
      withTables([table('orders', one), table('notes', other)].join('\n'));
    const [quiet, open] = [`${OWN} # preview-ignore rows-open`, '{} # preview-ignore rows-open'];
    expect(await quietIn(swapped(quiet, OWN), swapped(OWN, open))).toHaveLength(1);
    expect(await quietIn(swapped(quiet.replace('rows-open', 'star'), OWN), swapped(open, OWN))).toHaveLength(
      1,
    );
  });

  test('is counted in a migration and in a new project, without what has a low risk', async () => {
    const migration = (sql: string): Repository => ({ ...BASE, 'migrations/default/5_a/up.sql': sql });
    const quiet = (statement: string): Repository =>
      migration(`-- preview-ignore migration-edited\n${statement};\n`);
    expect(await quietIn(migration('select 1;\n'), quiet('select 2'))).toEqual(['migration-edited up.sql:1']);
    expect(await quietIn(quiet('select 1'), quiet('select 2'))).toEqual([]);
    const low = {
      ...migration('select 1;'),
      'migrations/default/3_b/up.sql': '-- preview-ignore migration-older\nselect 1;',
    };
    expect(await quietIn(migration('select 1;'), low)).toEqual([]);
    const anyone =
      '- table: a\n  insert_permissions:\n  - role: anonymous # preview-ignore public-write\n    permission: {check: {}}';
    expect(await quietIn(undefined, withTables(anyone))).toHaveLength(1);
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
