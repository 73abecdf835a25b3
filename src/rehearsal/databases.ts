import { randomBytes } from 'node:crypto';
import { drop } from '../postgres/drop.js';
import { handOver } from '../postgres/make.js';
import { scramVerifier } from '../postgres/scram.js';
import {
  type Session as PostgresSession,
  type SessionPorts,
  identifier,
  literal,
  withSession,
} from '../postgres/session.js';
import { EQUALS } from '../postgres/sql.js';
import type { Server as Address } from '../postgres/url.js';
import { isHarmless } from './extensions.js';
import type { Server } from './server.js';
import { type Limits, mannerFor, sessionFor } from './session.js';

/** Every name of ours on a server begins with it. */
export const NAME_PREFIX = 'rehearsal_';
/** Contains only what every server starts with, and nobody can connect to it. */
const EMPTY = 'template0';

/** The plain role. Its databases are named after it. */
export interface Role {
  name: string;
  password: string;
}

/** SQL that creates the role. It may create databases as well, and has no other right. */
export function plainRole({ name, password }: Role): string {
  const verifier = literal(scramVerifier(password));
  return `CREATE ROLE ${identifier(name)} LOGIN CREATEDB NOSUPERUSER NOCREATEROLE PASSWORD ${verifier}`;
}

/** A password that nobody can guess. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** A server on which the plain role exists. */
export interface Prepared {
  /** Where, and as whom, databases are created. */
  admin: Address;
  version: string;
  role: Role;
  limits: Limits;
  /** Nobody else uses the server, and it never waits for a disk. */
  isPrivate?: boolean;
}

/** How to copy a database can be said since PostgreSQL 15. */
const KNOWS_STRATEGY = 15;

/** Databases of the plain role on a server. No other database is ever opened, except the one of the admin. */
export function serverAt(
  ports: SessionPorts,
  { admin, version, role, limits, isPrivate = false }: Prepared,
  stop: () => Promise<void>,
): Server {
  const databases = new Set<string>();
  /** The databases in which SQL of a branch may have left something. */
  const used = new Set<string>();
  let created = 0;
  // Copied through the log, a database takes longer. Its files need a checkpoint, which costs nothing without fsync.
  const copies = isPrivate && Number.parseInt(version) >= KNOWS_STRATEGY ? ' STRATEGY file_copy' : '';
  const asAdmin = <T>(work: (session: PostgresSession) => Promise<T>, database?: string): Promise<T> =>
    withSession(ports, admin, database ?? admin.database, work);
  const plainly = <T>(database: string, work: (session: PostgresSession) => Promise<T>): Promise<T> =>
    withSession(
      ports,
      { ...admin, user: role.name, password: role.password },
      database,
      work,
      mannerFor(limits),
    );
  const terminate = (pid: number): Promise<void> =>
    asAdmin(async (session) => {
      await session.rows('SELECT pg_catalog.pg_terminate_backend($1)', [pid]);
    });
  const check = (database: string): void => {
    if (!databases.has(database)) throw new Error(`${database} is not a database of this rehearsal`);
  };
  return {
    version,
    create: async (template) => {
      if (template !== undefined) check(template);
      const name = `${role.name}_${String(++created)}`;
      databases.add(name);
      await asAdmin((session) =>
        session.run(
          `CREATE DATABASE ${identifier(name)} OWNER ${identifier(role.name)} TEMPLATE ${identifier(template ?? EMPTY)}${copies}`,
        ),
      );
      if (template === undefined) await asAdmin((inside) => handOver(inside, role.name), name);
      else if (used.has(template)) used.add(name);
      return name;
    },
    drop: async (database) => {
      check(database);
      await asAdmin((session) => drop(session, ports, admin, { kind: 'database', name: database, at: 0 }));
      databases.delete(database);
      used.delete(database);
    },
    extend: async (database, extension) => {
      check(database);
      const create = `CREATE EXTENSION IF NOT EXISTS ${identifier(extension)} CASCADE`;
      // What the role may create belongs to it, so the branch can drop it as well.
      const made =
        isHarmless(extension) && (await succeeds(plainly(database, (session) => session.run(create))));
      // The script of an extension might call what SQL of a branch has left, with the rights of a superuser.
      if (isHarmless(extension) && !made && !used.has(database))
        await succeeds(
          asAdmin((session) => session.run(`SET LOCAL search_path TO public; ${create}`), database),
        );
      const found = await asAdmin(
        (session) =>
          session.rows(`SELECT FROM pg_catalog.pg_extension WHERE extname ${EQUALS} $1`, [extension]),
        database,
      );
      return found.length > 0;
    },
    use: async (database, work) => {
      check(database);
      used.add(database);
      return await plainly(database, (session) => work(sessionFor(ports.clock, session, limits, terminate)));
    },
    stop,
  };
}

/** Whether the server accepted a statement. @throws what is not an answer of the server */
async function succeeds(statement: Promise<void>): Promise<boolean> {
  try {
    await statement;
    return true;
  } catch (error) {
    if (error instanceof Error && 'severity' in error) return false;
    throw error;
  }
}

/** The first word of what a server says of itself, for example "16.4". */
export async function versionOf(session: PostgresSession): Promise<string> {
  const [row] = await session.rows<{ version: string }>(
    `SELECT pg_catalog.current_setting('server_version') AS version`,
  );
  return row?.version.split(' ')[0] ?? '';
}
