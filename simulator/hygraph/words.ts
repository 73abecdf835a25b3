import type { GraphQLError } from 'graphql';

/**
 * What Hygraph says to a query that does not fit the schema. The line is always the first one, whichever was sent.
 * Known are the parts `is not defined by type`, `expected type '…' for variable '…'` and the single quotes.
 */
export function inHygraphsWords({ message }: GraphQLError): string {
  for (const [pattern, words] of ROWS) {
    const match = pattern.exec(message);
    if (match) return `input:1: ${words(match)}`;
  }
  return `input:1: ${message.replaceAll('"', "'")}`;
}

const ROWS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^Cannot query field "(.+?)" on type "(.+?)"/, ([, f, t]) => `Field '${f}' is not defined by type '${t}'`],
  [
    /^Unknown argument "(.+?)" on field "(.+?)"/,
    ([, a, f]) => `Argument '${a}' is not defined by field '${f}'`,
  ],
  [
    /^Variable "\$(.+?)" got invalid value [^]*?; (?:Int|String|ID|Float|Boolean) cannot represent[^]*$/,
    ([text, v]) => `expected type '${/; (\w+) cannot/.exec(text)?.[1]}' for variable '${v}'`,
  ],
  [
    /^Variable "\$(.+?)" got invalid value [^]*?(?:in|exist in) "(\w+?)" enum/,
    ([, v, t]) => `expected type '${t}' for variable '${v}'`,
  ],
  [
    /^Variable "\$(.+?)" of (?:required|non-null) type "(.+?)"/,
    ([, v, t]) => `expected type '${t}' for variable '${v}'`,
  ],
];
