import { describe, expect, test } from '@jest/globals';
import { repositoryWith } from '../support/two-projects.js';
import { type Story, calls, NAME, permitted, story } from './harness.js';

const folder = repositoryWith('orders', 'users');

const twoProjects = (s: Story): void => {
  s.github.pushBranch(s.repository, 'cart', { directory: folder() });
};
const ORDERS = { 'project-directory': 'orders' };
const USERS = { 'project-directory': 'users' };

describe('Two steps with two folders and one name', () => {
  test('the second is refused, and names the other folder and the input', () =>
    story(permitted, async (s) => {
      twoProjects(s);
      const first = await s.on('opened', { with: ORDERS, runId: 77 });
      const second = await s.on('opened', { with: USERS, runId: 77 });

      expect([first.outputs['status'], second.outputs['status']]).toEqual(['ready', 'failed']);
      expect(second.errors[0]).toContain(
        `The app ${NAME} was built from the folder orders, and this step would rebuild it from the folder users. Nothing was created or deleted.`,
      );
      expect(second.errors[0]).toContain('Give each project its own name with the input name');
      expect([calls(second, 'createGitHubPreviewApp'), s.app().id]).toEqual([0, first.outputs['project-id']]);
    }));

  test('another workflow is refused as well, while both folders have a project', () =>
    story(permitted, async (s) => {
      twoProjects(s);
      await s.on('opened', { with: ORDERS });
      const told = await s.on('synchronize', { with: USERS });
      expect(told.errors[0]).toContain('was built from the folder orders');
    }));

  test('side by side, the older one reports that the other replaced its app', () =>
    story(permitted, async (s) => {
      twoProjects(s);
      const held = await s.startTo('createPreviewApp: answered', s.events.pullRequest(s.pull, 'opened'), {
        with: ORDERS,
        runId: 77,
      });
      const other = await s.on('opened', { with: USERS, runId: 77 });
      const told = await held.goOn();
      const failed = [told, other].filter(({ outputs }) => outputs['status'] === 'failed');
      expect(failed).not.toEqual([]);
      for (const { errors } of failed) expect(errors[0]).toContain('with the input name');
    }));
});

describe('A project that moved to another folder', () => {
  test('is rebuilt', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      twoProjects(s);
      const told = await s.on('synchronize', { with: ORDERS });
      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
    }));

  test('is rebuilt by /preview rebuild while the old folder still has a project', () =>
    story(permitted, async (s) => {
      twoProjects(s);
      await s.on('opened', { with: ORDERS });
      s.github.addCollaborator(s.repository, 'alice', 'write');
      const comment = s.github.addComment('alice', s.pull, '/preview rebuild');
      const told = await s.run(s.events.issueComment(s.pull, 'created', comment), { with: USERS });
      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
    }));
});
