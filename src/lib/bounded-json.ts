/** An output may have 1 MB; what a step sets in all may have 50 MB. (known) In characters, with room for UTF-8. */
const MOST_JSON = 200_000;

/** A list as JSON with a version and the number of all items: as many of them as an output may hold. */
export function boundedJson(name: string, items: readonly object[]): string {
  const shown: object[] = [];
  let size = 0;
  for (const item of items) {
    size += JSON.stringify(item).length + 1;
    if (size > MOST_JSON) break;
    shown.push(item);
  }
  return JSON.stringify({ version: 1, total: items.length, [name]: shown });
}
