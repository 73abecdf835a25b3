import { type Finding, type Place, counted, placeText } from '../rules/finding.js';
import { isOfRehearsal } from '../rules/rehearsal-rule-ids.js';
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
  // The review has a part of its own.
  const others = findings.list.filter(({ severity, risk }) => severity !== 'error' && risk === undefined);
  const [added, old] = [others.filter((one) => one.old !== true), others.filter((one) => one.old === true)];
  const ofRehearsal = added.filter(isOfRehearsal);
  const known = added.filter((one) => !isOfRehearsal(one));
  const ofContent = known.filter(({ file }) => file === undefined);
  const ofProject = known.filter(({ file }) => file !== undefined);
  const fold = (title: string, list: readonly Finding[]): string =>
    list.length === 0
      ? ''
      : folded(`${title}: ${counted(list)}`, listed(list, MOST_OTHERS, findings.blobUrl));
  const parts = [
    fold('Rehearsal', ofRehearsal),
    fold('Content', ofContent),
    fold('Project check', ofProject),
    // In a comment, what the pull request did not bring would only be noise.
    state === 'checked' ? fold('Not new', old) : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Its bullets differ from those of other lists: otherwise Markdown joins it with the list before or after it. */
function listed(findings: readonly Finding[], most: number, blobUrl: string): string {
  const lines = findings.slice(0, most).map((finding) => line(finding, blobUrl));
  const more = findings.length - lines.length;
  return [...lines, ...(more > 0 ? [`* … and ${String(more)} more`] : [])].join('\n');
}

function line(finding: Finding, blobUrl: string): string {
  const { severity, what, why, remedy, rule } = finding;
  const place = placeLink(finding, blobUrl);
  return `* ${MARKS[severity]} ${place === '' ? '' : `${place}: `}${plain(what, LONGEST)} ${plain(why, LONGEST)} ${plain(remedy, LONGEST)} (${code(rule)})`;
}

function placeLink(finding: Finding, blobUrl: string): string {
  const { file, line: at = 1 } = finding;
  return file === undefined ? '' : link(code(placeText(finding)), lineAddress({ file, line: at }, blobUrl));
}

/** The page of a line. @param blobUrl the address of the commit's files */
export function lineAddress({ file, line }: Pick<Place, 'file' | 'line'>, blobUrl: string): string {
  // Half a character would make this throw.
  const path = file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return `${blobUrl}/${path}#L${String(line)}`;
}
