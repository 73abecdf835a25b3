import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Given } from '../../src/rules/companion.js';
import { queryOn, rolesOn, serversAtHand, withRole } from '../support/postgres.js';
import { rejection } from '../support/rejection.js';
import { usePostgres } from '../support/use-postgres.js';
import { Bench, KINDS, buildOf, databaseIn, newApp, urlIn, works } from './bench.js';
import { type Run, withName } from './run.js';

const NOT_ALLOWED = '42501';

describe.each(serversAtHand())('On $name', ({ bin }) => {
  const postgres = usePostgres({ bin });

  describe.each(KINDS.slice(0, 2))('the role that $kind creates for a build', ({ attributes }) => {
    const app = newApp();
    let bench: Bench;
    let run: Run;
    let made: Given;
    let url: string;
    let role: string;

    beforeAll(async () => {
      bench = await Bench.on(postgres(), attributes);
      run = bench.run();
      made = await run.prepare(buildOf(app));
      url = urlIn(made);
      role = new URL(url).username;
    });

    test('may create what an app needs', async () => {
      await bench.statements(url, [
        'create table orders (id serial primary key)',
        'create schema shop',
        'create table shop.orders (id serial primary key)',
        `create function shop.one() returns int language sql as 'select 1'`,
        'create temporary table scratch ()',
        'drop schema shop cascade',
      ]);
      const extension = queryOn(url, 'create extension pgcrypto');
      if (postgres().version >= 13) await extension;
      else await expect(extension).rejects.toThrow(/permission denied to create extension/);
    });

    test('may drop and recreate the schema public, where it can become its owner', async () => {
      const again = bench.statements(url, ['drop schema public cascade', 'create schema public']);
      if (postgres().version >= 15 || attributes === 'SUPERUSER') await again;
      else await expect(again).rejects.toThrow('must be owner of schema public');
      await queryOn(url, 'create table public.again ()');
    });

    test('may not change the database itself, or create others', async () => {
      const name = databaseIn(made);
      const everywhere = [
        `comment on database ${name} is 'mine'`,
        `alter database ${name} rename to mine`,
        `alter database ${name} owner to ${role}`,
        `alter database ${name} allow_connections false`,
        `drop database ${name}`,
        'create database another',
        'create role another',
        `comment on role ${role} is 'mine'`,
        `alter role ${role} createdb`,
        `alter role ${role} createrole`,
        `grant connect on database ${name} to public`,
        `set role ${bench.role}`,
        'select rolpassword from pg_authid',
        `select pg_read_file('pg_hba.conf')`,
        `copy (select 1) to program 'true'`,
      ];
      for (const place of [url, withName(url, 'postgres')]) {
        for (const sql of everywhere) {
          // Without the grant option, a grant only raises a warning and grants nothing.
          if (sql.startsWith('grant')) await queryOn(place, sql);
          else
            expect([sql, await rejection(queryOn(place, sql))]).toMatchObject([sql, { code: NOT_ALLOWED }]);
        }
      }
      const stranger = await withRole(postgres());
      expect(await rejection(queryOn(withName(stranger, name), 'select 1'))).toMatchObject({
        code: NOT_ALLOWED,
      });
    });

    test('may not connect to the databases of other apps, or of other builds of its own app', async () => {
      const others = [await run.prepare(buildOf(newApp())), await run.prepare(buildOf(app, 2))];
      for (const other of others) {
        const theirs = databaseIn(other);
        expect(await rejection(queryOn(withName(url, theirs), 'select 1'))).toMatchObject({
          code: NOT_ALLOWED,
          message: expect.stringContaining(`permission denied for database "${theirs}"`) as unknown,
        });
        expect(await rejection(queryOn(url, `set role ${new URL(urlIn(other)).username}`))).toMatchObject({
          code: NOT_ALLOWED,
        });
        expect(await works(other)).toBe(true);
      }
    });

    test('has a password of its own, which is masked everywhere; the server’s password is not passed on', async () => {
      const others = [await run.prepare(buildOf(newApp())), await run.prepare(buildOf(app, 3))];
      const urls = [made, ...others].map((one) => urlIn(one));
      const passwords = urls.map((one) => new URL(one).password);
      expect(new Set(passwords).size).toBe(3);
      for (const [index, password] of passwords.entries()) {
        expect(password).toMatch(/^[\w-]{32}$/);
        const whole = urls[index] ?? '';
        for (const secret of [password, whole])
          for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
            expect(run.secrets.redact(`It is ${form}.`)).toBe('It is ***.');
            expect(run.masked).toContain(form);
          }
      }
      for (const one of urls) expect(one).not.toContain(new URL(bench.url).password);
    });

    test('is dropped with the app, and nobody can log in as that role afterwards', async () => {
      expect((await rolesOn(postgres().url())).map(({ name }) => name)).toContain(role);
      await run.remove(app);
      expect((await rolesOn(postgres().url())).map(({ name }) => name)).not.toContain(role);
      await expect(queryOn(withName(url, 'postgres'), 'select 1')).rejects.toThrow(
        'password authentication failed',
      );
    });
  });

  test('a role that may not create roles gives itself, and a notice says so; nobody else can connect', async () => {
    const bench = await Bench.on(postgres(), 'CREATEDB');
    const run = bench.run({ variables: ['PG_DATABASE_URL', 'LOG_URL'] });
    const before = await rolesOn(postgres().url());
    const made = await run.prepare(buildOf(newApp()));
    expect(await rolesOn(postgres().url())).toEqual(before);
    expect(urlIn(made)).toBe(withName(bench.url, databaseIn(made)));
    expect(made.facts.databases?.map(({ role }) => role)).toEqual([bench.role, bench.role]);
    expect(run.log.of('notice')).toEqual([
      `The role in postgres-url may not create roles, so the preview gets that role itself, with all its rights on this machine, port ${postgres().port}. ALTER ROLE … CREATEROLE gives each preview its own role.`,
    ]);
    expect(await works(made)).toBe(true);
    const stranger = await withRole(postgres());
    for (const { name } of made.facts.databases ?? [])
      expect(await rejection(queryOn(withName(stranger, name), 'select 1'))).toMatchObject({
        code: NOT_ALLOWED,
      });
  });
});
