import { describe, expect, test } from '@jest/globals';
import { NoAnswer } from '../../src/postgres/session.js';
import { postgresFailure } from '../../src/postgres/errors.js';
import type { FailureKind } from '../../src/lib/error-codes.js';
import { Failure } from '../../src/lib/errors.js';
import { readServer } from '../../src/postgres/url.js';

const serverAt = (place: string): ReturnType<typeof readServer> =>
  readServer(`postgres://maker:horse-battery@${place}`, undefined, () => '');
const server = serverAt('db.example:6543/meta');
/** An error as the driver or Node throws it. */
const thrown = (code: string, message = 'its own words', more: object = {}): Error =>
  Object.assign(new Error(message), { code }, more);
const failureOf = (error: unknown): Failure => postgresFailure(error, server, 'creating the databases');

describe('a failure', () => {
  test.each<[string, FailureKind, RegExp, RegExp]>([
    ['28P01', 'permission', /refused the user name or password of postgres-url/, /percent-encod/],
    [
      '28000',
      'permission',
      /does not accept this user from this address, or not over this kind of connection/,
      /sslmode .*pg_hba\.conf/,
    ],
    ['42501', 'permission', /the role in postgres-url may not do that/, /ALTER ROLE … CREATEDB CREATEROLE/],
    ['42P04', 'ownership', /a database with that name already exists/, /drop or rename/],
    ['42710', 'ownership', /a role with that name already exists/, /drop or rename/],
    ['3D000', 'validation', /database does not exist/, /postgres-template/],
    ['42809', 'validation', /cannot be used this way/, /postgres-template/],
    ['55006', 'service', /in use by others/, /Close the sessions/],
    ['2BP01', 'service', /something else depends on it/, /DROP OWNED BY/],
    ['25006', 'permission', /accepts no writes: it is a read-only replica/, /primary server/],
    ['0A000', 'validation', /does not support that; poolers/, /not a pooler/],
    [
      '08P01',
      'validation',
      /does not speak the full PostgreSQL protocol, so it is probably a pooler/,
      /not a pooler/,
    ],
    ['53300', 'quota', /no free connections/, /max_connections/],
    ['53100', 'quota', /disk is full/, /Free disk space/],
    ['57014', 'service', /cancelled the statement/, /Run the job again/],
    ['57P01', 'service', /an administrator ended the connection/, /Run the job again/],
    ['57P03', 'service', /starting up or shutting down/, /Run the job again/],
    ['ECONNREFUSED', 'network', /refuses connections/, /Check the host and port/],
    ['ECONNRESET', 'network', /the connection broke/, /Run the job again/],
    ['EPIPE', 'network', /the connection broke/, /Run the job again/],
    ['ENOTFOUND', 'network', /its host name cannot be resolved/, /Check the host and port/],
    ['EAI_AGAIN', 'network', /its host name cannot be resolved/, /Check the host and port/],
    ['ENOENT', 'network', /its socket does not exist/, /Check the host and port/],
    ['EHOSTUNREACH', 'network', /cannot be reached/, /Check the host and port/],
    ['ENETUNREACH', 'network', /cannot be reached/, /Check the host and port/],
    ['ETIMEDOUT', 'network', /does not answer/, /Check the host and port/],
    ['CERT_HAS_EXPIRED', 'network', /its certificate has expired/, /Renew/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'network', /its certificate is for another host/, /sslmode=verify-ca/],
    ...[
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_UNTRUSTED',
      'CERT_SIGNATURE_FAILURE',
      'CERT_NOT_YET_VALID',
      'CERT_REVOKED',
      'INVALID_CA',
      'INVALID_PURPOSE',
    ].map((code): [string, FailureKind, RegExp, RegExp] => [
      code,
      'network',
      /its certificate is not trusted/,
      /Set postgres-ca-certificate to its certificate authority/,
    ]),
    ['XX000', 'service', /error XX000/, /Run the job again/],
  ])('says what happened where, and what to do: %s', (code, kind, what, remedy) => {
    const failure = failureOf(thrown(code));
    const start = 'PostgreSQL at db.example, port 6543 failed while creating the databases: ';
    expect(failure).toMatchObject({ kind, words: 'its own words', cause: { code } });
    expect(failure.message.slice(0, start.length)).toBe(start);
    expect(failure.message.slice(start.length)).toMatch(new RegExp(`^.*${what.source}.*\\.$`));
    expect(failure.remedy).toMatch(remedy);
  });

  test.each<[string, unknown, FailureKind, RegExp, RegExp]>([
    [
      'a connection',
      new NoAnswer('connection', 10_000),
      'network',
      /: no answer within 10 s\.$/,
      /Check the host and port/,
    ],
    [
      'a statement',
      new NoAnswer('statement', 30_000),
      'network',
      /: no answer within 30 s to a statement\.$/,
      /again/,
    ],
  ])('says how long %s had no answer, and quotes nothing', (_, error, kind, message, remedy) => {
    const failure = failureOf(error);
    expect(failure).toMatchObject({ kind, words: undefined });
    expect(failure.message).toMatch(message);
    expect(failure.remedy).toMatch(remedy);
  });

  test.each<[string, FailureKind, RegExp, RegExp]>([
    [
      'The server does not support SSL connections',
      'network',
      /it offers no TLS\.$/,
      /sslmode=disable .* unencrypted/,
    ],
    ['Connection terminated unexpectedly', 'network', /the connection broke\.$/, /again/],
    ['Connection terminated', 'network', /the connection broke\.$/, /again/],
    [
      'Client has encountered a connection error and is not queryable',
      'network',
      /the connection broke\.$/,
      /again/,
    ],
    [
      'Client network socket disconnected before secure TLS connection was established',
      'network',
      /the connection broke\.$/,
      /again/,
    ],
    [
      'There was an error establishing an SSL connection',
      'validation',
      /does not speak the full PostgreSQL protocol/,
      /PostgreSQL server itself/,
    ],
    [
      'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a non-empty string',
      'permission',
      /: it requires a password, and postgres-url has none\.$/,
      /postgres:\/\/user:password@host:5432/,
    ],
    ['what nobody foresaw', 'service', /something went wrong\.$/, /again/],
  ])('is recognised by its message where it has no code: %s', (words, kind, message, remedy) => {
    const failure = failureOf(new Error(words));
    expect(failure).toMatchObject({ kind, words });
    expect(failure.message).toMatch(message);
    expect(failure.remedy).toMatch(remedy);
  });

  test('includes what the server adds, unless it is empty', () => {
    const more = {
      detail: 'Key (x)=(1).',
      hint: 'Try y.',
      where: 'PL/pgSQL',
      internalQuery: 'select canary',
    };
    expect(failureOf(thrown('XX000', 'no', more)).words).toBe('no\nKey (x)=(1).\nTry y.');
    expect(failureOf(thrown('XX000', 'no', { detail: '', hint: undefined })).words).toBe('no');
    // None of several addresses answered: Node's error has a code and no message.
    expect(failureOf(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }))).toMatchObject({
      kind: 'network',
      words: undefined,
    });
  });

  test('is made from anything that is thrown', () => {
    for (const odd of ['a text', undefined, null, 7, {}, thrown(7 as unknown as string)])
      expect(failureOf(odd)).toMatchObject({
        kind: 'service',
        message: expect.stringMatching(/: something went wrong\.$/),
      });
  });

  test('of our own is returned unchanged', () => {
    const own = new Failure('app-of-another', 'It is not ours.');
    expect(failureOf(own)).toBe(own);
  });

  test('contains nothing of the URL except host and port', () => {
    for (const code of ['28P01', '42501', 'ECONNREFUSED', 'XX000'])
      expect(JSON.stringify([failureOf(thrown(code)).message, failureOf(thrown(code)).remedy])).not.toMatch(
        /maker|horse|battery|meta/,
      );
  });
});
