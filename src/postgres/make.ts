import { Failure } from '../lib/errors.js';
import { type ThingMark, thingComment, thingName, stagingName } from './names.js';
import { scramVerifier } from './scram.js';
import { type Session, type SessionPorts, identifier, literal } from './session.js';
import { DIFFERS, EQUALS, catalog, commentOn } from './sql.js';
import { NOT_ALLOWED, sqlStateOf } from './errors.js';

/**
 * Somebody is connected to the template or is copying it, which is temporary. The server also waits 5 s in each try.
 */
const TEMPLATE_FREE_WITHIN_MS = 60_000;
const TRY_EVERY_MS = 2_000;

const IN_USE = '55006';
const EXISTS = new Set(['42P04', '23505']);

/** Neon's error for a verifier: it passes each password on to its own service. */
const WANTS_PASSWORD = /only supports being given plaintext passwords/i;
/** Nobody can connect to it, and it contains only what every server starts with. */
export const EMPTY_TEMPLATE = 'template0';

/** A database to create for a variable. */
export interface DatabaseWanted extends ThingMark {
  variable: string;
}

/** The rights of the server role. */
interface Rights {
  superuser: boolean;
  createrole: boolean;
}

/**
 * Creates the role that a build's app logs in with, or finds the one that exists after a broken connection. Its
 * comment is written in the same transaction. The server gets a verifier, which keeps the password out of its logs,
 * unless it accepts only passwords.
 * @param password ASCII only
 * @returns its name, or `undefined` if the server role may not create roles
 */
export async function makeRole(
  session: Session,
  mark: ThingMark,
  password: string,
): Promise<string | undefined> {
  const [rights] = await session.rows<Rights>(
    `SELECT rolsuper AS superuser, rolcreaterole AS createrole
       FROM pg_catalog.pg_roles WHERE rolname ${EQUALS} current_user`,
  );
  if (rights === undefined || !(rights.superuser || rights.createrole)) return undefined;
  const name = thingName(mark);
  const comment = thingComment(mark);
  const [found] = await session.rows<{ comment: string | null }>(
    `SELECT ${commentOn('pg_authid', 'pg_roles')} AS comment
       FROM pg_catalog.pg_roles WHERE rolname ${EQUALS} $1`,
    [name],
  );
  if (found?.comment === comment) return name;
  if (found !== undefined) throw taken('role', name, found.comment);
  const create = (secret: string): Promise<void> =>
    session.run(
      [
        `CREATE ROLE ${identifier(name)} LOGIN PASSWORD ${literal(secret)}`,
        `COMMENT ON ROLE ${identifier(name)} IS ${literal(comment)}`,
        // Only a member may hand a schema over to a role, or end its sessions; since PostgreSQL 16 the creator of a
        // role is not a member by default. A superuser needs no membership.
        ...(rights.superuser ? [] : [`GRANT ${identifier(name)} TO CURRENT_USER`]),
      ].join('; '),
    );
  try {
    await create(scramVerifier(password)).catch((error: unknown) => {
      if (!(error instanceof Error) || !WANTS_PASSWORD.test(error.message)) throw error;
      return create(password);
    });
  } catch (error) {
    if (sqlStateOf(error) === NOT_ALLOWED) return undefined;
    throw error;
  }
  return name;
}

/**
 * Creates a database for a variable, or finishes what a broken connection left unfinished. It checks what exists
 * first, so it can be called again after any error. The database is created under a staging name, since creation
 * cannot share a transaction with a comment; the comment, the rights and the final name are set in one transaction.
 * @param role the only role besides the server role that may connect to it; `undefined` for none
 */
export async function makeDatabase(
  session: Session,
  world: SessionPorts,
  wanted: DatabaseWanted,
  { template, role }: { template: string | undefined; role: string | undefined },
): Promise<string> {
  const [name, staging, comment] = [thingName(wanted), stagingName(wanted), thingComment(wanted)];
  const found = await session.rows<{ name: string; comment: string | null; ours: boolean }>(
    `SELECT datname AS name, ${commentOn('pg_database', 'pg_database')} AS comment,
            pg_catalog.pg_get_userbyid(datdba) ${EQUALS} current_user AND NOT datallowconn AS ours
       FROM pg_catalog.pg_database WHERE datname ${EQUALS} $1 OR datname ${EQUALS} $2`,
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
      // The server role stays its owner: another owner could forge the comment, and could drop the database.
      `REVOKE ALL ON DATABASE ${from} FROM PUBLIC`,
      ...(role === undefined ? [] : [`GRANT ALL ON DATABASE ${from} TO ${identifier(role)}`]),
      `ALTER DATABASE ${from} ALLOW_CONNECTIONS true`,
      `ALTER DATABASE ${from} RENAME TO ${to}`,
    ].join('; '),
  );
  return name;
}

/** Creates a database that nobody can connect to until its rights are set. */
async function create(
  session: Session,
  { clock, signal }: SessionPorts,
  staging: string,
  template: string | undefined,
): Promise<void> {
  const copied = identifier(template ?? EMPTY_TEMPLATE);
  const until = clock.now() + TEMPLATE_FREE_WITHIN_MS;
  for (;;) {
    try {
      await session.run(`CREATE DATABASE ${identifier(staging)} TEMPLATE ${copied} ALLOW_CONNECTIONS false`);
      return;
    } catch (error) {
      // The connection broke in an earlier try, and its command has finished in the meantime.
      if (EXISTS.has(sqlStateOf(error))) return;
      if (sqlStateOf(error) !== IN_USE || clock.now() >= until) throw error;
    }
    await clock.sleep(TRY_EVERY_MS, signal);
  }
}

