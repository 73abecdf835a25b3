/** The content of a file command: the pairs before the first error, and the error. */
export interface FileCommands {
  pairs: { name: string; value: string }[];
  /** The runner's message; it fails the step. */
  error?: string;
}

/**
 * Reads `GITHUB_OUTPUT`, `GITHUB_STATE` or `GITHUB_ENV`: lines of `name=value` and heredocs
 * `name<<delimiter`. The runner keeps the pairs before a faulty line
 * (`FileCommandManager.cs` in actions/runner).
 */
export function parseFileCommands(text: string): FileCommands {
  const pairs: FileCommands['pairs'] = [];
  // Only `\n` ends a line here (on Windows also `\r\n`); any other `\r` is part of the value.
  const lines = text.split('\n');
  // There is no further line after a final line break.
  if (lines.at(-1) === '') lines.pop();

  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');

    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) return { pairs, error: `Invalid format '${line}'. Name must not be empty` };
      pairs.push({ name: line.slice(0, equals), value: line.slice(equals + 1) });
    } else if (heredoc >= 0) {
      const name = line.slice(0, heredoc);
      const delimiter = line.slice(heredoc + 2);
      if (name === '' || delimiter === '') {
        return {
          pairs,
          error: `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`,
        };
      }
      const end = lines.indexOf(delimiter, at + 1);
      if (end < 0) return { pairs, error: `Invalid value. Matching delimiter not found '${delimiter}'` };
      pairs.push({ name, value: lines.slice(at + 1, end).join('\n') });
      at = end;
    } else {
      return { pairs, error: `Invalid format '${line}'` };
    }
  }
  return { pairs };
}
