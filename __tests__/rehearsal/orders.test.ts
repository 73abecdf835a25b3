import { describe, expect, test } from '@jest/globals';
import { rehearse } from '../../src/rehearsal/rehearse.js';
import { rehearsalSummary } from '../../src/rules/rehearsal.js';
import { DATABASE, withTables } from '../support/project.js';
import { migrations, planned, sourcesIn, tried } from './support/projects.js';
import { useServer } from './support/server.js';

const start = useServer();
const ORDERS = 'create table orders (id int primary key, note text);';
const UNDO = 'Keep it, and add a migration that undoes it.';
const NOTE = 'alter table orders add at date;';

describe('Two orders', () => {
  test('with the same result are only a warning, whatever the order of the columns', async () => {
    const base = migrations({
      '1_a': ORDERS,
      '3_c': 'alter table orders add price int;',
    });
    const head = migrations({
      '1_a': ORDERS,
      '2_b': `${NOTE}\ncreate view orders_2 as select id, note from orders;`,
      '3_c': 'alter table orders add price int;',
      '4_d': 'create view all_orders as select * from orders;',
    });
    const { rules, source } = await tried(start, head, base);
    expect(rules.filter((rule) => rule !== 'locks-table')).toEqual(['migration-older']);
    expect(source.fresh).toEqual({ result: 'same' });
    expect(source.upgrade.map(({ version, result }) => [version, result])).toEqual([
      ['2', 'ran'],
      ['4', 'ran'],
    ]);
  });

  test('with other results say what differs', async () => {
    const base = migrations({
      '1_a': ORDERS,
      '3_c': "update orders set note = '';\ncreate table orders_2 as select * from orders;",
    });
    const head = migrations({
      '1_a': ORDERS,
      '2_b': `${NOTE}\ncreate index on orders (note);`,
      '3_c': "update orders set note = '';\ncreate table orders_2 as select * from orders;",
    });
    const { said, source } = await tried(start, head, base);
    expect(said[0]).toBe(
      'orders-differ 2_b/up.sql:1 After the merge, new databases get a different schema from existing ones: + column orders_2.at.',
    );
    expect(source.fresh).toEqual({
      result: 'differs',
      difference: { gained: ['column orders_2.at'], lost: [], changed: [] },
    });
    expect(rehearsalSummary(source)).toContain('new databases get a different schema');
  });

  test('are the same if only the order of columns differs, in each query of a view', async () => {
    const last = `create view one as with o as (select * from orders) select * from o;
create view two as select x.* from (select * from orders) as x;
create view three as select * from orders union select * from orders where note is null;
create statistics pair on at, price from orders;
do $$ begin
  -- Since PostgreSQL 14.
  if current_setting('server_version_num')::int >= 140000 then
    execute 'create function all_orders() returns setof orders language sql begin atomic select * from orders; end';
  end if;
end $$;`;
    const base = migrations({ '1_a': ORDERS, '3_c': 'alter table orders add price int;' });
    const head = migrations({
      '1_a': ORDERS,
      '2_b': NOTE,
      '3_c': 'alter table orders add price int;',
      '4_d': last,
    });
    const { source } = await tried(start, head, base);
    expect(source.fresh).toEqual({ result: 'same' });
  });

  test('do not blame a pull request for a migration that fails in the base itself', async () => {
    const broken = 'create table carts (id int references nothing);';
    const base = migrations({ '1_a': ORDERS, '3_c': broken });
    const { rules, source } = await tried(
      start,
      migrations({ '1_a': ORDERS, '2_b': NOTE, '3_c': broken }),
      base,
    );
    expect(rules).toEqual(['migration-older', 'not-rehearsed']);
    expect(source.fresh).toEqual({ result: 'not run' });
  });

  test('do not tell the texts of a default', async () => {
    const first = "create table orders (id serial, note text default 'my secret');";
    const second = first.replace('my secret', 'other').replace('text', 'varchar');
    const { said } = await tried(start, migrations({ '1_a': second }), migrations({ '1_a': first }));
    expect(said[0]).toContain(
      ": column orders.note: text default '…'::text → character varying default '…'::character varying.",
    );
  });

  test('differ if a migration of the base is edited', async () => {
    const base = migrations({ '1_a': ORDERS });
    const { said } = await tried(start, migrations({ '1_a': ORDERS.replace('text', 'varchar(10)') }), base);
    expect(said).toEqual([
      'orders-differ 1_a/up.sql:1 After the merge, new databases get a different schema from existing ones: column orders.note: text → character varying(10).',
      'migration-edited 1_a/up.sql:1 The migration 1_a differs from the base in its statements.',
    ]);
  });

  test('differ if a migration of the base is deleted', async () => {
    const base = migrations({ '1_a': ORDERS, '2_b': NOTE });
    const { said, source, findings } = await tried(start, migrations({ '1_a': ORDERS }), base);
    expect(said).toEqual([
      'orders-differ After the merge, new databases get a different schema from existing ones: − column orders.at.',
      'migration-edited The migration 2_b of the base is deleted.',
    ]);
    expect(source.gone).toEqual(['2_b']);
    expect(findings.map(({ remedy }) => remedy)).toEqual([UNDO, UNDO]);
    expect(rehearsalSummary(source)[0]).toBe('1 migration deleted');
  });

  test('fail alike with one finding', async () => {
    const base = migrations({ '1_a': ORDERS, '3_c': 'select 1;' });
    const { rules, source } = await tried(
      start,
      migrations({ '1_a': ORDERS, '2_b': 'selec 1;', '3_c': 'select 1;' }),
      base,
    );
    expect(rules).toEqual(['upgrade-fails', 'migration-older']);
    expect(source.fresh.result).toBe('fails');
  });
});

