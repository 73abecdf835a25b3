import { type Finding, counted } from '../rules/finding.js';
import { code, folded, link, plain } from './markdown.js';
import type { View } from './view.js';

/** A reader sees this many at once; the others are a line that counts them, and stand in the log. */
const [MOST_PROBLEMS, MOST_OTHERS] = [10, 50];
const LONGEST = 300;
const MARKS = { error: '❌', warning: '⚠️', notice: 'ℹ️' };

/** The errors in the project, each with a link to its line. */
export function problems({ findings }: View): string {
  if (findings === undefined) return '';
  const errors = findings.list.filter(({ severity }) => severity === 'error');
  return listed(errors, MOST_PROBLEMS, findings.blobUrl);
}

/** All other findings, folded: the new ones, and what the base has as well. */
export function otherFindings({ findings, state }: View): string {
  if (findings === undefined || state === 'answer' || state === 'building') return '';
  const others = findings.list.filter(({ severity }) => severity !== 'error');
  const [added, old] = [others.filter((one) => one.old !== true), others.filter((one) => one.old === true)];
  const parts = [
    added.length === 0
      ? ''
      : folded(`Project check: ${counted(added)}`, listed(added, MOST_OTHERS, findings.blobUrl)),
    // In a comment, what the pull request did not bring would only be noise.
    old.length === 0 || state !== 'checked'
      ? ''
      : folded(`Not new: ${counted(old)}`, listed(old, MOST_OTHERS, findings.blobUrl)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Its bullets differ from those of other lists: otherwise Markdown joins it with the list before or after it. */
function listed(findings: readonly Finding[], most: number, blobUrl: string): string {
  const lines = findings.slice(0, most).map((finding) => line(finding, blobUrl));
  const more = findings.length - lines.length;
  return [...lines, ...(more > 0 ? [`* … and ${String(more)} more`] : [])].join('\n');
}

function line({ severity, file, line: at, what, why, remedy, rule }: Finding, blobUrl: string): string {
  // Half a character would make this throw.
  const path = file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  const place = link(code(`${file}:${String(at)}`), `${blobUrl}/${path}#L${String(at)}`);
  return `* ${MARKS[severity]} ${place}: ${plain(what, LONGEST)} ${plain(why, LONGEST)} ${plain(remedy, LONGEST)} (${code(rule)})`;
}
