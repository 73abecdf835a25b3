import { describe, expect, test } from '@jest/globals';
import { ordinaryTasks } from '../../simulator/hasura/script.js';
import { NAME, OWNER, story } from './harness.js';

const oneMinute = { with: { 'timeout-minutes': '1' } };

describe('When the deadline passes', () => {
  test('J5 while the project is created: the error names the job, and says that the existence of the app is unknown', () =>
    story(
      { build: { creationEnd: { kind: 'never' }, projectAppearsAfterMs: Infinity, wipedAfterMs: 0 } },
      async (s) => {
        const told = await s.on('opened', oneMinute);

        const [job] = s.hasura.jobs();
        expect(told.exitCode).toBe(1);
        expect(told.errors[0]).toContain(
          `Timed out after 1 min while following the creation job ${String(job?.id)}, in the step "Creating the project".`,
        );
        expect(told.errors[0]).toContain(`It is unknown whether the app ${NAME} exists`);
        expect(told.errors[0]).toContain('raise timeout-minutes');
        expect(told.outputs).toMatchObject({ status: 'failed', 'job-id': job?.id, 'project-name': NAME });
        expect(told.ms).toBeLessThan(61_000);
        expect(s.headings()).toEqual(['failed']);
      },
    ));

  test('J5 while migrations run: the error names job and task, the outputs name the app, and nothing is deleted', () =>
    story({ build: { tasks: ordinaryTasks({ 'apply-migration': Infinity }) } }, async (s) => {
      const told = await s.on('opened', oneMinute);

      const job = s.hasura.jobs().find(({ kind }) => kind === 'deployment')?.id ?? '';
      expect(told.errors[0]).toContain(
        `following the deployment job ${job}, in the step "Applying migrations"`,
      );
      expect(told.outputs).toMatchObject({ 'project-id': s.app().id, 'job-id': job, created: 'false' });
      expect(s.standing()).toEqual([NAME]);
      expect(s.headings().at(-1)).toBe('failed');
    }));

  test('A8 while the run waits for a deletion: the error says that it was requested, but is not confirmed', () =>
    story({ hasura: { deleteTakesMs: 120_000 } }, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.github.closePull(s.pull);
      const told = await s.on('closed', oneMinute);

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('its deletion was requested, but is not confirmed');
      expect(told.outputs['status']).toBe('failed');
      expect(told.ms).toBeLessThan(61_000);
    }));

  test('N4 while the service is silent: the run fails in time', () =>
    story({}, async (s) => {
      s.trouble('projects', { kind: 'hang' }, { times: Infinity });
      const told = await s.on('opened', { with: { 'timeout-minutes': '0.2' } });

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('Timed out after 12 s while checking what exists.');
      expect(told.ms).toBeLessThan(13_000);
    }));

  test('N4 while the create request is unanswered: it is sent once, and the existence of the app is unknown', () =>
    story({}, async (s) => {
      s.trouble('createGitHubPreviewApp', { kind: 'hang', applied: true });
      const told = await s.on('opened', { with: { 'timeout-minutes': '0.2' } });

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain(`Timed out after 12 s while requesting the build of ${NAME}.`);
      expect(told.errors[0]).toContain(`It is unknown whether the app ${NAME} exists`);
    }));
});

describe('The first silent request', () => {
  test('N4 times out after 30 s and is retried, long before the deadline', () =>
    story({}, async (s) => {
      s.trouble('projects', { kind: 'hang' });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(told.ms).toBeGreaterThan(30_000);
      expect(told.ms).toBeLessThan(60_000);
    }));
});
