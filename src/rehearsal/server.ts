/**
 * A PostgreSQL server to try migrations on. Everything in it is thrown away. SQL of a branch runs as a plain role,
 * which owns its databases and may create some, and never as a superuser.
 */
export interface Server {
  /** For reports, for example `16.4`. */
  readonly version: string;
  /** Creates an empty database, or a copy of another one, which nobody may use meanwhile. @returns its name */
  create(template?: string): Promise<string>;
  drop(database: string): Promise<void>;
  /**
   * Creates an extension, if it is one of those that are harmless: as the plain role where that may create it,
   * otherwise as a superuser. The latter is possible only before `use`, in the database and in the one that it is a
   * copy of: the script of an extension might call what SQL of a branch has left there.
   * @returns whether the database has it now
   */
  extend(database: string, extension: string): Promise<boolean>;
  /** Runs work on a connection of its own, as the plain role, and closes it. Throws what breaks the connection. */
  use<T>(database: string, work: (session: Session) => Promise<T>): Promise<T>;
  /** Ends everything, and leaves nothing behind. */
  stop(): Promise<void>;
}

/** A connection to a database. */
export interface Session {
  /** The rows of one query of our own. A file may have changed the settings: name everything with its schema. */
  query(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /**
   * Sends a whole file as one simple query, as Hasura does. A failure is part of the result. It keeps no rows. A file
   * that does not end, or a row that is too large for memory, ends the session as well.
   */
  script(sql: string): Promise<Executed>;
}

export interface Executed {
  /** How many of its statements were completed. */
  completed: number;
  /** How many rows its statements wrote. */
  rows: number;
  /** The time that it took, in milliseconds. */
  ms: number;
  failure?: SqlFailure;
}

/** What PostgreSQL says of a statement that failed. */
export interface SqlFailure {
  /** The SQLSTATE; empty if there was no answer. */
  code: string;
  message: string;
  /** Where in the text, in code points from 1; absent for most failures of the execution. */
  position?: number;
  /** The context, for example "PL/pgSQL function inline_code_block line 4 at PERFORM". */
  where?: string;
}
