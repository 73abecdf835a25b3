import { Socket } from 'node:net';
import pg from 'pg';
import type { Clock } from '../lib/clock.js';
import { type Server, type TlsVersion, requiresBinding, tlsVersion } from './url.js';
import { requireBinding } from './sign-in.js';

/** Milliseconds after which a server that does not answer is given up: the driver alone would wait forever. */
const CONNECT_MS = 10_000;
const STATEMENT_MS = 30_000;
const CLOSE_MS = 1_000;

/**
 * Settings that every session begins with, as options of the start-up message: these take precedence over the
 * settings of the role or the database, which somebody else may own. The user's own options come between
 * FIRST_OPTIONS and LAST_OPTIONS.
 *
 * We act as the role of the URL, not as one that the owner of the database chose (`ALTER DATABASE … SET role`); the
 * user's options may choose another. Names are looked up only in PostgreSQL's own catalogue, so that nobody else's
 * function, operator, type or table is ever mistaken for one of the server's.
 */
const FIRST_OPTIONS = '-c role=none';
const LAST_OPTIONS = '-c search_path=pg_catalog,pg_temp';

/** What a session begins with, and how long it waits. */
export interface SessionManner {
  /** Options of the start-up message, which take precedence over the user's own. */
  options: string;
  /** Milliseconds after which a statement that has no answer is given up, and the connection with it. */
  statementMs: number;
}

const MANNER: SessionManner = { options: LAST_OPTIONS, statementMs: STATEMENT_MS };

/** A query that handles the server's messages itself. */
export interface Submitted extends pg.Submittable {
  /** Settles when the server has answered, or the connection has broken. */
  done: Promise<unknown>;
}

export interface SessionPorts {
  clock: Clock;
  /** Aborts everything in progress. */
  signal: AbortSignal;
}

/** The server accepted no connection in time, or did not answer a statement. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly to: 'connection' | 'statement';

  constructor(to: 'connection' | 'statement', ms: number) {
    super(`no answer within ${String(ms / 1000)} s`);
    this.to = to;
  }
}

/** The server does not support TLS. The driver reports it only with these words. */
const NO_TLS = 'The server does not support SSL connections';
/** pg_hba.conf does not admit this kind of connection; the other kind, with or without TLS, may be admitted. */
const NOT_ADMITTED = '28000';

/**
 * Runs work on its own connection to a database of the server, and always closes the connection.
 * @throws what the driver throws, NoAnswer, or the signal's reason
 */
