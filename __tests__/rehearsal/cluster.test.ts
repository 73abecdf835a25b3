import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/lib/clock.js';
import { findBinaries } from '../../src/rehearsal/binaries.js';
import { removeCluster, startCluster } from '../../src/rehearsal/cluster.js';
import { newFolder } from '../../src/rehearsal/folder.js';
import type { Executed } from '../../src/rehearsal/server.js';
import { rejection } from '../support/rejection.js';
import {
  type Held,
  binaries,
  embeddedBin,
  hold,
  leftOf,
  processesOf,
  runsIn,
  until,
  withTemp,
} from './clusters.js';

const NOT_ALLOWED = '42501';
const onlyAsRoot = process.getuid?.() === 0 ? test : test.skip;

describe.each(await binaries())('A cluster of $name', ({ bin }) => {
  let held: Held;
  let database: string;
  const script = (sql: string, where = database): Promise<Executed> =>
    held.server.use(where, (session) => session.script(sql));
  const rows = (sql: string, where = database): Promise<Record<string, unknown>[]> =>
    held.server.use(where, (session) => session.query(sql));

  beforeAll(async () => {
    held = await hold({ bin });
    database = await held.server.create();
  });

  afterAll(async () => {
    await held.server.stop();
    expect(leftOf(held.folder)).toEqual([]);
  });

  test('says its version', async () => {
    const [row] = await rows('select version() as long');
    expect(held.server.version).toMatch(/^\d+[.\d]*$/);
    expect(row?.['long']).toMatch(`PostgreSQL ${held.server.version}`);
  });

  test('creates databases, copies them with their data, and drops them', async () => {
    const { server } = held;
    const base = await server.create();
    await script('create table t (id int primary key); insert into t select generate_series(1, 3)', base);
    const copy = await server.create(base);
    await script('insert into t values (4)', copy);
    const count = 'select count(*)::int as rows from t';
    expect([await rows(count, base), await rows(count, copy)]).toEqual([[{ rows: 3 }], [{ rows: 4 }]]);
    await server.drop(copy);
    await expect(rows('select 1', copy)).rejects.toThrow('is not a database of this rehearsal');
    const names = await rows('select datname as name from pg_database');
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining([base, database]));
    expect(names.map(({ name }) => name)).not.toContain(copy);
  });

  test('opens, copies and drops only databases of its own', async () => {
    const { server } = held;
    for (const name of ['postgres', 'template1', 'somebody'])
      for (const attempt of [
        server.create(name),
        server.drop(name),
        server.extend(name, 'citext'),
        rows('select 1', name),
      ])
        await expect(attempt).rejects.toThrow(`${name} is not a database of this rehearsal`);
  });

  test('gives SQL of a branch what an app may do', async () => {
    const { failure, completed } = await script(
      `create schema shop; create table shop.t (id serial); create temporary table x ();
       create function shop.one() returns int language sql as 'select 1'; create extension citext;
       comment on schema public is 'ours'; drop schema public cascade; create schema public;`,
      await held.server.create(),
    );
    expect([failure, completed]).toEqual([undefined, 8]);
    const made = await script('create database another', database);
    expect(made).toMatchObject({ completed: 1 });
  });

  test.each([
    `copy (select 1) to program 'touch /tmp/x'`,
    `create table p (x text); copy p from program 'id'`,
    `create table p (x text); copy p from '/etc/passwd'`,
    `copy (select 1) to '/tmp/x'`,
    `select pg_read_file('/etc/passwd')`,
    `select pg_ls_dir('.')`,
    `select lo_import('/etc/passwd')`,
    `alter system set fsync = on`,
    `select pg_reload_conf()`,
    `create extension file_fdw`,
    `create extension dblink`,
    `create extension postgres_fdw`,
    `set role postgres`,
    `set session authorization postgres`,
    `do $$ begin execute format('alter role %I superuser', current_user); end $$`,
    `do $$ begin execute format('alter role %I createrole', current_user); end $$`,
    `do $$ begin execute format('grant pg_execute_server_program to %I', current_user); end $$`,
    `alter role postgres password 'x'`,
    `create role another`,
    `create tablespace x location '/tmp'`,
    `create function f() returns int language c as 'libc', 'system'`,
    `create function f() returns int language internal as 'int4in'`,
    `set log_min_messages = debug5`,
    `select rolpassword from pg_authid`,
    `drop database postgres`,
    `load '/lib/x86_64-linux-gnu/libc.so.6'`,
  ])('refuses what reaches outside of a database: %s', async (sql) => {
    expect((await script(sql)).failure?.code).toBe(NOT_ALLOWED);
  });

  test('does not offer an untrusted language', async () => {
    expect((await script('create extension plpython3u')).failure?.message).toMatch(
      /permission denied|is not available|could not open extension control file/,
    );
  });

  test('refuses the other databases, also to the role itself', async () => {
    const allowed = await rows(
      `select datname as name from pg_database
        where datname in ('postgres', 'template0', 'template1') and has_database_privilege(datname, 'connect')`,
    );
    expect(allowed.map(({ name }) => name).filter((name) => name !== 'template0')).toEqual([]);
  });

  test('creates a harmless extension for the branch, as a superuser if need be', async () => {
    const { server } = held;
    const fresh = await server.create();
    const tried = [
      'citext',
      'bloom',
      'earthdistance',
      'dblink',
      'file_fdw',
      'postgres_fdw',
      'x"y',
      'nothing',
    ];
    const extended = await Promise.all(
      tried.map((name) => server.extend(fresh, name).then((has) => [name, has])),
    );
    expect(Object.fromEntries(extended)).toEqual({
      citext: true,
      bloom: true,
      earthdistance: true,
      dblink: false,
      file_fdw: false,
      postgres_fdw: false,
      'x"y': false,
      nothing: false,
    });
    expect(await script('create table t (x citext)', fresh)).toMatchObject({ completed: 1 });
  });

  test('creates no extension as a superuser where SQL of a branch has run', async () => {
    const { server } = held;
    const touched = await server.create();
    await script('select 1', touched);
    const copy = await server.create(touched);
    for (const name of [touched, copy])
      expect([await server.extend(name, 'bloom'), await server.extend(name, 'citext')]).toEqual([
        false,
        true,
      ]);
  });

  test('has no variable of this process in its environment, and listens to no network', async () => {
    const server = processesOf(held.folder).find(({ command }) => command.includes('postgres -D'));
    const variables = readFileSync(`/proc/${String(server?.pid)}/environ`, 'utf8').split('\0');
    // PostgreSQL itself sets the last ones.
    const names = variables
      .map((variable) => variable.split('=')[0])
      .filter((name) => !/^(PG|LC_)/.test(name ?? ''));
    expect(names.filter((name) => name !== '').sort()).toEqual(['HOME', 'LANG', 'PATH', 'TZ']);
    expect(variables).toContain(`HOME=${held.folder}`);
    const settings = await rows(
      `select name, setting from pg_settings where name in ('listen_addresses', 'fsync', 'dynamic_shared_memory_type')`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      listen_addresses: '',
      fsync: 'off',
      dynamic_shared_memory_type: 'mmap',
    });
  });

  test('keeps its folder to one account, which is not root', () => {
    const { mode, uid } = statSync(held.folder);
    expect([mode & 0o777, uid === 0]).toEqual([0o700, false]);
    expect(existsSync(path.join(held.folder, 'password'))).toBe(false);
  });
});

