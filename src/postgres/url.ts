import { isLoopback } from '../rules/trusted-hosts.js';

/** How to secure a connection: libpq's words, and `no-verify` for "encrypted, whoever answers". */
const TLS_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'] as const;
export type TlsMode = (typeof TLS_MODES)[number];

/** A PostgreSQL server with a role that may create databases there. */
export interface Server {
  /** A name, an address without brackets, or the folder of a socket. */
  host: string;
  port: number;
  user: string;
  password: string;
  /** The database that we connect to; never a target. */
  database: string;
  tls: TlsMode;
  /** The TLS mode that the URL names, if any. */
  sslmode: TlsMode | undefined;
  /** The trusted certificate authorities, as PEM; if none are named, those that Node trusts. */
  ca: string | undefined;
  /** libpq's other parameters, as they were given. */
  parameters: Record<string, string>;
}

/** The libpq parameters that mean the same wherever the client runs. */
const PASSED_ON = new Set([
  'application_name',
  'channel_binding',
  'client_encoding',
  'connect_timeout',
  'fallback_application_name',
  'gssencmode',
  'keepalives',
  'keepalives_count',
  'keepalives_idle',
  'keepalives_interval',
  'options',
  'ssl_max_protocol_version',
  'ssl_min_protocol_version',
  'target_session_attrs',
  'tcp_user_timeout',
]);
/** Parameters that repeat or replace another part of the URL. */
const PARTS = new Set(['host', 'port', 'user', 'password', 'dbname', 'sslmode', 'sslrootcert', 'ssl']);

/**
 * Parameters that other clients know, for the error message. Any other word may be a piece of a password that
 * contains an `&`, and is not shown.
 */
const ELSEWHERE = new Set([
  'connection_limit',
  'hostaddr',
  'passfile',
  'pgbouncer',
  'pool_timeout',
  'schema',
  'service',
  'sslcert',
  'sslcertmode',
  'sslcrl',
  'sslcrldir',
  'sslkey',
  'sslnegotiation',
  'sslpassword',
  'sslsni',
]);

/** The versions of TLS that `ssl_min_protocol_version` and `ssl_max_protocol_version` may name. */
const TLS_VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type TlsVersion = (typeof TLS_VERSIONS)[number];

/** The valid values of parameters with a fixed set of values; libpq accepts these words only as written here. */
const VALUES: Record<string, readonly string[]> = {
  channel_binding: ['disable', 'prefer', 'require'],
  // We have no GSSAPI, so it cannot be required.
  gssencmode: ['disable', 'prefer'],
};

