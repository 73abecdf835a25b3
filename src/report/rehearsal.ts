import { type SourceRehearsal, rehearsalSummary } from '../rules/rehearsal.js';
import { lineAddress } from './finding-list.js';
import { code, folded, html, link, plain } from './markdown.js';
import { type RehearsalWords, conditions, sourceSentences, versionLines } from './rehearsal-words.js';
import type { RehearsalShown } from './view.js';

/** In characters: the rest of a comment is the app's and the review's. */
const LONGEST_PART = 12_000;
/** A summary may have 1 MiB, and this is not all of it. */
const LONGEST_SUMMARY = 100_000;
const MOST_SOURCES = 10;
const LONGEST = 200;

/** The part of the comment about what a merge does to existing databases; empty if nothing was tried. */
export function rehearsalPart(shown: RehearsalShown | undefined): string {
  return shown === undefined ? '' : within(shown, LONGEST_PART);
}

/** The same for the job summary. */
export function rehearsalSummaryPart(shown: RehearsalShown | undefined): string {
  return shown === undefined ? '' : within(shown, LONGEST_SUMMARY);
}

function within(shown: RehearsalShown, most: number): string {
  if ('notRun' in shown) return `Upgrade from ${code(shown.base)}: ${plain(shown.notRun)}`;
  const { base, rehearsal, blobUrl } = shown;
  const { sources, server } = rehearsal;
  const first = sources.slice(0, MOST_SOURCES);
  /** Of one database; the title of what opens is HTML, and a line by itself is Markdown. */
  const title = (source: SourceRehearsal, text: (words: string, most?: number) => string): string => {
    const where = sources.length === 1 ? '' : ` (${text(source.source, LONGEST)})`;
    return `<b>Upgrade from ${text(base, LONGEST)}</b>${where}: ${text(rehearsalSummary(source).join(', '), 500)}`;
  };
  const more = sources.length - first.length;
  const candidates = [
    first.map((source) => folded(title(source, html), details(source, server, blobUrl))),
    first.map((source) => `${title(source, plain)}. The job summary has the details.`),
  ].map((lines) => [...lines, ...(more > 0 ? [`… and ${String(more)} more databases`] : [])].join('\n\n'));
  return candidates.find(({ length }) => length <= most) ?? '';
}

function details(source: SourceRehearsal, server: string, blobUrl: string): string {
  const words: RehearsalWords = {
    code,
    plain,
    place: ({ file, line }) => {
      const name = file.split('/').slice(-2).join('/');
      return link(code(`${name}:${String(line)}`), lineAddress({ file, line }, blobUrl));
    },
  };
  const versions = versionLines(source, words).map((line) => `* ${line}`);
  return [
    versions.join('\n'),
    ...sourceSentences(source, words),
    `<sub>${conditions(source, server, words)}</sub>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
