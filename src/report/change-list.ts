import { markdownTable } from 'markdown-table';
import { oneLine } from '../lib/text.js';
import type { Deed } from '../rules/preview.js';
import { code, plain } from './markdown.js';

/** A job summary may have 1 MiB; more rows than these nobody reads. */
const MOST_ROWS = 1_000;

/** What was done, or would be, as a Markdown table; empty where there is nothing to show. */
export function deedsTable(deeds: readonly Deed[]): string {
  if (deeds.length === 0) return '';
  const rows = deeds
    .slice(0, MOST_ROWS)
    .map(({ deed, what, name, why }) => [deed, what, inCell(code(name)), plain(why)]);
  const more = deeds.length > MOST_ROWS ? `\n\n… and ${String(deeds.length - MOST_ROWS)} more` : '';
  return `${markdownTable([['', 'What', 'Name', 'Why'], ...rows], { alignDelimiters: false })}${more}`;
}

/** The same as lines for the log, in columns. */
export function deedsLines(deeds: readonly Deed[]): string[] {
  const widest = (part: (deed: Deed) => string): number =>
    Math.max(0, ...deeds.map((deed) => part(deed).length));
  const [first, second] = [widest(({ deed }) => deed), widest(({ what, name }) => `${what} ${name}`)];
  return deeds.map(({ deed, what, name, why }) =>
    oneLine(`${deed.padEnd(first)}  ${`${what} ${name}`.padEnd(second)}  ${why}`),
  );
}

/** In code a bar would end the cell. */
function inCell(text: string): string {
  return text.replace(/\|/g, '\\|');
}
