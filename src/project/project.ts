import {
  type Content,
  type FileEntry,
  type Files,
  MOST_FILES,
  folderOfPath,
  isIn,
  pathFrom,
} from './files.js';
import type { Lookup } from './includes.js';
import { CONFIG, type Layout, layoutOf, sourceOf } from './layout.js';
import { type Metadata, metadataOf, unusedFiles } from './metadata.js';
import { type SourceMigrations, migrationsIn } from './migrations.js';
import { Source } from './node.js';
import type { Problem } from './problem.js';

/** A Hasura project at one state of the repository. */
export interface Project {
  layout: Layout;
  metadata: Metadata;
  migrations: readonly SourceMigrations[];
  /** The files of the seeds folder; they are not read. */
  seeds: readonly FileEntry[];
  /** What the reader found wrong. */
  problems: readonly Problem[];
  /** The texts that were read, by their paths. */
  sources: ReadonlyMap<string, Source>;
  /** The texts of migrations, by the ids of their files. */
  sql: ReadonlyMap<string, Source>;
  /** Metadata files that no other file includes. */
  unused: readonly string[];
}

/** What was listed of a project: enough to say whether it is the same as another one. */
export interface Listing {
  directory: string;
  layout: Layout | undefined;
  /** All files of the project, as it finds them. */
  files: readonly FileEntry[];
  /** What belongs to the project and lies outside its folder, with git's ids. */
  outside: readonly { path: string; oid: string }[];
  problems: readonly Problem[];
}

/** Why there is no project: what the repository does not have, such as "folder hasura". */
export interface Absent {
  absent: string;
}

const MOST_LINKS = 50;
/** A link may lead to another link. */
const MOST_ROUNDS = 4;
/** In bytes, of all metadata or of all migrations. */
const MOST_BYTES = 20_000_000;

/**
 * Lists a project: reads config.yaml, and finds what it names, also outside the project's folder and through links.
 * Rejects if the files cannot be asked for.
 */
export async function listProject(files: Files, directory: string): Promise<Listing | Absent> {
  const entries = await files.entries(directory);
  if (entries === undefined) return { absent: `folder ${directory}` };
  const config = entries.find(({ path }) => path === join(directory, CONFIG));
  if (config === undefined) return { absent: `file ${join(directory, CONFIG)}` };
  const problems: Problem[] = [];
  const contents = await files.read([config]);
  const target = config.kind === 'link' ? await linked(files, config, contents.get(config.oid)) : undefined;
  const source = sourceOf(config.file, target?.content ?? contents.get(config.oid), problems);
  const layout = source && layoutOf(directory, source, problems);
  const outside = target === undefined || isIn(directory, target.path) ? [] : [target];
  if (layout === undefined) return { directory, layout, files: [config], outside, problems };
  const { metadata, metadataFile, migrations, seeds } = layout;
  const wanted = [metadata, metadataFile, migrations, seeds].filter((path) => path !== undefined);
  const listed = await new Lister(files, directory, problems).list(wanted, entries);
  return {
    directory,
    layout,
    files: [config, ...listed.files],
    outside: [...outside.map(({ path, oid }) => ({ path, oid })), ...listed.outside],
    problems,
  };
}

/** The file that a link leads to. */
async function linked(
  files: Files,
  { file }: FileEntry,
  link: Content | undefined,
): Promise<{ path: string; oid: string; content: Content | undefined } | undefined> {
  const path = link?.kind === 'text' ? pathFrom(folderOfPath(file), link.text) : undefined;
  const entry = path === undefined ? undefined : (await files.below([path])).get(path)?.entry;
  if (path === undefined || entry?.kind !== 'file') return undefined;
  return { path, oid: entry.oid, content: (await files.read([entry])).get(entry.oid) };
}

class Lister {
  readonly #files: Files;
  readonly #directory: string;
  readonly #problems: Problem[];
  readonly #found = new Map<string, FileEntry>();
  readonly #outside = new Map<string, string>();
  #links = 0;

  constructor(files: Files, directory: string, problems: Problem[]) {
    this.#files = files;
    this.#directory = directory;
    this.#problems = problems;
  }