describe('A start', () => {
  const begin = (
    temp = '',
    bin = embeddedBin(),
  ): { starting: Promise<unknown>; folder: () => string; cancel: AbortController } => {
    const cancel = new AbortController();
    let folder = '';
    const remember = (left: { folder: string }): void => {
      expect(existsSync(left.folder)).toBe(false);
      folder = left.folder;
    };
    const starting = startCluster({ clock: systemClock, signal: cancel.signal, remember }, { bin, temp });
    starting.catch(() => undefined);
    return { starting, folder: () => folder, cancel };
  };
  const reason = new Error('cancelled');

  test('that is aborted during initdb leaves nothing', async () => {
    const { starting, folder, cancel } = begin();
    await until('initdb runs', () => runsIn(folder(), '/initdb'));
    cancel.abort(reason);
    expect(await rejection(starting)).toBe(reason);
    expect(leftOf(folder())).toEqual([]);
  });

  test('that is aborted while the server starts leaves nothing', async () => {
    const { starting, folder, cancel } = begin();
    await until('the server starts', () => runsIn(folder(), 'listen_addresses='));
    cancel.abort(reason);
    await starting.catch((error: unknown) => {
      expect(error).toBe(reason);
    });
    await until('nothing is left', () => leftOf(folder()).length === 0);
  });

  test('that is aborted before it begins does nothing', async () => {
    const cancel = new AbortController();
    cancel.abort(reason);
    const remember = (): never => {
      throw new Error('it began');
    };
    const starting = startCluster(
      { clock: systemClock, signal: cancel.signal, remember },
      { bin: embeddedBin(), temp: '' },
    );
    expect(await rejection(starting)).toBe(reason);
  });

  test('fails with words, and leaves nothing, if a program is missing or fails', async () => {
    const missing = begin('', '/nowhere');
    await expect(missing.starting).rejects.toThrow(/^PostgreSQL did not start: spawn .*ENOENT/);
    expect(leftOf(missing.folder())).toEqual([]);
    await withTemp(async (temp) => {
      chmodSync(temp, 0o755);
      writeFileSync(path.join(temp, 'initdb'), '#!/bin/sh\necho no room; exit 1\n', { mode: 0o755 });
      const failing = begin('', temp);
      await expect(failing.starting).rejects.toThrow('PostgreSQL did not start: no room');
      expect(leftOf(failing.folder())).toEqual([]);
    });
  });

  test('ends a script at once when it is aborted, and then the server', async () => {
    const { server, folder, cancel } = await hold();
    const database = await server.create();
    const running = server.use(database, (session) => session.script('select pg_sleep(1000)'));
    running.catch(() => undefined);
    await until('the script runs', () =>
      processesOf(folder).some(({ command }) => command.includes(database) && command.includes('SELECT')),
    );
    cancel.abort(reason);
    expect(await rejection(running)).toBe(reason);
    await until('nothing is left', () => leftOf(folder).length === 0);
    await server.stop();
  });
});