export async function withSession<T>(
  world: SessionPorts,
  server: Server,
  database: string,
  work: (session: Session) => Promise<T>,
  manner: SessionManner = MANNER,
): Promise<T> {
  const session = await open(world, server, database, manner);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** Tries each way to secure the connection that the mode allows: the second one if the first is not available. */
async function open(
  world: SessionPorts,
  server: Server,
  database: string,
  manner: SessionManner,
): Promise<Session> {
  const [first = false, second] = waysOf(server);
  try {
    return await Session.open(world, server, database, first, manner);
  } catch (error) {
    if (second === undefined || !isAboutTls(error)) throw error;
    return await Session.open(world, server, database, second, manner);
  }
}

interface Encrypted {
  rejectUnauthorized: boolean;
  ca?: string;
  checkServerIdentity?: () => undefined;
  minVersion?: TlsVersion;
  maxVersion?: TlsVersion;
}
type Tls = false | Encrypted;

/** The ways that the mode allows, except those that a parameter rules out. */
function waysOf(server: Server): Tls[] {
  const versions = tlsVersionsOf(server);
  return waysOfMode(server)
    .filter((way) => way !== false || !requiresBinding(server))
    .map((way) => way && { ...way, ...versions });
}

function tlsVersionsOf({ parameters }: Server): Pick<Encrypted, 'minVersion' | 'maxVersion'> {
  const minVersion = tlsVersion(parameters['ssl_min_protocol_version']);
  const maxVersion = tlsVersion(parameters['ssl_max_protocol_version']);
  return { ...(minVersion && { minVersion }), ...(maxVersion && { maxVersion }) };
}

/** libpq's modes, as PostgreSQL's documentation describes them ("SSL Support" in the chapter on libpq). */
function waysOfMode({ tls, ca, host }: Server): Tls[] {
  const trusting = ca === undefined ? {} : { ca };
  const encrypted = { rejectUnauthorized: false };
  // TLS is for networks: libpq also ignores it on a socket.
  if (host.startsWith('/')) return [false];
  switch (tls) {
    case 'disable':
      return [false];
    case 'allow':
      return [false, encrypted];
    case 'prefer':
      return [encrypted, false];
    case 'no-verify':
      return [encrypted];
    case 'require':
      // If an authority is given, libpq checks that it signed the certificate.
      return [ca === undefined ? encrypted : chainOnly(trusting)];
    case 'verify-ca':
      return [chainOnly(trusting)];
    case 'verify-full':
      return [{ rejectUnauthorized: true, ...trusting }];
    default:
      return tls satisfies never;
  }
}

function chainOnly(trusting: { ca?: string }): Tls {
  return { rejectUnauthorized: true, checkServerIdentity: () => undefined, ...trusting };
}

function isAboutTls(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message === NO_TLS || ('code' in error && error.code === NOT_ADMITTED);
}

/** One connection. */
export class Session {
  readonly #world: SessionPorts;
  readonly #client: pg.Client;
  readonly #socket: Socket;
  readonly #statementMs: number;

  private constructor(world: SessionPorts, client: pg.Client, socket: Socket, statementMs: number) {
    this.#world = world;
    this.#client = client;
    this.#socket = socket;
    this.#statementMs = statementMs;
  }

  static async open(
    world: SessionPorts,
    server: Server,
    database: string,
    tls: Tls,
    manner: SessionManner,
  ): Promise<Session> {
    const { host, port, user, password, parameters } = server;
    const options = [FIRST_OPTIONS, parameters['options'], manner.options];
    const socket = new Socket();
    const client = new pg.Client({
      host,
      port,
      user,
      // A function: if the password were an empty text, the driver would look for one elsewhere on the runner.
      password: () => password,
      database,
      ssl: tls,
      stream: () => socket,
      application_name: 'hasura-preview-action',
      sslnegotiation: 'postgres',
      enableChannelBinding: tls !== false && parameters['channel_binding'] !== 'disable',
    });
    // Options that it is not given, the driver reads from the runner's environment (PGOPTIONS). Its types omit
    // these.
    const { connectionParameters } = client as pg.Client & { connectionParameters: object };
    Object.assign(connectionParameters, {
      options: options.filter((option) => option !== undefined).join(' '),
      replication: undefined,
    });
    if (requiresBinding(server)) requireBinding(client);
    // The call in progress receives the error as well; without a listener it would end the process.
    client.on('error', () => undefined);
    const session = new Session(world, client, socket, manner.statementMs);
    try {
      await session.#within(CONNECT_MS, 'connection', () => client.connect());
      return session;
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }

  /** Runs SQL without parameters. Several statements in one text are one transaction. */
  async run(sql: string): Promise<void> {
    await this.#within(this.#statementMs, 'statement', () => this.#client.query(sql));
  }

  /** Sends a query that handles the answer itself. */
  async submit(query: Submitted): Promise<void> {
    await this.#within(this.#statementMs, 'statement', () => this.#client.query(query).done);
  }

  /** The number of the process that serves this session. */
  get pid(): number | undefined {
    const { processID } = this.#client as pg.Client & { processID?: number | null };
    return processID ?? undefined;
  }

  /** The rows of a query. */
  async rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    const { rows } = await this.#within(this.#statementMs, 'statement', () =>
      this.#client.query<T>(sql, [...values]),
    );
    return rows;
  }

  /** Closes the connection politely, and hangs up if the server does not react. */
  async close(): Promise<void> {
    const done = new AbortController();
    const late = this.#world.clock.sleep(CLOSE_MS, done.signal).catch(() => undefined);
    await Promise.race([this.#client.end().catch(() => undefined), late]);
    done.abort();
    this.#socket.destroy();
  }

  async #within<T>(ms: number, what: 'connection' | 'statement', ask: () => Promise<T>): Promise<T> {
    const { clock, signal } = this.#world;
    signal.throwIfAborted();
    const done = new AbortController();
    const late = new AbortController();
    const hangUp = (): void => {
      this.#socket.destroy();
    };
    signal.addEventListener('abort', hangUp, { once: true });
    clock.sleep(ms, done.signal).then(
      () => {
        late.abort();
        hangUp();
      },
      () => undefined,
    );
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      throw late.signal.aborted ? new NoAnswer(what, ms) : error;
    } finally {
      done.abort();
      signal.removeEventListener('abort', hangUp);
    }
  }
}

/** A name, quoted for SQL. */
export const identifier = (name: string): string => pg.escapeIdentifier(name);

/** A text, quoted for SQL. */
export const literal = (text: string): string => pg.escapeLiteral(text);
