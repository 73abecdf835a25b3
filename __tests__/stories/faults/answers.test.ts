import { describe, expect, test } from '@jest/globals';
import type { Trouble } from '../../../simulator/contracts.js';
import { answer, refusal } from '../../support/answers.js';
import { NAME, calls, story } from '../harness.js';
import { expectInWords } from '../in-words.js';
import { someOf } from '../../support/full.js';

const CREATE = 'createGitHubPreviewApp';

const kinds: [string, Trouble, RegExp][] = [
  ['the token', refusal('Invalid token', 'access-denied'), /^Hasura Cloud refused the token/],
  [
    "the user's rights",
    refusal('You are not allowed to do this', 'permission-error'),
    /^Hasura Cloud .*(permission|does not allow|may not|not allowed)/,
  ],
  ['a limit', refusal('project limit reached'), /^Hasura Cloud says that a limit of the account is reached/],
  ['a value', refusal('invalid region', 'validation-failed'), /^Hasura Cloud refused the request/],
  [
    'nothing known',
    refusal('the dog ate it'),
    /^(Hasura Cloud answered with an error|The response to the create request was lost)/,
  ],
];

describe('A1 A response of HTTP 200 with errors is a failure, classified and quoted in the error:', () => {
  for (const operation of ['projects', CREATE]) {
    test.each(someOf(kinds))(`about %s, in ${operation}`, (_, trouble, what) =>
      story({}, async (s) => {
        s.trouble(operation, trouble, { times: Infinity });
        const told = await s.on('opened');

        expectInWords(told);
        expect(told.errors[0]?.split('\n')[0]).toMatch(what);
        const { errors } = JSON.parse(trouble.kind === 'respond' ? trouble.body : '') as {
          errors: { message: string }[];
        };
        expect(told.errors[0]).toContain(`│ ${errors[0]?.message ?? ''}`);
        expect(calls(told, operation)).toBe(1);
        expect(s.standing()).toEqual([]);
      }),
    );
  }
});

describe('A2 Errors next to data', () => {
  const besides = (text: string): string =>
    JSON.stringify({ ...(JSON.parse(text) as object), errors: [{ message: 'half of it' }] });

  test.each(someOf(['projects', 'jobs_by_pk', 'projects_by_pk', 'getTenantEnv']))(
    'fail the run, in %s',
    (operation) =>
      story({}, async (s) => {
        s.trouble(operation, { kind: 'rewrite', body: besides }, { times: Infinity });
        const told = await s.on('opened');

        expectInWords(told);
        expect(told.errors[0]).toContain('│ half of it');
      }),
  );

  test('in the response to the create request prove nothing: the run finds the build by its id', () =>
    story({ hasura: { seesHiddenFields: true } }, async (s) => {
      s.trouble(CREATE, { kind: 'rewrite', body: besides });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(calls(told, CREATE)).toBe(1);
      expect(s.standing()).toEqual([NAME]);
    }));
});

const ID = '11111111-1111-4111-8111-111111111111';
const project = { id: ID, name: NAME, endpoint: 'https://x.hasura.app', tenant: { id: ID } };

describe('A3 A response of an unexpected shape is reported with the path:', () => {
  test.each<[string, string, unknown]>(
    someOf([
      ['projects', 'its root', null],
      ['projects', 'projects', {}],
      ['projects', 'projects', { projects: null }],
      ['projects', 'projects', { projects: { ...project } }],
      ['projects', 'projects.0.id', { projects: [{ ...project, id: 'no-uuid' }] }],
      ['projects', 'projects.0.tenant.id', { projects: [{ ...project, tenant: { id: 7 } }] }],
      ['projects', 'projects.0.endpoint', { projects: [{ ...project, endpoint: undefined }] }],
      ['projects_by_pk', 'projects_by_pk.id', { projects_by_pk: { ...project, id: '../../x' } }],
      ['projects_by_pk', 'projects_by_pk.name', { projects_by_pk: { ...project, name: ['a'] } }],
      ['jobs_by_pk', 'jobs_by_pk', {}],
      ['jobs_by_pk', 'jobs_by_pk.id', { jobs_by_pk: { id: 'soon', status: 'success', tasks: [] } }],
      ['jobs_by_pk', 'jobs_by_pk.tasks', { jobs_by_pk: { id: ID, status: 'success', tasks: 'many' } }],
      ['getTenantEnv', 'getTenantEnv.hash', { getTenantEnv: { hash: 7, envVars: {} } }],
    ]),
  )('%s at %s', (operation, path, data) =>
    story({}, async (s) => {
      s.trouble(operation, answer({ data }), { times: Infinity });
      const told = await s.on('opened');

      expectInWords(told);
      expect(told.errors[0]).toContain(`has an unexpected shape at ${path}.`);
      expect(calls(told, CREATE)).toBeLessThanOrEqual(1);
    }),
  );

  test.each([null, {}, { createGitHubPreviewApp: { githubPreviewAppJobID: 'soon' } }])(
    'the create request, %j: the run checks whether it was accepted, and does not repeat it',
    (data) =>
      story({ hasura: { seesHiddenFields: true } }, async (s) => {
        s.trouble(CREATE, { ...answer({ data }), applied: true } as Trouble);
        const told = await s.on('opened');

        expect(told.outputs['status']).toBe('ready');
        expect(calls(told, CREATE)).toBe(1);
      }),
  );
});

describe('A4 An expired token', () => {
  test.each(
    someOf([
      ['from the start', 'projects', 0],
      ['at the create request', CREATE, 0],
      ['while the job is followed', 'jobs_by_pk', 3],
      ['while the variables of the app are read', 'getTenantEnv', 0],
    ]),
  )('%s ends the run at once, and the error says where to set it', (_, operation, after) =>
    story({}, async (s) => {
      s.trouble(operation, answer('Unauthorized', 401), { after, times: Infinity });
      const told = await s.on('opened');

      expectInWords(told);
      expect(told.errors[0]).toContain('Hasura Cloud refused the token');
      expect(told.errors[0]).toContain('hasura-cloud-token (or HASURA_CLOUD_ACCESS_TOKEN)');
      expect(calls(told, operation)).toBe(after + 1);
      expect(told.ms).toBeLessThan(30_000);
    }),
  );
});
