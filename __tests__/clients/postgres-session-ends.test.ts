import { describe, expect, test } from '@jest/globals';
import { isPassing } from '../../src/postgres/errors.js';
import { blackHole, cuttingProxy, queryOn } from '../support/postgres.js';
import {
  SessionTestWorld,
  answering,
  backends,
  deafTo,
  failureOn,
  onServer,
  openSockets,
  stillPending,
  until,
} from '../support/postgres-session.js';
import { rejection } from '../support/rejection.js';
import { usePostgres } from '../support/use-postgres.js';

const postgres = usePostgres();

const nothing = (): Promise<void> => Promise.resolve();
const reason = new Error('the run was cancelled');

/** Runs the work and waits until neither this process nor the server has more connections than before. */
async function leavingNothing<T>(work: () => Promise<T>): Promise<T> {
  const before = openSockets();
  const result = await work();
  await until('its sockets were closed', () => openSockets() <= before);
  await until('the server had let it go', async () => (await backends(postgres().adminUrl)).length === 0);
  return result;
}

/** Terminates the connection of the action whose last statement this was. */
async function terminate(sql: string): Promise<void> {
  const mine = `application_name = 'hasura-preview-action' and query = $1`;
  const ended = await queryOn(
    postgres().adminUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where ${mine}`,
    [sql],
  );
  expect(ended).toHaveLength(1);
}

describe('a connection is closed', () => {
  test('after work that succeeded, and after work that failed', async () => {
    const before = openSockets();
    const during = await leavingNothing(() =>
      onServer(postgres().url(), () => Promise.resolve(openSockets())),
    );
    expect(during).toBe(before + 1);
    const failed = new Error('the work failed');
    expect(
      await leavingNothing(() => rejection(onServer(postgres().url(), () => Promise.reject(failed)))),
    ).toBe(failed);
    await leavingNothing(() => rejection(onServer(postgres().url(), (session) => session.run('nonsense'))));
  });

  test('after a refused sign-in, with one attempt and with two', async () => {
    for (const mode of ['disable', 'prefer', 'require'])
      await leavingNothing(() =>
        failureOn(`${postgres().url().replace('simulator', 'wrong')}?sslmode=${mode}`, nothing),
      );
  });

  test('after a server that did not answer', async () => {
    await using hole = await blackHole();
    await leavingNothing(async () => {
      const world = new SessionTestWorld();
      const outcome = failureOn(`postgres://u:p@127.0.0.1:${hole.port}`, nothing, world);
      await until('it was asked', () => hole.connections === 1);
      world.clock.advance(10_000);
      await outcome;
    });
  });

  test('after a refusal by a server that keeps the connection open', async () => {
    await using impostor = await answering('N');
    const url = `postgres://u:p@127.0.0.1:${impostor.port}?sslmode=require`;
    const failure = await leavingNothing(() => failureOn(url, nothing));
    expect(failure.message).toMatch(/: it offers no TLS\.$/);
  });

  test('after a second if the server ignores the good-bye', async () => {
    await using deaf = await deafTo(postgres());
    await leavingNothing(async () => {
      const world = new SessionTestWorld();
      const url = `${postgres().url().replace(String(postgres().port), String(deaf.port))}?sslmode=disable`;
      const outcome = onServer(url, (session) => session.rows('select 1 as one'), world);
      await until('it said good-bye', () => deaf.goodByes === 1);
      world.clock.advance(999);
      expect(await stillPending(outcome)).toBe(true);
      world.clock.advance(1);
      expect(await outcome).toEqual([{ one: 1 }]);
    });
  });
});

describe('a run that is cancelled', () => {
  test('ends a statement at once, and leaves nothing once the server has noticed', async () => {
    const sql = `select repeat('x', 100000), pg_sleep(0.01) from generate_series(1, 10000)`;
    await leavingNothing(async () => {
      const world = new SessionTestWorld();
      const outcome = rejection(onServer(postgres().url(), (session) => session.run(sql), world));
      await until('it runs', async () => (await backends(postgres().adminUrl)).includes(sql));
      world.cancel.abort(reason);
      expect(await outcome).toBe(reason);
    });
  });

  test('does not wait for a server that continues a statement', async () => {
    const sql = 'select pg_sleep(50)';
    const before = openSockets();
    const world = new SessionTestWorld();
    const outcome = rejection(onServer(postgres().url(), (session) => session.rows(sql), world));
    await until('it runs', async () => (await backends(postgres().adminUrl)).includes(sql));
    world.cancel.abort(reason);
    expect(await outcome).toBe(reason);
    await until('its sockets were closed', () => openSockets() <= before);
    await terminate(sql);
  });

  test('starts no other statement', async () => {
    const world = new SessionTestWorld();
    await using proxy = await cuttingProxy(postgres());
    const ends = await leavingNothing(() =>
      onServer(
        proxy.url(postgres().url()),
        async (session) => {
          await session.run('select 1');
          world.cancel.abort(reason);
          return [await rejection(session.run('select 2')), await rejection(session.rows('select 3'))];
        },
        world,
      ),
    );
    expect(ends).toEqual([reason, reason]);
    expect(proxy.statements).toEqual(['select 1']);
  });

  test('stops connecting to a server, and does not start another connection', async () => {
    await using hole = await blackHole();
    const url = `postgres://u:p@127.0.0.1:${hole.port}?sslmode=prefer`;
    const world = new SessionTestWorld();
    await leavingNothing(async () => {
      const outcome = rejection(onServer(url, nothing, world));
      await until('it was asked', () => hole.connections === 1);
      world.cancel.abort(reason);
      expect(await outcome).toBe(reason);
    });
    expect(await leavingNothing(() => rejection(onServer(url, nothing, world)))).toBe(reason);
    expect(hole.connections).toBe(1);
  });
});

describe('a connection that breaks', () => {
  test('during a statement is reported as such, and may be tried again', async () => {
    await leavingNothing(async () => {
      const sql = 'select pg_terminate_backend(pg_backend_pid())';
      const failure = await failureOn(postgres().url(), (session) => session.rows(sql));
      expect(failure).toMatchObject({
        kind: 'service',
        message: expect.stringMatching(/: an administrator ended the connection\.$/),
      });
      expect(isPassing(failure.cause)).toBe(true);
    });
  });

  test.each(['cut before', 'cut after'] as const)(
    'on the way is reported as such: %s a statement',
    async (cut) => {
      await using proxy = await cuttingProxy(postgres(), () => cut);
      const failure = await leavingNothing(() =>
        failureOn(proxy.url(postgres().url()), (session) => session.run('select 1')),
      );
      expect(failure).toMatchObject({
        kind: 'network',
        message: expect.stringMatching(/: the connection broke\.$/),
        remedy: 'Run the job again.',
      });
      expect(isPassing(failure.cause)).toBe(true);
    },
  );

  test.each(['is cut', 'is ended by an administrator'])(
    'between two statements is reported by the second: it %s',
    async (how) => {
      await using proxy = await cuttingProxy(postgres());
      const failure = await leavingNothing(() =>
        failureOn(proxy.url(postgres().url()), async (session) => {
          await session.run('select 1');
          const open = openSockets();
          if (how === 'is cut') proxy.cutAll();
          else await terminate('select 1');
          await until('it broke', () => openSockets() < open);
          await session.run('select 2');
        }),
      );
      expect(failure).toMatchObject({
        kind: 'network',
        message: expect.stringMatching(/: the connection broke\.$/),
      });
      expect(isPassing(failure.cause)).toBe(true);
      expect(proxy.statements).toEqual(['select 1']);
    },
  );
});
