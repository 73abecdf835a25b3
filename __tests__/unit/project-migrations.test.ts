import { describe, expect, test } from '@jest/globals';
import { BASE, type Repository, checked, inFolder, projectOf } from '../support/project.js';

const project = (files: Repository): Repository => ({
  ...BASE,
  'migrations/default/1_init/up.sql': undefined,
  ...inFolder('migrations', files),
});

/** The migrations of the database default: versions, names, and which files there are. */
async function read(files: Repository): Promise<string[]> {
  const { migrations } = await projectOf(project(files));
  const [source] = migrations.filter(({ source: name }) => name === 'default');
  return (source?.migrations ?? []).map(({ version, name, up, down }) =>
    [String(version), name, up === undefined ? '' : 'up', down === undefined ? '' : 'down'].join(' ').trim(),
  );
}

async function findings(files: Repository): Promise<string[]> {
  const all = await checked(project(files));
  return all
    .filter(({ rule }) => rule.startsWith('migration-'))
    .map(({ rule, file, what }) => `${rule} ${file.replace('migrations/', '')} ${what}`);
}

describe('migrations', () => {
  test.each<[string, Repository, string[]]>([
    [
      'run in the order of their numbers',
      {
        'default/10_b/up.sql': 'select 1',
        'default/9_a/up.sql': 'select 1',
        'default/0001_c/up.sql': 'select 1',
        'default/18446744073709551615_z/down.sql': 'select 1',
        'default/9007199254740993_y/up.sql': 'select 1',
        'default/9007199254740992_x/up.sql': 'select 1',
      },
      [
        '1 c up',
        '9 a up',
        '10 b up',
        '9007199254740992 x up',
        '9007199254740993 y up',
        '18446744073709551615 z  down',
      ],
    ],
    [
      'may be flat files',
      {
        'default/3_a.b.up.sql': 'select 1',
        'default/3_a.b.down.sql': 'select 1',
        'default/4_.up.sql': 'select 1',
      },
      ['3 a.b up down', '4  up'],
    ],
    ['may have more in the name of the file', { 'default/123_x/foo.up.sql': 'select 1' }, ['123 x.foo up']],
    ['have an id of digits and a line below', { 'default/1_/up.sql': 'select 1' }, ['1  up']],
    [
      'have versions with any number of zeros',
      { [`default/${'0'.repeat(60)}7_a/up.sql`]: 'select 1' },
      ['7 a up'],
    ],
    [
      'may be one file up, another down',
      { 'default/1_a/up.sql': 'x', 'default/01_b.down.sql': 'x' },
      ['1 b up down'],
    ],
    ['without a byte are left out', { 'default/1_a/up.sql': '', 'default/1_a/down.sql': '' }, []],
    ['of other databases are apart', { 'other/1_a/up.sql': 'select 1' }, []],
  ])('%s', async (_what, files, expected) => {
    expect(await read(files)).toEqual(expected);
  });

  test.each([
    ['default/1_a/up.SQL', 'the name of the file must be in lower case'],
    ['default/1_a/UP.sql', 'the name of the file must be in lower case'],
    ['default/1_a/up2.sql', 'the name of the file must end in up.sql or down.sql'],
    ['default/1_a.sql', 'the name of the file must end in up.sql or down.sql'],
    ['default/123/up.sql', 'its folder must begin with a number and "_", such as 1700000000000_name'],
    ['default/v1_a/up.sql', 'its folder must begin with a number and "_", such as 1700000000000_name'],
    ['default/up.sql', 'its folder must begin with a number and "_", such as 1700000000000_name'],
    ['default/1_a/more/up.sql', 'it is in a folder of its own'],
    ['1_a.up.sql', 'it is in the folder of no database'],
    ['default/18446744073709551616_a/up.sql', 'its version has more than 64 bits'],
    ['default/1_a\nb/up.sql', 'the name of the file must end in up.sql or down.sql'],
  ])('in %j are ignored, and found', async (path, why) => {
    const files = { 'default/9_z/up.sql': 'select 1', [path]: 'select 1' };
    expect(await read(files)).toEqual(['9 z up']);
    const short = path.split('/').slice(-2).join('/');
    const shown = path.includes('/') ? short : `migrations/${path}`;
    expect(await findings(files)).toEqual([`migration-ignored ${path} ${shown} is never run: ${why}.`]);
  });

  test.each([
    'default/1_a/up.yaml',
    'default/1_a/README.md',
    'default/.gitkeep',
    'README.md',
    'default/1_a/up.sql.orig',
  ])('have other files beside them, such as %s', async (path) => {
    expect(await findings({ [path]: 'x' })).toEqual([]);
  });

  test.each<[string, string, string]>([
    [
      'default/1_a/up.sql',
      'default/01_b/up.sql',
      'Version 1 of the database default has a second up migration; the first is 01_b/up.sql.',
    ],
    [
      'default/1_b/up.sql',
      'default/1_a.up.sql',
      'Version 1 of the database default has a second up migration; the first is 1_a.up.sql.',
    ],
    [
      'default/2_b/x.down.sql',
      'default/2_b/down.sql',
      'Version 2 of the database default has a second down migration; the first is 2_b/down.sql.',
    ],
    [
      'default/1_a/x.up.sql',
      'default/1_a/up.sql',
      'Version 1 of the database default has a second up migration; the first is 1_a/up.sql.',
    ],
  ])('of one version and direction are found: %s and %s', async (second, first, what) => {
    const files = { 'default/2_z/up.sql': 'select 1', [second]: 'select 1', [first]: 'select 1' };
    expect(await findings(files)).toEqual([`migration-duplicate ${second} ${what}`]);
  });

  test('of one version are no duplicates if one is empty', async () => {
    expect(await findings({ 'default/1_a/up.sql': 'select 1', 'default/1_b/up.sql': '' })).toEqual([
      'migration-empty default/1_b/up.sql 1_b/up.sql is empty, so it is left out.',
    ]);
  });

  test('of the same version in two databases are no duplicates', async () => {
    expect(await findings({ 'default/1_a/up.sql': 'select 1', 'other/1_a/up.sql': 'select 1' })).toEqual([]);
  });

  test.each<[string, Repository, string]>([
    ['no up.sql', {}, 'Version 1 of the database default has a down.sql and no up.sql.'],
    [
      'an empty up.sql',
      { 'default/1_a/up.sql': '' },
      'Version 1 of the database default has a down.sql and an empty up.sql.',
    ],
  ])('with a down.sql and %s stop the others', async (_what, files, what) => {
    expect((await findings({ ...files, 'default/1_a/down.sql': 'select 1' }))[0]).toBe(
      `migration-down-only default/1_a/down.sql ${what}`,
    );
  });

  test('above 2^63-1 break the CLI', async () => {
    expect(await findings({ 'default/9223372036854775807_a/up.sql': 'select 1' })).toEqual([]);
    expect(await findings({ 'default/9223372036854775808_a/up.sql': 'select 1' })).toEqual([
      'migration-version default/9223372036854775808_a/up.sql The version 9223372036854775808 is larger than a version can be.',
    ]);
  });

  test('name the database and the version for the input ignore', async () => {
    const all = await checked(project({ 'default/007_a/up.sql': '', 'default/8_a/up.sql': ';' }));
    expect(all.map(({ object }) => object)).toEqual(['default/8', 'default/7']);
  });

  test.each([
    [
      'metadata_directory: .',
      {
        'version.yaml': 'version: 3\n',
        'databases/databases.yaml': BASE['metadata/databases/databases.yaml'],
      },
    ],
    [
      'migrations_directory: metadata/sql',
      { ...inFolder('metadata/sql', { 'default/1_init/up.sql': 'select 1' }) },
    ],
  ])('are found if one folder contains the other: %s', async (line, files) => {
    const { migrations } = await projectOf({ ...BASE, 'config.yaml': `version: 3\n${line}\n`, ...files });
    expect(migrations.map(({ source, migrations: all }) => [source, all.length])).toEqual([['default', 1]]);
  });
});