describe('A branch behind its base', () => {
  const mergeBase = migrations({ '1_a': ORDERS });
  const base = migrations({ '1_a': ORDERS, '2_b': NOTE, '3_c': 'alter table orders drop note;' });

  test('has not deleted what the base has added', async () => {
    const head = migrations({ '1_a': ORDERS, '4_d': 'create table carts (id int);' });
    const { findings, source } = await tried(start, head, base, { mergeBase });
    expect([findings, source.gone, source.schema.gained]).toEqual([[], [], ['table carts']]);
  });

  test('has nothing to rehearse without new migrations', async () => {
    const plan = await planned(mergeBase, base, mergeBase);
    const never = async (): Promise<never> => {
      throw new Error('a server was started');
    };
    const found = await rehearse(never, plan, { signal: new AbortController().signal, ignored: [] });
    expect(found).toEqual({ rehearsal: undefined, findings: [] });
  });

  test('is tried on what the base is now', async () => {
    const head = migrations({ '1_a': ORDERS, '4_d': 'alter table orders alter note set default 1;' });
    const { said } = await tried(start, head, base, { mergeBase });
    expect(said[0]).toContain('column "note" of relation "orders" does not exist');
  });

  test('is not blamed for metadata that the base has taken out', async () => {
    const tables =
      '- table: {schema: public, name: orders}\n  select_permissions:\n    - role: user\n      permission: {columns: [id, note], filter: {}}';
    const [before, now] = [withTables(tables), withTables(tables.replace(', note', ''))];
    const dropped = { '1_a': ORDERS, '2_b': 'alter table orders drop note;' };
    const [head, from] = [{ '1_a': ORDERS, '4_d': 'select 1;' }, { '1_a': ORDERS }].map((texts) =>
      migrations(texts, before),
    );
    const { findings } = await tried(start, head ?? {}, migrations(dropped, now), { mergeBase: from });
    expect(findings.map(({ what }) => what)).toEqual([]);
  });

  test('has the same migration as the base, picked from it', async () => {
    const head = migrations({ '1_a': ORDERS, '2_b': NOTE });
    const { rehearsal, findings } = await tried(start, head, base, { mergeBase });
    expect([rehearsal, findings]).toEqual([undefined, []]);
  });
});

