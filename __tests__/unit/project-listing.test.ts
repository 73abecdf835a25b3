import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { filesOnDisk } from '../../src/project/disk.js';
import { LARGEST, isIn, pathFrom } from '../../src/project/files.js';
import { listProject, readProject } from '../../src/project/project.js';
import { BASE, type Repository, filesOf, found, inFolder, listed } from '../support/project.js';

const paths = async (repository: Repository, directory = ''): Promise<string[]> =>
  (await listed(repository, directory)).files.map(({ path: at }) => at);

describe('a path', () => {
  test.each([
    ['a', 'b', 'a/b'],
    ['a', './b//c/.', 'a/b/c'],
    ['a/b', '../c', 'a/c'],
    ['a', '..', ''],
    ['', '.', ''],
    ['a', '../..', undefined],
    ['', '../a', undefined],
    ['a', '/b', undefined],
    ['a', 'b\\c', undefined],
    ['a', 'b\0c', undefined],
  ])('from %j by %j is %j', (folder, name, expected) => {
    expect(pathFrom(folder, name)).toBe(expected);
  });

  test('is in a folder by whole names', () => {
    expect([isIn('a', 'a'), isIn('a', 'a/b'), isIn('', 'b'), isIn('a', 'ab'), isIn('a/b', 'a')]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a project', () => {
  test('is all that config.yaml names, and nothing else', async () => {
    const project = {
      ...BASE,
      'README.md': '',
      'seeds/default/a.sql': '',
      'src/a.ts': '',
      'docker-compose.yaml': '',
    };
    expect(await paths(inFolder('app', project), 'app')).toEqual(
      [...Object.keys(BASE), 'seeds/default/a.sql'].map((at) => `app/${at}`).sort(),
    );
  });

  test.each([
    ['no such folder', { 'a.txt': '' }, 'folder app'],
    ['no config.yaml', { 'app/config.yml': '' }, 'file app/config.yaml'],
  ])('is absent where there is %s', async (_what, files, absent) => {
    expect(await listProject(filesOf(files), 'app')).toEqual({ absent });
  });

  test('may have folders outside its own, which are listed with their ids', async () => {
    const config = 'version: 3\nmetadata_directory: ../shared/meta\nmigrations_directory: ../sql\n';
    const project = {
      'app/config.yaml': config,
      ...inFolder('shared/meta', {
        'version.yaml': 'version: 3\n',
        'databases/databases.yaml': BASE['metadata/databases/databases.yaml'],
      }),
      ...inFolder('sql', { 'default/1_init/up.sql': 'select 1;\n' }),
    };
    const { files, outside } = await listed(project, 'app');
    expect(files).toHaveLength(4);
    expect(outside.map(({ path: at }) => at)).toEqual(['shared/meta', 'sql']);
    expect(await found(project, { directory: 'app' })).toEqual([]);
    const other = { ...project, 'sql/default/1_init/up.sql': 'select 2;\n' };
    expect((await listed(other, 'app')).outside[0]).toEqual(outside[0]);
    expect((await listed(other, 'app')).outside[1]).not.toEqual(outside[1]);
  });

  test.each(['/metadata', '../../metadata', 'a\\b'])('has no folder at %s', async (at) => {
    const project = { ...BASE, 'config.yaml': `version: 3\nmetadata_directory: ${at}\n` };
    expect(await found(project)).toEqual(['path-outside config.yaml:2:21']);
  });
});

describe('a link', () => {
  const shared = inFolder('shared', {
    'version.yaml': 'version: 3\n',
    'databases/databases.yaml': BASE['metadata/databases/databases.yaml'],
  });
  const app: Repository = {
    'app/config.yaml': 'version: 3\n',
    'app/migrations/default/1_init/up.sql': 'select 1;\n',
  };

  test('may be one of the folders', async () => {
    const project = { ...app, ...shared, 'app/metadata': { link: '../shared' } };
    expect(await paths(project, 'app')).toContain('app/metadata/databases/databases.yaml');
    expect(await found(project, { directory: 'app' })).toEqual([]);
    // A finding is in the file itself.
    const broken = { ...project, 'shared/network.yaml': 'a: [' };
    expect(await found(broken, { directory: 'app' })).toEqual(['yaml-syntax shared/network.yaml:1:5']);
    expect((await listed(project, 'app')).outside.map(({ path: at }) => at)).toEqual(['shared']);
  });

  test.each([
    [
      'a file',
      {
        'app/metadata/version.yaml': { link: '../../shared/version.yaml' },
        'app/metadata/databases': { link: '../../shared/databases' },
      },
    ],
    [
      'a folder above one of the folders',
      {
        'app/config.yaml': 'version: 3\nmetadata_directory: hasura/meta\n',
        'app/hasura': { link: '../deep' },
        ...inFolder('deep/meta', {
          'version.yaml': 'version: 3\n',
          'databases/databases.yaml': BASE['metadata/databases/databases.yaml'],
        }),
      },
    ],
    [
      'a link to a link',
      { 'app/metadata': { link: '../one' }, one: { link: 'two' }, two: { link: './shared' } },
    ],
  ])('may be %s', async (_what, files) => {
    expect(await found({ ...app, ...shared, ...files }, { directory: 'app' })).toEqual([]);
  });

  test.each([
    ['out of the repository', { 'app/metadata/a': { link: '../../../a' } }],
    ['to an absolute path', { 'app/metadata/a': { link: '/etc/passwd' } }],
    ['to itself', { 'app/metadata/a': { link: 'a' } }],
    ['to its own folder', { 'app/metadata/a': { link: '.' } }],
    ['to a folder above', { 'app/metadata/a': { link: '..' } }],
    ['to the root', { 'app/metadata/a': { link: '../..' } }],
  ])('that leads %s is found', async (_what, files) => {
    const all = await found({ ...inFolder('app', BASE), ...files }, { directory: 'app' });
    expect(all).toEqual(['link-outside app/metadata/a:1:1']);
  });

  test('to nothing is nothing', async () => {
    expect(await found({ ...BASE, 'metadata/a.yaml': { link: 'gone.yaml' } })).toEqual([]);
  });

  test('in a circle with others ends', async () => {
    const circle = { 'metadata/a': { link: 'b' }, 'metadata/b': { link: 'a' } };
    expect(await found({ ...BASE, ...circle })).toEqual([
      'link-outside metadata/a:1:1',
      'link-outside metadata/b:1:1',
    ]);
    const deep = {
      'metadata/a/x.yaml': '',
      'metadata/a/b': { link: '../c' },
      'metadata/c/d': { link: '../a' },
    };
    const all = await found({ ...BASE, ...deep });
    expect(new Set(all)).toEqual(new Set(['link-outside metadata/a/b:1:1', 'link-outside metadata/c/d:1:1']));
  });

  test('is followed at most fifty times', async () => {
    const paths = Array.from({ length: 51 }, (_, at) => `metadata/l${String(at)}`);
    const links: Repository = Object.fromEntries(paths.map((at) => [at, { link: '../other' }]));
    expect(await found({ ...BASE, ...links })).toHaveLength(51);
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['binary', { kind: 'binary' } as const],
    ['too large', { kind: 'too-large', bytes: 2_000_000 } as const],
  ])('because it is %s is found where the project needs it', async (_why, item) => {
    expect(await found({ ...BASE, 'config.yaml': item })).toEqual(['not-checked config.yaml:1:1']);
    expect(await found({ ...BASE, 'migrations/default/1_init/up.sql': item })).toEqual([
      expect.stringMatching(/^(?:not-checked|sql-nul) migrations\/default\/1_init\/up\.sql:1:1$/),
    ]);
    // Nothing is said of what it may contain.
    expect(await found({ ...BASE, 'metadata/databases/databases.yaml': item })).toEqual([
      'not-checked metadata/databases/databases.yaml:1:1',
    ]);
    expect(
      await found({
        ...BASE,
        'metadata/actions.graphql': item,
        'metadata/actions.yaml': 'actions: [{ name: a }]',
      }),
    ).toEqual(['not-checked metadata/actions.graphql:1:1']);
    expect(
      await found({
        ...BASE,
        'seeds/default/a.sql': item,
        'metadata/a.png': item,
        'migrations/default/1_init/down.sql': item,
      }),
    ).toEqual([]);
  });

  test('is one of too many bytes', async () => {
    const large = { kind: 'too-large', bytes: 7_000_000 } as const;
    const files = Object.fromEntries(
      [1, 2, 3, 4].map((at) => [`migrations/default/${String(at)}_a/up.sql`, large]),
    );
    expect((await found({ ...BASE, 'migrations/default/1_init/up.sql': undefined, ...files })).length).toBe(
      5,
    );
  });

  test('is a submodule', async () => {
    expect(await found({ ...BASE, 'metadata/databases/default': { submodule: 'a'.repeat(40) } })).toEqual([]);
  });
});

test('a project on disk is the same as one in memory', async () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'project-'));
  try {
    const files = { ...BASE, 'metadata/a.bin': 'a\0b', 'metadata/large.yaml': 'a'.repeat(LARGEST + 1) };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    symlinkSync('../elsewhere', path.join(root, 'metadata/link'));
    mkdirSync(path.join(root, 'elsewhere'));
    writeFileSync(path.join(root, 'elsewhere/b.yaml'), '{}');
    mkdirSync(path.join(root, 'metadata/node_modules'));
    const disk = filesOnDisk(root);
    const listing = await listProject(disk, '');
    if ('absent' in listing) throw new Error(listing.absent);
    expect(listing.files.map(({ path: at }) => at)).toEqual(
      [...Object.keys(files), 'metadata/link/b.yaml'].sort(),
    );
    const project = await readProject(disk, listing);
    expect(project?.problems.map(({ rule, at }) => `${rule} ${at.source.file}`)).toEqual([
      'not-checked metadata/large.yaml',
    ]);
    expect(project?.sources.get('metadata/link/b.yaml')?.file).toBe('elsewhere/b.yaml');
    expect(await listProject(disk, 'gone')).toEqual({ absent: 'folder gone' });
  } finally {
    rmSync(root, { recursive: true });
  }
});
