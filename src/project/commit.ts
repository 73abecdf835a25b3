import type { Git, GitBlob, GitEntry, GitFound } from '../github/objects.js';
import { listBelow, readBlobs } from '../github/objects.js';
import type { Tree } from '../github/trees.js';
import { Failure } from '../lib/errors.js';
import { type Content, type FileEntry, type Files, LARGEST } from './files.js';

/** Contents by git's ids: the same content is read once, for however many commits. */
export type Blobs = Map<string, Promise<Content>>;

/**
 * The files of a commit on GitHub.
 * @param tree the project's folder with what lies directly in it, which is known by then
 */
export function filesOfCommit(git: Git, directory: string, tree: Tree, blobs: Blobs): Files {
  const top = tree.state === 'known' ? tree.top : undefined;
  if (top !== undefined) blobs.set(top.config.oid, Promise.resolve(contentOf(top.config, 0)));
  return {
    entries: async (folder) => {
      if (folder === directory && top !== undefined) return top.entries.map((entry) => placed(folder, entry));
      throw new Failure('github-error', `GitHub did not list what is in the folder ${folder}.`);
    },
    below: async (paths) => {
      const known = top?.below;
      const asked = await listBelow(
        git,
        paths.filter((path) => known?.has(path) !== true),
      );
      const found = new Map<string, GitFound>(asked);
      for (const path of paths) {
        const one = known?.get(path);
        if (one !== undefined) found.set(path, one);
      }
      return new Map(
        [...found].map(([path, { kind, oid, size, files, complete }]) => [
          path,
          {
            entry: { path, file: path, kind, oid, size },
            files: files.map((entry) => placed(path, { ...entry, name: entry.path })),
            complete,
          },
        ]),
      );
    },
    read: async (files) => await contentsOf(git, files, blobs),
  };
}

function placed(folder: string, { name, kind, oid, size }: GitEntry): FileEntry {
  const path = folder === '' ? name : `${folder}/${name}`;
  return { path, file: path, kind, oid, size };
}

async function contentsOf(
  git: Git,
  files: readonly FileEntry[],
  blobs: Blobs,
): Promise<Map<string, Content>> {
  const wanted = files.filter(({ oid, size }) => {
    if (blobs.has(oid)) return false;
    if (size > LARGEST) blobs.set(oid, Promise.resolve({ kind: 'too-large', bytes: size }));
    return size <= LARGEST;
  });
  if (wanted.length > 0) {
    const reading = readBlobs(git, wanted);
    for (const { oid, size } of wanted) {
      const one = reading.then((read) => contentOf(read.get(oid), size));
      // What GitHub could not return now, it may return later.
      one.catch(() => blobs.delete(oid));
      blobs.set(oid, one);
    }
  }
  const contents = new Map<string, Content>();
  for (const { oid } of files) {
    const content = await blobs.get(oid);
    if (content !== undefined) contents.set(oid, content);
  }
  return contents;
}

function contentOf(blob: GitBlob | undefined, bytes: number): Content {
  if (blob === undefined) throw new Failure('github-error', 'GitHub did not return a file of the project.');
  if (blob.truncated) return { kind: 'too-large', bytes };
  return blob.text === undefined || blob.binary ? { kind: 'binary' } : { kind: 'text', text: blob.text };
}