describe('A squashed history', () => {
  const base = migrations({
    '1_a': ORDERS,
    '2_b': NOTE,
    '3_c': 'create view orders_2 as select id from orders;',
    '4_d': 'create table carts (id int);',
  });
  const whole =
    'create table orders (id int primary key, at date, note text);\ncreate view orders_2 as select id from orders;\ncreate table carts (id int);';

  test('is one finding, and what is new after it is tried', async () => {
    const head = migrations({ '5_squashed': whole, '6_e': 'alter table carts add at date;\nselect 1/0;' });
    const { said, source } = await tried(start, head, base);
    expect(said).toEqual([
      'upgrade-fails 6_e/up.sql:2 The migration 6_e fails on a database of the base: division by zero (22012).',
      'squashed 5_squashed/up.sql:1 The migration 5_squashed repeats what 4 deleted migrations of the base did.',
    ]);
    expect(source.upgrade.map(({ result }) => result)).toEqual(['skipped', 'failed']);
    expect(source.squashed).toEqual(['5_squashed']);
  });

  test('of a part is one as well, and may be several files', async () => {
    const head = migrations({
      '1_a': ORDERS,
      '5_x': NOTE,
      '6_y': 'create view orders_2 as select id from orders;\ncreate table carts (id int);',
    });
    const { said, source } = await tried(start, head, base);
    expect(said).toEqual([
      'squashed 5_x/up.sql:1 The migration 5_x repeats what 3 deleted migrations of the base did.',
      'squashed 6_y/up.sql:1 The migration 6_y repeats what 3 deleted migrations of the base did.',
    ]);
    expect(source.fresh).toEqual({ result: 'same' });
  });

  test('may have the version of its last migration, as that of the CLI: existing databases have run it', async () => {
    const head = migrations({ '4_squashed': whole, '5_e': 'create table lines (id int);' });
    const { said, source, findings } = await tried(start, head, base);
    expect(said).toEqual([
      'squashed 4_squashed/up.sql:1 The migration 4_squashed repeats what 3 deleted migrations of the base did.',
    ]);
    expect(findings.map(({ severity }) => severity)).toEqual(['notice']);
    expect([source.fresh, source.squashed, source.edited]).toEqual([{ result: 'same' }, ['4_squashed'], []]);
    expect(source.upgrade.map(({ version, result }) => [version, result])).toEqual([['5', 'ran']]);
  });

  test('is none if what is deleted did nothing, and another migration is edited', async () => {
    const was = migrations({ '1_a': ORDERS, '2_b': 'insert into orders values (1);' });
    const head = migrations({ '1_a': ORDERS.replace('table', 'table if not exists') });
    const { rules, source } = await tried(start, head, was);
    expect([rules, source.squashed]).toEqual([['migration-edited', 'migration-edited'], []]);
  });

  test('that leaves something out is a failure', async () => {
    const head = migrations({ '5_squashed': whole.replace(', at date', '') });
    const { rules, source } = await tried(start, head, base);
    expect(rules[0]).toBe('upgrade-fails');
    expect(source.squashed).toEqual([]);
  });
});

