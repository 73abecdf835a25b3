import { LONGEST_SQL, type SqlParser, type Statement } from '../project/sql.js';
import { Source } from '../project/node.js';
import { listAt, textAt } from '../project/tree.js';
import type { FailedAt } from '../rules/rehearsal.js';
import { failureOffset } from './line.js';
import { type Measured, type Tables, markTransaction, measure, tablesOf } from './measure.js';
import { failureText } from './message.js';
import { type Elsewhere, type Obstacle, obstacleOf } from './obstacle.js';
import type { Server, Session, SqlFailure } from './server.js';
import type { Script } from './plan.js';

/** Where a file runs, and what is known of that place. */
export interface Place {
  server: Server;
  database: string;
  session: Session;
  parser: SqlParser;
  /** The extensions that the server made here, by name. */
  extended: Set<string>;
  /** The extensions that were asked for when the database was empty. */
  beforehand: ReadonlySet<string>;
  /** The extensions that the server cannot make, with the statements that were left out first. */
  lacking: Map<string, Omitted>;
}

/** An extension is needed that the server makes in an empty database alone, where it knows that nothing of a branch is. */
export class NeededBeforehand extends Error {
  override readonly name = 'NeededBeforehand';
  readonly extension: string;

  constructor(extension: string) {
    super(`the extension ${extension} is needed beforehand`);
    this.extension = extension;
  }
}

/** What a file did. */
export interface Ran {
  ms: number;
  rows: number;
  /** `undefined` if that was not asked for, or if the file ended its transaction. */
  measured?: Measured | undefined;
  /** Statements about roles and databases that do not exist here, which were left out. */
  omitted: Omitted[];
  /** Absent if all of it was done. */
  failure?: FailedAt;
  /** With `failure`: there is no statement in it. */
  isEmpty?: boolean;
  /** With `failure`: it failed because of this server. */
  obstacle?: Obstacle;
  /** The tables before it, if they were asked for. */
  before?: Tables;
}

export interface Omitted {
  at: { source: Source; offset: number };
  /** What was left out, in words. */
  what: string;
}

/** How often a file is run again, after something that it lacks was made or left out. */
const MOST_ATTEMPTS = 10;

/** What Hasura says of a text without a statement: PostgreSQL itself does not mind. */
const EMPTY: SqlFailure = {
  code: '',
  message: 'The file has no statement, which Hasura reports as an error.',
};

/**
 * Runs a file as Hasura does: its text as one query, in one transaction. What it lacks on this server and does not need
 * to fail for is made, or left out.
 * @param counted the tables to measure; absent if nothing is measured
 */
export async function runFile(place: Place, script: Script, counted?: ReadonlySet<string>): Promise<Ran> {
  const { session } = place;
  const { file, text: original } = script;
  if (original === undefined || original.text.includes('\0')) return unreadable(script);
  const omitted: Omitted[] = [];
  let source = original;
  for (let attempt = 1; ; attempt++) {
    await session.script('begin');
    const before = counted === undefined ? undefined : await tablesOf(session);
    if (counted !== undefined) await markTransaction(session);
    const executed = await session.script(source.text);
    const { ms, rows } = executed;
    const measurement = { ms, rows, omitted, ...(before === undefined ? {} : { before }) };
    if (executed.failure === undefined && executed.completed > 0) {
      const measured =
        before === undefined || counted === undefined
          ? undefined
          : await measuredIn(session, before, counted);
      // Constraints that are deferred are checked now.
      const { failure } = await session.script('commit');
      if (failure === undefined)
        return { ...measurement, rows: Math.max(rows, measured?.rows ?? 0), measured };
      return { ...measurement, failure: { ...source.placeOf(0), ...failureText(failure) } };
    }
    // A connection that was closed has nothing to roll back.
    await session.script('rollback').catch(() => undefined);
    const failure = executed.failure ?? EMPTY;
    const statements = statementsOf(place.parser, source.text);
    const offset = failureOffset(source.text, { ...executed, failure }, statements);
    const statement = failure === EMPTY ? undefined : statements?.[executed.completed];
    const obstacle = failure === EMPTY ? undefined : await obstacleTo(place, source.text, failure, statement);
    const isWhole = statements?.every(({ kind }) => kind !== 'TransactionStmt') === true;
    const next =
      isWhole && attempt < MOST_ATTEMPTS
        ? await without(place, source, { failure, obstacle, statement, statements }, omitted)
        : undefined;
    if (next === undefined)
      return {
        ...measurement,
        failure: { ...source.placeOf(offset), ...failureText(inFile(source.text, failure)) },
        ...(failure === EMPTY ? { isEmpty: true } : {}),
        ...(obstacle === undefined ? {} : { obstacle }),
      };
    source = new Source(file, next);
  }
}

