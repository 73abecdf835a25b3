import { Failure } from '../../lib/errors.js';
import { type Mark, commentOf, nameOf, stagingName } from './names.js';
import { type Session, type SessionWorld, identifier, literal } from './session.js';
import { NOT_ALLOWED, codeOf } from './troubles.js';

/** Somebody is connected to the template, or copies it: that passes. Each try waits 5 s in the server besides. */
const TEMPLATE_FREE_WITHIN_MS = 60_000;
const TRY_EVERY_MS = 2_000;

const IN_USE = '55006';
const EXISTS = new Set(['42P04', '23505']);

/** A database that is to be made for a variable. */
export interface Wanted extends Mark {
  variable: string;
}

/** What the server role is allowed to do. */
interface Rights {
  superuser: boolean;
  createrole: boolean;
}

/**
 * Makes the role that a build's app logs in with, or finds the one that a broken connection left unknown. Its comment
 * comes in the same transaction.
 * @returns its name, or `undefined` where the server role may not make roles
 */
export async function makeRole(session: Session, mark: Mark, password: string): Promise<string | undefined> {
  const [rights] = await session.rows<Rights>(
    'SELECT rolsuper AS superuser, rolcreaterole AS createrole FROM pg_roles WHERE rolname = current_user',
  );
  if (rights === undefined || !(rights.superuser || rights.createrole)) return undefined;
  const name = nameOf(mark);
  const comment = commentOf(mark);
  const [found] = await session.rows<{ comment: string | null }>(
    `SELECT shobj_description(oid, 'pg_authid') AS comment FROM pg_roles WHERE rolname = $1`,
    [name],
  );
  if (found?.comment === comment) return name;
  if (found !== undefined) throw taken('role', name, found.comment);
  try {
    await session.run(
      [
        `CREATE ROLE ${identifier(name)} LOGIN PASSWORD ${literal(password)}`,
        `COMMENT ON ROLE ${identifier(name)} IS ${literal(comment)}`,
        // Only a member may hand a schema over to a role, or end its sessions; since PostgreSQL 16 who makes a role
        // is none by itself. A superuser needs no membership.
        ...(rights.superuser ? [] : [`GRANT ${identifier(name)} TO CURRENT_USER`]),
      ].join('; '),
    );
  } catch (error) {
    if (codeOf(error) === NOT_ALLOWED) return undefined;
    throw error;
  }
  return name;
}

/**
 * Makes a database for a variable, or brings to its end what a broken connection left: what stands is looked at first,
 * so it can be called again after any trouble. Created under a staging name, since creation cannot share a transaction
 * with a comment; the comment, the rights and the final name come in one.
 * @param role the role that alone may enter it besides the server role; `undefined` for none
 */
export async function makeDatabase(
  session: Session,
  world: SessionWorld,
  wanted: Wanted,
  { template, role }: { template: string | undefined; role: string | undefined },
): Promise<string> {
  const [name, staging, comment] = [nameOf(wanted), stagingName(wanted), commentOf(wanted)];
  const found = await session.rows<{ name: string; comment: string | null; ours: boolean }>(
    `SELECT datname AS name, shobj_description(oid, 'pg_database') AS comment,
            pg_get_userbyid(datdba) = current_user AND NOT datallowconn AS ours
       FROM pg_database WHERE datname IN ($1, $2)`,
    [name, staging],
  );
  const standing = found.find((database) => database.name === name);
  if (standing?.comment === comment) return name;
  if (standing !== undefined) throw taken('database', name, standing.comment);
  const begun = found.find((database) => database.name === staging);
  if (begun !== undefined && !(begun.ours && begun.comment === null))
    throw taken('database', staging, begun.comment);
  if (begun === undefined) await create(session, world, staging, template);
  const [from, to] = [identifier(staging), identifier(name)];
  await session.run(
    [
      `COMMENT ON DATABASE ${from} IS ${literal(comment)}`,
      // The server role keeps owning it: an owner could forge the comment, and could drop it.
      `REVOKE ALL ON DATABASE ${from} FROM PUBLIC`,
      ...(role === undefined ? [] : [`GRANT ALL ON DATABASE ${from} TO ${identifier(role)}`]),
      `ALTER DATABASE ${from} ALLOW_CONNECTIONS true`,
      `ALTER DATABASE ${from} RENAME TO ${to}`,
    ].join('; '),
  );
  return name;
}

