import type { Statement } from '../project/sql.js';
import { textAt } from '../project/tree.js';
import type { SqlFailure } from './server.js';

/**
 * Why a statement failed here that need not fail on the database of production, in words that follow "because", and
 * what could be done about it.
 */
export interface Obstacle {
  why: string;
  /** With this extension it would work. */
  extension?: string;
  /** What exists only there: then statements that only give it rights, or set it up, can be left out. */
  elsewhere?: { kind: 'role' | 'database'; name: string };
}

/** What some extensions bring. Databases may have them although no migration creates them. (known: their manuals) */
const BROUGHT: Record<string, readonly string[]> = {
  postgis: ['geometry', 'geography', 'box2d', 'box3d', 'raster'],
  vector: ['vector', 'halfvec', 'sparsevec'],
  citext: ['citext'],
  hstore: ['hstore'],
  ltree: ['ltree', 'lquery', 'ltxtquery'],
  'uuid-ossp': ['uuid_generate_v1', 'uuid_generate_v1mc', 'uuid_generate_v4', 'uuid_generate_v5'],
  pgcrypto: ['crypt', 'gen_salt', 'digest', 'hmac', 'gen_random_bytes', 'pgp_sym_encrypt', 'pgp_sym_decrypt'],
  pg_trgm: ['gin_trgm_ops', 'gist_trgm_ops', 'similarity', 'word_similarity'],
  unaccent: ['unaccent'],
};

/** Whether a failure is one of this server rather than one of the migration; `undefined` if it is the migration's. */
export function obstacleOf(
  { code, message }: SqlFailure,
  statement: Statement | undefined,
): Obstacle | undefined {
  if (statement?.kind === 'CreateExtensionStmt' && ['42501', '0A000', '58P01'].includes(code)) {
    const extension = textAt(statement.tree, 'extname') ?? '';
    const why =
      code === '42501'
        ? `nobody but a superuser may create the extension ${extension}`
        : `this server does not have the extension ${extension}`;
    return { why, extension };
  }
  if (message.includes('hdb_catalog'))
    return { why: 'hdb_catalog is the schema of Hasura, which is not here' };
  const [, kind, name = ''] = /^(role|database) "(.{1,63})" does not exist$/s.exec(message) ?? [];
  if (kind === 'role' || kind === 'database')
    return { why: `the ${kind} ${name} does not exist on this server`, elsewhere: { kind, name } };
  if (code === '42704' || code === '42883') {
    const extension = broughtBy(message);
    if (extension !== undefined)
      return { why: `it needs the extension ${extension}, which no migration creates`, extension };
  }
  if (code === '42501') {
    const role = roleOf(statement);
    const why = 'it needs more rights than a role has here that owns the database';
    return role === undefined ? { why } : { why, elsewhere: { kind: 'role', name: role } };
  }
  // Hasura sends no data after such a statement either.
  if (statement?.kind === 'CopyStmt' && message.startsWith('COPY from stdin failed')) return undefined;
  // Query cancelled, shut down, out of resources, lock not available.
  if (code === '' || /^(?:57|53|58|55P03|08)/.test(code))
    return { why: 'this server did not run it to its end' };
  return undefined;
}

/** The role that a statement makes or changes. */
function roleOf(statement: Statement | undefined): string | undefined {
  if (statement === undefined || !/^(?:Create|Alter)Role/.test(statement.kind)) return undefined;
  return textAt(statement.tree, 'role') ?? textAt(statement.tree, 'role', 'rolename');
}

/** The extension that has a type, function or operator class that is missing. */
function broughtBy(message: string): string | undefined {
  const [, name] =
    /^(?:type "|operator class "|function )(?:[\w"]{1,63}\.)?"?([\w-]{1,63})/.exec(message) ?? [];
  if (name === undefined) return undefined;
  return Object.entries(BROUGHT).find(([, names]) => names.includes(name))?.[0];
}
