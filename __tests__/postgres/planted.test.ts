import { beforeAll, describe, expect, test } from '@jest/globals';
import { withDatabase } from '../../simulator/project/database.js';
import { cuttingProxy, queryOn, serversAtHand, withRole } from '../support/postgres.js';
import { onServer } from '../support/postgres-session.js';
import { usePostgres } from '../support/use-postgres.js';
import { Bench, KINDS, buildOf, databaseIn, newApp, urlIn, works } from './bench.js';
import { withName } from './run.js';
import { CALLED, OPERATORS, READ } from './sql-sent.js';

/*
 * Somebody else on the server plants functions, operators, tables and types with the names of PostgreSQL's own, so that
 * sessions find them first. Each of them counts how often it ran, in a way that outlasts a rollback.
 */

/** The body of all planted code: it counts the call and reports who ran it. */
const BODY = `language plpgsql as $f$
  begin perform pg_catalog.nextval('public.ran'); raise exception 'planted code ran as %', current_user; end $f$`;

/** Where the literals of a statement have no type, PostgreSQL prefers these signatures to its own. */
const CLOSER = [
  'shobj_description(oid, text)',
  'shobj_description(oid, varchar)',
  'strpos(name, text)',
  'strpos(text, name)',
  'strpos(name, name)',
  'format(text, name, text)',
  'format(text, name, name)',
  'format(text, name, name, text)',
  'format(text, text, name, name, text, text)',
  'format(text, regclass, text)',
  'format(text, text, regprocedure, text)',
  'format(text, regtype, text)',
  'current_setting(name)',
  'current_setting(varchar)',
  'pg_get_userbyid(int8)',
  'pg_has_role(name, oid, name)',
  'pg_has_role(name, oid, varchar)',
  'pg_terminate_backend(int8)',
  'starts_with(name, text)',
];

interface Made {
  name: string;
  arguments: string;
  result: string;
}
/**
 * The signatures of the server's functions that our SQL calls, except those with arguments that only the server can
 * have.
 */
const FUNCTIONS = `
  select proname as name, pg_catalog.pg_get_function_identity_arguments(oid) as arguments,
      pg_catalog.pg_get_function_result(oid) as result
    from pg_catalog.pg_proc
   where pronamespace = 'pg_catalog'::regnamespace and proname = any ($1::text[]) and prokind = 'f'
     and not proargtypes::oid[] && array['"any"'::regtype::oid, 'internal'::regtype::oid]`;
const functionLike = (made: Made): string =>
  `create function public.${made.name}(${made.arguments}) returns ${made.result} ${BODY}`;

interface Compared {
  id: number;
  name: string;
  left: string;
  right: string;
}
/** The server's operators between the types that our SQL compares. */
const COMPARISONS = `
  select oid::int4 as id, oprname as name, oprleft::regtype as left, oprright::regtype as right
    from pg_catalog.pg_operator
   where oprnamespace = 'pg_catalog'::regnamespace and oprname = any ($1::text[]) and oprleft <> 0
     and oprleft::regtype::text = any ($2) and oprright::regtype::text = any ($2)`;
const operatorLike = ({ id, name, left, right }: Compared): string =>
  `create function public.planted_${id}(${left}, ${right}) returns bool ${BODY};
   create operator public.${name} (leftarg = ${left}, rightarg = ${right}, procedure = public.planted_${id})`;
const COMPARED = ['name', 'text', 'oid', 'integer', 'bigint', '"char"', 'boolean', 'character varying'];

/** Views and domains with the names that our SQL uses. They run a function as soon as somebody uses them. */
const RELATIONS = READ.map(
  (name) =>
    `create view public.${name} as select *, public.planted_row() as planted from pg_catalog.${name} where public.planted_row() is not null`,
);
const TYPES = ['int4', 'text', 'regclass'].map(
  (name) => `create domain public.${name} as pg_catalog.${name} check (public.planted_row() is not null)`,
);

/** Plants everything into a database, as a role that may only create objects in the schema `public`. */
async function plant(url: string): Promise<number> {
  return await withDatabase(url, async (client) => {
    const functions = await client.query<Made>(FUNCTIONS, [[...CALLED, 'shobj_description']]);
    const operators = await client.query<Compared>(COMPARISONS, [OPERATORS, COMPARED]);
    const planted = [
      'create sequence public.ran; grant all on public.ran to public',
      `create function public.planted_row() returns int ${BODY}`,
      ...CLOSER.map((signature) => `create function public.${signature} returns text ${BODY}`),
      ...functions.rows.map(functionLike),
      ...operators.rows.map(operatorLike),
      ...RELATIONS,
      ...TYPES,
    ];
    for (const sql of planted) await client.query(sql);
    return planted.length;
  });
}

const ranIn = async (url: string): Promise<unknown> =>
  (await queryOn(url, 'select is_called from public.ran'))[0];
const NEVER = { is_called: false };

