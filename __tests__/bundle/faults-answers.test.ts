import { expect, jest } from '@jest/globals';
import type { Trouble } from '../../simulator/contracts.js';
import type { ActionRun } from '../../simulator/runner/options.js';
import { answer, refusal } from '../support/answers.js';
import { CREATE, scenario } from './faults.js';
import { NAME, OWNER, type Stage, annotationsOf } from './harness.js';
import { inFull } from '../support/in-full.js';

jest.setTimeout(120_000);

/** The one error of a run that failed, in our own words and not in those of a JavaScript exception. */
function errorOf(run: ActionRun): string {
  expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
  const [error = ''] = annotationsOf(run, 'error');
  expect(error).not.toMatch(
    /TypeError|RangeError|SyntaxError|Cannot read|is not a function|Unexpected error/,
  );
  return error;
}

for (const [about, trouble, words, what] of [
  [
    'the token',
    refusal('Invalid token', 'access-denied'),
    'Invalid token',
    /^Hasura Cloud refused the token/,
  ],
  [
    'a right',
    refusal('not allowed', 'permission-error'),
    'not allowed',
    /^Hasura Cloud .*(permission|does not allow|may not|not allowed)/,
  ],
  ['a limit', refusal('project limit reached'), 'project limit reached', /a limit of the account is reached/],
  [
    'a value',
    refusal('no such region', 'validation-failed'),
    'no such region',
    /^Hasura Cloud refused the request/,
  ],
  ['nothing known', refusal('the dog ate it'), 'the dog ate it', /^Hasura Cloud answered with an error/],
] as [string, Trouble, string, RegExp][])
  inFull.concurrent(
    `A1 HTTP 200 with errors fails with the message for its kind, which quotes the service: about ${about}`,
    scenario({}, async (stage) => {
      stage.trouble('projects', trouble, { times: Infinity });
      const error = errorOf(await stage.on('opened'));

      expect(error.split('\n')[0]).toMatch(what);
      expect(error).toContain(`│ ${words}`);
      expect(stage.calls('projects')).toHaveLength(1);
      expect(stage.calls(CREATE)).toEqual([]);
    }),
  );

const ID = '11111111-1111-4111-8111-111111111111';
const project = { id: ID, name: NAME, endpoint: 'https://x.hasura.app', tenant: { id: ID } };

for (const [path, data] of [
  ['projects', { projects: null }],
  ['projects', { projects: 'none' }],
  ['projects.0.id', { projects: [{ ...project, id: 'no-uuid' }] }],
  ['projects.0.tenant.id', { projects: [{ ...project, tenant: { id: 7 } }] }],
  ['projects.0.endpoint', { projects: [{ ...project, endpoint: undefined }] }],
] as const)
  inFull.concurrent(
    `A3 an answer of an unexpected shape is reported with its path, ${path}: ${JSON.stringify(data)}`,
    scenario({}, async (stage) => {
      stage.trouble('projects', answer({ data }), { times: Infinity });

      expect(errorOf(await stage.on('opened'))).toContain(`has an unexpected shape at ${path}.`);
      expect(stage.calls(CREATE)).toEqual([]);
    }),
  );

inFull.concurrent(
  'A3 a create request whose answer names no job may have been accepted: the build is looked up, not requested again',
  scenario({ hasura: { seesHiddenFields: true } }, async (stage) => {
    stage.trouble(CREATE, {
      ...answer({ data: { createGitHubPreviewApp: { githubPreviewAppJobID: 'soon' } } }),
      applied: true,
    } as Trouble);

    expect((await stage.on('opened')).outputs['status']).toBe('ready');
    expect(stage.calls(CREATE)).toHaveLength(1);
  }),
);

for (const [how, trouble] of [
  ['with HTTP 401', answer('Unauthorized', 401)],
  ['in GraphQL', refusal("field 'projects' not found in type: 'query_root'", 'validation-failed')],
] as const)
  for (const [when, operation, after] of [
    ['from the start', 'projects', 0],
    ['while the job is followed', 'jobs_by_pk', 1],
  ] as const)
    inFull.concurrent(
      `A4 an expired token, reported ${how} ${when}, is not tried again, and the error says where to set it`,
      scenario({}, async (stage) => {
        stage.trouble(operation, trouble, { after, times: Infinity });
        const run = await stage.on('opened');

        const error = errorOf(run);
        expect(error).toContain('Hasura Cloud refused the token');
        expect(error).toContain('hasura-cloud-token (or HASURA_CLOUD_ACCESS_TOKEN)');
        expect(stage.calls(operation)).toHaveLength(after + 1);
        if (after > 0) expect(run.outputs['job-id']).toBe(stage.calls(operation).at(-1)?.variables['id']);
      }),
    );

