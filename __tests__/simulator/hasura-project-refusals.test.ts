import { describe, expect, test } from '@jest/globals';
import { metadataOf } from '../../simulator/project/metadata.js';
import { refusalOf } from '../../simulator/project/refusal.js';
import { built, minimal, withTables } from './project-files.js';

const AT = '$.args.metadata';
const TABLE = `${AT}.sources[0].tables[0]`;

function source(more: Record<string, unknown>): Record<string, unknown> {
  return {
    version: 3,
    sources: [{ name: 'main', kind: 'postgres', configuration: {}, tables: [], ...more }],
  };
}

function sourcesOf(metadata: Record<string, unknown>): unknown[] {
  return metadata['sources'] as unknown[];
}

function table(more: Record<string, unknown>): Record<string, unknown> {
  return source({ tables: [{ table: 'users', ...more }] });
}

describe('the server refuses metadata', () => {
  test.each<[string, Record<string, unknown>, string, string]>([
    ['without sources', { version: 3 }, AT, 'key "sources" not found'],
    [
      'with a source without a name',
      source({ name: '' }),
      `${AT}.sources[0].name`,
      'empty string not allowed',
    ],
    [
      'with a source without a kind',
      source({ kind: '' }),
      `${AT}.sources[0].kind`,
      'unknown kind of source: ""',
    ],
    [
      'with a source without tables',
      source({ tables: null }),
      `${AT}.sources[0].tables`,
      'parsing [] failed, expected Array, but encountered Null',
    ],
    [
      'with a source without a configuration',
      source({ configuration: null }),
      `${AT}.sources[0].configuration`,
      'parsing Object failed, expected Object, but encountered Null',
    ],
    [
      'with a string among the tables',
      source({ tables: ['users'] }),
      TABLE,
      'parsing Object failed, expected Object, but encountered String',
    ],
    ['with a table without a name', source({ tables: [{}] }), TABLE, 'key "table" not found'],
    [
      'with a name without a name',
      table({ table: { schema: 'a' } }),
      `${TABLE}.table`,
      'key "name" not found',
    ],
    [
      'with an unknown key of a table',
      table({ select_permission: [] }),
      TABLE,
      'unexpected keys when parsing TableMetadata: ["select_permission"]',
    ],
    [
      'with a permission without a role',
      table({ delete_permissions: [{ permission: { filter: {} } }] }),
      `${TABLE}.delete_permissions[0]`,
      'key "role" not found',
    ],
    [
      'with a permission without its definition',
      table({ delete_permissions: [{ role: 'user' }] }),
      `${TABLE}.delete_permissions[0]`,
      'key "permission" not found',
    ],
    [
      'with a permission without a filter',
      table({ select_permissions: [{ role: 'user', permission: { columns: [] } }] }),
      `${TABLE}.select_permissions[0].permission`,
      'key "filter" not found',
    ],
    [
      'with two permissions of one role',
      table({
        insert_permissions: ['user', 'clerk', 'user'].map((role) => ({ role, permission: { check: {} } })),
      }),
      TABLE,
      'multiple declarations exist for the following insert permissions: user',
    ],
    [
      'with two relationships of one name',
      table({ array_relationships: ['a', 'b', 'a', 'b'].map((name) => ({ name, using: {} })) }),
      TABLE,
      'multiple declarations exist for the following array relationships: a, b',
    ],
    [
      'with a relationship that uses nothing',
      table({ object_relationships: [{ name: 'a' }] }),
      `${TABLE}.object_relationships[0]`,
      'key "using" not found',
    ],
    [
      'with two remote schemas of one name',
      { ...source({}), remote_schemas: [{ name: 'a' }, { name: 'a' }] },
      AT,
      'multiple declarations exist for the following remote schemas: a',
    ],
    [
      'with an allow list that names a collection twice',
      { ...source({}), allowlist: [{ collection: 'a' }, { collection: 'a' }] },
      AT,
      'multiple declarations exist for the following allowlist entries: a',
    ],
  ])('%s', (_what, metadata, path, error) => {
    expect(refusalOf(metadata)).toEqual({ path, error, code: 'parse-failed' });
  });

  test('but takes an object and an array relationship of one name, and two tables or REST endpoints', () => {
    const one = [{ name: 'a', using: {} }];
    const metadata = {
      ...table({ object_relationships: one, array_relationships: one }),
      rest_endpoints: [{ name: 'a' }, { name: 'a' }],
    };
    expect(refusalOf(metadata)).toBeUndefined();
  });
});

test('a build whose metadata is refused ends there, and leaves the app empty', async () => {
  const { task, error, exported } = await built(withTables('- table: users', '  odd: 1'));
  expect([task, error]).toEqual([
    'apply-metadata',
    `cannot apply metadata: unexpected keys when parsing TableMetadata: ["odd"]
{"path":"${TABLE}","error":"unexpected keys when parsing TableMetadata: [\\"odd\\"]","code":"parse-failed"}`,
  ]);
  expect(JSON.parse(exported)).toEqual({ resource_version: 1, metadata: { version: 3, sources: [] } });
});

test('an action of the SDL only is sent without a kind, and the server refuses it', async () => {
  const { task, error } = await built({
    ...minimal,
    'metadata/actions.yaml': 'actions: []\n',
    'metadata/actions.graphql': 'type Mutation { pay: String }\n',
  });
  expect([task, error]).toEqual([
    'apply-metadata',
    expect.stringContaining(`"path":"${AT}.actions[0].definition.kind"`),
  ]);
});

test('a source and a table may have every key that the server knows', () => {
  const lists = ['object_relationships', 'array_relationships', 'computed_fields', 'remote_relationships'];
  const permissions = ['insert', 'select', 'update', 'delete'].map((kind) => `${kind}_permissions`);
  const keys = [...lists, 'event_triggers', ...permissions, 'logical_model'];
  const more = { is_enum: false, configuration: {}, apollo_federation_config: { enable: 'v1' } };
  expect(
    refusalOf(table({ ...more, ...Object.fromEntries(keys.map((key) => [key, null])) })),
  ).toBeUndefined();
});

test('of two sources of one name, the server silently takes the last', () => {
  const metadata = { version: 3, sources: [...sourcesOf(source({})), ...sourcesOf(table({}))] };
  expect(metadataOf(metadata).sources.map(({ name, tables }) => [name, tables.length])).toEqual([
    ['main', 1],
  ]);
});

test('of two tables of one name, the server silently takes the last', async () => {
  const { status, deployed } = await built(
    withTables('- table: users', '- table: { schema: public, name: users }', '  is_enum: true'),
  );
  expect(status).toBe('success');
  expect(deployed?.project?.metadata.sources[0]?.tables.map(({ definition }) => definition)).toEqual([
    { table: { schema: 'public', name: 'users' }, is_enum: true },
  ]);
});

test('an app exports every digit of a big number', async () => {
  const { exported } = await built(
    withTables('- table: users', '  configuration: { big: 12345678901234567890, octal: 010 }'),
  );
  expect(exported).toContain('"configuration":{"big":12345678901234567890,"octal":8}');
});
