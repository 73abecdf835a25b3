import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Postgres, type PostgresOptions, startPostgres } from '../../simulator/project/postgres.js';
import { withSession } from '../../src/postgres/session.js';
import { postgresFailure } from '../../src/postgres/errors.js';
import type { Server } from '../../src/postgres/url.js';
import { SessionTestWorld, answering, serverOf } from '../support/postgres-session.js';
import { laidOpen } from '../support/rejection.js';
import { type Authority, certificateOf, tlsPath, tlsText } from '../support/tls.js';
import { someOf } from '../support/full.js';

const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'] as const;
/** How a connection ends for each of the modes, in their order. */
type Row = readonly string[];

const SERVERS = {
  'of our authority': { tls: certificateOf('server') },
  'for another host': { tls: certificateOf('elsewhere') },
  'signed by itself': { tls: certificateOf('self-signed') },
  'expired in 2020': { tls: certificateOf('expired') },
  'without TLS': {},
  'for TLS only': { tls: certificateOf('server'), admits: 'tls' },
  'for plain only': { tls: certificateOf('server'), admits: 'plain' },
} satisfies Record<string, PostgresOptions>;
type Kind = keyof typeof SERVERS;
const running = new Map<string, Postgres>();

beforeAll(async () => {
  await Promise.all(
    Object.entries(SERVERS).map(async ([kind, options]) => running.set(kind, await startPostgres(options))),
  );
});

afterAll(async () => {
  await Promise.all([...running.values()].map((postgres) => postgres[Symbol.asyncDispose]()));
});

function urlOf(kind: Kind, query: string): string {
  return `${String(running.get(kind)?.url()).replace('127.0.0.1', 'localhost')}${query}`;
}

