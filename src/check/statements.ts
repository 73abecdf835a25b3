import type { Source } from '../project/node.js';
import type { Project } from '../project/project.js';
import { type Sql, type SqlParser, type Statement, type Tree, withoutTexts } from '../project/sql.js';
import { isPostgres, sourcesOf } from '../project/names.js';
import { at, textAt } from '../project/tree.js';
import type { Add } from './add.js';
import { isRecord } from '../lib/record.js';

/** In characters, of all migrations of a project: parsing more would keep the build waiting. */
const MOST_SQL = 6_000_000;

/** The SQL of the migrations of PostgreSQL databases. Loads the grammar only if there is any. */
export async function checkStatements(
  project: Project,
  parser: () => Promise<SqlParser>,
  add: Add,
): Promise<void> {
  const kinds = new Map(sourcesOf(project).map((source) => [source.name, isPostgres(source)]));
  let left = MOST_SQL;
  for (const { source, migrations } of project.migrations)
    for (const { up, version } of migrations) {
      // Migrations of no database never run.
      if (up === undefined || kinds.get(source) !== true) continue;
      const text = project.sql.get(up.path);
      if (text === undefined) continue;
      const object = `${source}/${String(version)}`;
      left -= text.text.length;
      if (left < 0) {
        add(
          'not-checked',
          { source: text, offset: 0 },
          'The SQL was not checked: the project has too much of it.',
          {
            object,
          },
        );
        continue;
      }
      checkFile(text, (await parser()).parse(text.text.replace(/^\uFEFF/, '')), object, add);
    }
}

/** What the rules look for in a parse tree; most migrations have nothing of it. */
const NOTED = [
  ...[
    'TransactionStmt',
    'VacuumStmt',
    'CreatedbStmt',
    'DropdbStmt',
    'AlterSystemStmt',
    'CreateTableSpaceStmt',
  ],
  ...['DropTableSpaceStmt', 'concurrent', 'ReindexStmt', 'ClusterStmt', 'VariableSetStmt', 'set_config'],
  ...['CopyStmt', 'AlterEnumStmt'],
];
const NO_TRANSACTION = '-- hasura:no-transaction';

function checkFile(source: Source, sql: Sql, object: string, add: Add): void {
  const { text } = source;
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const say = (rule: Parameters<Add>[0], offset: number, what: string, severity?: 'warning'): void => {
    add(rule, { source, offset: offset + bom }, what, {
      object,
      ...(severity === undefined ? {} : { severity }),
    });
  };
  if (bom === 1) say('sql-bom', 0, 'The file begins with a byte order mark.');
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    say('sql-nul', nul - bom, 'The file has a zero byte.');
    return;
  }
  switch (sql.kind) {
    case 'unknown':
      say('not-checked', 0, `The SQL was not checked: ${sql.why}.`);
      return;
    case 'error':
      checkError(text.slice(bom), sql, say);
      return;
    case 'statements': {
      if (sql.isEmpty) say('migration-comment-only', 0, 'The migration has no statement.');
      if (!NOTED.some((name) => sql.mentions(name))) return;
      const statements = sql.statements();
      const marked = (text.split('\n', 1)[0] ?? '').trim() === NO_TRANSACTION;
      for (const statement of statements) {
        const what = outsideTransaction(statement);
        if (what !== undefined)
          say(
            'sql-not-in-transaction',
            statement.start,
            `${what} cannot run in a transaction.`,
            marked ? 'warning' : undefined,
          );
        if (statement.kind === 'CopyStmt' && isFromStdin(statement.tree))
          say('sql-copy-stdin', statement.start, 'The migration copies from stdin.');
      }
      const boundary = statements.find(({ kind, tree }) => kind === 'TransactionStmt' && isBoundary(tree));
      if (boundary !== undefined)
        say(
          'sql-transaction',
          boundary.start,
          `The migration has its own ${String(boundary.tree['kind']).replace('TRANS_STMT_', '').toLowerCase()}.`,
        );
      checkSettings(statements, say);
      checkEnums(text.slice(bom), statements, say);
      return;
    }
    default:
      sql satisfies never;
  }
}

type Say = (rule: Parameters<Add>[0], offset: number, what: string, severity?: 'warning') => void;

/** What PostgreSQL's grammar refuses: mostly something that only psql understands. */
function checkError(text: string, { message, offset }: Extract<Sql, { kind: 'error' }>, say: Say): void {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const line = text.slice(lineStart, lineStart + 200).split(/[\r\n]/, 1)[0] ?? '';
  const command = /^\s{0,20}\\([a-z!?.]{1,20})/i.exec(line)?.[1];
  if (command !== undefined) {
    say('sql-psql', lineStart, `\\${command} is a command of psql.`);
    return;
  }
  const copy = copyBefore(text, lineStart);
  const words = withoutTexts(message);
  const isOlder = mayBeOlder(text, { kind: 'error', message, offset });
  if (copy === undefined)
    say(
      'sql-syntax',
      offset,
      `PostgreSQL's grammar${isOlder ? ', in version 18,' : ''} says: ${words}.`,
      isOlder ? 'warning' : undefined,
    );
  else say('sql-copy-stdin', copy, 'The migration copies from stdin.');
}

/** The `COPY … FROM stdin` that ends right before the line of an error: its data lines are no SQL. */
function copyBefore(text: string, lineStart: number): number | undefined {
  const from = Math.max(0, lineStart - 5_000);
  const before = text.slice(from, lineStart).trimEnd();
  if (!before.endsWith(';')) return undefined;
  const start = before.lastIndexOf(';', before.length - 2) + 1;
  const copy = /^[\s\S]{0,1000}?\bcopy\s/i.exec(before.slice(start));
  return copy !== null && /\bfrom\s{1,20}stdin\b/i.test(before.slice(start))
    ? from + start + copy[0].length - 'copy '.length
    : undefined;
}

