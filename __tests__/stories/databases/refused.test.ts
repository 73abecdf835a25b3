import { describe, expect, test } from '@jest/globals';
import type { Trouble } from '../../../simulator/contracts.js';
import type { BuildScript } from '../../../simulator/hasura/script.js';
import { refusal } from '../../support/answers.js';
import { type Story, operations } from '../harness.js';
import { databaseIn, storiesWithDatabases } from './with-databases.js';
import { someOf } from '../../support/full.js';

const story = storiesWithDatabases();
const CREATE = 'createGitHubPreviewApp';

/** A preview with something in its database. */
async function standing(s: Story): Promise<{ database: string; app: unknown }> {
  await s.on('opened');
  const database = databaseIn(s);
  await s.server.query(database, `create table cart as select 'a book' as what`);
  return { database, app: s.app() };
}

/** The earlier preview is unchanged, and nothing of another build exists. */
async function expectUntouched(
  s: Story,
  { database, app }: Awaited<ReturnType<typeof standing>>,
): Promise<void> {
  expect(s.app()).toBe(app);
  expect(databaseIn(s)).toBe(database);
  expect((await s.server.made()).map(({ kind }) => kind)).toEqual(['database', 'role']);
  expect(await s.server.query(database, 'table cart')).toEqual([{ what: 'a book' }]);
}

describe('When the service refuses the create request, the existing preview keeps its database', () => {
  test.each<[string, Trouble, string]>(
    someOf([
      [
        'a limit is reached',
        refusal('preview app limit reached', 'quota'),
        'a limit of the account is reached',
      ],
      [
        'the name is refused',
        refusal('name is already taken', 'constraint-violation'),
        'The name of the app is taken',
      ],
      [
        'too many requests were sent, and the limit lasts two hours',
        { kind: 'respond', status: 429, headers: { 'retry-after': '7200' }, body: 'slow down' },
        'too many requests',
      ],
      ['the token is refused', { kind: 'respond', status: 401, body: 'who are you?' }, 'refused the token'],
    ]),
  )('because %s', (_, trouble, words) =>
    story({}, async (s) => {
      const before = await standing(s);
      s.trouble(CREATE, trouble);
      const told = await s.on('synchronize');

      expect(told.errors[0]).toContain(words);
      expect(told.outputs).toMatchObject({ status: 'failed', databases: '' });
      expect(told.errors[0]).toContain('The app acme-shop-pr-42 from the previous build was not changed');
      expect(s.comment().body).not.toContain('Fresh database');
      await expectUntouched(s, before);
      // The run did create a database for the new build, and dropped it.
      expect(told.log.filter((line) => line.startsWith('✓ Dropped the database'))).toHaveLength(1);
    }),
  );

  test('and a first build leaves nothing on the server', () =>
    story({ account: { plan: 'free', creationsPerMonth: 0 } }, async (s) => {
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(operations(told.calls)).toContain(CREATE);
      expect(await s.server.made()).toEqual([]);
    }));
});

describe('When a creation fails or is skipped, the existing preview keeps its database', () => {
  test.each<[string, BuildScript['creationEnd'], string]>([
    ['if the creation fails', { kind: 'failed', error: 'no room', leavesProject: false }, 'failed'],
    ['if the creation is skipped', { kind: 'skipped', leavesProject: false }, 'superseded'],
  ])('%s', (_, creationEnd, status) =>
    story({}, async (s) => {
      const before = await standing(s);
      s.hasura.script = () => ({ wipedAfterMs: Infinity, creationEnd });
      const told = await s.on('synchronize');

      expect(told.outputs).toMatchObject({ status, databases: '' });
      await expectUntouched(s, before);
    }),
  );

  test('and if the app was already wiped, its database is kept until the next run drops it', () =>
    story({}, async (s) => {
      const { database } = await standing(s);
      s.hasura.script = () => ({ creationEnd: { kind: 'failed', error: 'no room', leavesProject: false } });
      await s.on('synchronize');
      expect(await s.server.databases()).toEqual([database]);
      expect(s.standing()).toEqual([]);

      s.hasura.script = () => ({});
      expect((await s.on('synchronize')).outputs['status']).toBe('ready');
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
    }));
});

describe('When the answer to the create request is lost', () => {
  test('though the service accepted it, the new app has its databases and the old ones are dropped', () =>
    story({ hasura: { seesHiddenFields: true } }, async (s) => {
      const { database } = await standing(s);
      s.trouble(CREATE, { kind: 'reset', applied: true });
      const told = await s.on('synchronize', { with: { 'skip-unchanged': 'false' } });

      expect(told.outputs['status']).toBe('ready');
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
      expect(databaseIn(s)).not.toBe(database);
    }));

  test('and its jobs cannot be read, the new app has its databases, and the old ones are dropped all the same', () =>
    story({}, async (s) => {
      const { database } = await standing(s);
      s.trouble(CREATE, { kind: 'reset', applied: true });
      const told = await s.on('synchronize');

      expect(told.errors[0]).toContain('it is unknown whether the migrations ran');
      expect(s.comment().body).toContain(`- \`PG_DATABASE_URL\`: \`${databaseIn(s)}\``);
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
      expect(databaseIn(s)).not.toBe(database);
    }));

  test('and no app appears, nothing is dropped, because one may still appear; the next run puts it right', () =>
    story({}, async (s) => {
      const { database, app } = await standing(s);
      s.trouble(CREATE, { kind: 'respond', applied: false, status: 502, body: 'Bad gateway' });
      const told = await s.on('synchronize');

      expect(told.errors[0]).toMatch(
        /^The response to the create request was lost, so it is unknown whether acme-shop-pr-42 is being built/,
      );
      expect(s.app()).toBe(app);
      expect(await s.server.query(database, 'table cart')).toEqual([{ what: 'a book' }]);
      expect(await s.server.databases()).toHaveLength(2);
      s.github.closePull(s.pull);
      expect((await s.on('closed')).outputs['status']).toBe('deleted');
      expect(await s.server.made()).toEqual([]);
    }));
});
