import { type Content, type FileEntry, type Files, isIn } from '../project/files.js';
import { isPostgres, sourcesOf } from '../project/names.js';
import { Source } from '../project/node.js';
import { type Project, hasAllMigrations } from '../project/project.js';
import { type SqlParser, sameStatements } from '../project/sql.js';
import { type Versioned, setsOf } from './sets.js';

/** A state of the repository: its project, and its files, of which more are read. */
export interface Side {
  project: Project;
  files: Pick<Files, 'read'>;
}

/** A migration with the texts that are run. */
export interface Step extends Versioned {
  name: string;
  up: Script;
  /** Only of new migrations. */
  down: Script | undefined;
}

export interface Script {
  file: string;
  /** `undefined` if it cannot be read. */
  text: Source | undefined;
}

/** A migration, and the name that its folder should have. */
export interface Renamed {
  step: Step;
  better: string;
}

/** What is rehearsed for one database. */
export interface SourcePlan {
  source: string;
  /** The migrations of the base as it is now, in the order in which they run. */
  base: Step[];
  /** The seeds of the base, which are run as data. */
  seeds: Script[];
  /** The new ones that the base lacks, in the order in which the merge runs them. */
  added: Step[];
  /** What a new database gets, in the order in which it runs. */
  merged: Step[];
  /** The migrations of the base that the head deletes. */
  gone: Step[];
  /** New ones that are migrations of the base under another version, which the head deletes. */
  renamed: { step: Step; was: Step }[];
  /** The migrations of the base that the head changes. `isSame`: only comments or white space. */
  edited: { step: Step; isSame: boolean }[];
  /** The migrations that base and head have added under one version. */
  same: { base: Step; head: Step }[];
  /** The new ones that are before the newest one of the base, with names that would put them after it. */
  older: (Renamed & { also: Renamed[] })[];
  /** Why it cannot be rehearsed. */
  refused?: string;
}

export interface Plan {
  sources: SourcePlan[];
  mergeBase: Project | undefined;
  base: Project | undefined;
  head: Project;
}

/** What the migrations run, in the same order. */
export function scriptsOf(steps: readonly Step[]): Script[] {
  return steps.map(({ up }) => up);
}

/** In characters, of all seeds of a database: more is not run. */
const MOST_SEEDS = 10_000_000;

/**
 * Plans the rehearsal of a pull request. Rejects if its files cannot be asked for.
 * @param mergeBase where the branch left its base; `undefined` if it had no project there
 * @param base the base as it is now
 * @param parser loads PostgreSQL's grammar, if something was edited
 */
export async function planOf(
  sides: { mergeBase: Side | undefined; base: Side | undefined; head: Side },
  parser: () => Promise<SqlParser>,
): Promise<Plan> {
  const { mergeBase, base, head } = sides;
  const projects = [mergeBase?.project, base?.project, head.project];
  const sources: SourcePlan[] = [];
  for (const { source } of head.project.migrations.concat(base?.project.migrations ?? [])) {
    if (sources.some((one) => one.source === source) || !isRun(head.project, source)) continue;
    const sets = setsOf(
      stepsOf(mergeBase?.project, source),
      stepsOf(base?.project, source),
      stepsOf(head.project, source),
    );
    const edited: SourcePlan['edited'] = [];
    for (const { was, now } of sets.edited) {
      const [one, other] = [was.up.text, now.up.text];
      const isSame =
        one !== undefined && other !== undefined && sameStatements(await parser(), one.text, other.text);
      edited.push({ step: now, isSame });
    }
    const isCut = projects.some((project) => project !== undefined && !hasAllMigrations(project));
    const kind = sourcesOf(head.project).find(({ name }) => name === source);
    const refused = isCut
      ? 'not all of its migrations could be listed'
      : kind !== undefined && !isPostgres(kind)
        ? `its kind is ${kind.kind}`
        : hasTwice(head.project, source)
          ? 'two of its migrations have one version'
          : undefined;
    const planned: SourcePlan = {
      source,
      base: stepsOf(base?.project, source),
      seeds: [],
      added: sets.added,
      merged: sets.merged,
      gone: sets.gone,
      renamed: renamedIn(sets),
      edited,
      same: sets.same,
      older: olderIn(stepsOf(base?.project, source), sets.added),
      ...(refused === undefined ? {} : { refused }),
    };
    if (refused === undefined && needsServer(planned)) {
      if (base !== undefined) planned.seeds = await seedsOf(base, source);
      await readDowns(head.files, planned.added, head.project);
    }
    sources.push(planned);
  }
  return { sources, mergeBase: mergeBase?.project, base: base?.project, head: head.project };
}

