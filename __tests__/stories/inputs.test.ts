import { describe, expect, test } from '@jest/globals';
import { CANARY } from './canaries.js';
import { NAME, OWNER, operations, story } from './harness.js';

describe('Bad inputs', () => {
  test('M3 M4 M5 are reported all together, before any request, without values that may be secret', () =>
    story({}, async (s) => {
      const told = await s.on('opened', {
        with: {
          'hasura-cloud-token': `${CANARY.hasuraToken} with a space`,
          mode: 'destroy',
          name: 'Shop_{number}',
          'project-directory': '../secrets',
          'pr-number': '-1',
          cloud: 'azure',
          region: 'US East',
          env: `GOOD=1\nno equals sign ${CANARY.jwtKey}\nPREVIEW_APP_OWNER=me`,
          comment: 'maybe',
          'timeout-minutes': 'soon',
          'api-url': 'http://data.pro.hasura.io/v1/graphql',
          postgresDBConfig: 'POSTGRES_SERVER_CONNECTION_URI=postgres://x',
        },
      });

      expect(told.exitCode).toBe(1);
      expect(told.calls).toEqual([]);
      expect(told.errors).toHaveLength(1);
      const [error = ''] = told.errors;
      expect(error).toContain('Invalid inputs (12). Nothing was created or deleted.');
      for (const name of [
        'hasura-cloud-token',
        'mode',
        'name',
        'project-directory',
        'pr-number',
        'cloud',
        'region',
        'env',
        'comment',
        'timeout-minutes',
        'api-url',
        'postgresDBConfig',
      ])
        expect(error).toContain(`\n- ${name}: `);
      expect(error).toContain('line 2 has no "="');
      expect(error).toContain('line 3 sets PREVIEW_APP_OWNER');
      expect(told.outputs['status']).toBe('failed');
      expect(told.summary).toContain('Hasura preview: failed');
    }));

  test.each([
    ['branch', { branch: 'other' }, 'branch is set to other, but this event is about cart.'],
    ['pr-number', { 'pr-number': '43' }, 'pr-number is set to 43, but this event is about 42.'],
  ])('%s is refused when it contradicts the event', (_, given, words) =>
    story({}, async (s) => {
      const told = await s.on('opened', { with: given });

      expect(told.errors[0]).toContain(words);
      expect(told.calls).toEqual([]);
    }),
  );
});

describe('The old names of inputs', () => {
  const old = {
    'hasura-cloud-token': '',
    'project-directory': '',
    env: '',
    hasuraCloudAccessToken: CANARY.hasuraToken,
    hasuraProjectDirectoryPath: './hasura-shop/',
    tier: 'cloud_payg',
    hasuraCloudGraphQLEndpoint: 'https://data.pro.hasura.io/v1/graphql',
  };

  test('work like the new ones, and the old outputs are set', () =>
    story({}, async (s) => {
      const told = await s.on('opened', {
        with: { ...old, env: 'PG_DATABASE_URL=postgres://db.example.com/x' },
      });

      expect(told.outputs).toMatchObject({ status: 'ready', projectName: NAME, projectId: s.app().id });
      expect(s.app().plan).toBe('cloud_payg');
    }));

  test('delete: true deletes once the pull request is closed, and not before', () =>
    story({}, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      const open = await s.on('synchronize', { with: { ...old, delete: 'true' } });
      expect(open.outputs['status']).toBe('skipped');
      s.github.closePull(s.pull);
      const closed = await s.on('closed', { with: { ...old, delete: 'true' } });
      expect(closed.outputs['status']).toBe('deleted');
    }));

  test('a PG_DATABASE_URL in hasuraEnv is refused: migrations would run on the real database', () =>
    story({}, async (s) => {
      const told = await s.on('opened', {
        with: { ...old, hasuraEnv: `PG_DATABASE_URL=postgres://root:${CANARY.productionPassword}@db/live` },
      });

      expect(told.errors[0]).toContain(
        'the migrations of the pull request would run on exactly the database that it names',
      );
      expect(told.calls).toEqual([]);
    }));

  test('a new name and its old name with different values are an error', () =>
    story({}, async (s) => {
      const told = await s.on('opened', {
        with: { 'project-directory': 'a', hasuraProjectDirectoryPath: 'b' },
      });

      expect(told.errors[0]).toContain(
        'project-directory and hasuraProjectDirectoryPath: both are set, to different values',
      );
    }));
});

describe('A missing permission', () => {
  test.each([
    ['in a build', false],
    ['in a deletion', true],
  ])('to read pull requests is named, and the run changes nothing: %s', (_, closed) =>
    story({ permissions: { contents: 'read' } }, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      if (closed) s.github.closePull(s.pull);
      const told = await s.on(closed ? 'closed' : 'opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('GitHub did not allow this run to read pull request #42 (HTTP 403).');
      expect(told.errors[0]).toContain('Add "pull-requests: read" to the job\'s permissions.');
      expect(operations(told.calls)).not.toContain('createGitHubPreviewApp');
      expect(operations(told.calls)).not.toContain('deleteTenant');
      expect(s.standing()).toEqual([NAME]);
    }),
  );

  test('to read branches is named on branch events, and an unreadable branch does not count as deleted', () =>
    story({ permissions: { pull_requests: 'write' } }, async (s) => {
      s.github.closePull(s.pull);
      const app = s.seed('ours', { PREVIEW_APP_OWNER: 'github.com/123456@cart' }, { name: 'acme-shop-cart' });
      s.github.deleteBranch(s.repository, 'cart');
      for (const event of [
        s.events.branchDeleted(s.repository, 'cart'),
        s.events.push(s.repository, 'cart'),
      ]) {
        const told = await s.run(event);

        expect(told.exitCode).toBe(1);
        expect(told.errors[0]).toContain('Add "contents: read" to the job\'s permissions.');
      }
      expect(s.hasura.projects()).toEqual([app]);
    }));

  test('a token that GitHub refuses is named', () =>
    story({}, async (s) => {
      const told = await s.on('opened', { with: { 'github-token': 'ghs_expired' } });

      expect(told.errors[0]).toContain('GitHub refused the token when asked to read pull request #42.');
      expect(told.errors[0]).toContain('Check the input github-token');
    }));
});
