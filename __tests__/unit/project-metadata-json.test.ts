import { describe, expect, test } from '@jest/globals';
import { metadataJson } from '../../src/project/metadata-json.js';
import { BASE, type Repository, exampleShop, inFolder, projectOf, withTables } from '../support/project.js';

const meta = (files: Repository): Repository => ({ ...BASE, ...inFolder('metadata', files) });

/** The text that is sent, or the rules that keep it from being sent. */
async function sent(files: Repository): Promise<string | string[]> {
  const json = metadataJson(await projectOf(files));
  return 'text' in json ? json.text : json.refused.map(({ rule }) => rule);
}
const parsed = async (files: Repository): Promise<unknown> =>
  JSON.parse(String(await sent(files))) as unknown;

describe('the metadata that is sent', () => {
  test('has the version, the databases, and a key for each file that exists', async () => {
    expect(await parsed(BASE)).toEqual({
      version: 3,
      sources: [
        {
          name: 'default',
          kind: 'postgres',
          configuration: { connection_info: { database_url: { from_env: 'PG_DATABASE_URL' } } },
          tables: [],
        },
      ],
    });
    expect(await parsed(exampleShop())).toMatchObject({
      version: 3,
      sources: [{ name: 'default', tables: [{}, {}, {}] }],
    });
  });

  test('always has the databases, also if their file is missing', async () => {
    const none = { version: 3, sources: [] };
    expect(await parsed(meta({ 'databases/databases.yaml': undefined }))).toEqual(none);
    expect(await parsed(meta({ 'databases/databases.yaml': '' }))).toEqual(none);
    const oneFile = { 'config.yaml': 'version: 3\nmetadata_file: all.json\n' };
    expect(await parsed({ ...oneFile, 'all.json': '{"version":3,"actions":[]}' })).toEqual({
      ...none,
      actions: [],
    });
    expect(await parsed({ ...oneFile, 'all.json': '{"version":3,"sources":[]}' })).toEqual(none);
  });

  test('keeps all digits of big integers', async () => {
    const text = await sent(meta({ 'opentelemetry.yaml': 'big: 12345678901234567890\nsmall: 0o17\n' }));
    expect(text).toContain('"opentelemetry":{"big":12345678901234567890,"small":15}');
  });

  test('is read quickly from a thousand files', async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `t${String(index)}`);
    const files = withTables(
      names.map((name) => `- !include ${name}.yaml`).join('\n'),
      Object.fromEntries(
        names.map((name) => [
          `metadata/databases/${name}.yaml`,
          `table: { schema: public, name: ${name} }\n`,
        ]),
      ),
    );
    const project = await projectOf(files);
    const begun = performance.now();
    const json = metadataJson(project);
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect('text' in json && json.text.match(/"table":/g)).toHaveLength(1_000);
  });
});

describe('metadata is not sent', () => {
  test.each<[string, Repository, string]>([
    ['config v2', { ...BASE, 'config.yaml': 'version: 2\n' }, 'config-version'],
    ['version 2', meta({ 'version.yaml': 'version: 2\n' }), 'metadata-version'],
    ['no version', meta({ 'version.yaml': undefined }), 'metadata-version'],
    ['no files', { 'config.yaml': 'version: 3\n' }, 'metadata-missing'],
    ['databases that are no list', meta({ 'databases/databases.yaml': 'name: a\n' }), 'sources-missing'],
    ['a file that is not YAML', meta({ 'network.yaml': 'a: [\n' }), 'yaml-syntax'],
    ['a file that was not read', meta({ 'network.yaml': { kind: 'binary' } }), 'not-checked'],
    [
      'a link out of the repository',
      meta({ 'network.yaml': { link: '../../../etc/passwd' } }),
      'link-outside',
    ],
    ['an include of nothing', withTables('- !include gone.yaml'), 'include-missing'],
    ['an include out of the project', withTables('- !include ../../../gone.yaml'), 'include-outside'],
    [
      'an action that the SDL does not have',
      meta({ 'actions.yaml': 'actions: [{ name: gone }]\n', 'actions.graphql': 'scalar A\n' }),
      'action-not-in-sdl',
    ],
    [
      'an SDL that the CLI refuses',
      meta({ 'actions.yaml': 'actions: []\n', 'actions.graphql': 'schema { query: Q }\n' }),
      'sdl-refused',
    ],
    [
      'one file of another version',
      { 'config.yaml': 'version: 3\nmetadata_file: all.json\n', 'all.json': '{"version":2,"tables":[]}' },
      'metadata-version',
    ],
    [
      'one file with other databases',
      { 'config.yaml': 'version: 3\nmetadata_file: all.json\n', 'all.json': '{"version":3,"sources":{}}' },
      'sources-missing',
    ],
  ])('with %s', async (_what, files, rule) => {
    expect(await sent(files)).toContain(rule);
  });

  test('but it is with a migration that was not read', async () => {
    expect(await sent({ ...BASE, 'migrations/default/1_init/up.sql': { kind: 'binary' } })).toContain('{');
  });

  test('without a reason', () => {
    const source = { file: 'config.yaml' } as never;
    const root = { kind: 'map', entries: new Map(), source, offset: 0 } as const;
    const metadata = { root, incomplete: true, unread: [], used: new Set<string>() };
    const layout = { metadata: 'metadata', directory: '' } as never;
    expect(metadataJson({ layout, metadata, problems: [] })).toMatchObject({ refused: [{}] });
  });
});
