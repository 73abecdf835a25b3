import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type SeedPlan, planSeeds } from '../../src/project/seed-plan.js';
import { written } from '../simulator/project-files.js';
import { BASE, type Repository, exampleShop, inFolder, projectOf } from '../support/project.js';

const SOURCES = ['default', 'reports', 'citus', 'lake']
  .map(
    (name, index) =>
      `- { name: ${name}, kind: ${['postgres', 'mssql', 'citus', 'bigquery'][index] ?? ''}, tables: [] }\n`,
  )
  .join('');

async function plan(files: readonly string[], wanted: boolean | readonly string[] = true): Promise<SeedPlan> {
  const seeds: Repository = inFolder('seeds', Object.fromEntries(files.map((file) => [file, 'select 1'])));
  const project = await projectOf({ ...BASE, 'metadata/databases/databases.yaml': SOURCES, ...seeds });
  return planSeeds(project, wanted);
}

/** The files in one line for each source. */
async function brief(...of: Parameters<typeof plan>): Promise<string[]> {
  const { sources, leftOut } = await plan(...of);
  return [
    ...sources.map(({ files }) => files.map((file) => file.path.replace('seeds/', '')).join(' ')),
    ...leftOut.map(({ path: at, why }) => `${why}: ${at}`),
  ];
}

describe('all seeds', () => {
  test('run by source, in the order of a walk through the folders', async () => {
    const files = ['b.sql', 'a/z.sql', 'a.sql', 'a-b.sql', 'A.SQL', 'é.sql', '10.sql', '9.sql', 'a/b/c.sql'];
    expect(await brief(files.map((file) => `default/${file}`))).toEqual([
      ['10.sql', '9.sql', 'A.SQL', 'a/b/c.sql', 'a/z.sql', 'a-b.sql', 'a.sql', 'b.sql', 'é.sql']
        .map((file) => `default/${file}`)
        .join(' '),
    ]);
    expect(await brief(['reports/a.sql', 'default/b.sql', 'citus/c.sql'])).toEqual([
      'default/b.sql',
      'reports/a.sql',
      'citus/c.sql',
    ]);
  });

  test('are files that end in .sql or .SQL', async () => {
    expect(await brief(['default/a.Sql', 'default/a.sql.gz', 'default/README.md', 'default/.sql'])).toEqual([
      'default/.sql',
    ]);
  });

  test('are in the folder of a database that can be seeded', async () => {
    expect(await brief(['a.sql', 'gone/a.sql', 'lake/a.sql', 'lake/b.md'])).toEqual([
      'kind: seeds/lake/a.sql',
      'no-database: seeds/a.sql',
      'no-database: seeds/gone/a.sql',
    ]);
    expect(await plan([])).toEqual({ sources: [], leftOut: [] });
  });

  test('carry the kind of their database', async () => {
    expect((await plan(['reports/a.sql'])).sources).toMatchObject([{ source: 'reports', kind: 'mssql' }]);
    const { sources } = planSeeds(await projectOf(exampleShop()), true);
    expect(sources).toMatchObject([
      { source: 'default', kind: 'postgres', files: [{ path: 'seeds/default/shop.sql' }] },
    ]);
  });

  test('are none if they are not wanted, or if their folder is not in the repository', async () => {
    expect(await brief(['default/a.sql'], false)).toEqual([]);
    const outside = { ...BASE, 'config.yaml': 'version: 3\nseeds_directory: ../seeds\n' };
    expect(planSeeds(await projectOf(outside), true)).toEqual({ sources: [], leftOut: [] });
  });

  test('run in the order in which files are sorted by their bytes, folder by folder', async () => {
    const part = fc.string({
      unit: fc.constantFrom('a', 'B', '-', '.', '0', 'é', '\uFF21', '😀'),
      minLength: 1,
      maxLength: 3,
    });
    const name = part.filter((one) => !/^\.+$/.test(one));
    const tree = fc.uniqueArray(
      fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join('/')}.sql`),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(tree, async (files) => {
        // A path is not both a file and a folder.
        fc.pre(!files.some((one) => files.some((other) => other.startsWith(`${one}/`))));
        await using root = await written({});
        for (const file of files) {
          await mkdir(path.dirname(path.join(root.directory, file)), { recursive: true });
          await writeFile(path.join(root.directory, file), '');
        }
        const walked = await walk(root.directory);
        const { sources } = await plan(files.map((file) => `default/${file}`));
        expect(sources[0]?.files.map((file) => file.path.replace('seeds/default/', '')) ?? []).toEqual(
          walked,
        );
      }),
      { numRuns: 20 },
    );
  });
});

/** The files below a folder, as Go walks through it. */
async function walk(root: string, at = ''): Promise<string[]> {
  const entries = await readdir(path.join(root, at), { withFileTypes: true });
  entries.sort((one, other) => Buffer.compare(Buffer.from(one.name), Buffer.from(other.name)));
  const found = entries.map(async (entry) => {
    const file = at === '' ? entry.name : `${at}/${entry.name}`;
    return entry.isDirectory() ? await walk(root, file) : [file];
  });
  return (await Promise.all(found)).flat();
}

describe('seeds that are named', () => {
  const files = ['default/a.sql', 'default/b/2.sql', 'default/b/1.sql', 'default/c.md', 'reports/r.sql'];

  test('run in the order in which they are named, each once', async () => {
    expect(await brief(files, ['default/b', 'default/a.sql'])).toEqual([
      'default/b/1.sql default/b/2.sql default/a.sql',
    ]);
    expect(await brief(files, ['default/b/2.sql', './default/b/', 'default/b/2.sql'])).toEqual([
      'default/b/2.sql default/b/1.sql',
    ]);
    expect(await brief(files, ['reports', 'default/a.sql'])).toEqual(['default/a.sql', 'reports/r.sql']);
    expect(await brief(files, [])).toEqual([]);
  });

  test('must be .sql files of the folder of the seeds', async () => {
    expect(
      await brief(files, [
        'default/gone.sql',
        'default/c.md',
        '../migrations',
        '/default/a.sql',
        'default/a',
      ]),
    ).toEqual([
      'missing: seeds/default/gone.sql',
      'not-sql: seeds/default/c.md',
      'outside: ../migrations',
      'outside: /default/a.sql',
      'missing: seeds/default/a',
    ]);
  });
});
