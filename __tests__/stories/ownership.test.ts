import { describe, expect, test } from '@jest/globals';
import { answer } from '../support/answers.js';
import { CANARY } from './canaries.js';
import { NAME, OWNER, type Story, operations, story } from './harness.js';
import { someOf } from '../support/full.js';

const SECRET = { PG_DATABASE_URL: `postgres://root:${CANARY.productionPassword}@db/live` };

/** Apps with our name that may not be ours. */
const strangers: [string, (s: Story) => void, RegExp][] = [
  [
    "another repository's",
    (s) => void s.seed("a stranger's", { ...SECRET, PREVIEW_APP_OWNER: 'github.com/999#42' }),
    /that belongs to github\.com\/999#42\./,
  ],
  [
    "another pull request's",
    (s) => void s.seed("a stranger's", { ...SECRET, PREVIEW_APP_OWNER: 'github.com/123456#4' }),
    /that belongs to github\.com\/123456#4\./,
  ],
  [
    "the same repository's on another server",
    (s) => void s.seed("a stranger's", { PREVIEW_APP_OWNER: 'github.example.com/123456#42' }),
    /that belongs to github\.example\.com\/123456#42\./,
  ],
  [
    'one that carries no marker',
    (s) => void s.seed("a stranger's", SECRET),
    /that this action did not create: it carries no marker\./,
  ],
  [
    'one whose marker is no text',
    (s) => void s.seed("a stranger's", { PREVIEW_APP_OWNER: 42 }),
    /its owner cannot be read: PREVIEW_APP_OWNER is not a string\./,
  ],
  [
    'one whose variables are null',
    (s) => {
      s.seed("a stranger's", {});
      s.trouble('getTenantEnv', answer('{"data":{"getTenantEnv":{"hash":"1","envVars":null}}}'), {
        times: Infinity,
      });
    },
    /its owner cannot be read: its variables have an unexpected shape\./,
  ],
  [
    'one whose tenant has no environment',
    (s) => {
      s.seed("a stranger's", {});
      s.trouble('getTenantEnv', answer('{"data":{"getTenantEnv":null}}'), { times: Infinity });
    },
    /its owner cannot be read: its variables cannot be read right now\./,
  ],
  [
    'one whose variables are refused',
    (s) => {
      s.seed("a stranger's", {});
      s.trouble(
        'getTenantEnv',
        answer('{"errors":[{"message":"no such row","extensions":{"code":"not-exists"}}]}'),
        { times: Infinity },
      );
    },
    /its owner cannot be read: Hasura Cloud refused the request/,
  ],
];

describe('A5 An app with our name that may not be ours', () => {
  test.each(someOf(strangers))('%s, is not overwritten', (_, seed, why) =>
    story({}, async (s) => {
      seed(s);
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toMatch(why);
      expect(told.errors[0]).toContain('Building would wipe it, so nothing was created or deleted.');
      expect(operations(told.calls)).not.toContain('createGitHubPreviewApp');
      expect(s.standing()).toEqual([NAME]);
      expect(s.headings()).toEqual(['failed']);
    }),
  );

  test.each(someOf(strangers))('%s, is not deleted', (_, seed, why) =>
    story({}, async (s) => {
      seed(s);
      s.github.closePull(s.pull);
      const told = await s.on('closed');

      expect(operations(told.calls)).not.toContain('deleteTenant');
      expect([...told.errors, ...told.warnings].join()).toMatch(why);
      // Another owner's app is surely not the one to delete. For any other app, that is unknown.
      expect(told.exitCode).toBe(told.warnings.length > 0 ? 0 : 1);
    }),
  );
});

describe('adopt-unmarked', () => {
  const adopt = { with: { 'adopt-unmarked': 'true' } };

  test('builds over an app without a marker', () =>
    story({}, async (s) => {
      const old = s.seed('ours', SECRET);
      const told = await s.on('synchronize', adopt);

      expect(told.outputs['status']).toBe('ready');
      expect(s.app()).not.toBe(old);
      expect(s.app().env.get('PREVIEW_APP_OWNER')).toBe(OWNER);
    }));

  test('deletes an app without a marker', () =>
    story({}, async (s) => {
      s.seed('ours', SECRET);
      s.github.closePull(s.pull);

      expect((await s.on('closed', adopt)).outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
    }));

  test.each(someOf(strangers.filter(([what]) => what !== 'one that carries no marker')))(
    'does not apply to %s',
    (_, seed) =>
      story({}, async (s) => {
        seed(s);
        const told = await s.on('opened', adopt);

        expect(told.exitCode).toBe(1);
        expect(operations(told.calls)).not.toContain('createGitHubPreviewApp');
      }),
  );
});

describe('A9 Of several apps with the same name', () => {
  test('each is judged separately: the run deletes ours, keeps the foreign one and names it', () =>
    story({}, async (s) => {
      const foreign = s.seed("a stranger's", { ...SECRET, PREVIEW_APP_OWNER: 'github.com/999#42' });
      await Promise.resolve();
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER, PREVIEW_APP_BUILD: '1.1@2026-01-01T00:00:00.000Z' });
      s.github.closePull(s.pull);
      const told = await s.on('closed');

      expect(told.exitCode).toBe(0);
      expect(s.hasura.projects()).toEqual([foreign]);
      expect(told.warnings).toEqual([
        `Kept: The account has an app named ${NAME} (project ${foreign.id}) that belongs to github.com/999#42. Details: docs/errors.md#kept`,
      ]);
      expect(told.summary).toContain(`- Kept: The account has an app named ${NAME}`);
    }));

  test('one whose owner is unknown is kept, ours is deleted, and the run fails', () =>
    story({}, async (s) => {
      const unmarked = s.seed("a stranger's", SECRET);
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.github.closePull(s.pull);
      const told = await s.on('closed');

      expect(told.exitCode).toBe(1);
      expect(s.hasura.projects()).toEqual([unmarked]);
      expect(told.errors[0]).toContain('it carries no marker. It was not deleted.');
      expect(told.errors[0]).toContain('set adopt-unmarked to true');
    }));

  test('one that is not ours is enough to refuse a build', () =>
    story({}, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.seed("a stranger's", { ...SECRET, PREVIEW_APP_OWNER: 'github.com/999#42' });
      const told = await s.on('synchronize');

      expect(told.exitCode).toBe(1);
      expect(operations(told.calls)).not.toContain('createGitHubPreviewApp');
    }));
});

describe('R10 Projects with other names', () => {
  test('are neither read nor touched', () =>
    story({}, async (s) => {
      const production = s.seed("a stranger's", SECRET, { name: 'production' });
      s.seed("a stranger's", { PREVIEW_APP_OWNER: 'github.com/123456#7' }, { name: 'acme-shop-pr-7' });
      await s.on('opened');
      s.github.closePull(s.pull);
      await s.on('closed');

      expect(s.standing()).toEqual(['production', 'acme-shop-pr-7']);
      const read = s.host.calls.filter(({ operation }) => operation === 'getTenantEnv');
      expect(read.length).toBeGreaterThan(0);
      expect(read.map(({ variables }) => variables['tenantId'])).not.toContain(production.tenantId);
    }));
});
