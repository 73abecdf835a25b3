import { describe, expect, test } from '@jest/globals';
import { queryOn } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { AppHarness, source } from './app-harness.js';

const postgres = usePostgres();

describe('run_sql', () => {
  test('shows the result of the last statement, the names of its columns first and each cell as text', async () => {
    const { world } = await app();
    const sql = `create table author (id int, born date, name text);
      insert into author values (1, '1920-01-02', null) returning id;
      select id, born, name, true as known, '{1,2}'::int[] as list from author`;
    expect(await world.sql(sql)).toEqual({
      status: 200,
      body: {
        result_type: 'TuplesOk',
        result: [
          ['id', 'born', 'name', 'known', 'list'],
          ['1', '1920-01-02', 'NULL', 't', '{1,2}'],
        ],
      },
    });
    expect((await world.sql('select id from author; create table a ();')).body).toEqual({
      result_type: 'CommandOk',
      result: null,
    });
    expect((await world.sql('select 1 as one where false')).body).toEqual({
      result_type: 'TuplesOk',
      result: [['one']],
    });
  });

  test('rolls the whole text back when a statement fails', async () => {
    const { world, tables } = await app();
    expect((await world.sql('create table half (); select 1/0; create table later ()')).status).toBe(400);
    expect(await tables()).toEqual([]);
  });

  test('keeps what a COMMIT in the text committed', async () => {
    const { world, tables } = await app();
    await world.sql('create table kept (); commit; create table lost (); select 1/0');
    expect(await tables()).toEqual(['kept']);
  });

  test('answers an error of PostgreSQL in a form of its own, without the position', async () => {
    const { world } = await app();
    const sql = 'create table author ();\ncreate table author ();';
    expect(await world.sql(sql)).toEqual({
      status: 400,
      body: {
        path: '$.args',
        error: 'query execution failed',
        code: 'postgres-error',
        internal: {
          statement: sql,
          prepared: false,
          arguments: [],
          error: {
            exec_status: 'FatalError',
            status_code: '42P07',
            message: 'relation "author" already exists',
            description: null,
            hint: null,
          },
        },
      },
    });
    const { body } = await world.sql('create table b (id int unique); insert into b values (1), (1)');
    expect(body['internal']).toMatchObject({
      error: { status_code: '23505', description: 'Key (id)=(1) already exists.' },
    });
  });

  test('fails at the commit if a constraint is checked only there', async () => {
    const { world, tables } = await app();
    const sql = `create table a (id int primary key);
      create table b (a int references a deferrable initially deferred); insert into b values (1)`;
    expect((await world.sql(sql)).body['internal']).toMatchObject({ error: { status_code: '23503' } });
    expect(await tables()).toEqual([]);
  });

  test.each(['', ' \n;;', '-- Could not auto-generate a down migration.\n', '/* a /* b */ c */;'])(
    'refuses a text without a statement: %j',
    async (sql) => {
      const { world } = await app();
      const { status, body } = await world.sql(sql);
      expect([status, body]).toMatchObject([
        400,
        {
          code: 'postgres-error',
          internal: { error: { exec_status: 'EmptyQuery', status_code: null, message: null } },
        },
      ]);
    },
  );

  test('cannot do what needs to be outside of a transaction, whatever it asks for', async () => {
    const { world } = await app();
    await world.sql('create table author (id int)');
    const sql = 'create index concurrently by_id on author (id)';
    expect((await world.sql(sql, { no_transaction: true })).body['internal']).toMatchObject({
      error: { status_code: '25001' },
    });
  });

  test('writes nothing if it is read only', async () => {
    const { world, tables } = await app();
    const { body } = await world.sql('create table author ()', { read_only: true });
    expect(body['internal']).toMatchObject({ error: { status_code: '25006' } });
    expect(await tables()).toEqual([]);
    expect((await world.sql('select 1', { read_only: true })).status).toBe(200);
  });

  test.each([
    ['elsewhere', { source: 'elsewhere' }, 'source with name "elsewhere" does not exist'],
    ['of another kind', { source: 'citus' }, 'source with name "citus" does not exist'],
  ])('knows no source %s', async (_title, more, error) => {
    const { world } = await app();
    await world.replace([source(), { ...(source() as object), name: 'citus', kind: 'citus' }]);
    expect(await world.sql('select 1', more)).toEqual({
      status: 400,
      body: { path: '$.args', error, code: 'not-exists' },
    });
  });

  test('knows no source before there is metadata', async () => {
    const world = AppHarness.on({ DB: await postgres().createDatabase(`sql_${++databases}`) });
    expect((await world.sql('select 1')).body).toMatchObject({ code: 'not-exists' });
  });

  test('takes the source `default` unless it names one', async () => {
    const { world } = await app();
    expect(await world.post('/v2/query', { type: 'run_sql', args: { sql: 'select 1' } })).toMatchObject({
      status: 200,
    });
  });

  test('does not reach a source that the app knows as inconsistent', async () => {
    const { world } = await app({ DB: 'postgres://nobody@127.0.0.1:1/none' });
    const body = { path: '$', error: 'source with name "default" is inconsistent', code: 'unexpected' };
    expect(await world.sql('select 1')).toEqual({ status: 400, body });
  });

  test('fails with another error if the database was lost since', async () => {
    const { world, url } = await app();
    await queryOn(postgres().url(), `drop database ${new URL(url).pathname.slice(1)} with (force)`);
    expect(await world.sql('select 1')).toMatchObject({
      status: 500,
      body: { error: 'connection error', code: 'postgres-error', internal: expect.stringMatching(/sql_/) },
    });
  });

  test('runs at the isolation level of the source', async () => {
    const { world } = await app();
    const serial = source() as { configuration: { connection_info: Record<string, unknown> } };
    serial.configuration.connection_info['isolation_level'] = 'serializable';
    await world.replace([serial]);
    expect((await world.sql('show transaction_isolation')).body['result']).toEqual([
      ['transaction_isolation'],
      ['serializable'],
    ]);
  });

  test('needs a text', async () => {
    const { world } = await app();
    expect((await world.post('/v2/query', { type: 'run_sql', args: {} })).body).toEqual({
      path: '$.args',
      error: 'key "sql" not found',
      code: 'parse-failed',
    });
    expect((await world.sql(5 as unknown as string)).body).toMatchObject({ path: '$.args.sql' });
  });
});

