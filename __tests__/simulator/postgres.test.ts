import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { VirtualClock } from '../../simulator/clock.js';
import { type Postgres, startPostgres } from '../../simulator/project/postgres.js';
import {
  blackHole,
  cuttingProxy,
  databasesOn,
  holdSession,
  queryOn,
  rolesOn,
  serversAtHand,
  withRole,
} from '../support/postgres.js';
import { certificateOf, tlsPath } from '../support/tls.js';

describe.each(serversAtHand())('$name', ({ name, bin }) => {
  let postgres: Postgres;

  beforeAll(async () => {
    postgres = await startPostgres({ bin, tls: certificateOf('server'), socket: true });
  });

  afterAll(async () => {
    await postgres[Symbol.asyncDispose]();
  });

  test('is the version that its name says', async () => {
    expect(name).toContain(`PostgreSQL ${postgres.version}`);
    const [row] = await queryOn(postgres.url(), 'show server_version');
    expect(row).toEqual({ server_version: expect.stringMatching(new RegExp(`^${postgres.version}\\b`)) });
  });

  test('accepts TLS with its certificate, and plain connections as well', async () => {
    expect(await queryOn(verified(postgres.url(), 'ca.pem'), ENCRYPTED)).toEqual([{ ssl: true }]);
    await expect(queryOn(verified(postgres.url(), 'other-ca.pem'), ENCRYPTED)).rejects.toThrow(/certificate/);
    expect(await queryOn(postgres.url(), ENCRYPTED)).toEqual([{ ssl: false }]);
  });

  test('listens on a socket in a folder of its own', async () => {
    const url = `postgres://postgres:simulator@/postgres?host=${String(postgres.socketFolder)}&port=${postgres.port}`;
    expect(await queryOn(url, 'select inet_server_addr() as address')).toEqual([{ address: null }]);
  });

  test('lists what its roles create, with the owners', async () => {
    const url = await withRole(postgres, 'CREATEDB');
    const role = new URL(url).username;
    await queryOn(url, 'create database shop');
    await queryOn(url, `comment on database shop is 'of "pr-1"'`);
    await queryOn(postgres.url(), `alter database shop allow_connections false`);
    await queryOn(postgres.url(), `comment on role ${role} is 'makes databases'`);
    expect(await databasesOn(url)).toEqual([
      { name: 'shop', comment: 'of "pr-1"', owner: role, connectable: false },
    ]);
    expect(await rolesOn(url)).toEqual([{ name: role, comment: 'makes databases' }]);
    await expect(queryOn(await withRole(postgres), 'create database other')).rejects.toThrow(
      /permission denied/,
    );
  });

  test('ends a session that a client holds, and the client survives it', async () => {
    await using session = await holdSession(await postgres.createDatabase('held'));
    expect(await session.alive()).toBe(true);
    await queryOn(
      postgres.url(),
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'held'`,
    );
    expect(await session.alive()).toBe(false);
    await session.end();
  });

  test('is work that virtual time waits for, when sockets count as work; an idle session is not', async () => {
    const clock = new VirtualClock(undefined, { socketsAreWork: true });
    await using session = await holdSession(postgres.url());
    await clock.sleep(1000);
    const slept = clock.sleep(1000);
    await Promise.race([slept, queryOn(verified(postgres.url(), 'ca.pem'), 'select pg_sleep(0.1)')]);
    expect(clock.now()).toBe(1000);
    await slept;
    expect(await session.alive()).toBe(true);
  });
});

describe('a server that restricts who may connect', () => {
  test('admits nobody without TLS', async () => {
    await using postgres = await startPostgres({ tls: certificateOf('server'), admits: 'tls' });
    const url = await postgres.createDatabase('shop');
    await expect(queryOn(url, ENCRYPTED)).rejects.toThrow(/no pg_hba.conf entry .* no encryption/);
    expect(await queryOn(verified(url, 'ca.pem'), ENCRYPTED)).toEqual([{ ssl: true }]);
  });

  test('admits nobody with TLS', async () => {
    await using postgres = await startPostgres({ tls: certificateOf('server'), admits: 'plain' });
    const url = await postgres.createDatabase('shop');
    await expect(queryOn(verified(url, 'ca.pem'), ENCRYPTED)).rejects.toThrow(/no pg_hba.conf entry .* SSL/);
    expect(await queryOn(url, ENCRYPTED)).toEqual([{ ssl: false }]);
  });
});

describe('the cutting proxy', () => {
  let postgres: Postgres;

  beforeAll(async () => {
    postgres = await startPostgres();
  });

  afterAll(async () => {
    await postgres[Symbol.asyncDispose]();
  });

  const stands = async (name: string): Promise<boolean> =>
    (await databasesOn(postgres.url())).some((database) => database.name === name);

  test('reads every statement on its way, with values and without', async () => {
    await using proxy = await cuttingProxy(postgres);
    const url = proxy.url(postgres.url());
    expect(await queryOn(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await queryOn(url, 'select $1::text as word', ['ätsch'])).toEqual([{ word: 'ätsch' }]);
    expect(proxy.statements).toEqual(['select 1 as one', 'select $1::text as word']);
  });

  test('cuts before a statement, which the server never sees', async () => {
    await using proxy = await cuttingProxy(postgres, (sql) =>
      sql.startsWith('create') ? 'cut before' : 'pass',
    );
    await expect(queryOn(proxy.url(postgres.url()), 'create database before')).rejects.toThrow(
      /Connection terminated/,
    );
    expect(proxy.statements).toEqual(['create database before']);
    expect(await stands('before')).toBe(false);
  });

  test('cuts after a statement, which the server has run but the client does not know of', async () => {
    await using proxy = await cuttingProxy(postgres, (_sql, index) => (index === 1 ? 'cut after' : 'pass'));
    const url = proxy.url(postgres.url());
    await queryOn(url, 'select 1');
    await expect(queryOn(url, 'create database after')).rejects.toThrow(/Connection terminated/);
    expect(await stands('after')).toBe(true);
    expect(await queryOn(url, 'select 2 as two')).toEqual([{ two: 2 }]);
  });

  test('cuts around a statement with values as well', async () => {
    await queryOn(postgres.url(), 'create table told (word text)');
    const sql = 'insert into told values ($1)';
    for (const cut of ['cut before', 'cut after'] as const) {
      await using proxy = await cuttingProxy(postgres, () => cut);
      await expect(queryOn(proxy.url(postgres.url()), sql, [cut])).rejects.toThrow(/Connection terminated/);
    }
    expect(await queryOn(postgres.url(), 'select word from told')).toEqual([{ word: 'cut after' }]);
  });

  test('refuses TLS, and says so', async () => {
    await using proxy = await cuttingProxy(postgres);
    await expect(queryOn(`${proxy.url(postgres.url())}?sslmode=no-verify`, 'select 1')).rejects.toThrow(
      'The server does not support SSL connections',
    );
  });
});

test('the black hole accepts every connection and never answers', async () => {
  await using hole = await blackHole();
  const heard: string[] = [];
  const socket = connect(hole.port, '127.0.0.1');
  socket.on('data', () => heard.push('an answer')).on('close', () => heard.push('the end'));
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write('is anybody there?');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(heard).toEqual([]);
  expect(hole.connections).toBe(1);
  socket.destroy();
});

const ENCRYPTED = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()';

/** The URL for a client that trusts only one authority, and only a server of that name. */
function verified(url: string, authority: 'ca.pem' | 'other-ca.pem'): string {
  return `${url.replace('127.0.0.1', 'localhost')}?sslmode=verify-full&sslrootcert=${encodeURIComponent(tlsPath(authority))}`;
}
