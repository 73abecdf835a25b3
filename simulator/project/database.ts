import type { Client } from 'pg';
import type { Source } from './metadata.js';

/** An app's variables. */
export type Env = ReadonlyMap<string, unknown>;

/** Runs work on a connection of its own. Throws what Postgres throws. */
export async function withDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A connection that the server ends outside a query would otherwise end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Where a source's database is; `undefined` when its variable is missing. */
export function urlOf({ database }: Source, env: Env): string | undefined {
  if (!database) return undefined;
  const url = 'url' in database ? database.url : env.get(database.fromEnv);
  return typeof url === 'string' && url !== '' ? url : undefined;
}

/** Whether SQL can be run on it at all: only Postgres is known here, and a source without a database has nothing to run on. */
export function isPostgres({ kind, database }: Source): boolean {
  return database !== undefined && ['postgres', 'pg', 'citus', 'cockroach'].includes(kind);
}