  /** @param entries what lies in the project's folder: one of the wanted folders may be a link */
  async list(
    wanted: readonly string[],
    entries: readonly FileEntry[],
  ): Promise<{ files: FileEntry[]; outside: { path: string; oid: string }[] }> {
    const links = entries.filter(
      ({ path, kind }) => kind === 'link' && wanted.some((one) => isIn(path, one)),
    );
    let open = await this.#below(
      wanted
        .filter((path) => !links.some((link) => isIn(link.path, path)))
        .map((path) => ({ path, real: path })),
    );
    open.push(...links);
    for (let round = 0; open.length > 0 && round < MOST_ROUNDS; round++)
      open = await this.#below(await this.#targets(open));
    for (const link of open) this.#reportLink(link, 'is one of too many links in a row');
    const files = [...this.#found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
    if (files.length > MOST_FILES) files.length = MOST_FILES;
    return { files, outside: [...this.#outside].map(([path, oid]) => ({ path, oid })) };
  }

  /** Adds everything at these paths, and returns the links among it. */
  async #below(targets: readonly { path: string; real: string }[]): Promise<FileEntry[]> {
    if (targets.length === 0) return [];
    const found = await this.#files.below([...new Set(targets.map(({ real }) => real))]);
    const links: FileEntry[] = [];
    for (const { path, real } of targets) {
      const at = found.get(real);
      if (at === undefined) continue;
      if (!isIn(this.#directory, real)) this.#outside.set(real, at.entry.oid);
      if (!at.complete)
        this.#problems.push({
          rule: 'not-checked',
          at: { source: new Source(real, ''), offset: 0 },
          what: `The folder ${real} has too many files to check all of them.`,
        });
      for (const file of at.entry.kind === 'folder' ? at.files : [at.entry]) {
        const entry = { ...file, path: path + file.file.slice(real.length) };
        if (entry.kind === 'link') links.push(entry);
        else if (entry.kind === 'file') this.#found.set(entry.path, entry);
      }
    }
    return links;
  }

  /** Where links lead. */
  async #targets(links: readonly FileEntry[]): Promise<{ path: string; real: string }[]> {
    this.#links += links.length;
    if (this.#links > MOST_LINKS) {
      for (const link of links) this.#reportLink(link, 'is one of too many links');
      return [];
    }
    const contents = await this.#files.read(links);
    return links.flatMap((link) => {
      const content = contents.get(link.oid);
      const target = content?.kind === 'text' ? pathFrom(folderOfPath(link.file), content.text) : undefined;
      if (target !== undefined && !isIn(target, link.path) && target !== '')
        return [{ path: link.path, real: target }];
      this.#reportLink(link, 'leads out of the repository, or to itself');
      return [];
    });
  }

  #reportLink({ file }: FileEntry, what: string): void {
    this.#problems.push({
      rule: 'link-outside',
      at: { source: new Source(file, ''), offset: 0 },
      what: `The link ${file} ${what}, so it was not read.`,
    });
  }
}

