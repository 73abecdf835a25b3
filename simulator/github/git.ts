import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Commit, Files, Repository } from './model.js';

/** What a commit has at a path: a folder, a file or link, or the commit of a submodule. */
export interface Entry {
  type: 'tree' | 'blob' | 'commit';
  oid: string;
  /** Empty for the root. */
  name: string;
  /** From the root of the commit's files. */
  path: string;
  /** Git's octal mode, without a zero in front: `100644`. */
  mode: string;
  /** The bytes of a blob; 0 for everything else. */
  size: number;
  /** The content of a blob; of a link, its target. */
  content: Buffer | null;
  /** What is in a folder, in git's order; null where only the folder's id is known. */
  children: Entry[] | null;
}

const ignored = ['.git', 'node_modules'];

/**
 * The object at a path of a commit; the root is ''. A commit with a folder has git's own ids, which are computed on
 * first use. Without a folder, every path is a tree whose id derives from the path and from the branch that had
 * these files first. Either way, a path's id changes when a push touches the path or something in it.
 */
export function entryAt(commit: Commit, path: string): Entry | undefined {
  return snapshotOf(commit.files).at(path.replace(/\/+$/, ''));
}

/** The tree or blob with this id in any commit that the repository knows; the commit of a submodule is not one. */
export function findObject(repository: Repository, oid: string): Entry | undefined {
  // Newest first: clients ask for what is new, and every other commit's folder would have to be read before it.
  for (const { files } of [...repository.commits.values()].reverse()) {
    const found = snapshotOf(files).find(oid);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The entry at a path from this folder; the folder itself for ''. */
export function entryBelow(folder: Entry, path: string): Entry | undefined {
  const names = path.split('/').filter((name) => name !== '');
  return names.reduce<Entry | undefined>(
    (entry, name) => entry?.children?.find((child) => child.name === name),
    folder,
  );
}

/** The path of an entry, from the folder at the path `from`. */
export function pathFrom(from: string, { path }: Entry): string {
  return from === '' ? path : path.slice(from.length + 1);
}

/** What is in a folder; with `recursive` also what is in its folders, each folder before its content. */
export function listTree({ children }: Entry, recursive: boolean): Entry[] {
  return (children ?? []).flatMap((entry) => (recursive ? [entry, ...listTree(entry, true)] : [entry]));
}

/** Everything of a commit's files that is not a folder, by path; nothing without a folder on disk. */
export function leavesOf(files: Files): Map<string, Entry> {
  const root = snapshotOf(files).at('');
  const leaves = root === undefined ? [] : listTree(root, true).filter(({ type }) => type !== 'tree');
  return new Map(leaves.map((leaf) => [leaf.path, leaf]));
}

/** Whether git would call it binary: a NUL byte within its first 8,000 bytes. */
export function isBinary(content: Buffer): boolean {
  return content.subarray(0, 8000).includes(0);
}

const snapshots = new WeakMap<Files, Snapshot>();

function snapshotOf(files: Files): Snapshot {
  const snapshot = snapshots.get(files) ?? new Snapshot(files);
  snapshots.set(files, snapshot);
  return snapshot;
}

/** All objects of one state of the files, by path and by id. It reads every file once. */
class Snapshot {
  readonly #files: Files;
  readonly #byPath = new Map<string, Entry>();
  readonly #byOid = new Map<string, Entry>();

  constructor(files: Files) {
    this.#files = files;
    if (files.directory === undefined) this.at('');
    else this.#keepAll(folderAt(files.directory, '', ''));
  }

  at(path: string): Entry | undefined {
    const known = this.#byPath.get(path);
    if (known !== undefined || this.#files.directory !== undefined) return known;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const oid = sha1(`tree ${this.#files.seed}:${path}`);
    return this.#keep({
      type: 'tree',
      oid,
      name,
      path,
      mode: '40000',
      size: 0,
      content: null,
      children: null,
    });
  }

  find(oid: string): Entry | undefined {
    return this.#byOid.get(oid);
  }

  #keepAll(entry: Entry): void {
    this.#keep(entry);
    for (const child of entry.children ?? []) this.#keepAll(child);
  }

  #keep(entry: Entry): Entry {
    const touches = touchesIn(this.#files, entry.path);
    if (touches.length > 0) entry.oid = sha1([entry.oid, ...touches].join('\n'));
    this.#byPath.set(entry.path, entry);
    // The commit of a submodule is in another repository. Of equal objects, the first one counts.
    if (entry.type !== 'commit' && !this.#byOid.has(entry.oid)) this.#byOid.set(entry.oid, entry);
    return entry;
  }
}

function touchesIn({ touched }: Files, path: string): string[] {
  return Object.entries(touched)
    .filter(([touchedPath]) => path === '' || touchedPath === path || touchedPath.startsWith(`${path}/`))
    .map(([touchedPath, sha]) => `${touchedPath} ${sha}`)
    .sort();
}

function folderAt(directory: string, name: string, path: string): Entry {
  const children = readdirSync(directory)
    .filter((child) => !ignored.includes(child))
    .map((child) => leafOrFolder(join(directory, child), child, path === '' ? child : `${path}/${child}`))
    // git does not store empty folders.
    .filter((child) => child.type !== 'tree' || child.children?.length !== 0)
    .sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  const content = children.flatMap((child) => [
    Buffer.from(`${child.mode} ${child.name}\0`),
    Buffer.from(child.oid, 'hex'),
  ]);
  const oid = objectId('tree', Buffer.concat(content));
  return { type: 'tree', oid, name, path, mode: '40000', size: 0, content: null, children };
}

function leafOrFolder(file: string, name: string, path: string): Entry {
  const stats = lstatSync(file);
  if (stats.isDirectory()) {
    const module = submoduleAt(file, path);
    return module === undefined
      ? folderAt(file, name, path)
      : { type: 'commit', oid: module, name, path, mode: '160000', size: 0, content: null, children: null };
  }
  const link = stats.isSymbolicLink();
  const content = link ? Buffer.from(readlinkSync(file)) : readFileSync(file);
  const mode = link ? '120000' : (stats.mode & 0o100) === 0 ? '100644' : '100755';
  const oid = objectId('blob', content);
  return { type: 'blob', oid, name, path, mode, size: content.length, content, children: null };
}

/**
 * The commit of a submodule: a folder with a repository of its own, of which `.git` is a folder or, as in a checkout,
 * a file with `gitdir: PATH`. A head that cannot be read counts as a made-up commit.
 */
function submoduleAt(folder: string, path: string): string | undefined {
  const git = join(folder, '.git');
  const stats = statSync(git, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  const elsewhere = stats.isFile() ? /^gitdir: (.+)$/m.exec(readFileSync(git, 'utf8'))?.[1] : undefined;
  const own = elsewhere === undefined ? git : resolve(folder, elsewhere);
  const head = textOf(join(own, 'HEAD'));
  const ref = /^ref: (.+)$/.exec(head)?.[1];
  const sha = ref === undefined ? head : textOf(join(own, ref));
  return /^[0-9a-f]{40}$/.test(sha) ? sha : sha1(`submodule ${path}`);
}

/** Empty where there is no such file. */
function textOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() === true ? readFileSync(file, 'utf8').trim() : '';
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
