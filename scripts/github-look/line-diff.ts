export interface DiffLine {
  mark: '+' | '-' | ' ';
  /** The line's number in the newer text; absent if it is not there. */
  number?: number;
  text: string;
}

/** The lines of two texts as a diff. For short texts: it compares every line with every other. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  /** How many lines the rests of both texts have in common, from a line of each on. */
  const common: number[][] = Array.from({ length: old.length + 1 }, () =>
    Array<number>(now.length + 1).fill(0),
  );
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row) row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]];
    if (was === is && is !== undefined) lines.push({ mark: ' ', number: (j += 1), text: is });
    else if (is === undefined || (was !== undefined && at(i + 1, j) >= at(i, j + 1)))
      lines.push({ mark: '-', text: was ?? '' });
    else lines.push({ mark: '+', number: (j += 1), text: is });
    if (lines.at(-1)?.mark !== '+') i += 1;
  }
  return lines;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
