import { beforeAll, describe, expect, test } from '@jest/globals';
import { drop } from '../../src/postgres/drop.js';
import type { Session } from '../../src/postgres/session.js';
import { cuttingProxy, serversAtHand } from '../support/postgres.js';
import { SessionTestWorld, serverOf } from '../support/postgres-session.js';
import { rejection } from '../support/rejection.js';
import { usePostgres } from '../support/use-postgres.js';
import { Bench, KINDS, buildOf, newApp } from './bench.js';
import { CALLED, OPERATORS, READ, namedIn, unqualifiedIn } from './sql-sent.js';

describe('The statement reader', () => {
  test.each([
    [`select strpos(datname, 'a(b)') from pg_catalog.pg_database`, ['strpos']],
    [`select pg_catalog.strpos(datname, 'a') from pg_database`, ['pg_database']],
    ['select 1::int', ['int']],
    ['select 1::pg_catalog.int4, 2::regclass', ['regclass']],
    [
      `select from pg_catalog.pg_class c join pg_namespace n on true where a = 'b' and c !~ 'd'`,
      ['pg_namespace', '=', '!~'],
    ],
    ['select from pg_catalog.pg_class where a in (1) or b OPERATOR(pg_catalog.=) -2', ['in']],
    [`select 'it''s = x', E'a\\'=' || b`, ['||']],
    ['alter table "a b" owner to "c.d"', ['quoted']],
    ['alter table shop."a b" owner to "c.d"; alter routine f(int) owner to x', ['f']],
  ])('finds what is named without its schema: %s', (sql, found) => {
    expect(unqualifiedIn(sql)).toEqual(found);
  });
});

/** Every statement of a drop that falls back to the plain way, which PostgreSQL 13 and later seldom need. */
async function plainDrop(): Promise<string[]> {
  const sent: string[] = [];
  const session = {
    run: (sql: string) => {
      sent.push(sql);
      return sql.includes('FORCE') || sent.length > 6
        ? Promise.reject(Object.assign(new Error('no'), { code: '42501' }))
        : Promise.resolve();
    },
    rows: (sql: string) => {
      sent.push(sql);
      return Promise.resolve([{ version: 180_000, invalid: false }]);
    },
  };
  const thing = { kind: 'database', name: 'shop', at: 0 } as const;
  await drop(
    session as unknown as Session,
    new SessionTestWorld(),
    serverOf('postgres://u:p@127.0.0.1:1'),
    thing,
  );
  return sent;
}

test('A drop that falls back to the plain way names everything with its schema', async () => {
  const sent = await plainDrop();
  expect(sent.some((sql) => sql.includes('pg_stat_activity'))).toBe(true);
  for (const sql of sent) expect([sql, unqualifiedIn(sql)]).toEqual([sql, []]);
});

describe.each(serversAtHand())('On $name', ({ bin }) => {
  const postgres = usePostgres({ bin });
  let sent: string[];

  beforeAll(async () => {
    await using proxy = await cuttingProxy(postgres());
    for (const { attributes } of KINDS) {
      const bench = await Bench.on(postgres(), attributes);
      const template = `template_of_${bench.role}`;
      await bench.statements(await bench.createDatabase(template), [
        'create schema shop',
        'create table shop.orders (id serial primary key)',
        'create type shop.mood as enum ()',
        'create function shop.feel(shop.mood, text[]) returns int language sql as $$ select 1 $$',
      ]);
      const run = bench.run({ proxy, template });
      const app = newApp();
      await run.prepare(buildOf(app, 1));
      await run.prepare(buildOf(app, 2));
      await run.keep(buildOf(app, 2));
      await run.list('github.com/123456#');
      await run.settle(buildOf(app, 2));
      await run.discard(buildOf(app, 2));
      await bench.createDatabase(bench.role);
      await rejection(bench.run({ proxy, template: 'no_such' }).prepare(buildOf(newApp())));
      await run.remove(app);
    }
    sent = proxy.statements;
  });

  test('all SQL that is sent names functions, tables, types and operators with their schemas', () => {
    expect(sent.length).toBeGreaterThan(60);
    for (const sql of sent) expect([sql, unqualifiedIn(sql)]).toEqual([sql, []]);
  });

  test('the other tests plant exactly what it uses', async () => {
    const { functions, tables, operators } = namedIn([...sent, ...(await plainDrop())]);
    expect(functions).toEqual(CALLED);
    expect(tables).toEqual(READ);
    expect(operators).toEqual([...OPERATORS].sort());
  });
});
