import { describe, expect, test } from '@jest/globals';
import type { SeededProject } from '../../simulator/hasura/cloud.js';
import { CONTENT_KEY } from '../../src/rules/markers.js';
import { CANARY } from './canaries.js';
import { NAME, type Setting, type Story, calls, operations, permitted, story } from './harness.js';
import type { Told } from './told.js';
import { someOf } from '../support/full.js';

const DATABASE = `PG_DATABASE_URL=postgres://preview:${CANARY.databasePassword}@db.example.com:5432/shop`;
const env = (...lines: string[]): Record<string, string> => ({ env: [DATABASE, ...lines].join('\n') });

/** A job with the permission for deployments, which prove that the last build succeeded. */
const shown: Setting = { ...permitted, with: env('COLOUR=red', 'SIZE=9') };

const stories = (tell: (s: Story) => Promise<void>, setting: Setting = {}): Promise<void> =>
  story({ ...shown, ...setting }, tell);

/** A second push, of files outside the project folder by default. */
const push = (s: Story, more: { touches?: string[]; with?: Record<string, string> } = {}): Promise<Told> => {
  s.github.pushBranch(s.repository, 'cart', { touches: more.touches ?? ['docs'] });
  return s.on('synchronize', more.with === undefined ? {} : { with: more.with });
};

describe('A push that changes nothing in the project', () => {
  test('keeps the app, says so, sets every output and names the new commit', () =>
    stories(async (s) => {
      const first = await s.on('opened');
      const stood = s.app().id;
      const told = await push(s);

      expect(told.outputs['status']).toBe('ready');
      expect(calls(told, 'createGitHubPreviewApp')).toBe(0);
      expect(s.app().id).toBe(stood);
      for (const name of [
        'graphql-endpoint',
        'console-url',
        'project-id',
        'tenant-id',
        'admin-secret',
        'comment-url',
      ])
        expect([name, told.outputs[name]]).toEqual([name, first.outputs[name]]);
      expect(told.outputs['created']).toBe('false');
      expect(s.headings().at(-1)).toBe('ready');
      expect(s.comment().body).toContain('app and data kept');
      expect(s.comment().body).toContain(s.pull.head.sha);
      expect(s.comment().body).toContain('Rebuilt when `hasura-shop/` changes');
      expect(told.log.join('\n')).toContain('✓ Unchanged, so not rebuilt:');
      expect(told.states).toEqual(['']);
    }));

  test('verifies the app as after a build: it queries the app and lists the projects', () =>
    stories(async (s) => {
      await s.on('opened');
      const told = await push(s);

      expect(operations(told.calls)).toEqual(
        expect.arrayContaining(['GET /healthz', 'POST /v1/metadata', 'projects']),
      );
    }));

  test('keeps the app the second time, too', () =>
    stories(async (s) => {
      await s.on('opened');
      await push(s);
      expect(calls(await push(s), 'createGitHubPreviewApp')).toBe(0);
    }));
});

describe('An app is rebuilt anyway', () => {
  const rebuilt = async (s: Story, told: Told, stood: string): Promise<void> => {
    expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
    expect(calls(told, 'createGitHubPreviewApp')).toBe(1);
    expect(s.app().id).not.toBe(stood);
    await Promise.resolve();
  };

  test.each<[string, (s: Story) => Promise<Told>]>(
    someOf([
      ['when the project folder has changed', (s) => push(s, { touches: ['hasura-shop'] })],
      ['when the region has changed', (s) => push(s, { with: { region: 'eu-central-1' } })],
      ['when skip-unchanged is false', (s) => push(s, { with: { 'skip-unchanged': 'false' } })],
      ['when the workflow is run again', (s) => s.on('synchronize', { runId: 7001, attempt: 2 })],
      [
        'when a manual run sets force',
        (s) =>
          s.run(s.events.workflowDispatch(s.repository, 'main', {}), {
            with: { 'pr-number': '42', force: 'true' },
          }),
      ],
      [
        'when its health check fails',
        (s) => {
          s.app().healthz = { status: 500, body: 'ERROR' };
          return push(s);
        },
      ],
      [
        'when its metadata has become inconsistent',
        (s) => {
          s.app().planted.push({ type: 'table', name: 'orders', reason: 'gone', definition: {} });
          return push(s);
        },
      ],
      [
        'when it does not record what it was built from',
        (s) => {
          s.app().env.delete(CONTENT_KEY);
          return push(s);
        },
      ],
      [
        'when its record of what it was built from cannot be read',
        (s) => {
          s.app().env.set(CONTENT_KEY, '{"tree":7}');
          return push(s);
        },
      ],
    ]),
  )('%s', (_why, act) =>
    stories(async (s) => {
      await s.on('opened');
      const stood = s.app().id;
      await rebuilt(s, await act(s), stood);
    }),
  );

  test('when its last build failed, though the folder is the same', () =>
    stories(async (s) => {
      s.hasura.script = () => ({ fail: { task: 'apply-migration', error: 'relation "x" already exists' } });
      await s.on('opened');
      s.hasura.script = () => ({});
      const stood = s.app().id;
      await rebuilt(s, await push(s), stood);
    }));

  test('when nothing proves that its last build succeeded', () =>
    stories(async (s) => {
      await s.on('opened');
      const stood = s.app().id;
      s.trouble(
        'GET /repos/{owner}/{repo}/deployments',
        { kind: 'respond', status: 403, body: '{"message":"Resource not accessible by integration"}' },
        { times: Infinity },
      );
      await rebuilt(s, await push(s), stood);
    }));

  test('when two apps have its name', () =>
    stories(async (s) => {
      await s.on('opened');
      const stood = s.app();
      const twin: SeededProject = { name: NAME, env: Object.fromEntries(stood.env), spare: true };
      s.hasura.seedProject(s.account, twin);
      const told = await push(s);
      expect(calls(told, 'createGitHubPreviewApp')).toBe(1);
    }));
});

