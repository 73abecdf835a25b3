const MOST = 200;
const LONGEST = 100;

/**
 * Of several words the one that takes the fewest edits to become another (Levenshtein distance); the first of equals.
 * Reads at most 200 words of at most 100 characters.
 */
export function mostSimilar(word: string, words: readonly string[]): string | undefined {
  let best: { word: string; edits: number } | undefined;
  for (const candidate of words.filter(({ length }) => length <= LONGEST).slice(0, MOST)) {
    const edits = editsBetween(word.slice(0, LONGEST), candidate);
    if (best === undefined || edits < best.edits) best = { word: candidate, edits };
  }
  return best?.word;
}

/** How many characters must be inserted, deleted or replaced to turn one text into the other. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 0; at < one.length; at++) {
    const next = [at + 1];
    for (let column = 1; column <= other.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (other[column - 1] === one[at] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
