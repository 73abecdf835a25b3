import { beforeAll, describe, expect, test } from '@jest/globals';
import { cuttingProxy, databasesOn, holdSession, queryOn, rolesOn, withRole } from '../support/postgres.js';
import { rejection } from '../support/rejection.js';
import { usePostgres } from '../support/use-postgres.js';
import { Bench, buildOf, databaseIn, newApp, urlIn, works } from './bench.js';
import { type App, briskClock, withName } from './run.js';

const NOTHING = { databases: [], roles: [] };
const postgres = usePostgres();
let bench: Bench;

beforeAll(async () => {
  bench = await Bench.on(postgres());
});

describe('P4 A name that is taken', () => {
  const variables = ['PG_DATABASE_URL', 'LOG_URL', 'OTHER_URL'];

  /** The names that a build's databases and role will have. */
  const namesOf = async (app: App): Promise<{ database: string; role: string; comment: string }> => {
    const made = await bench.run({ variables: ['OTHER_URL'] }).prepare(buildOf(app));
    const database = databaseIn(made, 'OTHER_URL');
    const { comment } = (await databasesOn(postgres().url())).find(({ name }) => name === database) ?? {};
    await bench.run().remove(app);
    return { database, role: made.facts.databases?.[0]?.role ?? '', comment: comment ?? '' };
  };

  test.each([
    ['has no comment', () => undefined, 'It has no comment.'],
    ['has a comment that is not ours', () => 'the real shop', 'Its comment: the real shop'],
    [
      'has the marker of another owner',
      (ours: string) => ours.replace('123456#', '654321#'),
      /^Its comment: .*654321#/,
    ],
    ['has the marker of another build', (ours: string) => ours.replace('7001.1@', '7001.2@'), /7001\.2@/],
  ])(
    'by a database that %s is refused, and that database is not changed; the rest is dropped again',
    async (_, comment, words) => {
      const app = newApp();
      const names = await namesOf(app);
      const url = await bench.createDatabase(names.database, comment(names.comment));
      await queryOn(url, 'create table orders ()');
      const [before, roles] = [await databasesOn(postgres().url()), await rolesOn(postgres().url())];
      expect(await rejection(bench.run({ variables }).prepare(buildOf(app)))).toMatchObject({
        kind: 'ownership',
        message: `The server has a database ${names.database} that this action did not create for this build. It was not changed.`,
        words: typeof words === 'string' ? words : (expect.stringMatching(words) as unknown),
        remedy: expect.stringContaining('ename or drop it') as unknown,
      });
      expect(await databasesOn(postgres().url())).toEqual(before);
      expect(await rolesOn(postgres().url())).toEqual(roles);
      await queryOn(url, 'select from orders');
      await queryOn(bench.url, `drop database "${names.database}"`);
    },
  );

  test('by a role is refused as well, and nothing is created', async () => {
    const app = newApp();
    const { role } = await namesOf(app);
    await bench.sql(`create role "${role}"`);
    const before = await databasesOn(postgres().url());
    expect(await rejection(bench.run({ variables }).prepare(buildOf(app)))).toMatchObject({
      kind: 'ownership',
      message: expect.stringContaining(
        `The server has a role ${role} that this action did not create`,
      ) as unknown,
      words: 'It has no comment.',
    });
    expect(await databasesOn(postgres().url())).toEqual(before);
    expect((await rolesOn(postgres().url())).map(({ name }) => name)).toContain(role);
  });

  test('by what this very build created before its connection broke is used', async () => {
    const app = newApp();
    let cuts = 0;
    await using proxy = await cuttingProxy(postgres(), (sql) =>
      /^(CREATE|COMMENT)/.test(sql) && ++cuts <= 3 ? 'cut after' : 'pass',
    );
    const made = await bench.run({ proxy }).prepare(buildOf(app));
    expect(proxy.statements.filter((sql) => /^(CREATE|COMMENT)/.test(sql))).toHaveLength(3);
    expect(await bench.standing(app)).toEqual(bench.given(made));
    expect(await works(made)).toBe(true);
  });
});

