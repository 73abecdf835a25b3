import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NoServer } from './errors.js';
import type { Account } from './processes.js';

const PREFIX = 'hasura-rehearsal-';
const NAME = /^hasura-rehearsal-[0-9a-f]{16}$/;
/** The name of a socket depends on the port alone. */
export const PORT = 5432;
const SOCKET = `.s.PGSQL.${String(PORT)}`;
/** The most bytes in the path of a socket on macOS; Linux allows 107. */
const LONGEST_PATH = 103;

/**
 * A path for the folder of a new cluster: in the temporary folder of the runner, or in that of the system if the path
 * of a socket would be too long there, or the account could not enter it. Creates nothing.
 * @param temp the temporary folder of the runner; may be empty
 * @throws NoServer if no temporary folder is suitable
 */
export async function newFolder(temp: string, account?: Account): Promise<string> {
  const name = `${PREFIX}${randomBytes(8).toString('hex')}`;
  for (const parent of await parents(temp)) {
    const folder = path.join(parent, name);
    const fits = Buffer.byteLength(path.join(folder, SOCKET)) <= LONGEST_PATH;
    if (fits && (account === undefined || (await isOpen(parent)))) return folder;
  }
  throw new NoServer('No temporary folder is suitable for PostgreSQL: their paths are too long, or closed.');
}

/** Creates the folder of a cluster, for its account alone. */
export async function createFolder(folder: string, account?: Account): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  if (account !== undefined) await chown(folder, account.uid, account.gid);
}

/**
 * Checks that a path is one that `newFolder` gives. The folder need not exist.
 * @throws Error if it is not, or if something else is there
 */
export async function checkFolder(folder: string, temp: string): Promise<void> {
  const named = path.isAbsolute(folder) && NAME.test(path.basename(folder));
  const placed = (await parents(temp)).includes(path.dirname(folder));
  const found = await lstat(folder).catch(() => undefined);
  if (!named || !placed || found?.isDirectory() === false)
    throw new Error(`${folder} is not the folder of a rehearsal`);
}

export async function deleteFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

async function parents(temp: string): Promise<string[]> {
  const absolute = [temp, tmpdir(), '/tmp'].filter((folder) => path.isAbsolute(folder));
  const real = await Promise.all(absolute.map((folder) => realpath(folder).catch(() => undefined)));
  return [...new Set(real.filter((folder) => folder !== undefined))];
}

/** Whether any account may enter a folder. */
async function isOpen(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) return false;
  const parent = path.dirname(folder);
  return parent === folder || (await isOpen(parent));
}
