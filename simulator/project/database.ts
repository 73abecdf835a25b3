import type { Client } from 'pg';
import type { Source } from './metadata.js';

/** An app's variables. */
export type Env = ReadonlyMap<string, unknown>;

/** Opens a connection. Throws the errors of Postgres unchanged. */
export async function connect(url: string): Promise<Client> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // Without a listener, a connection that the server closes between queries would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Runs `work` on its own connection. Throws the errors of Postgres unchanged. */
export async function withDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The URL of a source's database; `undefined` when its variable is missing. */
export function urlOf({ database }: Source, env: Env): string | undefined {
  if (!database) return undefined;
  const { url } =
    'url' in database
      ? database
      : { url: env.get(database.fromEnv) ?? env.get(database.otherwise ?? database.fromEnv) };
  return typeof url === 'string' && url !== '' ? url : undefined;
}

/** Whether SQL can run on the source: only Postgres is supported, and the source needs a database. */
export function isPostgres({ kind, database }: Source): boolean {
  return database !== undefined && ['postgres', 'pg', 'citus', 'cockroach'].includes(kind);
}
