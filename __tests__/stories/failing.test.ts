import { describe, expect, test } from '@jest/globals';
import { NAME, story } from './harness.js';

const WORDS = `migration 1718000060000_create_products failed: relation "products" already exists`;

describe('A build that fails', () => {
  test('J8 in a migration is reported with its step and message, in the log, the error and the comment', () =>
    story({ build: { fail: { task: 'apply-migration', error: WORDS } } }, async (s) => {
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.log).toContain('✗ Applying migrations · 1.9 s');
      expect(told.errors).toEqual([
        `Applying migrations failed, so the app is not finished.
│ ${WORDS}
The app ${NAME} is kept for debugging; it is deleted when the pull request closes.
Set postgres-url and postgres-env, so that each build gets new databases. If postgres-template is set, that database must not contain what the migrations create, unless build-from is commit and postgres-template-migrations says which of them it holds. Pushing again without such a change fails in the same way.
Details: docs/errors.md#step-failed`,
      ]);
      expect(told.outputs).toMatchObject({
        status: 'failed',
        created: 'false',
        'job-id': s.hasura.jobs().find(({ kind }) => kind === 'deployment')?.id,
        'project-id': s.app().id,
        'graphql-endpoint': `https://${NAME}.hasura.app/v1/graphql`,
      });
      expect(s.headings()).toEqual(['building', 'failed']);
      const { body } = s.comment();
      expect(body).toContain('Applying migrations failed');
      expect(body).toContain(`\`${WORDS}\``);
      expect(body).toContain('✗ Applying migrations · 1.9 s');
      expect(told.summary).toContain(WORDS);
    }));

  test('because a variable of the metadata is missing is reported with the message that names the source', () =>
    story({}, async (s) => {
      const told = await s.on('opened', { with: { env: '', check: 'off' } });

      expect(told.errors[0]).toContain('Applying metadata failed');
      expect(told.errors[0]).toContain('│ source with name "default" is inconsistent');
    }));

  test('because the directory is not in the branch is reported with that reason', () =>
    story({}, async (s) => {
      // GitHub does not say beforehand that the folder is missing.
      const out = { kind: 'respond', status: 502, body: 'Bad gateway' } as const;
      s.trouble('POST /graphql', out, { times: Infinity });
      s.trouble('GET /repos/{owner}/{repo}/git/commits/{sha}', out, { times: Infinity });
      const told = await s.on('opened', { with: { 'project-directory': 'no-such' } });

      expect(told.errors[0]).toContain('Fetching the branch failed');
      expect(told.errors[0]).toContain('│ directory "no-such" not found in the branch');
    }));

  test('because the source token may not read the branch is reported with that reason', () =>
    story({}, async (s) => {
      const told = await s.on('opened', { with: { 'source-token': 'ghs_that-reads-nothing' } });

      expect(told.errors[0]).toContain('could not read acme/shop: Bad credentials');
    }));

  test.each([
    [
      'with a reason',
      'error creating tenant: Extensions: map[code:GenericServerError id:1]',
      '│ error creating tenant',
    ],
    ['without a reason', null, '│ Hasura Cloud gave no reason.'],
  ])('J2 in the creation of the project, %s', (_, error, said) =>
    story({ build: { creationEnd: { kind: 'failed', error, leavesProject: false } } }, async (s) => {
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('Hasura Cloud could not create the project.');
      expect(told.errors[0]).toContain(said);
      expect(told.outputs).toMatchObject({ 'project-id': '', 'project-name': NAME });
      expect(told.outputs['job-id']).not.toBe('');
      expect(s.headings()).toEqual(['failed']);
      expect(s.standing()).toEqual([]);
    }),
  );

  test('is fixed by the next push: one comment, ready', () =>
    story(
      {
        hasura: {
          script: ({ attempt }) => (attempt === 1 ? { fail: { task: 'apply-migration', error: WORDS } } : {}),
        },
      },
      async (s) => {
        await s.on('opened');
        s.github.pushBranch(s.repository, 'cart');
        const told = await s.on('synchronize');

        expect(told.outputs['status']).toBe('ready');
        expect(s.headings()).toEqual(['building', 'failed', 'building', 'ready']);
      },
    ));

  test('is deleted when its pull request closes', () =>
    story({ build: { fail: { task: 'apply-migration', error: WORDS } } }, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);

      expect((await s.on('closed')).outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
    }));
});