for (const [whose, owner, why] of [
  ["another repository's", 'github.com/999#42', 'belongs to github.com/999#42.'],
  ["another pull request's", 'github.com/123456#4', 'belongs to github.com/123456#4.'],
  ['marked by nobody', undefined, 'it carries no marker.'],
] as const)
  inFull.concurrent(
    `A5 a name that an app already has (${whose}) is refused, and nothing is touched`,
    scenario({}, async (stage) => {
      const theirs = stage.seed(owner);
      const error = errorOf(await stage.on('opened'));

      expect(error).toContain(why);
      expect(error).toContain('nothing was created or deleted');
      expect([stage.calls(CREATE), stage.calls('deleteTenant')]).toEqual([[], []]);
      expect(stage.app()).toBe(theirs);
    }),
  );

inFull.concurrent(
  'A5 a name that our own app already has is built anew, and there is one app at the end',
  scenario({}, async (stage) => {
    const old = stage.seed(OWNER);
    const run = await stage.on('synchronize');

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'ready']);
    expect(stage.standing()).toEqual([NAME]);
    expect(stage.app().id).not.toBe(old.id);
    expect(run.outputs['project-id']).toBe(stage.app().id);
  }),
);

const closed = (stage: Stage, timeout = '5'): Promise<ActionRun> => {
  stage.sim.github.closePull(stage.pull);
  return stage.on('closed', { with: { 'timeout-minutes': timeout } });
};

inFull.concurrent(
  'A7 deleting an app that does not exist succeeds',
  scenario({}, async (stage) => {
    const run = await closed(stage);

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'deleted']);
    expect(run.log).toContain('✓ There was no app to delete.');
    expect(stage.calls('deleteTenant')).toEqual([]);
  }),
);

inFull.concurrent(
  'A7 deleting an app that somebody else deletes meanwhile succeeds as well',
  scenario({}, async (stage) => {
    const app = stage.seed(OWNER);
    stage.trouble('deleteTenant', {
      kind: 'rewrite',
      body: () => {
        stage.sim.hasura.removeProject(app);
        return JSON.stringify({
          errors: [{ message: 'no such tenant', extensions: { code: 'not-exists' } }],
        });
      },
    });
    const run = await closed(stage);

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'deleted']);
    expect(stage.standing()).toEqual([]);
  }),
);

inFull.concurrent(
  'A8 the run waits until an app that is still listed after its deletion is gone',
  scenario({ hasura: { deleteTakesMs: 4_000 } }, async (stage) => {
    stage.seed(OWNER);
    const run = await closed(stage);

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'deleted']);
    expect(stage.standing()).toEqual([]);
    expect(run.durationMs).toBeGreaterThanOrEqual(4_000);
    expect(stage.calls('deleteTenant')).toHaveLength(1);
  }),
);

inFull.concurrent(
  'A8 an app that stays listed fails the run: its deletion was requested, not confirmed',
  scenario({ hasura: { deleteTakesMs: Infinity } }, async (stage) => {
    stage.seed(OWNER);
    const error = errorOf(await closed(stage, '0.5'));

    expect(error).toContain('its deletion was requested, but is not confirmed, for it is still listed');
    expect(stage.calls('deleteTenant')).toHaveLength(1);
  }),
);

inFull.concurrent(
  'A9 each of several apps of one name is judged by its own marker: ours is deleted, the foreign one is kept and named',
  scenario({}, async (stage) => {
    const theirs = stage.seed('github.com/999#42');
    const ours = stage.seed(OWNER);
    const run = await closed(stage);

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'deleted']);
    expect(stage.calls('deleteTenant').map(({ variables }) => variables['tenantId'])).toEqual([
      ours.tenantId,
    ]);
    expect(stage.sim.hasura.projects()).toEqual([theirs]);
    expect(annotationsOf(run, 'warning').join()).toContain('belongs to github.com/999#42');
  }),
);
