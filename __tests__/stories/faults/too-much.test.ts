import { describe, expect, test } from '@jest/globals';
import { answer, refusal } from '../../support/answers.js';
import { calls, story } from '../harness.js';
import { expectInWords } from '../in-words.js';
import { someOf } from '../../support/full.js';

const CREATE = 'createGitHubPreviewApp';
const PULL = 'GET /repos/{owner}/{repo}/pulls/{number}';

const ID = '11111111-1111-4111-8111-111111111111';

describe('A10 An excessive response', () => {
  test.each(someOf(['projects', CREATE, 'jobs_by_pk', 'POST /v1/metadata', PULL]))(
    'is cut off when it has too many bytes: %s',
    (operation) =>
      story({}, async (s) => {
        s.trouble(
          operation,
          { kind: 'flood', applied: false, bytes: 100 * 1024 * 1024 },
          { times: Infinity },
        );
        const told = await s.on('opened');

        expectInWords(told);
        expect(told.printed.join('\n')).toContain(
          'answered with more than 5 MB, which is more than the action reads',
        );
        expect(calls(told, CREATE)).toBeLessThanOrEqual(1);
      }),
  );

  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  test.each(
    someOf([
      ['projects', `{"data":{"projects":${deep}}}`],
      ['projects', `{"errors":[{"message":${deep}}]}`],
      ['jobs_by_pk', `{"data":{"jobs_by_pk":{"id":"${ID}","status":"running","tasks":${deep}}}}`],
      ['getTenantEnv', `{"data":{"getTenantEnv":{"hash":"1","envVars":{"environment":${deep}}}}}`],
      ['POST /v1/metadata', `{"is_consistent":false,"inconsistent_objects":[{"name":"x","reason":${deep}}]}`],
      [PULL, `{"number":42,"state":"open","head":${deep}}`],
    ]),
  )('causes no JavaScript error when it is nested too deeply: %s', (operation, body) =>
    story({}, async (s) => {
      s.trouble(operation, answer(body), { times: Infinity });
      expectInWords(await s.on('opened', { with: { 'timeout-minutes': '3' } }));
    }),
  );
});

describe('A11 A field that the API no longer has', () => {
  test.each([
    ['projects', `field "endpoint" not found in type: 'projects'`],
    ['jobs_by_pk', `field "tasks" not found in type: 'jobs'`],
    ['getTenantEnv', `field "hash" not found in type: 'getTenantEnvOutput'`],
  ])(
    'is reported as a change of the API, with the version of this action, and not requested again: %s',
    (operation, words) =>
      story({}, async (s) => {
        s.trouble(operation, refusal(words, 'validation-failed'), { times: Infinity });
        const told = await s.on('opened');

        expectInWords(told);
        expect(told.errors[0]).toContain(`│ ${words}`);
        expect(calls(told, operation)).toBe(1);
        expect(told.errors[0]).toContain('newer version');
        expect(told.errors[0]).toMatch(/API .*changed/);
        expect(told.errors[0]).toMatch(/\bv?\d+\.\d+\.\d+\b/);
      }),
  );
});
