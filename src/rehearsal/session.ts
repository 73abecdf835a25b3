import type { Session as PostgresSession, SessionManner } from '../postgres/session.js';
import type { Clock } from '../lib/clock.js';
import { duration } from '../lib/text.js';
import { Script } from './script.js';
import type { Session } from './server.js';

/** How long SQL of a branch may run, in milliseconds. */
export interface Limits {
  /** One statement. The server cancels it after that, unless the file has changed `statement_timeout`. */
  statementMs: number;
  /** A whole file. After that, its session is ended. */
  fileMs: number;
}

export const LIMITS: Limits = { statementMs: 60_000, fileMs: 300_000 };
/** How long a server may take to end a session, in milliseconds, before the connection is closed. */
const END_MS = 5_000;

/** How a session for SQL of a branch begins and ends; neither the role nor the database can change that. */
export function mannerFor({ statementMs, fileMs }: Limits): SessionManner {
  return { options: `-c statement_timeout=${String(statementMs)}`, statementMs: fileMs + END_MS };
}

/**
 * A session for SQL of a branch.
 * @param terminate ends the process on the server whose number it is given
 */
export function sessionFor(
  clock: Clock,
  session: PostgresSession,
  { fileMs }: Limits,
  terminate: (pid: number) => Promise<void>,
): Session {
  return {
    query: (sql, values) => session.rows<Record<string, unknown>>(sql, values),
    script: async (sql) => {
      const script = new Script(sql);
      const begun = clock.now();
      const finished = new AbortController();
      const limit = { passed: false };
      // The server then says what it has completed, which it would keep to itself if we closed the connection.
      const end = async (): Promise<void> => {
        limit.passed = true;
        if (session.pid !== undefined) await terminate(session.pid).catch(() => undefined);
      };
      const watching = clock.sleep(fileMs, finished.signal).then(end, () => undefined);
      try {
        await session.submit(script);
      } catch (error) {
        if (!limit.passed) throw error;
      } finally {
        finished.abort();
        await watching;
      }
      const { completed, rows } = script;
      const failure = limit.passed
        ? { code: '', message: `not finished after ${duration(fileMs)}` }
        : script.failure;
      return { completed, rows, ms: clock.now() - begun, ...(failure === undefined ? {} : { failure }) };
    },
  };
}
