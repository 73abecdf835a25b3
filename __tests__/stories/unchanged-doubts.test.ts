import { describe, expect, test } from '@jest/globals';
import { CONTENT_KEY } from '../../src/rules/markers.js';
import { calls, DATABASE_URL, NAME, permitted, type Start, type Story, story } from './harness.js';

const env = (...lines: string[]): Start => ({
  with: { env: [`PG_DATABASE_URL=${DATABASE_URL}`, ...lines].join('\n') },
});

const LABEL = 'preview';

describe('Although its deployment could prove the build', () => {
  test('an app that may hold another commit than the ordered one is rebuilt by a push back to the ordered one', () =>
    story(permitted, async (s) => {
      const first = s.pull.head.sha;
      s.when('createGitHubPreviewApp', () => {
        s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
      });
      const moved = await s.on('opened');
      expect(moved.outputs['status']).toBe('ready');
      expect(s.app().env.get(CONTENT_KEY)).toBe('unknown');
      expect(moved.log.join('\n')).toContain('The branch changed during the build');

      s.github.pushBranch(s.repository, 'cart', { sha: first });
      const told = await s.on('synchronize');
      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
      expect(s.app().deployed?.sha).toBe(first);
    }));

  test.each([
    [
      'the pull request is reopened',
      (s: Story) => {
        s.github.closePull(s.pull);
        return s.events.pullRequest(s.pull, 'closed');
      },
      (s: Story) => {
        s.github.reopenPull(s.pull);
        return s.events.pullRequest(s.pull, 'reopened');
      },
    ],
    [
      'the label is added again',
      (s: Story) => {
        s.github.removeLabel(s.pull, LABEL);
        return s.events.pullRequest(s.pull, 'unlabeled', { label: LABEL });
      },
      (s: Story) => {
        s.github.addLabel(s.pull, LABEL);
        return s.events.pullRequest(s.pull, 'labeled', { label: LABEL });
      },
    ],
  ])('an app that an interrupted run was deleting is created again when %s', (_how, goes, comesBack) =>
    story({ ...permitted, with: { 'require-label': LABEL } }, async (s) => {
      s.github.addCollaborator(s.repository, 'alice', 'write');
      s.github.addLabel(s.pull, LABEL);
      await s.on('opened');
      const lost = s.start(goes(s), {
        at: (point) => (point === 'deleteTenant: answered' ? 'kill' : undefined),
      });
      await lost.done;
      expect(s.app().deleting).toBe(true);
      const told = await s.run(comesBack(s));
      await s.hasura.settled();

      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
      expect(s.standing()).toEqual([NAME]);
    }),
  );

  test('a label other than the required one rebuilds nothing', () =>
    story({ ...permitted, with: { 'require-label': LABEL } }, async (s) => {
      s.github.addLabel(s.pull, LABEL);
      await s.on('opened');
      const told = await s.run(s.events.pullRequest(s.pull, 'labeled', { label: 'bug' }));
      expect(told.outputs).toMatchObject({ status: 'ready', created: 'false' });
    }));

  test('an app whose branch moved without a change in its folder still records what it holds', () =>
    story(permitted, async (s) => {
      s.when('createGitHubPreviewApp', () => {
        s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
      });
      await s.on('opened');
      const told = await s.on('synchronize');
      expect([told.outputs['status'], calls(told, 'createGitHubPreviewApp')]).toEqual(['ready', 0]);
    }));
});

test('Without its deployment nothing proves a build, not even that all its jobs succeeded', () =>
  story({ hasura: { seesHiddenFields: true } }, async (s) => {
    const first = s.pull.head.sha;
    s.when('createGitHubPreviewApp', () => {
      s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
    });
    // The run dies before it can withdraw the content that the app records.
    const lost = await s.startTo('updateTenantEnv: asked', s.events.pullRequest(s.pull, 'opened'));
    lost.kill();
    await lost.done;
    expect(s.app().deployed?.sha).not.toBe(first);

    s.github.pushBranch(s.repository, 'cart', { sha: first });
    const told = await s.on('synchronize');
    expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
    expect(s.app().deployed?.sha).toBe(first);
  }));

describe('An app is never left without protection', () => {
  test('removing the admin secret from env rebuilds it, with a secret of its own', () =>
    story(
      { ...permitted, ...env('HASURA_GRAPHQL_ADMIN_SECRET=correct-horse-battery-staple-1', 'COLOUR=red') },
      async (s) => {
        await s.on('opened');
        s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
        const told = await s.on('synchronize', env('COLOUR=red'));

        expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
        expect(s.host.calls.filter(({ operation }) => operation === 'deleteTenantEnv')).toEqual([]);
        expect(s.app().env.get('HASURA_GRAPHQL_ADMIN_SECRET')).toMatch(/^(?!correct-horse).{16,}$/);
      },
    ));

  test('our markers stay, whatever its list of variables says', () =>
    story({ ...permitted, ...env('COLOUR=red') }, async (s) => {
      await s.on('opened');
      const content = JSON.parse(String(s.app().env.get(CONTENT_KEY))) as { keys: string[] };
      content.keys.push('PREVIEW_APP_OWNER', 'PREVIEW_APP_BUILD');
      s.app().env.set(CONTENT_KEY, JSON.stringify(content));
      s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
      await s.on('synchronize', env('COLOUR=blue'));
      expect(s.app().env.get('PREVIEW_APP_OWNER')).toBe('github.com/123456#42');
    }));
});

test('A run fails when the service reports changed variables but did not change them', () =>
  story({ ...permitted, ...env('COLOUR=red') }, async (s) => {
    await s.on('opened');
    s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
    s.trouble(
      'updateTenantEnv',
      { kind: 'respond', status: 200, body: '{"data":{"updateTenantEnv":null}}' },
      { times: Infinity },
    );
    const told = await s.on('synchronize', env('COLOUR=blue'));

    expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
    expect(told.errors[0]).toContain(`The variables of ${NAME} do not have the values that were set`);
    expect(s.app().env.get('COLOUR')).toBe('red');
  }));

test('A failed build ends the deployment of the app that it replaced', () =>
  story(permitted, async (s) => {
    await s.on('opened');
    s.hasura.script = () => ({ fail: { task: 'apply-migration', error: 'no' } });
    s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
    await s.on('synchronize');
    const states = s.github.deploymentsOf(s.repository).map(({ statuses }) => statuses.at(-1)?.state);
    expect(states.sort()).toEqual(['failure', 'inactive']);
  }));
