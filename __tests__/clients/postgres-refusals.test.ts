import { describe, expect, test } from '@jest/globals';
import { NoAnswer } from '../../src/postgres/session.js';
import { blackHole, queryOn, withRole } from '../support/postgres.js';
import { SessionTestWorld, backends, failureOn, stillPending, until } from '../support/postgres-session.js';
import { laidOpen } from '../support/rejection.js';
import { usePostgres } from '../support/use-postgres.js';

const postgres = usePostgres();

const nothing = (): Promise<void> => Promise.resolve();

describe('P1 a server that does not answer or refuses the connection', () => {
  test.each(['disable', 'prefer', 'verify-full'])(
    'times out after 10 s, with sslmode=%s, and is not asked again in another way',
    async (mode) => {
      await using hole = await blackHole();
      const world = new SessionTestWorld();
      const url = `postgres://maker:horse-battery@127.0.0.1:${hole.port}/meta?sslmode=${mode}`;
      const outcome = failureOn(url, nothing, world);
      await until('it was asked', () => hole.connections === 1);
      world.clock.advance(9_999);
      expect(await stillPending(outcome)).toBe(true);
      world.clock.advance(1);
      const failure = await outcome;
      expect(failure).toMatchObject({
        kind: 'network',
        message: `PostgreSQL at this machine, port ${hole.port} failed while creating the databases: no answer within 10 s.`,
        remedy: expect.stringMatching(/^Check the host and port/),
        words: undefined,
        cause: expect.any(NoAnswer),
      });
      expect(laidOpen(failure)).not.toMatch(/horse|maker|postgres:\/\//);
      expect(hole.connections).toBe(1);
    },
  );

  test('times out after 30 s if it does not answer a statement', async () => {
    const world = new SessionTestWorld();
    const outcome = failureOn(postgres().url(), (session) => session.rows('select pg_sleep(60)'), world);
    await until('it runs', async () => (await backends(postgres().adminUrl)).includes('select pg_sleep(60)'));
    world.clock.advance(29_999);
    expect(await stillPending(outcome)).toBe(true);
    world.clock.advance(1);
    expect(await outcome).toMatchObject({
      kind: 'network',
      message: expect.stringMatching(/: no answer within 30 s to a statement\.$/),
      remedy: 'Run the job again.',
      words: undefined,
    });
    await queryOn(
      postgres().adminUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(60)'`,
    );
  });

  test.each([
    [
      'a wrong password',
      (url: string) => url.replace('simulator', 'horse-battery'),
      'permission',
      /refused the user/,
    ],
    [
      'an unknown user',
      (url: string) => url.replace('postgres:s', 'horse:s'),
      'permission',
      /refused the user/,
    ],
    [
      'an unknown database',
      (url: string) => url.replace(/postgres$/, 'horse'),
      'validation',
      /database does not exist/,
    ],
  ])(
    'is an error at once for %s, which contains neither the URL nor a password',
    async (_, change, kind, message) => {
      const failure = await failureOn(change(postgres().url()), nothing);
      expect(failure.kind).toBe(kind);
      expect(failure.message).toMatch(message);
      expect([failure.message, failure.remedy].join()).not.toMatch(/horse|simulator|user "/);
      expect(laidOpen(failure)).not.toMatch(/horse-battery|simulator|postgres:\/\//);
    },
  );

  test('is named with its port if it refuses connections', async () => {
    const hole = await blackHole();
    await hole[Symbol.asyncDispose]();
    const failure = await failureOn(`postgres://maker:horse-battery@127.0.0.1:${hole.port}`, nothing);
    expect(failure).toMatchObject({
      kind: 'network',
      message: `PostgreSQL at this machine, port ${hole.port} failed while creating the databases: it refuses connections.`,
    });
    const socket = await failureOn('postgres://maker:horse-battery@%2Fno%2Fsuch', nothing);
    expect(socket.message).toMatch(
      /at a socket on this machine failed while .*: its socket does not exist\.$/,
    );
    expect(laidOpen(failure) + laidOpen(socket)).not.toMatch(/horse|maker/);
  });
});

describe('P3 a role or a server that may not', () => {
  test('create databases fails, and the error says what to grant', async () => {
    const failure = await failureOn(await withRole(postgres()), (session) =>
      session.run('create database x'),
    );
    expect(failure).toMatchObject({
      kind: 'permission',
      message: expect.stringMatching(/: the role in postgres-url may not do that\.$/),
      words: 'permission denied to create database',
      remedy: expect.stringMatching(/CREATEDB CREATEROLE/),
    });
  });

  test('write at all, such as a replica, fails, and the error says where to write', async () => {
    const url = `${postgres().url()}?options=-c%20default_transaction_read_only%3Don`;
    const failure = await failureOn(url, (session) => session.run('create database x'));
    expect(failure).toMatchObject({
      kind: 'permission',
      message: expect.stringMatching(/: it accepts no writes: it is a read-only replica\.$/),
      remedy: 'Set postgres-url to the primary server.',
    });
  });
});
