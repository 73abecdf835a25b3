/*
 * What the SQL of the databases' companion may use, and a reader of statements that finds what it uses by half a name.
 */

/** The functions of PostgreSQL that it calls. */
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

/** Words of SQL that a bracket may follow. `IN` is none of them: it looks for an operator by half its name. */
const WORDS = 'all and any array as exists from not on operator or over select union when where with'.split(
  ' ',
);
/** What common table expressions of ours are called, and what a role may be. */
const LOCAL = ['mine', 'schemas', 'fixed', 'words', 'arguments', 'public'];

const QUALIFIED_OPERATOR = /OPERATOR\(pg_catalog\.([^)]+)\)/g;

/** A statement without the texts and names in it that could be anything. */
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

/** Which functions, tables and operators of PostgreSQL's catalogue statements name, each once and in order. */
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
