import { describe, expect, test } from '@jest/globals';
import { NAME, OWNER, calls, operations, story } from './harness.js';

describe('When a pull request closes', () => {
  test.each([
    ['merged', true],
    ['closed', false],
  ])('%s, the run deletes its app, and the comment says so', (_, merged) =>
    story({}, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull, { merged });
      const told = await s.on('closed');

      expect(told.exitCode).toBe(0);
      expect(told.outputs).toMatchObject({ status: 'deleted', 'project-name': NAME, created: 'false' });
      expect(s.standing()).toEqual([]);
      expect(s.headings()).toEqual(['building', 'ready', 'deleted']);
      const { body } = s.comment();
      expect(body).toContain(`- Pull request #\u206042 ${merged ? 'was merged' : 'is closed'}`);
      expect(body).toContain('- The app was deleted');
      expect(body).not.toContain('.hasura.app');
      expect(body).not.toContain('cloud.hasura.io');
    }),
  );

  test('A8 the run ends only when the app is no longer listed', () =>
    story({ hasura: { deleteTakesMs: 20_000 } }, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.github.closePull(s.pull);
      const told = await s.on('closed');

      expect(told.outputs['status']).toBe('deleted');
      expect(told.ms).toBeGreaterThan(20_000);
      expect(calls(told, 'deleteTenant')).toBe(1);
      expect(told.log).toContain(`✓ Removed: ${NAME}`);
    }));

  test('A7 a missing app is a success, and the run posts no comment', () =>
    story({}, async (s) => {
      s.github.closePull(s.pull);
      const told = await s.on('closed');

      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'deleted']);
      expect(told.log).toContain('✓ There was no app to delete.');
      expect(s.github.commentsOf(s.pull)).toEqual([]);
      expect(operations(told.calls)).not.toContain('deleteTenant');
    }));

  test('A7 a second run of the same event changes nothing', () =>
    story({}, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      await s.on('closed');
      const history = s.comment().history.length;
      const told = await s.on('closed');

      expect(told.outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
      expect(operations(told.calls)).not.toContain('deleteTenant');
      expect(s.comment().history.length).toBeLessThanOrEqual(history + 1);
    }));

  test('A7 two teardowns at once both succeed', () =>
    story({}, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.github.closePull(s.pull);
      const both = await Promise.all([s.on('closed'), s.on('closed')]);

      expect(both.map(({ outputs }) => outputs['status'])).toEqual(['deleted', 'deleted']);
    }));

  test('N7 a deletion whose response is lost is settled by checking, not by a second request', () =>
    story({}, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.trouble('deleteTenant', { kind: 'reset', applied: true });
      s.github.closePull(s.pull);
      const told = await s.on('closed');

      expect(told.outputs['status']).toBe('deleted');
      expect(calls(told, 'deleteTenant')).toBe(1);
    }));

  test('a refused deletion is a failure that names the project', () =>
    story({}, async (s) => {
      const project = s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.trouble('deleteTenant', {
        kind: 'respond',
        status: 200,
        body: '{"errors":[{"message":"not today","extensions":{"code":"validation-failed"}}]}',
      });
      s.github.closePull(s.pull);
      const told = await s.on('closed');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain(`${NAME} (project ${project.id}) was not deleted.`);
      expect(told.errors[0]).toContain('│ not today');
      expect(s.standing()).toEqual([NAME]);
    }));
});

describe('When a branch is deleted', () => {
  test('the run deletes its app', () =>
    story({}, async (s) => {
      s.github.closePull(s.pull);
      await s.run(s.events.push(s.repository, 'cart'));
      s.github.deleteBranch(s.repository, 'cart');
      const told = await s.run(s.events.branchDeleted(s.repository, 'cart'));

      expect(told.outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
    }));

  test('and created again meanwhile, the run keeps its app', () =>
    story({}, async (s) => {
      s.github.closePull(s.pull);
      await s.run(s.events.push(s.repository, 'cart'));
      const told = await s.run(s.events.branchDeleted(s.repository, 'cart'));

      expect(told.outputs['status']).toBe('skipped');
      expect(told.notices).toEqual(['Branch cart exists (again), so its preview is kept.']);
      expect(s.standing()).toEqual(['acme-shop-cart']);
    }));
});

describe('An old event that is run again', () => {
  test('R4 "opened" on a closed pull request builds nothing and makes sure that the app is deleted', () =>
    story({}, async (s) => {
      const opened = s.events.pullRequest(s.pull, 'opened');
      await s.run(opened);
      s.github.closePull(s.pull);
      const told = await s.run(opened, { attempt: 2 });

      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'deleted']);
      expect(told.notices).toEqual([expect.stringMatching(/#42 (is|was|has been) (closed|merged)/)]);
      expect(s.standing()).toEqual([]);
      expect(operations(told.calls)).not.toContain('createGitHubPreviewApp');
    }));

  test('R5 "closed" on a reopened pull request deletes nothing: the app exists afterwards', () =>
    story({}, async (s) => {
      s.github.closePull(s.pull);
      const closed = s.events.pullRequest(s.pull, 'closed');
      s.github.reopenPull(s.pull);
      await s.on('reopened');
      const told = await s.run(closed, { attempt: 2 });

      expect(operations(told.calls)).not.toContain('deleteTenant');
      expect(told.outputs['status']).toBe('ready');
      expect(s.standing()).toEqual([NAME]);
    }));

  test('R5 "closed" on a reopened pull request with mode delete deletes nothing', () =>
    story({}, async (s) => {
      await s.on('opened');
      const app = s.app();
      const told = await s.on('closed', { with: { mode: 'delete' } });

      expect(told.outputs['status']).toBe('skipped');
      expect(told.notices[0]).toContain('is open, and mode is delete');
      expect(s.app()).toBe(app);
    }));

  test('R4 "opened" on a closed pull request with mode deploy builds nothing', () =>
    story({}, async (s) => {
      const opened = s.events.pullRequest(s.pull, 'opened');
      s.github.closePull(s.pull);
      const told = await s.run(opened, { with: { mode: 'deploy' } });

      expect(told.outputs['status']).toBe('skipped');
      expect(s.standing()).toEqual([]);
    }));
});

describe('An app that appears only during the teardown', () => {
  test('is deleted too, when it was not listed yet as the run began', () =>
    story({}, async (s) => {
      const env = { PREVIEW_APP_OWNER: OWNER, PREVIEW_APP_BUILD: '1.1@2026-01-01T00:00:00.000Z' };
      s.github.closePull(s.pull);
      // The run lists the projects while it asks GitHub, whose response takes longer.
      s.trouble('GET /repos/{owner}/{repo}/pulls/{number}', { kind: 'delay', ms: 2_000 });
      s.later(1_000, () => s.seed('ours', env));
      const told = await s.on('closed');

      expect([told.outputs['status'], s.standing()]).toEqual(['deleted', []]);
      expect(operations(told.calls)).toContain('deleteTenant');
    }));

  test('is deleted too, when it appears while another one is being deleted', () =>
    story({}, async (s) => {
      const env = { PREVIEW_APP_OWNER: OWNER, PREVIEW_APP_BUILD: '1.1@2026-01-01T00:00:00.000Z' };
      s.seed('ours', env);
      s.github.closePull(s.pull);
      s.when('deleteTenant', () => s.seed('ours', env));
      const told = await s.on('closed');

      expect([told.outputs['status'], s.standing()]).toEqual(['deleted', []]);
      expect(calls(told, 'deleteTenant')).toBe(2);
    }));
});
