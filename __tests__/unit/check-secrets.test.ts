import { describe, expect, test } from '@jest/globals';
import { BASE, DATABASE, type Repository, checked, withSql, withTables } from '../support/project.js';

/** A secret in the places where projects have them, and where they write them by mistake. */
const SECRET = 'hunter2canary';
const URL = `postgres://admin:${SECRET}@db.example.com/main`;
const DATABASES = 'metadata/databases/databases.yaml';

const configured = (lines: string): Repository => ({
  ...BASE,
  [DATABASES]: DATABASE.replace(/database_url:\n +from_env: \S+/, lines),
});
const header = (value: string): Repository => ({
  ...BASE,
  'metadata/remote_schemas.yaml': `- name: a\n  definition:\n    headers:\n      - name: Authorization\n        value: ${value}\n`,
});

describe('no finding contains a secret', () => {
  test.each<[string, Repository, string]>([
    ['a header', header(SECRET), 'secret-in-clear'],
    ['a header of an action', { ...BASE, ...action(SECRET) }, 'secret-in-clear'],
    ['a header that is a number', header('0123456'), 'yaml-number'],
    ['an address', configured(`database_url: ${URL}`), 'database-url-in-clear'],
    [
      'the address of a replica',
      configured(`database_url: { from_env: A }\n    read_replicas: [{ database_url: "${URL}" }]`),
      'database-url-in-clear',
    ],
    [
      'an address in place of the name of a variable',
      configured(`database_url: { from_env: "${URL}" }`),
      'database-variable-missing',
    ],
    [
      'a secret in place of the name of a variable',
      header(`a\n        value_from_env: Bearer ${SECRET}`),
      'variable-missing',
    ],
    ['an address of another kind', configured(`connection_string: ${URL}`), 'database-url-in-clear'],
    ['a text that does not end', header(`"${SECRET}`), 'yaml-syntax'],
    ['a text with more behind it', header(`"a" ${SECRET}`), 'yaml-syntax'],
    ['an alias', header(`*${SECRET}`), 'yaml-syntax'],
    ['a tag', header(`!x!${SECRET} a`), 'yaml-syntax'],
    ['the header of a text block', header(`|${SECRET}`), 'yaml-syntax'],
    ['a second map on one line', header(`a: ${SECRET}`), 'yaml-syntax'],
    ['a password in wrong SQL', withSql(`create role app '${SECRET}';`), 'sql-syntax'],
    ['a password that does not end', withSql(`create role app password '${SECRET};\n`), 'sql-syntax'],
    ['a password in dollars', withSql(`create role app password $$${SECRET};\n`), 'sql-syntax'],
    ['a name that does not end', withSql(`select "${SECRET}\n`), 'sql-syntax'],
    ['a setting', withSql(`select set_config('app.secret', '${SECRET}', false);`), 'sql-setting'],
  ])('%s', async (_where, repository, rule) => {
    const findings = await checked(repository, { given: [] });
    expect(JSON.stringify(findings)).not.toMatch(new RegExp(`${SECRET}|0123456`));
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  function action(value: string): Repository {
    return {
      'metadata/actions.yaml': `actions:\n  - name: pay\n    definition: { kind: synchronous, handler: a, headers: [{ name: token, value: ${value} }] }\n`,
      'metadata/actions.graphql': 'type Mutation { pay: Int }\n',
    };
  }
});

describe('a secret in clear', () => {
  const headers = async (lines: string): Promise<string[]> => {
    const text = `- table: t\n  event_triggers:\n    - name: e\n      headers:\n        ${lines}`;
    return (await checked(withTables(text)))
      .filter(({ rule }) => rule === 'secret-in-clear')
      .map(({ what }) => what);
  };

  test.each([
    'Authorization',
    'X-Hasura-Admin-Secret',
    'api-key',
    'ACCESS_TOKEN',
    'cookie',
    'apikey',
    'db-password',
  ])('is found in the header %s', async (name) => {
    expect(await headers(`- { name: ${name}, value: ${SECRET} }`)).toEqual([
      `The value of the header ${name} is written into the file.`,
    ]);
  });

  test.each(['X-Tokens', 'Content-Type', 'X-Keyboard', 'authority', 'X-Secretary'])(
    'is not found in the header %s',
    async (name) => {
      expect(await headers(`- { name: ${name}, value: ${SECRET} }`)).toEqual([]);
    },
  );

  test.each(['value: ""', 'value: " "', "value: '{{TOKEN}}'", 'value_from_env: TOKEN', 'value: ~'])(
    'is not a header with %s',
    async (value) => {
      expect(await headers(`- { name: Authorization, ${value} }`)).toEqual([]);
    },
  );
});
