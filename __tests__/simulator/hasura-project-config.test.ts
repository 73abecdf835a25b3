import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { VirtualClock } from '../../simulator/clock.js';
import { githubActions } from '../../simulator/github/model.js';
import { readProject } from '../../simulator/project/project.js';
import { Simulator } from '../../simulator/simulator.js';
import { API, CREATE, Harness } from './hasura-harness.js';
import { MAIN, minimal, written } from './project-files.js';

describe('config.yaml', () => {
  test.each([
    ['without a version', '', 'config version 1 is not supported'],
    ['of version 1', 'version: 1\n', 'config version 1 is not supported'],
    ['of version 4', 'version: 4\n', 'config version 4 is not supported'],
    ['that is not YAML', 'version: [', /^cannot read config.yaml: yaml: /],
    ['that is a list', '- version: 3\n', 'cannot read config.yaml: it is not a map'],
  ])('%s is refused', async (_what, config, message) => {
    await using project = await written({ ...minimal, 'config.yaml': config });
    await expect(readProject(project.directory)).rejects.toThrow(message);
  });

  test('may move the folders', async () => {
    await using project = await written({
      'config.yaml': 'version: 3\nmetadata_directory: m\nmigrations_directory: sql/up\n',
      'm/version.yaml': 'version: 3\n',
      'm/databases/databases.yaml': MAIN,
      'sql/up/main/1_a/up.sql': 'select 1;',
    });
    const { migrations } = await readProject(project.directory);
    expect(migrations.get('main')).toEqual({
      migrations: [{ folder: '1_a', version: 1n, sql: 'select 1;' }],
      refusal: undefined,
    });
  });

  test('may move a folder out of the project, but not out of the repository', async () => {
    const sql = { 'migrations/main/1_a/up.sql': 'select 1;' };
    await using repository = await written({
      ...sql,
      ...Object.fromEntries(Object.entries(minimal).map(([name, text]) => [`apps/shop/${name}`, text])),
      'apps/shop/config.yaml': 'version: 3\nmigrations_directory: ../../migrations\n',
    });
    const directory = path.join(repository.directory, 'apps/shop');
    const count = async (root: string): Promise<number | undefined> =>
      (await readProject(directory, root)).migrations.get('main')?.migrations.length;
    expect(await count(repository.directory)).toBe(1);
    expect(await count(path.join(repository.directory, 'apps'))).toBe(0);
  });

  test('finds nothing through a link that leaves the repository', async () => {
    await using outside = await written({ 'main/1_a/up.sql': 'select 1;' });
    await using project = await written(minimal);
    await symlink(outside.directory, path.join(project.directory, 'migrations'));
    expect((await readProject(project.directory)).migrations.get('main')?.migrations).toEqual([]);
  });

  test('out of the project where GitHub has the branch', async () => {
    const project = { ...minimal, 'config.yaml': 'version: 3\nmigrations_directory: ../migrations\n' };
    await using repository = await written({
      'migrations/main/1_a/up.sql': 'select 1;',
      ...Object.fromEntries(Object.entries(project).map(([name, text]) => [`hasura/${name}`, text])),
    });
    await using sim = new Simulator({ clock: new VirtualClock(), hasura: { postgres: 'none' } });
    sim.hasura.addAccount({ token: 'token', plan: 'paid' });
    const repo = sim.github.addRepository({ owner: 'acme', name: 'shop', id: 1 });
    sim.github.pushBranch(repo, 'feature', { directory: repository.directory });
    sim.github.addToken('gh-token', { ...githubActions, type: 'Bot', permissions: { contents: 'read' } });
    await sim.host.fetch(API, {
      method: 'POST',
      headers: { authorization: 'pat token', 'content-type': 'application/json' },
      body: JSON.stringify({ query: CREATE, variables: { name: 'pr-1', env: [] } }),
    });
    await sim.clock.sleep(60_000);
    const { migrations } = sim.hasura.project('pr-1')?.deployed?.project ?? {};
    expect(migrations?.get('main')?.migrations.length).toBe(1);
  });

  test('and the project itself must be in the repository', async () => {
    await using project = await written({ ...minimal, 'repository/config.yaml': 'version: 3\n' });
    const { directory } = project;
    const world = new Harness({
      sources: () => ({ sha: 'head', directory, root: path.join(directory, 'repository') }),
    });
    const { deployment } = await world.build('pr-1', { DB: 'postgres://db/main' });
    expect(deployment.tasks.at(-1)?.task_events.at(-1)?.error).toBe(
      'directory "hasura" not found in the branch',
    );
  });

  test.each([
    ['JSON', 'all.json', '{ "version": 3, "sources": [], "odd": 1 }'],
    ['YAML', 'all.yaml', 'version: 3\nsources: []\nodd: 1\n'],
  ])('may name one %s file, which is sent as it is', async (_kind, name, text) => {
    await using project = await written({
      ...minimal,
      'config.yaml': `version: 3\nmetadata_file: ${name}\n`,
      [name]: text,
    });
    expect((await readProject(project.directory)).metadata.exported).toEqual({
      version: 3,
      sources: [],
      odd: 1,
    });
  });

  test.each([
    ['a file that is missing', 'gone.json', 'open gone.json: no such file or directory'],
    ['another kind of file', 'all.toml', 'metadata_file all.toml is neither .json nor .yaml'],
  ])('may not name %s', async (_what, name, message) => {
    await using project = await written({
      ...minimal,
      'config.yaml': `version: 3\nmetadata_file: ${name}\n`,
    });
    await expect(readProject(project.directory)).rejects.toThrow(message);
  });
});

test('a project of config v2 has one source and its migrations directly in the folder', async () => {
  await using project = await written({
    'config.yaml': 'version: 2\n',
    'metadata/version.yaml': 'version: 2\n',
    'metadata/tables.yaml': '- table: { schema: public, name: users }\n',
    'metadata/functions.yaml': '- function: { schema: public, name: search }\n',
    'metadata/cron_triggers.yaml': '[]\n',
    'metadata/api_limits.yaml': 'disabled: true\n',
    'migrations/1_a/up.sql': 'select 1;',
  });
  const { metadata, migrations } = await readProject(project.directory);
  const configuration = { connection_info: { database_url: { from_env: 'HASURA_GRAPHQL_DATABASE_URL' } } };
  expect(metadata.exported).toEqual({
    version: 3,
    sources: [
      {
        name: 'default',
        kind: 'postgres',
        configuration,
        tables: [{ table: { schema: 'public', name: 'users' } }],
        functions: [{ function: { schema: 'public', name: 'search' } }],
      },
    ],
    cron_triggers: [],
  });
  expect(migrations.get('default')?.migrations.map(({ folder }) => folder)).toEqual(['1_a']);
});