/** How a connection to a server ends: `TLS`, `plain`, or the message that a user reads. */
async function ending(server: Server): Promise<string> {
  try {
    const [row] = await withSession(new SessionTestWorld(), server, server.database, (session) =>
      session.rows<{ ssl: boolean }>('select ssl from pg_stat_ssl where pid = pg_backend_pid()'),
    );
    return row?.ssl === true ? 'TLS' : 'plain';
  } catch (error) {
    const failure = postgresFailure(error, server, 'connecting');
    const start = `PostgreSQL at this machine, port ${server.port} failed while connecting: `;
    expect(failure.message.slice(0, start.length)).toBe(start);
    expect(failure.remedy).toMatch(/ca-certificate|sslmode|Renew/);
    expect(['network', 'permission']).toContain(failure.kind);
    expect(laidOpen(failure)).not.toMatch(/simulator|postgres:\/\//);
    return failure.message.slice(start.length);
  }
}

const untrusted = 'its certificate is not trusted.';
const other = 'its certificate is for another host.';
const expired = 'its certificate has expired.';
const noTls = 'it offers no TLS.';
const refused =
  'it does not accept this user from this address, or not over this kind of connection (with or without TLS).';

describe('P2 a server whose authority is known, by sslmode', () => {
  test.each<[Kind, Row]>(
    someOf([
      //                     disable  allow    prefer   require    verify-ca  verify-full  no-verify
      ['of our authority', ['plain', 'plain', 'TLS', 'TLS', 'TLS', 'TLS', 'TLS']],
      ['for another host', ['plain', 'plain', 'TLS', 'TLS', 'TLS', other, 'TLS']],
      ['signed by itself', ['plain', 'plain', 'TLS', untrusted, untrusted, untrusted, 'TLS']],
      ['expired in 2020', ['plain', 'plain', 'TLS', expired, expired, expired, 'TLS']],
      ['without TLS', ['plain', 'plain', 'plain', noTls, noTls, noTls, noTls]],
      ['for TLS only', [refused, 'TLS', 'TLS', 'TLS', 'TLS', 'TLS', 'TLS']],
      ['for plain only', ['plain', 'plain', 'plain', refused, refused, refused, refused]],
    ]),
  )('%s', async (kind, row) => {
    const ends = { byInput: [] as string[], byFile: [] as string[] };
    for (const mode of MODES) {
      const file = `&sslrootcert=${encodeURIComponent(tlsPath('ca.pem'))}`;
      ends.byInput.push(await ending(serverOf(urlOf(kind, `?sslmode=${mode}`), tlsText('ca.pem'))));
      ends.byFile.push(await ending(serverOf(urlOf(kind, `?sslmode=${mode}${file}`))));
    }
    expect(ends).toEqual({ byInput: row, byFile: row });
  });
});

describe('P2 a server whose authority nobody named, by sslmode', () => {
  test.each<[Kind, Row]>(
    someOf([
      ['of our authority', ['plain', 'plain', 'TLS', 'TLS', untrusted, untrusted, 'TLS']],
      ['for another host', ['plain', 'plain', 'TLS', 'TLS', untrusted, untrusted, 'TLS']],
      ['signed by itself', ['plain', 'plain', 'TLS', 'TLS', untrusted, untrusted, 'TLS']],
      ['expired in 2020', ['plain', 'plain', 'TLS', 'TLS', expired, expired, 'TLS']],
      ['without TLS', ['plain', 'plain', 'plain', noTls, noTls, noTls, noTls]],
      ['for TLS only', [refused, 'TLS', 'TLS', 'TLS', untrusted, untrusted, 'TLS']],
      ['for plain only', ['plain', 'plain', 'plain', refused, untrusted, untrusted, refused]],
    ]),
  )('%s', async (kind, row) => {
    const ends: string[] = [];
    for (const mode of MODES) ends.push(await ending(serverOf(urlOf(kind, `?sslmode=${mode}`))));
    expect(ends).toEqual(row);
  });
});

describe('P2 a server that is not the expected one', () => {
  test('is refused by the modes that verify if another authority is named than the one that signed', async () => {
    const ends: string[] = [];
    for (const mode of MODES)
      ends.push(
        await ending(serverOf(urlOf('of our authority', `?sslmode=${mode}`), tlsText('other-ca.pem'))),
      );
    expect(ends).toEqual(['plain', 'plain', 'TLS', untrusted, untrusted, untrusted, 'TLS']);
  });

  test('is recognised without sslmode as soon as an authority is named', async () => {
    const without = (kind: Kind, authority?: Authority): Promise<string> =>
      ending(serverOf(urlOf(kind, ''), authority === undefined ? undefined : tlsText(`${authority}.pem`)));
    expect(await without('of our authority', 'ca')).toBe('TLS');
    expect(await without('of our authority', 'other-ca')).toBe(untrusted);
    expect(await without('for another host', 'ca')).toBe(other);
    expect(await without('without TLS', 'ca')).toBe(noTls);
    expect(await ending(serverOf(urlOf('of our authority', '?sslrootcert=system')))).toBe(untrusted);
    // On this machine, nobody can intercept the connection.
    expect(await without('signed by itself')).toBe('TLS');
    expect(await without('without TLS')).toBe('plain');
  });

  test('is verified by its address as well, if the certificate contains it', async () => {
    const byAddress = (kind: Kind): Server =>
      serverOf(urlOf(kind, '?sslmode=verify-full').replace('localhost', '127.0.0.1'), tlsText('ca.pem'));
    expect(await ending(byAddress('of our authority'))).toBe('TLS');
    expect(await ending(byAddress('for another host'))).toBe(other);
  });

  test('receives neither name nor password if it says that it has no TLS', async () => {
    for (const mode of ['require', 'verify-ca', 'verify-full', 'no-verify']) {
      await using impostor = await answering('N');
      const url = `postgres://maker:simulator@localhost:${impostor.port}/meta?sslmode=${mode}`;
      expect(await ending(serverOf(url, tlsText('ca.pem')))).toBe(noTls);
      expect(impostor.heard).toEqual([SSL_REQUEST]);
    }
  });

  test('receives neither name nor password if it is not a PostgreSQL server at all', async () => {
    await using impostor = await answering('HTTP/1.1 400 Bad Request\r\n\r\n');
    const server = serverOf(`postgres://maker:simulator@localhost:${impostor.port}/meta?sslmode=prefer`);
    const error: unknown = await withSession(new SessionTestWorld(), server, 'meta', () =>
      Promise.resolve(),
    ).catch((thrown: unknown) => thrown);
    expect(postgresFailure(error, server, 'connecting')).toMatchObject({
      kind: 'validation',
      message: `PostgreSQL at this machine, port ${impostor.port} failed while connecting: it does not speak the full PostgreSQL protocol, so it is probably a pooler.`,
      remedy: expect.stringMatching(/PostgreSQL server itself/),
    });
    expect(impostor.heard).toEqual([SSL_REQUEST]);
  });
});

/** The message that requests TLS; nothing else may be sent before TLS is there. */
const SSL_REQUEST = '0000000804d2162f';