/**
 * Hands everything in the database that the server role owns over to the app's role: the schema `public`, and what
 * came with a template. Members of extensions stay as they are. Can be called again.
 */
export async function handOver(inside: Session, role: string): Promise<void> {
  const steps = await inside.rows<{ sql: string }>(HAND_OVER, [role]);
  if (steps.length > 0) await inside.run(steps.map(({ sql }) => sql).join('; '));
}

/**
 * A schema comes before its contents: a new owner must be able to create there. A sequence that belongs to a column
 * follows its table; the partitions of a table do not.
 *
 * A template's content is not ours: the statements name each object, and each type of an argument, with its schema.
 * None of them runs a function of the copy, except those of event triggers, which only a superuser can set up.
 */
const HAND_OVER = `
  WITH mine AS (
    SELECT oid FROM pg_catalog.pg_roles
     WHERE pg_catalog.pg_has_role(current_user, oid, 'MEMBER') AND rolname ${DIFFERS} $1
  ),
  schemas AS (
    SELECT oid, nspname, nspowner FROM pg_catalog.pg_namespace
     WHERE nspname OPERATOR(pg_catalog.!~) '^pg_' AND nspname ${DIFFERS} 'information_schema'
  ),
  fixed AS (
    SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype ${EQUALS} 'e'
    UNION ALL
    SELECT d.classid, d.objid
      FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class s ON s.oid ${EQUALS} d.objid AND s.relkind ${EQUALS} 'S'
     WHERE d.classid ${EQUALS} ${catalog('pg_class')} AND d.refclassid ${EQUALS} ${catalog('pg_class')}
       AND (d.deptype ${EQUALS} 'a' OR d.deptype ${EQUALS} 'i')
  )
  SELECT sql FROM (
    SELECT 1 AS step, pg_catalog.format('ALTER SCHEMA %I OWNER TO %I', nspname, $1::pg_catalog.text) AS sql
      FROM schemas s
     WHERE nspowner ${EQUALS} ANY (SELECT oid FROM mine) AND NOT ${isFixed('pg_namespace', 's.oid')}
    UNION ALL
    SELECT 2, pg_catalog.format('ALTER TABLE %I.%I OWNER TO %I', nspname, c.relname, $1::pg_catalog.text)
      FROM pg_catalog.pg_class c JOIN schemas s ON s.oid ${EQUALS} c.relnamespace
     WHERE c.relkind ${EQUALS} ANY (ARRAY['r', 'p', 'v', 'm', 'f', 'S']::pg_catalog."char"[])
       AND c.relowner ${EQUALS} ANY (SELECT oid FROM mine) AND NOT ${isFixed('pg_class', 'c.oid')}
    UNION ALL
    SELECT 3, pg_catalog.format('ALTER ROUTINE %I.%I(%s) OWNER TO %I', nspname, p.proname, (
             SELECT pg_catalog.string_agg(pg_catalog.format('%I.%I', n.nspname, t.typname), ', ' ORDER BY arguments.place)
               FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS arguments (type, place)
               JOIN pg_catalog.pg_type t ON t.oid ${EQUALS} arguments.type
               JOIN pg_catalog.pg_namespace n ON n.oid ${EQUALS} t.typnamespace
           ), $1::pg_catalog.text)
      FROM pg_catalog.pg_proc p JOIN schemas s ON s.oid ${EQUALS} p.pronamespace
     WHERE p.proowner ${EQUALS} ANY (SELECT oid FROM mine) AND NOT ${isFixed('pg_proc', 'p.oid')}
    UNION ALL
    SELECT 3, pg_catalog.format('ALTER TYPE %I.%I OWNER TO %I', nspname, t.typname, $1::pg_catalog.text)
      FROM pg_catalog.pg_type t JOIN schemas s ON s.oid ${EQUALS} t.typnamespace
      LEFT JOIN pg_catalog.pg_class c ON c.oid ${EQUALS} t.typrelid
     WHERE (t.typtype ${EQUALS} ANY (ARRAY['e', 'd', 'r']::pg_catalog."char"[]) OR c.relkind ${EQUALS} 'c')
       AND t.typowner ${EQUALS} ANY (SELECT oid FROM mine) AND NOT ${isFixed('pg_type', 't.oid')}
  ) AS steps ORDER BY step`;

/** SQL for whether an object of a catalogue is one of those that stay as they are. */
function isFixed(name: string, oid: string): string {
  return `EXISTS (SELECT FROM fixed WHERE classid ${EQUALS} ${catalog(name)} AND objid ${EQUALS} ${oid})`;
}

function taken(kind: 'database' | 'role', name: string, comment: string | null): Failure {
  return new Failure(
    'database-taken',
    `The server has a ${kind} ${name} that this action did not create for this build. It was not changed.`,
    {
      words: comment === null ? 'It has no comment.' : `Its comment: ${comment}`,
      remedy: `Check it. Rename or drop it if nobody needs it, and run the job again.`,
    },
  );
}
