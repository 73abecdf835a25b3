import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { withDatabase } from './database.js';
import { type PostgresServer, embeddedServer, installedServer } from './postgres-server.js';

/** A separate PostgreSQL server. */
export interface Postgres {
  /** Its major version, such as 18. */
  readonly version: number;
  readonly port: number;
  /** The folder of its unix socket, if one was requested. */
  readonly socketFolder: string | undefined;
  /**
   * A URL for the superuser that works whatever `admits` is: over TLS without checking the certificate, if need be.
   */
  readonly adminUrl: string;
  /** The URL of a database, by default of the server's maintenance database. */
  url(database?: string): string;
  /** Creates an empty database and returns its URL. */
  createDatabase(name: string): Promise<string>;
  /** Stops the server and removes its files. */
  [Symbol.asyncDispose](): Promise<void>;
}

export interface PostgresOptions {
  /** The certificate and the key for TLS, as PEM texts. Without them, the server does not offer TLS. */
  tls?: { cert: string; key: string } | undefined;
  /** Which TCP connections the server accepts (default: any). All of them need the password. */
  admits?: 'any' | 'tls' | 'plain' | undefined;
  /** The folder with `initdb` and `postgres` of another version. By default, an npm package provides both. */
  bin?: string | undefined;
  /** Whether it also listens on a unix socket. */
  socket?: boolean | undefined;
  /** Receives what the server writes to its log. */
  onLog?: ((text: string) => void) | undefined;
}

/**
 * Starts a server on a free port, in a second or two. Its files are in a folder of the system's temporary directory,
 * or of the directory that `SIMULATOR_POSTGRES_FOLDER` names.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const { tls, admits, bin, socket, onLog } = options;
  const shared = process.env['SIMULATOR_POSTGRES_FOLDER'];
  if (admits === 'tls' && !tls) throw new Error('a server without a certificate admits nobody by TLS');
  const folder = await mkdtemp(path.join(shared ?? os.tmpdir(), 'hasura-simulator-pg-'));
  // PostgreSQL does not run as root, so another user must be able to reach the data folder.
  await chmod(folder, 0o755);
  const socketFolder = socket ? await mkdtemp(path.join(roomForSockets(), 'pg-')) : undefined;
  const data = path.join(folder, 'data');
  const port = await freePort();
  const url = (database = 'postgres'): string =>
    `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const adminUrl = admits === 'tls' ? `${url()}?sslmode=no-verify` : url();
  const clean = async (): Promise<void> => {
    for (const made of [folder, socketFolder]) if (made) await rm(made, { recursive: true, force: true });
  };
  let log = '';
  const settings = {
    folder,
    data,
    port,
    url: adminUrl,
    password: PASSWORD,
    flags: [
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${socketFolder ?? ''}`,
      // Up to version 13, the default is md5, which this pg_hba.conf does not accept.
      'password_encryption=scram-sha-256',
      // No data has to survive a crash, and a new database is copied without its journal.
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'wal_level=minimal',
      'max_wal_senders=0',
      // The folder may be in memory.
      'min_wal_size=32MB',
      'max_wal_size=128MB',
      `ssl=${tls ? 'on' : 'off'}`,
    ].flatMap((setting) => ['-c', setting]),
    log: (message: string) => {
      log = (log + message).slice(-4000);
      onLog?.(message);
    },
  };
  const server = bin === undefined ? await embeddedServer(settings) : await installedServer(bin, settings);
  try {
    if (shared === undefined || process.platform === 'win32') await server.initialise();
    else await initialised(server, data, path.join(shared, nameOf(bin)));
    await furnish(data, options, socketFolder);
    await server.start();
  } catch (error) {
    await server.stop();
    await clean();
    throw new Error(`PostgreSQL did not start:\n${log}`, { cause: error });
  }
  return {
    version: Number(await readFile(path.join(data, 'PG_VERSION'), 'utf8')),
    port,
    socketFolder,
    adminUrl,
    url,
    createDatabase: async (name) => {
      await withDatabase(adminUrl, (client) =>
        client.query(`create database ${client.escapeIdentifier(name)}`),
      );
      return url(name);
    },
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await clean();
    },
  };
}

const PASSWORD = 'simulator';
const DOORS = { any: 'host', tls: 'hostssl', plain: 'hostnossl' };

/**
 * Creates the data folder. This is the slowest part of a start, so the first data folder is kept for all servers
 * that share a folder, and the others are copies of it.
 */
async function initialised(server: PostgresServer, data: string, kept: string): Promise<void> {
  if (existsSync(kept)) {
    await copyWithOwners(kept, data);
    return;
  }
  await server.initialise();
  const copy = `${kept}.${path.basename(path.dirname(data))}`;
  await copyWithOwners(data, copy);
  // Another process may have been faster.
  await rename(copy, kept).catch(() => rm(copy, { recursive: true, force: true }));
}

function nameOf(bin = ''): string {
  return `data-${createHash('sha256').update(bin).digest('hex').slice(0, 16)}`;
}

/** Copies a folder with its owners and modes, which Node.js cannot. */
async function copyWithOwners(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to]);
}

/** Configures who can connect, and gives the files that the server reads to the user that it runs as. */
async function furnish(
  data: string,
  { tls, admits = 'any' }: PostgresOptions,
  socketFolder?: string,
): Promise<void> {
  const { uid, gid } = await stat(data);
  const write = async (name: string, text: string): Promise<void> => {
    await writeFile(path.join(data, name), text, { mode: 0o600 });
    await chown(path.join(data, name), uid, gid);
  };
  await write('pg_hba.conf', `local all all scram-sha-256\n${DOORS[admits]} all all all scram-sha-256\n`);
  if (tls) {
    // The names that the server uses by default.
    await write('server.crt', tls.cert);
    await write('server.key', tls.key);
  }
  if (socketFolder) {
    await chown(socketFolder, uid, gid);
    await chmod(socketFolder, 0o755);
  }
}

/** The path of a socket must stay below about 100 bytes. */
function roomForSockets(): string {
  return os.tmpdir().length < 70 ? os.tmpdir() : '/tmp';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}
