import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** Reads files of one repository. A path that leaves the repository, also through a link, finds nothing. */
export class Files {
  readonly #root: string;
  #realRoot: Promise<string | undefined> | undefined;

  constructor(root: string) {
    this.#root = path.resolve(root);
  }

  /** The text of a file; `undefined` when there is no such file. */
  async read(file: string): Promise<string | undefined> {
    const real = await this.find(file);
    return real === undefined ? undefined : await unlessMissing(readFile(real, 'utf8'));
  }

  /** The names in a folder in their order; none when there is no such folder. */
  async list(folder: string): Promise<string[]> {
    const real = await this.find(folder);
    return real === undefined ? [] : ((await unlessMissing(readdir(real))) ?? []).sort();
  }

  /** Where a folder really is; `undefined` when there is no such folder. */
  async findFolder(folder: string): Promise<string | undefined> {
    const real = await this.find(folder);
    return real !== undefined && (await stat(real)).isDirectory() ? real : undefined;
  }

  /** Where a file or folder really is; `undefined` when it is not in the repository. */
  async find(file: string): Promise<string | undefined> {
    this.#realRoot ??= unlessMissing(realpath(this.#root));
    const root = await this.#realRoot;
    const real = await unlessMissing(realpath(file));
    return root !== undefined && real !== undefined && isWithin(root, real) ? real : undefined;
  }

  /** A path as a message shows it: relative to the repository. */
  nameOf(file: string): string {
    return path.relative(this.#root, file).split(path.sep).join('/');
  }
}

function isWithin(root: string, file: string): boolean {
  const way = path.relative(root, file);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes(code ?? '')) return undefined;
    throw error;
  }
}
