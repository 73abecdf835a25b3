import { createHash } from 'node:crypto';
import { type Stats, lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { type Content, type FileEntry, type Files, type Found, LARGEST, MOST_FILES } from './files.js';

const LEFT_OUT = ['.git', 'node_modules'];

/** The files below a folder on this machine. Paths are from that folder. */
export function filesOnDisk(root: string): Files {
  const full = (path: string): string => (path === '' ? root : `${root}/${path}`);
  const entryAt = (path: string): FileEntry | undefined => {
    const stats = statsOf(full(path));
    // Reading a pipe or a device might never end.
    if (stats === undefined || !(stats.isFile() || stats.isDirectory() || stats.isSymbolicLink()))
      return undefined;
    const kind = stats.isSymbolicLink() ? 'link' : stats.isDirectory() ? 'folder' : 'file';
    const size = kind === 'file' ? stats.size : 0;
    let oid: string | undefined;
    return {
      ...{ path, file: path, kind, size },
      // Most files of a listing are never compared.
      get oid() {
        return (oid ??= idOf(full(path), { path, kind, size }));
      },
    };
  };
  const entriesAt = (path: string): FileEntry[] =>
    readdirSync(full(path))
      .filter((name) => !LEFT_OUT.includes(name))
      .sort()
      .map((name) => entryAt(path === '' ? name : `${path}/${name}`))
      .filter((entry) => entry !== undefined);
  return {
    entries: async (folder) => (entryAt(folder)?.kind === 'folder' ? entriesAt(folder) : undefined),
    below: async (paths) => {
      const found = new Map<string, Found>();
      for (const path of paths) {
        const entry = entryAt(path);
        if (entry === undefined) continue;
        const files: FileEntry[] = [];
        const folders = entry.kind === 'folder' ? [path] : [];
        for (let next = folders.pop(); next !== undefined && files.length < MOST_FILES; next = folders.pop())
          for (const child of entriesAt(next)) {
            if (child.kind === 'folder') folders.push(child.path);
            else files.push(child);
          }
        files.sort((one, other) => (one.path < other.path ? -1 : 1));
        found.set(path, { entry, files, complete: folders.length === 0 });
      }
      return found;
    },
    read: async (files) =>
      new Map(files.map((entry) => [entry.oid, contentOf(full(entry.file), entry)] as const)),
  };
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

/** More is not read for an id. In bytes. */
const MOST_READ = 100_000_000;

/** As in git, the same content has the same id: two states of a project are compared by it. */
function idOf(full: string, { path, kind, size }: Pick<FileEntry, 'path' | 'kind' | 'size'>): string {
  if (kind !== 'file' || size > MOST_READ) return `${kind} ${path} ${String(size)}`;
  return createHash('sha256').update(readFileSync(full)).digest('hex');
}

function contentOf(path: string, { kind, size }: FileEntry): Content {
  if (kind === 'link') return { kind: 'text', text: readlinkSync(path) };
  if (size > LARGEST) return { kind: 'too-large', bytes: size };
  const bytes = readFileSync(path);
  // As GitHub judges: a zero byte near the beginning makes a file binary. (likely)
  return bytes.subarray(0, 8_000).includes(0)
    ? { kind: 'binary' }
    : { kind: 'text', text: bytes.toString('utf8') };
}
