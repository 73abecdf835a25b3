import type { Parser } from 'libpg-query/wasm/libpg-query.js';
import { grammar } from './grammar.js';

/** One statement of a file: where it is, in UTF-16 units, and its parse tree as PostgreSQL names it. */
export interface Statement {
  start: number;
  end: number;
  /** For example `CreateStmt`. */
  kind: string;
  tree: Tree;
}

export type Tree = Record<string, unknown>;

/** What PostgreSQL's grammar says of a text. `unknown`: it was not parsed, and why. */
export type Sql =
  Parsed | { kind: 'error'; message: string; offset: number } | { kind: 'unknown'; why: string };

/** A text that parses. */
export interface Parsed {
  kind: 'statements';
  /** Whether there is no statement at all. */
  isEmpty: boolean;
  /** Whether a name, such as `CopyStmt`, may be in the parse tree: much quicker than to look. */
  mentions(name: string): boolean;
  /** Reads the parse tree. */
  statements(): Statement[];
}

export interface SqlParser {
  parse(text: string): Sql;
}

/** A longer text is not parsed. In characters; 500,000 take about a second. */
export const LONGEST_SQL = 1_000_000;

let loading: Promise<SqlParser> | undefined;

/** PostgreSQL's own grammar, loaded once, and again after it has failed. It parses what PostgreSQL 18 does. */
export async function sqlParser(): Promise<SqlParser> {
  return await (loading ??= load());
}

async function load(): Promise<SqlParser> {
  let parser: Parser | undefined = await grammar();
  return {
    parse: (text) => {
      if (text.length > LONGEST_SQL)
        return { kind: 'unknown', why: `it has more than ${String(LONGEST_SQL)} characters` };
      if (parser === undefined) return { kind: 'unknown', why: 'the parser failed at another file' };
      try {
        return parsed(parser, text);
      } catch {
        // The grammar's own memory may be broken now: the next file gets another one.
        parser = undefined;
        loading = undefined;
        return { kind: 'unknown', why: 'the parser failed' };
      }
    },
  };
}

/** The layout of the library's results in memory: pointers and numbers of four bytes each. (known: its own wrapper) */
function parsed(parser: Parser, text: string): Sql {
  const bytes = parser.lengthBytesUTF8(text) + 1;
  const query = parser._malloc(bytes);
  let result = 0;
  try {
    parser.stringToUTF8(text, query, bytes);
    result = parser._wasm_parse_query_raw(query);
    const error = parser.getValue(result + 8, 'i32');
    if (error !== 0) {
      const message = parser.UTF8ToString(parser.getValue(error, 'i32'));
      if (/stack depth|out of memory/i.test(message))
        return { kind: 'unknown', why: 'it is nested too deeply' };
      return { kind: 'error', message, offset: unitOf(text, parser.getValue(error + 16, 'i32') - 1) };
    }
    const json = parser.UTF8ToString(parser.getValue(result, 'i32'));
    return {
      kind: 'statements',
      isEmpty: !json.includes('"stmt":'),
      mentions: (name) => json.includes(name),
      statements: () => statementsOf(text, (JSON.parse(json) as { stmts?: RawStatement[] }).stmts ?? []),
    };
  } finally {
    parser._free(query);
    if (result !== 0) parser._wasm_free_parse_result(result);
  }
}

interface RawStatement {
  stmt: Record<string, Tree>;
  /** In bytes, missing at the beginning. */
  stmt_location?: number;
  /** Missing if the statement goes to the end. */
  stmt_len?: number;
}

function statementsOf(text: string, raw: readonly RawStatement[]): Statement[] {
  const units = unitsOf(text);
  return raw.map(({ stmt, stmt_location: at = 0, stmt_len: length }) => {
    const [kind = '', tree = {}] = Object.entries(stmt)[0] ?? [];
    // In ascending order: another one begins from the start of the text.
    const start = units(at);
    const end = length === undefined ? text.length : units(at + length);
    return { start: firstWord(text, start, end), end, kind, tree };
  });
}

/** Whether two texts run the same statements: comments and white space do not count. */
export function sameStatements(parser: SqlParser, one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => {
    const parsed = parser.parse(text.replace(/^\uFEFF/, ''));
    return parsed.kind === 'statements'
      ? withoutPlaces(parsed.statements().map(({ kind, tree }) => [kind, tree]))
      : undefined;
  });
  return first !== undefined && first === second;
}

/** Parse trees as a text that is the same wherever they are in their files. */
export function withoutPlaces(trees: unknown): string {
  return JSON.stringify(trees, (key, value: unknown) =>
    /(?:^|_)(?:location|len)$/.test(key) ? undefined : value,
  );
}

/** A message of PostgreSQL without the word of the SQL: it may be a text, such as a password, or all that follows. */
export function withoutTexts(message: string): string {
  return message.replace(/ at or near "(?![\w.,;:()[\]*=<>+-]{1,63}"$).*$/s, '');
}

/** Translates offsets in bytes, in ascending order, to offsets in UTF-16 units. */
export function unitsOf(text: string): (bytes: number) => number {
  if (Buffer.byteLength(text) === text.length) return (bytes) => bytes;
  let [unit, byte] = [0, 0];
  return (bytes) => {
    if (bytes < byte) [unit, byte] = [0, 0];
    while (byte < bytes && unit < text.length) {
      const point = text.codePointAt(unit) ?? 0;
      byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      unit += point < 0x10000 ? 1 : 2;
    }
    return unit;
  };
}

/** The UTF-16 offset of a code point. */
export function unitOf(text: string, points: number): number {
  let unit = 0;
  for (let left = points; left > 0 && unit < text.length; left--)
    unit += (text.codePointAt(unit) ?? 0) < 0x10000 ? 1 : 2;
  return unit;
}

/** Where a statement begins, behind white space and comments. */
function firstWord(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    if (/\s/.test(text[at] ?? '')) at += 1;
    else if (text.startsWith('--', at)) at = lineEnd(text, at);
    else if (text.startsWith('/*', at)) at = commentEnd(text, at);
    else return at;
  }
  return start;
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '\n' || text[at] === '\r') return at;
  return text.length;
}

/** The end of a comment; PostgreSQL's comments may contain others. */
function commentEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('/*', at)) depth += 1;
    else if (text.startsWith('*/', at)) depth -= 1;
    else continue;
    at += 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
