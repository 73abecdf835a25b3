/** In characters: a report shows at most 200 of a text, with the words round it. */
const MOST = 160;
/** What is shown before the place that counts. */
const LEAD = 40;

/** A text, or the part of a long one round a place. */
export function excerpt(text: string, at = 0, most = MOST): string {
  if (text.length <= most) return text;
  // With a mark at each end it is no longer than `most`, so that an excerpt of it is the same.
  const room = most - 2;
  const start = Math.max(0, Math.min(at - LEAD, text.length - room));
  const part = text.slice(start, start + room).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  return `${start > 0 ? '…' : ''}${part}${start + room < text.length ? '…' : ''}`;
}

/** Two texts, or the parts of them round their first difference. */
export function excerpts(before: string, after: string): { before: string; after: string } {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  return { before: excerpt(before, at), after: excerpt(after, at) };
}

const MOST_NAMED = 8;

/** Names in a sentence: the first ones, and how many more there are. */
export function summed(names: readonly string[], most = MOST_NAMED): string {
  const more = names.length - most;
  return `${names.slice(0, most).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
