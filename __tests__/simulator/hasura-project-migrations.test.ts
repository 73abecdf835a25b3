import { describe, expect, test } from '@jest/globals';
import { isEmptyQuery } from '../../simulator/project/empty-query.js';
import { readProject } from '../../simulator/project/project.js';
import { built, MAIN, minimal, type ProjectFiles, written } from './project-files.js';

async function migrationsOf(files: Record<string, string>) {
  const here = Object.entries(files).map(([name, sql]) => [`migrations/main/${name}`, sql] as const);
  await using project = await written({ ...minimal, ...Object.fromEntries(here) });
  return (await readProject(project.directory)).migrations.get('main');
}

describe('migrations', () => {
  test('run by number, and what does not look like one is silently ignored', async () => {
    const read = await migrationsOf({
      '1000_late/up.sql': 'select 4;',
      '9_early/up.sql': 'select 1;',
      '20_middle/named.up.sql': 'select 2;',
      '20_middle/down.sql': 'select 0;',
      '0030_flat.up.sql': 'select 3;',
      '30-typo/up.sql': '!',
      'v40_typo/up.sql': '!',
      '50_typo/upp.sql': '!',
      '60_upper/up.SQL': '!',
      '70/up.sql': '!',
      '80_empty/up.sql': '',
      '99999999999999999999_too_big/up.sql': '!',
    });
    expect(read?.migrations).toEqual([
      { folder: '9_early', version: 9n, sql: 'select 1;' },
      { folder: '20_middle', version: 20n, sql: 'select 2;' },
      { folder: '0030_flat', version: 30n, sql: 'select 3;' },
      { folder: '1000_late', version: 1000n, sql: 'select 4;' },
    ]);
  });

  test('have versions of 64 bits', async () => {
    const read = await migrationsOf({ '20240101120000123_b/up.sql': 'b', '20240101120000122_a/up.sql': 'a' });
    expect(read?.migrations.map(({ version }) => version)).toEqual([20240101120000122n, 20240101120000123n]);
  });

  test('of folders that match no source are not read', async () => {
    await using project = await written({ ...minimal, 'migrations/elsewhere/1_a/up.sql': 'select 1;' });
    expect([...(await readProject(project.directory)).migrations.keys()]).toEqual(['main']);
  });

  test.each([
    ['with two folders of one version', { '1_a/up.sql': 'a', '01_b/up.sql': 'b' }],
    ['with two files of one direction', { '1_a/up.sql': 'a', '1_a/x.up.sql': 'b' }],
    ['with a flat file and a folder of one version', { '1_a/up.sql': 'a', '1_b.up.sql': 'b' }],
  ])('%s are not run at all', async (_what, files) => {
    const read = await migrationsOf(files);
    expect(read).toEqual({
      migrations: [],
      refusal: expect.stringMatching(/^found duplicate migrations for version 1\n- .+\n- .+$/),
    });
  });
});

describe('a build without a database still fails', () => {
  const failure = async (files: ProjectFiles): Promise<unknown> => {
    const { task, error } = await built({ ...minimal, ...files });
    return [task, error];
  };

  test('at a migration that has only a down.sql', async () => {
    expect(await failure({ 'migrations/main/0007_a/down.sql': 'select 1;' })).toEqual([
      'apply-migration',
      '7 up migration not found',
    ]);
  });

  test.each([
    ['comments', '-- Could not auto-generate a migration.\n'],
    ['blanks', ' \n'],
  ])('at an up.sql of %s only', async (_what, sql) => {
    expect(await failure({ 'migrations/main/1_a/up.sql': sql })).toEqual([
      'apply-migration',
      expect.stringMatching(
        /^cannot apply migration 1_a on database "main": .+\n\{.*"exec_status":"EmptyQuery".*\}$/,
      ),
    ]);
  });

  test('at each source with a fault', async () => {
    const [task, error] = (await failure({
      'metadata/databases/databases.yaml': MAIN + MAIN.replace('main', 'other'),
      'migrations/main/1_a/up.sql': '--',
      'migrations/other/1_a/up.sql': 'a',
      'migrations/other/1_b/up.sql': 'b',
    })) as [string, string];
    expect(task).toBe('apply-migration');
    expect(error).toMatch(
      /^cannot apply migration 1_a on database "main"[^]*\nfound duplicate migrations for version 1\n/,
    );
  });
});

describe('a text', () => {
  test.each(['', ' \n\t', ';', ' ;; ', '-- a', '/* a /* b */ c */;\n-- d\r\n'])(
    '%j has no statement',
    (sql) => {
      expect(isEmptyQuery(sql)).toBe(true);
    },
  );

  test.each(['select 1', '-- a\nselect 1', '/* a */ select 1', '/* a', '/* /* */', '- a', '\uFEFF'])(
    '%j has one, or a fault',
    (sql) => {
      expect(isEmptyQuery(sql)).toBe(false);
    },
  );
});
