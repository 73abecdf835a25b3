import { MARKER_PREFIX } from '../rules/markers.js';
import type { Variable } from '../rules/preview.js';

/**
 * Parses the `KEY=value` lines of the input `env`. Everything after the first `=` is part of the value, including
 * quotes and `;`. Empty lines and lines that begin with `#` are ignored. Lines may end in CRLF.
 * @throws Error that names the line but never a value, because values are often secrets
 */
export function parseVariables(text: string): Variable[] {
  const variables: Variable[] = [];
  const seen = new Map<string, number>();
  const problems: string[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const at = `line ${String(index + 1)}`;
    if (line.trim() === '' || line.trimStart().startsWith('#')) return;
    const split = line.indexOf('=');
    const key = line.slice(0, Math.max(split, 0)).trim();
    const value = line.slice(split + 1);
    if (split < 0) {
      problems.push(
        `${at} has no "="; write KEY=value, one variable a line (a value of several lines is not possible)`,
      );
    } else if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key) || key === '__proto__') {
      problems.push(
        `${at} has no valid name before "="; a name has letters, digits and underscores, and does not begin with a digit`,
      );
    } else if (key.toUpperCase().startsWith(MARKER_PREFIX)) {
      problems.push(`${at} sets ${key}; names that begin with ${MARKER_PREFIX} are reserved for this action`);
    } else if (/[\u0000\r]/.test(value)) {
      problems.push(`${at} has a control character in the value of ${key}`);
    } else if (seen.has(key)) {
      problems.push(`${at} sets ${key}, which line ${String(seen.get(key))} already sets`);
    } else {
      seen.set(key, index + 1);
      variables.push({ key, value });
    }
  });
  if (problems.length > 0) throw new Error(`${problems.join('; ')}.`);
  return variables;
}
