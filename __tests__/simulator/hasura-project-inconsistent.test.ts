import { describe, expect, test } from '@jest/globals';
import { built, MAIN, minimal, type ProjectFiles, withTables } from './project-files.js';

const ACTION: ProjectFiles = {
  ...minimal,
  'metadata/actions.yaml': `
actions:
  - name: pay
    definition:
      kind: synchronous
      handler: '{{BASE}}/{{PATH_OF_PAY}}'
      headers: [{ name: a, value_from_env: TOKEN }]
      request_transform: { template: '{{$body.x}}', url: '{{$base_url}}/a' }
`,
  'metadata/actions.graphql': 'type Query { pay: String }\n',
};

async function reasons(files: ProjectFiles, env: Record<string, string> = {}): Promise<string[][]> {
  const { status, inconsistent } = await built(files, env);
  expect(status).toBe('success');
  return inconsistent.map(({ name, reason }) => [name, reason.replace('Inconsistent object: ', '')]);
}

describe('without a variable', () => {
  test.each<[string, Record<string, string>, string | undefined]>([
    ['of its handler', { BASE: 'a', TOKEN: 'c' }, 'Value for environment variables not found: PATH_OF_PAY'],
    ['of its whole handler', { TOKEN: 'c' }, 'Value for environment variables not found: BASE, PATH_OF_PAY'],
    ['of a header', { BASE: 'a', PATH_OF_PAY: 'b' }, "environment variable 'TOKEN' not set"],
    ['of none', { BASE: 'a', PATH_OF_PAY: 'b', TOKEN: '' }, undefined],
  ])('%s, an action is inconsistent; transforms do not count', async (_which, env, why) => {
    expect(await reasons(ACTION, env)).toEqual(
      why === undefined ? [] : [['action pay', `in action "pay"; ${why}`]],
    );
  });

  test.each([
    ['definition: { url_from_env: URL_OF_SHOP }', "environment variable 'URL_OF_SHOP' not set"],
    ["definition: { url: 'https://{{HOST}}/a' }", 'Value for environment variables not found: HOST'],
  ])('a remote schema is inconsistent: %s', async (definition, why) => {
    const files = { ...minimal, 'metadata/remote_schemas.yaml': `- name: shop\n  ${definition}\n` };
    expect(await reasons(files)).toEqual([['remote_schema shop', why]]);
  });

  test('a cron trigger, an event trigger and a validation are inconsistent', async () => {
    const files = withTables(
      '- table: users',
      '  event_triggers: [{ name: told, definition: {}, webhook_from_env: HOOK }]',
      "  delete_permissions: [{ role: user, permission: { filter: {}, validate_input: { definition: { url: '{{V}}' } } } }]",
    );
    expect(
      await reasons({ ...files, 'metadata/cron_triggers.yaml': "- name: nightly\n  webhook: '{{CRON}}'\n" }),
    ).toEqual([
      ['cron_trigger nightly', 'Value for environment variables not found: CRON'],
      [
        'event_trigger told in table users in source main',
        `in table "users": in event trigger "told": environment variable 'HOOK' not set`,
      ],
      [
        'delete_permission user in table users in source main',
        'in table "users": in permission for role "user": Value for environment variables not found: V',
      ],
    ]);
  });

  test.each([
    ['a replica', MAIN.replace(' } }\n', ' }, read_replicas: [{ database_url: { from_env: GONE } }] }\n')],
    [
      'another kind',
      MAIN.replace('postgres', 'mssql').replace('database_url', 'connection_string').replace('DB', 'GONE'),
    ],
  ])('of %s, a source is inconsistent and ends the build', async (_what, databases) => {
    const { task, error, inconsistent } = await built({
      ...minimal,
      'metadata/databases/databases.yaml': databases,
    });
    expect([task, error]).toEqual(['apply-metadata', 'source with name "main" is inconsistent']);
    expect(inconsistent[0]?.reason).toBe(`Inconsistent object: environment variable 'GONE' not set`);
  });

  test.each([
    ['HASURA_GRAPHQL_DATABASE_URL', 'success'],
    ['PG_DATABASE_URL', 'success'],
    ['DATABASE_URL', 'failed'],
  ])('a project of config v2 takes its database from %s: %s', async (name, status) => {
    const { status: end } = await built({ 'config.yaml': 'version: 2\n' }, { [name]: 'postgres://db/main' });
    expect(end).toBe(status);
  });
});

test('a relationship to a native query needs no tracked table', async () => {
  const using = 'manual_configuration: { remote_native_query: best, column_mapping: { a: b } }';
  const files = withTables('- table: users', `  array_relationships: [{ name: rel, using: { ${using} } }]`);
  expect(await reasons(files)).toEqual([]);
});

test.each([
  ['object', 'manual_configuration: { remote_table: orders, column_mapping: { a: b } }'],
  ['array', 'foreign_key_constraint_on: { table: orders, column: user_id }'],
])('an %s relationship to a table that is not tracked is inconsistent', async (kind, using) => {
  const lines = ['- table: users', `  ${kind}_relationships: [{ name: rel, using: { ${using} } }]`];
  expect(await reasons(withTables(...lines))).toEqual([
    [
      `${kind}_relation rel in table users in source main`,
      'in table "users": in relationship "rel": table "orders" does not exist',
    ],
  ]);
  expect(await reasons(withTables(...lines, '- table: orders'))).toEqual([]);
});
