/*
 * What the SQL of the databases' companion may use, and a statement reader that finds what it names without a schema.
 */

/** The functions of PostgreSQL that this SQL calls. */
export const CALLED = [
  'current_database',
  'current_setting',
  'format',
  'pg_backend_pid',
  'pg_get_userbyid',
  'pg_has_role',
  'pg_terminate_backend',
  'string_agg',
  'strpos',
  'unnest',
];

/** The operators that it uses. */
export const OPERATORS = ['=', '<>', '!~'];

/** The tables and views of PostgreSQL's catalogue that it reads. */
export const READ = [
  'pg_class',
  'pg_database',
  'pg_depend',
  'pg_namespace',
  'pg_proc',
  'pg_roles',
  'pg_shdescription',
  'pg_stat_activity',
  'pg_type',
];

/**
 * SQL keywords that a parenthesis may follow. `IN` is not one of them: it looks up its operator without a schema.
 */
const WORDS = 'all and any array as exists from not on operator or over select union when where with'.split(
  ' ',
);
/** The names of our common table expressions, and `public` in the place of a role. */
const LOCAL = ['mine', 'schemas', 'fixed', 'words', 'arguments', 'public'];

const QUALIFIED_OPERATOR = /OPERATOR\(pg_catalog\.([^)]+)\)/g;

/** A statement without its string literals and quoted names, which could contain anything. */
function bare(statement: string): string {
  return statement
    .replace(/\bE'(?:[^'\\]|''|\\.)*'/g, `''`)
    .replace(/'(?:[^']|'')*'/g, `''`)
    .replace(/"(?:[^"]|"")*"/g, 'quoted');
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found.toLowerCase());
}

/** What a statement names without a schema: functions, tables, types, operators, and objects that it alters. */
export function unqualifiedIn(statement: string): string[] {
  const text = bare(statement).replace(QUALIFIED_OPERATOR, ' ');
  const altered = all(text, /\balter (?:table|type|routine|function) ([^\s(;]+)/gi);
  const called = all(text, /(?<![\w.])([a-z_]\w*)\s*\(/gi);
  const read = all(text, /\b(?:from|join)\s+([a-z_][\w.]*)/gi);
  return [
    ...called.filter((name) => !WORDS.includes(name) && !LOCAL.includes(name) && !altered.includes(name)),
    ...read.filter((name) => !name.includes('.') && !LOCAL.includes(name)),
    ...all(text, /::\s*(?!pg_catalog\.)([\w.]+)/g),
    ...all(text, /(?<!:)([<>=!~*/+|&^%#@]+|-(?!\d))/g),
    ...altered.filter((name) => !name.includes('.')),
  ];
}

/** The functions, tables and operators of PostgreSQL's catalogue that statements name, each once and sorted. */
export function namedIn(
  statements: readonly string[],
): Record<'functions' | 'tables' | 'operators', string[]> {
  const text = statements.map(bare).join('\n');
  const inOrder = (names: string[]): string[] => [...new Set(names)].sort();
  const functions = all(text, /\bpg_catalog\.(\w+)\s*\(/g);
  return {
    functions: inOrder(functions),
    tables: inOrder(
      all(text, /\b(?:from|join)\s+pg_catalog\.(\w+)/gi).filter((name) => !functions.includes(name)),
    ),
    operators: inOrder(all(text, QUALIFIED_OPERATOR)),
  };
}
