import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Clock, systemClock } from '../../src/lib/clock.js';
import { NoAnswer, withSession } from '../../src/postgres/session.js';
import type { Executed, Session, SqlFailure } from '../../src/rehearsal/server.js';
import { LIMITS, type Limits, mannerFor, sessionFor } from '../../src/rehearsal/session.js';
import { queryOn } from '../support/postgres.js';
import { serverOf } from '../support/postgres-session.js';
import { rejection } from '../support/rejection.js';
import { usePostgres } from '../support/use-postgres.js';
import { type Held, hold, leftOf, runsIn, until } from './clusters.js';

const LONG = 'select pg_sleep(1000)';

describe('A script', () => {
  let held: Held;
  let database: string;
  const use = <T>(work: (session: Session) => Promise<T>): Promise<T> => held.server.use(database, work);
  const script = (sql: string): Promise<Executed> => use((session) => session.script(sql));
  const failureOf = async (sql: string): Promise<SqlFailure | undefined> => (await script(sql)).failure;

  beforeAll(async () => {
    held = await hold();
    database = await held.server.create();
    await script('create table kept (id int primary key)');
  });

  afterAll(() => held.server.stop());

  test.each([
    ['', 0],
    [' ;; -- nothing\n;', 0],
    ['select 1', 1],
    ['select 1; select 2', 2],
    [';;select 1;;; /* a; b */ select $$;$$; -- ; \n;', 2],
    [
      `do $$ begin perform 1; perform 2; end $$; create function f() returns int language sql as 'select 1; select 2'`,
      2,
    ],
    ['begin; create table x (); commit; drop table x', 4],
    ['copy kept to stdout', 1],
  ])('counts its statements: %j', async (sql, completed) => {
    expect(await script(sql)).toEqual({ completed, rows: 0, ms: expect.any(Number) });
  });

  test('counts the rows that it wrote, and not those that it read', async () => {
    const written = await script(
      `create table t (id int); insert into t select generate_series(1, 100); update t set id = -id where id < 11;
       delete from t where id > 96; select * from t; create table u as select * from t;
       merge into t using u on t.id = u.id when matched then update set id = 0;`,
    );
    expect(written).toMatchObject({ completed: 7, rows: 100 + 10 + 4 + 96 });
  });

  test('says which statement failed, and leaves nothing of those before', async () => {
    const failed = await script(
      'create table gone (); insert into kept values (1); insert into kept values (1); select 1',
    );
    expect(failed).toEqual({
      completed: 2,
      rows: 1,
      ms: expect.any(Number),
      failure: { code: '23505', message: expect.stringContaining('duplicate key') },
    });
    const left = await use((session) =>
      session.query(`select to_regclass('gone') as gone, count(*)::int as rows from kept`),
    );
    expect(left).toEqual([{ gone: null, rows: 0 }]);
  });

  test('is one text: an error of syntax anywhere fails it before its first statement', async () => {
    expect(await script('select 1; selec 2')).toMatchObject({
      completed: 0,
      failure: { code: '42601', position: 11 },
    });
  });

  test.each([
    [`select 'é', nope`, 13],
    [`select '😀', '\r\n', nope`, 19],
    ['-- 日本\nselect nope', 14],
  ])('gives the position of a failure in code points: %j', async (sql, position) => {
    expect(await failureOf(sql)).toMatchObject({ code: '42703', position });
    expect(
      Array.from(sql)
        .slice(position - 1)
        .join(''),
    ).toBe('nope');
  });

  test('gives the context of a failure inside a block', async () => {
    expect(await failureOf(`do $$\nbegin\n  perform 1 / 0;\nend $$`)).toEqual({
      code: '22012',
      message: 'division by zero',
      where: expect.stringMatching(
        /^SQL (statement|expression).*\nPL\/pgSQL function inline_code_block line 3 at PERFORM$/s,
      ),
    });
  });

  test('fails a COPY that waits for data, and continues', async () => {
    await use(async (session) => {
      expect((await session.script('copy kept from stdin; select 1')).failure).toMatchObject({
        message: expect.stringContaining('a file has no data for COPY FROM STDIN'),
      });
      expect(await session.script('select 1')).toMatchObject({ completed: 1 });
    });
  });

  test('leaves the session as it was: inside of a transaction, with its settings', async () => {
    await use(async (session) => {
      await session.script('begin');
      await session.script(`set search_path = 'x'; create table public.mine ()`);
      expect(await session.query('select current_setting($1) as path', ['search_path'])).toEqual([
        { path: 'x' },
      ]);
      await session.script('rollback');
      expect(await session.query(`select to_regclass('public.mine') as mine`)).toEqual([{ mine: null }]);
    });
  });

  test('starts with a limit for each statement, which neither the role nor the database can lift', async () => {
    await script(`do $$ begin
      execute format('alter role %I set statement_timeout = 0', current_user);
      execute format('alter database %I set statement_timeout = 0', current_database());
      execute format('alter database %I set role = none', current_database());
    end $$`);
    expect(await use((session) => session.query('show statement_timeout'))).toEqual([
      { statement_timeout: '1min' },
    ]);
  });

  test('keeps no rows: a long result needs no memory', async () => {
    const used = (): number => {
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const before = used();
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, used())), 10);
    const rows = `generate_series(1, 150000)`;
    const read = await script(
      `select repeat('x', 1000) from ${rows}; copy (select repeat('x', 1000) from ${rows}) to stdout`,
    );
    clearInterval(watch);
    expect(read).toMatchObject({ completed: 2 });
    expect(most).toBeGreaterThan(0);
    expect(most - before).toBeLessThan(120 * 1024 * 1024);
  });

  test('ends at a row that is too large for memory', async () => {
    const ended = await script(`select 1; select repeat('x', 60 * 1024 * 1024)`);
    expect(ended).toMatchObject({
      completed: 1,
      failure: { code: '', message: 'a result has a row of more than 32 MB' },
    });
    expect(await script('select 1')).toMatchObject({ completed: 1 });
  });

  test('ignores what the server says besides results', async () => {
    const { completed, failure } = await script(
      `do $$ begin for n in 1 .. 2000 loop raise notice '%', n; end loop; end $$; listen x; notify x; select 1`,
    );
    expect([completed, failure]).toEqual([4, undefined]);
  });

  test('that ends its own session fails, and the session with it', async () => {
    await use(async (session) => {
      const ended = await session.script('select 1; select pg_terminate_backend(pg_backend_pid())');
      expect(ended).toMatchObject({ completed: 1, failure: { code: '57P01' } });
      expect(await rejection(session.query('select 1'))).toBeInstanceOf(Error);
    });
  });

  test('rejects when the server disappears', async () => {
    const other = await hold();
    const name = await other.server.create();
    const running = other.server.use(name, (session) => session.script(LONG));
    running.catch(() => undefined);
    await until('it runs', () => runsIn(other.folder, `${name} [local] SELECT`));
    await other.server.stop();
    expect(await rejection(running)).toMatchObject({
      message: expect.stringMatching(/terminated|ECONNRESET/),
    });
    expect(leftOf(other.folder)).toEqual([]);
  });
});

