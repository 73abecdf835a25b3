import { describe, expect, test } from '@jest/globals';
import { permitted, story } from './harness.js';

const NAME = 'acme-shop-pr-42';

/** Every call of a run that changes something. */
const changes = (told: { calls: readonly { operation: string }[] }): string[] =>
  told.calls
    .map(({ operation }) => operation)
    .filter((name) => /createGitHubPreviewApp|deleteTenant|updateTenant|renameTenant/.test(name));

describe('A project-directory that the commit does not have', () => {
  test.each<[string, Record<string, string>, string, string]>([
    [
      'is mistyped',
      { 'project-directory': 'hasrua-shop' },
      'has no folder hasrua-shop, so',
      'Check the input project-directory. There is a config.yaml in the folder hasura-shop.',
    ],
    [
      'is a folder without config.yaml',
      { 'project-directory': 'hasura-shop/metadata' },
      'has no file hasura-shop/metadata/config.yaml, so',
      'There is a config.yaml in the folder hasura-shop.',
    ],
    [
      'was left out, and the root has no config.yaml',
      { 'project-directory': '' },
      'has no file config.yaml, so',
      'There is a config.yaml in the folder hasura-shop.',
    ],
    [
      'has its old name',
      { 'project-directory': '', hasuraProjectDirectoryPath: '/hasura' },
      'has no folder hasura, so',
      'Check the input hasuraProjectDirectoryPath.',
    ],
    [
      'is mistyped where nothing is ever kept',
      { 'project-directory': 'hasrua-shop', 'skip-unchanged': 'false' },
      'has no folder hasrua-shop, so',
      'There is a config.yaml in the folder hasura-shop.',
    ],
  ])('ends the run before it changes anything: it %s', (_what, wrong, what, remedy) =>
    story(permitted, async (s) => {
      await s.on('opened');
      const { id } = s.app();
      s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
      const told = await s.on('synchronize', { with: wrong });

      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain(what);
      expect(told.errors[0]).toContain('Nothing was created or deleted.');
      expect(told.errors[0]).toContain(remedy);
      expect([changes(told), s.app().id]).toEqual([[], id]);
    }),
  );

  test('fails a dry run, too', () =>
    story({ ...permitted, with: { 'project-directory': 'hasrua', 'dry-run': 'true' } }, async (s) => {
      const told = await s.on('opened');
      expect(told.errors[0]).toContain('has no folder hasrua, so there is nothing to build.');
    }));

  test('does not stop a deletion', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      const told = await s.on('closed', { with: { 'project-directory': 'hasrua' } });
      expect([told.outputs['status'], s.standing()]).toEqual(['deleted', []]);
    }));

  test('is named without a suggestion if GitHub lists no folders', () =>
    story({ ...permitted, with: { 'project-directory': 'hasrua' } }, async (s) => {
      s.trouble(
        'GET /repos/{owner}/{repo}/git/trees/{sha}',
        { kind: 'respond', status: 502, body: 'Bad gateway' },
        { times: Infinity },
      );
      const told = await s.on('opened');
      expect(told.errors[0]).toContain(
        'Set the input project-directory to the folder that has the config.yaml of the Hasura project.',
      );
      expect(changes(told)).toEqual([]);
    }));
});

test('A run goes on if GitHub does not say whether the commit has the folder', () =>
  story({ ...permitted, with: { 'skip-unchanged': 'false' } }, async (s) => {
    const out = { kind: 'respond', status: 502, body: 'Bad gateway' } as const;
    s.trouble('POST /graphql', out, { times: Infinity });
    s.trouble('GET /repos/{owner}/{repo}/git/commits/{sha}', out, { times: Infinity });
    const told = await s.on('opened');
    expect([told.outputs['status'], s.app().name]).toEqual(['ready', NAME]);
  }));