describe('a bulk', () => {
  test('stops at its first failure, and what ran before stays', async () => {
    const { world, tables } = await app();
    const { status, body } = await world.post('/v2/query', {
      type: 'bulk',
      args: ['create table a ()', 'create table b ()', 'select nothing', 'create table d ()'].map((sql) => ({
        type: 'run_sql',
        args: { sql, source: 'default' },
      })),
    });
    expect([status, body]).toMatchObject([
      400,
      { path: '$.args[2].args', code: 'postgres-error', internal: { statement: 'select nothing' } },
    ]);
    expect(await tables()).toEqual(['a', 'b']);
  });

  test('answers a list', async () => {
    const { world } = await app();
    const run = { type: 'run_sql', args: { sql: 'select 1 as one' } };
    const { text } = await world.app('shop', '/v2/query', { type: 'bulk', args: [run] });
    expect(JSON.parse(text)).toEqual([{ result_type: 'TuplesOk', result: [['one'], ['1']] }]);
  });

  test('is only as good as its elements', async () => {
    const { world } = await app();
    const bulk = (args: unknown): Promise<unknown> => world.post('/v2/query', { type: 'bulk', args });
    expect(await bulk([{ type: 'run_sql' }])).toMatchObject({ status: 400, body: { path: '$.args[0]' } });
    expect(await bulk({})).toMatchObject({ status: 400, body: { code: 'parse-failed', path: '$.args' } });
    expect(await bulk([{ type: 'run_sql', args: { sql: 'select 1', source: 'no' } }])).toMatchObject({
      body: { code: 'not-exists', path: '$.args[0].args' },
    });
  });
});

let databases = 0;

/** An app with one source on a new database. */
async function app(
  env: Record<string, string> = {},
): Promise<{ world: AppHarness; url: string; tables: () => Promise<unknown[]> }> {
  const url = await postgres().createDatabase(`sql_${++databases}`);
  const world = AppHarness.on({ DB: url, ...env });
  await world.replace([source()]);
  const found = `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  return { world, url, tables: async () => (await queryOn(url, found)).map(({ relname }) => relname) };
}
