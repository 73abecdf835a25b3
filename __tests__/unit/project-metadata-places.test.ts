import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonPath } from '../../src/project/json-path.js';
import { type MetadataPlaces, metadataPlaces } from '../../src/project/metadata-places.js';
import { jsonText } from '../../src/project/node.js';
import type { Place } from '../../src/rules/finding.js';
import { BASE, type Repository, inFolder, projectOf, withTables } from '../support/project.js';

const TABLE = `table: { schema: public, name: orders }
object_relationships:
- name: customer
  using: { foreign_key_constraint_on: customer_id }
computed_fields:
- name: total
event_triggers:
- name: created
select_permissions:
- role: user
  permission: { columns: [id], filter: {} }
- role: user in table of others
  permission: {}
`;

const FILES: Repository = withTables('- !include orders.yaml\n- table: { schema: shop, name: items }', {
  'metadata/databases/orders.yaml': TABLE,
  ...inFolder('metadata', {
    'remote_schemas.yaml': '- name: pay\n  definition: { url: x }\n  permissions:\n  - role: user\n',
    'actions.yaml':
      'actions:\n- name: pay\n  definition: { kind: synchronous }\n  permissions:\n  - role: user\n',
    'actions.graphql': 'type Mutation {\n  pay: Receipt\n}\ntype Receipt { id: Int }\n',
    'cron_triggers.yaml': '- name: nightly\n',
    'rest_endpoints.yaml': '- name: all orders\n',
    'inherited_roles.yaml': '- role_name: manager\n  role_set: []\n',
    'query_collections.yaml':
      '- name: allowed\n  definition:\n    queries:\n    - name: one\n      query: "{ a }"\n',
    'opentelemetry.yaml': 'status: enabled\n',
  }),
});
const DATABASES = 'metadata/databases/databases.yaml';

const places = async (files = FILES): Promise<MetadataPlaces> =>
  metadataPlaces((await projectOf(files)).metadata);
const brief = (place: Place | undefined): string | undefined =>
  place && `${place.file.replace('metadata/', '')}:${String(place.line)}`;

describe('the path of an error', () => {
  test.each([
    ['$.args.metadata', 'databases/databases.yaml:1'],
    ['$.args.metadata.sources[0]', 'databases/databases.yaml:1'],
    ['$.args.metadata.sources[0].configuration', 'databases/databases.yaml:3'],
    ['$.args.metadata.sources[0].tables[0]', 'databases/orders.yaml:1'],
    ['$.args.metadata.sources[0].tables[0].select_permissions[0].permission', 'databases/orders.yaml:11'],
    ['$.args.metadata.sources[0].tables[0].select_permissions[0].filter.no', 'databases/orders.yaml:10'],
    ['$.args.metadata.sources[0].tables[1].table.name', 'databases/databases.yaml:9'],
    ['$.args.metadata.sources[7]', 'databases/databases.yaml:1'],
    ['$.args.metadata["cron_triggers"][0]', 'cron_triggers.yaml:1'],
    ['$.args[1].args.metadata.cron_triggers[0]', 'cron_triggers.yaml:1'],
  ])('%s leads to %s', async (path, place) => {
    expect(brief((await places()).ofPath(path))).toBe(place);
  });

  test.each(['$', '$.args', '$.args[0]', '$.metadata', '$.args.type', '$.args.metadata[', 'metadata', ''])(
    '%j leads to no place',
    async (path) => {
      expect((await places()).ofPath(path)).toBeUndefined();
    },
  );

  test('is read as the server writes it, whatever the keys are', () => {
    const written = (steps: readonly (string | number)[]): string =>
      `$${steps
        .map((step) =>
          typeof step === 'number'
            ? `[${String(step)}]`
            : /^[A-Za-z_][\w-]*$/.test(step)
              ? `.${step}`
              : `[${JSON.stringify(step)}]`,
        )
        .join('')}`;
    const steps = fc.array(
      fc.oneof(fc.nat(), fc.string({ unit: 'binary' }), fc.constantFrom('args', 'a-b', '"\\')),
    );
    fc.assert(
      fc.property(steps, (one) => {
        expect(jsonPath(written(one))).toEqual(one);
      }),
    );
    expect(jsonPath("$.a['it\\'s'].['b']")).toEqual(['a', "it's", 'b']);
    expect(jsonPath('$["\\x"]')).toEqual(['\\x']);
  });

  test('has a place for every value of the metadata', async () => {
    const { metadata } = await projectOf(FILES);
    const { ofPath } = metadataPlaces(metadata);
    const paths: string[] = [];
    const visit = (value: unknown, path: string): void => {
      paths.push(path);
      if (Array.isArray(value))
        for (const [index, one] of value.entries()) visit(one, `${path}[${String(index)}]`);
      else if (typeof value === 'object' && value !== null)
        for (const [key, one] of Object.entries(value)) visit(one, `${path}.${key}`);
    };
    visit(JSON.parse(jsonText(metadata.root)), '$.args.metadata');
    expect(paths.length).toBeGreaterThan(80);
    expect(paths.filter((path) => ofPath(path) === undefined)).toEqual([]);
  });
});

