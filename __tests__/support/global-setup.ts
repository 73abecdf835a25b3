import { chmodSync, existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder in memory, on Linux only. */
const MEMORY = '/dev/shm';
const ROOM_BYTES = 2 * 1024 ** 3;

/** Gives the PostgreSQL servers of all test files a common folder, so that shared files are created only once. */
export default function setup(): void {
  const folder = mkdtempSync(path.join(hasRoom(MEMORY) ? MEMORY : tmpdir(), 'hasura-simulator-'));
  // PostgreSQL does not run as root, so another user needs access.
  chmodSync(folder, 0o755);
  process.env['SIMULATOR_POSTGRES_FOLDER'] = folder;
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ROOM_BYTES;
}
