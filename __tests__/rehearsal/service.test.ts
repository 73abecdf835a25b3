import { chmodSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/lib/clock.js';
import { leaveService, useService } from '../../src/rehearsal/service.js';
import type { Server } from '../../src/rehearsal/server.js';
import { startServer } from '../../src/rehearsal/start.js';
import { databasesOn, queryOn, rolesOn, serversAtHand, withRole } from '../support/postgres.js';
import { serverOf } from '../support/postgres-session.js';
import { rejection } from '../support/rejection.js';
import { usePostgres } from '../support/use-postgres.js';
import { embeddedBin, until, withTemp } from './clusters.js';

interface Used {
  server: Server;
  role: string;
  cancel: AbortController;
}

async function use(url: string): Promise<Used> {
  const cancel = new AbortController();
  let role = '';
  const remember = (left: { role: string }): void => {
    role = left.role;
  };
  const server = await useService({ clock: systemClock, signal: cancel.signal, remember }, serverOf(url));
  return { server, role, cancel };
}

describe.each(serversAtHand())('On a service with $name', ({ bin }) => {
  const postgres = usePostgres({ bin });
  const here = async (): Promise<string[]> => {
    const url = postgres().adminUrl;
    const [databases, roles] = await Promise.all([databasesOn(url), rolesOn(url)]);
    return [...databases, ...roles].map(({ name }) => name).filter((name) => name.startsWith('rehearsal_'));
  };

  test.each(['SUPERUSER', 'CREATEDB CREATEROLE'])(
    'a rehearsal with a role that is %s creates everything under its own names, and removes it',
    async (attributes) => {
      const before = await here();
      const { server, role } = await use(await withRole(postgres(), attributes));
      expect(server.version).toMatch(/^\d+/);
      const base = await server.create();
      await server.use(base, async (session) => {
        expect(await session.query('select current_user as role')).toEqual([{ role }]);
        const sql = `create table t (id int); insert into t values (1); create extension if not exists citext; drop schema public cascade; create schema public`;
        const { failure } = await session.script(sql);
        expect(failure).toBeUndefined();
      });
      const copy = await server.create(base);
      await server.drop(base);
      await server.use(copy, async (session) => {
        expect((await session.script(`copy (select 1) to program 'id'`)).failure?.code).toBe('42501');
        expect((await session.script('create role another')).failure?.code).toBe('42501');
      });
      expect((await here()).filter((name) => !before.includes(name)).sort()).toEqual([role, copy].sort());
      await server.stop();
      expect((await here()).filter((name) => !before.includes(name))).toEqual([]);
    },
  );

  test('an extension that needs a superuser exists only if the role of the URL is one', async () => {
    const [able, unable] = await Promise.all([
      use(postgres().adminUrl),
      use(await withRole(postgres(), 'CREATEDB CREATEROLE')),
    ]);
    const has = async ({ server }: Used): Promise<boolean[]> => {
      const database = await server.create();
      return [await server.extend(database, 'bloom'), await server.extend(database, 'dblink')];
    };
    expect([await has(able), await has(unable)]).toEqual([
      [true, false],
      [false, false],
    ]);
    await Promise.all([able.server.stop(), unable.server.stop()]);
  });

  test('a stop drops whatever the branch has made of its databases', async () => {
    const { server, role } = await use(await withRole(postgres(), 'CREATEDB CREATEROLE'));
    const [first, second] = [await server.create(), await server.create()];
    const statements = [
      `create database "another "" one"`,
      `alter database ${second} rename to renamed_by_branch`,
      `alter database renamed_by_branch is_template true`,
      `alter database renamed_by_branch connection limit 0`,
    ];
    for (const sql of statements)
      expect((await server.use(first, (session) => session.script(sql))).failure).toBeUndefined();
    const busy = server.use(first, (session) => session.script('select pg_sleep(1000)'));
    busy.catch(() => undefined);
    await until('a script runs', async () => {
      const sql = `select from pg_stat_activity where usename = $1 and wait_event = 'PgSleep'`;
      return (await queryOn(postgres().adminUrl, sql, [role])).length === 1;
    });
    await server.stop();
    const ended = await busy.then(
      ({ failure }) => failure?.code,
      () => 'rejected',
    );
    expect(['57P01', 'rejected']).toContain(ended);
    const names = (await databasesOn(postgres().adminUrl)).map(({ name }) => name);
    expect(names.filter((name) => /another|renamed|rehearsal/.test(name))).toEqual([]);
    expect(await here()).toEqual([]);
    // Once more changes nothing.
    await leaveService(systemClock, serverOf(postgres().adminUrl), role);
  });

  test('what a killed process has left is dropped by another one, and nothing else', async () => {
    const url = await withRole(postgres(), 'CREATEDB CREATEROLE');
    const [left, running] = await Promise.all([use(url), use(url)]);
    await Promise.all([left.server.create(), running.server.create()]);
    await leaveService(systemClock, serverOf(url), left.role);
    expect((await here()).filter((name) => name.startsWith(left.role))).toEqual([]);
    expect((await here()).filter((name) => name.startsWith(running.role))).toHaveLength(2);
    await running.server.stop();
    for (const role of ['postgres', 'rehearsal_', `${left.role}x`, new URL(url).username])
      await expect(leaveService(systemClock, serverOf(url), role)).rejects.toThrow(
        'is not the role of a rehearsal',
      );
  });

  test('an abort removes everything', async () => {
    const reason = new Error('cancelled');
    const { server, role, cancel } = await use(postgres().adminUrl);
    const database = await server.create();
    const running = server.use(database, (session) => session.script('select pg_sleep(1000)'));
    running.catch(() => undefined);
    cancel.abort(reason);
    expect(await rejection(running)).toBe(reason);
    await server.stop();
    expect((await here()).filter((name) => name.startsWith(role))).toEqual([]);
    const again = useService(
      { clock: systemClock, signal: cancel.signal, remember: () => undefined },
      serverOf(postgres().adminUrl),
    );
    expect(await rejection(again)).toBe(reason);
    expect(await here()).toEqual([]);
  });

  test.each(['', 'CREATEDB', 'CREATEROLE'])('a role that is only %j cannot be used', async (attributes) => {
    await expect(use(await withRole(postgres(), attributes))).rejects.toThrow(
      'The role in rehearsal-postgres-url may not create databases and roles. Let a superuser run',
    );
    expect(await here()).toEqual([]);
  });

  test('a server that lets nobody in is reported with the name of the input', async () => {
    const wrong = new URL(postgres().url());
    wrong.password = 'wrong';
    const error = (await rejection(use(wrong.href))) as Error;
    expect(error.message).toMatch(
      /^The server of rehearsal-postgres-url cannot be used: it refused the user name or password of rehearsal-postgres-url \(.+\)\. Check rehearsal-postgres-url\.$/,
    );
    expect(error.message).not.toContain('wrong');
    await expect(use('postgres://u:p@127.0.0.1:1/x?sslmode=disable')).rejects.toThrow(
      'it refuses connections',
    );
  });
});

describe('A start', () => {
  const postgres = usePostgres();

  test('uses the given server, otherwise the programs of this machine, otherwise nothing', () =>
    withTemp(async (temp) => {
      chmodSync(temp, 0o755);
      const left: object[] = [];
      const remember = (one: object): void => {
        left.push(one);
      };
      const ports = { clock: systemClock, signal: new AbortController().signal, remember };
      const bins = [embeddedBin(), '/nowhere'];
      const service = serverOf(postgres().adminUrl);
      for (const given of [service, undefined]) {
        const server = await startServer(ports, { service: given, bins, temp });
        await server?.stop();
      }
      expect(left).toEqual([
        { role: expect.stringMatching(/^rehearsal_/) },
        { folder: expect.stringMatching(`^${temp}/`) },
      ]);
      expect(await startServer(ports, { service: undefined, bins: [], temp })).toBeUndefined();
      expect(left).toHaveLength(2);
    }));
});
