import { randomBytes } from 'node:crypto';
import type { Clock } from '../lib/clock.js';
import { drop } from '../postgres/drop.js';
import { inWords } from '../postgres/errors.js';
import { type Session, type SessionPorts, identifier, withSession } from '../postgres/session.js';
import { EQUALS } from '../postgres/sql.js';
import type { Server as Address } from '../postgres/url.js';
import { NAME_PREFIX, type Role, newPassword, plainRole, serverAt, versionOf } from './databases.js';
import { NoServer } from './errors.js';
import type { Server } from './server.js';
import { LIMITS, type Limits } from './session.js';

const INPUT = 'rehearsal-postgres-url';
const ROLE = /^rehearsal_[0-9a-f]{16}$/;

export interface ServicePorts extends SessionPorts {
  /** Notes what a later process has to remove, should this one be killed. It is called before anything exists. */
  remember(left: { role: string }): void;
}

/**
 * Uses a server that somebody else has started, such as a service container. Everything that is created there belongs
 * to a new role, and is dropped with it. When the signal aborts, it ends as with `stop`.
 * @param admin where it is, and a role that may create databases and roles
 * @throws NoServer if it cannot be used, or the signal's reason
 */
export async function useService(
  ports: ServicePorts,
  admin: Address,
  limits: Limits = LIMITS,
): Promise<Server> {
  const role = {
    name: `${NAME_PREFIX}${randomBytes(8).toString('hex')}`,
    password: newPassword(),
  };
  ports.remember({ role: role.name });
  const version = await prepared(ports, admin, role);
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= leaveService(ports.clock, admin, role.name));
  const abort = (): void => {
    stop().catch(() => undefined);
  };
  ports.signal.addEventListener('abort', abort, { once: true });
  if (ports.signal.aborted) {
    await stop();
    ports.signal.throwIfAborted();
  }
  return serverAt(ports, { admin, version, role, limits }, async () => {
    ports.signal.removeEventListener('abort', abort);
    await stop();
  });
}

/**
 * Drops a role that `useService` created, with everything that belongs to it. It may have been left at any point, by
 * this process or by one that was killed.
 * @throws Error if the name is not one that `useService` gives, or what the server or the connection says
 */
export async function leaveService(clock: Clock, admin: Address, role: string): Promise<void> {
  if (!ROLE.test(role)) throw new Error(`${role} is not the role of a rehearsal`);
  // What has begun is removed after an abort as well.
  const ports = { clock, signal: new AbortController().signal };
  await withSession(ports, admin, admin.database, async (session) => {
    const databases = await session.rows<{ name: string }>(
      `SELECT datname AS name FROM pg_catalog.pg_database
        WHERE datdba ${EQUALS} (SELECT oid FROM pg_catalog.pg_roles WHERE rolname ${EQUALS} $1)`,
      [role],
    );
    for (const { name } of databases) {
      // SQL of a branch may have made it a template, which cannot be dropped.
      // It may be gone meanwhile: whether this was needed, the removal says.
      await session.run(`ALTER DATABASE ${identifier(name)} IS_TEMPLATE false`).catch(() => undefined);
      await drop(session, ports, admin, { kind: 'database', name, at: 0 });
    }
    await drop(session, ports, admin, { kind: 'role', name: role, at: 0 });
  });
}

/** Creates the role. @returns the version of the server */
async function prepared(ports: SessionPorts, admin: Address, role: Role): Promise<string> {
  const begun = { role: false };
  try {
    return await withSession(ports, admin, admin.database, async (session) => {
      const version = await versionOf(session);
      const rights = await rightsOn(session);
      begun.role = true;
      await createRole(session, role, rights);
      return version;
    });
  } catch (error) {
    // The role may exist even if the answer was lost.
    if (begun.role) await leaveService(ports.clock, admin, role.name).catch(() => undefined);
    ports.signal.throwIfAborted();
    if (error instanceof NoServer) throw error;
    const why = inWords(error, `Check ${INPUT}.`).replace(/(?<!rehearsal-)\bpostgres-url\b/g, INPUT);
    throw new NoServer(`The server of ${INPUT} cannot be used: ${why}`, { cause: error });
  }
}

interface Rights {
  superuser: boolean;
  enough: boolean;
}

async function rightsOn(session: Session): Promise<Rights> {
  const [rights] = await session.rows<Rights>(
    `SELECT rolsuper AS superuser, rolcreaterole AND rolcreatedb AS enough
       FROM pg_catalog.pg_roles WHERE rolname ${EQUALS} current_user`,
  );
  if (rights === undefined || !(rights.superuser || rights.enough))
    throw new NoServer(
      `The role in ${INPUT} may not create databases and roles. Let a superuser run ALTER ROLE … CREATEDB CREATEROLE for it, or give another role.`,
    );
  return rights;
}

async function createRole(session: Session, role: Role, { superuser }: Rights): Promise<void> {
  // Only a member of a role may create databases for it.
  const join = superuser ? [] : [`GRANT ${identifier(role.name)} TO CURRENT_USER`];
  await session.run([plainRole(role), ...join].join('; '));
}