describe.each(serversAtHand())('On $name', ({ bin }) => {
  const postgres = usePostgres({ bin });
  const meeting = 'meeting';
  let villain: string;

  beforeAll(async () => {
    const admin = new Bench(postgres(), postgres().url(), true);
    villain = await withRole(postgres(), 'CREATEDB');
    const { username } = new URL(villain);
    // The owner of a database chooses what its sessions find first, and even the role that they act as.
    await queryOn(villain, `create database ${meeting}`);
    expect(await plant(withName(villain, meeting))).toBeGreaterThan(70);
    await queryOn(villain, `alter database ${meeting} set search_path = public, pg_catalog`);
    await admin.sql(`create database plantation`);
    // Below PostgreSQL 15 this is the default.
    await admin.sql(`grant create on schema public to public`, 'plantation');
    await plant(withName(villain, 'plantation'));
    await admin.sql(`grant ${username} to postgres`);
  });

  test('planted code does run in a session that finds it first', async () => {
    const [url] = [postgres().url(meeting)];
    await expect(queryOn(url, `select shobj_description(1, 'pg_database')`)).rejects.toThrow(
      'planted code ran as postgres',
    );
    await expect(queryOn(url, 'select 1::int4 = 1::int4')).rejects.toThrow('planted code ran as postgres');
    await expect(queryOn(url, 'select from pg_database')).rejects.toThrow('planted code ran as postgres');
    await queryOn(url, 'alter sequence public.ran restart');
    expect(await ranIn(url)).toEqual(NEVER);
  });

  describe.each(KINDS)('for $kind', ({ attributes }) => {
    let bench: Bench;
    let template: string;

    beforeAll(async () => {
      bench = await Bench.on(postgres(), attributes);
      template = `template_of_${bench.role}`;
      await bench.sql(`create database ${template} template plantation`);
      await bench.sql(`alter database ${template} owner to ${bench.role}`);
      // Sessions in the copy find the planted code first as well.
      await bench.sql(`alter role ${bench.role} set search_path = public, pg_catalog`);
      await bench.statements(`${bench.urlOf(template)}?options=-c%20search_path%3Dpg_catalog`, [
        'create schema shop',
        'create table shop.orders (id serial primary key, note text)',
        'create type shop.mood as enum ()',
        'create domain shop.amount as int',
        'create function shop.feel(shop.mood, "char", text[]) returns int language sql as $$ select 1 $$',
        'create aggregate shop.last(text) (sfunc = textcat, stype = text)',
      ]);
    });

    test.each([
      ['', false],
      [', even where the options of sessions are dropped on their way', true],
    ])('planted code never runs%s', async (_, dropsOptions) => {
      const app = newApp();
      await using proxy = await cuttingProxy(postgres());
      proxy.dropsOptions = dropsOptions;
      const run = bench.run({ proxy, database: meeting, template });
      const first = await run.prepare(buildOf(app, 1));
      const second = await run.prepare(buildOf(app, 2));
      expect(await run.keep(buildOf(app, 2))).toBeDefined();
      expect(await run.list('github.com/123456#')).not.toEqual([]);
      const inCopy = postgres().url(databaseIn(second));
      expect(await ranIn(inCopy)).toEqual(NEVER);
      const owners = `select nspowner::regrole::text as owner from pg_catalog.pg_namespace where nspname = 'shop'
        union select proowner::regrole::text from pg_catalog.pg_proc where pronamespace = 'shop'::regnamespace`;
      const owner = bench.makesRoles ? new URL(urlIn(second)).username : bench.role;
      expect(await queryOn(inCopy, owners)).toEqual([{ owner }]);
      expect(await run.settle(buildOf(app, 2))).toMatchObject({
        databases: [databaseIn(first)],
        failures: [],
      });
      await run.discard(buildOf(app, 2));
      await run.prepare(buildOf(app, 3));
      await run.remove(app);
      expect(await bench.standing(app)).toEqual({ databases: [], roles: [] });
      expect(await ranIn(postgres().url(meeting))).toEqual(NEVER);
      expect(run.log.of('warning')).toEqual([]);
    });
  });

  test('the owner of the database in postgres-url does not choose the role that we act as', async () => {
    const bench = await Bench.on(postgres(), 'SUPERUSER');
    await queryOn(villain, 'create database chosen');
    await queryOn(villain, `alter database chosen set role = ${new URL(villain).username}`);
    const app = newApp();
    const run = bench.run({ database: 'chosen' });
    const made = await run.prepare(buildOf(app));
    const owner = `select pg_get_userbyid(datdba) as owner from pg_database where datname = '${databaseIn(made)}'`;
    expect(await bench.sql(owner)).toEqual([{ owner: bench.role }]);
    expect(await works(made)).toBe(true);
    await run.remove(app);
  });

  test('the options in postgres-url may choose another role, but not another search_path', async () => {
    const bench = await Bench.on(postgres(), 'SUPERUSER');
    const { username } = new URL(villain);
    const options = encodeURIComponent(`-c role=${username} -c search_path=public -c work_mem=123kB`);
    const rows = await onServer(`${bench.url}?options=${options}`, (session) =>
      session.rows(`select current_user as who, current_setting('search_path') as path,
        current_setting('work_mem') as memory`),
    );
    expect(rows).toEqual([{ who: username, path: 'pg_catalog,pg_temp', memory: '123kB' }]);
  });
});
