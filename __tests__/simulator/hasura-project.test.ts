import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { Catalog } from '../../simulator/project/catalog.js';
import { compare } from '../../simulator/project/consistency.js';
import { readProject } from '../../simulator/project/project.js';

const SHOP = fileURLToPath(new URL('../../examples/hasura-shop', import.meta.url));

describe('a Hasura project', () => {
  test('may name its tables as every connector does, and begin with a byte order mark', async () => {
    await using project = await written({
      ...minimal,
      'metadata/databases/databases.yaml': `\uFEFF
- name: default
  kind: snowflake
  configuration: {}
  tables:
    - table: [ORDERS]
    - table: [SALES, ORDERS]
    - table: users
    - table: { schema: app, name: carts }
    - table: { dataset: shop, name: items }
`,
    });
    const { metadata } = await readProject(project.directory);
    expect(metadata.sources[0]?.tables.map(({ schema, name }) => [schema, name])).toEqual([
      ['', 'ORDERS'],
      ['SALES', 'ORDERS'],
      ['public', 'users'],
      ['app', 'carts'],
      ['shop', 'items'],
    ]);
  });

  test('is read with its tables, permissions and migrations in their order', async () => {
    const { metadata, migrations } = await readProject(SHOP);
    expect(metadata.sources).toMatchObject([
      { name: 'default', kind: 'postgres', database: { fromEnv: 'PG_DATABASE_URL' } },
    ]);
    expect(metadata.sources[0]?.tables.map(({ name }) => name)).toEqual(['customers', 'orders', 'products']);
    expect(metadata.sources[0]?.tables[1]).toMatchObject({
      relationships: [
        { kind: 'object', name: 'customer', using: { by: 'own-key', columns: ['customer_id'] } },
        { kind: 'object', name: 'product', using: { by: 'own-key', columns: ['product_id'] } },
      ],
      permissions: [
        { kind: 'select', role: 'customer' },
        { kind: 'select', role: 'clerk' },
        { kind: 'insert', role: 'customer' },
        { kind: 'update', role: 'clerk' },
      ],
    });
    expect(migrations.get('default')?.map(({ folder }) => folder.replace(/^\d+_/, ''))).toEqual([
      'create_customers',
      'create_products',
      'create_orders',
      'add_order_status',
    ]);
  });

  test.each([
    ['a double-quoted string', 'tables: "!include default/tables/tables.yaml"'],
    ['a single-quoted string', "tables: '!include default/tables/tables.yaml'"],
    ['a YAML tag', 'tables: !include default/tables/tables.yaml'],
  ])('may include files by %s, each path relative to its own file', async (_how, tables) => {
    await using project = await written({
      'config.yaml': 'version: 3\n',
      'metadata/version.yaml': 'version: 3\n',
      'metadata/databases/databases.yaml': `- name: main\n  kind: postgres\n  ${tables}\n`,
      'metadata/databases/default/tables/tables.yaml': '- "!include deeper/public_t.yaml"\n- table: u\n',
      'metadata/databases/default/tables/deeper/public_t.yaml': 'table: { schema: shop, name: t }\n',
    });
    const { metadata } = await readProject(project.directory);
    expect(metadata.sources[0]?.tables.map(({ schema, name }) => `${schema}.${name}`)).toEqual([
      'shop.t',
      'public.u',
    ]);
  });

  test('may keep its folders elsewhere', async () => {
    await using project = await written({
      'config.yaml': 'version: 3\nmetadata_directory: m\nmigrations_directory: sql/up\n',
      'm/version.yaml': 'version: 3\n',
      'm/databases/databases.yaml': '- name: main\n',
      'm/remote_schemas.yaml': '- name: weather\n',
      'sql/up/main/1_a/up.sql': 'select 1;',
    });
    const { metadata, migrations } = await readProject(project.directory);
    expect(metadata.exported).toEqual({
      version: 3,
      sources: [{ name: 'main' }],
      remote_schemas: [{ name: 'weather' }],
    });
    expect(migrations.get('main')).toEqual([{ folder: '1_a', version: 1n, sql: 'select 1;' }]);
  });

  test('runs its migrations by number, and silently ignores what does not look like one', async () => {
    await using project = await written({
      ...minimal,
      'migrations/main/1000_late/up.sql': 'select 3;',
      'migrations/main/9_early/up.sql': 'select 1;',
      'migrations/main/20_middle/up.sql': 'select 2;',
      'migrations/main/20_middle/down.sql': '',
      'migrations/main/30-typo/up.sql': 'select 4;',
      'migrations/main/v40_typo/up.sql': 'select 5;',
      'migrations/main/50_typo/upp.sql': 'select 6;',
      'migrations/elsewhere/1_a/up.sql': 'select 7;',
    });
    const { migrations } = await readProject(project.directory);
    expect([...migrations.values()].flat().map(({ sql }) => sql)).toEqual([
      'select 1;',
      'select 2;',
      'select 3;',
    ]);
  });

  test.each([
    ['no config.yaml', { 'config.yaml': undefined }, 'no Hasura project here: config.yaml is missing'],
    ['another version', { 'config.yaml': 'version: 2\n' }, 'config version 2 is not supported'],
    ['an empty migration', { 'migrations/main/1_a/up.sql': ' \n' }, 'migration 1_a: up.sql is empty'],
    ['broken YAML', { 'metadata/databases/databases.yaml': '- name: [' }, /^cannot parse databases.yaml: /],
    [
      'an include of nothing',
      { 'metadata/databases/databases.yaml': '- name: main\n  tables: "!include gone.yaml"\n' },
      'databases.yaml includes gone.yaml, which does not exist',
    ],
    [
      'an include of itself',
      { 'metadata/databases/databases.yaml': '- name: main\n  tables: "!include databases.yaml"\n' },
      'databases.yaml includes itself',
    ],
  ] as const)('with %s cannot be read', async (_what, files, message) => {
    await using project = await written({ ...minimal, ...files });
    await expect(readProject(project.directory)).rejects.toThrow(message);
  });
});

