import { describe, expect, test } from '@jest/globals';
import { isIgnored, parseIgnored, silencedIn, unknownRules } from '../../src/rules/ignore.js';
import type { Finding } from '../../src/rules/finding.js';
import { BASE, DATABASE, type Repository, checked, found, withSql, withTables } from '../support/project.js';

const rulesOf = async (repository: Repository, ignore = ''): Promise<string[]> =>
  (await checked(repository, { ignore })).map(({ rule }) => rule);
const SETTING = 'set a.b = 1;\n';

describe('the comment preview-ignore', () => {
  test.each<[string, Repository]>([
    ['before a key of YAML', withTables('- table: t\n  # preview-ignore table-key-unknown\n  colour: red')],
    ['behind a key of YAML', withTables('- table: t\n  colour: red # preview-ignore table-key-unknown')],
    ['before a statement of SQL', withSql(`select 1;\n-- preview-ignore sql-setting\n${SETTING}`)],
    [
      'before a line of GraphQL',
      {
        ...BASE,
        'metadata/actions.yaml': 'actions: [{ name: a, definition: { kind: synchronous, handler: a } }]',
        'metadata/actions.graphql': 'type Query {\n  # preview-ignore sdl-dropped\n  a: Int @deprecated\n}\n',
      },
    ],
    ['with a reason', withSql(`-- preview-ignore sql-setting because the role needs it\n${SETTING}`)],
    [
      'with several rules',
      withSql(`-- preview-ignore sql-nul, sql-setting,sql-syntax: a reason\n${SETTING}`),
    ],
    ['in lines that end with CR LF', withSql(`select 1;\r\n-- preview-ignore sql-setting\r\n${SETTING}`)],
    ['on line 1, for the whole file', withSql('-- preview-ignore migration-comment-only\n')],
    [
      'on line 1 of a migration that is a duplicate',
      {
        ...BASE,
        'migrations/default/1_more/up.sql': '-- preview-ignore migration-duplicate\nselect 1;',
      },
    ],
    [
      'on line 1 of a migration that never runs',
      {
        ...BASE,
        'migrations/default/more/up.sql': '-- preview-ignore migration-ignored\nselect 1;',
      },
    ],
    [
      'on line 1 of a migration without an up.sql',
      {
        ...BASE,
        'migrations/default/2_more/down.sql': '-- preview-ignore migration-down-only\nselect 1;',
      },
    ],
    [
      'on line 1 of a file that nobody includes',
      {
        ...BASE,
        'metadata/databases/default/a.yaml': '# preview-ignore file-unused\ntable: a\n',
      },
    ],
  ])('silences a finding %s', async (_where, repository) => {
    expect(await rulesOf(repository)).toEqual([]);
  });

  test.each<[string, Repository, string]>([
    ['two lines before', withSql(`-- preview-ignore sql-setting\n\n${SETTING}`), 'sql-setting'],
    ['on the line after', withSql(`${SETTING}-- preview-ignore sql-setting\n`), 'sql-setting'],
    ['of another rule', withSql(`-- preview-ignore sql-nul\n${SETTING}`), 'sql-setting'],
    [
      'without a sign of a comment',
      withTables('- table: t\n  colour: preview-ignore table-key-unknown'),
      'table-key-unknown',
    ],
    [
      'in another file',
      {
        ...BASE,
        'metadata/databases/databases.yaml': `# preview-ignore key-dropped\n${DATABASE}`,
        'metadata/network.yaml': 'a: 1\n',
      },
      'key-dropped',
    ],
  ])('silences nothing %s', async (_where, repository, rule) => {
    expect(await rulesOf(repository)).toEqual([rule]);
  });

  test('is a finding if it names no rule, where it stands', async () => {
    expect(await found(withSql('select 1;\n-- preview-ignore sql-nul, no-such-rule\n'))).toEqual([
      'ignore-unknown migrations/default/1_init/up.sql:2:1',
    ]);
  });

  test('is read quickly in a file of such comments', () => {
    expect(silencedIn('# preview-ignore a\n'.repeat(50_000)).size).toBe(50_000);
    expect(silencedIn(`# preview-ignore ${'a,'.repeat(500_000)}`).size).toBe(1);
  });
});

describe('the input ignore', () => {
  const finding: Finding = {
    rule: 'permission-duplicate',
    severity: 'error',
    ...{ file: 'metadata/a.yaml', line: 1, column: 1, what: 'w', why: 'y', remedy: 'r' },
    object: 'public.orders',
    role: 'user',
  };

  test.each([
    'permission-duplicate',
    'permission-*',
    '*',
    '*-duplicate public.orders',
    'permission-duplicate public.*',
    'permission-duplicate *.orders user',
    'permission-duplicate * user',
    'permission-duplicate public.orders u*r',
    'permission-duplicate metadata/a.yaml',
    'permission-duplicate metadata/*.yaml user',
  ])('silences a finding with %j', (line) => {
    expect(isIgnored(finding, parseIgnored(line))).toBe(true);
  });

  test.each([
    '',
    'permission',
    'permission-incomplete',
    'permission-duplicate orders',
    'permission-duplicate public.orders admin',
    'permission-duplicate public.orders use',
    'permission-duplicate b.yaml',
    '*-permission-duplicate',
    'permission-duplicate public.orders*s',
  ])('silences nothing with %j', (line) => {
    expect(isIgnored(finding, parseIgnored(line))).toBe(false);
  });

  test('has a rule on each line, and comments', () => {
    expect(parseIgnored('\n# why\r\n  sql-nul  \n permission-duplicate  public.orders\tuser ')).toEqual([
      { rule: 'sql-nul', text: 'sql-nul' },
      ...[
        {
          rule: 'permission-duplicate',
          object: 'public.orders',
          role: 'user',
          text: 'permission-duplicate  public.orders\tuser',
        },
      ],
    ]);
  });

  test.each(['a b c d', 'Rule', '-a', 'a/b', `a ${'b'.repeat(500)}`])(
    'does not accept the line %j',
    (line) => {
      expect(() => parseIgnored(`sql-nul\n${line}`)).toThrow(/^line 2 must be a rule/);
    },
  );

  test('names the rules that do not exist', async () => {
    expect(unknownRules(parseIgnored('sql-*\nsql-nil\nnone-*'), ['sql-nul'])).toEqual(['sql-nil', 'none-*']);
    const [unknown, ...more] = await checked(BASE, { ignore: 'sql-nil' });
    expect([unknown?.rule, unknown?.file, unknown?.line, more]).toEqual([
      'ignore-unknown',
      'config.yaml',
      1,
      [],
    ]);
    expect(unknown?.what).toContain('sql-nil');
  });

  test('silences by object, role and file in a project', async () => {
    const migration = withSql(SETTING, { 'migrations/default/2_more/up.sql': SETTING });
    expect(await found(migration, { ignore: 'sql-setting default/2' })).toEqual([
      'sql-setting migrations/default/1_init/up.sql:1:1',
    ]);
    expect(await found(migration, { ignore: '* migrations/*/1_*' })).toEqual([
      'sql-setting migrations/default/2_more/up.sql:1:1',
    ]);
    expect(await found(migration, { ignore: 'ignore-unknown\nno-such-rule\nsql-*' })).toEqual([]);
  });

  test('matches stars in linear time', () => {
    const [line] = parseIgnored('a');
    const pattern = { rule: `${'*a'.repeat(200)}*b`, text: line?.text ?? '' };
    expect(isIgnored({ ...finding, rule: 'a'.repeat(100_000) }, [pattern])).toBe(false);
  });
});