/** Whether there is anything to try on a server. */
export function needsRehearsal({ sources }: Plan): boolean {
  return sources.some((one) => one.refused === undefined && needsServer(one));
}

export function needsServer({ added, gone, edited }: SourcePlan): boolean {
  return added.length + gone.length > 0 || edited.some(({ isSame }) => !isSame);
}

/** Whether a source is in the metadata: Hasura never runs migrations of another one. */
function isRun({ metadata, layout }: Project, source: string): boolean {
  if (metadata.incomplete || layout.version !== 3) return true;
  return sourcesOf({ metadata }).some(({ name }) => name === source);
}

function hasTwice({ problems }: Project, source: string): boolean {
  return problems.some(
    ({ rule, object }) => rule === 'migration-duplicate' && object?.startsWith(`${source}/`) === true,
  );
}

function stepsOf(project: Project | undefined, source: string): Step[] {
  const found = project?.migrations.find((one) => one.source === source)?.migrations ?? [];
  return found.flatMap(({ version, name, up, down }) => {
    if (up === undefined) return [];
    const text = project?.sql.get(up.path);
    return [
      {
        ...{ version, name, oid: up.oid, path: up.path },
        up: { file: up.file, text },
        down: down === undefined ? undefined : { file: down.file, text: undefined },
      },
    ];
  });
}

/** New migrations that are deleted ones under another version. With other deleted ones, it is a squashed history. */
function renamedIn({ added, gone }: Pick<SourcePlan, 'added' | 'gone'>): SourcePlan['renamed'] {
  const renamed = gone.flatMap((was) => {
    const step = added.find(({ oid }) => oid === was.oid);
    return step === undefined ? [] : [{ step, was }];
  });
  return renamed.length === gone.length ? renamed : [];
}

/**
 * The new migrations that are before the newest one of the base. Others that come after them may need them, so they get
 * new versions as well.
 */
function olderIn(base: readonly Step[], added: readonly Step[]): SourcePlan['older'] {
  const newestOf = (steps: readonly Step[]): bigint =>
    steps.reduce((most, { version }) => (version > most ? version : most), -1n);
  const newest = newestOf(base);
  const older = added.filter(({ version }) => version < newest);
  const later = added.filter(({ version }) => version > newest);
  const [next] = later;
  // Between the newest one of the base and the first one that may stay, if there is room.
  const fits = next === undefined || next.version - newest > BigInt(older.length);
  const moved = fits ? older : added;
  const first = (fits ? newest : newestOf([...base, ...added])) + 1n;
  const names = moved.map(({ name }, index) => `${String(first + BigInt(index))}_${name}`);
  return older.map((step) => ({
    step,
    better: names[moved.indexOf(step)] ?? '',
    also: fits ? [] : later.map((one) => ({ step: one, better: names[moved.indexOf(one)] ?? '' })),
  }));
}

/** The seeds of a source, in the order in which Hasura's CLI runs them, as far as they are read. */
async function seedsOf({ project, files }: Side, source: string): Promise<Script[]> {
  const { seeds: folder = '', version } = project.layout;
  const own = version === 3 ? (folder === '' ? source : `${folder}/${source}`) : folder;
  let left = MOST_SEEDS;
  const found = project.seeds
    .filter(({ path, size }) => /\.(?:sql|SQL)$/.test(path) && isIn(own, path) && (left -= size) >= 0)
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const contents = await files.read(found);
  return found.map(({ file, oid }) => ({ file, text: sourceFrom(file, contents.get(oid)) }));
}

/** Reads the ways back of these migrations. */
async function readDowns(
  files: Pick<Files, 'read'>,
  steps: readonly Step[],
  project: Project,
): Promise<void> {
  const wanted = new Map<string, FileEntry>();
  for (const { migrations } of project.migrations)
    for (const { down } of migrations) if (down !== undefined) wanted.set(down.file, down);
  const entries = steps.flatMap(({ down }) => (down === undefined ? [] : (wanted.get(down.file) ?? [])));
  if (entries.length === 0) return;
  const contents = await files.read(entries);
  for (const { down } of steps)
    if (down !== undefined) down.text = sourceFrom(down.file, contents.get(wanted.get(down.file)?.oid ?? ''));
}

function sourceFrom(file: string, content: Content | undefined): Source | undefined {
  return content?.kind === 'text' ? new Source(file, content.text) : undefined;
}
