import { afterAll, beforeAll } from '@jest/globals';
import { systemClock } from '../../../src/lib/clock.js';
import { readServer } from '../../../src/postgres/url.js';
import type { Server } from '../../../src/rehearsal/server.js';
import { useService } from '../../../src/rehearsal/service.js';
import { type Postgres, startPostgres } from '../../../simulator/project/postgres.js';
import { serversAtHand } from '../../support/postgres.js';

const [AT_HAND] = serversAtHand();

/** A server for the tests of a file. What it returns may be called for each rehearsal. */
export function useServer(bin = AT_HAND?.bin): () => Promise<Server> {
  let postgres: Postgres | undefined;

  beforeAll(async () => {
    postgres = await startPostgres({ bin });
  });

  afterAll(async () => {
    await postgres?.[Symbol.asyncDispose]();
  });

  return async () => {
    if (postgres === undefined) throw new Error('the server has not been started');
    const address = readServer(postgres.adminUrl, undefined, () => '');
    const ports = { clock: systemClock, signal: new AbortController().signal, remember: () => undefined };
    return await useService(ports, address);
  };
}