describe('A rehearsal', () => {
  test('of a project that is new runs everything', async () => {
    const { source, findings } = await tried(start, migrations({ '1_a': ORDERS, '2_b': NOTE }), undefined);
    expect(findings).toEqual([]);
    expect(source.upgrade.map(({ result }) => result)).toEqual(['ran', 'ran']);
    expect(source.schema).toEqual({ gained: ['table orders'], lost: [], changed: [] });
  });

  test('is not blamed for keys that only seeds have taken', async () => {
    const first = 'create table orders (id serial primary key, note text unique);';
    const seeds = {
      'seeds/default/1_orders.sql': "insert into orders (id, note) values (1, 'a'), (2, 'b');",
    };
    const base = migrations({ '1_a': first }, seeds);
    const added = {
      '2_b': 'alter table orders add at date;',
      '3_c': "insert into orders (note) values ('c');",
    };
    const head = migrations(
      { '1_a': first, ...added, '4_d': 'alter table orders alter id type bigint;' },
      seeds,
    );
    const { said, source, findings } = await tried(start, head, base);
    expect(said.filter((one) => one.startsWith('upgrade-fails'))).toEqual([
      'upgrade-fails 3_c/up.sql:1 The migration 3_c fails only with the seeds of the base: duplicate key value violates unique constraint "orders_pkey" (23505).',
    ]);
    expect(findings.map(({ severity }) => severity)).not.toContain('error');
    expect(source.upgrade.map(({ result, rows }) => [result, rows])).toEqual([
      ['ran', 0],
      ['ran', 1],
      ['ran', 0],
    ]);
    expect(source.upgrade[2]?.rewritten).toEqual(['orders']);
  });

  test('fails for rows of the seeds that a new constraint does not allow', async () => {
    const seeds = { 'seeds/default/1_orders.sql': "insert into orders values (1, 'a'), (2, 'a');" };
    const base = migrations({ '1_a': ORDERS }, seeds);
    const head = migrations({ '1_a': ORDERS, '2_b': 'create unique index on orders (note);' }, seeds);
    const { findings } = await tried(start, head, base);
    expect(findings[0]).toMatchObject({ rule: 'upgrade-fails', severity: 'error' });
  });

  test('does without seeds that change the schema', async () => {
    const seeds = { 'seeds/default/1_orders.sql': 'create table extras (id int);' };
    const base = migrations({ '1_a': ORDERS, '3_c': 'select 1;' }, seeds);
    const head = migrations({ '1_a': ORDERS, '2_b': NOTE, '3_c': 'select 1;' }, seeds);
    const { said, source } = await tried(start, head, base);
    expect(said.filter((one) => !one.startsWith('locks-table'))).toEqual([
      expect.stringContaining('migration-older '),
      'seed-fails The seeds of the base change the schema, so they were left out.',
    ]);
    expect([source.fresh, source.seeds]).toEqual([{ result: 'same' }, 0]);
  });

  test('uses the seeds of the base as data', async () => {
    const seeds = {
      'seeds/default/1_orders.sql':
        "insert into orders values (1, null);\nupdate orders set note = '' where false;",
    };
    const base = migrations({ '1_a': ORDERS }, seeds);
    const head = migrations({ '1_a': ORDERS, '2_b': 'alter table orders alter note set not null;' });
    const { said, source } = await tried(start, head, base);
    expect(said[0]).toContain('contains null values');
    expect(source.seeds).toBe(1);
    // A new database runs the seeds last.
    expect(source.fresh).toEqual({ result: 'ran' });
  });

  test('says what each migration did in one line', async () => {
    const head = migrations({
      '1_a': ORDERS,
      '2_b':
        "insert into orders values (1, ''), (2, '');\ndo $$ begin update orders set note = 'a' where id = 1; end $$;\nwith u as (update orders set note = '' where id = 2 returning id) select * from u;\nalter table orders alter id type bigint;",
      '2_b/down': 'delete from orders where id in (1, 2); alter table orders alter id type int;',
    });
    const { source, rehearsal } = await tried(start, head, migrations({ '1_a': ORDERS }));
    expect(source.upgrade[0]).toMatchObject({ rows: 4, rewritten: ['orders'], down: { result: 'reverts' } });
    expect(rehearsalSummary(source).join(', ')).toMatch(
      /^1 migration, [\d.]+ m?s, orders locked against reads and writes, orders rewritten, down\.sql undoes it$/,
    );
    expect(JSON.parse(JSON.stringify(rehearsal))).toEqual(rehearsal);
  });

  test('says nothing of a migration whose way back is missing, but in its summary', async () => {
    const head = migrations({ '1_a': ORDERS, '2_b': 'create table carts (id int);' });
    const { findings, source } = await tried(start, head, migrations({ '1_a': ORDERS }));
    expect(findings).toEqual([]);
    expect(rehearsalSummary(source)).toContain('down.sql is missing');
  });

  test('ends with its signal, and stops the server', async () => {
    const enough = new AbortController();
    let stopped = 0;
    const plan = await planned(
      migrations({ '1_a': ORDERS, '2_b': 'select pg_sleep(20);' }),
      migrations({ '1_a': ORDERS }),
    );
    const work = rehearse(
      async () => {
        const server = await start();
        return {
          version: server.version,
          create: async (template) => await server.create(template),
          drop: async (name) => {
            await server.drop(name);
          },
          extend: async (name, extension) => await server.extend(name, extension),
          use: async (name, run) => await server.use(name, run),
          stop: async () => {
            stopped += 1;
            await server.stop();
          },
        };
      },
      plan,
      { signal: enough.signal, ignored: [] },
    );
    setTimeout(() => {
      enough.abort(new Error('enough'));
    }, 700);
    await expect(work).rejects.toThrow('enough');
    expect(stopped).toBe(1);
  });

  test('has a part for each database of PostgreSQL that has something new', async () => {
    const other = DATABASE.replace('default', 'other');
    const more = {
      'metadata/databases/databases.yaml': `${DATABASE}${other}${other.replace('other', 'old').replace('postgres', 'mssql')}`,
      'migrations/other/1_a/up.sql': ORDERS,
      'migrations/stray/1_a/up.sql': 'select 1 / 0;',
    };
    const base = migrations({ '1_a': ORDERS }, more);
    const head = migrations(
      { '1_a': ORDERS },
      {
        ...more,
        'migrations/other/2_b/up.sql': NOTE,
        'migrations/old/1_a/up.sql': 'select top 1 a from b;',
      },
    );
    const { rehearsal, said } = await tried(start, head, base);
    expect(sourcesIn(rehearsal).map((one) => one.source)).toEqual(['other']);
    expect(said).toEqual([
      'not-rehearsed migrations/old/1_a/up.sql:1 The database old was not rehearsed: its kind is mssql.',
      'locks-table migrations/other/2_b/up.sql:1 2_b blocks reads and writes on orders until it ends.',
    ]);
  });

  test('marks what the base lacks as well as old', async () => {
    const tables = withTables('- table: {schema: public, name: carts}');
    const base = migrations({ '1_a': ORDERS }, tables);
    const { findings } = await tried(start, migrations({ '1_a': ORDERS, '2_b': 'select 1;' }, tables), base);
    expect(findings.map(({ rule, old }) => [rule, old])).toEqual([['schema-lacks-table', true]]);
  });

  test('leaves out what the check refuses anyway, and says so', async () => {
    const base = migrations({ '1_a': ORDERS });
    const head = {
      ...migrations({ '1_a': ORDERS, '2_b': 'select 1;' }),
      'migrations/default/2_c/up.sql': 'select 2;',
    };
    const { said, rehearsal } = await tried(start, head, base);
    expect(said).toEqual([
      'not-rehearsed 2_b/up.sql:1 The database default was not rehearsed: two of its migrations have one version.',
    ]);
    expect(rehearsal).toBeUndefined();
  });
});