describe('When only values of variables have changed', () => {
  test('the run applies them to the existing app and waits until it answers again', () =>
    stories(async (s) => {
      await s.on('opened');
      const stood = s.app().id;
      const told = await push(s, { with: env('COLOUR=blue', 'SIZE=9', 'EXTRA=yes') });

      expect(told.outputs).toMatchObject({ status: 'ready', created: 'false' });
      expect(calls(told, 'createGitHubPreviewApp')).toBe(0);
      expect(s.app().id).toBe(stood);
      expect(['COLOUR', 'SIZE', 'EXTRA'].map((key) => s.app().env.get(key))).toEqual(['blue', '9', 'yes']);
      expect(told.log.join('\n')).toContain('Changed: COLOUR, EXTRA');
      expect(told.log.join('\n')).not.toContain('blue');
      expect(s.comment().body).toContain('Only variables changed');
      const last = told.calls.findLast(({ operation }) => operation === 'updateTenantEnv')?.at ?? NaN;
      const proof = told.calls.findLast(({ operation }) => operation === 'POST /v1/metadata')?.at ?? NaN;
      expect(proof).toBeGreaterThan(last + 3_000);
    }));

  test('a variable that is no longer wanted is removed; those of the service and our own stay', () =>
    stories(async (s) => {
      await s.on('opened');
      const before = [...s.app().env.keys()];
      await push(s, { with: env('COLOUR=red') });

      expect([...s.app().env.keys()]).toEqual(before.filter((key) => key !== 'SIZE'));
      // It stays gone, and the next push finds nothing to change.
      const told = await push(s, { with: env('COLOUR=red') });
      expect(told.calls.map(({ operation }) => operation)).not.toContain('updateTenantEnv');
      expect(told.log.join('\n')).toContain('Unchanged');
    }));

  test('a stale lock is read again', () =>
    stories(async (s) => {
      await s.on('opened');
      s.when('getTenantEnv', () => s.app().env.set('BY_HAND', 'yes'), 2);
      const told = await push(s, { with: env('COLOUR=blue', 'SIZE=9') });

      expect(told.outputs['status']).toBe('ready');
      expect(s.app().env.get('COLOUR')).toBe('blue');
      expect(s.app().env.get('BY_HAND')).toBe('yes');
    }));

  test('"nothing changed in config" is a success', () =>
    stories(async (s) => {
      await s.on('opened');
      s.trouble('updateTenantEnv', { kind: 'reset', applied: true });
      const told = await push(s, { with: env('COLOUR=blue', 'SIZE=9') });
      expect([told.exitCode, s.app().env.get('COLOUR')]).toEqual([0, 'blue']);
    }));

  test('the run fails if they break the app, which is kept for inspection', () =>
    stories(async (s) => {
      await s.on('opened');
      const stood = s.app().id;
      s.when('updateTenantEnv', () => {
        s.app().planted.push({ type: 'source', name: 'default', reason: 'unreachable', definition: {} });
      });
      const told = await push(s, { with: env('COLOUR=blue', 'SIZE=9') });

      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain('inconsistent');
      expect(s.app().id).toBe(stood);
    }));
});

test('A dry run says what a push would do', () =>
  stories(async (s) => {
    const dry = { with: { ...shown.with, 'dry-run': 'true' } };
    expect((await s.on('opened', dry)).notices).toEqual([
      expect.stringContaining('Dry run: Pull request #42 is open'),
    ]);
    await s.on('opened');
    for (const [touched, more, deed] of [
      ['docs', {}, 'keep'],
      ['docs', env('COLOUR=blue', 'SIZE=9'), 'update'],
      ['hasura-shop', {}, 'rebuild'],
    ] as const) {
      s.github.pushBranch(s.repository, 'cart', { touches: [touched] });
      const told = await s.on('synchronize', { with: { ...dry.with, ...more } });
      expect(told.outputs['status']).toBe('planned');
      expect(told.log.join('\n')).toMatch(new RegExp(`^${deed} +app ${NAME} `, 'm'));
      expect(told.summary).toContain(`| ${deed} | app | \`${NAME}\` |`);
    }
    s.github.closePull(s.pull);
    const told = await s.on('closed', dry);
    expect(told.log.join('\n')).toMatch(new RegExp(`^remove +app ${NAME} `, 'm'));
    expect(s.standing()).toEqual([NAME]);
  }));
