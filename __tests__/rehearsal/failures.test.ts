import { describe, expect, test } from '@jest/globals';
import { migrations, tried, triedBefore } from './support/projects.js';
import { useServer } from './support/server.js';

const start = useServer();
const FIRST = 'create table orders (id int primary key, note text);\ninsert into orders values (1);';
const base = migrations({ '1_a': FIRST });

/** What is said of a second migration. */
const said = async (up: string): Promise<string[]> =>
  (await tried(start, migrations({ '1_a': FIRST, '2_b': up }), base)).said;

const versionOf = async (): Promise<number> => {
  const server = await start();
  await server.stop();
  return Number.parseInt(server.version);
};

const fails = (at: number, why: string): string =>
  `upgrade-fails 2_b/up.sql:${String(at)} The migration 2_b fails on a database of the base: ${why}.`;
const stops = (at: number, why: string): string =>
  `not-rehearsed 2_b/up.sql:${String(at)} Not rehearsed beyond this line of 2_b: ${why}.`;

const LINES: [what: string, up: string, line: number, why: string][] = [
  [
    'a syntax error',
    'select 1;\nselect 2;\n\ncrate table x ();',
    4,
    'syntax error at or near "crate" (42601)',
  ],
  ['a syntax error at the end', 'select 1;\ncreate table a (', 2, 'syntax error at end of input (42601)'],
  [
    'a name that does not exist',
    'select 1;\nselect\n  nothing from orders;',
    3,
    'column "nothing" does not exist (42703)',
  ],
  [
    'the third statement',
    '-- first\nselect 1;\n/* second */ insert into orders values (2);;\n\n  -- third\n  insert into orders values (3),\n (2);',
    6,
    'duplicate key value violates unique constraint "orders_pkey" (23505)',
  ],
  [
    'a statement behind characters of several bytes',
    "select '😀é€';\nselect 'ü'; insert into orders\nvalues (1);",
    2,
    'duplicate key value violates unique constraint "orders_pkey" (23505)',
  ],
  [
    'a place behind characters of several bytes',
    "select '😀é€',\n'ü',\n'ß', nothing;",
    3,
    'column "nothing" does not exist (42703)',
  ],
  [
    'a file with CRLF',
    'select 1;\r\nselect 2;\r\ninsert into orders\r\nvalues (1);\r\n',
    3,
    'duplicate key value violates unique constraint "orders_pkey" (23505)',
  ],
  [
    'a place in a file with CRLF',
    'select 1;\r\nselect\r\nnothing;\r\n',
    3,
    'column "nothing" does not exist (42703)',
  ],
  [
    'a DO block',
    "select 'é';\ndo\nlanguage plpgsql\n$body$\ndeclare a int;\nbegin\n  a := 1;\n  raise exception 'never %', a;\nend $body$;",
    8,
    'never 1 (P0001)',
  ],
  [
    'a DO block whose text begins on its line',
    'select 1;\ndo $$ begin\n\n  perform 1 / 0;\nend $$;',
    4,
    'division by zero (22012)',
  ],
  [
    'a DO block that calls a function which fails',
    "create function f() returns int language plpgsql as $$ begin\n\n\n\n raise exception 'no'; end $$;\ndo $$\nbegin\n  perform f();\nend $$;",
    8,
    'no (P0001)',
  ],
  [
    'a DO block of a file with CRLF',
    'select 1;\r\ndo $$\r\nbegin\r\n  insert into orders values (1);\r\nend $$;',
    4,
    'duplicate key value violates unique constraint "orders_pkey" (23505)',
  ],
  [
    'a statement of a DO block that PostgreSQL does not know',
    'select 1;\ndo $$\nbegin\n  perform 1;\n  perfrm 2;\nend $$;',
    5,
    'syntax error at or near "perfrm" (42601)',
  ],
  [
    'a statement that calls a function which fails',
    "create function f() returns int language plpgsql as $$ begin\n raise exception 'no'; end $$;\nselect\n  f();",
    3,
    'no (P0001)',
  ],
  [
    'what cannot run in a transaction',
    'select 1;\nvacuum orders;',
    2,
    'VACUUM cannot run inside a transaction block (25001)',
  ],
  [
    'a constraint that is checked at the end',
    'create table a (id int primary key);\ncreate table b (id int references a deferrable initially deferred);\ninsert into b values (1);',
    1,
    'insert or update on table "b" violates foreign key constraint "b_id_fkey" (23503)',
  ],
  [
    'a file without a statement',
    '-- nothing\n;\n',
    1,
    'The file has no statement, which Hasura reports as an error',
  ],
  [
    'a file with a byte order mark',
    '\uFEFFselect 1;',
    1,
    'the file begins with a byte order mark, which is a syntax error (42601)',
  ],
];
const heads = LINES.map(([, up]) => migrations({ '1_a': FIRST, '2_b': up }));
const resultOf = triedBefore(
  start,
  heads.map((head) => ({ head, base })),
);

