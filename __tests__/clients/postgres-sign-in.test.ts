import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { queryOn } from '../support/postgres.js';
import { failureOn, onServer, until } from '../support/postgres-session.js';
import { laidOpen } from '../support/rejection.js';
import { certificateOf } from '../support/tls.js';
import { type TlsImpostor, signInMessage, tlsAnswering, tlsRelay } from '../support/tls-impostor.js';
import { usePostgres } from '../support/use-postgres.js';

const PASSWORD = 'horse-battery';
const SALT = Buffer.from([1, 2, 3, 4]);
const READY = Buffer.from('5a0000000549', 'hex');

const OK = signInMessage(0);
const CLEAR_TEXT = signInMessage(3);
const MD5 = signInMessage(5, SALT);
const SCRAM = signInMessage(10, 'SCRAM-SHA-256\0\0');
const BOUND_SCRAM = signInMessage(10, 'SCRAM-SHA-256-PLUS\0SCRAM-SHA-256\0\0');

const urlTo = ({ port }: { port: number }, query: string, credentials = `maker:${PASSWORD}`): string =>
  `postgres://${credentials}@127.0.0.1:${port}/postgres?${query}`;
const nothing = (): Promise<void> => Promise.resolve();

const md5 = (text: string | Buffer): string => createHash('md5').update(text).digest('hex');
/** What a client answers to the request for an MD5 hash. */
const HASHED = `md5${md5(Buffer.concat([Buffer.from(md5(`${PASSWORD}maker`)), SALT]))}`;

const said = ({ heard }: TlsImpostor): string => Buffer.concat([...heard]).toString('latin1');

describe('With channel_binding=require', () => {
  test.each<[string, Buffer[], string]>([
    ['a password in clear text', [CLEAR_TEXT], 'the server asked for a password in clear text'],
    ['a hash of the password', [MD5], 'the server asked for an MD5 hash of the password'],
    ['SCRAM without channel binding', [SCRAM], 'the server offered only SCRAM-SHA-256'],
    ['nothing and lets everybody in', [Buffer.concat([OK, READY])], 'the server let us in without a sign-in'],
  ])('a server that asks for %s receives nothing', async (_, messages, words) => {
    for (const mode of ['require', 'prefer', 'allow', 'no-verify']) {
      await using impostor = await tlsAnswering(messages);
      const failure = await failureOn(urlTo(impostor, `sslmode=${mode}&channel_binding=require`), nothing);
      expect(failure).toMatchObject({
        kind: 'permission',
        message: `PostgreSQL at this machine, port ${impostor.port} failed while creating the databases: it does not sign in with SCRAM bound to the TLS connection, which channel_binding=require in postgres-url asks for; no password was sent.`,
        remedy: expect.stringContaining('sslmode=verify-full') as unknown,
        words,
      });
      expect(laidOpen(failure)).not.toMatch(/horse|postgres:\/\//);
      expect([impostor.heard.length, said(impostor)]).toEqual([1, '']);
    }
  });

  test.each([
    ['a password in clear text', CLEAR_TEXT],
    ['a hash of the password', MD5],
    ['SCRAM without channel binding', SCRAM],
  ])('a server that begins as it should, and then asks for %s, does not receive it', async (_, second) => {
    await using impostor = await tlsAnswering([BOUND_SCRAM, second]);
    const failure = await failureOn(urlTo(impostor, 'sslmode=require&channel_binding=require'), nothing);
    expect(failure.kind).toBe('permission');
    expect(said(impostor)).toMatch(
      /^p[^]{4}SCRAM-SHA-256-PLUS\0[^]{4}p=tls-server-end-point,,n=\*,r=[^]{24}$/,
    );
  });

  test('a server that lets us in before the sign-in is complete gets no statement', async () => {
    await using impostor = await tlsAnswering([BOUND_SCRAM, Buffer.concat([OK, READY])]);
    const failure = await failureOn(urlTo(impostor, 'sslmode=require&channel_binding=require'), (session) =>
      session.run('select 1'),
    );
    expect(failure.words).toBe('the server let us in without a sign-in');
    expect(said(impostor)).not.toContain('select');
  });
});

test('Without it, a server gets the password in the form that it asks for', async () => {
  for (const [message, expected] of [
    [CLEAR_TEXT, PASSWORD],
    [MD5, HASHED],
  ] as const) {
    await using impostor = await tlsAnswering([message]);
    const outcome = failureOn(urlTo(impostor, 'sslmode=require'), nothing);
    await until('it was told', () => said(impostor).includes(expected));
    await impostor[Symbol.asyncDispose]();
    await outcome;
  }
});

describe('A real server with TLS', () => {
  const postgres = usePostgres({ tls: certificateOf('server') });
  const OWN = 'postgres:simulator';

  test.each(['allow', 'prefer', 'require', 'no-verify'])(
    'accepts the sign-in over TLS with channel_binding=require, with sslmode=%s',
    async (mode) => {
      const url = urlTo(postgres(), `sslmode=${mode}&channel_binding=require`, OWN);
      const rows = await onServer(url, (session) =>
        session.rows('select ssl, version from pg_stat_ssl where pid = pg_backend_pid()'),
      );
      expect(rows).toEqual([{ ssl: true, version: 'TLSv1.3' }]);
    },
  );

  test('does not accept a bound sign-in through a relay that terminates TLS', async () => {
    await using relay = await tlsRelay(postgres());
    const failure = await failureOn(urlTo(relay, 'sslmode=require&channel_binding=require', OWN), nothing);
    expect(failure.words).toMatch(/channel binding/);
    const unbound = urlTo(relay, 'sslmode=require&channel_binding=disable', OWN);
    expect(await onServer(unbound, (session) => session.rows('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  test.each([
    ['ssl_max_protocol_version=TLSv1.2', 'TLSv1.2'],
    ['ssl_max_protocol_version=tlsv1.2&ssl_min_protocol_version=tlsv1.2', 'TLSv1.2'],
    ['ssl_min_protocol_version=TLSv1.3', 'TLSv1.3'],
  ])('is used with the version of TLS that the URL allows: %s', async (query, version) => {
    const rows = await onServer(urlTo(postgres(), `sslmode=require&${query}`, OWN), (session) =>
      session.rows('select version from pg_stat_ssl where pid = pg_backend_pid()'),
    );
    expect(rows).toEqual([{ version }]);
  });

  test('is not used with a version of TLS that is too old for the URL', async () => {
    await queryOn(postgres().adminUrl, `alter system set ssl_max_protocol_version = 'TLSv1.2'`);
    await queryOn(postgres().adminUrl, 'select pg_reload_conf()');
    const url = urlTo(postgres(), 'sslmode=require&ssl_min_protocol_version=TLSv1.3', OWN);
    const old = urlTo(postgres(), 'sslmode=require', OWN);
    const versionOf = (): Promise<unknown[]> =>
      onServer(old, (session) =>
        session.rows('select version from pg_stat_ssl where pid = pg_backend_pid()'),
      );
    await until('the server speaks an old version', async () =>
      JSON.stringify(await versionOf()).includes('TLSv1.2'),
    );
    expect((await failureOn(url, nothing)).words).toMatch(/protocol version|unsupported protocol/i);
  });
});
