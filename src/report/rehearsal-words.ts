import { cut } from '../lib/text.js';
import type { Place } from '../rules/finding.js';
import {
  type Difference,
  type FailedAt,
  type SourceRehearsal,
  type VersionRun,
  briefDuration,
  isSameFailure,
} from '../rules/rehearsal.js';

/** How somebody else's words are written: in Markdown, or for a terminal. */
export interface RehearsalWords {
  /** A name, or a statement's error. */
  code: (text: string, most?: number) => string;
  plain: (text: string, most?: number) => string;
  /** A line of a file. */
  place: (at: Pick<Place, 'file' | 'line'>) => string;
}

const [MOST_VERSIONS, MOST_DIFFERENCES, MOST_NAMED] = [30, 20, 5];
const LONGEST = 200;

const MARKS: Record<VersionRun['result'], string> = { ran: '✓', failed: '✗', skipped: '–', 'not run': '–' };

/** The migrations of an upgrade, one a line, without a mark for a list. */
export function versionLines({ upgrade }: SourceRehearsal, words: RehearsalWords): string[] {
  const lines = upgrade.slice(0, MOST_VERSIONS).map((one) => versionLine(one, words));
  const more = upgrade.length - lines.length;
  return [...lines, ...(more > 0 ? [`… and ${String(more)} more`] : [])];
}

/** What there is to say besides the migrations, one sentence each. */
export function sourceSentences(source: SourceRehearsal, words: RehearsalWords): string[] {
  const { fresh, schema, upgrade, stopped } = source;
  // One that has a version of the base is applied there.
  const squashed = source.squashed.filter((one) =>
    upgrade.some(({ version, name }) => `${version}_${name}` === one),
  );
  return [
    squashed.length === 0
      ? ''
      : `Existing databases already have what ${some(squashed, words)} does. Mark it as applied there.`,
    differenceText('The schema changes', schema, words),
    isSameFailure(source) ? '' : freshText(fresh, words),
    stopped === undefined
      ? ''
      : `Not rehearsed to the end: ${words.plain(stopped.why)}${placeText(stopped, words)}`,
  ].filter((part) => part !== '');
}

/** What the rehearsal was made with, and what it cannot know. */
export function conditions({ seeds }: SourceRehearsal, server: string, { plain }: RehearsalWords): string {
  const data =
    seeds === 0
      ? 'without data'
      : seeds === 1
        ? 'with data from 1 seed file'
        : `with data from ${String(seeds)} seed files`;
  return `Tried on PostgreSQL ${plain(server, 20)}, ${data}. Production has other data, sizes and roles.`;
}

function versionLine(one: VersionRun, words: RehearsalWords): string {
  const { version, name, result, ms, rows, locks, rewritten, isPartial, failure } = one;
  const parts = [
    ...(result === 'ran' ? [briefDuration(ms)] : []),
    ...(rows === 0 ? [] : [rows === 1 ? '1 row' : `${String(rows)} rows`]),
    ...(['reads and writes', 'writes'] as const).flatMap((blocks) => {
      const tables = locks.filter((lock) => lock.blocks === blocks).map(({ table }) => table);
      return tables.length === 0 ? [] : [`blocks ${blocks} on ${some(tables, words)}`];
    }),
    ...(rewritten.length === 0 ? [] : [`rewrites ${some(rewritten, words)}`]),
    ...(isPartial ? ['ends its own transaction, so its locks are not known'] : []),
    ...(failure === undefined ? [] : [failureText(failure, words)]),
    ...(result === 'skipped' ? ['repeats what the database has'] : []),
    ...(result === 'not run' ? ['not run'] : []),
    ...(result === 'ran' ? downText(one, words) : []),
  ];
  return [`${MARKS[result]} ${words.code(`${version}_${name}`)}`, ...parts].join(' · ');
}

function downText({ down }: VersionRun, words: RehearsalWords): string[] {
  switch (down.result) {
    case 'reverts':
      return ['down.sql undoes it'];
    case 'absent':
      return ['down.sql is missing'];
    case 'no statement':
      return ['down.sql has no statement'];
    case 'not run':
      return [];
    case 'differs':
      return [`down.sql leaves: ${differences(down.difference, words)}`];
    case 'fails':
      return [`down.sql fails: ${failureText(down.failure, words)}`];
    default:
      return down satisfies never;
  }
}

function failureText(failure: FailedAt, words: RehearsalWords): string {
  return `${words.code(failure.message, LONGEST)}${placeText(failure, words)}`;
}

function placeText({ file, line }: { file?: string; line?: number }, { place }: RehearsalWords): string {
  return file === undefined || line === undefined ? '' : ` (${place({ file, line })})`;
}

function freshText(fresh: SourceRehearsal['fresh'], words: RehearsalWords): string {
  switch (fresh.result) {
    case 'same':
    case 'ran':
    case 'not run':
      return '';
    case 'differs':
      return differenceText('A new database would differ', fresh.difference, words);
    case 'fails':
      return `On a new database it fails: ${failureText(fresh.failure, words)}`;
    default:
      return fresh satisfies never;
  }
}

function differenceText(title: string, difference: Difference, words: RehearsalWords): string {
  const said = differences(difference, words);
  return said === '' ? '' : `${title}: ${said}.`;
}

/** What differs, in one line. */
function differences({ gained, lost, changed }: Difference, { code }: RehearsalWords): string {
  const all = [
    ...gained.map((one) => `+ ${one}`),
    ...lost.map((one) => `− ${one}`),
    ...changed.map((one) => one),
  ];
  const shown = all.slice(0, MOST_DIFFERENCES).map((one) => code(cut(one, LONGEST)));
  const more = all.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

function some(names: readonly string[], { code }: RehearsalWords): string {
  const more = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).map((name) => code(name));
  return `${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
