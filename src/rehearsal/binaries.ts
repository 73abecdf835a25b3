import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Where Debian and Ubuntu, and so GitHub's runners, keep one folder for each version. */
const DEBIAN = '/usr/lib/postgresql';
const PROGRAMS = ['initdb', 'postgres'];

/**
 * The folders on this machine with the programs of a PostgreSQL server: those of Debian with the newest version
 * first, then those on the search path.
 * @param searchPath the variable PATH
 */
export async function findBinaries(searchPath: string, debian = DEBIAN): Promise<string[]> {
  const versions = (await readdir(debian).catch(() => [])).filter((name) => /^\d+(\.\d+)*$/.test(name));
  const newest = versions.sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  const folders = [
    ...newest.map((version) => path.join(debian, version, 'bin')),
    ...searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder)),
  ];
  const complete = await Promise.all(folders.map(hasPrograms));
  return [...new Set(folders.filter((_, index) => complete[index]))];
}

async function hasPrograms(folder: string): Promise<boolean> {
  try {
    for (const program of PROGRAMS) await access(path.join(folder, program), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