/** Reads a listed project. Rejects if the files cannot be asked for. */
export async function readProject(files: Files, listing: Listing): Promise<Project | undefined> {
  const { layout } = listing;
  if (layout === undefined) return undefined;
  const problems = [...listing.problems];
  const byPath = new Map(listing.files.map((entry) => [entry.path, entry]));
  const inMetadata = (path: string): boolean =>
    (layout.metadata !== undefined && isIn(layout.metadata, path)) || path === layout.metadataFile;
  // One of the two folders may contain the other.
  const isOther = (path: string): boolean =>
    inMetadata(path) &&
    layout.metadata !== layout.migrations &&
    isIn(layout.migrations ?? '', layout.metadata ?? '');
  const migrations =
    layout.migrations === undefined
      ? []
      : migrationsIn(
          layout.migrations,
          listing.files.filter(({ path }) => !isOther(path) && path !== layout.config.file),
          layout.version === 2,
          problems,
        );
  const ups = migrations.flatMap(({ migrations: all }) =>
    all.map(({ up }) => up).filter((up) => up !== undefined),
  );
  // A comment on the first line of a migration that does not run can silence what is found.
  const reported = new Set(problems.map(({ at }) => at.source.file));
  const others = listing.files.filter(
    (file) => reported.has(file.file) && /\.sql$/i.test(file.path) && !ups.includes(file),
  );
  const texts = listing.files.filter(({ path }) => inMetadata(path) && isRead(path, layout));
  const wanted = [...withinBytes(texts, problems), ...withinBytes([...ups, ...others], problems)];
  const contents = new Map(await files.read(wanted));
  const sources = new Map<string, Source>([[layout.config.file, layout.config]]);
  const unreadable = new Set<string>();
  const add = (entry: FileEntry, content: Content | undefined): void => {
    const source = sourceOf(entry.file, content, problems);
    if (source === undefined) unreadable.add(entry.path);
    else sources.set(entry.path, source);
  };
  for (const entry of texts) add(entry, contents.get(entry.oid));
  const sql = new Map<string, Source>();
  for (const up of ups) {
    const content = contents.get(up.oid);
    if (content?.kind === 'binary') {
      const at = { source: new Source(up.file, ''), offset: 0 };
      problems.push({ rule: 'sql-nul', at, what: 'The file is binary, or not saved as UTF-8.' });
      continue;
    }
    const source = sourceOf(up.file, contents.get(up.oid), problems);
    if (source !== undefined) sql.set(up.path, source);
  }
  for (const { path, file, oid } of others) {
    const content = contents.get(oid);
    if (content?.kind === 'text') sql.set(path, new Source(file, content.text));
  }
  const lookup: Lookup = (path) => {
    const source = sources.get(path);
    if (source !== undefined) return source;
    if (unreadable.has(path)) return 'unreadable';
    const listed = byPath.get(path);
    if (listed !== undefined || !inMetadata(path)) return tried.has(path) ? 'absent' : 'unread';
    return 'absent';
  };
  const tried = new Set<string>();
  let metadata: Metadata;
  let found: Problem[];
  // An include may name a file of the project outside the metadata folder.
  for (;;) {
    found = [];
    metadata = metadataOf(layout, lookup, found);
    const { unread } = metadata;
    if (unread.length === 0 || tried.size > MOST_LINKS) break;
    for (const path of unread) tried.add(path);
    const more = [...(await files.below(unread)).values()].map(({ entry }) => entry);
    const read = await files.read(more.filter(({ kind }) => kind === 'file'));
    for (const entry of more) if (entry.kind === 'file') add(entry, read.get(entry.oid));
  }
  const paths = texts.map(({ path }) => path);
  return {
    layout,
    metadata,
    migrations,
    seeds: listing.files.filter(({ path }) => layout.seeds !== undefined && isIn(layout.seeds, path)),
    problems: [...problems, ...found],
    sources,
    sql,
    unused: unusedFiles(layout, metadata, paths),
  };
}

/** Whether all migrations of a project were listed. */
export function hasAllMigrations({ problems, layout }: Project): boolean {
  return !problems.some(({ rule, at }) => rule === 'not-checked' && at.source.file === layout.migrations);
}

/** Which files of the metadata folder are read: whatever an include may name. */
function isRead(path: string, { metadataFile }: Layout): boolean {
  return path === metadataFile || /\.(?:yaml|yml|graphql|json|txt|sql)$/.test(path);
}

/** The files that are read: all, up to a number of bytes. */
function withinBytes(files: readonly FileEntry[], problems: Problem[]): FileEntry[] {
  let bytes = 0;
  const kept = files.filter(({ size }) => (bytes += size) <= MOST_BYTES);
  const [left] = files.filter((file) => !kept.includes(file));
  if (left !== undefined)
    problems.push({
      rule: 'not-checked',
      at: { source: new Source(left.file, ''), offset: 0 },
      what: `${String(files.length - kept.length)} files were not checked: the project has more than ${String(MOST_BYTES / 1_000_000)} MB.`,
    });
  return kept;
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
