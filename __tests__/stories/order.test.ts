import { describe, expect, test } from '@jest/globals';
import type { Trouble } from '../../simulator/contracts.js';
import { NAME, OWNER, calls, story } from './harness.js';
import { someOf } from '../support/full.js';

const CREATE = 'createGitHubPreviewApp';
const PAGE = '<html><head><title>502 Bad Gateway</title></head></html>';

const lost: [string, Trouble][] = [
  ['the connection breaks', { kind: 'reset', applied: true }],
  ['a gateway answers with its page', { kind: 'respond', applied: true, status: 502, body: PAGE }],
  ['it is cut off', { kind: 'truncate', applied: true }],
  ['it never comes', { kind: 'hang', applied: true }],
  [
    'it is an error of no known kind',
    { kind: 'respond', applied: true, status: 200, body: '{"errors":[{"message":"internal error"}]}' },
  ],
  [
    'it has another shape',
    { kind: 'respond', applied: true, status: 200, body: '{"data":{"createGitHubPreviewApp":null}}' },
  ],
];

describe('N4 N5 N7 N8 A3 When the response to the create request is lost, although the service accepted the request', () => {
  test.each(someOf(lost))(
    'because %s: the run finds the build by its id and follows it to its end',
    (_, trouble) =>
      story({ hasura: { seesHiddenFields: true } }, async (s) => {
        // The app of an earlier build is listed until it is wiped, so its name proves nothing.
        const old = s.seed('ours', {
          PREVIEW_APP_OWNER: OWNER,
          PREVIEW_APP_BUILD: '1.1@2026-01-01T00:00:00.000Z',
        });
        s.trouble(CREATE, trouble);
        const told = await s.on('synchronize');

        expect(told.outputs['status']).toBe('ready');
        expect(told.outputs['project-id']).not.toBe(old.id);
        expect(calls(told, CREATE)).toBe(1);
        expect(s.standing()).toEqual([NAME]);
        expect(told.log.join('\n')).toContain('The response to the create request was lost');
        expect(s.headings()).toEqual(['building', 'ready']);
      }),
  );

  test.each(someOf(lost))(
    'because %s, and the jobs cannot be seen: the run fails and names the app',
    (_, trouble) =>
      story({}, async (s) => {
        s.trouble(CREATE, trouble);
        const told = await s.on('opened');

        expect(told.exitCode).toBe(1);
        expect(told.errors[0]).toContain('it is unknown whether the migrations ran');
        expect(told.errors[0]).toContain(`The app ${NAME} is kept for debugging`);
        expect(told.outputs).toMatchObject({ 'project-id': s.app().id, created: 'false' });
        expect(calls(told, CREATE)).toBe(1);
        expect(s.headings().at(-1)).toBe('failed');
      }),
  );
});

describe('N4 N5 N7 N8 A3 When the response to the create request is lost, and the service did not accept the request', () => {
  test.each(
    someOf(lost.map(([what, trouble]) => [what, { ...trouble, applied: false } as Trouble] as const)),
  )('because %s: the run does not repeat it, and reports that the outcome is unknown', (_, trouble) =>
    story({}, async (s) => {
      s.trouble(CREATE, trouble);
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toMatch(
        /^The response to the create request was lost, so it is unknown whether acme-shop-pr-42 is being built/,
      );
      expect(told.errors[0]).toContain('Run the job again');
      expect(calls(told, CREATE)).toBe(1);
      expect(s.standing()).toEqual([]);
    }),
  );

  test('an existing app of an earlier build is not mistaken for the new one', () =>
    story({}, async (s) => {
      const old = s.seed('ours', {
        PREVIEW_APP_OWNER: OWNER,
        PREVIEW_APP_BUILD: '1.1@2026-01-01T00:00:00.000Z',
      });
      s.trouble(CREATE, { kind: 'reset', applied: false });
      const told = await s.on('synchronize');

      expect(told.exitCode).toBe(1);
      expect(told.outputs['project-id']).toBe('');
      expect(s.app()).toBe(old);
    }));
});

describe('N9 A create request that the service refuses with 429', () => {
  test('is repeated at the time that the service sets', () =>
    story({}, async (s) => {
      s.trouble(CREATE, {
        kind: 'respond',
        status: 429,
        headers: { 'retry-after': '20' },
        body: 'slow down',
      });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      const [first, second, ...more] = told.calls.filter(({ operation }) => operation === CREATE);
      expect((second?.at ?? 0) - (first?.answeredAt ?? 0)).toBe(20_000);
      expect(more).toEqual([]);
    }));

  test('fails the run at once if that time is later than the run can wait, and the error says how long to wait', () =>
    story({}, async (s) => {
      s.trouble(CREATE, {
        kind: 'respond',
        status: 429,
        headers: { 'retry-after': '3600' },
        body: 'slow down',
      });
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('too many requests');
      expect(told.errors[0]).toContain('60 min');
      expect(told.ms).toBeLessThan(5_000);
      expect(calls(told, CREATE)).toBe(1);
    }));
});