/** A syntax error that is the byte order mark, which nobody sees. */
function inFile(text: string, failure: SqlFailure): SqlFailure {
  if (failure.code !== '42601' || failure.position !== 1 || !text.startsWith('\uFEFF')) return failure;
  return { ...failure, message: 'the file begins with a byte order mark, which is a syntax error' };
}

/** Why a statement failed that need not fail elsewhere. What a newer grammar reads, an older server may not know. */
async function obstacleTo(
  { session, server: { version }, extended, lacking }: Place,
  text: string,
  failure: SqlFailure,
  statement: Statement | undefined,
): Promise<Obstacle | undefined> {
  const isNewSyntax =
    failure.code === '42601' && statement !== undefined && !(await isReadable(session, text));
  const obstacle = obstacleOf(failure, statement, {
    version,
    isNewSyntax,
    lacking: new Set(lacking.keys()),
  });
  const isMade = obstacle?.extension !== undefined && extended.has(obstacle.extension);
  // With the extension, it is a fault like any other.
  return isMade && statement?.kind !== 'CreateExtensionStmt' ? undefined : obstacle;
}

/** Whether the server can read a whole text. Nothing of it is run: a statement before it fails. */
async function isReadable(session: Session, text: string): Promise<boolean> {
  const { failure } = await session.script(`select 1 / 0;\n${text.replace(/^\uFEFF/, '')}`);
  return failure?.code !== '42601';
}

async function measuredIn(
  session: Session,
  before: Tables,
  counted: ReadonlySet<string>,
): Promise<Measured | undefined> {
  try {
    return await measure(session, before, counted);
  } catch {
    // A setting of the migration, such as a timeout, may hinder it.
    return undefined;
  }
}

function unreadable({ file, text }: Script): Ran {
  const why = text === undefined ? 'it cannot be read' : 'it has a zero byte';
  const at = new Source(file, '').placeOf(0);
  return {
    ...{ ms: 0, rows: 0, omitted: [] },
    failure: { ...at, code: '', message: `The file was not run: ${why}.` },
    obstacle: { why },
  };
}

/** The statements of a text, with their places in it; `undefined` if PostgreSQL's grammar does not read it. */
export function statementsOf(parser: SqlParser, text: string): Statement[] | undefined {
  if (text.length > LONGEST_SQL) return undefined;
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const parsed = parser.parse(text.slice(bom));
  if (parsed.kind !== 'statements') return undefined;
  return parsed.statements().map((one) => ({ ...one, start: one.start + bom, end: one.end + bom }));
}

interface Failed {
  failure: SqlFailure;
  obstacle: Obstacle | undefined;
  statement: Statement | undefined;
  statements: Statement[] | undefined;
}

/** The text to run after one that failed because of this server; `undefined` if there is no way round it. */
async function without(
  { server, database, extended, beforehand, lacking }: Place,
  source: Source,
  { failure, obstacle, statement, statements }: Failed,
  omitted: Omitted[],
): Promise<string | undefined> {
  const { text } = source;
  const name = statement?.kind === 'CreateExtensionStmt' ? textAt(statement.tree, 'extname') : undefined;
  // A superuser has made it, so creating it once more would fail.
  if (statement !== undefined && name !== undefined && failure.code === '42710' && extended.has(name))
    return blank(text, [statement]);
  if (obstacle?.extension !== undefined && !extended.has(obstacle.extension)) {
    const { extension } = obstacle;
    if (lacking.has(extension) || !(await server.extend(database, extension))) {
      if (!lacking.has(extension) && !beforehand.has(extension) && !isMissing(failure))
        throw new NeededBeforehand(extension);
      if (statement === undefined || name === undefined) return undefined;
      // Much may work without it.
      const whose = failure.code === '42501' ? 'only a superuser may create' : 'this server does not have';
      const left = { at: { source, offset: statement.start }, what: `the extension ${name}, which ${whose}` };
      omitted.push(left);
      if (!lacking.has(name)) lacking.set(name, left);
      return blank(text, [statement]);
    }
    extended.add(extension);
    const isPlain = name !== undefined && statement?.tree['if_not_exists'] !== true;
    return isPlain && statement !== undefined ? blank(text, [statement]) : text;
  }
  const { elsewhere } = obstacle ?? {};
  if (elsewhere === undefined) return undefined;
  const about = statements?.filter((one) => isOnlyAbout(one, elsewhere)) ?? [];
  const [first] = about;
  if (first === undefined || !about.some((one) => one === statement)) return undefined;
  omitted.push({ at: { source, offset: first.start }, what: wordsFor(elsewhere) });
  return blank(text, about);
}

