import { readFileSync } from 'node:fs';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { type Session, withSession } from '../../src/postgres/session.js';
import { postgresFailure } from '../../src/postgres/errors.js';
import type { Failure } from '../../src/lib/errors.js';
import { type Server, readServer } from '../../src/postgres/url.js';
import { TestClock } from './clock.js';
import { queryOn } from './postgres.js';
import { rejection } from './rejection.js';

/** The part of the world that sessions need. The test advances the time and may cancel. */
export class SessionTestWorld {
  readonly clock = new TestClock({ patience: 1 });
  readonly cancel = new AbortController();
  readonly signal = this.cancel.signal;
}

/** The server of a URL, as the action reads it from its inputs. */
export function serverOf(url: string, ca?: string): Server {
  return readServer(url, ca, (path) => readFileSync(path, 'utf8'));
}

/** Runs work on a new connection. */
export function onServer<T>(
  url: string,
  work: (session: Session) => Promise<T>,
  world = new SessionTestWorld(),
): Promise<T> {
  const server = serverOf(url);
  return withSession(world, server, server.database, work);
}

/** The failure that a user sees when the work fails. */
export async function failureOn(
  url: string,
  work: (session: Session) => Promise<unknown>,
  world?: SessionTestWorld,
): Promise<Failure> {
  return postgresFailure(
    await rejection(onServer(url, work, world)),
    serverOf(url),
    'creating the databases',
  );
}

/** The latest query of each connection that the action has on the server. */
export async function backends(adminUrl: string): Promise<string[]> {
  const rows = await queryOn(
    adminUrl,
    `select query from pg_stat_activity where application_name = 'hasura-preview-action'`,
  );
  return rows.map(({ query }) => String(query));
}

/** How many sockets this process has open, to any address. */
export function openSockets(): number {
  return process
    .getActiveResourcesInfo()
    .filter((kind) => /^(TCP|Pipe)(SocketWrap|ConnectWrap|Wrap)$/.test(kind)).length;
}

/** Resolves once the condition holds; the test fails if that takes more than 10 s. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`it never came about that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Whether a promise is still pending after everything that is due has run. */
export async function stillPending(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  promise.then(settle, settle);
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  return !settled;
}

/** A server that is not PostgreSQL and never closes a connection. */
export interface Impostor extends AsyncDisposable {
  readonly port: number;
  /** What each connection sent, as hex. */
  readonly heard: readonly string[];
}

/** Sends the same answer to everything that it receives. */
export async function answering(answer: string): Promise<Impostor> {
  const heard: string[] = [];
  const server = await patient((socket) => {
    const nth = heard.push('') - 1;
    socket.on('data', (chunk) => {
      heard[nth] = `${heard[nth] ?? ''}${chunk.toString('hex')}`;
      socket.write(answer);
    });
  });
  return { ...server, heard };
}

/** A relay to a server that does not close the connection when a client ends it. */
export interface DeafServer extends AsyncDisposable {
  readonly port: number;
  /** How many clients have ended their connection. */
  readonly goodByes: number;
}

export async function deafTo({ port }: { port: number }): Promise<DeafServer> {
  let goodByes = 0;
  const server = await patient((client) => {
    const behind = connect(port, '127.0.0.1').unref();
    behind.on('error', () => undefined);
    client.on('data', (chunk) => behind.write(chunk));
    behind.on('data', (chunk) => client.write(chunk));
    client.on('end', () => goodByes++);
    client.on('close', () => behind.destroy());
  });
  return {
    ...server,
    get goodByes() {
      return goodByes;
    },
  };
}

/** A local server that keeps every connection open. Its own sockets do not count in `openSockets`. */
async function patient(serve: (socket: Socket) => void): Promise<AsyncDisposable & { port: number }> {
  const sockets: Socket[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket.unref());
    socket.on('error', () => undefined);
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
