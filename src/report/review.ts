import { markdownTable } from 'markdown-table';
import { cutToBytes } from '../lib/text.js';
import type { ReviewConcern, ReviewView } from '../rules/review.js';
import type { Place } from '../rules/finding.js';
import type { ReviewShown } from './view.js';
import { lineAddress } from './finding-list.js';
import { code, folded, link, plain, someCodes } from './markdown.js';
import {
  afterwardsText,
  breakingText,
  changeLines,
  countsText,
  differenceText,
  silencedText,
} from './review-words.js';

/** In characters: the rest of a comment is the app's. */
const LONGEST_SECTION = 20_000;
const [MOST_CONCERNS, MOST_BREAKING, MOST_CHANGES] = [25, 50, 200];
const [MOST_NAMED, MOST_LEFT_OUT, MOST_ROLES] = [3, 10, 5];
const [MOST_SILENCED, MOST_SILENCED_IN_SUMMARY] = [10, 200];
const LONGEST = 200;
const MARKS = { high: '🔴', medium: '🟠' };

/** The part of the comment about what the pull request changes; empty if it changes nothing. */
export function reviewSection({ changes: view, blobUrl, verdict }: ReviewShown): string {
  if (view === undefined || saysNothing(view)) return '';
  const { concerns } = view;
  const said = verdict === undefined ? '' : plain(verdict, 400);
  const head = [
    title(view),
    comparedWith(view),
    leftOut(view),
    concernList(concerns, MOST_CONCERNS, blobUrl),
    silencedLine(view, MOST_SILENCED, blobUrl),
    said,
  ];
  const breaking = breakingPart(view, MOST_BREAKING);
  const candidates = [
    [...head, breaking, changesPart(view, MOST_CHANGES), afterwardsText(view, { code, plain })],
    [...head, breaking, 'All changes are in the job summary.', afterwardsText(view, { code, plain })],
    [
      ...head,
      'All changes, and what can break clients, are in the job summary.',
      afterwardsText(view, { code, plain }),
    ],
    [
      ...[title(view), comparedWith(view), leftOut(view)],
      ...[silencedLine(view, MOST_SILENCED, blobUrl), said, afterwardsText(view, { code, plain })],
    ],
    [title(view), comparedWith(view), silencedLine(view, 0, blobUrl), said],
  ].map((parts) => parts.filter((part) => part !== '').join('\n\n'));
  return candidates.find(({ length }) => length <= LONGEST_SECTION) ?? title(view);
}

/** The same for the job summary, in full and with a table of permissions. */
export function reviewSummary({ changes: view, blobUrl, verdict }: ReviewShown): string {
  if (view === undefined) return '';
  if (saysNothing(view)) return 'The metadata of the project is unchanged.';
  const others = view.changes.filter(({ action }) => action === undefined);
  const isMixed = others.length > 0 && others.length < view.changes.length;
  const parts = [
    title(view),
    comparedWith(view),
    leftOut(view),
    concernList(view.concerns, Infinity, blobUrl),
    silencedLine(view, MOST_SILENCED_IN_SUMMARY, blobUrl),
    verdict === undefined ? '' : plain(verdict, 400),
    breakingPart(view, Infinity),
    permissionTable(view),
    changesPart({ changes: others }, Infinity, isMixed ? 'Other changes' : 'All changes'),
    afterwardsText(view, { code, plain }),
  ];
  return cutToBytes(parts.filter((part) => part !== '').join('\n\n'), MOST_SUMMARY_BYTES);
}

/** A summary may have 1 MiB, and this is not all of it. */
const MOST_SUMMARY_BYTES = 800_000;

export function saysNothing({ changes, concerns, silenced = [], leftOut: files = [] }: ReviewView): boolean {
  return changes.length + concerns.length + silenced.length + files.length === 0;
}

function title({ concerns }: ReviewView): string {
  return `#### 🔎 What this changes${concerns.length === 0 ? '' : `: ${String(concerns.length)} to check`}`;
}

function comparedWith(view: ReviewView): string {
  const { from, isNew } = view;
  const counted = countsText(view);
  if (isNew) return `The project is new: ${counted}.`;
  return from === undefined
    ? `${counted}.`
    : `Compared with ${link(code(from.sha.slice(0, 7)), from.url)}, where the branch left ${code(from.base)}: ${counted}.`;
}

/** What the comparison does not know. */
function leftOut({ leftOut: files = [] }: ReviewView): string {
  if (files.length === 0) return '';
  const names = files.map(({ file }) => file);
  return `Not compared, because ${names.length === 1 ? 'it' : 'they'} cannot be read before or after the change: ${someCodes(names, MOST_LEFT_OUT)}.`;
}

