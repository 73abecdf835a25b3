import type { Source } from '../metadata.js';

/** What the resolvers of a request work with. */
export interface Context {
  /** The session variables, with lower-case names. */
  session: ReadonlyMap<string, string>;
  /** Runs `work` in one transaction on the database of a source. Throws the errors of PostgreSQL unchanged. */
  transaction<T>(source: Source, work: (run: Run) => Promise<T>): Promise<T>;
}

/** Runs one statement and gives the only value of its only row. */
export type Run = (sql: string, values: readonly unknown[]) => Promise<unknown>;

/** A refusal in the words of Hasura. */
export class AppGraphqlError extends Error {
  override readonly name = 'AppGraphqlError';
  readonly code: string;
  readonly path: string;

  constructor(code: string, message: string, path = '$') {
    super(message);
    this.code = code;
    this.path = path;
  }
}

/** What the simulator does not do. */
export function notSimulated(what: string): AppGraphqlError {
  return new AppGraphqlError('not-supported', `${what} is not simulated`);
}
