import { type FileEntry, isIn, pathFrom } from './files.js';
import { type SourceOf, isPostgres, sourcesOf } from './names.js';
import type { Project } from './project.js';

/** The seeds of one source. */
export interface SourceSeeds {
  source: string;
  /** The kind of its database. */
  kind: string;
  /** In the order in which they run. */
  files: readonly FileEntry[];
}

/** Seeds that are not run, and why. */
export interface LeftOutSeeds {
  /** From the repository's root; as the workflow names it, if it is outside of the seeds. */
  path: string;
  why:
    | 'outside'
    | 'missing'
    /** Named, and no .sql file is there. */
    | 'not-sql'
    /** In no folder that has the name of a database. */
    | 'no-database'
    /** The CLI seeds PostgreSQL, Citus and SQL Server only. (known: the CLI's source) */
    | 'kind';
}

export interface SeedPlan {
  /** In the order of the metadata; only those that have seeds. */
  sources: readonly SourceSeeds[];
  leftOut: readonly LeftOutSeeds[];
}

/** The CLI takes these endings, and no others such as `.Sql`. (known: the CLI's source) */
const SQL = /\.(?:sql|SQL)$/;

/**
 * Which seeds to run, in the order of Hasura's CLI: within a folder by name, byte by byte, and a folder where its own
 * name is in that order. Seeds that are named run in the order in which they are named, each once.
 * @param wanted `true` for all seeds; or files and folders from the folder of the seeds, such as `default/shop.sql`
 */
export function planSeeds(
  project: Pick<Project, 'layout' | 'seeds' | 'metadata'>,
  wanted: boolean | readonly string[],
): SeedPlan {
  const { seeds: root } = project.layout;
  if (wanted === false || root === undefined) return { sources: [], leftOut: [] };
  const leftOut: LeftOutSeeds[] = [];
  const all = project.seeds.toSorted((one, other) => compared(one.path, other.path));
  const named = wanted === true ? all : wanted.flatMap((path) => filesAt(path, root, all, leftOut));
  const bySource = new Map<string, Map<string, FileEntry>>();
  for (const file of named) {
    if (!SQL.test(file.path)) continue;
    const [source = '', ...rest] = inside(root, file.path).split('/');
    const files = bySource.get(rest.length === 0 ? '' : source) ?? new Map<string, FileEntry>();
    files.set(file.path, file);
    bySource.set(rest.length === 0 ? '' : source, files);
  }
  const sources: SourceSeeds[] = [];
  for (const source of sourcesOf(project)) {
    const files = [...(bySource.get(source.name)?.values() ?? [])];
    bySource.delete(source.name);
    if (files.length === 0) continue;
    if (isSeeded(source)) sources.push({ source: source.name, kind: source.kind, files });
    else leftOut.push(...files.map(({ path }) => ({ path, why: 'kind' as const })));
  }
  for (const files of bySource.values())
    leftOut.push(...[...files.keys()].map((path) => ({ path, why: 'no-database' as const })));
  return { sources, leftOut };
}

function filesAt(
  named: string,
  root: string,
  all: readonly FileEntry[],
  leftOut: LeftOutSeeds[],
): readonly FileEntry[] {
  const path = pathFrom(root, named);
  if (path === undefined || !isIn(root, path)) {
    leftOut.push({ path: named, why: 'outside' });
    return [];
  }
  const found = all.filter((file) => isIn(path, file.path));
  if (!found.some((file) => SQL.test(file.path)))
    leftOut.push({ path, why: found.length === 0 ? 'missing' : 'not-sql' });
  return found;
}

function isSeeded(source: SourceOf): boolean {
  return isPostgres(source) || source.kind === 'mssql' || source.kind === 'citus';
}

function inside(folder: string, path: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** The order of a walk through folders, each of them sorted by name. */
function compared(one: string, other: string): number {
  const [ours, theirs] = [one.split('/'), other.split('/')];
  for (let at = 0; at < ours.length && at < theirs.length; at++) {
    const order = Buffer.compare(Buffer.from(ours[at] ?? ''), Buffer.from(theirs[at] ?? ''));
    if (order !== 0) return order;
  }
  return ours.length - theirs.length;
}
