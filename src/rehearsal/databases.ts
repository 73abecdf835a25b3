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

/** The settings whose values are lists of names. (known: guc_tables.c, GUC_LIST_QUOTE) */
const LISTS = ['search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries'];

/** A value of a setting, as PostgreSQL keeps it, for a statement that sets it. */
function valueOf(name: string, value: string): string {
  if (!LISTS.includes(name)) return literal(value);
  const names = [...value.matchAll(/"((?:[^"]|"")*)"|[^\s,"]+/g)].map(([whole, quoted]) =>
    literal(quoted === undefined ? whole : quoted.replaceAll('""', '"')),
  );
  return names.length === 0 ? "''" : names.join(', ');
}

interface Setting {
  /** Whether it is one of the role in every database, in one, or of the database. */
  of: 'role' | 'role in database' | 'database';
  setting: string;
}

/** What SQL of a branch has set for new sessions in a database. */
async function settingsOf(session: PostgresSession, role: string, database: string): Promise<Setting[]> {
  return await session.rows<Setting>(
    `SELECT CASE WHEN s.setdatabase ${EQUALS} 0 THEN 'role' WHEN s.setrole ${EQUALS} 0 THEN 'database'
        ELSE 'role in database' END AS of, pg_catalog.unnest(s.setconfig) AS setting
      FROM pg_catalog.pg_db_role_setting s
        LEFT JOIN pg_catalog.pg_database d ON d.oid ${EQUALS} s.setdatabase
        LEFT JOIN pg_catalog.pg_roles r ON r.oid ${EQUALS} s.setrole
      WHERE (s.setrole ${EQUALS} 0 OR r.rolname ${EQUALS} $1) AND (s.setdatabase ${EQUALS} 0 OR d.datname ${EQUALS} $2)
        AND NOT (s.setrole ${EQUALS} 0 AND s.setdatabase ${EQUALS} 0)`,
    [role, database],
  );
}

/** SQL that sets something for new sessions in a database: those of the role alone count only there. */
function setting({ of, setting }: Setting, role: string, database: string): string {
  const at = setting.indexOf('=');
  const name = setting.slice(0, at);
  const whose = of === 'database' ? '' : `ROLE ${identifier(role)} IN `;
  return `ALTER ${whose}DATABASE ${identifier(database)} SET ${identifier(name)} TO ${valueOf(name, setting.slice(at + 1))}`;
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
  /**
   * Takes back what SQL of a branch has changed about the role and the database as such. What it has set for the role
   * stays in the database: other ones have the same role.
   */
  const restore = (database: string): Promise<void> =>
    asAdmin(async (session) => {
      const name = identifier(role.name);
      for (const one of await settingsOf(session, role.name, database))
        if (one.of === 'role') await succeeds(session.run(setting(one, role.name, database)));
      const verifier = literal(scramVerifier(role.password));
      await succeeds(session.run(`ALTER ROLE ${name} RESET ALL; ALTER ROLE ${name} PASSWORD ${verifier}`));
      const usual = 'ALLOW_CONNECTIONS true CONNECTION LIMIT -1 IS_TEMPLATE false';
      await succeeds(session.run(`ALTER DATABASE ${identifier(database)} ${usual}`));
    });
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
      else if (used.has(template)) {
        used.add(name);
        // A copy has none of them.
        await asAdmin(async (session) => {
          for (const one of await settingsOf(session, role.name, template))
            await succeeds(session.run(setting(one, role.name, name)));
        });
      }
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
      try {
        return await plainly(database, (session) =>
          work(sessionFor(ports.clock, session, limits, terminate)),
        );
      } finally {
        await restore(database).catch(() => undefined);
      }
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
