const LONGEST_LINE = 121;

/** A YAML comment, wrapped into lines. */
export function comment(text: string, indent: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = `${lines.at(-1) ?? ''} ${word}`;
    if (indent + 1 + line.length > LONGEST_LINE) lines.push(` ${word}`);
    else lines[lines.length - 1] = line;
  }
  return lines.map((line) => `${' '.repeat(indent)}#${line}`);
}