test('metadata is compared with what the database really has', async () => {
  const { metadata } = await readProject(SHOP);
  const [source] = metadata.sources;
  if (!source) throw new Error('the example has no source');
  const catalog: Catalog = {
    tables: new Map([
      ['public.customers', columns('id', 'name', 'created_at')],
      ['public.orders', columns('id', 'customer_id', 'product_id', 'quantity', 'status', 'ordered_at')],
    ]),
    foreignKeys: [
      { table: 'public.orders', columns: ['customer_id'], to: 'public.customers', toColumns: ['id'] },
    ],
  };
  expect(compare(source, catalog).map(({ type, name, reason }) => [type, name, reason])).toEqual([
    [
      'select_permission',
      'select_permission customer in table customers in source default',
      'Inconsistent object: in table "customers": in permission for role "customer": "email" does not exist',
    ],
    [
      'select_permission',
      'select_permission clerk in table customers in source default',
      'Inconsistent object: in table "customers": in permission for role "clerk": "email" does not exist',
    ],
    [
      'object_relation',
      'object_relation product in table orders in source default',
      'Inconsistent object: in table "orders": in relationship "product": no foreign constraint exists on the given column(s)',
    ],
    [
      'table',
      'table products in source default',
      'Inconsistent object: no such table/view exists in source: "products"',
    ],
  ]);
});

const minimal = {
  'config.yaml': 'version: 3\n',
  'metadata/version.yaml': 'version: 3\n',
  'metadata/databases/databases.yaml': '- name: main\n',
};

function columns(...names: string[]): { name: string; type: string; nullable: boolean }[] {
  return names.map((name) => ({ name, type: 'text', nullable: true }));
}

async function written(files: Record<string, string | undefined>) {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'hasura-project-'));
  for (const [name, content] of Object.entries(files)) {
    if (content === undefined) continue;
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
    await writeFile(path.join(directory, name), content);
  }
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) };
}
