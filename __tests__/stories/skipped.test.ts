import { describe, expect, test } from '@jest/globals';
import { dependabot } from '../../simulator/github/model.js';
import type { WorkflowEvent } from '../../simulator/runner/options.js';
import { NAME, type Start, type Story, story } from './harness.js';

const unchecked: Start = { with: { check: 'off', review: 'false' } };
const withoutToken: Start = { with: { 'hasura-cloud-token': '', check: 'off', review: 'false' } };

function forkOf(s: Story, deleted = false): WorkflowEvent {
  const fork = s.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
  // The branch in the fork has the same name as a branch of this repository.
  const pull = s.github.openPull({ repo: s.repository, number: 43, head: 'cart', headRepository: fork });
  if (deleted) s.github.deleteRepository(fork);
  return s.events.pullRequest(pull, 'opened', { target: true });
}

const cases: [string, (s: Story) => { event: WorkflowEvent; start?: Start }, RegExp][] = [
  [
    "a fork's pull request, though secrets are there",
    (s) => ({ event: forkOf(s), start: unchecked }),
    /#43 comes from a fork/,
  ],
  [
    'a pull request whose fork is deleted',
    (s) => ({ event: forkOf(s, true), start: unchecked }),
    /#43 comes from a fork/,
  ],
  [
    "a fork's pull request without secrets",
    (s) => ({ event: forkOf(s), start: withoutToken }),
    /#43 comes from a fork/,
  ],
  [
    "Dependabot's pull request without secrets",
    (s) => {
      const pull = s.github.openPull({ repo: s.repository, number: 44, head: 'bump', author: dependabot });
      return { event: s.events.pullRequest(pull, 'opened'), start: withoutToken };
    },
    /HASURA_CLOUD_ACCESS_TOKEN and every other secret that the workflow uses to the repository's Dependabot secrets/,
  ],
  ['a merge group', (s) => ({ event: s.events.mergeGroup(s.pull) }), /event merge_group/],
  [
    'a schedule in mode deploy',
    (s) => ({ event: s.events.schedule(s.repository), start: { with: { mode: 'deploy' } } }),
    /Scheduled runs sweep, but mode is deploy/,
  ],
  [
    'the push of a tag',
    (s) => ({ event: s.events.push(s.repository, 'v1.0', { tag: true }) }),
    /A tag was pushed/,
  ],
  [
    'the push that deletes a branch',
    (s) => ({ event: s.events.push(s.repository, 'cart', { deleted: true }) }),
    /Branch cart was deleted/,
  ],
];

describe('G2 G7 There is nothing to do for', () => {
  test.each(cases)('%s: one notice that says why, exit 0 and no request', (_, make, why) =>
    story({}, async (s) => {
      const { event, start } = make(s);
      const told = await s.run(event, start);

      expect(told.exitCode).toBe(0);
      expect(told.outputs['status']).toBe('skipped');
      expect(told.notices).toEqual([expect.stringMatching(why)]);
      expect([told.errors, told.warnings]).toEqual([[], []]);
      expect(told.calls).toEqual([]);
      expect(told.summary).toContain('⏭️ Hasura preview: nothing to do');
      expect(s.github.comments).toEqual([]);
    }),
  );
});

describe("Dependabot's pull request", () => {
  test('G2 gets a preview when it has the secrets', () =>
    story({ pull: { author: dependabot } }, async (s) => {
      expect((await s.on('opened')).outputs['status']).toBe('ready');
      expect(s.standing()).toEqual([NAME]);
    }));
});

describe('A missing token', () => {
  test('G2 in a run that should have secrets is an error, not a skip', () =>
    story({}, async (s) => {
      const told = await s.on('opened', withoutToken);

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('hasura-cloud-token: is empty');
      expect(told.calls).toEqual([]);
    }));

  test("may come from the step's environment", () =>
    story({}, async (s) => {
      const told = await s.on('opened', {
        with: { 'hasura-cloud-token': '', 'source-token': '' },
        env: {
          HASURA_CLOUD_ACCESS_TOKEN: 'hasura-pat/C4nary+one&all=',
          GITHUB_TOKEN: 'ghs_C4naryOfTheSource/four+five',
        },
      });
      expect(told.outputs['status']).toBe('ready');
    }));
});
