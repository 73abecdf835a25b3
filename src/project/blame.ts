import type { SqlParser } from './sql.js';

/** What PostgreSQL quotes in a message: names of relations, columns, types, roles. */
const QUOTED = /"([^"]{1,63})"/g;

/**
 * Where a text failed, in UTF-16 units, by what the database says without a place: the first statement that has all
 * names of the message. What a name lacks, or has twice, fails at its first mention.
 * @returns nothing if the message does not tell
 */
export function blamedOffset(parser: SqlParser, text: string, message: string): number | undefined {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const parsed = parser.parse(text.slice(bom));
  if (parsed.kind === 'error') return parsed.offset + bom;
  if (parsed.kind !== 'statements') return undefined;
  const statements = parsed.statements();
  const [only] = statements;
  if (statements.length === 1) return only === undefined ? undefined : only.start + bom;
  const names = [...message.matchAll(QUOTED)].map(([, name = '']) => name.toLowerCase());
  if (names.length === 0) return undefined;
  const found = statements.find(({ start, end }) => {
    const words = new Set(
      text
        .slice(start + bom, end + bom)
        .toLowerCase()
        .match(/[\p{L}\p{N}_$]+/gu),
    );
    return names.every((name) => words.has(name));
  });
  return found && found.start + bom;
}
