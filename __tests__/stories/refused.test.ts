import { describe, expect, test } from '@jest/globals';
import { NAME, OWNER, calls, operations, story } from './harness.js';
import { someOf } from '../support/full.js';

describe('When Hasura Cloud refuses', () => {
  test('A4 the token, the run names the input and creates nothing', () =>
    story({ account: { token: 'another-token' } }, async (s) => {
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('Hasura Cloud refused the token');
      expect(told.errors[0]).toContain(`│ field "projects" not found in type: 'query_root'`);
      expect(told.errors[0]).toContain('Check the input hasura-cloud-token (or HASURA_CLOUD_ACCESS_TOKEN)');
      expect(calls(told, 'projects')).toBe(1);
      expect(operations(told.calls)).not.toContain('createGitHubPreviewApp');
    }));

  test('A4 the token of a run that should delete, the run does not report the app as deleted', () =>
    story({ account: { token: 'another-token' } }, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.github.closePull(s.pull);
      const told = await s.on('closed');

      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(s.standing()).toEqual([NAME]);
    }));

  test.each(
    someOf([
      ['a fourth project', { plan: 'free', projectLimit: 1 }, 'project limit reached'],
      ['a 61st preview app in a month', { plan: 'free', creationsPerMonth: 0 }, 'preview app limit reached'],
    ] as const),
  )('A6 %s, the run names the limit and the remedies', (_, account, words) =>
    story({ account }, async (s) => {
      s.seed("a stranger's", {}, { name: 'production' });
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('a limit of the account is reached');
      expect(told.errors[0]).toContain(`│ ${words}`);
      expect(told.errors[0]).toContain('60 preview apps a month and have 3 projects');
      expect(told.errors[0]).toMatch(/https:\/\/([a-z.]+\.)?hasura\.io\//);
      expect(told.errors[0]).not.toMatch(/is unknown whether|was not changed|is kept for debugging/);
      expect(calls(told, 'createGitHubPreviewApp')).toBe(1);
      expect(told.ms).toBeLessThan(5_000);
      expect(s.headings()).toEqual(['failed']);
      expect(s.comment().body).toContain(words);
    }),
  );

  test('A6 a rebuild over the quota, the run keeps the existing build', () =>
    story({ account: { plan: 'free', creationsPerMonth: 1 } }, async (s) => {
      await s.on('opened');
      const old = s.app();
      const told = await s.on('synchronize');

      expect(told.exitCode).toBe(1);
      expect(s.app()).toBe(old);
    }));

  test('A5 the name, because another account has it, the run says to choose another one', () =>
    story({}, async (s) => {
      const other = s.hasura.addAccount({ token: 'other', plan: 'paid' });
      s.hasura.seedProject(other, { name: NAME });
      const told = await s.on('opened');

      expect(told.errors[0]).toContain('The name of the app is taken');
      expect(told.errors[0]).toContain('choose another one with the input name');
    }));

  test('A1 a value, the run quotes the reason', () =>
    story({}, async (s) => {
      s.trouble('createGitHubPreviewApp', {
        kind: 'respond',
        status: 200,
        body: '{"errors":[{"message":"invalid region: mars-1","extensions":{"code":"validation-failed"}}]}',
      });
      const told = await s.on('opened', { with: { region: 'mars-1' } });

      expect(told.errors[0]).toContain('Hasura Cloud refused the request');
      expect(told.errors[0]).toContain('│ invalid region: mars-1');
      expect(calls(told, 'createGitHubPreviewApp')).toBe(1);
    }));
});

describe('When the service is down', () => {
  test('N8 for a moment, the run retries the read', () =>
    story({}, async (s) => {
      s.trouble('projects', { kind: 'respond', status: 502, body: '<html>Bad gateway</html>' }, { times: 2 });
      expect((await s.on('opened')).outputs['status']).toBe('ready');
    }));

  test('N8 for good, the run fails soon, with a clear error, and creates nothing', () =>
    story({}, async (s) => {
      s.trouble('projects', { kind: 'respond', status: 503, body: '<html>Down</html>' }, { times: Infinity });
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('Hasura Cloud answered');
      expect(told.errors[0]).toContain('HTTP 503');
      expect(calls(told, 'projects')).toBe(5);
      expect(operations(told.calls)).not.toContain('createGitHubPreviewApp');
      expect(told.ms).toBeLessThan(60_000);
    }));

  test('N9 and sets a retry in an hour, the run does not wait that long', () =>
    story({}, async (s) => {
      s.trouble(
        'projects',
        { kind: 'respond', status: 503, headers: { 'retry-after': '3600' }, body: 'Down' },
        { times: Infinity },
      );
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('Wait 60 min');
      expect(calls(told, 'projects')).toBe(1);
      expect(told.ms).toBeLessThan(5_000);
    }));

  test('and cannot be reached at all, the error names its host and does not blame the action', () =>
    story({}, async (s) => {
      s.trouble('projects', { kind: 'reset', applied: false }, { times: Infinity });
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('data.pro.hasura.io');
      expect(told.errors[0]).not.toContain('Unexpected error');
      expect(told.errors[0]).not.toContain('please report');
    }));

  test.each(
    someOf([
      '{}',
      '[]',
      '{"message":"Not quite"}',
      'null',
      '{"number":42,"head":{"ref":"cart","sha":"1","repo":{"id":123456}}}',
    ]),
  )(
    'A3 or GitHub answers %s for the pull request, that does not count as "closed", and no JavaScript error is shown',
    (body) =>
      story({}, async (s) => {
        s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
        s.trouble(
          'GET /repos/{owner}/{repo}/pulls/{number}',
          { kind: 'respond', status: 200, headers: { 'content-type': 'application/json' }, body },
          { times: Infinity },
        );
        const told = await s.on('synchronize');

        expect(operations(told.calls)).not.toContain('deleteTenant');
        expect(told.exitCode).toBe(1);
        expect(told.errors[0]).toContain('pull request #42');
        expect(told.errors[0]).not.toMatch(/Cannot read|undefined/);
        expect(s.standing()).toEqual([NAME]);
      }),
  );

  test('or GitHub is, an unreadable pull request never counts as "closed", and nothing is created or deleted', () =>
    story({}, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.trouble(
        'GET /repos/{owner}/{repo}/pulls/{number}',
        { kind: 'respond', status: 500, body: '{"message":"Server Error"}' },
        { times: Infinity },
      );
      s.github.closePull(s.pull);
      const told = await s.on('closed');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('GitHub could not read pull request #42');
      expect(operations(told.calls)).not.toContain('deleteTenant');
      expect(s.standing()).toEqual([NAME]);
    }));
});
