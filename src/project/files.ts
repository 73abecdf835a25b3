/** A file, a link or a folder at one state of the repository. */
export interface FileEntry {
  /** The path from the repository's root by which the project finds it; it may lead through a link. */
  path: string;
  /** The path of the file itself, which differs below a link. */
  file: string;
  kind: 'file' | 'link' | 'folder' | 'submodule';
  /** git's id of the content: the same content has the same id. */
  oid: string;
  /** Bytes of a file. */
  size: number;
}

/** What a file holds, as far as it can be read. */
export type Content =
  | { kind: 'text'; text: string }
  | { kind: 'binary' }
  /** `bytes`: its size. */
  | { kind: 'too-large'; bytes: number };

/** The files of a repository at one state: a commit on GitHub, or a folder on disk. Rejects if it cannot be asked. */
export interface Files {
  /** What lies directly in a folder; `undefined` if there is no such folder. */
  entries(folder: string): Promise<readonly FileEntry[] | undefined>;
  /**
   * What is at each of these paths: a file, or a folder with everything below it, in the order of their paths. A path
   * where nothing is has no answer. Links are listed, and not followed.
   */
  below(paths: readonly string[]): Promise<ReadonlyMap<string, Found>>;
  /** The contents, by the ids of the files. */
  read(files: readonly FileEntry[]): Promise<ReadonlyMap<string, Content>>;
}

export interface Found {
  entry: FileEntry;
  /** The files and links below; empty for a file. */
  files: readonly FileEntry[];
  /** Whether the list is complete. */
  complete: boolean;
}

/** A larger file is not read: its text would not be parsed. In bytes. */
export const LARGEST = 1_000_000;
/** More files are not listed. */
export const MOST_FILES = 20_000;

/**
 * A path from the repository's root for one that a file of this folder names; `undefined` if it leads out of the
 * repository, or is absolute.
 */
export function pathFrom(folder: string, path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\\') || path.includes('\0')) return undefined;
  const parts: string[] = [];
  for (const part of [...folder.split('/'), ...path.split('/')]) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The folder of a path, empty for the root. */
export function folderOfPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Whether a path is this folder or lies in it. */
export function isIn(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
