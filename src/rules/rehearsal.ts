import { counted, duration, listed } from '../lib/text.js';
import type { Place } from './finding.js';

/**
 * What merging the migrations of a pull request does, tried on a PostgreSQL server. Plain data; the names in it are a
 * stranger's.
 */
export interface Rehearsal {
  /** The version of the server, such as `16.4`. */
  server: string;
  sources: SourceRehearsal[];
}

/** The rehearsal of one database. */
export interface SourceRehearsal {
  source: string;
  /** The migrations that the merge runs on existing databases, in this order. */
  upgrade: VersionRun[];
  /** What the upgrade changes in the schema. */
  schema: Difference;
  fresh: Fresh;
  /** The migrations of the base that the pull request deletes, or gives other statements. */
  gone: string[];
  edited: string[];
  /** New migrations that repeat what those that are gone had done. */
  squashed: string[];
  /** How many seeds of the base ran, as data. */
  seeds: number;
  /** Where the rehearsal ended early, and why; not a fault of the pull request. */
  stopped?: Partial<Place> & { why: string };
}

/** What a new database gets: the migrations of the base and the new ones, in the order of their versions. */
export type Fresh =
  /** `same`: it gives the schema that the upgrade gives. `ran`: the upgrade does not run to its end. */
  | { result: 'same' | 'ran' | 'not run' }
  /** From what the upgrade gives to what a new database gets. */
  | { result: 'differs'; difference: Difference }
  | { result: 'fails'; failure: FailedAt };

/** One migration of the upgrade. */
export interface VersionRun {
  version: string;
  name: string;
  /** `skipped`: it repeats what the database has, so it must be marked as applied there. */
  result: 'ran' | 'failed' | 'skipped' | 'not run';
  ms: number;
  rows: number;
  /** The tables of the base that others cannot use while it runs. */
  locks: Lock[];
  /** The tables of the base that PostgreSQL rewrote. */
  rewritten: string[];
  /** It ended its own transaction: locks and rewritten tables are not known. */
  isPartial: boolean;
  failure?: FailedAt;
  down: Down;
}

export interface Lock {
  table: string;
  blocks: 'reads and writes' | 'writes';
}

export type Down =
  | { result: 'reverts' | 'absent' | 'no statement' | 'not run' }
  /** What is left of the migration after it. */
  | { result: 'differs'; difference: Difference }
  | { result: 'fails'; failure: FailedAt };

/** A statement that failed. The message is one line, without the details that hold data. */
export interface FailedAt extends Place {
  /** The SQLSTATE; empty if there is none. */
  code: string;
  message: string;
}

/** What differs between two schemas, in words such as "column orders.total". */
export interface Difference {
  gained: string[];
  lost: string[];
  /** With the definitions before and after, where they are short. */
  changed: string[];
}

/** How many tables are named in a summary. */
const MOST_NAMED = 3;

/**
 * What a rehearsal found, in one line without markup: "2 migrations, 0.4 s, orders locked against reads and writes,
 * down.sql undoes it". Each part is plain text.
 */
export function rehearsalSummary(source: SourceRehearsal): string[] {
  const { upgrade, fresh, squashed, stopped } = source;
  const ran = upgrade.filter(({ result }) => result === 'ran');
  const failed = upgrade.find(({ result }) => result === 'failed');
  const parts = countWords(source);
  if (ran.length > 0) parts.push(briefDuration(ran.reduce((sum, { ms }) => sum + ms, 0)));
  if (failed !== undefined) parts.push(`${failed.version}_${failed.name} fails`);
  for (const blocks of ['reads and writes', 'writes'] as const) {
    const tables = lockedTables(upgrade, blocks);
    if (tables.length > 0) parts.push(`${some(tables)} locked against ${blocks}`);
  }
  const rewritten = [...new Set(upgrade.flatMap((one) => one.rewritten))];
  if (rewritten.length > 0) parts.push(`${some(rewritten)} rewritten`);
  if (squashed.length > 0) parts.push(`${some(squashed)} squashes earlier migrations`);
  if (fresh.result === 'differs') parts.push('new databases get a different schema');
  if (fresh.result === 'fails' && !isSameFailure({ upgrade, fresh })) parts.push('fails on a new database');
  const downs = downWords(ran);
  if (downs !== undefined) parts.push(downs);
  if (stopped !== undefined) parts.push('not rehearsed to the end');
  return parts;
}

/** How many migrations there are to run; if there are none, how many of the base are not as they were. */
function countWords({ upgrade, gone, edited }: SourceRehearsal): string[] {
  const count = (all: readonly unknown[], what = ''): string => `${counted(all.length, 'migration')}${what}`;
  if (upgrade.length > 0 || gone.length + edited.length === 0) return [count(upgrade)];
  return [
    ...(gone.length === 0 ? [] : [count(gone, ' deleted')]),
    ...(edited.length === 0 ? [] : [count(edited, ' edited')]),
  ];
}

/** Whether a new database fails in the same migration as the upgrade: that is one fault. */
export function isSameFailure({ upgrade, fresh }: Pick<SourceRehearsal, 'upgrade' | 'fresh'>): boolean {
  return fresh.result === 'fails' && upgrade.some(({ failure }) => failure?.file === fresh.failure.file);
}

/** The tables that are locked like this, and not locked more strictly by another migration. */
function lockedTables(upgrade: readonly VersionRun[], blocks: Lock['blocks']): string[] {
  const locks = upgrade.flatMap((one) => one.locks);
  const strict = new Set(
    locks.filter((lock) => lock.blocks === 'reads and writes').map(({ table }) => table),
  );
  const tables = locks.filter((lock) => lock.blocks === blocks).map(({ table }) => table);
  return [...new Set(tables)].filter((table) => blocks === 'reads and writes' || !strict.has(table));
}

const DOWN_WORDS = {
  fails: 'fails',
  differs: 'does not undo everything',
  'no statement': 'has no statement',
  absent: 'is missing',
} as const;

function downWords(ran: readonly VersionRun[]): string | undefined {
  const results = new Set(ran.map(({ down }) => down.result));
  // The worst one counts.
  for (const [result, words] of Object.entries(DOWN_WORDS))
    if (results.has(result as keyof typeof DOWN_WORDS)) return `down.sql ${words}`;
  return results.has('reverts') ? 'down.sql undoes it' : undefined;
}

function some(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${String(more)} more` : listed(names);
}

/** How long statements took: on few rows, they take milliseconds. */
export function briefDuration(ms: number): string {
  return ms < 100 ? `${String(Math.max(1, Math.round(ms)))} ms` : duration(ms);
}
