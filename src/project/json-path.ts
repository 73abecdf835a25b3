/** A key, an index, or a key in brackets and quotes. */
const STEP = /\.([^.[\]]+)|\.?\[(?:(\d+)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\]/y;

/**
 * The keys and indexes of a path as Hasura writes it in its errors, such as `$.args.metadata.sources[0].name`. Keys
 * with other characters than letters, digits, "_" and "-" are in brackets, as JSON. (known: the server's source)
 * @returns nothing for what is not such a path
 */
export function jsonPath(text: string): (string | number)[] | undefined {
  if (!text.startsWith('$')) return undefined;
  const steps: (string | number)[] = [];
  STEP.lastIndex = 1;
  for (let at = 1; at < text.length; at = STEP.lastIndex) {
    const found = STEP.exec(text);
    if (found === null) return undefined;
    const [, key, index, json, quoted] = found;
    if (index !== undefined) steps.push(Number(index));
    else steps.push(key ?? (json === undefined ? (quoted ?? '').replace(/\\(.)/g, '$1') : fromJson(json)));
  }
  return steps;
}

/** What is between the quotes of a JSON string. */
function fromJson(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}