/** Nobody can enter it before its rights are set. */
async function create(
  session: Session,
  { clock, signal }: SessionWorld,
  staging: string,
  template: string | undefined,
): Promise<void> {
  const copy = template === undefined ? '' : ` TEMPLATE ${identifier(template)}`;
  const until = clock.now() + TEMPLATE_FREE_WITHIN_MS;
  for (;;) {
    try {
      await session.run(`CREATE DATABASE ${identifier(staging)}${copy} ALLOW_CONNECTIONS false`);
      return;
    } catch (error) {
      // The connection broke in an earlier try, whose command has come to its end meanwhile.
      if (EXISTS.has(codeOf(error))) return;
      if (codeOf(error) !== IN_USE || clock.now() >= until) throw error;
    }
    await clock.sleep(TRY_EVERY_MS, signal);
  }
}

/**
 * Hands everything in the database that is the server role's to the app's role: the schema `public`, and what came
 * with a template. Members of extensions stay as they are. Can be called again.
 */
export async function handOver(inside: Session, role: string): Promise<void> {
  const steps = await inside.rows<{ sql: string }>(HAND_OVER, [role]);
  if (steps.length > 0) await inside.run(steps.map(({ sql }) => sql).join('; '));
}

/**
 * A schema comes before what lies in it: a new owner must be able to create there. A sequence that belongs to a column
 * goes with its table; the partitions of a table do not. PostgreSQL 10 has no word for all kinds of routines.
 */
const HAND_OVER = `
  WITH mine AS (SELECT oid FROM pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER') AND rolname <> $1),
  words AS (
    SELECT CASE WHEN current_setting('server_version_num')::int < 110000 THEN 'FUNCTION' ELSE 'ROUTINE' END AS routine
  ),
  schemas AS (
    SELECT oid, nspname, nspowner FROM pg_namespace
     WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
  ),
  fixed AS (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
    UNION ALL
    SELECT d.classid, d.objid FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
     WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
  )
  SELECT sql FROM (
    SELECT 1 AS step, format('ALTER SCHEMA %I OWNER TO %I', nspname, $1::text) AS sql
      FROM schemas s
     WHERE nspowner IN (SELECT oid FROM mine)
       AND NOT EXISTS (SELECT FROM fixed WHERE classid = 'pg_namespace'::regclass AND objid = s.oid)
    UNION ALL
    SELECT 2, format('ALTER TABLE %s OWNER TO %I', c.oid::regclass, $1::text)
      FROM pg_class c JOIN schemas s ON s.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relowner IN (SELECT oid FROM mine)
       AND NOT EXISTS (SELECT FROM fixed WHERE classid = 'pg_class'::regclass AND objid = c.oid)
    UNION ALL
    SELECT 3, format('ALTER %s %s OWNER TO %I', routine, p.oid::regprocedure, $1::text)
      FROM pg_proc p JOIN schemas s ON s.oid = p.pronamespace CROSS JOIN words
     WHERE p.proowner IN (SELECT oid FROM mine)
       AND NOT EXISTS (SELECT FROM fixed WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
    UNION ALL
    SELECT 3, format('ALTER TYPE %s OWNER TO %I', t.oid::regtype, $1::text)
      FROM pg_type t JOIN schemas s ON s.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
     WHERE (t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c') AND t.typowner IN (SELECT oid FROM mine)
       AND NOT EXISTS (SELECT FROM fixed WHERE classid = 'pg_type'::regclass AND objid = t.oid)
  ) AS steps ORDER BY step`;

function taken(kind: 'database' | 'role', name: string, comment: string | null): Failure {
  return new Failure(
    'ownership',
    `The server has a ${kind} ${name} already, which this action did not make for this build. It was left alone.`,
    {
      words: comment === null ? 'It has no comment.' : `Its comment: ${comment}`,
      remedy: `Look at it; rename or drop it if nobody needs it, and run the job again.`,
    },
  );
}
