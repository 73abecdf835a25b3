import { describe, expect, test } from '@jest/globals';
import { HOUR, NAME, OWNER, calls, operations, permitted } from '../harness.js';
import { openPull } from '../sweep/sweeping.js';
import { databaseIn, storiesWithDatabases } from './with-databases.js';
import { someOf } from '../../support/full.js';

const story = storiesWithDatabases();
const refusal = { kind: 'respond', status: 403, body: 'not you' } as const;

describe('A deletion that the service refuses', () => {
  test('keeps the databases of an evicted app whose pull request is open', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const database = databaseIn(s);
      await s.clock.sleep(HOUR);
      s.trouble('deleteTenant', refusal, { times: Infinity });
      const told = await s.run(s.events.pullRequest(openPull(s, 7), 'opened'), {
        with: { 'max-previews': '1', 'when-full': 'evict' },
      });

      expect(told.outputs['status']).toBe('failed');
      expect(told.errors[0]).toContain('Its databases were kept, because the app may still use them.');
      expect(s.standing()).toEqual([NAME]);
      expect(await s.server.databases()).toEqual([database]);
    }));

  test('keeps them when a person asked for the deletion, too', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const database = databaseIn(s);
      s.trouble('deleteTenant', refusal, { times: Infinity });
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main', {}), {
        with: { 'pr-number': '42', mode: 'delete' },
      });
      expect([told.outputs['status'], await s.server.databases()]).toEqual(['failed', [database]]);
    }));

  test.each(
    someOf([
      ['502', { kind: 'respond', status: 502, body: 'no' }],
      ['nothing', { kind: 'reset', applied: false }],
    ] as const),
  )('or may have refused, since it answered %s, keeps them too', (_, trouble) =>
    story(permitted, async (s) => {
      await s.on('opened');
      const database = databaseIn(s);
      s.trouble('deleteTenant', trouble, { times: Infinity });
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main', {}), {
        with: { 'pr-number': '42', mode: 'delete', 'timeout-minutes': '2' },
      });
      expect([told.outputs['status'], await s.server.databases()]).toEqual(['failed', [database]]);
    }),
  );

  test('keeps those of an app whose owner cannot be read, although the app may be the one to delete', () =>
    story({}, async (s) => {
      await s.on('opened');
      const database = databaseIn(s);
      s.trouble(
        'getTenantEnv',
        { kind: 'respond', status: 200, body: '{"data":{"getTenantEnv":null}}' },
        { times: Infinity },
      );
      s.github.closePull(s.pull);
      const told = await s.on('closed');
      expect([told.outputs['status'], await s.server.databases()]).toEqual(['failed', [database]]);
    }));
});

describe('Two runs of one pull request in different groups', () => {
  test('end with one app that has its databases, when the earlier create request arrives last', () =>
    story({ ...permitted, databases: { migrations: 'real' } }, async (s) => {
      const older = await s.startTo('createPreviewApp: asked', s.events.pullRequest(s.pull, 'opened'), {
        runId: 100,
      });
      const newer = await s.on('synchronize', { runId: 200 });
      expect(newer.outputs['status']).toBe('ready');
      const told = await older.goOn();

      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
      expect(told.log.join('\n')).toContain('Building it again.');
      expect(operations(s.host.calls).filter((name) => name === 'createGitHubPreviewApp')).toHaveLength(3);
      expect(s.app().env.get('PREVIEW_APP_BUILD')).toMatch(/^100\.1@/);
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
      expect(s.headings().at(-1)).toBe('ready');
    }));

  test.each(
    someOf([
      ["somebody else's", 'github.com/999#42', 'failed'],
      ["a newer run's", OWNER, 'superseded'],
    ] as const),
  )('do not overwrite an app that is %s by the time the databases are created', (_, owner, status) =>
    story({ ...permitted, databases: { migrations: 'real' } }, async (s) => {
      let left = 2;
      s.server.proxy.decide = (sql) => {
        if (!sql.startsWith('CREATE DATABASE') || left-- <= 0) return 'pass';
        if (left === 0)
          s.seed(owner === OWNER ? 'ours' : "a stranger's", {
            PREVIEW_APP_OWNER: owner,
            PREVIEW_APP_BUILD: '9000.1@2026-11-21T10:00:09.000Z',
          });
        // Each retry waits longer than the one before.
        return 'cut before';
      };
      const told = await s.on('opened');
      expect(told.outputs['status']).toBe(status);
      expect(calls(told, 'createGitHubPreviewApp')).toBe(0);
      expect(await s.server.made()).toEqual([]);
      expect(s.app().env.get('PREVIEW_APP_BUILD')).toMatch(/^9000/);
    }),
  );

  test('keep the databases of a build that began after a manual deletion', () =>
    story({ ...permitted, databases: { migrations: 'real' } }, async (s) => {
      await s.on('opened');
      const removing = await s.startTo(
        'deleteTenant: answered',
        s.events.workflowDispatch(s.repository, 'main', {}),
        { with: { 'pr-number': '42', mode: 'delete' } },
      );
      s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
      const pushed = await s.startTo('createPreviewApp: asked', s.events.pullRequest(s.pull, 'synchronize'));
      await removing.goOn();
      expect((await pushed.goOn()).outputs['status']).toBe('ready');
      expect(s.app().env.get('PREVIEW_APP_OWNER')).toBe(OWNER);
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
    }));
});

test('A sweep on a runner whose clock is two hours fast keeps the databases that a build is about to use', () =>
  story(permitted, async (s) => {
    const building = await s.startTo('createPreviewApp: asked', s.events.pullRequest(s.pull, 'opened'));
    const made = await s.server.databases();
    expect(made).toHaveLength(1);
    await s.run(s.events.schedule(s.repository), { clockFastMs: 2 * HOUR });
    expect(await s.server.databases()).toEqual(made);
    expect((await building.goOn()).outputs['status']).toBe('ready');
    expect(await s.server.databases()).toEqual(made);
  }));
