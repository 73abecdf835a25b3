import type { FailureCode } from '../lib/error-codes.js';
import { Failure } from '../lib/errors.js';
import { oneLine } from '../lib/text.js';
import { NoAnswer } from './session.js';
import { NotBound } from './sign-in.js';
import { type Server, isHere } from './url.js';

/*
 * Puts errors of a server, or of the connection to it, into words. Codes are SQLSTATEs ("PostgreSQL Error Codes"
 * in its manual) or those of Node. The server's own words are untrusted and shown quoted, and may name the user;
 * the URL and its password are never shown.
 */

interface KnownError {
  code: FailureCode;
  /** Continues a sentence after "…: ". */
  what: string;
  remedy: string;
}

/** SQLSTATE: the role may not do that. */
export const NOT_ALLOWED = '42501';

const AGAIN = 'Run the job again.';
const REACHABLE =
  'Check the host and port in postgres-url, and that the server accepts connections from GitHub’s runners and from Hasura Cloud.';
const TLS_REMEDY =
  'Set postgres-ca-certificate to its certificate authority, or as sslrootcert in postgres-url; sslmode=no-verify encrypts without verifying the server.';

const NO_CONVERSATION: KnownError = {
  code: 'postgres-pooler',
  what: 'it does not speak the full PostgreSQL protocol, so it is probably a pooler',
  remedy: 'Set postgres-url to the PostgreSQL server itself, not a pooler.',
};

const NOT_BOUND: KnownError = {
  code: 'postgres-channel-binding',
  what: 'it does not sign in with SCRAM bound to the TLS connection, which channel_binding=require in postgres-url asks for; no password was sent',
  remedy:
    'Connect directly to the server, with nothing in between that terminates TLS, and set the role’s password while password_encryption is scram-sha-256. If that is not possible, take channel_binding out and verify the certificate with sslmode=verify-full.',
};

const TROUBLES: Record<string, KnownError> = {
  '28P01': {
    code: 'postgres-sign-in',
    what: 'it refused the user name or password of postgres-url',
    remedy: 'Check the secret behind postgres-url; percent-encode special characters in the password.',
  },
  '28000': {
    code: 'postgres-not-admitted',
    what: 'it does not accept this user from this address, or not over this kind of connection (with or without TLS)',
    remedy: 'Check sslmode in postgres-url, and what the server accepts (pg_hba.conf, IP allow list).',
  },
  [NOT_ALLOWED]: {
    code: 'postgres-no-right',
    what: 'the role in postgres-url may not do that',
    remedy: 'Let a superuser run ALTER ROLE … CREATEDB CREATEROLE for it, or give another role.',
  },
  '42P04': {
    code: 'database-taken',
    what: 'a database with that name already exists',
    remedy: 'Check that database; drop or rename it if nobody needs it.',
  },
  '42710': {
    code: 'database-taken',
    what: 'a role with that name already exists',
    remedy: 'Check that role; drop or rename it if nobody needs it.',
  },
  '3D000': {
    code: 'postgres-no-database',
    what: 'the database does not exist',
    remedy:
      'Check the database in postgres-url and postgres-template; through a pooler, use the address of the server itself.',
  },
  '42809': {
    code: 'postgres-template',
    what: 'that database cannot be used this way',
    remedy: 'Check postgres-template.',
  },
  '55006': {
    code: 'postgres-in-use',
    what: 'the database is in use by others',
    remedy:
      'Close the sessions in it, and run the job again; nobody may be connected to a template while it is copied.',
  },
  '2BP01': {
    code: 'postgres-dependency',
    what: 'something else depends on it',
    remedy: 'Remove what the server names, or run DROP OWNED BY the role there, and run the job again.',
  },
  '25006': {
    code: 'postgres-read-only',
    what: 'it accepts no writes: it is a read-only replica',
    remedy: 'Set postgres-url to the primary server.',
  },
  '0A000': {
    code: 'postgres-pooler',
    what: 'it does not support that; poolers and some hosted services do not',
    remedy: 'Set postgres-url to the PostgreSQL server itself, not a pooler.',
  },
  '08P01': NO_CONVERSATION,
  '53300': {
    code: 'postgres-full',
    what: 'it has no free connections',
    remedy: 'Close some, or raise max_connections, and run the job again.',
  },
  '53100': {
    code: 'postgres-full',
    what: 'its disk is full',
    remedy: 'Free disk space on the server, and run the job again.',
  },
  '57014': { code: 'postgres-interrupted', what: 'it cancelled the statement', remedy: AGAIN },
  '57P01': { code: 'postgres-interrupted', what: 'an administrator ended the connection', remedy: AGAIN },
  '57P03': { code: 'postgres-interrupted', what: 'it is starting up or shutting down', remedy: AGAIN },
  ECONNREFUSED: { code: 'postgres-unreachable', what: 'it refuses connections', remedy: REACHABLE },
  ECONNRESET: { code: 'postgres-connection-lost', what: 'the connection broke', remedy: AGAIN },
  EPIPE: { code: 'postgres-connection-lost', what: 'the connection broke', remedy: AGAIN },
  ENOTFOUND: { code: 'postgres-unreachable', what: 'its host name cannot be resolved', remedy: REACHABLE },
  EAI_AGAIN: { code: 'postgres-unreachable', what: 'its host name cannot be resolved', remedy: REACHABLE },
  ENOENT: { code: 'postgres-unreachable', what: 'its socket does not exist', remedy: REACHABLE },
  EHOSTUNREACH: { code: 'postgres-unreachable', what: 'it cannot be reached', remedy: REACHABLE },
  ENETUNREACH: { code: 'postgres-unreachable', what: 'it cannot be reached', remedy: REACHABLE },
  ETIMEDOUT: { code: 'postgres-unreachable', what: 'it does not answer', remedy: REACHABLE },
  CERT_HAS_EXPIRED: {
    code: 'postgres-certificate',
    what: 'its certificate has expired',
    remedy: 'Renew the certificate of the server.',
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    code: 'postgres-certificate',
    what: 'its certificate is for another host',
    remedy: 'Write the host as the certificate names it, or use sslmode=verify-ca in postgres-url.',
  },
};