describe('an object that the app calls inconsistent', () => {
  const definition = { source: 'default', table: { schema: 'public', name: 'orders' } };

  test.each<[string, string, unknown, string]>([
    ['source', 'default', 'default', 'databases/databases.yaml:1'],
    ['table', 'orders in source default', { schema: 'public', name: 'orders' }, 'databases/orders.yaml:1'],
    ['table', 'public.orders in source default', undefined, 'databases/orders.yaml:1'],
    ['table', 'shop.items in source default', undefined, 'databases/databases.yaml:9'],
    ['table', 'any in source default', { schema: 'shop', name: 'items' }, 'databases/databases.yaml:9'],
    ['table', 'gone in source default', 'gone', 'databases/databases.yaml:1'],
    ['object_relation', 'customer in table orders in source default', {}, 'databases/orders.yaml:3'],
    [
      'object_relation',
      'any in table any in source any',
      { ...definition, name: 'customer' },
      'databases/orders.yaml:3',
    ],
    ['computed_field', 'total in table orders in source default', {}, 'databases/orders.yaml:6'],
    ['event_trigger', 'created in table public.orders in source default', 3, 'databases/orders.yaml:8'],
    [
      'select_permission',
      'user in table orders in source default',
      { role: 'user' },
      'databases/orders.yaml:10',
    ],
    [
      'select_permission',
      'user in table of others in table orders in source default',
      undefined,
      'databases/orders.yaml:12',
    ],
    ['insert_permission', 'user in table orders in source default', undefined, 'databases/orders.yaml:1'],
    ['select_permission', 'user in table gone in source default', undefined, 'databases/databases.yaml:1'],
    ['remote_schema', 'pay', {}, 'remote_schemas.yaml:1'],
    ['remote_schema_permission', 'user permission in remote schema pay', {}, 'remote_schemas.yaml:4'],
    ['remote_schema_permission', 'gone permission in remote schema pay', {}, 'remote_schemas.yaml:1'],
    [
      'remote_schema_remote_relationship',
      'remote_relationship a on type B in remote schema pay',
      {},
      'remote_schemas.yaml:1',
    ],
    ['action', 'pay', {}, 'actions.yaml:2'],
    ['action_permission', 'user permission in pay', {}, 'actions.yaml:5'],
    ['custom_types', 'custom_types', {}, 'actions.graphql:1'],
    ['cron_trigger', 'nightly', {}, 'cron_triggers.yaml:1'],
    ['rest_endpoint', 'all orders', {}, 'rest_endpoints.yaml:1'],
    ['inherited_role', 'inherited role manager', {}, 'inherited_roles.yaml:1'],
    ['query_collections', 'one in allowed', {}, 'query_collections.yaml:4'],
    ['open_telemetry', 'all', {}, 'opentelemetry.yaml:1'],
    ['inner_logical_model_a', 'a in logical_model b in source default', {}, 'databases/databases.yaml:1'],
  ])('%s %s, defined as %j, is at its place', async (type, name, defined, place) => {
    expect(brief((await places()).ofObject({ type, name: `${type} ${name}`, definition: defined }))).toBe(
      place,
    );
  });

  test('may be a role that cannot inherit', async () => {
    const object = { type: 'inherited role permission inconsistency', name: 'manager' };
    expect(brief((await places()).ofObject(object))).toBe('inherited_roles.yaml:1');
  });

  test('may be a function, or be in another thing of a database than a table', async () => {
    const more = `  functions:
  - function: { schema: public, name: search }
    permissions:
    - role: user
  native_queries:
  - root_field_name: top
    array_relationships:
    - name: rows
  logical_models:
  - name: row
    select_permissions:
    - role: user
  stored_procedures:
  - stored_procedure: { schema: dbo, name: run }
`;
    const { ofObject } = await places({ ...BASE, [DATABASES]: `${BASE[DATABASES]}${more}` });
    const found = (type: string, name: string): string | undefined =>
      brief(ofObject({ type, name: `${type} ${name} in source default` }))?.replace(
        'databases/databases.yaml:',
        '',
      );
    expect(found('function', 'search')).toBe('9');
    expect(found('function_permission', 'user permission for function search')).toBe('11');
    expect(found('function_permission', 'gone permission for function search')).toBe('9');
    expect(found('function_permission', 'user permission for function gone')).toBe('1');
    expect(found('native_query', 'top')).toBe('13');
    expect(found('array_relation', 'rows in native_query top')).toBe('15');
    expect(found('logical_model', 'row')).toBe('17');
    expect(found('select_permission', 'user in logical_model row')).toBe('19');
    expect(found('stored_procedure', 'dbo.run')).toBe('21');
  });

  test('may be a table of a database that names tables in other ways', async () => {
    const { ofObject } = await places(
      withTables('- table: [SALES, ORDERS]\n- table: { dataset: shop, name: items }\n- table: plain\n- {}'),
    );
    const found = (definition: unknown): string | undefined =>
      brief(ofObject({ type: 'table', name: 'table x in source default', definition }));
    expect(found(['SALES', 'ORDERS'])).toBe('databases/databases.yaml:8');
    expect(found({ dataset: 'shop', name: 'items' })).toBe('databases/databases.yaml:9');
    expect(found({ source: 'default', table: 'plain' })).toBe('databases/databases.yaml:10');
    for (const odd of [[1], { name: 1 }, { schema: 1, name: 'a' }, null, undefined])
      expect(found(odd)).toBe('databases/databases.yaml:1');
  });

  test('without anything that is known has no place', async () => {
    const { ofObject } = await places();
    for (const name of ['', 'table', 'table a in source gone', 'remote_schema gone'])
      for (const type of ['', 'table', 'remote_schema', 'data_connector_agent', 'toString'])
        expect(ofObject({ type, name, definition: null })).toBeUndefined();
  });

  test('is found quickly among a thousand tables', async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `t${String(index)}`);
    const { ofObject } = await places(
      withTables(names.map((name) => `- table: { schema: public, name: ${name} }`).join('\n')),
    );
    const begun = performance.now();
    const lines = names.map(
      (name) => ofObject({ type: 'table', name: `table ${name} in source default` })?.line,
    );
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(lines).toEqual(names.map((_, index) => 8 + index));
  });
});