describe('After a kill, another process', () => {
  /** A process with a cluster; `lines` are what it has printed. */
  const child = (temp: string, account?: { uid: number; gid: number }, ...more: string[]) => {
    const script = path.resolve('__tests__/rehearsal/child.ts');
    const started = spawn(process.execPath, ['--import', 'tsx', script, embeddedBin(), temp, ...more], {
      stdio: ['ignore', 'pipe', 'inherit'],
      ...account,
    });
    const lines: string[] = [];
    createInterface(started.stdout).on('line', (line) => lines.push(line));
    const ended = new Promise<number | null>((resolve) => started.once('close', resolve));
    return { started, lines, ended };
  };
  const POINTS = {
    'during initdb': (folder: string) => runsIn(folder, '/initdb'),
    'while the server starts': (folder: string) => runsIn(folder, 'listen_addresses='),
    'during a query that never ends': (_: string, lines: string[]) =>
      lines.some((line) => line.startsWith('busy')),
  };

  test('removes what is left, whenever it happened, also in another place than the temporary folder of the runner', () =>
    withTemp(async (short) => {
      const temp = path.join(short, 'x'.repeat(100));
      mkdirSync(temp);
      chmodSync(short, 0o755);
      await Promise.all(
        Object.entries(POINTS).map(async ([point, isReached]) => {
          const { started, lines, ended } = child(temp);
          await until(point, () => lines[0] !== undefined && isReached(lines[0], lines));
          started.kill('SIGKILL');
          await ended;
          const folder = lines[0] ?? '';
          expect(path.dirname(folder)).toBe(tmpdir());
          expect([point, leftOf(folder).length > 1]).toEqual([point, true]);
          await removeCluster(systemClock, { folder, temp });
          expect([point, leftOf(folder)]).toEqual([point, []]);
          // Once more changes nothing.
          await removeCluster(systemClock, { folder, temp });
        }),
      );
    }));

  onlyAsRoot('could do the same as an ordinary account, which can start a cluster as well', () =>
    withTemp(async (temp) => {
      const account = { uid: 65534, gid: 65534 };
      chownSync(temp, account.uid, account.gid);
      const { lines, ended } = child(temp, account, '--stop');
      expect(await ended).toBe(0);
      expect(lines).toEqual([expect.stringMatching(`^${temp}/hasura-rehearsal-`), '65534: 2']);
      expect(leftOf(lines[0] ?? '')).toEqual([]);
    }),
  );

  test('removes a folder that is empty or half made, and no process that is not of that server', () =>
    withTemp(async (temp) => {
      const folder = await newFolder(temp);
      mkdirSync(path.join(folder, 'data'), { recursive: true });
      const other = spawn('sleep', ['1000'], { cwd: folder });
      writeFileSync(path.join(folder, 'data', 'postmaster.pid'), `${String(other.pid)}\n${folder}/data\n`);
      await removeCluster(systemClock, { folder, temp });
      expect([existsSync(folder), other.exitCode, other.signalCode]).toEqual([false, null, null]);
      other.kill();
    }));

  test('refuses a folder that is not of a cluster', () =>
    withTemp(async (temp) => {
      const name = 'hasura-rehearsal-0123456789abcdef';
      const linked = path.join(temp, name);
      mkdirSync(path.join(temp, 'deep', name), { recursive: true });
      symlinkSync(path.join(temp, 'deep'), linked);
      const refused = [
        linked,
        path.join(temp, 'deep', name),
        path.join(temp, 'deep'),
        `${temp}/deep/../${name}`,
        name,
        '/',
        '',
        '/etc',
        `/etc/${name}`,
        `${temp}/hasura-rehearsal-`,
        `${temp}/hasura-rehearsal-../../etc`,
      ];
      for (const folder of refused)
        await expect(removeCluster(systemClock, { folder, temp })).rejects.toThrow(
          'is not the folder of a rehearsal',
        );
      expect(existsSync(path.join(temp, 'deep', name))).toBe(true);
    }));
});

