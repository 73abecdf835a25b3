import { describe, expect, test } from '@jest/globals';
import type { Trouble } from '../../simulator/contracts.js';
import { answer, refusal } from '../support/answers.js';
import { ENDPOINT, NAME, OWNER, calls, story } from './harness.js';
import { someOf } from '../support/full.js';

const CREATE = 'createGitHubPreviewApp';
const OLD = { PREVIEW_APP_OWNER: OWNER, PREVIEW_APP_BUILD: '1.1@2026-01-01T00:00:00.000Z' };
const MARKERS = ['PREVIEW_APP_OWNER', 'PREVIEW_APP_BUILD', 'PREVIEW_APP_SOURCE'];
const BAD_GATEWAY: Trouble = {
  kind: 'respond',
  status: 502,
  body: '<html><head><title>502 Bad Gateway</title></head></html>',
};

describe('A1 N7 N8 A create request that the service accepted, although the response says otherwise', () => {
  const errors: [string, Trouble][] = [
    [
      'with the words of a limit, "context deadline exceeded"',
      { ...refusal('context deadline exceeded'), applied: true } as Trouble,
    ],
    [
      'with status 502 and the words of a taken name, "already exists"',
      { ...answer({ errors: [{ message: 'project already exists' }] }, 502), applied: true } as Trouble,
    ],
  ];

  test.each(someOf(errors))('%s: the run finds the build by its id and follows it to its end', (_, trouble) =>
    story({ hasura: { seesHiddenFields: true } }, async (s) => {
      const old = s.seed('ours', OLD);
      s.trouble(CREATE, trouble);
      const told = await s.on('synchronize');

      expect(told.outputs['status']).toBe('ready');
      expect(told.outputs['project-id']).not.toBe(old.id);
      expect(s.app().env.get('PREVIEW_APP_BUILD')).toBe(told.build);
      expect(calls(told, CREATE)).toBe(1);
    }),
  );

  test.each(someOf(errors))(
    '%s, and whose jobs cannot be seen: the run mentions neither limits nor names',
    (_, trouble) =>
      story({}, async (s) => {
        s.trouble(CREATE, trouble);
        const told = await s.on('opened');

        expect(told.errors[0]).toContain('its jobs cannot be found');
        expect(told.errors[0]).toContain(`The app ${NAME} is kept for debugging`);
        expect(`${told.errors.join()} ${s.comment().body}`).not.toMatch(
          /limit|quota|name of the app is taken/i,
        );
        expect(calls(told, CREATE)).toBe(1);
      }),
  );

  test('leads to the build, although the old app is wiped while the run reads its marker', () =>
    story({ hasura: { seesHiddenFields: true } }, async (s) => {
      s.seed('ours', OLD);
      s.trouble(CREATE, { kind: 'reset', applied: true });
      s.trouble('getTenantEnv', refusal('tenant not found', 'not-exists'), { after: 1 });
      const told = await s.on('synchronize');

      expect(told.outputs['status']).toBe('ready');
      expect(calls(told, CREATE)).toBe(1);
    }));

  test('leads to the build, although the projects cannot be listed for a while', () =>
    story({ hasura: { seesHiddenFields: true } }, async (s) => {
      s.trouble(CREATE, { kind: 'reset', applied: true });
      s.trouble('projects', BAD_GATEWAY, { after: 1, times: 6 });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(calls(told, CREATE)).toBe(1);
    }));
});

describe('A marker that the service dropped', () => {
  test('and does not store later, although it reports no error: the app is not reported as ready', () =>
    story({ build: { ignoredEnvVars: MARKERS } }, async (s) => {
      s.trouble('updateTenantEnv', answer({ data: { updateTenantEnv: null } }));
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain('our marker could not be written to it');
      expect(s.headings()).toEqual(['failed']);
    }));

  test('and whose update got no response is read back, and the app is ready', () =>
    story({ build: { ignoredEnvVars: MARKERS } }, async (s) => {
      s.trouble('updateTenantEnv', { kind: 'reset', applied: true });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(s.app().env.get('PREVIEW_APP_OWNER')).toBe(OWNER);
      expect(s.app().env.get('PREVIEW_APP_BUILD')).toBe(told.build);
      expect(calls(told, 'updateTenantEnv')).toBe(1);
    }));
});

describe('An app that was created under another name', () => {
  test('and whose renaming got no response is kept, and ready', () =>
    story({ build: { renamed: 'fluent-tuna-42' } }, async (s) => {
      s.trouble('updateTenantName', { kind: 'reset', applied: true });
      const told = await s.on('opened');

      expect(told.outputs).toMatchObject({ status: 'ready', 'graphql-endpoint': ENDPOINT });
      expect(s.standing()).toEqual([NAME]);
      expect(calls(told, 'deleteTenant')).toBe(0);
    }));
});

describe('A temporary problem does not fail a build:', () => {
  test.each<[string, string, Trouble, number]>([
    ['its project is not listed yet', 'projects_by_pk', answer({ data: { projects_by_pk: null } }), 1],
    ['its variables cannot be read yet', 'getTenantEnv', answer({ data: { getTenantEnv: null } }), 1],
    ['a gateway fails while its job is followed', 'jobs_by_pk', BAD_GATEWAY, 6],
  ])('%s', (_, operation, trouble, times) =>
    story({}, async (s) => {
      s.trouble(operation, trouble, { times });
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status'], told.warnings]).toEqual([0, 'ready', []]);
      expect(s.headings().at(-1)).toBe('ready');
    }),
  );
});