describe('A migration that fails has the line of', () => {
  test.each(LINES.map(([what], index) => [what, index] as const))('%s', (_, index) => {
    const [, , line = 0, why = ''] = LINES[index] ?? [];
    const found = resultOf(heads[index] ?? {}).said.filter((one) => one.startsWith('upgrade-fails'));
    expect(found).toEqual([fails(line, why)]);
  });

  test('a COPY from stdin', async () => {
    expect((await said('select 1;\ncopy orders from stdin;'))[0]).toContain(' 2_b/up.sql:2 ');
  });

  test('one whose text or values are not repeated', async () => {
    const secret = "select 'my secret;\nalter table orders alter note type int using 'my secret'::int;";
    const found = [
      ...(await said("select\n'my secret;")),
      ...(await said("select 'my secret'::int;")),
      ...(await said("insert into orders values (1, 'my secret');")),
      ...(await said(secret)),
    ];
    expect(found.filter((one) => one.startsWith('upgrade-fails'))).toHaveLength(4);
    expect(found.join('\n')).not.toContain('my secret');
  });
});

describe('What only this server cannot run', () => {
  test.each([
    [
      'what an extension of a migration has',
      'create extension if not exists vector;\ncreate table a (at vector(3));',
      2,
      'it needs the extension vector, which this server does not have',
    ],
    [
      'a name, where it is not known what an extension has',
      'create extension zombodb;\nselect zdb();',
      2,
      'it may need the extension zombodb, which this server does not have',
    ],
    [
      'the schema of an extension',
      "select 1;\nselect cron.schedule('x', '* * * * *', 'select 1');",
      2,
      'it needs the extension pg_cron, which no migration creates',
    ],
    [
      'a type of an extension',
      'select 1;\ncreate table a (at geometry(point));',
      2,
      'it needs the extension postgis, which no migration creates',
    ],
    [
      "Hasura's own schema",
      'select 1;\nselect * from hdb_catalog.event_log;',
      2,
      'hdb_catalog is the schema of Hasura, which is not here',
    ],
    [
      'what a role needs for a policy',
      'alter table orders enable row level security;\ncreate policy p on orders to readers;',
      2,
      'the role readers does not exist on this server',
    ],
    [
      'a role with more rights',
      'select 1;\ndo $$ begin create role readers; create table a (id int); end $$;',
      2,
      'it needs more rights than the owner of a database has',
    ],
  ])('ends the rehearsal there: %s', async (_, up, line, why) => {
    const head = migrations({ '1_a': FIRST, '2_b': up, '3_c': 'select 1;' });
    const { said: all, source, findings } = await tried(start, head, base);
    const stopped = all.filter((one) => !one.includes(' Not rehearsed in 2_b: the extension '));
    expect(stopped.filter((one) => /^(?:not-rehearsed|upgrade-fails)/.test(one))).toEqual([stops(line, why)]);
    expect(findings.every(({ severity }) => severity !== 'error')).toBe(true);
    expect(source.upgrade.map(({ result }) => result)).toEqual(['not run', 'not run']);
    expect(source.stopped).toMatchObject({ line, why });
  });

  test('is also reported where it is in the base', async () => {
    const first = `${FIRST}\ncreate table a (at geometry(point));`;
    const head = migrations({ '1_a': first, '2_b': 'drop table orders;' });
    const { said: all, source } = await tried(start, head, migrations({ '1_a': first }));
    expect(all).toEqual([
      'drops-table 2_b/up.sql:1 2_b drops the table orders.',
      'not-rehearsed 1_a/up.sql:3 The upgrade was not rehearsed beyond this line of 1_a: it needs the extension postgis, which no migration creates.',
    ]);
    expect(source.fresh).toEqual({ result: 'not run' });
  });

  test('does not matter for an extension that nothing uses', async () => {
    const first = `${FIRST}\ncreate extension if not exists postgis;\ncomment on extension postgis is 'Maps';`;
    const up = 'drop extension postgis;\nalter table nope add x int;';
    const head = migrations({ '1_a': first, '2_b': up });
    const { said: all } = await tried(start, head, migrations({ '1_a': first }));
    expect(all).toEqual([
      fails(2, 'relation "nope" does not exist (42P01)'),
      'not-rehearsed 1_a/up.sql:3 Not rehearsed: the extension postgis, which this server does not have.',
      'not-rehearsed 2_b/up.sql:1 Not rehearsed in 2_b: statements about the extension postgis, which this server does not have.',
    ]);
  });

  test('does not matter for another version of an extension', async () => {
    const up =
      "create extension citext version '0.1';\nalter extension citext update to '99';\ncreate table a (name citext);";
    const { said: all, source } = await tried(start, migrations({ '1_a': FIRST, '2_b': up }), base);
    expect(all).toEqual([
      'not-rehearsed 2_b/up.sql:2 Not rehearsed in 2_b: statements about the version of the extension citext, which this server does not have.',
    ]);
    expect(source.upgrade[0]?.result).toBe('ran');
  });

  test('does not matter for rights of a role that production has', async () => {
    const up =
      'grant select on orders to readers;\ncreate table carts (id int);\nalter table carts owner to "the boss";\ngrant insert\n  on carts to readers;';
    const { said: all, source } = await tried(start, migrations({ '1_a': FIRST, '2_b': up }), base);
    expect(all.map((one) => one.replace(/^.*in 2_b: /, ''))).toEqual([
      'statements about the role readers, which this server does not have.',
      'statements about the role the boss, which this server does not have.',
    ]);
    expect(source.upgrade[0]?.result).toBe('ran');
    expect(source.schema.gained).toEqual(['table carts']);
  });

  test('does not matter for a database and a role by another name', async () => {
    const up =
      'alter database shop set timezone = utc;\ngrant connect on database shop to readers;\ncreate role readers;\nalter role readers set timezone = utc;';
    const { said: all, source } = await tried(start, migrations({ '1_a': FIRST, '2_b': up }), base);
    expect(all.map((one) => one.replace(/^.*in 2_b: statements about /, ''))).toEqual([
      'the database shop, which this server does not have.',
      'the role readers, which this server does not have.',
    ]);
    expect(source.upgrade[0]?.result).toBe('ran');
  });

  test('does not matter for roles that a DO block makes, and for owners', async () => {
    const up = `do $$
begin
  if not exists (select from pg_roles where rolname = 'readers') then
    create role readers nologin;
  end if;
end $$;
grant select on orders to readers;
create table carts (id int);
alter table carts owner to postgres;
create view all_carts as select * from carts;
alter view all_carts owner to postgres;
alter default privileges for role postgres grant select on tables to readers;`;
    const { said: all, source } = await tried(start, migrations({ '1_a': FIRST, '2_b': up }), base);
    expect(all.map((one) => one.replace(/^(\S*) (\S*) .*in 2_b: /, '$1 $2 '))).toEqual([
      'not-rehearsed 2_b/up.sql:1 a block that creates roles.',
      'not-rehearsed 2_b/up.sql:7 statements about the role readers, which this server does not have.',
      'not-rehearsed 2_b/up.sql:9 statements about the role postgres, which this server does not have.',
    ]);
    expect(source.upgrade[0]?.result).toBe('ran');
    expect(source.schema.gained).toEqual(['table carts', 'view all_carts']);
  });

  test('does not matter for a setting of a newer PostgreSQL', async () => {
    const up = 'set statement_timeout = 0;\nset transaction_timeout = 0;\ncreate table carts (id int);';
    const { said: all, source } = await tried(start, migrations({ '1_a': FIRST, '2_b': up }), base);
    const isOld = (await versionOf()) < 17;
    expect(all).toEqual(
      isOld
        ? [
            'not-rehearsed 2_b/up.sql:2 Not rehearsed in 2_b: statements about the setting transaction_timeout, which this server does not have.',
          ]
        : [],
    );
    expect(source.upgrade[0]?.result).toBe('ran');
  });

  test('may be syntax of a newer PostgreSQL, and is a fault if it is in a function', async () => {
    const isOld = (await versionOf()) < 17;
    const up = `select 1;\nselect * from json_table('[1]', '$[*]' columns (id int path '$')) as t;`;
    const { said: all } = await tried(start, migrations({ '1_a': FIRST, '2_b': up }), base);
    expect(all.map((one) => one.replace(/PostgreSQL [\d.]+/, 'PostgreSQL'))).toEqual(
      isOld ? [stops(2, 'PostgreSQL does not know this syntax, and a newer one does')] : [],
    );
    expect(await said('create function f() returns int language sql as $$ selec 1 $$;')).toEqual([
      fails(1, 'syntax error at or near "selec" (42601)'),
    ]);
  });

  test('does not matter for an extension that the server can make', async () => {
    for (const up of [
      'create extension pg_stat_statements;\nselect 1 from pg_stat_statements limit 0;',
      'select 1;\ncreate extension if not exists pg_stat_statements;',
      'create extension citext;',
      'create table a (id uuid default uuid_generate_v4());',
      'create table a (name citext);\ncreate extension if not exists citext;',
    ]) {
      const { findings, source } = await tried(start, migrations({ '1_a': FIRST, '2_b': up }), base);
      expect([up, findings.filter(({ rule }) => rule !== 'locks-table'), source.upgrade[0]?.result]).toEqual([
        up,
        [],
        'ran',
      ]);
    }
  });

  test('may be a migration that ends its connection', async () => {
    const found = await said('select pg_terminate_backend(pg_backend_pid());');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^not-rehearsed /);
  });
});

