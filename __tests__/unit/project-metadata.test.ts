import { describe, expect, test } from '@jest/globals';
import { jsonText } from '../../src/project/node.js';
import { BASE, DATABASE, type Repository, checked, found, projectOf } from '../support/project.js';

const json = async (files: Repository): Promise<Record<string, unknown>> =>
  JSON.parse(jsonText((await projectOf(files)).metadata.root)) as Record<string, unknown>;
const SOURCE = {
  name: 'default',
  kind: 'postgres',
  configuration: { connection_info: { database_url: { from_env: 'PG_DATABASE_URL' } } },
  tables: [],
};
const META = { version: 3, sources: [SOURCE] };
const DATABASES = 'metadata/databases/databases.yaml';

describe('the metadata of config v3', () => {
  test('has a version and the databases, and nothing for files that are missing', async () => {
    expect(await json(BASE)).toEqual(META);
    expect(await json({ ...BASE, [DATABASES]: undefined })).toEqual({ version: 3, sources: [] });
    expect(await json({ ...BASE, [DATABASES]: '' })).toEqual({ version: 3, sources: [] });
  });

  test('has the version as a number', async () => {
    expect(await json({ ...BASE, 'metadata/version.yaml': 'version: "3"\n' })).toEqual(META);
  });

  test.each([
    ['remote_schemas', 'remote_schemas'],
    ['query_collections', 'query_collections'],
    ['allow_list', 'allowlist'],
    ['cron_triggers', 'cron_triggers'],
    ['rest_endpoints', 'rest_endpoints'],
    ['inherited_roles', 'inherited_roles'],
  ])('has the list of %s.yaml as %s, also if it is empty', async (file, key) => {
    const path = `metadata/${file}.yaml`;
    expect(await json({ ...BASE, [path]: '- name: a\n  odd: [1]\n' })).toEqual({
      ...META,
      [key]: [{ name: 'a', odd: [1] }],
    });
    for (const text of ['[]\n', '', '# none\n', 'null\n'])
      expect(await json({ ...BASE, [path]: text })).toEqual({ ...META, [key]: [] });
  });

  test.each(['opentelemetry', 'backend_configs', 'graphql_schema_introspection'])(
    'has %s.yaml with all of its keys',
    async (key) => {
      const path = `metadata/${key}.yaml`;
      expect(await json({ ...BASE, [path]: 'a: 1\nb: ~\n' })).toEqual({ ...META, [key]: { a: 1, b: null } });
      expect(await json({ ...BASE, [path]: '' })).toEqual({ ...META, [key]: {} });
      expect(await found({ ...BASE, [path]: 'a: 1\n' })).toEqual([]);
    },
  );

  test('leaves out an empty metrics_config.yaml', async () => {
    expect(await json({ ...BASE, 'metadata/metrics_config.yaml': '' })).toEqual(META);
    expect(await json({ ...BASE, 'metadata/metrics_config.yaml': 'a: 1\n' })).toEqual({
      ...META,
      metrics_config: { a: 1 },
    });
  });

  test.each([
    ['network', ['tls_allowlist']],
    ['api_limits', ['disabled', 'rate_limit', 'depth_limit', 'node_limit', 'time_limit', 'batch_limit']],
  ])('has only the known keys of %s.yaml', async (key, kept) => {
    const path = `metadata/${key}.yaml`;
    const text = [...kept, 'other'].map((name) => `${name}: 1\n`).join('');
    const expected = Object.fromEntries(kept.map((name) => [name, 1]));
    expect(await json({ ...BASE, [path]: text })).toEqual({ ...META, [key]: expected });
    const [finding, ...more] = await checked({ ...BASE, [path]: text });
    expect([finding?.rule, finding?.line, finding?.what, more]).toEqual([
      'key-dropped',
      kept.length + 1,
      `other of ${key} is not sent to Hasura.`,
      [],
    ]);
  });

  test('has only the known keys of a database', async () => {
    const kept = ['query_tags', 'customization', 'health_check', 'logical_models', 'native_queries'];
    const all = [...kept, 'stored_procedures', 'functions'];
    const lines = [...all, 'comment'].map((key) => `  ${key}: []\n`).join('');
    expect(await json({ ...BASE, [DATABASES]: DATABASE + lines })).toEqual({
      ...META,
      sources: [{ ...SOURCE, ...Object.fromEntries(all.map((key) => [key, []])) }],
    });
    expect(await found({ ...BASE, [DATABASES]: DATABASE + lines })).toEqual([
      `key-dropped ${DATABASES}:15:3`,
    ]);
  });

  test.each([
    ['- name: default\n', 'no kind and no configuration and no tables'],
    ['- kind: ~\n  name: default\n  tables: ~\n', 'no kind and no configuration and no tables'],
  ])('has empty values for what %j leaves out', async (text, words) => {
    const project = { ...BASE, [DATABASES]: text };
    expect(await json(project)).toEqual({
      version: 3,
      sources: [{ name: 'default', kind: '', configuration: null, tables: null }],
    });
    const findings = await checked(project);
    expect(findings.map(({ rule, what }) => [rule, what])).toEqual([
      ['source-incomplete', `The database default has ${words}.`],
    ]);
  });

  test('is not judged in parts that depend on a file with a fault', async () => {
    const project = {
      ...BASE,
      [DATABASES]: `${DATABASE}- name: broken\n  tables: "!include gone.yaml"\n`,
      'metadata/allow_list.yaml': '- collection: gone\n',
    };
    expect((await projectOf(project)).metadata.incomplete).toBe(true);
    expect((await found(project)).map((one) => one.split(' ')[0])).toEqual([
      'include-missing',
      'source-without-migrations',
    ]);
  });
});

describe('the metadata in one file', () => {
  const project = (file: string, text: string | undefined): Repository => ({
    'config.yaml': `version: 3\nmetadata_file: ${file}\n`,
    [file]: text,
    'metadata/version.yaml': 'version: [\n',
    'migrations/default/1_init/up.sql': 'select 1;\n',
  });

  test.each(['all.json', 'meta/all.yaml'])('replaces the folder: %s', async (file) => {
    const all = JSON.stringify({ ...META, actions: [], other: '!include a.yaml' }, undefined, 2);
    expect(await json(project(file, all))).toEqual(JSON.parse(all));
    expect(await found(project(file, all))).toEqual([]);
  });

  test.each([undefined, '', '[]'])('is a finding if it is %j', async (text) => {
    expect(await found(project('all.json', text))).toEqual(['metadata-missing config.yaml:1:1']);
  });

  test('is a finding if it is outside, and nothing replaces it', async () => {
    expect(await found(project('../all.json', undefined))).toEqual(['path-outside config.yaml:2:16']);
  });
});

test('config v2 has one database, whose files lie beside the others', async () => {
  const project = {
    'config.yaml': 'version: 2\n',
    'metadata/version.yaml': 'version: 2\n',
    'metadata/tables.yaml': '- table: { schema: public, name: t }\n',
    'metadata/functions.yaml': '- function: f\n',
    'metadata/databases/unused.yaml': 'a: [\n',
    'migrations/1_init/up.sql': 'selec;\n',
  };
  expect(await json(project)).toEqual({
    version: 2,
    sources: [
      {
        ...{ name: 'default', kind: 'postgres' },
        ...{ tables: [{ table: { schema: 'public', name: 't' } }], functions: [{ function: 'f' }] },
      },
    ],
  });
  expect(await found(project)).toEqual([
    'sql-syntax migrations/1_init/up.sql:1:1',
    'config-version config.yaml:1:10',
  ]);
});
