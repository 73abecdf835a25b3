import { markdownTable } from 'markdown-table';
import { oneLine } from '../lib/text.js';
import type { Change } from '../rules/preview.js';
import { code, plain } from './markdown.js';

/** A job summary may have 1 MiB; nobody reads more rows than this. */
const MOST_ROWS = 1_000;
const MOST_LINES = 200;

/** What was done, or would be done, as a Markdown table; empty if there is nothing to show. */
export function changeTable(changes: readonly Change[]): string {
  if (changes.length === 0) return '';
  const rows = changes
    .slice(0, MOST_ROWS)
    .map(({ action, what, name, why }) => [action, what, inCell(code(name)), plain(why)]);
  const more = changes.length > MOST_ROWS ? `\n\n… and ${String(changes.length - MOST_ROWS)} more` : '';
  return `${markdownTable([['', 'What', 'Name', 'Why'], ...rows], { alignDelimiters: false })}${more}`;
}

/** The same as lines for the log, in columns. */
export function changeLines(changes: readonly Change[]): string[] {
  const widest = (part: (change: Change) => string): number =>
    Math.max(0, ...changes.map((change) => part(change).length));
  const [first, second] = [widest(({ action }) => action), widest(({ what, name }) => `${what} ${name}`)];
  return changes.map(({ action, what, name, why }) =>
    oneLine(`${action.padEnd(first)}  ${`${what} ${name}`.padEnd(second)}  ${why}`),
  );
}

/** A line for each thing that was deleted, for the log. */
export function removedLines(changes: readonly Change[]): string[] {
  const removed = changes.filter(({ action }) => action === 'remove');
  const more = removed.length - MOST_LINES;
  return [
    ...removed
      .slice(0, MOST_LINES)
      .map(({ what, name, why }) => oneLine(`  deleted ${what} ${name}: ${why}`)),
    ...(more > 0 ? [`  … and ${String(more)} more`] : []),
  ];
}

/** Inside code, a bar would end the table cell. */
function inCell(text: string): string {
  return text.replace(/\|/g, '\\|');
}
