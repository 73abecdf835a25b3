import type { Entry } from './git.js';
import { isBinary, leavesOf } from './git.js';
import type { Files } from './model.js';

/** A file that is not the same in two states of the files. */
export interface FileChange {
  filename: string;
  /** Of a file that was renamed. */
  previous?: string;
  status: 'added' | 'removed' | 'modified' | 'renamed';
  /** The id of the blob; before the change if it is removed; null where only a folder's id is known. */
  oid: string | null;
  additions: number;
  deletions: number;
}

/**
 * What changed between two states, by path. Only a file with the same content counts as renamed, while GitHub also
 * finds similar ones. A folder that was touched without a change on disk has a changed file `touched` in it; so has
 * the root if nothing is on disk and the two states are unrelated.
 */
export function changedFiles(before: Files, after: Files): FileChange[] {
  const [old, fresh] = [leavesOf(before), leavesOf(after)];
  const removed = [...old.values()].filter(({ path }) => !fresh.has(path));
  const changes = [...fresh.values()].flatMap((entry): FileChange[] => {
    const earlier = old.get(entry.path);
    if (earlier?.oid === entry.oid && earlier.mode === entry.mode) return [];
    if (earlier !== undefined) return [changeOf('modified', entry, earlier)];
    const from = removed.findIndex(({ oid }) => oid === entry.oid);
    const [source] = from === -1 ? [] : removed.splice(from, 1);
    return [
      source === undefined
        ? changeOf('added', entry)
        : { ...changeOf('renamed', entry, source), previous: source.path },
    ];
  });
  changes.push(...removed.map((entry) => changeOf('removed', undefined, entry)));
  const known = (path: string): boolean => old.has(path) || fresh.has(path);
  changes.push(
    ...touchedBetween(before, after)
      .filter((path) => !known(path))
      .map(touchOf),
  );
  return changes.sort((a, b) => (a.filename < b.filename ? -1 : 1));
}

/** Paths with touches of which only one of the states knows. */
function touchedBetween(before: Files, after: Files): string[] {
  const paths = new Set([...Object.keys(before.touched), ...Object.keys(after.touched)]);
  const touched = [...paths].filter((path) => before.touched[path] !== after.touched[path]);
  const onDisk = before.directory !== undefined || after.directory !== undefined;
  return onDisk || before.seed === after.seed ? touched : ['', ...touched];
}

function touchOf(folder: string): FileChange {
  const filename = folder === '' ? 'touched' : `${folder}/touched`;
  return { filename, status: 'modified', oid: null, additions: 1, deletions: 1 };
}

function changeOf(status: FileChange['status'], entry?: Entry, earlier?: Entry): FileChange {
  const { path = '', oid = null } = entry ?? earlier ?? {};
  const [now, then] = [linesOf(entry), linesOf(earlier)];
  return { filename: path, status, oid, additions: countNew(now, then), deletions: countNew(then, now) };
}

/** How many of the lines are not among the others. A line that moved does not count, unlike in a real diff. */
function countNew(lines: string[], others: string[]): number {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  }).length;
}

/** A submodule counts as a line with its commit, a binary file as nothing. */
function linesOf(entry: Entry | undefined): string[] {
  if (entry === undefined) return [];
  if (entry.content === null) return [entry.oid];
  return isBinary(entry.content) ? [] : (entry.content.toString('utf8').match(/.*\n|.+$/g) ?? []);
}
