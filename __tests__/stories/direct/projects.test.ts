import { describe, expect, test } from '@jest/globals';
import type { Call } from '../../../simulator/contracts.js';
import { models } from '../../../simulator/hygraph/models.js';
import { type Story, operations } from '../harness.js';
import { databaseIn } from '../databases/with-databases.js';
import {
  ANEW,
  A_ROW,
  MIGRATIONS,
  NOTES,
  READY,
  SHOP,
  TABLES,
  push,
  ready,
  storiesOfCommits,
} from './support.js';

const story = storiesOfCommits();
const METADATA = 'hasura-shop/metadata/databases';
const TABLES_FILE = `${METADATA}/default/tables/tables.yaml`;
const tables = `- '!include public_customers.yaml'
- '!include public_orders.yaml'
- '!include public_products.yaml'
`;
/** The check before the build would say it first. */
const unchecked = { with: { check: 'off' } };

const isMigration = ({ operation, body }: Call): boolean =>
  operation === 'POST /v2/query' && !body.includes('"read_only":true');

const source = (name: string, variable: string): string => `- name: ${name}
  kind: postgres
  configuration:
    connection_info:
      database_url:
        from_env: ${variable}
`;
const withSource = (name: string, variable: string): Record<string, string> => ({
  [`${METADATA}/databases.yaml`]: `${source('default', 'PG_DATABASE_URL')}  tables: "!include default/tables/tables.yaml"
${source(name, variable)}  tables:
    - table: { schema: public, name: things }
`,
  [`hasura-shop/migrations/${name}/1718000000000_things/up.sql`]: 'create table things (id int);',
});

async function tablesOf(s: Story, database: string): Promise<unknown> {
  return await s.server.query(database, TABLES);
}

describe('The metadata of a commit', () => {
  test('that does not fit the database is an error with the file and the line of the object', () =>
    story(async (s) => {
      push(s, { [TABLES_FILE]: `${tables}- table:\n    schema: public\n    name: nothing\n` });
      const told = await s.on('opened', unchecked);
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain('one object of its metadata is inconsistent');
      expect(told.errors[0]).toContain(`(${TABLES_FILE}:4)`);
    }));

  test('that the app refuses is an error with the file and the line', () =>
    story(async (s) => {
      const path = '$.args.metadata.sources[0].tables[1].table';
      const body = JSON.stringify({ path, error: 'parsing Text failed', code: 'parse-failed' });
      const operation = ({ body: sent }: Call): boolean => sent.startsWith('{"type":"replace_metadata"');
      s.host.addFault({ operation, trouble: { kind: 'respond', status: 400, body } });
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain(
        `could not be applied, at ${METADATA}/default/tables/public_orders.yaml:1`,
      );
      expect(told.errors[0]).toContain('parsing Text failed');
      expect(told.errors[0]).toContain('Fix what the error names');
    }));
});

describe('The migrations of a commit', () => {
  test('of which one has only comments: the error says what Hasura makes of it', () =>
    story(async (s) => {
      push(s, { [NOTES]: '-- nothing yet\n' });
      const told = await s.on('opened', unchecked);
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain('The migration 1718000240000_notes of default failed');
      expect(told.errors[0]).toContain('the file has no statement');
    }));

  test('that fail at a push leave the databases of that build alone, which the app uses', () =>
    story(async (s) => {
      await s.on('opened');
      const old = databaseIn(s);
      push(s, { [NOTES]: 'alter table nothing add a int;' });
      expect((await s.on('synchronize', ANEW)).outputs['status']).toBe('failed');
      expect(databaseIn(s)).not.toBe(old);
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
    }));

  test.each([
    ['a row that exists', 'insert into t values (1, $$V$$), (2, $$V$$);'],
    ['a row that a check refuses', 'insert into t values (-1, $$V$$);'],
    ['a row without a value', 'insert into t values (null, $$V$$);'],
  ])('show nothing of SQL and rows if %s makes one fail', (_, sql) =>
    story(async (s) => {
      const table = 'create table t (id int not null check (id > 0), mail text unique);\n';
      push(s, { [NOTES]: table + sql.replaceAll('V', A_ROW) });
      const told = await s.on('opened');
      expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
      expect(told.errors[0]).toMatch(/\(23\d{3}\)/);
    }),
  );

  test(
    'a thousand of them take two requests each at most, and little time and memory',
    () =>
      story(async (s) => {
        const many = Array.from({ length: 1_000 }, (_, index): [string, string] => [
          `${MIGRATIONS}/${String(1_719_000_000_000 + index)}_more/up.sql`,
          `create table more_${String(index)} (id int);`,
        ]);
        push(s, Object.fromEntries(many));
        const before = process.memoryUsage().heapUsed;
        const told = await s.on('opened', { with: { 'timeout-minutes': '10' } });
        expect(ready(told)).toEqual(READY);
        expect(told.calls.filter(isMigration)).toHaveLength(1_004);
        expect(told.calls.filter(({ service }) => service === 'app').length).toBeLessThan(1_200);
        // Of the 50 ms that each call takes here.
        expect(told.ms).toBeLessThan(90_000);
        expect(process.memoryUsage().heapUsed - before).toBeLessThan(300 * 1024 * 1024);
      }),
    120_000,
  );
});

