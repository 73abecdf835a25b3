/** A value as JSON, with every digit of a BigInt. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'bigint' ? `${MARK}${one}` : one,
  );
  return text.replaceAll(PRINTED, '$1');
}

/** A private character before the digits, which no file of a project contains. */
const MARK = '\uE000bigint:';
const PRINTED = new RegExp(`"${MARK}(-?\\d+)"`, 'g');
