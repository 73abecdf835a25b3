import { type FileEntry, isIn } from './files.js';
import { Source } from './node.js';
import type { Problem } from './problem.js';

/** The migrations of one source. */
export interface SourceMigrations {
  /** The source that they belong to: the name of their folder. */
  source: string;
  /** The folder, from the repository's root. */
  folder: string;
  /** In the order in which they run. */
  migrations: readonly Migration[];
}

export interface Migration {
  /** Leading zeros do not count: 0001 is version 1. */
  version: bigint;
  /** The name after the version. */
  name: string;
  /** The file that is run; absent if only the way back is left. */
  up: FileEntry | undefined;
  down: FileEntry | undefined;
}

/** Hasura's CLI tests "<folder>.<file>" with this. Upper and lower case differ. */
const PATTERN = /^(\d+)_([^\n]*)\.(down|up)\.sql$/;
/** The CLI cannot go on after a version that an int64 does not hold. */
const HIGHEST = 2n ** 63n - 1n;
/** It ignores a file whose version a uint64 does not hold. */
const READ = 2n ** 64n - 1n;

/**
 * The migrations below a folder, by source, and what the CLI would ignore there.
 * @param root the migrations folder
 * @param flat config v2: the folder itself has the migrations of the only source, `default`
 */
export function migrationsIn(
  root: string,
  files: readonly FileEntry[],
  flat: boolean,
  problems: Problem[],
): SourceMigrations[] {
  const bySource = new Map<string, FileEntry[]>();
  for (const file of files) {
    if (!isIn(root, file.path)) continue;
    const parts = inside(root, file.path).split('/');
    if (flat) add(bySource, 'default', file);
    else if (parts.length > 1) add(bySource, parts[0] ?? '', file);
    else if (file.path.endsWith('.sql')) ignored(file, 'it is in the folder of no database', problems);
  }
  return [...bySource]
    .map(([source, found]) => {
      const folder = flat ? root : root === '' ? source : `${root}/${source}`;
      return { source, folder, migrations: migrationsOf(source, folder, found, problems) };
    })
    .sort((one, other) => (one.source < other.source ? -1 : 1));
}

function add(map: Map<string, FileEntry[]>, key: string, file: FileEntry): void {
  const list = map.get(key) ?? [];
  list.push(file);
  map.set(key, list);
}

function inside(folder: string, path: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

function ignored(file: FileEntry, why: string, problems: Problem[]): void {
  problems.push({
    rule: 'migration-ignored',
    at: start(file),
    what: `${file.path.split('/').slice(-2).join('/')} is never run: ${why}.`,
  });
}

function start({ file }: FileEntry): Problem['at'] {
  return { source: new Source(file, ''), offset: 0 };
}

interface Half extends Pick<Migration, 'version' | 'name'> {
  direction: string;
  file: FileEntry;
}

function migrationsOf(
  source: string,
  folder: string,
  files: readonly FileEntry[],
  problems: Problem[],
): Migration[] {
  const halves = files.flatMap((file) => halfOf(folder, file, problems));
  const found = new Map<string, Migration>();
  const empty = new Set<string>();
  for (const { version, name, direction, file } of halves) {
    const id = String(version);
    const key = direction === 'up' ? 'up' : 'down';
    if (version > HIGHEST)
      problems.push({
        rule: 'migration-version',
        at: start(file),
        what: `The version ${id} is larger than a version can be.`,
        object: `${source}/${id}`,
      });
    const known = found.get(id);
    if (file.size === 0) {
      if (key === 'up') {
        empty.add(id);
        problems.push({
          rule: 'migration-empty',
          at: start(file),
          what: `${inside(folder, file.path)} is empty, so it is left out.`,
          object: `${source}/${id}`,
        });
      }
      continue;
    }
    if (known?.[key] !== undefined) {
      problems.push({
        rule: 'migration-duplicate',
        at: start(file),
        what: `Version ${id} of the database ${source} has a second ${key} migration; the first is ${inside(folder, known[key].path)}.`,
        object: `${source}/${id}`,
      });
      continue;
    }
    const other = known ?? { version, name, up: undefined, down: undefined };
    found.set(id, { ...other, [key]: file });
  }
  const all = [...found.values()].sort((one, other) => (one.version < other.version ? -1 : 1));
  for (const { version, up, down } of all)
    if (up === undefined && down !== undefined)
      problems.push({
        rule: 'migration-down-only',
        at: start(down),
        what: `Version ${String(version)} of the database ${source} has a down.sql and ${empty.has(String(version)) ? 'an empty up.sql' : 'no up.sql'}.`,
        object: `${source}/${String(version)}`,
      });
  return all;
}

/** The version and direction of a file by its name; none if the CLI ignores it. */
function halfOf(folder: string, file: FileEntry, problems: Problem[]): Half[] {
  const parts = inside(folder, file.path).split('/');
  const base = parts.at(-1) ?? '';
  if (parts.length > 2) {
    if (/\.sql$/i.test(base)) ignored(file, 'it is in a folder of its own', problems);
    return [];
  }
  // A file that lies directly in the folder is tested by its own name.
  const [, version, name, direction] = PATTERN.exec(parts.length === 1 ? base : parts.join('.')) ?? [];
  if (version === undefined || name === undefined || direction === undefined) {
    if (/\.sql$/i.test(base)) ignored(file, whyIgnored(parts), problems);
    return [];
  }
  // Names are short enough for BigInt: a file system ends at 255 bytes, and git at 4,096.
  const number = version.length > 5_000 ? READ + 1n : BigInt(version);
  if (number <= READ) return [{ version: number, name, direction, file }];
  ignored(file, 'its version has more than 64 bits', problems);
  return [];
}

function whyIgnored(parts: readonly string[]): string {
  const [folder = '', file = folder] = parts;
  if (!/^\d+_/.test(folder)) return 'its folder must begin with a number and "_", such as 1700000000000_name';
  if (file !== file.toLowerCase()) return 'the name of the file must be in lower case';
  return 'the name of the file must end in up.sql or down.sql';
}
