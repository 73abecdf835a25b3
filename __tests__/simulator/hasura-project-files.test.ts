import { describe, expect, test } from '@jest/globals';
import { readProject } from '../../simulator/project/project.js';
import { MAIN, minimal, type ProjectFiles, written } from './project-files.js';

async function exported(files: ProjectFiles): Promise<Record<string, unknown>> {
  await using project = await written({ ...minimal, ...files });
  return (await readProject(project.directory)).metadata.exported;
}

describe('the files of the metadata', () => {
  test('that are missing or unknown send nothing; the sources are always sent', async () => {
    const files = { 'metadata/databases/databases.yaml': undefined, 'metadata/notes.yaml': '- a: 1\n' };
    expect(await exported(files)).toEqual({ version: 3, sources: [] });
  });

  test.each([
    ['remote_schemas', 'remote_schemas.yaml'],
    ['query_collections', 'query_collections.yaml'],
    ['allowlist', 'allow_list.yaml'],
    ['cron_triggers', 'cron_triggers.yaml'],
    ['rest_endpoints', 'rest_endpoints.yaml'],
    ['inherited_roles', 'inherited_roles.yaml'],
  ])('send %s as the list in %s, which may be empty', async (key, file) => {
    expect((await exported({ [`metadata/${file}`]: '- { name: a, odd: 1 }\n' }))[key]).toEqual([
      { name: 'a', odd: 1 },
    ]);
    expect((await exported({ [`metadata/${file}`]: '' }))[key]).toEqual([]);
  });

  test.each(['opentelemetry', 'backend_configs', 'metrics_config', 'graphql_schema_introspection'])(
    'send the whole of %s.yaml',
    async (key) => {
      expect((await exported({ [`metadata/${key}.yaml`]: 'odd: 1\n' }))[key]).toEqual({ odd: 1 });
    },
  );

  test('send the known keys of api_limits.yaml and network.yaml only', async () => {
    const { api_limits: limits, network } = await exported({
      'metadata/api_limits.yaml': 'disabled: false\ndepth_limit: { global: 5 }\nodd: 1\n',
      'metadata/network.yaml': 'tls_allowlist: []\nodd: 1\n',
    });
    expect(limits).toEqual({ disabled: false, depth_limit: { global: 5 } });
    expect(network).toEqual({ tls_allowlist: [] });
  });

  test('send the known keys of a source only, and null for the ones that it must have', async () => {
    const { sources } = await exported({
      'metadata/databases/databases.yaml': `${MAIN}  health_check: { interval: 1 }\n  odd: 1\n- name: other\n`,
    });
    expect(sources).toEqual([
      {
        name: 'main',
        kind: 'postgres',
        configuration: { connection_info: { database_url: { from_env: 'DB' } } },
        tables: [],
        health_check: { interval: 1 },
      },
      { name: 'other', kind: '', configuration: null, tables: null },
    ]);
  });

  test.each([
    ['version.yaml', 'version: 2\n', 'metadata/version.yaml must say version: 3'],
    ['version.yaml', undefined, 'metadata/version.yaml must say version: 3'],
    [
      'cron_triggers.yaml',
      'a: 1\n',
      'file: cron_triggers.yaml\nerror: yaml: unmarshal errors: !!map is not a list',
    ],
    ['network.yaml', '- a\n', 'file: network.yaml\nerror: yaml: unmarshal errors: !!seq is not a map'],
    [
      'rest_endpoints.yaml',
      'a: 1\na: 2\n',
      /file: rest_endpoints.yaml\nerror: yaml: Map keys must be unique/,
    ],
    [
      'databases/databases.yaml',
      'a: 1\n',
      'file: databases.yaml\nerror: yaml: unmarshal errors: !!map is not a list',
    ],
  ])('end the build when %s says %j', async (file, text, message) => {
    await expect(exported({ [`metadata/${file}`]: text })).rejects.toThrow(message);
  });
});
