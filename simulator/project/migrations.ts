import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ProjectError } from './project-error.js';

export interface Migration {
  /** The folder's name, `<version>_<name>`. */
  folder: string;
  version: bigint;
  sql: string;
}

/**
 * The migrations of each source, oldest version first. Like the service, it ignores folders that match no source.
 */
export async function readMigrations(
  directory: string,
  sources: readonly string[],
): Promise<Map<string, Migration[]>> {
  const read = sources.map(
    async (source) => [source, await readSource(path.join(directory, source))] as const,
  );
  return new Map(await Promise.all(read));
}

async function readSource(directory: string): Promise<Migration[]> {
  const found: Migration[] = [];
  for (const folder of await folders(directory)) {
    for (const file of await readdir(path.join(directory, folder))) {
      // Other names are silently ignored: a migration whose folder has a typo never runs, and nothing reports it.
      const [, version, , direction, extension] = PATTERN.exec(`${folder}.${file}`) ?? [];
      if (version === undefined || direction !== 'up' || extension !== 'sql') continue;
      const sql = await readFile(path.join(directory, folder, file), 'utf8');
      if (sql.trim() === '') throw new ProjectError(`migration ${folder}: up.sql is empty`);
      found.push({ folder, version: BigInt(version), sql });
    }
  }
  return found.sort((one, other) => (one.version < other.version ? -1 : one.version > other.version ? 1 : 0));
}

const PATTERN = /^([0-9]+)_(.*)\.(down|up)\.(.*)$/;

async function folders(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
