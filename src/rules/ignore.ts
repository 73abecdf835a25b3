import type { Finding, Place } from './finding.js';

/** A line of the input `ignore`: findings to leave out. `*` in each part stands for any text. */
export interface Ignored {
  rule: string;
  object?: string;
  role?: string;
  /** The line as written, for messages. */
  text: string;
}

/**
 * Parses the input `ignore`: a rule on each line, then optionally an object and a role. Empty lines and lines that
 * begin with `#` are left out.
 * @throws Error that names the line
 */
export function parseIgnored(text: string): Ignored[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const words = line.trim().split(/\s+/);
    const [rule = '', object, role, ...more] = words;
    if (rule === '' || rule.startsWith('#')) return [];
    if (more.length > 0 || !/^[a-z*][a-z0-9*-]*$/.test(rule) || line.length > 500)
      throw new Error(
        `line ${String(index + 1)} must be a rule, and after it at most an object and a role, for example: permission-duplicate public.orders user.`,
      );
    return [
      {
        rule,
        text: line.trim(),
        ...(object === undefined ? {} : { object }),
        ...(role === undefined ? {} : { role }),
      },
    ];
  });
}

/** Whether a line of the input silences a finding. The object may also be the finding's file. */
export function isIgnored(
  finding: Pick<Finding, 'rule' | 'object' | 'role' | 'file'>,
  ignored: readonly Ignored[],
): boolean {
  return ignored.some(
    ({ rule, object, role }) =>
      matches(rule, finding.rule) &&
      (object === undefined ||
        matches(object, finding.object ?? '') ||
        matches(object, finding.file ?? '')) &&
      (role === undefined || matches(role, finding.role ?? '')),
  );
}

/** The lines that name no rule that exists. */
export function unknownRules(ignored: readonly Ignored[], rules: readonly string[]): string[] {
  return ignored.filter(({ rule }) => !rules.some((known) => matches(rule, known))).map(({ rule }) => rule);
}

/** Whether a text matches a pattern in which `*` stands for any text. Takes time in proportion to both lengths. */
function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** What the comments in files silence. */
export class Silenced {
  /** The rules that each file silences, by line; only files that have such a comment. */
  readonly files = new Map<string, Map<number, Set<string>>>();

  constructor(sources: Iterable<{ file: string; text: string }>) {
    for (const { file, text } of sources) {
      const lines = silencedIn(text);
      if (lines.size > 0) this.files.set(file, lines);
    }
  }

  /** Whether a comment silences a rule at a place: one on the same line, or on the line before. */
  has(rule: string, { file, line }: Pick<Place, 'file' | 'line'>): boolean {
    return [line, line - 1].some((at) => this.files.get(file)?.get(at)?.has(rule) === true);
  }
}

/** `preview-ignore`, one or more rules separated by commas, and then any reason. */
const COMMENT = /(?:#|--)[ \t]*preview-ignore[ \t]+([a-z0-9-]+(?:,[ \t]?[a-z0-9-]+)*)/;

/**
 * The rules that comments in a file silence, by line. A comment silences the findings on its own line, so that a
 * finding about a whole file can be silenced on line 1, and on the next line.
 */
export function silencedIn(text: string): Map<number, Set<string>> {
  const silenced = new Map<number, Set<string>>();
  if (!text.includes('preview-ignore')) return silenced;
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const [, rules] = COMMENT.exec(line.slice(0, 2_000)) ?? [];
    if (rules === undefined) return;
    silenced.set(index + 1, new Set(rules.split(/,[ \t]?/)));
  });
  return silenced;
}