describe('The databases of a commit', () => {
  test('one that was not made for the build keeps its rows, and its migrations run once', () =>
    story(async (s) => {
      await s.server.plant('elsewhere');
      const url = s.server.proxy.url(s.server.setting.postgres.url('elsewhere'));
      push(s, withSource('other', 'OTHER_URL'));
      const given = { with: { env: `OTHER_URL=${url}` } };
      expect(ready(await s.on('opened', given))).toEqual(READY);
      await s.server.keep('elsewhere');
      const old = databaseIn(s);
      push(s, { ...withSource('other', 'OTHER_URL'), [NOTES]: 'create table notes (id int);' });
      const told = await s.on('synchronize', { with: { ...given.with, ...ANEW.with } });
      expect(ready(told)).toEqual(READY);
      expect(databaseIn(s)).not.toBe(old);
      expect(told.calls.filter(isMigration)).toHaveLength(5);
      expect(await tablesOf(s, 'elsewhere')).toEqual([{ name: 'kept' }, { name: 'things' }]);
    }));

  test('a new one comes with a push, and goes with the next one', () =>
    story(async (s) => {
      await s.on('opened');
      push(s, withSource('other', 'OTHER_URL'));
      const given = { with: { 'postgres-env': 'PG_DATABASE_URL,OTHER_URL' } };
      expect(ready(await s.on('synchronize', given))).toEqual(READY);
      const other = databaseIn(s, 'OTHER_URL');
      expect(await tablesOf(s, other)).toEqual([{ name: 'things' }]);
      push(s, {});
      const told = await s.on('synchronize');
      expect(ready(told)).toEqual(READY);
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
      expect(await tablesOf(s, databaseIn(s))).toEqual(SHOP);
      expect(operations(told.calls)).not.toContain('createTenant');
    }));
});

describe('The content of a commit', () => {
  test('is fed to the app, and asked for by its remote schema', () =>
    story(async (s) => {
      const { hygraph } = s.sim;
      const project = hygraph.addProject({ models: models(3) });
      const token = hygraph.addToken(project, { permissions: [{}] });
      push(s, {
        'hasura-shop/metadata/remote_schemas.yaml': `- name: hygraph
  definition:
    url_from_env: CMS_URL
    headers:
      - { name: Authorization, value_from_env: CMS_AUTH }
`,
      });
      const given = {
        with: {
          'hygraph-endpoint': hygraph.endpoint(project),
          'hygraph-token': token.jwt,
          'hygraph-env': 'CMS_URL=endpoint\nCMS_AUTH=authorization',
        },
      };
      expect(ready(await s.on('opened', given))).toEqual(READY);
      expect(s.app().env.get('CMS_URL')).toBe(hygraph.endpoint(project));
      push(s, { [NOTES]: 'create table notes (id int);' });
      expect(ready(await s.on('synchronize', given))).toEqual(READY);
      expect(s.app().env.get('CMS_AUTH')).toBe(`Bearer ${token.jwt}`);
    }));
});