/** Whether the server does not have the files of an extension. */
function isMissing({ code }: SqlFailure): boolean {
  return code === '0A000' || code === '58P01';
}

/** Statements that only change rights, or the settings of a role or a database. */
const RIGHTS = ['GrantStmt', 'GrantRoleStmt', 'AlterOwnerStmt', 'AlterDefaultPrivilegesStmt'];
const SETTINGS = [
  'CreateRoleStmt',
  'AlterRoleStmt',
  'AlterRoleSetStmt',
  'AlterDatabaseStmt',
  'AlterDatabaseSetStmt',
];

function wordsFor(elsewhere: Elsewhere): string {
  return elsewhere.kind === 'new roles'
    ? 'a block that creates roles'
    : `statements about the ${elsewhere.kind} ${elsewhere.name}, which this server does not have`;
}

/** What a DO block may contain that only makes roles, and gives them rights. */
const OTHER_WORK =
  /\b(?:create|alter|drop)\s+(?!role\b|user\b|group\b|default\s+privileges\b)|\b(?:insert|update|delete|truncate|merge|call|select\s+\w+\s*\()/i;

/** Whether a statement does not matter where something does not exist. */
function isOnlyAbout({ kind, tree }: Pick<Statement, 'kind' | 'tree'>, elsewhere: Elsewhere): boolean {
  if (elsewhere.kind === 'new roles')
    return kind === 'DoStmt' && !OTHER_WORK.test(JSON.stringify(tree).replaceAll('\\n', ' '));
  if (elsewhere.kind === 'extension' || elsewhere.kind === 'version of the extension')
    return isAboutExtension({ kind, tree }, elsewhere.name);
  if (elsewhere.kind === 'privilege')
    return kind === 'GrantStmt' && JSON.stringify(tree).includes(`"priv_name":"${elsewhere.name}"`);
  if (elsewhere.kind === 'setting')
    return kind === 'VariableSetStmt' && textAt(tree, 'name') === elsewhere.name;
  const isOwner =
    kind === 'AlterTableStmt' &&
    Array.isArray(tree['cmds']) &&
    tree['cmds'].every((one: unknown) => textAt(one, 'AlterTableCmd', 'subtype') === 'AT_ChangeOwner');
  if (!isOwner && !RIGHTS.includes(kind) && !SETTINGS.includes(kind)) return false;
  const name = JSON.stringify(elsewhere.name);
  const isDatabase =
    kind === 'GrantStmt' ? textAt(tree, 'objtype') === 'OBJECT_DATABASE' : kind.startsWith('AlterDatabase');
  const keys =
    elsewhere.kind === 'role' ? ['"rolename"', '"role"'] : isDatabase ? ['"sval"', '"dbname"'] : [];
  const text = JSON.stringify(tree);
  return keys.some((key) => text.includes(`${key}:${name}`));
}

/** Whether a statement only changes, describes or drops an extension. */
function isAboutExtension({ kind, tree }: Pick<Statement, 'kind' | 'tree'>, name: string): boolean {
  if (kind === 'AlterExtensionStmt') return textAt(tree, 'extname') === name;
  if (kind === 'CommentStmt')
    return (
      textAt(tree, 'objtype') === 'OBJECT_EXTENSION' && textAt(tree, 'object', 'String', 'sval') === name
    );
  if (kind !== 'DropStmt' || textAt(tree, 'removeType') !== 'OBJECT_EXTENSION') return false;
  const dropped = listAt(tree, 'objects').map((one) => textAt(one, 'String', 'sval'));
  return dropped.length === 1 && dropped[0] === name;
}

/** A statement that does nothing, and is shorter than those that it stands for. */
const NOTHING = 'unlisten *';

/** The text with a statement that does nothing in the place of some; lines and the number of statements stay. */
export function blank(text: string, statements: readonly Statement[]): string {
  let [made, at] = ['', 0];
  for (const { start, end } of statements) {
    made += `${text.slice(at, start)}${NOTHING}${text.slice(start, end).replace(/[^\r\n]+/g, '')}`;
    at = end;
  }
  return made + text.slice(at);
}