describe('A query that never ends', () => {
  const postgres = usePostgres();
  /** A clock on which the limit for a file passes when the test says so, and a server's time to react soon after. */
  const gatedClock = (): { clock: Clock; pass: () => void } => {
    const passed = new AbortController();
    const sleep: Clock['sleep'] = async (ms, signal) => {
      if (ms < LIMITS.fileMs) {
        await systemClock.sleep(ms, signal);
        return;
      }
      const until = AbortSignal.any([passed.signal, ...(signal ? [signal] : [])]);
      await systemClock.sleep(600_000, until).catch(() => undefined);
      await systemClock.sleep((ms - LIMITS.fileMs) / 10, signal);
    };
    const pass = (): void => {
      passed.abort();
    };
    return { clock: { ...systemClock, sleep }, pass };
  };
  const withLimits = <T>(
    clock: Clock,
    limits: Limits,
    terminate: (pid: number) => Promise<void>,
    work: (session: Session) => Promise<T>,
  ): Promise<T> =>
    withSession(
      { clock, signal: new AbortController().signal },
      serverOf(postgres().url()),
      'postgres',
      (session) => work(sessionFor(clock, session, limits, terminate)),
      mannerFor(limits),
    );
  const nobody = (): Promise<void> => Promise.reject(new Error('nobody terminates'));

  test('is cancelled by the server', async () => {
    const limits = { ...LIMITS, statementMs: 100 };
    const { failure } = await withLimits(systemClock, limits, nobody, (session) => session.script(LONG));
    expect(failure).toMatchObject({ code: '57014', message: 'canceling statement due to statement timeout' });
  });

  test.each([
    ['with the statement limit lifted', `select 1; set statement_timeout = 0; ${LONG} as a`],
    [
      'as a loop that catches the cancellation',
      `select 1; set statement_timeout = 0;
      do $a$ begin loop begin perform pg_sleep(1000); exception when query_canceled then null; end; end loop; end $a$`,
    ],
  ])('%s is ended when the limit for the file has passed', async (_, sql) => {
    const { clock, pass } = gatedClock();
    const pids: number[] = [];
    const terminate = async (pid: number): Promise<void> => {
      pids.push(pid);
      await queryOn(postgres().adminUrl, 'select pg_terminate_backend($1)', [pid]);
    };
    const running = withLimits(clock, LIMITS, terminate, (session) => session.script(sql));
    const backends = (): Promise<unknown[]> =>
      queryOn(
        postgres().adminUrl,
        `select pid from pg_stat_activity where query = $1 and wait_event = 'PgSleep'`,
        [sql],
      );
    await until('it runs', async () => (await backends()).length === 1);
    pass();
    expect(await running).toMatchObject({
      completed: 2,
      failure: { code: '', message: 'not finished after 5 min' },
    });
    expect(pids).toHaveLength(1);
    await until('the server has ended it', async () => (await backends()).length === 0);
  });

  test('is reported even if nobody can end it on the server', async () => {
    const { clock, pass } = gatedClock();
    const running = withLimits(clock, LIMITS, nobody, (session) => session.script('select pg_sleep(5)'));
    pass();
    expect(await running).toMatchObject({ completed: 0, failure: { code: '' } });
  });

  test('of our own is given up with an error', async () => {
    const { clock, pass } = gatedClock();
    const running = withLimits(clock, LIMITS, nobody, (session) => session.query('select pg_sleep(5)'));
    pass();
    expect(await rejection(running)).toBeInstanceOf(NoAnswer);
  });
});