function concernList(concerns: readonly ReviewConcern[], most: number, blobUrl: string): string {
  const lines = concerns.slice(0, most).map((concern) => concernLine(concern, blobUrl));
  const more = concerns.length - lines.length;
  return [
    ...lines,
    ...(more > 0 ? [`* … and ${String(more)} more`] : []),
    ...(lines.length > 0 ? [`\n${HOW_TO_SILENCE}`] : []),
  ].join('\n');
}

const HOW_TO_SILENCE =
  '<sub>To silence a finding, write `preview-ignore` and its rule in a comment on its line, or name the rule in the input `ignore`.</sub>';

function concernLine(
  { risk, roles, text, objects, before, place, rule }: ReviewConcern,
  blobUrl: string,
): string {
  const at = text.indexOf('{object}');
  const [start, end] = [text.slice(0, Math.max(0, at)), text.slice(at + '{object}'.length)];
  const what =
    at >= 0
      ? `${plain(start, LONGEST)} ${someCodes(objects, MOST_NAMED)} ${plain(end, LONGEST)}`
      : plain(text, LONGEST);
  const where = place === undefined ? '' : ` (${linkTo(place, blobUrl)})`;
  const was = before === undefined ? '' : `. Before: ${code(before, LONGEST)}`;
  const who = someCodes(roles, MOST_ROLES);
  return `* ${MARKS[risk]} ${who === '' ? '' : `${who} `}${tidy(what)}${was}${where} <sub>${code(rule)}</sub>`;
}

function linkTo(place: Place, blobUrl: string): string {
  return `[${code(`${last(place.file)}:${String(place.line)}`)}](${addressOf(place, blobUrl)})`;
}

/** Comments in the pull request itself silence its findings: a reviewer should know. */
function silencedLine({ silenced = [] }: ReviewView, most: number, blobUrl: string): string {
  if (silenced.length === 0) return '';
  const named = silenced.slice(0, most).map(({ rule, place }) => `${code(rule)} (${linkTo(place, blobUrl)})`);
  const more = silenced.length - named.length;
  const rest = more === 0 || most === 0 ? '' : ` and ${String(more)} more`;
  return `🔕 ${silencedText(silenced.length)}${named.length === 0 ? '' : `: ${named.join(', ')}${rest}`}.`;
}

/** Parts that are put together may have a space too much. */
function tidy(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.:])/g, '$1')
    .trim();
}

function last(path: string): string {
  return path.split('/').at(-1) ?? path;
}

/** An address in a Markdown link, which a closing bracket would end. */
function addressOf(place: Place, blobUrl: string): string {
  return lineAddress(place, blobUrl).replace(
    /[()]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}

function breakingPart({ breaking }: Pick<ReviewView, 'breaking'>, most: number): string {
  if (breaking.length === 0) return '';
  const lines = breaking.slice(0, most).map(({ object, text, roles }) => {
    return `* ${code(object)}: ${breakingText(plain(text, LONGEST), someCodes(roles, MOST_ROLES))}`;
  });
  const more = breaking.length - lines.length;
  return folded(
    `Can break clients: ${String(breaking.length)}`,
    [...lines, ...(more > 0 ? [`* … and ${String(more)} more`] : [])].join('\n'),
  );
}

function changesPart({ changes }: Pick<ReviewView, 'changes'>, most: number, name = 'All changes'): string {
  if (changes.length === 0) return '';
  const lines = changeLines(changes.slice(0, most), { code, plain }).map((line) => `* ${line}`);
  const more = Math.max(0, changes.length - most);
  return folded(
    `${name}: ${String(changes.length)}`,
    [...lines, ...(more > 0 ? [`* … and ${String(more)} more, in the job summary`] : [])].join('\n'),
  );
}

/** The permissions that changed, by table and role. */
function permissionTable({ changes }: ReviewView): string {
  const rows = changes.flatMap((change) => {
    const { object, role = '', action } = change;
    return action === undefined
      ? []
      : [[code(object), code(role), action, differenceText(change, { code, plain })]];
  });
  if (rows.length === 0) return '';
  // A bar in a name would begin another cell.
  const cells = rows.map((row) => row.map((cell) => cell.replace(/\|/g, '\\|')));
  const table = markdownTable([['table', 'role', 'permission', 'change'], ...cells], {
    alignDelimiters: false,
  });
  return `Permissions: ${String(rows.length)}\n\n${table}`;
}
