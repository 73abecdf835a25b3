import { boundedJson } from '../lib/bounded-json.js';
import { listed } from '../lib/text.js';

/** `error`: the build would fail. `warning`: a surprise, such as something that is silently ignored. */
export type Severity = 'error' | 'warning' | 'notice';

/** A place in a file of the repository. Lines and columns begin at 1. */
export interface Place {
  /** The path from the repository's root. */
  file: string;
  line: number;
  column: number;
}

/**
 * One thing that was found in a Hasura project, by reading it, measuring it or comparing it, or in the content that it
 * uses. What is not in a file has no place.
 */
export interface Finding extends Partial<Place> {
  /** The id of its rule. */
  rule: string;
  severity: Severity;
  /** What was found, in one sentence that names the thing. */
  what: string;
  /** What follows from it. */
  why: string;
  /** What to do. */
  remedy: string;
  /** What it is about, such as `public.orders`: the input `ignore` can name it. */
  object?: string;
  role?: string;
  /** The pull request did not bring it: the base has it, too. */
  old?: boolean;
  /** Of the review alone. */
  risk?: 'high' | 'medium';
}

/** A finding in a file. */
export type PlacedFinding = Finding & Place;

/** The severities, the worst first. */
export const SEVERITIES = ['error', 'warning', 'notice'] as const satisfies readonly Severity[];

/** GitHub shows at most this many annotations of each severity for a step. */
const MOST_ANNOTATIONS = 10;

/** How many annotations of each severity a step has made. */
export type Used = Record<Severity, number>;

/**
 * Sorts findings for readers: the worst first, within a severity those of high risk; new ones before old ones, then by
 * place.
 */
export function sorted<T extends Finding>(findings: readonly T[]): T[] {
  const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  return findings.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      Number(other.risk === 'high') - Number(one.risk === 'high') ||
      Number(one.old === true) - Number(other.old === true) ||
      compare(one.file ?? '', other.file ?? '') ||
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0) ||
      compare(one.rule, other.rule),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * Chooses the findings that become annotations, within the number that GitHub shows for a step. What the base already
 * has becomes none, unless it is an error. One error is left for the run itself, which also says the errors that have
 * no place.
 * @param used the annotations that the step has made so far
 */
export function annotated(findings: readonly Finding[], used: Used): { shown: Finding[]; rest: Finding[] } {
  const left = { ...used, error: used.error + 1 };
  const shown: Finding[] = [];
  const rest: Finding[] = [];
  for (const finding of sorted(findings)) {
    const { severity, old } = finding;
    const isTold = severity === 'error' ? finding.file === undefined : old === true;
    if (isTold || left[severity] >= MOST_ANNOTATIONS) rest.push(finding);
    else {
      left[severity] += 1;
      shown.push(finding);
    }
  }
  return { shown, rest };
}

/** Marks the findings that the base has as well. A moved line does not make a finding new. */
export function markOld(findings: readonly Finding[], base: readonly Finding[]): Finding[] {
  const known = new Map<string, number>();
  for (const finding of base) known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
  return findings.map((finding) => {
    const key = keyOf(finding);
    const left = known.get(key) ?? 0;
    if (left === 0) return finding;
    known.set(key, left - 1);
    return { ...finding, old: true };
  });
}

function keyOf({ rule, file, what }: Finding): string {
  return JSON.stringify([rule, file, what]);
}

/** Where a finding is, as `file:line`; empty if it is not in a file. */
export function placeText({ file, line }: Finding): string {
  return file === undefined ? '' : `${file}:${String(line ?? 1)}`;
}

/** The errors that have no place, each in a line with what to do: for the one error of a run. */
export function unplacedErrors(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ severity, file }) => severity === 'error' && file === undefined)
    .map(({ what, remedy, rule }) => `- ${what} ${remedy} (${rule})`);
}

/** How many findings there are of each severity, in words: "2 errors and 1 warning". */
export function counted(findings: readonly Finding[]): string {
  const parts = SEVERITIES.map((severity) => {
    const { length } = findings.filter((finding) => finding.severity === severity);
    return length === 0 ? '' : `${String(length)} ${severity}${length === 1 ? '' : 's'}`;
  }).filter((part) => part !== '');
  if (parts.length === 0) return 'no findings';
  return listed(parts);
}

/** How many of the findings are errors. */
export function errorsIn(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}

/** "1 problem", "3 problems". */
export function problemCount(count: number): string {
  return count === 1 ? '1 problem' : `${String(count)} problems`;
}

/** The findings as the output `findings`: JSON with a version. Stays below the size that an output may have. */
export function findingsJson(findings: readonly Finding[]): string {
  const all = sorted(findings).map(({ rule, severity, file, line, column, what, why, remedy, ...more }) => ({
    rule,
    severity,
    file,
    line,
    column,
    what,
    why,
    remedy,
    ...more,
  }));
  return boundedJson('findings', all);
}
