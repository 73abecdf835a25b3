import type { Client } from 'pg';
import { isPostgres, urlOf, withDatabase, type Env } from './database.js';
import type { Migration } from './migrations.js';
import type { HasuraProject } from './project.js';

/**
 * Runs each migration in its own transaction, oldest first. Stops at the first one that fails and returns its error.
 */
export async function applyMigrations(
  { metadata, migrations }: HasuraProject,
  env: Env,
  onApplied: (migration: string) => void,
): Promise<string | undefined> {
  for (const source of metadata.sources.filter(isPostgres)) {
    const url = urlOf(source, env);
    const toRun = migrations.get(source.name) ?? [];
    if (url === undefined || toRun.length === 0) continue;
    const error = await withDatabase(url, async (client) => {
      for (const migration of toRun) {
        const failure = await apply(client, migration);
        if (failure) return failureText(source.name, migration, failure);
        onApplied(migration.folder);
      }
      return undefined;
    });
    if (error !== undefined) return error;
  }
  return undefined;
}

async function apply(client: Client, { sql }: Migration): Promise<PostgresError | undefined> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('commit');
    return undefined;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    return error as PostgresError;
  }
}

/** The error that pg rejects with. */
interface PostgresError {
  message: string;
  code?: string;
  detail?: string;
  hint?: string;
}

/**
 * A readable line and the JSON that Hasura adds. The parts are known, but how the service joins them is a guess.
 */
function failureText(
  source: string,
  { folder, sql }: Migration,
  { message, code, detail, hint }: PostgresError,
): string {
  const answer = {
    path: '$.args',
    error: 'query execution failed',
    code: 'postgres-error',
    internal: {
      error: {
        exec_status: 'FatalError',
        status_code: code ?? null,
        message,
        description: detail ?? null,
        hint: hint ?? null,
      },
      statement: sql,
      prepared: false,
    },
  };
  return `cannot apply migration ${folder} on database "${source}": ${message} (${code ?? 'no code'})\n${JSON.stringify(answer)}`;
}
