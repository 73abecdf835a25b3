import { describe, expect, test } from '@jest/globals';
import type { Trouble } from '../../../simulator/contracts.js';
import { holdSession } from '../../support/postgres.js';
import { NAME, type Story, operations } from '../harness.js';
import type { Told } from '../told.js';
import { databaseIn, storiesWithDatabases } from './with-databases.js';

const story = storiesWithDatabases();
const TWO = { databases: { variables: 'PG_DATABASE_URL, REPORTS_URL' } };

async function closed(s: Story, given: Record<string, string> = {}): Promise<Told> {
  if (s.pull.state === 'open') s.github.closePull(s.pull);
  return s.on('closed', { with: given });
}

/** Expects the databases and roles to remain on the server after the app is deleted. */
async function leave(s: Story): Promise<void> {
  for (const { name } of await s.server.made()) s.server.leftOver.add(name);
}

describe('A teardown', () => {
  test('of an app that is already deleted drops its databases', () =>
    story(TWO, async (s) => {
      await s.on('opened');
      s.hasura.removeProject(s.app());
      const told = await closed(s);

      expect(told.outputs['status']).toBe('deleted');
      expect(await s.server.made()).toEqual([]);
      expect(s.comment().body).toContain('- There was no app to delete\n- Its databases were dropped\n');
      // A late teardown succeeds as well.
      expect((await closed(s)).outputs['status']).toBe('deleted');
    }));

  test('of an app whose databases are already gone succeeds', () =>
    story(TWO, async (s) => {
      await s.on('opened');
      for (const { kind, name } of await s.server.made())
        await s.server.query('postgres', `drop ${kind} ${name}`);
      const told = await closed(s);

      expect(told.outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
      expect(s.comment().body).toContain('- The app was deleted');
      expect(s.comment().body).not.toContain('dropped');
    }));

  test('needs no variable names, and drops databases of variables that are no longer named', () =>
    story(TWO, async (s) => {
      await s.on('opened');
      const told = await closed(s, { 'postgres-env': '', mode: 'delete' });

      expect(told.outputs['status']).toBe('deleted');
      expect(await s.server.made()).toEqual([]);
    }));

  test('whose server cannot be reached deletes the app, and fails naming the server; the next one drops the databases', () =>
    story({}, async (s) => {
      await s.on('opened');
      const told = await closed(s, { 'postgres-url': 'postgres://previewer:pw@127.0.0.1:1/postgres' });

      expect(told.outputs['status']).toBe('failed');
      expect(told.errors[0]).toContain(
        'PostgreSQL at this machine, port 1 failed while dropping the databases: it refuses',
      );
      expect(told.errors[0]).toContain(`The app ${NAME} is gone.`);
      expect(told.errors[0]).not.toContain('is kept for debugging');
      expect(s.standing()).toEqual([]);
      expect(s.comment().body).toContain('it refuses connections');
      expect(await s.server.databases()).toHaveLength(1);
      expect((await closed(s)).outputs['status']).toBe('deleted');
    }));

  test.each<[string, string, Trouble]>([
    ['refuses the token', 'projects', { kind: 'respond', status: 401, body: 'who are you?' }],
    ['refuses the deletion', 'deleteTenant', { kind: 'respond', status: 403, body: 'not you' }],
    ['is down', 'projects', { kind: 'respond', status: 503, body: 'Down' }],
  ])(
    'while Hasura Cloud %s keeps what the app uses, and fails; the next one drops it',
    (_, operation, trouble) =>
      story({}, async (s) => {
        await s.on('opened');
        const database = databaseIn(s);
        s.trouble(operation, trouble, { times: Infinity });
        const told = await closed(s);

        expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
        expect(told.errors[0]).toContain('Its databases were kept, because the app may still use them.');
        expect(s.standing()).toEqual([NAME]);
        expect(await s.server.databases()).toEqual([database]);
        s.calm();
        expect((await closed(s)).outputs['status']).toBe('deleted');
        expect(await s.server.made()).toEqual([]);
      }),
  );

  test('that cannot drop one database drops the rest and names it, until it can drop it', () =>
    story(TWO, async (s) => {
      await s.on('opened');
      const [shop, reports] = [databaseIn(s), databaseIn(s, 'REPORTS_URL')];
      await s.server.stranger('somebody');
      await s.server.query('postgres', `alter database ${shop} owner to somebody`);
      const told = await closed(s);

      expect(told.outputs['status']).toBe('failed');
      expect(told.errors[0]).toContain(`The database ${shop} on this machine`);
      expect(told.errors[0]).toContain(`The app ${NAME} is gone.`);
      expect(told.errors[0]).toContain(`The database ${reports} is gone.`);
      expect(told.errors[0]).toMatch(/The role \w+ was kept with its database\./);
      expect(s.standing()).toEqual([]);
      expect(await s.server.databases()).toEqual([shop]);
      await s.server.query('postgres', `alter database ${shop} owner to ${s.server.role}`);
      expect((await closed(s)).outputs['status']).toBe('deleted');
      expect(await s.server.made()).toEqual([]);
    }));

  test('drops a database that has an open session', () =>
    story({ databases: { migrations: 'real' } }, async (s) => {
      await s.on('opened');
      await using session = await holdSession(String(s.app().env.get('PG_DATABASE_URL')));
      expect((await closed(s)).outputs['status']).toBe('deleted');
      expect(await session.alive()).toBe(false);
    }));

  test('without postgres-url keeps the databases, because it knows no server', () =>
    story({}, async (s) => {
      await s.on('opened');
      await leave(s);
      const told = await closed(s, { 'postgres-url': '', 'postgres-env': '' });

      expect(told.outputs['status']).toBe('deleted');
    }));

  test("of an app that belongs to somebody else drops only the pull request's own databases", () =>
    story({}, async (s) => {
      await s.on('opened');
      s.hasura.removeProject(s.app());
      s.seed("a stranger's", { PREVIEW_APP_OWNER: 'github.com/99#42' });
      const told = await closed(s);

      expect(told.outputs['status']).toBe('deleted');
      expect(operations(told.calls)).not.toContain('deleteTenant');
      expect(await s.server.made()).toEqual([]);
    }));
});

describe('A database that somebody renamed to keep it', () => {
  test('is kept when the app is deleted, with the role that owns its contents, and the run names it', () =>
    story({ databases: { migrations: 'real' } }, async (s) => {
      await s.on('opened');
      await s.server.query('postgres', `alter database ${databaseIn(s)} rename to treasure`);
      await s.server.keep('treasure');
      await leave(s);
      const told = await closed(s);

      expect(s.standing()).toEqual([]);
      expect([...told.errors, s.comment().body].join('\n')).toContain('treasure');
      expect(await s.server.query('treasure', 'select count(*)::int from customers')).toEqual([{ count: 0 }]);
    }));
});
