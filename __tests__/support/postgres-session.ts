import { readFileSync } from 'node:fs';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { type Session, withSession } from '../../src/postgres/session.js';
import { postgresFailure } from '../../src/postgres/errors.js';
import type { Failure } from '../../src/lib/errors.js';
import { type Server, readServer } from '../../src/postgres/url.js';
import { TestClock } from './clock.js';
import { queryOn } from './postgres.js';
import { rejection } from './rejection.js';

/** What sessions need of the world. Time stands still until the test lets it pass, and the test may cancel. */
export class SessionTestWorld {
  readonly clock = new TestClock({ patience: 1 });
  readonly cancel = new AbortController();
  readonly signal = this.cancel.signal;
}

/** The server of a URL, as the inputs would have it. */
export function serverOf(url: string, ca?: string): Server {
  return readServer(url, ca, (path) => readFileSync(path, 'utf8'));
}

/** Runs work on a connection of its own. */
export function onServer<T>(
  url: string,
  work: (session: Session) => Promise<T>,
  world = new SessionTestWorld(),
): Promise<T> {
  const server = serverOf(url);
  return withSession(world, server, server.database, work);
}

/** What a user reads of work that fails. */
export async function failureOn(
  url: string,
  work: (session: Session) => Promise<unknown>,
  world?: SessionTestWorld,
): Promise<Failure> {
  return postgresFailure(await rejection(onServer(url, work, world)), serverOf(url), 'making the databases');
}

/** How many connections of the action the server has, and what they are doing. */
export async function backends(adminUrl: string): Promise<string[]> {
  const rows = await queryOn(
    adminUrl,
    `select query from pg_stat_activity where application_name = 'hasura-preview-action'`,
  );
  return rows.map(({ query }) => String(query));
}

/** How many sockets this process holds open, to wherever. */
export function openSockets(): number {
  return process
    .getActiveResourcesInfo()
    .filter((kind) => /^(TCP|Pipe)(SocketWrap|ConnectWrap|Wrap)$/.test(kind)).length;
}

/** Resolves once it is so; soon, or it is an error of the test. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`it never came about that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Whether a promise is still pending after all that is due now has happened. */
export async function stillPending(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  promise.then(settle, settle);
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  return !settled;
}

/** What only looks like a server, and never hangs up. */
export interface Impostor extends AsyncDisposable {
  readonly port: number;
  /** What each connection sent, in hex. */
  readonly heard: readonly string[];
}

/** Gives one answer to whatever it hears. */
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

/** A way to a server on which a client may say that it leaves, and nobody hangs up. */
export interface DeafServer extends AsyncDisposable {
  readonly port: number;
  /** How many have said that they leave. */
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

/** A server on this machine that keeps every line open. Its own sockets are not among the `openSockets`. */
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