describe('The folder of a cluster', () => {
  test('is in the temporary folder of the runner, unless the path of a socket would be too long', () =>
    withTemp(async (temp) => {
      expect(path.dirname(await newFolder(temp))).toBe(temp);
      const room = 103 - '/hasura-rehearsal-0123456789abcdef/.s.PGSQL.5432'.length;
      const exact = path.join(temp, 'é'.repeat(3)).padEnd(room - 3, 'x');
      for (const [folder, parent] of [
        [exact, exact],
        [`${exact}x`, tmpdir()],
      ] as const) {
        mkdirSync(folder);
        expect(path.dirname(await newFolder(folder))).toBe(parent);
      }
    }));

  onlyAsRoot('is elsewhere if the account of the server could not enter it', () =>
    withTemp(async (temp) => {
      chmodSync(temp, 0o700);
      expect(path.dirname(await newFolder(temp, { uid: 65534, gid: 65534 }))).toBe(tmpdir());
    }),
  );

  test('is in that of the system if there is none of the runner', async () => {
    for (const temp of ['', 'relative', '/nowhere'])
      expect(path.dirname(await newFolder(temp))).toBe(tmpdir());
  });
});

describe('The programs', () => {
  test('are those of the newest version first, as numbers, then those on the search path', () =>
    withTemp(async (temp) => {
      const make = (folder: string, programs: string[]): string => {
        mkdirSync(path.join(temp, folder), { recursive: true });
        for (const name of programs) writeFileSync(path.join(temp, folder, name), '', { mode: 0o755 });
        return path.join(temp, folder);
      };
      const both = ['initdb', 'postgres'];
      const [old, newer, newest] = ['9.6', '14', '101'].map((version) => make(`debian/${version}/bin`, both));
      make('debian/102/bin', ['psql', 'postgres']);
      make('debian/other/bin', both);
      const elsewhere = make('elsewhere', both);
      const found = await findBinaries(
        ['relative', '', '/nowhere', elsewhere, elsewhere].join(path.delimiter),
        path.join(temp, 'debian'),
      );
      expect(found).toEqual([newest, newer, old, elsewhere]);
      expect(await findBinaries('', path.join(temp, 'none'))).toEqual([]);
    }));
});
