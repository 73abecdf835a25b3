import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { FULL } from './full.js';
import { withDatabase } from '../../simulator/project/database.js';
import type { Postgres } from '../../simulator/project/postgres.js';

export { blackHole, type BlackHole } from './black-hole.js';
export { CuttingProxy, cuttingProxy, type Cut } from './cutting-proxy.js';

/** A version of PostgreSQL that tests can start; without `bin` it is the one of the npm package. */
export interface ServerAtHand {
  name: string;
  bin?: string;
}

/**
 * The embedded server and, in the full run, those in the folders of `POSTGRES_BINS`, which are separated by colons.
 */
export function serversAtHand(): ServerAtHand[] {
  const named = (FULL ? (process.env['POSTGRES_BINS'] ?? '') : '').split(':').filter((bin) => bin !== '');
  return [
    { name: 'PostgreSQL 18 (embedded)' },
    ...named.map((bin) => ({ name: `PostgreSQL ${majorOf(bin)}`, bin })),
  ];
}

/** Creates a role that can log in, with attributes such as `CREATEDB`, and returns its URL. */
export async function withRole(
  { adminUrl, port }: Pick<Postgres, 'adminUrl' | 'port'>,
  attributes = '',
): Promise<string> {
  const role = `role_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  await queryOn(adminUrl, `create role ${role} login password '${password}' ${attributes}`);
  return `postgres://${role}:${password}@127.0.0.1:${port}/postgres`;
}

/** The rows of one query, which runs on a new connection. */
export async function queryOn(
  url: string,
  sql: string,
  values?: unknown[],
): Promise<Record<string, unknown>[]> {
  return await withDatabase(url, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(sql, values);
    return rows;
  });
}

/** A connection that stays open and idle. */
export interface HeldSession extends AsyncDisposable {
  /** Whether it still answers a query. */
  alive(): Promise<boolean>;
  /** Closes it; it may be closed already. */
  end(): Promise<void>;
}

/** Opens a session that the server may end. While it is idle, a `VirtualClock` does not wait for it. */
export async function holdSession(url: string): Promise<HeldSession> {
  const { default: pg } = await import('pg');
  const made = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // The types of pg lack these two methods.
  const client = made as typeof made & Record<'ref' | 'unref', () => void>;
  client.on('error', () => undefined);
  await client.connect();
  client.unref();
  const alive = async (): Promise<boolean> => {
    client.ref();
    try {
      await client.query('select 1');
      return true;
    } catch {
      return false;
    } finally {
      client.unref();
    }
  };
  const end = (): Promise<void> => client.end().catch(() => undefined);
  return { alive, end, [Symbol.asyncDispose]: end };
}

export interface DatabaseFound {
  name: string;
  comment: string | null;
  owner: string;
  /** Whether it accepts connections (`datallowconn`). */
  connectable: boolean;
}

/** The databases that somebody created, by name, without those that every server starts with. */
export async function databasesOn(url: string): Promise<DatabaseFound[]> {
  return await withDatabase(url, async (client) => {
    const { rows } = await client.query<DatabaseFound>(`
      select datname as name, shobj_description(oid, 'pg_database') as comment,
        pg_get_userbyid(datdba) as owner, datallowconn as connectable
      from pg_database where oid >= ${FIRST_CREATED} order by datname::text collate "C"`);
    return rows;
  });
}

/** The roles that somebody created, by name, without those that every server starts with. */
export async function rolesOn(url: string): Promise<{ name: string; comment: string | null }[]> {
  return await withDatabase(url, async (client) => {
    const { rows } = await client.query<{ name: string; comment: string | null }>(`
      select rolname as name, shobj_description(oid, 'pg_authid') as comment
      from pg_roles where oid >= ${FIRST_CREATED} order by rolname::text collate "C"`);
    return rows;
  });
}

/** Objects with a lower number exist on every new server. */
const FIRST_CREATED = 16384;

function majorOf(bin: string): string {
  const version = execFileSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  return /\d+/.exec(version)?.[0] ?? version.trim();
}
