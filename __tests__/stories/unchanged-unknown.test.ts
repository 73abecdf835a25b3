import { describe, expect, test } from '@jest/globals';
import type { Call, Trouble } from '../../simulator/contracts.js';
import { ordinaryTasks } from '../../simulator/hasura/script.js';
import { CONTENT_KEY } from '../../src/rules/markers.js';
import { refused } from '../support/answers.js';
import { calls, permitted, type Story, story } from './harness.js';
import type { Told } from './told.js';

const out: Trouble = { kind: 'respond', status: 502, body: '<html>Bad gateway</html>' };

/** Every GraphQL request fails, also those for deployments and for the author of the comment. */
const graphQLIsOut = (s: Story, trouble: Trouble = out): void => {
  s.trouble('POST /graphql', trouble, { times: Infinity });
};
const treesAreOut = (s: Story): void => {
  s.trouble('GET /repos/{owner}/{repo}/git/commits/{sha}', out, { times: Infinity });
};

/** A push of files outside of the project folder. */
const push = (s: Story): Promise<Told> => {
  s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
  return s.on('synchronize');
};

describe('While GitHub’s GraphQL is down', () => {
  describe('an app', () => {
    test.each<[string, Trouble]>([
      ['returns 502', out],
      ['does not answer', { kind: 'hang' }],
      ['reports a rate limit', refused(403, 'You have exceeded a secondary rate limit.')],
    ])('keeps its data on a push that changes nothing in its folder (GraphQL %s)', (_how, trouble) =>
      story(permitted, async (s) => {
        await s.on('opened');
        const stood = s.app().id;
        graphQLIsOut(s, trouble);
        const told = await push(s);

        expect(told.outputs).toMatchObject({ status: 'ready', created: 'false' });
        expect([calls(told, 'createGitHubPreviewApp'), s.app().id]).toEqual([0, stood]);
      }),
    );

    test('is rebuilt by a push that changes its folder, and the log and the comment say why', () =>
      story(permitted, async (s) => {
        await s.on('opened');
        graphQLIsOut(s);
        s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
        const told = await s.on('synchronize');

        expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
        expect(told.log.join('\n')).toContain('because hasura-shop/ changed.');
        expect(s.comment().body).toContain('- Rebuilt because hasura-shop/ changed\n');
      }));
  });
});

describe('While neither GraphQL nor REST of GitHub answers', () => {
  const isOut = (s: Story): void => {
    graphQLIsOut(s);
    treesAreOut(s);
  };

  test('whether the folder changed, the app keeps its data: the run fails and says what to do', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const stood = s.app().id;
      isOut(s);
      const told = await push(s);

      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect([calls(told, 'createGitHubPreviewApp'), s.app().id]).toEqual([0, stood]);
      expect(told.errors[0]).toContain('Could not ask GitHub whether hasura-shop/ changed, so');
      expect(told.errors[0]).toContain("Push again later to keep the app's data.");

      s.calm();
      const later = await push(s);
      expect([later.outputs['created'], s.app().id]).toEqual(['false', stood]);
    }));

  test('whether the last build succeeded, the app keeps its data, too', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const stood = s.app().id;
      graphQLIsOut(s);
      s.trouble('GET /repos/{owner}/{repo}/deployments/{id}/statuses', out, { times: Infinity });
      const told = await push(s);

      expect([told.exitCode, s.app().id]).toEqual([1, stood]);
      expect(told.errors[0]).toContain('whether the last build of the app succeeded, so');
    }));

  test('a first build still runs', () =>
    story(permitted, async (s) => {
      isOut(s);
      expect((await s.on('opened')).outputs).toMatchObject({ status: 'ready', created: 'true' });
    }));

  test.each<[string, (s: Story) => Promise<Told>, string]>([
    ['who runs the job again', (s) => s.on('synchronize', { attempt: 2 }), 'a rebuild was asked for'],
    [
      'who changes the settings',
      (s) => s.on('synchronize', { with: { region: 'eu-central-1' } }),
      'the settings of the workflow changed',
    ],
  ])('a user %s gets a rebuild', (_who, act, why) =>
    story(permitted, async (s) => {
      await s.on('opened');
      isOut(s);
      const told = await act(s);
      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
      expect(s.comment().body).toContain(`Rebuilt because ${why}`);
    }),
  );

  test('a dry run reports that it could not ask GitHub', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      isOut(s);
      s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
      const told = await s.on('synchronize', { with: { 'dry-run': 'true' } });
      expect(told.log.join('\n')).toMatch(
        /^leave +app .*Could not ask GitHub whether hasura-shop\/ changed/m,
      );
    }));
});

describe('Whether the branch moved during the build', () => {
  const looks = ({ operation, at }: Call): boolean =>
    operation === 'GET /repos/{owner}/{repo}/pulls/{number}' && at > 8_000;

  test('is checked once more when the first check fails', () =>
    story({}, async (s) => {
      s.host.addFault({ operation: looks, trouble: refused(422, 'no') });
      const told = await s.on('opened');
      expect(told.outputs['status']).toBe('ready');
      expect(s.comment().body).not.toContain('the exact commit is unknown');
      expect(s.app().env.get(CONTENT_KEY)).not.toBe('unknown');
    }));

  test('is reported as unknown when it could not be checked', () =>
    story({ build: { tasks: ordinaryTasks() } }, async (s) => {
      s.host.addFault({ operation: looks, times: Infinity, trouble: refused(422, 'no') });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(told.log.join('\n')).toContain('Could not check whether the branch changed during the build');
      expect(s.comment().body).toContain('Could not check whether it changed during the build');
      expect(s.comment().body).not.toContain('which changed during the build');
    }));
});

describe('The run fails and keeps the app while Hasura Cloud does not return', () => {
  test.each<[string, (s: Story) => void]>([
    [
      'which apps exist',
      (s) => {
        s.trouble('projects', out, { after: 1, times: Infinity });
      },
    ],
    [
      'the variables of the app, from the third read on',
      (s) => {
        s.trouble(
          'getTenantEnv',
          { kind: 'respond', status: 200, body: '{"data":{"getTenantEnv":null}}' },
          { after: 2, times: Infinity },
        );
      },
    ],
    [
      'the variables of the app, on the second read',
      (s) => {
        s.trouble(
          'getTenantEnv',
          { kind: 'respond', status: 200, body: '{"data":{"getTenantEnv":null}}' },
          { after: 1 },
        );
      },
    ],
  ])('%s', (_what, happens) =>
    story(permitted, async (s) => {
      await s.on('opened');
      const stood = s.app().id;
      happens(s);
      const told = await push(s);
      expect([told.exitCode, calls(told, 'createGitHubPreviewApp'), s.app().id]).toEqual([1, 0, stood]);
    }),
  );
});
