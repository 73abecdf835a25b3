import { expect, jest } from '@jest/globals';
import { ordinaryTasks } from '../../simulator/hasura/script.js';
import { scenario } from './faults.js';
import { NAME, type Stage, annotationsOf } from './harness.js';
import { inFull } from '../support/in-full.js';

jest.setTimeout(120_000);

const jobOf = (stage: Stage, wanted: 'creation' | 'deployment'): string =>
  stage.sim.hasura.jobs().find(({ kind }) => kind === wanted)?.id ?? 'no job';

for (const what of ['tasks', 'event', 'ids', 'project-id', 'job-id'] as const) {
  inFull.concurrent(
    `J1 a creation that succeeds without its ${what} is looked up by the build's id`,
    scenario(
      { build: { creationEnd: { kind: 'success-without', what } }, hasura: { seesHiddenFields: true } },
      async (stage) => {
        const run = await stage.on('opened');

        expect([run.exitCode, run.outputs['status']]).toEqual([0, 'ready']);
        expect(run.outputs['project-id']).toBe(stage.app().id);
        expect(run.outputs['job-id']).toBe(jobOf(stage, 'deployment'));
      },
    ),
  );
}

inFull.concurrent(
  'J1 a creation that succeeds without its ids, and whose jobs cannot be seen, is an error',
  scenario({ build: { creationEnd: { kind: 'success-without', what: 'ids' } } }, async (stage) => {
    const run = await stage.on('opened');

    expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
    expect(run.outputs).toMatchObject({ 'project-id': stage.app().id, created: 'false' });
    expect(annotationsOf(run, 'error')[0]).toContain('it is unknown whether the migrations ran');
    expect(annotationsOf(run, 'error')[0]).toContain(`The app ${NAME} is kept for debugging`);
    expect(run.post?.raw.stdout).toBe('');
  }),
);

inFull.concurrent(
  'J3 a build that the service skips for a newer one ends as superseded, and no comment is touched',
  scenario({ build: { creationEnd: { kind: 'skipped', leavesProject: false } } }, async (stage) => {
    const run = await stage.on('opened');

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'superseded']);
    expect(annotationsOf(run, 'notice')).toEqual([
      expect.stringContaining(`Hasura Cloud skipped this build: a newer build of ${NAME} was requested.`),
    ]);
    expect(stage.headings()).toEqual([]);
  }),
);

inFull.concurrent(
  'J3 a head that moved without a new run does not supersede this build: it is reported',
  scenario({}, async (stage) => {
    stage.trouble('jobs_by_pk', {
      kind: 'rewrite',
      body: (text) => {
        stage.sim.github.pushBranch(stage.repository, 'cart');
        return text;
      },
    });
    const run = await stage.on('opened');

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'ready']);
    expect(stage.headings()).toEqual(['building', 'ready']);
  }),
);

inFull.concurrent(
  'J4 a job with an unknown status is followed until the deadline; the log reports it once, and the error names it',
  scenario(
    {
      build: {
        statuses: ['pondering'],
        tasks: ordinaryTasks({ 'gh-validation': 100, 'apply-migration': Infinity }),
      },
    },
    async (stage) => {
      const run = await stage.on('opened', { with: { 'timeout-minutes': '0.5' } });

      expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
      expect(run.durationMs).toBeGreaterThanOrEqual(30_000);
      expect(run.log.split('\n').filter((line) => line.includes('status is "pondering"'))).toHaveLength(1);
      const [error] = annotationsOf(run, 'error');
      expect(error).toContain(`the deployment job ${jobOf(stage, 'deployment')}`);
      expect(error).toContain('pondering');
      expect(stage.standing()).toEqual([NAME]);
    },
  ),
);

for (const [which, build] of [
  ['creation', { creationEnd: { kind: 'never' } }],
  ['deployment', { tasks: ordinaryTasks({ 'gh-validation': 100, 'apply-migration': Infinity }) }],
] as const)
  inFull.concurrent(
    `J5 a ${which} that never ends: at the deadline the error names its job and what exists, and nothing is deleted`,
    scenario({ build }, async (stage) => {
      const run = await stage.on('opened', { with: { 'timeout-minutes': '0.5' } });

      expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
      // The deadline is 30 s; the rest is for the comment and for the start of the process.
      expect(run.durationMs).toBeGreaterThanOrEqual(30_000);
      expect(run.durationMs).toBeLessThan(150_000);
      const [error] = annotationsOf(run, 'error');
      expect(error).toContain(`following the ${which} job ${jobOf(stage, which)}`);
      expect(error).toMatch(
        which === 'creation' ? /It is unknown whether the app \S+ exists/ : /is kept for debugging/,
      );
      expect(run.outputs).toMatchObject({ 'project-name': NAME, 'job-id': jobOf(stage, which) });
      if (which === 'deployment') {
        expect(run.outputs['project-id']).toBe(stage.app().id);
        expect(stage.headings()).toEqual(['building', 'failed']);
      }
      expect(stage.calls('deleteTenant')).toEqual([]);
    }),
  );

for (const [step, title] of [
  ['apply-migration', 'Applying migrations'],
  ['apply-metadata', 'Applying metadata'],
] as const)
  inFull.concurrent(
    `J8 an app whose ${step} fails: exit 1, the outputs name the app, and the comment names the step`,
    scenario({ build: { fail: { task: step, error: 'relation "carts" does not exist' } } }, async (stage) => {
      const run = await stage.on('opened');

      expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
      expect(run.outputs).toMatchObject({
        'project-name': NAME,
        'project-id': stage.app().id,
        'tenant-id': stage.app().tenantId,
        'job-id': jobOf(stage, 'deployment'),
        'graphql-endpoint': `${stage.url}/apps/${NAME}/v1/graphql`,
        created: 'false',
      });
      const [error] = annotationsOf(run, 'error');
      expect(error).toMatch(new RegExp(`^${title} failed`));
      expect(error).toContain('│ relation "carts" does not exist');
      expect(stage.headings().at(-1)).toBe('failed');
      const [comment] = stage.sim.github.commentsOf(stage.pull);
      expect(comment?.body).toContain(`${title} failed`);
      expect(comment?.body).toContain('relation "carts" does not exist');
      expect(run.summary).toContain(`${title} failed`);
      expect(run.post?.raw.stdout).toBe('');
    }),
  );
