import { describe, expect, test } from '@jest/globals';
import { OWNER } from '../harness.js';
import type { Told } from '../told.js';
import { databaseIn, storiesWithDatabases } from './with-databases.js';

const story = storiesWithDatabases();

describe('A pull request that closes while its app is built leaves no database', () => {
  test.each([
    ['while the project is created', 2_000],
    ['while migrations run', 12_000],
  ])('%s', (_, ms) =>
    story({ databases: { migrations: 'real' } }, async (s) => {
      s.later(ms, () => {
        s.github.closePull(s.pull);
      });
      const told = await s.on('opened');

      expect(told.outputs).toMatchObject({ status: 'deleted', databases: '' });
      expect(await s.server.made()).toEqual([]);
      expect(told.summary).toContain('Dropped database</summary>\n\n`acme_shop_pr_42_pg_database_url_');
    }),
  );

  test('nor one of an older build', () =>
    story({}, async (s) => {
      await s.on('opened');
      s.later(2_000, () => {
        s.github.closePull(s.pull);
      });
      expect((await s.on('synchronize')).outputs['status']).toBe('deleted');
      expect(await s.server.made()).toEqual([]);
    }));

  test.each([2_000, 8_000])('when its own teardown starts beside the build after %i ms', (ms) =>
    story({ databases: { migrations: 'real' } }, async (s) => {
      const building = s.on('opened');
      await s.clock.sleep(ms);
      s.github.closePull(s.pull);
      const [build, teardown] = await Promise.all([building, s.on('closed')]);

      expect([build.outputs['status'], teardown.outputs['status']]).toEqual(['deleted', 'deleted']);
      expect(await s.server.made()).toEqual([]);
      expect(s.headings().every((heading) => heading !== 'failed')).toBe(true);
    }),
  );

  test('when its own teardown drops them while they are created: the run ends as "deleted", not as a failure', () =>
    story({}, async (s) => {
      const teardowns: Promise<Told>[] = [];
      s.server.proxy.decide = (sql) => {
        if (!sql.startsWith('CREATE DATABASE')) return 'pass';
        s.server.proxy.decide = () => 'pass';
        s.github.closePull(s.pull);
        teardowns.push(s.on('closed'));
        // The build continues half a second later.
        return 'cut after';
      };
      const build = await s.on('opened');

      const ends = [build, ...(await Promise.all(teardowns))];
      expect(ends.map(({ outputs }) => outputs['status'])).toEqual(['deleted', 'deleted']);
      expect(await s.server.made()).toEqual([]);
      expect(s.standing()).toEqual([]);
    }));
});

describe('Of two runs for one pull request', () => {
  test.each([1_000, 9_000])(
    'the older one, overtaken after %i ms, drops nothing of the newer one, and leaves nothing itself',
    (ms) =>
      story({ databases: { migrations: 'real' } }, async (s) => {
        const older = s.on('opened', { runId: 100 });
        await s.clock.sleep(ms);
        const newer = s.on('synchronize', { runId: 200 });
        const [first, second] = await Promise.all([older, newer]);

        expect([first.outputs['status'], second.outputs['status']]).toEqual(['superseded', 'ready']);
        expect(first.outputs['databases']).toBe('');
        expect(second.outputs['databases']).toContain(databaseIn(s));
        const made = await s.server.made();
        expect(made).toHaveLength(2);
        for (const { build } of made) expect(build).toMatch(/^200\.1@/);
      }),
  );

  test('the older one, which saw the pull request closed before it was reopened, keeps what the newer one has created', () =>
    story({}, async (s) => {
      const newer: Promise<Told>[] = [];
      s.later(1_000, () => {
        s.github.closePull(s.pull);
      });
      // While the older one checks its app, the newer one creates its databases.
      s.trouble('projects_by_pk', { kind: 'delay', ms: 1_000 });
      s.when(
        'GET /repos/{owner}/{repo}/pulls/{number}',
        () => {
          s.github.reopenPull(s.pull);
          newer.push(s.on('reopened', { runId: 200 }));
        },
        1,
      );
      const older = await s.on('opened', { runId: 100 });

      expect(older.outputs['status']).toBe('deleted');
      expect(older.log.join('\n')).toContain('✓ Dropped the database');
      expect((await Promise.all(newer)).map(({ outputs }) => outputs['status'])).toEqual(['ready']);
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
    }));

  test('the older one, whose databases the newer one drops while they are created, ends as "superseded"', () =>
    story({}, async (s) => {
      s.server.proxy.decide = (sql) => {
        const [, role] = /GRANT ALL ON DATABASE "\w+" TO "(\w+)"/.exec(sql) ?? [];
        if (role === undefined) return 'pass';
        s.server.proxy.decide = () => 'pass';
        s.seed('ours', { PREVIEW_APP_OWNER: OWNER, PREVIEW_APP_BUILD: '9000.1@2026-11-21T10:00:09.000Z' });
        void s.server.query('postgres', `drop role ${role}`);
        return 'cut before';
      };
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('superseded');
      expect(await s.server.made()).toEqual([]);
    }));

  test('the older one, whose deployment is skipped, keeps what its app uses until the newer app is ready', () =>
    story({ hasura: { seesHiddenFields: true } }, async (s) => {
      const skipped = (text: string): string =>
        text.includes('create-preview-app') ? text : text.replace(/"status":"\w+"/, '"status":"skipped"');
      s.trouble('jobs_by_pk', { kind: 'rewrite', body: skipped }, { times: Infinity });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('superseded');
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
      s.calm();
      expect((await s.on('synchronize')).outputs['status']).toBe('ready');
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
    }));
});