/** Words that PostgreSQL reserved after version 12, so that older versions take them as names. (known: its manual) */
const NEWER_WORDS = [
  ...['system_user', 'normalize', 'json', 'json_array', 'json_arrayagg', 'json_exists', 'json_object'],
  ...['json_objectagg', 'json_query', 'json_scalar', 'json_serialize', 'json_table', 'json_value'],
  ...['merge_action', 'oids', 'hash', 'split'],
];

/** Whether an older version, or a relative of PostgreSQL, may accept what version 18 refuses. */
function mayBeOlder(text: string, { message, offset }: Extract<Sql, { kind: 'error' }>): boolean {
  const word = /at or near "(\w{1,63})"$/.exec(message)?.[1]?.toLowerCase();
  // A number with letters behind it, and an operator behind its only operand.
  const isOldForm =
    message.includes('trailing junk') ||
    /[!@#%^&|~][ \t]*$/.test(text.slice(Math.max(0, offset - 20), offset));
  return isOldForm || (word !== undefined && NEWER_WORDS.includes(word));
}

/** The statement's name if it cannot run in a transaction block. (known: PostgreSQL's manual) */
function outsideTransaction({ kind, tree }: Statement): string | undefined {
  switch (kind) {
    case 'VacuumStmt':
      return tree['is_vacuumcmd'] === true ? 'VACUUM' : undefined;
    case 'CreatedbStmt':
      return 'CREATE DATABASE';
    case 'DropdbStmt':
      return 'DROP DATABASE';
    case 'AlterSystemStmt':
      return 'ALTER SYSTEM';
    case 'CreateTableSpaceStmt':
      return 'CREATE TABLESPACE';
    case 'DropTableSpaceStmt':
      return 'DROP TABLESPACE';
    case 'IndexStmt':
      return tree['concurrent'] === true ? 'CREATE INDEX CONCURRENTLY' : undefined;
    case 'DropStmt':
      return tree['concurrent'] === true ? 'DROP INDEX CONCURRENTLY' : undefined;
    case 'ReindexStmt':
      if (JSON.stringify(tree['params'] ?? '').includes('"concurrently"')) return 'REINDEX CONCURRENTLY';
      return /_(?:SCHEMA|SYSTEM|DATABASE)$/.test(String(tree['kind']))
        ? 'REINDEX of a whole database or schema'
        : undefined;
    case 'ClusterStmt':
      return tree['relation'] === undefined ? 'CLUSTER of all tables' : undefined;
    case 'AlterTableStmt':
      return JSON.stringify(tree['cmds'] ?? '').includes('"concurrent":true')
        ? 'DETACH PARTITION CONCURRENTLY'
        : undefined;
    default:
      return undefined;
  }
}

function isBoundary({ kind }: Tree): boolean {
  return ['TRANS_STMT_BEGIN', 'TRANS_STMT_START', 'TRANS_STMT_COMMIT', 'TRANS_STMT_ROLLBACK'].includes(
    String(kind),
  );
}

function isFromStdin({ is_from, is_program, filename }: Tree): boolean {
  return is_from === true && is_program !== true && filename === undefined;
}

/** The first setting that outlasts the migration: one finding is enough, since pg_dump writes a dozen. */
function checkSettings(statements: readonly Statement[], say: Say): void {
  const found = statements.flatMap((statement) => {
    const name = settingOf(statement);
    return name === undefined ? [] : [{ name, statement }];
  });
  const worst = found.find(({ name }) => name === 'search_path' || name === 'role') ?? found[0];
  if (worst === undefined) return;
  const others = found.length - 1;
  say(
    'sql-setting',
    worst.statement.start,
    `The setting ${worst.name}${others === 0 ? '' : ` and ${String(others)} more`} ${others === 0 ? 'outlasts' : 'outlast'} the migration.`,
  );
}

/** The setting that a statement changes for the whole connection. */
function settingOf({ kind, tree }: Statement): string | undefined {
  if (kind === 'VariableSetStmt')
    return tree['is_local'] === true || tree['kind'] !== 'VAR_SET_VALUE' ? undefined : String(tree['name']);
  const targets = kind === 'SelectStmt' && Array.isArray(tree['targetList']) ? tree['targetList'] : [];
  for (const target of targets) {
    const call = at(target, 'ResTarget', 'val', 'FuncCall');
    const names = at(call, 'funcname');
    const args = at(call, 'args');
    if (!Array.isArray(names) || !Array.isArray(args)) continue;
    if (at(names.at(-1), 'String', 'sval') !== 'set_config') continue;
    const local = at(args[2], 'A_Const', 'boolval');
    if (isRecord(local) && local['boolval'] !== true) return textAt(args[0], 'A_Const', 'sval', 'sval') ?? '';
  }
  return undefined;
}

/** `ALTER TYPE … ADD VALUE 'x'`, and 'x' later in the same file. */
function checkEnums(text: string, statements: readonly Statement[], say: Say): void {
  for (const { kind, tree, end } of statements.slice(0, 200)) {
    const value = kind === 'AlterEnumStmt' && tree['oldVal'] === undefined ? tree['newVal'] : undefined;
    if (typeof value !== 'string') continue;
    const used = text.indexOf(`'${value.replaceAll("'", "''")}'`, end);
    if (used >= 0)
      say('sql-enum-value', used, `The new enum value ${value} seems to be used in the same migration.`);
  }
}
