import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
// Jest cannot load two graphs of modules with common parts at once, as a run does.
import '../../../src/direct/entry.js';
import { databaseIn } from '../databases/with-databases.js';
import { NAME, type Start, type Story } from '../harness.js';
import { app } from '../sweep/sweeping.js';
import { NOTES, READY, TABLES, push, ready, storiesOfCommits } from './support.js';

const story = storiesOfCommits();
const BRANCH = { with: { 'build-from': 'branch' } };

describe('A database that an app is given in place of another one', () => {
  /** Nothing is made for the preview: the URL is the user's. */
  const elsewhere = (s: Story, name: string): Start => ({
    with: {
      'postgres-url': '',
      'postgres-env': '',
      env: `PG_DATABASE_URL=${s.server.proxy.url(s.server.setting.postgres.url(name))}`,
    },
  });

  // The list of applied migrations is that of the database that is not used any longer.
  test('gets all migrations: a URL of env in place of a database of the preview', () =>
    story(async (s) => {
      await s.on('opened');
      await s.server.plant('elsewhere');
      push(s, { [NOTES]: 'create table notes (id int);' });
      const { env } = elsewhere(s, 'elsewhere').with ?? {};
      const told = await s.on('synchronize', { with: { 'postgres-env': 'OTHER_URL', env: env ?? '' } });
      const tables = await s.server.query('elsewhere', TABLES);
      await s.server.keep('elsewhere');
      s.server.stripped.add(NAME);
      expect([ready(told), tables.length]).toEqual([READY, 5]);
    }));

  test('gets none, if it is of the user like the one before', () =>
    story(async (s) => {
      await s.server.plant('first');
      await s.server.plant('second');
      expect(ready(await s.on('opened', elsewhere(s, 'first')))).toEqual(READY);
      await s.server.keep('first');
      push(s, { [NOTES]: 'create table notes (id int);' });
      const told = await s.on('synchronize', elsewhere(s, 'second'));
      const tables = await s.server.query('second', TABLES);
      await s.server.keep('second');
      expect([told.exitCode, tables]).toEqual([1, [{ name: 'kept' }]]);
      expect(told.errors[0]).toContain('The source default uses another database than before');
      // The earlier one still has its list.
      const back = await s.on('synchronize', elsewhere(s, 'first'));
      expect([ready(back), await s.server.query('first', TABLES)]).toEqual([
        READY,
        expect.arrayContaining([{ name: 'notes' }]),
      ]);
      await s.server.keep('first');
      s.server.stripped.add(NAME);
    }));
});

describe('A project that cannot be read', () => {
  const evicts = { 'max-previews': '1', 'when-full': 'evict' };
  const full = (s: Story): void => {
    app(s, '#1', { hours: 9 });
    s.server.stripped.add('acme-shop-pr-1');
  };

  test('costs no other preview its app, because GitHub does not list it', () =>
    story(
      async (s) => {
        full(s);
        const told = await s.on('opened', { with: evicts });
        expect([told.exitCode, s.standing()]).toEqual([1, ['acme-shop-pr-1']]);
      },
      { permissions: { pull_requests: 'write', deployments: 'write' } },
    ));

  test('costs no other preview its app, because its metadata is no YAML', () =>
    story(async (s) => {
      full(s);
      push(s, { 'hasura-shop/metadata/actions.yaml': 'actions: [: }' });
      const told = await s.on('opened', { with: { ...evicts, check: 'warn' } });
      expect([told.exitCode, s.standing()]).toEqual([1, ['acme-shop-pr-1']]);
    }));

  test('because the job may not read the repository: the error names the permission, and nothing says that it is built', () =>
    story(
      async (s) => {
        const told = await s.on('opened');
        expect(told.errors[0]).toContain('contents: read');
        expect(told.warnings.join('\n')).not.toContain('The build goes on.');
      },
      { permissions: { pull_requests: 'write', deployments: 'write' } },
    ));
});

