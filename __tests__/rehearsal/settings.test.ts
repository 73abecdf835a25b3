import { describe, expect, test } from '@jest/globals';
import { DATABASE } from '../support/project.js';
import { migrations, sourcesIn, tried } from './support/projects.js';
import { useServer } from './support/server.js';

const start = useServer();
const ORDERS = 'create schema app; create table app.orders (id int primary key, note text);';
/** Sets something for new sessions in the database, whatever its name is. */
const forDatabase = (what: string): string =>
  `do $$ begin execute format('alter database %I set ${what}', current_database()); end $$;`;

describe('What a migration sets for new sessions', () => {
  test('of the database is the same in copies of it', async () => {
    const first = `${ORDERS}\n${forDatabase('search_path = app, "The Shop", public')}\n${forDatabase('work_mem = 5120')}`;
    const base = migrations({ '1_a': first });
    const up =
      "alter table orders add x int;\ndo $$ begin assert current_setting('search_path') = 'app, \"The Shop\", public' and current_setting('work_mem') = '5MB'; end $$;";
    const { said, source } = await tried(
      start,
      migrations({ '1_a': first, '2_b': up, '3_c': up.replace('add x int', 'drop x') }),
      base,
    );
    expect(said.filter((one) => one.includes('fails'))).toEqual([]);
    expect(source.upgrade.map(({ result }) => result)).toEqual(['ran', 'ran']);
  });

  test.each([
    forDatabase('search_path = app, public'),
    'alter role current_user set search_path = app, public;',
  ])('counts from the next migration on, in both orders: %s', async (set) => {
    const base = migrations({ '1_a': ORDERS, '3_c': 'create table app.late (id int);' });
    const head = migrations({
      '1_a': ORDERS,
      '2_b': set,
      '3_c': 'create table app.late (id int);',
      '4_d': 'create table fresh (id int);',
    });
    const { source } = await tried(start, head, base);
    expect([source.fresh, source.schema.gained]).toEqual([{ result: 'same' }, ['table app.fresh']]);
  });

  test.each([
    'alter role current_user set default_transaction_read_only = on;',
    'alter role current_user set search_path = other;\nalter role current_user set statement_timeout = 1;',
    "alter role current_user password 'x';",
  ])('of the role does not matter for another database: %s', async (up) => {
    const more = {
      'metadata/databases/databases.yaml': `${DATABASE}${DATABASE.replace('default', 'other')}`,
      'migrations/other/1_a/up.sql': 'create table carts (id int);',
    };
    const { rehearsal } = await tried(
      start,
      migrations(
        { '1_a': ORDERS, '2_b': up },
        { ...more, 'migrations/other/2_b/up.sql': 'alter table carts add x int;' },
      ),
      migrations({ '1_a': ORDERS }, more),
    );
    expect(sourcesIn(rehearsal).map(({ upgrade }) => upgrade.map(({ result }) => result))).toEqual([
      ['ran'],
      ['ran'],
    ]);
  });
});

test('A migration that locks out its own role, and closes its database, is rehearsed to its end', async () => {
  const up = `alter role current_user password 'x';
do $$ begin
  execute format('alter database %I is_template true', current_database());
  execute format('alter database %I connection limit 0', current_database());
end $$;`;
  const { source, rules } = await tried(
    start,
    migrations({ '1_a': ORDERS, '2_b': up, '3_c': 'create table carts (id int);' }),
    migrations({ '1_a': ORDERS }),
  );
  expect([rules, source.upgrade.map(({ result }) => result)]).toEqual([[], ['ran', 'ran']]);
});

test('Migrations that cannot be rehearsed are counted', async () => {
  const { source } = await tried(
    start,
    migrations({ '1_a': ORDERS, '2_b': 'select pg_terminate_backend(pg_backend_pid());' }),
    migrations({ '1_a': ORDERS }),
  );
  expect(source.upgrade.map(({ version, result }) => [version, result])).toEqual([['2', 'not run']]);
});
