import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Commit, Files } from './model.js';

/** The object at a path of a commit. */
export interface GitObject {
  type: 'tree' | 'blob';
  oid: string;
}

interface Entry extends GitObject {
  name: string;
  mode: string;
  children: Entry[];
}

const ignored = ['.git', 'node_modules'];

/**
 * The object at a path of a commit; the root is ''. A commit with a folder has git's own ids, which are computed on
 * first use. Without a folder, every path is a tree whose id derives from the path and from the branch that had
 * these files first. Either way, a path's id changes when a push touches the path or something in it.
 */
export function objectAt(commit: Commit, path: string): GitObject | undefined {
  const wanted = path.replace(/\/+$/, '');
  const found = contentAt(commit, wanted);
  const touches = touchesIn(commit.files, wanted);
  if (found === undefined || touches.length === 0) return found;
  return { type: found.type, oid: sha1([found.oid, ...touches].join('\n')) };
}

/** "The limit for the tree array is 100,000 entries with a maximum size of 7 MB when using the recursive parameter." */
const MOST_ENTRIES = 100_000;

/** One name in a folder, as git lists it; in a recursive list the path from that folder. */
export interface TreeEntry {
  path: string;
  mode: string;
  type: 'tree' | 'blob';
  sha: string;
}

/**
 * The entries of the folder with this id in a commit; `undefined` if the commit has no such folder. In a commit
 * without files on disk, every path is a folder. Such a commit lists only its root, with no entries and as
 * `truncated`.
 */
export function listTree(
  commit: Commit,
  oid: string,
  recursive = false,
): { entries: TreeEntry[]; truncated: boolean } | undefined {
  const { files } = commit;
  const { directory } = files;
  if (directory === undefined)
    return objectAt(commit, '')?.oid === oid ? { entries: [], truncated: true } : undefined;
  const childrenAt = (path: string): Entry[] => entryAt(files, directory, path)?.children ?? [];
  const seek = (path: string): string | undefined => {
    if (objectAt(commit, path)?.oid === oid) return path;
    for (const child of childrenAt(path)) {
      if (child.type !== 'tree') continue;
      const found = seek(path === '' ? child.name : `${path}/${child.name}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const path = seek('');
  if (path === undefined) return undefined;
  const entriesOf = (folder: string): TreeEntry[] =>
    childrenAt(folder).flatMap(({ name, mode, type }) => {
      const at = folder === '' ? name : `${folder}/${name}`;
      const entry = {
        path: path === '' ? at : at.slice(path.length + 1),
        mode: mode.padStart(6, '0'),
        type,
        sha: objectAt(commit, at)?.oid ?? '',
      };
      return recursive && type === 'tree' ? [entry, ...entriesOf(at)] : [entry];
    });
  const entries = entriesOf(path);
  return { entries: entries.slice(0, MOST_ENTRIES), truncated: entries.length > MOST_ENTRIES };
}

const read = new WeakMap<Files, Entry>();

function contentAt({ files }: Commit, path: string): GitObject | undefined {
  return files.directory === undefined
    ? { type: 'tree', oid: sha1(`tree ${files.seed}:${path}`) }
    : entryAt(files, files.directory, path);
}

function entryAt(files: Files, directory: string, path: string): Entry | undefined {
  const root = read.get(files) ?? treeOf('', directory);
  read.set(files, root);
  const names = path === '' ? [] : path.split('/');
  return names.reduce<Entry | undefined>(
    (entry, name) => entry?.children.find((child) => child.name === name),
    root,
  );
}

function touchesIn({ touched }: Files, path: string): string[] {
  return Object.entries(touched)
    .filter(([touchedPath]) => path === '' || touchedPath === path || touchedPath.startsWith(`${path}/`))
    .map(([touchedPath, sha]) => `${touchedPath} ${sha}`)
    .sort();
}

function treeOf(name: string, directory: string): Entry {
  const children = readdirSync(directory)
    .filter((child) => !ignored.includes(child))
    .map((child) => entryOf(child, join(directory, child)))
    // git does not store empty folders.
    .filter((child) => child.type === 'blob' || child.children.length > 0)
    .sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  const content = children.flatMap((child) => [
    Buffer.from(`${child.mode} ${child.name}\0`),
    Buffer.from(child.oid, 'hex'),
  ]);
  return { name, type: 'tree', mode: '40000', oid: objectId('tree', Buffer.concat(content)), children };
}

function entryOf(name: string, path: string): Entry {
  const stats = lstatSync(path);
  if (stats.isDirectory()) return treeOf(name, path);
  const link = stats.isSymbolicLink();
  const content = link ? Buffer.from(readlinkSync(path)) : readFileSync(path);
  const mode = link ? '120000' : (stats.mode & 0o100) === 0 ? '100644' : '100755';
  return { name, type: 'blob', mode, oid: objectId('blob', content), children: [] };
}

/** git sorts a folder as if its name ended in a slash. */
function sortKey({ name, type }: Entry): Buffer {
  return Buffer.from(type === 'tree' ? `${name}/` : name);
}

function objectId(type: string, content: Buffer): string {
  return sha1(`${type} ${content.length}\0`, content);
}

function sha1(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
