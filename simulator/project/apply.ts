import type { Client } from 'pg';
import { isPostgres, urlOf, withDatabase, type Env } from './database.js';
import { isEmptyQuery } from './empty-query.js';
import type { Source } from './metadata.js';
import type { Migration } from './migrations.js';
import type { HasuraProject } from './project.js';
import { EMPTY_QUERY, executionFailed, type SqlError, runSql } from './run-sql.js';

/**
 * Runs the migrations of each source, each in its own transaction, oldest first. A source stops at the first one that
 * fails; the next source runs all the same. Returns the error, if any. Without a database, only what can be told from
 * the files fails.
 */
export async function applyMigrations(
  { metadata, migrations }: HasuraProject,
  env: Env,
  postgres: 'real' | 'none',
  onApplied: (migration: Migration, source: string) => void,
): Promise<string | undefined> {
  const errors: string[] = [];
  for (const source of metadata.sources.filter(isPostgres)) {
    const read = migrations.get(source.name) ?? { migrations: [], refusal: undefined };
    const url = postgres === 'real' ? urlOf(source, env) : undefined;
    const error =
      read.refusal ??
      (url === undefined || read.migrations.length === 0
        ? firstFault(source, read.migrations)
        : await withDatabase(url, (client) => applyAll(client, source, read.migrations, onApplied)));
    if (error !== undefined) errors.push(error);
  }
  // How the service shows several errors is a guess.
  return errors.length === 0 ? undefined : errors.join('\n');
}

function firstFault(source: Source, migrations: readonly Migration[]): string | undefined {
  return migrations.map((migration) => faultOf(source, migration)).find((fault) => fault !== undefined);
}

async function applyAll(
  client: Client,
  source: Source,
  migrations: readonly Migration[],
  onApplied: (migration: Migration, source: string) => void,
): Promise<string | undefined> {
  for (const migration of migrations) {
    const fault = faultOf(source, migration) ?? (await apply(client, source, migration));
    if (fault !== undefined) return fault;
    onApplied(migration, source.name);
  }
  return undefined;
}

/** What is wrong with a migration whatever the database holds. */
function faultOf(source: Source, migration: Migration): string | undefined {
  if (migration.sql === undefined) return `${migration.version} up migration not found`;
  if (!isEmptyQuery(migration.sql)) return undefined;
  const words = 'the query is empty';
  return failureText(source, migration, words, EMPTY_QUERY);
}

async function apply(client: Client, source: Source, migration: Migration): Promise<string | undefined> {
  const outcome = await runSql(client, { sql: migration.sql ?? '', isolation: source.isolation });
  if (!('error' in outcome)) return undefined;
  const { message, status_code: code } = outcome.error;
  return failureText(source, migration, `${message} (${code ?? 'no code'})`, outcome.error);
}

/**
 * A readable line and the JSON that Hasura adds. The parts are known, but how the service joins them is a guess.
 */
function failureText(source: Source, { folder, sql }: Migration, words: string, error: SqlError): string {
  const answer = executionFailed('$.args', sql, error);
  return `cannot apply migration ${folder} on database "${source.name}": ${words}\n${JSON.stringify(answer)}`;
}
