import { type Session, type SessionWorld, identifier, withSession } from './session.js';
import { codeOf } from './troubles.js';
import type { Server } from '../../postgres-url.js';

/** `DROP DATABASE … WITH (FORCE)` came with PostgreSQL 13. */
const KNOWS_FORCE = 130_000;
/** Below that, sessions take a moment to end after they were told to; the server waits 5 s in each try besides. */
const TRIES = 3;
const TRY_AGAIN_MS = 500;

const IN_USE = '55006';

/** A database that is to go. The caller has made sure that it is ours. */
export interface Doomed {
  name: string;
  /** It carries our comment: one that does not is a staging name's, which nobody may ever enter. */
  marked: boolean;
}

/** Drops a database with the sessions in it. An absent one is a success. */
export async function dropDatabase(
  session: Session,
  world: SessionWorld,
  server: Server,
  doomed: Doomed,
): Promise<void> {
  const [about] = await session.rows<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  if ((about?.version ?? 0) >= KNOWS_FORCE)
    await session.run(`DROP DATABASE IF EXISTS ${identifier(doomed.name)} WITH (FORCE)`);
  else await dropLocked(session, world, server, doomed);
}

/** Lets nobody in any more, ends the sessions and drops; what stays after all can be entered again. */
async function dropLocked(
  session: Session,
  world: SessionWorld,
  server: Server,
  { name, marked }: Doomed,
): Promise<void> {
  const found = await session.rows('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (found.length === 0) return;
  try {
    await session.run(`ALTER DATABASE ${identifier(name)} ALLOW_CONNECTIONS false`);
    await dropEmptied(session, world, name);
  } catch (error) {
    if (marked) await unlock(world, server, name);
    throw error;
  }
}

async function dropEmptied(session: Session, { clock, signal }: SessionWorld, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    await session.rows(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
      [name],
    );
    try {
      await session.run(`DROP DATABASE IF EXISTS ${identifier(name)}`);
      return;
    } catch (error) {
      if (codeOf(error) !== IN_USE || tries >= TRIES) throw error;
    }
    await clock.sleep(TRY_AGAIN_MS, signal);
  }
}

/** On a connection of its own: the other may be what broke, or the run may be past its deadline. */
async function unlock({ clock }: SessionWorld, server: Server, name: string): Promise<void> {
  const unaborted = { clock, signal: new AbortController().signal };
  await withSession(unaborted, server, server.database, (session) =>
    session.run(`ALTER DATABASE ${identifier(name)} ALLOW_CONNECTIONS true`),
  ).catch(() => undefined);
}

/** Drops a role, whose databases are gone. An absent one is a success. */
export async function dropRole(session: Session, name: string): Promise<void> {
  await session.run(`DROP ROLE IF EXISTS ${identifier(name)}`);
}
