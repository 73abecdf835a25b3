import { describe, expect, test } from '@jest/globals';
import type { DatabasePorts } from '../../src/postgres/databases.js';
import { readTemplate } from '../../src/postgres/template.js';
import { Secrets } from '../../src/lib/secrets.js';
import { CollectingLog } from '../support/log.js';
import { SessionTestWorld, serverOf } from '../support/postgres-session.js';
import { queryOn, withRole } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';

const postgres = usePostgres();
let made = 0;

const SCHEMA = 'create schema hdb_catalog; grant usage on schema hdb_catalog to public';
const GRANT = 'grant select on all tables in schema hdb_catalog to public';
/** Code of somebody else, which counts how often it ran. */
const PLANTED = `create sequence ran; grant usage on sequence ran to public;
  create function planted(bigint) returns boolean language sql as 'select pg_catalog.nextval(''public.ran'') > 0'`;

/** What a role reads in a database with this content, and how often planted code ran. */
async function reading(
  statements: readonly string[],
  name = `template_${String(++made)}`,
): Promise<{ read: Awaited<ReturnType<typeof readTemplate>>; ran: number | undefined }> {
  const server = postgres();
  if (statements.length > 0) await server.createDatabase(name);
  for (const sql of statements)
    // A database cannot be closed from within.
    await queryOn(
      sql.startsWith('alter database') ? server.adminUrl : server.url(name),
      sql.replace('NAME', name),
    );
  const world: DatabasePorts = Object.assign(new SessionTestWorld(), {
    log: new CollectingLog(),
    secrets: new Secrets(),
    random: () => 0.5,
  });
  const read = await readTemplate(world, serverOf(await withRole(server)), name);
  const counts = statements.some((sql) => sql.includes('sequence ran'));
  const [row] = counts ? await queryOn(server.url(name), 'select is_called from ran') : [];
  return { read, ran: row === undefined ? undefined : Number(row['is_called']) };
}

describe('A template is asked for the versions that Hasura keeps', () => {
  test('in its table, and in its catalogue', async () => {
    const { read } = await reading([
      SCHEMA,
      'create table hdb_catalog.schema_migrations (version bigint primary key, dirty boolean not null)',
      'insert into hdb_catalog.schema_migrations values (9223372036854775807, false), (2, true)',
      'create table hdb_catalog.hdb_version (hasura_uuid uuid, cli_state jsonb not null)',
      `insert into hdb_catalog.hdb_version values (null, '{"migrations":{"default":{"1":false}}}')`,
      GRANT,
    ]);
    expect(read).toEqual({
      hasTables: false,
      table: [
        { version: '9223372036854775807', dirty: false },
        { version: '2', dirty: true },
      ],
      state: { migrations: { default: { 1: false } } },
    });
  });

  test.each([
    ['a table', 'create table a ()', true],
    ['a view', 'create view a as select 1', true],
    ['a schema', 'create schema a', false],
    [
      'a type and a function',
      "create type a as enum ('b'); create function f() returns int language sql as 'select 1'",
      false,
    ],
    ['what an extension made', 'create extension pg_buffercache', false],
  ])('and for tables that somebody has made: %s', async (_, sql, hasTables) => {
    expect((await reading([sql])).read).toEqual({ hasTables });
  });

  test('unless it is the one that is always empty', async () => {
    expect((await reading([], 'template0')).read).toEqual({ hasTables: false });
  });
});

describe('Code that somebody has planted in a template does not run:', () => {
  test.each([
    [
      'a view',
      'create view hdb_catalog.schema_migrations as select 1::bigint as version, planted(1) as dirty',
    ],
    [
      'a policy',
      `create table hdb_catalog.schema_migrations (version bigint, dirty boolean);
       insert into hdb_catalog.schema_migrations values (1, false);
       create policy p on hdb_catalog.schema_migrations using (planted(version));
       alter table hdb_catalog.schema_migrations enable row level security`,
    ],
    [
      'a type',
      `create domain whole as bigint; create table hdb_catalog.schema_migrations (version whole, dirty boolean)`,
    ],
  ])('%s', async (_, sql) => {
    const { read, ran } = await reading([SCHEMA, PLANTED, sql, GRANT]);
    expect([read, ran]).toEqual([{ hasTables: false }, 0]);
  });
});

describe('A template that the role may not read', () => {
  test.each([
    [
      'its tables',
      [SCHEMA, 'create table hdb_catalog.schema_migrations (version bigint, dirty boolean)'],
      'permission denied',
    ],
    ['it', ['revoke connect on database NAME from public'], 'permission denied'],
    [
      'it, as nobody may',
      ['alter database NAME allow_connections false'],
      'not currently accepting connections',
    ],
  ])('is said to be unreadable, with the reason: %s', async (_, statements, words) => {
    expect((await reading(statements)).read).toEqual({
      unreadable: expect.stringContaining(words) as unknown,
    });
  });

  test('is an error if there is none', async () => {
    await expect(reading([], 'no_such')).rejects.toMatchObject({ code: 'postgres-no-database' });
  });
});