describe('P4 A template', () => {
  const templates = { ready: 'ready_template', held: 'held_template' };

  beforeAll(async () => {
    for (const name of Object.values(templates))
      await bench.statements(await bench.createDatabase(name), ['create table told ()']);
  });

  test('makes the build wait while somebody is connected to it', async () => {
    const app = newApp();
    await using session = await holdSession(bench.urlOf(templates.held));
    await using proxy = await cuttingProxy(postgres());
    const tries = (): number => proxy.statements.filter((sql) => sql.startsWith('CREATE DATABASE')).length;
    proxy.decide = () => {
      // The server itself waits 5 s for the session to end; at the second try it has ended.
      if (tries() === 2) void session.end();
      return 'pass';
    };
    const made = await bench
      .run({ proxy, template: templates.held, clock: briskClock(5) })
      .prepare(buildOf(app));
    expect(tries()).toBe(2);
    expect(await queryOn(urlIn(made), 'select from told')).toEqual([]);
    expect(made.facts.databases).toMatchObject([{ template: templates.held }]);
    await bench.run().remove(app);
  });

  test('that stays in use fails the build after a minute, and nothing is left behind', async () => {
    const app = newApp();
    await using session = await holdSession(bench.urlOf(templates.held));
    expect(
      await rejection(bench.run({ template: templates.held, clock: briskClock(20) }).prepare(buildOf(app))),
    ).toMatchObject({
      kind: 'service',
      message: expect.stringContaining(': the database is in use by others') as unknown,
      remedy: expect.stringContaining('nobody may be connected to a template') as unknown,
      words: expect.stringContaining(templates.held) as unknown,
    });
    expect(await session.alive()).toBe(true);
    expect([await bench.standing(app), await bench.staged()]).toEqual([NOTHING, []]);
  });

  test('is copied by another session if an administrator ends the one that waits for it', async () => {
    const app = newApp();
    await using session = await holdSession(bench.urlOf(templates.held));
    const made = bench.run({ template: templates.held }).prepare(buildOf(app));
    const waiting = `from pg_stat_activity where application_name = 'hasura-preview-action' and query like 'CREATE DATABASE%'`;
    await bench.until(`select ${waiting}`);
    await bench.sql(`select pg_terminate_backend(pid) ${waiting}`);
    await session.end();
    expect(await works(await made)).toBe(true);
    expect(await bench.staged()).toEqual([]);
  });

  test('that does not exist fails the build with an error that says where to look; nothing is left behind', async () => {
    const app = newApp();
    expect(await rejection(bench.run({ template: 'no_template' }).prepare(buildOf(app)))).toMatchObject({
      kind: 'validation',
      remedy: expect.stringContaining('postgres-template') as unknown,
      words: expect.stringContaining('no_template') as unknown,
    });
    expect([await bench.standing(app), await bench.staged()]).toEqual([NOTHING, []]);
  });

  test('of others that may not be copied fails the build; nothing is left behind', async () => {
    const app = newApp();
    await postgres().createDatabase('secret_template');
    expect(await rejection(bench.run({ template: 'secret_template' }).prepare(buildOf(app)))).toMatchObject({
      kind: 'permission',
      words: expect.stringContaining('permission denied to copy database') as unknown,
    });
    expect([await bench.standing(app), await bench.staged()]).toEqual([NOTHING, []]);
  });
});

describe('Where no template is named', () => {
  test('no other template matters: neither who is connected to template1 nor what is in it', async () => {
    const app = newApp();
    await bench.sql('create table public.leftover (); create schema leftovers', 'template1');
    await using session = await holdSession(postgres().url('template1'));
    await using proxy = await cuttingProxy(postgres());
    const made = await bench.run({ proxy }).prepare(buildOf(app));
    const creations = proxy.statements.filter((sql) => sql.startsWith('CREATE DATABASE'));
    expect(creations).toEqual([expect.stringMatching(/ TEMPLATE "template0" ALLOW_CONNECTIONS false$/)]);
    expect(
      await queryOn(
        urlIn(made),
        `select to_regclass('public.leftover') as leftover, to_regnamespace('leftovers') as leftovers`,
      ),
    ).toEqual([{ leftover: null, leftovers: null }]);
    expect([await session.alive(), made.facts.databases]).toMatchObject([
      true,
      [{ variable: 'PG_DATABASE_URL' }],
    ]);
    expect(await works(made)).toBe(true);
    await bench.run().remove(app);
    await session.end();
    await bench.sql('drop table public.leftover; drop schema leftovers', 'template1');
  });
});

describe('A server that was closed as docs/security.md describes', () => {
  test('allows working previews, also as copies of a template whose schema public was given to another owner', async () => {
    const closed = await Bench.on(postgres());
    const place = 'closed_meeting';
    await bench.sql(`create database ${place}`);
    await bench.sql(`revoke connect on database ${place} from public`);
    await bench.sql(`grant connect on database ${place} to ${closed.role}`);
    await closed.createDatabase('closed_template');
    await bench.sql(
      `alter schema public owner to ${closed.role}; revoke create on schema public from public`,
      'closed_template',
    );
    for (const template of [undefined, 'closed_template']) {
      const app = newApp();
      const run = closed.run({ database: place, ...(template === undefined ? {} : { template }) });
      const made = await run.prepare(buildOf(app));
      expect(await works(made)).toBe(true);
      expect(await rejection(queryOn(withName(urlIn(made), place), 'select 1'))).toMatchObject({
        code: '42501',
      });
      expect(await run.remove(app)).toMatchObject({ failures: [] });
    }
  });

  test('lets only the preview’s role create in its database, whatever PUBLIC may do in the schema', async () => {
    const app = newApp();
    const made = await bench.run().prepare(buildOf(app));
    // Below PostgreSQL 15, every database has this by default.
    await bench.sql('grant create on schema public to public', databaseIn(made));
    const other = await bench.run().prepare(buildOf(newApp()));
    const intruder = withName(urlIn(other), databaseIn(made));
    expect(await rejection(queryOn(intruder, 'create table public.mine ()'))).toMatchObject({
      code: '42501',
    });
    await bench.run().remove(app);
  });
});

describe('A role that cannot create databases', () => {
  test.each(['', 'CREATEROLE'])(
    'with the attributes “%s” gets an error that says so, and nothing is left behind',
    async (attributes) => {
      const app = newApp();
      const poor = new Bench(postgres(), await withRole(postgres(), attributes), false);
      expect(await rejection(poor.run().prepare(buildOf(app)))).toMatchObject({
        kind: 'permission',
        remedy: expect.stringContaining('CREATEDB CREATEROLE') as unknown,
      });
      expect(await bench.standing(app)).toEqual(NOTHING);
    },
  );

  test('because its password is wrong gets an error that says so', async () => {
    const url = new URL(bench.url);
    url.password = 'wrong-pa55word';
    const wrong = new Bench(postgres(), url.href, true);
    for (const work of [() => wrong.run().prepare(buildOf(newApp())), () => wrong.run().remove(newApp())])
      expect(await rejection(work())).toMatchObject({
        kind: 'permission',
        message: /refused the user name or password/,
      });
  });
});
