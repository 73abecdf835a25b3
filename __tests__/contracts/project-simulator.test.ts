import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { jsonText as simulated } from '../../simulator/project/json.js';
import { readProject } from '../../simulator/project/project.js';
import { objectsWithoutVariables, untrackedRelationships } from '../../simulator/project/inconsistent.js';
import { metadataJson } from '../../src/project/metadata-json.js';
import { metadataPlaces } from '../../src/project/metadata-places.js';
import { jsonText } from '../../src/project/node.js';
import { type Repository, checked, projectOf, withTables } from '../support/project.js';
import { MORE_ODDITIES } from './project-oddities-more.js';
import { LISTED, ODDITIES, SDL, actions, meta, migrations } from './project-oddities.js';
import { written } from '../simulator/project-files.js';

const ALL = [...ODDITIES, ...MORE_ODDITIES];

/** What is really there: without the order of keys, and with all digits of numbers. */
function canonical(json: string): unknown {
  return JSON.parse(json.replace(/(?<=[:[,])-?\d{16,}(?=[,\]}])/g, '"number $&"')) as unknown;
}

async function bySimulator(files: Repository, directory: string): ReturnType<typeof readProject> {
  await using project = await written(files as Record<string, string>);
  return await readProject(path.join(project.directory, directory), project.directory);
}

describe('the reader of the action and that of the simulator agree', () => {
  test.each(ALL)('on %s', async (_what, files, directory = '') => {
    const { metadata, migrations: theirs } = await bySimulator(files, directory);
    const ours = await projectOf(files, directory);
    expect(canonical(jsonText(ours.metadata.root))).toEqual(canonical(simulated(metadata.exported)));
    // Metadata that the server would refuse has no databases there.
    for (const [name, { migrations: all }] of theirs) {
      const own = ours.migrations.find(({ source }) => source === name)?.migrations ?? [];
      expect(own.map(({ version, up }) => [version, up && ours.sql.get(up.path)?.text])).toEqual(
        all.map(({ version, sql }) => [version, sql]),
      );
    }
  });

  test('and what would be sent to the app is the same, or is not sent', async () => {
    const refused: string[] = [];
    for (const [what, files, directory = ''] of ALL) {
      const [json, { metadata }] = [
        metadataJson(await projectOf(files, directory)),
        await bySimulator(files, directory),
      ];
      if ('refused' in json) refused.push(what);
      else
        expect([what, canonical(json.text)]).toEqual([
          what,
          { sources: [], ...(canonical(simulated(metadata.exported)) as object) },
        ]);
    }
    // The server takes no text for a list, so it is not sent.
    expect(refused).toEqual(['an include of a text']);
  });

  test('on most of these projects also with a database in the metadata', async () => {
    const read = await Promise.all(ALL.map(([, files, directory = '']) => bySimulator(files, directory)));
    expect(read.filter(({ migrations: all }) => all.size > 0).length).toBeGreaterThan(30);
  });

  test('if missing is not null, and the order of keys does not matter', () => {
    expect(canonical('{"a":1,"b":12345678901234567890}')).toEqual(
      canonical('{"b":12345678901234567890,"a":1}'),
    );
    expect(canonical('{"a":null}')).not.toEqual(canonical('{}'));
    expect(canonical('[12345678901234567890]')).not.toEqual(canonical('[12345678901234567891]'));
  });
});

test('what the simulator calls inconsistent has its place in the project', async () => {
  const header = '{ name: a, value_from_env: GONE }';
  const files = withTables('- !include t.yaml', {
    'metadata/databases/t.yaml': `table: { schema: public, name: t }
object_relationships:
- { name: o, using: { foreign_key_constraint_on: { column: id, table: { schema: shop, name: u } } } }
array_relationships:
- { name: other, using: {} }
- { name: a, using: { foreign_key_constraint_on: { column: id, table: { schema: shop, name: u } } } }
insert_permissions:
- { role: other, permission: { check: {} } }
- { role: user, permission: { check: {}, validate_input: { definition: { url: '{{GONE}}' } } } }
event_triggers:
- { name: e, definition: { enable_manual: true }, webhook_from_env: GONE }
`,
    'metadata/remote_schemas.yaml': `- { name: other }\n- { name: r, definition: { url_from_env: GONE } }\n`,
    'metadata/cron_triggers.yaml': `- { name: c, webhook: '{{GONE}}' }\n`,
    'metadata/actions.yaml': `actions:\n- name: a\n  definition: { kind: synchronous, handler: x, headers: [${header}] }\n`,
    'metadata/actions.graphql': 'type Query { a: Int }\n',
  });
  const { metadata } = await bySimulator(files, '');
  const objects = [
    ...objectsWithoutVariables(metadata, new Map()),
    ...metadata.sources.flatMap((source) => untrackedRelationships(source)),
  ];
  const { ofObject } = metadataPlaces((await projectOf(files)).metadata);
  expect(
    objects.map((object) => {
      const place = ofObject(object);
      return `${object.type} ${place?.file.replace('metadata/', '') ?? ''}:${String(place?.line)}`;
    }),
  ).toEqual([
    'action actions.yaml:2',
    'remote_schema remote_schemas.yaml:2',
    'cron_trigger cron_triggers.yaml:1',
    'event_trigger databases/t.yaml:11',
    'insert_permission databases/t.yaml:9',
    'object_relation databases/t.yaml:3',
    'array_relation databases/t.yaml:6',
  ]);
});

describe('what ends the apply in the simulator is an error in the check', () => {
  test.each<[string, Repository]>([
    ['version 2', meta({ 'version.yaml': 'version: 2\n' })],
    ['no version', meta({ 'version.yaml': undefined })],
    ['a file that is not YAML', meta({ 'network.yaml': 'a: [\n' })],
    ['an alias of nothing', meta({ 'network.yaml': 'a: *b\n' })],
    ['a key twice', meta({ 'network.yaml': 'a: 1\na: 2\n' })],
    ['an include of nothing', withTables('- !include gone.yaml')],
    [
      'an include of a blank more',
      withTables('- "!include  t.yaml"', { 'metadata/databases/t.yaml': 'table: t\n' }),
    ],
    ['an include without a name', withTables('- "a!include"')],
    [
      'an include of itself',
      withTables('- !include t.yaml', { 'metadata/databases/t.yaml': '!include t.yaml\n' }),
    ],
    ['an action without an SDL', actions('actions: [{ name: gone }]', SDL)],
    ['an action with an empty SDL', actions('actions: [{ name: gone }]', '')],
    ['a type of another kind', actions('custom_types: { enums: [{ name: Receipt }] }', SDL)],
    ['an SDL of comments', actions('', '# none\n')],
    ...[
      'union U = Receipt',
      'extend type Receipt { a: Int }',
      'schema { query: Query }',
      'directive @a on FIELD',
      'extend schema @a',
      'extend enum A { B }',
      'query { a }',
      'type {',
    ].map((sdl): [string, Repository] => [`the SDL ${sdl}`, actions(LISTED, `${SDL}${sdl}`)]),
  ])('%s', async (_what, files) => {
    await expect(bySimulator(files, '')).rejects.toThrow();
    expect((await checked(files)).map(({ severity }) => severity)).toContain('error');
  });

  test('and so is what the CLI refuses to run', async () => {
    const twice = migrations({ '1_a/up.sql': 'select 1', '01_b.up.sql': 'select 1' });
    const { migrations: all } = await bySimulator(twice, '');
    expect(all.get('default')?.refusal).toContain('found duplicate migrations for version 1');
    expect((await checked(twice)).map(({ rule }) => rule)).toEqual(['migration-duplicate']);
  });
});
