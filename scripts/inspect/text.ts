import { oneLine } from '../../src/lib/text.js';
import { type Finding, type PlacedFinding, type Severity, counted } from '../../src/rules/finding.js';

const COLOURS: Record<Severity, number> = { error: 31, warning: 33, notice: 36 };

/** One finding for a terminal: its place, if it has one, and what was found in the form of compilers, then why and what to do. */
export function block(
  { severity, rule, file, line = 1, column = 1, ...finding }: Finding,
  colours: boolean,
): string {
  const place = file === undefined ? '' : `${oneLine(file)}:${String(line)}:${String(column)}: `;
  const word = colours ? `\u001b[1;${String(COLOURS[severity])}m${severity}\u001b[0m` : severity;
  return [
    `${place}${word}: ${oneLine(finding.what)} [${rule}]`,
    `  ${oneLine(finding.why)}`,
    `  ${oneLine(finding.remedy)}`,
  ].join('\n');
}

/** The line that counts: "2 errors, 1 warning". */
export function countLine(findings: readonly PlacedFinding[]): string {
  if (findings.length === 0) return 'No findings.';
  return counted(findings).replace(' and ', ', ');
}

/** What is said about the variables where nobody knows which ones the app gets. */
export function variablesLine(names: readonly string[]): string {
  if (names.length === 0) return 'The project needs no variables.';
  const list = oneLine([...new Set(names)].join(', '));
  return `Variables that the project needs, not checked without --env: ${list}.`;
}

/** JSON with the same value, in which nothing controls a terminal: JSON itself escapes only some of it. */
export function inertJson(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
