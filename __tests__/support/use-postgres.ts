import { afterAll, beforeAll } from '@jest/globals';
import { type Postgres, type PostgresOptions, startPostgres } from '../../simulator/project/postgres.js';

/** Starts a server for the tests of a file or of a `describe`; the returned function gives it to running tests. */
export function usePostgres(options?: PostgresOptions): () => Postgres {
  let postgres: Postgres | undefined;

  beforeAll(async () => {
    postgres = await startPostgres(options);
  });

  afterAll(async () => {
    await postgres?.[Symbol.asyncDispose]();
  });

  return () => {
    if (postgres === undefined) throw new Error('the server has not been started');
    return postgres;
  };
}
