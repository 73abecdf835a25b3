import { mostSimilar } from '../lib/similar.js';
import { listed } from '../lib/text.js';

const MOST_NAMED = 12;

/** Names as a list of words: "Post, Page and Author". Of many, the first ones. */
export function listedShort(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${String(more)} more` : listed(shown);
}

/** What exists instead of a name that does not: a similar name, then all of them. */
export function instead(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'There are none.';
  const similar = mostSimilar(name, known);
  const meant = [similar ?? '', name].map((one) => one.charAt(0).toLowerCase());
  return `${meant[0] === meant[1] ? `Did you mean ${similar ?? ''}? ` : ''}It has ${listedShort(known)}.`;
}
