import type { Client, QueryArrayResult } from 'pg';
import { isEmptyQuery } from './empty-query.js';

/** A text of SQL and how it runs. */
export interface Sql {
  sql: string;
  /** The isolation level, as a source names it. */
  isolation: string;
  readOnly?: boolean;
  /** Called before the text runs; what it returns is called before the commit, and may refuse it with a reason. */
  check?: (client: Client) => Promise<() => Promise<string | undefined>>;
}

/** What the server answers to a text that ran. */
export interface SqlResult {
  result_type: 'CommandOk' | 'TuplesOk';
  result: string[][] | null;
}

/** What the server passes on of an error. It has no position. */
export interface SqlError {
  exec_status: 'FatalError' | 'EmptyQuery';
  status_code: string | null;
  message: string | null;
  description: string | null;
  hint: string | null;
}

export type SqlOutcome = { result: SqlResult } | { error: SqlError } | { refusal: string };

/** The error for a text without any statement. Clients such as `pg` do not call it one. */
export const EMPTY_QUERY: SqlError = {
  exec_status: 'EmptyQuery',
  status_code: null,
  message: null,
  description: null,
  hint: null,
};

/** Runs a text as one query in one transaction. A COMMIT in it ends that transaction, as on the service. */
export async function runSql(client: Client, { sql, isolation, readOnly, check }: Sql): Promise<SqlOutcome> {
  if (isEmptyQuery(sql)) return { error: EMPTY_QUERY };
  const mode = readOnly ? 'read only' : 'read write';
  try {
    await client.query(`begin isolation level ${LEVELS[isolation] ?? 'read committed'} ${mode}`);
    const checked = await check?.(client);
    const answered = await client.query({ text: sql, rowMode: 'array', types: AS_TEXT });
    const refusal = await checked?.();
    if (refusal !== undefined) {
      await client.query('rollback');
      return { refusal };
    }
    await client.query('commit');
    return { result: resultOf(answered) };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const { message, code, detail, hint } = error as PostgresError;
    return {
      error: {
        exec_status: 'FatalError',
        status_code: code ?? null,
        message,
        description: detail ?? null,
        hint: hint ?? null,
      },
    };
  }
}

const LEVELS: Record<string, string> = {
  'repeatable-read': 'repeatable read',
  serializable: 'serializable',
};

/** Leaves each value as PostgreSQL sends it. */
const AS_TEXT = { getTypeParser: () => (value: string | Buffer) => value };

/** The error that pg rejects with. */
interface PostgresError {
  message: string;
  code?: string;
  detail?: string;
  hint?: string;
}

type Answered = QueryArrayResult<(string | null)[]>;

/** The result of the last statement: the names of its columns, then its rows. */
function resultOf(answered: Answered | Answered[]): SqlResult {
  const last = [answered].flat().at(-1);
  if (!last || last.fields.length === 0) return { result_type: 'CommandOk', result: null };
  const rows = last.rows.map((row) => row.map((cell) => cell ?? 'NULL'));
  return { result_type: 'TuplesOk', result: [last.fields.map(({ name }) => name), ...rows] };
}

/** The server's answer to a text that failed. */
export interface SqlFailure {
  path: string;
  error: string;
  code: 'postgres-error';
  internal: object;
}

export function executionFailed(path: string, statement: string | undefined, error: SqlError): SqlFailure {
  return {
    path,
    error: 'query execution failed',
    code: 'postgres-error',
    internal: { error, statement, prepared: false, arguments: [] },
  };
}