const UNTRUSTED =
  /^(DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_(UNTRUSTED|SIGNATURE|NOT_YET_VALID|REVOKED)|INVALID_(CA|PURPOSE))/;
/** The last one is the driver's message for a connection that broke between two statements. */
const BROKEN = /Connection terminated|socket disconnected|socket hang up|encountered a connection error/;
const NO_TLS = 'does not support SSL';
/** The answer to the request for TLS was not one that a PostgreSQL server gives. */
const NO_POSTGRES = 'error establishing an SSL connection';
const NO_PASSWORD = 'password must be a non-empty string';
const LOST = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', 'ECONNRESET', 'EPIPE']);
const NOT_THERE_YET = new Set(['ECONNREFUSED', 'EAI_AGAIN']);

/** Whether a connection broke, so that the statement's effect has to be checked, or could not be made for now. */
export function isPassing(error: unknown): boolean {
  const code = sqlStateOf(error);
  return LOST.has(code) || NOT_THERE_YET.has(code) || (error instanceof Error && BROKEN.test(error.message));
}

/** The SQLSTATE or Node code of an error; empty if it has none. */
export function sqlStateOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * Turns an error from a server into a failure that a user can read.
 * @param doing what the run was doing, for example "creating the databases"
 */
export function postgresFailure(error: unknown, server: Server, doing: string): Failure {
  if (error instanceof Failure) return error;
  const { code, what, remedy } = troubleOf(error);
  return new Failure(code, `PostgreSQL at ${placeOf(server)} failed while ${doing}: ${what}.`, {
    remedy,
    words: wordsOf(error),
    cause: error,
  });
}

/** The place of a server, in words. */
export function placeOf({ host, port }: Server): string {
  if (host.startsWith('/')) return 'a socket on this machine';
  return isHere(host) ? `this machine, port ${String(port)}` : `${host}, port ${String(port)}`;
}

/** What happened to one of several things, in a sentence or two; a given remedy replaces the usual one. */
export function inWords(error: unknown, remedy?: string): string {
  const { what, remedy: usual } = troubleOf(error);
  const words = wordsOf(error);
  return `${what}${words === undefined ? '' : ` (${oneLine(words)})`}. ${remedy ?? usual}`;
}

function troubleOf(error: unknown): KnownError {
  if (error instanceof NoAnswer)
    return {
      code: error.to === 'connection' ? 'postgres-unreachable' : 'postgres-connection-lost',
      what: error.to === 'connection' ? error.message : `${error.message} to a statement`,
      remedy: error.to === 'connection' ? REACHABLE : AGAIN,
    };
  if (error instanceof NotBound) return NOT_BOUND;
  const code = sqlStateOf(error);
  const known = TROUBLES[code];
  if (known !== undefined) return known;
  const message = error instanceof Error ? error.message : String(error);
  if (UNTRUSTED.test(code))
    return { code: 'postgres-certificate', what: 'its certificate is not trusted', remedy: TLS_REMEDY };
  if (message.includes(NO_TLS))
    return {
      code: 'postgres-no-tls',
      what: 'it offers no TLS',
      remedy:
        'Enable TLS on the server; sslmode=disable in postgres-url sends passwords and data unencrypted.',
    };
  if (message.includes(NO_POSTGRES)) return NO_CONVERSATION;
  if (message.includes(NO_PASSWORD))
    return {
      code: 'postgres-no-password',
      what: 'it requires a password, and postgres-url has none',
      remedy: 'Write postgres://user:password@host:5432 there, with special characters percent-encoded.',
    };
  if (BROKEN.test(message))
    return { code: 'postgres-connection-lost', what: 'the connection broke', remedy: AGAIN };
  return {
    code: 'postgres-error',
    what: code === '' ? 'something went wrong' : `error ${code}`,
    remedy: AGAIN,
  };
}

/** The error's own message, with its detail and hint; `undefined` when the server did not answer. */
function wordsOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof NoAnswer) return undefined;
  const { detail, hint } = error as { detail?: unknown; hint?: unknown };
  const parts = [error.message, detail, hint].filter((part) => typeof part === 'string' && part !== '');
  return parts.length === 0 ? undefined : parts.join('\n');
}
