import { readFileSync, readdirSync } from 'node:fs';
import { judge } from '../../src/check/check.js';
import type { Given, GivenAs } from '../../src/check/variables.js';
import { type Content, type FileEntry, type Files, type Found, isIn } from '../../src/project/files.js';
import { type Listing, type Project, listProject, readProject } from '../../src/project/project.js';
import type { PlacedFinding } from '../../src/rules/finding.js';
import { parseIgnored } from '../../src/rules/ignore.js';

/** What is at a path: a text, or something that is not a text. */
export type Item = string | { link: string } | { submodule: string } | Exclude<Content, { kind: 'text' }>;
/** The files of a repository by their paths. What is `undefined` does not exist. */
export type Repository = Readonly<Record<string, Item | undefined>>;

/** A database without tables, as Hasura's CLI writes it. */
export const DATABASE = `- name: default
  kind: postgres
  configuration:
    connection_info:
      database_url:
        from_env: PG_DATABASE_URL
  tables: []
`;

/** A project of config v3 in the root of the repository, in which nothing is found. */
export const BASE = {
  'config.yaml': 'version: 3\n',
  'metadata/version.yaml': 'version: 3\n',
  'metadata/databases/databases.yaml': DATABASE,
  'migrations/default/1_init/up.sql': 'select 1;\n',
} as const satisfies Repository;

/** That project with these lines as its list of tables, and with other files. */
export function withTables(tables: string, more: Repository = {}): Repository {
  const lines = tables.split('\n').join('\n    ');
  return { ...BASE, 'metadata/databases/databases.yaml': DATABASE.replace('[]', `\n    ${lines}`), ...more };
}

/** That project with this text as its only migration. */
export function withSql(sql: Item, more: Repository = {}): Repository {
  return { ...BASE, 'migrations/default/1_init/up.sql': sql, ...more };
}

/** The same files in a folder. */
export function inFolder(folder: string, files: Repository): Repository {
  return Object.fromEntries(Object.entries(files).map(([path, item]) => [`${folder}/${path}`, item]));
}

/** The files of the example in the repository, by their paths from its folder. */
export function exampleShop(): Record<string, string> {
  const root = 'examples/hasura-shop';
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => `${parentPath}/${name}`)
      .sort()
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** A repository in memory. `reads` collects the paths of the files that were read. */
export function filesOf(repository: Repository, reads: string[] = []): Files {
  const all = Object.entries(repository).flatMap(([path, item]) =>
    item === undefined ? [] : [entryOf(path, item)],
  );
  const under = (folder: string): FileEntry[] =>
    all.filter(({ path }) => isIn(folder, path) && path !== folder);
  const folder = (path: string): FileEntry => ({
    ...{ path, file: path, kind: 'folder' as const },
    oid: `folder ${JSON.stringify(under(path))}`,
    size: 0,
  });
  return {
    entries: async (at) => {
      const found = under(at);
      if (found.length === 0) return undefined;
      const start = at === '' ? 0 : at.length + 1;
      const names = new Set(found.map(({ path }) => path.slice(start).split('/')[0] ?? ''));
      return [...names].map((name) => {
        const path = at === '' ? name : `${at}/${name}`;
        return all.find((entry) => entry.path === path) ?? folder(path);
      });
    },
    below: async (paths) => {
      const found = new Map<string, Found>();
      for (const path of paths) {
        const files = under(path).sort((one, other) => (one.path < other.path ? -1 : 1));
        const entry = all.find((one) => one.path === path) ?? (files.length > 0 ? folder(path) : undefined);
        if (entry !== undefined) found.set(path, { entry, files, complete: true });
      }
      return found;
    },
    read: async (files) => {
      reads.push(...files.map(({ file }) => file));
      return new Map(files.map(({ oid, file }) => [oid, contentOf(repository[file])] as const));
    },
  };
}

function entryOf(path: string, item: Item): FileEntry {
  const kind =
    typeof item === 'string' || 'kind' in item ? 'file' : 'link' in item ? 'link' : ('submodule' as const);
  // As in git, the same content has the same id.
  return { path, file: path, kind, oid: JSON.stringify(item), size: sizeOf(item) };
}

function sizeOf(item: Item): number {
  if (typeof item === 'string') return Buffer.byteLength(item);
  return 'bytes' in item ? item.bytes : 1;
}

function contentOf(item: Item | undefined): Content {
  if (typeof item === 'string') return { kind: 'text', text: item };
  if (item === undefined || 'submodule' in item) throw new Error('The test reads what is not a file.');
  return 'link' in item ? { kind: 'text', text: item.link } : item;
}

export async function listed(repository: Repository, directory = ''): Promise<Listing> {
  const listing = await listProject(filesOf(repository), directory);
  if ('absent' in listing) throw new Error(`The repository has no ${listing.absent}.`);
  return listing;
}

export async function projectOf(repository: Repository, directory = ''): Promise<Project> {
  const project = await readProject(filesOf(repository), await listed(repository, directory));
  if (project === undefined) throw new Error('The project has no layout.');
  return project;
}

/** What the workflow says. */
export interface Checking {
  directory?: string;
  /**
   * The variables that the app gets: names, with `=` for empty ones, `=content` for those that `hygraph-env` sets, and
   * `=elsewhere` for an address at Hygraph that `env` sets.
   */
  given?: readonly string[] | undefined;
  /** The input `ignore`. */
  ignore?: string;
}

const KINDS: Record<string, GivenAs> = {
  '=': 'empty',
  '=content': 'content',
  '=elsewhere': 'unchecked content',
};

/** The findings of a project. */
export async function checked(
  repository: Repository,
  { directory = '', given, ignore = '' }: Checking = {},
): Promise<PlacedFinding[]> {
  const variables: Given | undefined =
    given &&
    new Map(
      given.map((text) => [text.replace(/=.*/, ''), KINDS[text.replace(/^\w+/, '')] ?? 'set'] as const),
    );
  const listing = await listed(repository, directory);
  return await judge(listing, await readProject(filesOf(repository), listing), {
    given: variables,
    ignored: parseIgnored(ignore),
  });
}

/** A finding in one line: its rule and its place. */
export function brief({ rule, file, line, column }: PlacedFinding): string {
  return `${rule} ${file}:${String(line)}:${String(column)}`;
}

/** The findings of a project in one line each. */
export async function found(repository: Repository, options: Checking = {}): Promise<string[]> {
  return (await checked(repository, options)).map(brief);
}
