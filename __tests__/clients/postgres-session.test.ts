import { afterEach, describe, expect, test } from '@jest/globals';
import { identifier, literal } from '../../src/postgres/session.js';
import { attacks } from '../support/hostile.js';
import { queryOn } from '../support/postgres.js';
import { failureOn, onServer } from '../support/postgres-session.js';
import { rejection } from '../support/rejection.js';
import { usePostgres } from '../support/use-postgres.js';

const postgres = usePostgres({ socket: true });

const withQuery = (query: string, base = postgres().url()): string => `${base}?${query}`;
const nothing = (): Promise<void> => Promise.resolve();

describe('a connection', () => {
  test('returns rows, accepts values, and names its client', async () => {
    const rows = await onServer(postgres().url(), (session) =>
      session.rows(`select $1::text as word, current_setting('application_name') as client, 7 as number`, [
        'ätsch',
      ]),
    );
    expect(rows).toEqual([{ word: 'ätsch', client: 'hasura-preview-action', number: 7 }]);
  });

  test('runs several statements in one text as one transaction', async () => {
    await queryOn(postgres().url(), 'create table told (word text)');
    await onServer(postgres().url(), async (session) => {
      await session.run(`insert into public.told values ('one'); insert into public.told values ('two')`);
      await rejection(session.run(`insert into public.told values ('three'); select 1/0`));
    });
    expect(await queryOn(postgres().url(), 'select word from told')).toEqual([
      { word: 'one' },
      { word: 'two' },
    ]);
  });

  test('uses the database of its URL', async () => {
    const url = await postgres().createDatabase('Elsewhere "1"');
    const rows = await onServer(url, (session) => session.rows('select current_database() as name'));
    expect(rows).toEqual([{ name: 'Elsewhere "1"' }]);
  });

  test('can use a socket, without TLS whatever sslmode says', async () => {
    const folder = encodeURIComponent(String(postgres().socketFolder));
    for (const url of [
      `postgres://postgres:simulator@/postgres?host=${folder}&port=${postgres().port}`,
      `postgres://postgres:simulator@${folder}:${postgres().port}?sslmode=verify-full`,
      `postgresql:///postgres?host=${folder}&port=${postgres().port}&user=postgres&password=simulator`,
    ]) {
      const rows = await onServer(url, (session) => session.rows('select inet_server_addr() as address'));
      expect(rows).toEqual([{ address: null }]);
    }
  });

  test('uses the options of the URL, but looks names up in the server’s own catalogue', async () => {
    for (const options of [
      '-c work_mem=123kB -c search_path=a+b',
      '-c work_mem=123kB --search-path=public',
    ]) {
      const rows = await onServer(withQuery(`options=${encodeURIComponent(options)}`), (session) =>
        session.rows(`select current_setting('work_mem') as memory, current_setting('search_path') as path`),
      );
      expect(rows).toEqual([{ memory: '123kB', path: 'pg_catalog,pg_temp' }]);
    }
  });

  test.each(['-c work_mem=123kB --', '-c work_mem=123kB \\'])(
    'is refused with options that would hide what follows them: %j',
    async (options) => {
      const failure = await failureOn(withQuery(`options=${encodeURIComponent(options)}`), nothing);
      expect(failure.words).toMatch(/^invalid (command-line argument|value for parameter)/);
    },
  );

  test('quotes any name and any text so that neither can break out of the SQL', async () => {
    const texts = [
      ...attacks.filter((text) => !text.includes('\u0000')),
      `'`,
      `''`,
      `\\'`,
      '"',
      `";--`,
      `$$`,
      'ä\n',
    ];
    await onServer(postgres().url(), async (session) => {
      for (const text of texts) {
        const [row] = await session.rows<Record<string, string>>(
          `select ${literal(text)} as ${identifier(text)}`,
        );
        expect(Object.values(row ?? {})).toEqual([text]);
        expect(Buffer.from(text).toString()).toContain(Object.keys(row ?? {})[0]);
      }
    });
  });
});

describe('the environment of the runner', () => {
  const before = { ...process.env };
  afterEach(() => {
    for (const name of Object.keys(process.env))
      if (!(name in before)) Reflect.deleteProperty(process.env, name);
  });

  test.each([
    ['PGHOST', 'nowhere.invalid'],
    ['PGPORT', '1'],
    ['PGUSER', 'somebody'],
    ['PGDATABASE', 'elsewhere'],
    ['PGPASSWORD', 'wrong'],
    ['PGSSLMODE', 'verify-full'],
    ['PGSSLNEGOTIATION', 'direct'],
    ['PGSSLNEGOTIATION', 'nonsense'],
    ['PGREPLICATION', 'database'],
    ['PGAPPNAME', 'somebody'],
    ['PGOPTIONS', '-c work_mem=123kB'],
  ])('does not affect connections: %s=%s', async (name, value) => {
    process.env[name] = value;
    const rows = await onServer(postgres().url(), (session) =>
      session.rows(
        `select current_user as who, current_database() as database, current_setting('work_mem') as memory,
                current_setting('application_name') as client, $1 as value`,
        ['x'],
      ),
    );
    expect(rows).toEqual([
      { who: 'postgres', database: 'postgres', memory: '4MB', client: 'hasura-preview-action', value: 'x' },
    ]);
  });

  test('does not supply a password that the URL lacks', async () => {
    process.env['PGPASSWORD'] = 'simulator';
    const failure = await failureOn(postgres().url().replace(':simulator', ''), nothing);
    expect(failure).toMatchObject({
      kind: 'permission',
      message: expect.stringMatching(/: it requires a password, and postgres-url has none\.$/),
    });
  });
});
