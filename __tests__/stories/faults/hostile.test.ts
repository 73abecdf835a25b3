import { describe, expect, test } from '@jest/globals';
import type { Trouble } from '../../../simulator/contracts.js';
import { HOSTILE_IN_BRIEF as HOSTILE } from '../../support/hostile.js';
import { OWNER, type Story, story } from '../harness.js';
import { active } from '../rendered.js';
import type { Told } from '../told.js';
import { someOf } from '../../support/full.js';

const rewrite = (pattern: RegExp, value: string): Trouble => ({
  kind: 'rewrite',
  body: (text) => text.replace(pattern, (_, key: string) => `"${key}":${JSON.stringify(value)}`),
});

function expectInert(s: Story, told: Told): void {
  expect(told.strange).toEqual([]);
  expect(told.masks).not.toContain('acme');
  expect(told.errors.filter((error) => error.startsWith('planted'))).toEqual([]);
  expect(told.outputs['graphQLEndpoint']).not.toContain('evil');
  expect(told.outputs['graphql-endpoint']).not.toContain('evil');
  for (const body of [...s.github.commentsOf(s.pull).map(({ body }) => body), told.summary])
    expect(active(body)).toEqual([]);
}

describe('M1 M2 A hostile text', () => {
  test.each(
    someOf([
      ["as the project's name", 'projects_by_pk', /"(name)":"[^"]*"/],
      ["as the project's endpoint", 'projects_by_pk', /"(endpoint)":"[^"]*"/],
      ["as the build in the app's marker", 'getTenantEnv', /"(PREVIEW_APP_BUILD)":"[^"]*"/],
      ["as the owner in the app's marker", 'getTenantEnv', /"(PREVIEW_APP_OWNER)":"[^"]*"/],
      ["as a job's status", 'jobs_by_pk', /"(status)":"[^"]*"/],
      ["as a task's name", 'jobs_by_pk', /"(name)":"[^"]*"/],
      ["as the branch's commit", 'GET /repos/{owner}/{repo}/pulls/{number}', /"(sha)":"[^"]*"/],
      ["as the branch's name", 'GET /repos/{owner}/{repo}/pulls/{number}', /"(ref)":"[^"]*"/],
      ["as the app's is_consistent field", 'POST /v1/metadata', /"(is_consistent)":true/],
    ]),
  )('%s is neither obeyed nor rendered', (_, operation, pattern) =>
    story({}, async (s) => {
      s.trouble(operation, rewrite(pattern, HOSTILE), { times: Infinity });
      const told = await s.on('opened', { with: { 'timeout-minutes': '2' } });

      expect(told.errors.length).toBeLessThanOrEqual(1);
      expectInert(s, told);
    }),
  );

  test("as our comment's own address is neither obeyed nor rendered", () =>
    story({}, async (s) => {
      for (const method of [
        'POST /repos/{owner}/{repo}/issues/{number}/comments',
        'PATCH /repos/{owner}/{repo}/issues/comments/{id}',
      ])
        s.trouble(method, rewrite(/"(html_url)":"[^"]*"/g, HOSTILE), { times: Infinity });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expectInert(s, told);
    }));

  test('in the marker of an app that belongs to somebody else is shown and has no effect', () =>
    story({}, async (s) => {
      s.seed("a stranger's", { PREVIEW_APP_OWNER: `${OWNER}${HOSTILE}` });
      const told = await s.on('opened');

      expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
      expectInert(s, told);
    }));
});
