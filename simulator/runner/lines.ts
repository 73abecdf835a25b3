/**
 * Splits a process's output into lines as .NET's `StreamReader.ReadLine` does: at `\n`, `\r\n` and a lone `\r`.
 */
export function splitLines(text: string): string[] {
  const splitter = new LineSplitter();
  const lines = splitter.push(text);
  const rest = splitter.end();
  return rest === undefined ? lines : [...lines, rest];
}

/** The same for text that arrives in pieces. */
export class LineSplitter {
  #rest = '';

  push(text: string): string[] {
    const whole = this.#rest + text;
    // A `\r` at the very end may be the first half of a `\r\n`, so it is kept until the next piece.
    const held = whole.endsWith('\r') ? 1 : 0;
    const parts = whole.slice(0, whole.length - held).split(/\r\n|\n|\r/);
    this.#rest = (parts.pop() ?? '') + whole.slice(whole.length - held);
    return parts;
  }

  /** The last line, if no line break ends it. */
  end(): string | undefined {
    const rest = this.#rest;
    this.#rest = '';
    if (rest === '') return undefined;
    return rest.endsWith('\r') ? rest.slice(0, -1) : rest;
  }
}