/** The part of a URL that holds a user and no host, which URLs of other schemes may not have. */
const NO_HOST = /^(postgres(?:ql)?:\/\/[^/?#]*@)(?=[/?#]|$)/;

/** What tells which migrations a copy of the template holds. */
export type TemplateMigrations = 'auto' | 'base' | 'none' | bigint;

/** What `postgres-url` and its related inputs ask for. */
export interface Databases {
  server: Server;
  /** The variables that each get their own database. */
  variables: string[];
  template: string | undefined;
  /** Which migrations a copy of the template holds; a number is the last version of them. */
  templateMigrations: TemplateMigrations;
}

/**
 * Reads `postgres-url`. We decide about TLS here and do not leave it to the driver, whose defaults change between
 * versions.
 * @param ca authorities as PEM; they take precedence over those that `sslrootcert` names
 * @param file reads a text file on the runner
 * @throws Error whose message continues from the input's name and never contains a part of the URL that may be
 * secret
 */
export function readServer(text: string, ca: string | undefined, file: (path: string) => string): Server {
  const written = text.trim();
  if (!/^postgres(ql)?:\/\//.test(written))
    throw new Error(
      'must begin with postgres:// or postgresql://, as in postgres://user:password@host:5432.',
    );
  if (/[\s\u0000-\u001f\u007f]/.test(written))
    throw new Error(
      'contains a space, a line break or a control character; write those as %20 and the like.',
    );
  const hostless = NO_HOST.test(written);
  const whole = written.replace(NO_HOST, '$1none.invalid');
  // Everything after a # would be ignored silently.
  if (!URL.canParse(whole) || whole.includes('#'))
    throw new Error(
      'is not a URL: characters such as / ? # @ : in a user name or password have to be percent-encoded, a port is a number up to 65535, and several hosts are not supported.',
    );
  const url = new URL(whole);
  const parameters = readParameters(url.search.slice(1));
  const sslmode = readMode(parameters);
  const host = readHost(parameters['host'] ?? (hostless ? '' : decoded(url.hostname)));
  checkSecurity(parameters, { host, sslmode });
  const trusted = ca ?? rootCertificate(parameters['sslrootcert'], file);
  return {
    host,
    port: readPort(parameters['port'] ?? url.port),
    user: required(parameters['user'] ?? decoded(url.username), 'user'),
    password: parameters['password'] ?? decoded(url.password),
    database: (parameters['dbname'] ?? decoded(url.pathname.slice(1))) || 'postgres',
    tls:
      sslmode ?? (isHere(host) && (ca ?? parameters['sslrootcert']) === undefined ? 'prefer' : 'verify-full'),
    sslmode,
    ca: trusted,
    parameters: Object.fromEntries(
      Object.entries(parameters).flatMap(([name, value]) =>
        value !== undefined && PASSED_ON.has(name) ? [[name, value]] : [],
      ),
    ),
  };
}

/** The TLS version that a parameter's value names, in upper or lower case, as libpq reads it. */
export function tlsVersion(text: string | undefined): TlsVersion | undefined {
  return TLS_VERSIONS.find((version) => version.toLowerCase() === text?.toLowerCase());
}

/** Whether to answer only a sign-in that is bound to the TLS connection. */
export function requiresBinding({ parameters }: Pick<Server, 'parameters'>): boolean {
  return parameters['channel_binding'] === 'require';
}

/** Whether the server is on this machine: a loopback address or a socket. */
export function isHere(host: string): boolean {
  return host.startsWith('/') || isLoopback(host.includes(':') ? `[${host}]` : host);
}

/**
 * The URL of a database for the app: what its libpq can use, wherever it runs. The runner's certificate files do not
 * exist there, so a connection that is verified here only has to be encrypted there.
 */
export function urlForApp(
  server: Server,
  { user, password, database }: { user: string; password: string; database: string },
): string {
  const { host, port, sslmode, parameters } = server;
  const place = host.includes(':') && !host.startsWith('/') ? `[${host}]` : encodeURIComponent(host);
  const secret = password === '' ? '' : `:${encodeURIComponent(password)}`;
  const mode = sslmodeForApp(sslmode, host);
  const query = Object.entries({ ...(mode === undefined ? {} : { sslmode: mode }), ...parameters })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `postgres://${encodeURIComponent(user)}${secret}@${place}:${String(port)}/${encodeURIComponent(database)}${query === '' ? '' : `?${query}`}`;
}

function sslmodeForApp(given: TlsMode | undefined, host: string): string | undefined {
  switch (given) {
    case 'verify-ca':
    case 'verify-full':
    case 'no-verify':
      return 'require';
    case undefined:
      return isHere(host) ? undefined : 'require';
    case 'disable':
    case 'allow':
    case 'prefer':
    case 'require':
      return given;
    default:
      return given satisfies never;
  }
}

/** libpq reads a `+` as a plus sign, unlike the query of an ordinary URL. */
function readParameters(query: string): Partial<Record<string, string>> {
  const pairs = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [decoded(name), decoded(value.join('='))];
    });
  if (pairs.some(([name]) => name === 'require_auth'))
    throw new Error(
      'has require_auth, which is not supported here; write channel_binding=require instead, which only signs in with SCRAM over TLS.',
    );
  const unknown = pairs.map(([name]) => name).find((name) => !PASSED_ON.has(name) && !PARTS.has(name));
  if (unknown !== undefined)
    throw new Error(
      `has a parameter that is not supported here${ELSEWHERE.has(unknown) ? ` (${unknown})` : ''}; leave it out. Supported: ${[...PARTS, ...PASSED_ON].sort().join(', ')}.`,
    );
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}

function readMode({ sslmode, ssl, sslrootcert }: Partial<Record<string, string>>): TlsMode | undefined {
  if (ssl !== undefined && ssl !== 'true')
    throw new Error('has ssl, which may only be true; write sslmode instead.');
  const word = sslmode ?? (ssl === undefined ? undefined : 'require');
  const mode = TLS_MODES.find((known) => known === word);
  if (word !== undefined && mode === undefined)
    throw new Error(`has an sslmode that is not one of ${TLS_MODES.join(', ')}.`);
  if (sslrootcert === 'system' && mode !== undefined && mode !== 'verify-full')
    throw new Error('has sslrootcert=system, which only works with sslmode=verify-full.');
  return mode;
}

/** A parameter that asks for more security is never ignored: it is kept, or the URL is refused. */
function checkSecurity(
  parameters: Partial<Record<string, string>>,
  { host, sslmode }: { host: string; sslmode: TlsMode | undefined },
): void {
  for (const [name, values] of Object.entries(VALUES)) {
    const value = parameters[name];
    if (value !== undefined && !values.includes(value))
      throw new Error(`has a ${name} that is not one of ${values.join(', ')}.`);
  }
  for (const name of ['ssl_min_protocol_version', 'ssl_max_protocol_version'])
    if (parameters[name] !== undefined && tlsVersion(parameters[name]) === undefined)
      throw new Error(`has an ${name} that is not one of ${TLS_VERSIONS.join(', ')}.`);
  const withoutTls = host.startsWith('/') || sslmode === 'disable';
  if (withoutTls && parameters['channel_binding'] === 'require')
    throw new Error(
      'has channel_binding=require, which needs TLS; leave it out for a socket, and with sslmode=disable.',
    );
}

function readHost(host: string): string {
  const plain = required(host.replace(/^\[(.*)\]$/, '$1'), 'host');
  // Messages show it.
  if (/[\u0000-\u001f\u007f]/.test(plain)) throw new Error('has a control character in its host name.');
  if (plain.includes(',')) throw new Error('names several hosts; give only the one that accepts writes.');
  return plain;
}

function readPort(text: string): number {
  const port = text === '' ? 5432 : Number(text);
  if (!/^\d*$/.test(text) || port < 1 || port > 65_535)
    throw new Error('has a port that is not a number between 1 and 65535.');
  return port;
}

function required(value: string, what: string): string {
  if (value === '') throw new Error(`has no ${what}; write postgres://user:password@host:5432.`);
  return value;
}

function rootCertificate(
  sslrootcert: string | undefined,
  file: (path: string) => string,
): string | undefined {
  if (sslrootcert === undefined || sslrootcert === 'system') return undefined;
  let pem: string;
  try {
    pem = file(sslrootcert);
  } catch {
    throw new Error(
      'has an sslrootcert that cannot be read: it must be a file on the runner. Or put the certificate itself into postgres-ca-certificate.',
    );
  }
  if (!isCertificate(pem)) throw new Error('has an sslrootcert that contains no PEM certificate.');
  return pem;
}

/** Whether a text contains a PEM certificate. */
export function isCertificate(text: string): boolean {
  return /-----BEGIN (TRUSTED )?CERTIFICATE-----[\s\S]+-----END (TRUSTED )?CERTIFICATE-----/.test(text);
}

function decoded(text: string): string {
  if (text.includes('%00')) throw new Error('contains %00, which names and passwords cannot contain.');
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error(
      'contains a % that does not start a percent-encoded character; write a literal % as %25.',
    );
  }
}
