import { randomBytes } from 'node:crypto';
import { chown, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../lib/clock.js';
import { type SessionPorts, withSession } from '../postgres/session.js';
import type { Server as Address } from '../postgres/url.js';
import { NAME_PREFIX, newPassword, plainRole, serverAt, versionOf } from './databases.js';
import { NoServer } from './errors.js';
import { PORT, checkFolder, createFolder, deleteFolder, newFolder } from './folder.js';
import { type Place, type Started, endProcesses, ordinaryAccount, signalGroup, start } from './processes.js';
import type { Server } from './server.js';
import { LIMITS, type Limits } from './session.js';

const ADMIN = 'postgres';
/** How long a server that starts may take, in milliseconds. */
const START_MS = 60_000;
const LOOK_EVERY_MS = 20;
/** How long a server that ends may take before it is killed, in milliseconds. */
const STOP_MS = 3_000;
/** How much of its log a message quotes. */
const LOG_TAIL = 1_000;

export interface ClusterPorts extends SessionPorts {
  /** Notes what a later process has to remove, should this one be killed. It is called before anything exists. */
  remember(left: { folder: string }): void;
}

export interface ClusterOptions {
  /** The folder with `initdb` and `postgres`: see `findBinaries`. */
  bin: string;
  /** The temporary folder of the runner. */
  temp: string;
  limits?: Limits;
}

/**
 * Settings of a server whose data need not survive a crash, and that nobody reaches over a network. What SQL sends to
 * its log is not written.
 */
const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'password_encryption=scram-sha-256',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'autovacuum=off',
  'shared_buffers=32MB',
  'huge_pages=off',
  // Its files are in the folder, and not in the memory of the system, where they would survive it.
  'dynamic_shared_memory_type=mmap',
  'max_connections=20',
  'max_worker_processes=2',
  'max_parallel_workers=0',
  'jit=off',
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_checkpoints=off',
];

/**
 * Starts a PostgreSQL server of our own, in a second or two, in a new folder. Only a socket in that folder leads to
 * it. When the signal aborts, it ends as with `stop`.
 * @throws NoServer if it does not start, or the signal's reason
 */
export async function startCluster(
  ports: ClusterPorts,
  { bin, temp, limits = LIMITS }: ClusterOptions,
): Promise<Server> {
  ports.signal.throwIfAborted();
  const account = await ordinaryAccount();
  const folder = await newFolder(temp, account);
  const place = { folder, account, log: path.join(folder, 'log') };
  ports.remember({ folder });
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= removeCluster(ports.clock, { folder, temp }));
  try {
    await createFolder(folder, account);
    const admin = addressOf(folder);
    await initialise(ports, bin, place, admin.password);
    await launch(ports, bin, place);
    const role = { name: `${NAME_PREFIX}${randomBytes(4).toString('hex')}`, password: newPassword() };
    const version = await withSession(ports, admin, admin.database, async (session) => {
      await session.run(`${plainRole(role)}; REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC`);
      return await versionOf(session);
    });
    const abort = (): void => {
      stop().catch(() => undefined);
    };
    ports.signal.addEventListener('abort', abort, { once: true });
    ports.signal.throwIfAborted();
    return serverAt(ports, { admin, version, role, limits, isPrivate: true }, async () => {
      ports.signal.removeEventListener('abort', abort);
      await stop();
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Ends the server in the folder of a cluster, if one runs there, and deletes the folder. It may have been left at any
 * point, by this process or by one that was killed.
 * @throws Error if the folder is not one that `startCluster` creates, or something in it cannot be ended
 */
export async function removeCluster(
  clock: Clock,
  { folder, temp }: { folder: string; temp: string },
): Promise<void> {
  await checkFolder(folder, temp);
  await endProcesses(clock, folder, STOP_MS);
  await deleteFolder(folder);
}

function addressOf(folder: string): Address {
  return {
    host: folder,
    port: PORT,
    user: ADMIN,
    password: newPassword(),
    database: 'postgres',
    tls: 'disable',
    sslmode: 'disable',
    ca: undefined,
    parameters: {},
  };
}

async function initialise(ports: SessionPorts, bin: string, place: Place, password: string): Promise<void> {
  const file = path.join(place.folder, 'password');
  await writeFile(file, password, { mode: 0o600 });
  if (place.account !== undefined) await chown(file, place.account.uid, place.account.gid);
  const initdb = await starting(path.join(bin, 'initdb'), place, [
    ...['-D', path.join(place.folder, 'data'), '-U', ADMIN, `--pwfile=${file}`],
    ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'],
  ]);
  const kill = (): void => {
    signalGroup(initdb.pid, 'SIGKILL');
  };
  if (ports.signal.aborted) kill();
  ports.signal.addEventListener('abort', kill, { once: true });
  const code = await initdb.ended;
  ports.signal.removeEventListener('abort', kill);
  ports.signal.throwIfAborted();
  if (code !== 0) throw await notStarted(place);
  await rm(file);
}

/** Starts the server, and resolves once it accepts connections. */
async function launch({ clock, signal }: SessionPorts, bin: string, place: Place): Promise<void> {
  const data = path.join(place.folder, 'data');
  const settings = [
    ...SETTINGS,
    `port=${String(PORT)}`,
    // A list, in which a comma would separate two folders.
    `unix_socket_directories="${place.folder.replaceAll('"', '""')}"`,
  ];
  const server = await starting(path.join(bin, 'postgres'), place, [
    ...['-D', data],
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  const ended = server.ended.then(() => true);
  const until = clock.now() + START_MS;
  while (!(await isReady(data))) {
    const over = await Promise.race([ended, clock.sleep(LOOK_EVERY_MS, signal)]);
    if (over === true || clock.now() > until) throw await notStarted(place);
  }
  server.release();
}

async function starting(program: string, place: Place, args: readonly string[]): Promise<Started> {
  try {
    return await start(program, args, place);
  } catch (error) {
    throw new NoServer(`PostgreSQL did not start: ${(error as Error).message}`, { cause: error });
  }
}

/** Whether the server says that it is ready, in the eighth line of its file. */
async function isReady(data: string): Promise<boolean> {
  const lines = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  return lines.split('\n')[7]?.trim() === 'ready';
}

async function notStarted({ log }: Place): Promise<NoServer> {
  const text = (await readFile(log, 'utf8').catch(() => '')).trim();
  return new NoServer(`PostgreSQL did not start: ${text.slice(-LOG_TAIL)}`);
}
