import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';

/** A folder with copies of the example project under these names, for the tests of a file. */
export function repositoryWith(...names: string[]): () => string {
  let folder: string | undefined;

  beforeAll(async () => {
    const made = mkdtempSync(path.join(tmpdir(), 'projects-'));
    for (const name of names) await cp('examples/hasura-shop', path.join(made, name), { recursive: true });
    folder = made;
  });

  afterAll(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  return () => {
    if (folder === undefined) throw new Error('the folder has not been made');
    return folder;
  };
}
