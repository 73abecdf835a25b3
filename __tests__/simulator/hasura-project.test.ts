import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { Catalog } from '../../simulator/project/catalog.js';
import { compare } from '../../simulator/project/consistency.js';
import { readProject } from '../../simulator/project/project.js';
import { minimal, written } from './project-files.js';

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
    expect(migrations.get('default')?.migrations.map(({ folder }) => folder.replace(/^\d+_/, ''))).toEqual([
      'create_customers',
      'create_products',
      'create_orders',
      'add_order_status',
    ]);
  });

  test.each([
    ['no config.yaml', { 'config.yaml': undefined }, 'no Hasura project here: config.yaml is missing'],
    [
      'broken YAML',
      { 'metadata/databases/databases.yaml': '- name: [' },
      /^error parsing metadata \nobject: sources\nfile: databases.yaml\nerror: yaml: /,
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

function columns(...names: string[]): { name: string; type: string; nullable: boolean }[] {
  return names.map((name) => ({ name, type: 'text', nullable: true }));
}
