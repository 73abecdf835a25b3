import { NoAnswer, type Session, type SessionPorts, identifier, withSession } from './session.js';
import { EQUALS, DIFFERS } from './sql.js';
import type { ServerThing } from './inventory.js';
import { NOT_ALLOWED, sqlStateOf, isPassing } from './errors.js';
import type { Server } from './url.js';

/** `DROP DATABASE … WITH (FORCE)` came with PostgreSQL 13. */
const KNOWS_FORCE = 130_000;
/**
 * Without FORCE, sessions take a moment to end after they are terminated; the server also waits 5 s in each try.
 */
const TRIES = 3;
const TRY_AGAIN_MS = 500;

const IN_USE = '55006';
/** "Tuple concurrently updated" or "tuple concurrently deleted". */
const CHANGED_MEANWHILE = 'XX000';

/**
 * Drops a database with the sessions in it, or a role whose databases are gone. The caller has made sure that it is
 * ours. If it is already gone, that is a success. Another run may be dropping it at the same time: then any error is
 * possible, and what exists afterwards decides.
 */
export async function drop(
  session: Session,
  world: SessionPorts,
  server: Server,
  thing: ServerThing,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      if (thing.kind === 'role') await session.run(`DROP ROLE IF EXISTS ${identifier(thing.name)}`);
      else await dropDatabase(session, world, server, thing);
      return;
    } catch (error) {
      world.signal.throwIfAborted();
      if (error instanceof NoAnswer || isPassing(error)) throw error;
      if (!(await stands(session, thing))) return;
      if (sqlStateOf(error) !== CHANGED_MEANWHILE || tries >= TRIES) throw error;
    }
    await world.clock.sleep(TRY_AGAIN_MS, world.signal);
  }
}

async function stands(session: Session, { kind, name }: ServerThing): Promise<boolean> {
  const sql =
    kind === 'database'
      ? `SELECT FROM pg_catalog.pg_database WHERE datname ${EQUALS} $1`
      : `SELECT FROM pg_catalog.pg_roles WHERE rolname ${EQUALS} $1`;
  return (await session.rows(sql, [name])).length > 0;
}

async function dropDatabase(
  session: Session,
  world: SessionPorts,
  server: Server,
  doomed: ServerThing,
): Promise<void> {
  const [about] = await session.rows<{ version: number }>(
    `SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4 AS version`,
  );
  if ((about?.version ?? 0) >= KNOWS_FORCE) {
    try {
      await session.run(`DROP DATABASE IF EXISTS ${identifier(doomed.name)} WITH (FORCE)`);
      return;
    } catch (error) {
      // FORCE needs the right to end everything in there, even the server's own vacuum, which the plain command ends
      // by itself.
      if (sqlStateOf(error) !== NOT_ALLOWED) throw error;
    }
  }
  await dropLocked(session, world, server, doomed);
}

/**
 * Blocks new connections, ends the sessions and drops the database; if the drop fails, it allows connections again.
 */
async function dropLocked(
  session: Session,
  world: SessionPorts,
  server: Server,
  { name, build }: ServerThing,
): Promise<void> {
  const [found] = await session.rows<{ invalid: boolean }>(
    `SELECT datconnlimit ${EQUALS} -2 AS invalid FROM pg_catalog.pg_database WHERE datname ${EQUALS} $1`,
    [name],
  );
  if (found === undefined) return;
  try {
    // A database whose drop was interrupted accepts no connections, and the server hangs up on whoever alters it.
    if (!found.invalid) await session.run(`ALTER DATABASE ${identifier(name)} ALLOW_CONNECTIONS false`);
    await dropEmptied(session, world, name);
  } catch (error) {
    // A database with a staging name has no comment yet: nobody may ever connect to it.
    if (build !== undefined) await unlock(world, server, name);
    throw error;
  }
}

async function dropEmptied(session: Session, { clock, signal }: SessionPorts, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    await endSessions(session, name);
    try {
      await session.run(`DROP DATABASE IF EXISTS ${identifier(name)}`);
      return;
    } catch (error) {
      if (sqlStateOf(error) !== IN_USE || tries >= TRIES) throw error;
    }
    await clock.sleep(TRY_AGAIN_MS, signal);
  }
}

/** Ends the sessions of users: what the server itself does in there ends with the database. */
async function endSessions(session: Session, name: string): Promise<void> {
  try {
    await session.rows(
      `SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity
        WHERE datname ${EQUALS} $1 AND usesysid IS NOT NULL AND pid ${DIFFERS} pg_catalog.pg_backend_pid()`,
      [name],
    );
  } catch (error) {
    if (!(error instanceof Error) || sqlStateOf(error) !== NOT_ALLOWED) throw error;
    const detail = 'detail' in error ? error.detail : undefined;
    const message = `The role in postgres-url may not end all sessions in it: ${error.message}`;
    throw Object.assign(new Error(message, { cause: error }), { code: IN_USE, detail });
  }
}

/** Uses its own connection: the other one may have broken, or the run may be past its deadline. */
async function unlock({ clock }: SessionPorts, server: Server, name: string): Promise<void> {
  const unaborted = { clock, signal: new AbortController().signal };
  await withSession(unaborted, server, server.database, (session) =>
    session.run(`ALTER DATABASE ${identifier(name)} ALLOW_CONNECTIONS true`),
  ).catch(() => undefined);
}