describe('An app that was built from the branch, and whose place a new project takes', () => {
  test('and that Hasura Cloud refuses to delete: the error says so, and it is not marked as being removed', () =>
    story(async (s) => {
      await s.on('opened', BRANCH);
      const words = 'not allowed';
      const body = JSON.stringify({
        errors: [{ message: words, extensions: { code: 'permission-denied' } }],
      });
      s.trouble('deleteTenant', { kind: 'respond', status: 200, body });
      const told = await s.on('synchronize');
      for (const name of s.standing()) if (name !== NAME) s.server.stripped.add(name);
      expect(told.errors[0]).toContain(words);
      expect(told.errors[0]).not.toContain('Choose another name');
      expect(s.app().env.get('PREVIEW_APP_CONTENT')).not.toBe('removing');
    }));

  test('and whose deletion is lost on the way: nobody is told to choose another name', () =>
    story(async (s) => {
      await s.on('opened', BRANCH);
      s.trouble('deleteTenant', { kind: 'reset', applied: false });
      const told = await s.on('synchronize');
      for (const name of s.standing()) if (name !== NAME) s.server.stripped.add(name);
      expect(told.errors.join('\n')).not.toContain('Choose another name');
    }));
});

test('A rename that is lost on the way is sent again', () =>
  story(async (s) => {
    s.trouble('updateTenantName', { kind: 'reset', applied: false });
    const told = await s.on('opened');
    for (const name of s.standing()) if (name !== NAME) s.server.stripped.add(name);
    expect(ready(told)).toEqual(READY);
  }));

describe.each(['branch', 'commit'])(
  'A seed that is named and does not exist, of an app built from the %s',
  (way) => {
    test('ends the run before anything is created or deleted', () =>
      story(async (s) => {
        await s.on('opened', { with: { 'build-from': way } });
        const database = databaseIn(s);
        const told = await s.on('synchronize', { with: { 'build-from': way, seeds: 'yes' } });
        expect([told.exitCode, databaseIn(s)]).toEqual([1, database]);
        expect(told.errors[0]).toContain('seeds');
      }));
  },
);

// After each change of its variables an app restarts, some time later. What runs then is lost, and on a database of
// the user nobody knows what became of it: so it counts at least as much there as on one that is kept.
test('SQL for a database that is not made anew waits until the app has restarted', () =>
  story(
    async (s) => {
      await s.server.plant('elsewhere');
      const given = {
        with: {
          'postgres-url': '',
          'postgres-env': '',
          env: `PG_DATABASE_URL=${s.server.proxy.url(s.server.setting.postgres.url('elsewhere'))}`,
        },
      };
      expect(ready(await s.on('opened', given))).toEqual(READY);
      await s.clock.sleep(60_000);
      push(s, { [NOTES]: 'create table notes (id int);' });
      const told = await s.on('synchronize', given);
      await s.server.keep('elsewhere');
      s.server.stripped.add(NAME);
      const at = (operation: string): number =>
        told.calls.find((call) => call.operation === operation)?.workedAt ?? NaN;
      expect(at('POST /v2/query') - at('updateTenantEnv')).toBeGreaterThan(4_000);
    },
    { hasura: { restartMs: 0, appBehaviour: { flap: { upMs: 4_000, downMs: 2_000 } } } },
  ));

describe('Two runs at the same time', () => {
  test('of two pull requests: neither names the preview of the other as a project to delete', () =>
    story(async (s) => {
      s.github.pushBranch(s.repository, 'change-3', { directory: path.resolve('examples') });
      const other = s.github.openPull({ repo: s.repository, number: 3, head: 'change-3', author: 'alice' });
      const both = await Promise.all([s.on('opened'), s.run(s.events.pullRequest(other, 'opened'))]);
      expect(both.map(ready)).toEqual([READY, READY]);
      expect(both.flatMap(({ log }) => log).filter((line) => line.includes('delete them'))).toEqual([]);
    }));

  test('of two ways: the younger one does not call the older one newer, and the app is as the younger one is told', () =>
    story(async (s) => {
      const opened = s.events.pullRequest(s.pull, 'opened');
      const older = await s.startTo('createPreviewApp: answered', opened, BRANCH);
      push(s, { [NOTES]: 'create table notes (id int);' });
      const younger = await s.on('synchronize');
      const first = await older.goOn();
      expect(younger.notices.join('\n')).not.toContain('A newer run took over');
      expect([ready(younger), ready(first)]).toEqual([READY, [0, 'superseded', []]]);
      expect(younger.summary).toContain('Rebuilt because an older run replaced it');
      expect(s.app().env.get('PREVIEW_APP_FROM')).toBe('commit aws us-east-2 cloud_free');
      expect(await s.server.query(databaseIn(s), TABLES)).toContainEqual({ name: 'notes' });
    }));
});