test('A migration that commits in between keeps what was before, and the failure has its line', async () => {
  const up = 'create table a (id int);\ncommit;\nselect 1;\nselect 1 / 0;';
  const { said: all } = await tried(start, migrations({ '1_a': FIRST, '2_b': up }), base);
  expect(all).toEqual([fails(4, 'division by zero (22012)')]);
});

test('A hostile migration changes neither what is measured nor what is compared', async () => {
  const up = `create schema bad;
create function bad.eq(text, text) returns bool language sql as 'select true';
create operator bad.= (leftarg = text, rightarg = text, function = bad.eq);
create table bad.pg_class (oid oid); create table bad.pg_locks (pid int);
set search_path = bad, pg_catalog;
set statement_timeout = '1h'; set default_transaction_read_only = on;
alter table public.orders add total int;`;
  const { source, rules } = await tried(
    start,
    migrations({
      '1_a': FIRST,
      '2_b': up,
      '2_b/down': 'drop schema bad cascade; alter table orders drop total;',
    }),
    base,
  );
  expect(source.upgrade[0]).toMatchObject({
    locks: [{ table: 'orders', blocks: 'reads and writes' }],
    isPartial: false,
    down: { result: 'reverts' },
  });
  expect(rules).toEqual(['locks-table']);
});
