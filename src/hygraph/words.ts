import { mostSimilar } from '../lib/similar.js';

const MOST_NAMED = 12;

/** Names as a list of words: "Post, Page and Author". Of many, the first ones. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${String(more)} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

/** What exists instead of a name that does not: a similar name, then all of them. */
export function instead(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'There are none.';
  const similar = mostSimilar(name, known);
  const meant = [similar ?? '', name].map((one) => one.charAt(0).toLowerCase());
  return `${meant[0] === meant[1] ? `Did you mean ${similar ?? ''}? ` : ''}It has ${listed(known)}.`;
}
