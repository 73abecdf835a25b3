import type { Statement } from '../project/sql.js';
import { listAt, textAt } from '../project/tree.js';
import { broughtBy, isKnown } from './brought.js';
import { newerThan } from './newer.js';
import type { SqlFailure } from './server.js';

/**
 * Why a statement failed here that need not fail on the database of production, in words that follow "because", and
 * what could be done about it.
 */
export interface Obstacle {
  why: string;
  /** With this extension it would work. */
  extension?: string;
  /** What only production has: statements that only give it rights, or set it up, can be left out. */
  elsewhere?: Elsewhere;
}

export type Elsewhere =
  | {
      kind: 'role' | 'database' | 'setting' | 'privilege' | 'extension' | 'version of the extension';
      name: string;
    }
  /** Roles that a DO block makes. */
  | { kind: 'new roles' };

/** What else is known of the server, and of the statement. */
export interface Known {
  /** The server's version, such as `16.4`. */
  version: string;
  /** Its grammar does not read the text, and a newer one does. */
  isNewSyntax?: boolean;
  /** The extensions whose creation was left out. */
  lacking?: ReadonlySet<string>;
}

/** What a server may have that this one lacks, by what PostgreSQL says of it. */
const LACKED =
  /^(collation|tablespace|language|foreign-data wrapper|access method) "(.{1,63}?)"(?: for .*)? does not exist$/s;

const VERSION = /^extension "(.{1,63}?)" has no (?:update path|installation script)/s;
const NO_EXTENSION = /^extension "(.{1,63})" does not exist$/s;
/** Of names that PostgreSQL does not find. */
const LACKING_CODES = ['42704', '42883', '22023', '3F000', '42P01'];
const TIME_ZONE = /^(?:time zone |invalid value for parameter "TimeZone": )"([\w/+-]{1,63})"/i;

/** Whether there is such a time zone, by the names that are in use, and those that once were. */
function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** Whether a failure is one of this server rather than one of the migration; `undefined` if it is the migration's. */
export function obstacleOf(
  failure: SqlFailure,
  statement: Statement | undefined,
  known: Known,
): Obstacle | undefined {
  const { version, isNewSyntax = false } = known;
  const { code, message } = failure;
  if (statement?.kind === 'CreateExtensionStmt' && ['42501', '0A000', '58P01'].includes(code)) {
    const extension = textAt(statement.tree, 'extname') ?? '';
    const why =
      code === '42501'
        ? `nobody but a superuser may create the extension ${extension}`
        : `this server does not have the extension ${extension}`;
    return { why, extension };
  }
  const versioned = VERSION.exec(message)?.[1];
  if (code === '22023' && versioned !== undefined) {
    const why = `this server does not have that version of the extension ${versioned}`;
    return statement?.kind === 'CreateExtensionStmt'
      ? { why, extension: versioned }
      : { why, elsewhere: { kind: 'version of the extension', name: versioned } };
  }
  if (isNewSyntax) return { why: `PostgreSQL ${version} does not know this syntax, and a newer one does` };
  if (message.includes('hdb_catalog'))
    return { why: 'hdb_catalog is the schema of Hasura, which is not here' };
  const [, kind, name = ''] = /^(role|database) "(.{1,63})" does not exist$/s.exec(message) ?? [];
  if (kind === 'role' || kind === 'database')
    return { why: `the ${kind} ${name} does not exist on this server`, elsewhere: { kind, name } };
  if (LACKING_CODES.includes(code)) {
    const lack = lackOf(failure, known);
    if (lack !== undefined) return lack;
  }
  if (code === '42601' && message.startsWith('unrecognized privilege type')) return lackOf(failure, known);
  if (TIME_ZONE.test(message) && isTimeZone(TIME_ZONE.exec(message)?.[1] ?? ''))
    return { why: 'this server does not have the time zone' };
  if (message.startsWith('ICU is not supported in this build'))
    return { why: 'this server was built without ICU' };
  if (code === '42501') {
    const elsewhere = message.startsWith('permission denied to create role') && statement?.kind === 'DoStmt';
    const why = 'it needs more rights than the owner of a database has';
    if (elsewhere) return { why, elsewhere: { kind: 'new roles' } };
    const role = roleOf(statement);
    return role === undefined ? { why } : { why, elsewhere: { kind: 'role', name: role } };
  }
  // Hasura sends no data after such a statement either.
  if (statement?.kind === 'CopyStmt' && message.startsWith('COPY from stdin failed')) return undefined;
  // Query cancelled, shut down, out of resources, lock not available, a file of the server.
  if (code === '' || /^(?:57|53|58|55P03|08|F0)/.test(code)) return { why: 'the server stopped it' };
  return undefined;
}

/** What this server lacks: an extension, a newer PostgreSQL, or something that is installed with a server. */
function lackOf(
  { code, message }: SqlFailure,
  { version, lacking = new Set() }: Known,
): Obstacle | undefined {
  const absent = NO_EXTENSION.exec(message)?.[1];
  if (absent !== undefined && lacking.has(absent)) {
    const why = `this server does not have the extension ${absent}`;
    return { why, elsewhere: { kind: 'extension', name: absent } };
  }
  const extension = broughtBy(message);
  if (extension !== undefined) {
    const whose = lacking.has(extension) ? 'this server does not have' : 'no migration creates';
    return { why: `it needs the extension ${extension}, which ${whose}`, extension };
  }
  const newer = newerThan(version, message);
  if (newer !== undefined) {
    const { name, since } = newer;
    const why = `PostgreSQL ${version} does not have ${name}, which version ${String(since)} brought`;
    if (message.startsWith('unrecognized configuration parameter'))
      return { why, elsewhere: { kind: 'setting', name } };
    if (message.startsWith('unrecognized privilege type'))
      return { why, elsewhere: { kind: 'privilege', name } };
    return { why };
  }
  // It is not known what such an extension brings.
  const unknown = [...lacking].find((one) => !isKnown(one));
  if (unknown !== undefined && code !== '42P01')
    return { why: `it may need the extension ${unknown}, which this server does not have` };
  const [, kind, name] = LACKED.exec(message) ?? [];
  if (kind !== undefined && name !== undefined)
    return { why: `the ${kind} ${name} does not exist on this server` };
  // A locale is one of the operating system.
  if (
    /^(?:invalid value for parameter "lc_|could not (?:create locale|open collator for locale) ")/.test(
      message,
    )
  )
    return { why: 'this server does not have the locale' };
  return undefined;
}

const OF_ROLES = /^(?:Create|Alter)Role/;
const FOR_ROLES = ['GrantStmt', 'GrantRoleStmt', 'AlterOwnerStmt', 'AlterDefaultPrivilegesStmt'];

/** The role that a statement makes or changes, or gives something to. */
function roleOf(statement: Statement | undefined): string | undefined {
  if (statement === undefined) return undefined;
  const { kind, tree } = statement;
  if (OF_ROLES.test(kind)) return textAt(tree, 'role') ?? textAt(tree, 'role', 'rolename');
  const owner = listAt(tree, 'cmds')
    .map((command) => textAt(command, 'AlterTableCmd', 'newowner', 'rolename'))
    .find((name) => name !== undefined);
  if (owner !== undefined) return owner;
  return FOR_ROLES.includes(kind) ? /"rolename":"([^"\\]{1,63})"/.exec(JSON.stringify(tree))?.[1] : undefined;
}
