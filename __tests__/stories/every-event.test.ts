import { describe, expect, test } from '@jest/globals';
import type { Pull } from '../../simulator/github/model.js';
import { NAME, type Story, story } from './harness.js';
import { someOf } from '../support/full.js';

const ACTIONS = ['opened', 'reopened', 'synchronize', 'closed'] as const;

/** A pull request from a fork, whose branch has the same name as a branch of this repository. */
function fromFork(s: Story): Pull {
  const fork = s.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
  return s.github.openPull({ repo: s.repository, number: 43, head: 'cart', headRepository: fork });
}

describe('G2 A pull request from a fork is skipped if there is no check, whatever happens to it', () => {
  for (const target of [false, true]) {
    // Only `pull_request_target` has secrets for a pull request from a fork.
    const name = target ? 'pull_request_target' : 'pull_request';
    test.each(someOf(ACTIONS))(`under ${name}, %s`, (action) =>
      story({}, async (s) => {
        const pull = fromFork(s);
        if (action === 'closed') s.github.closePull(pull, { merged: true });
        const event = s.events.pullRequest(pull, action, { target });
        const told = await s.run(event, {
          with: { check: 'off', review: 'false', ...(target ? {} : { 'hasura-cloud-token': '' }) },
        });

        expect([told.exitCode, told.outputs['status']]).toEqual([0, 'skipped']);
        expect(told.notices).toEqual([expect.stringContaining('#43 comes from a fork')]);
        expect(told.calls).toEqual([]);
      }),
    );
  }

  test('when a branch of the same name is pushed here, the app belongs to the pull request of this repository', () =>
    story({}, async (s) => {
      fromFork(s);
      const told = await s.run(s.events.push(s.repository, 'cart'));

      expect(told.outputs['project-name']).toBe(NAME);
      expect(s.standing()).toEqual([NAME]);
    }));
});

describe('A draft', () => {
  test('gets its preview like any other pull request', () =>
    story({ pull: { draft: true } }, async (s) => {
      expect((await s.on('opened')).outputs['status']).toBe('ready');
    }));

  test.each(someOf(['ready_for_review', 'converted_to_draft'] as const))(
    'gets its preview on the event %s',
    (action) =>
      story({ pull: { draft: action === 'converted_to_draft' } }, async (s) => {
        expect((await s.run(s.events.pullRequest(s.pull, action))).outputs['status']).toBe('ready');
      }),
  );
});

describe('A pull request with conflicts', () => {
  // GitHub starts no `pull_request` run for it.
  test('has its app deleted by pull_request_target when it is closed', () =>
    story({ pull: { conflicts: true } }, async (s) => {
      const built = await s.run(s.events.pullRequest(s.pull, 'synchronize', { target: true }));
      s.github.closePull(s.pull);
      const told = await s.run(s.events.pullRequest(s.pull, 'closed', { target: true }));

      expect([built.outputs['status'], told.outputs['status']]).toEqual(['ready', 'deleted']);
      expect(s.standing()).toEqual([]);
    }));
});

describe('Dependabot', () => {
  test.each(someOf(ACTIONS))('without secrets and a check is skipped with a notice: %s', (action) =>
    story({ pull: { author: 'dependabot[bot]' } }, async (s) => {
      if (action === 'closed') s.github.closePull(s.pull);
      const told = await s.on(action, { with: { 'hasura-cloud-token': '', check: 'off', review: 'false' } });

      expect([told.exitCode, told.outputs['status'], told.calls]).toEqual([0, 'skipped', []]);
      expect(told.notices).toEqual([expect.stringContaining('Dependabot secrets')]);
    }),
  );
});

describe('A branch that is deleted', () => {
  test('and thereby closes its pull request has its app deleted by either event', () =>
    story({}, async (s) => {
      await s.on('opened');
      s.github.deleteBranch(s.repository, 'cart');
      const deleted = await s.run(s.events.branchDeleted(s.repository, 'cart'));
      const closed = await s.on('closed');

      expect([deleted.exitCode, closed.outputs['status']]).toEqual([0, 'deleted']);
      expect(s.standing()).toEqual([]);
    }));
});
