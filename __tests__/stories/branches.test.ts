import { describe, expect, test } from '@jest/globals';
import { NAME, type Setting, operations, story } from './harness.js';

const CART = 'acme-shop-cart';

/** The default pull request, which the test closes so that only the branch `cart` is left. */
const noPull: Setting = { pull: {} };

describe('A push', () => {
  test('to a branch without a pull request builds an app for the branch', () =>
    story(noPull, async (s) => {
      s.github.closePull(s.pull);
      const told = await s.run(s.events.push(s.repository, 'cart'));

      expect(told.outputs).toMatchObject({ status: 'ready', 'project-name': CART, 'comment-url': '' });
      expect(s.app(CART).env.get('PREVIEW_APP_OWNER')).toBe('github.com/123456@cart');
      expect(told.summary).toMatch(/deleted when the branch is deleted/i);
      expect(s.github.commentsOf(s.pull)).toEqual([]);
    }));

  test('to the branch of an open pull request builds the app of that pull request', () =>
    story({}, async (s) => {
      const told = await s.run(s.events.push(s.repository, 'cart'));

      expect(told.outputs).toMatchObject({ status: 'ready', 'project-name': NAME });
      expect(s.headings()).toEqual(['building', 'ready']);
    }));

  test('to a branch that was deleted meanwhile builds nothing', () =>
    story({}, async (s) => {
      const event = s.events.push(s.repository, 'cart');
      s.github.deleteBranch(s.repository, 'cart');
      const told = await s.run(event);

      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'skipped']);
      expect(told.notices).toEqual(['Branch cart was deleted before this run.']);
      expect(s.standing()).toEqual([]);
    }));

  test("is not mistaken for one to a fork's branch of the same name", () =>
    story({}, async (s) => {
      s.github.closePull(s.pull);
      const fork = s.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
      s.github.openPull({ repo: s.repository, number: 43, head: 'cart', headRepository: fork });
      const told = await s.run(s.events.push(s.repository, 'cart'));

      expect(told.outputs['project-name']).toBe(CART);
    }));
});

describe('G7 A run started by hand', () => {
  test('builds the pull request that pr-number names', () =>
    story({}, async (s) => {
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main'), {
        with: { 'pr-number': '42' },
      });

      expect(told.outputs).toMatchObject({ status: 'ready', 'project-name': NAME });
      expect(s.app().env.get('PREVIEW_APP_SOURCE')).toBe('acme/shop:cart');
      expect(s.headings()).toEqual(['building', 'ready']);
    }));

  test('builds the branch that it names, or the one that it was started on', () =>
    story({}, async (s) => {
      s.github.closePull(s.pull);
      s.github.pushBranch(s.repository, 'main', {
        directory: s.repository.branches.get('cart')?.directory ?? '',
      });
      const named = await s.run(s.events.workflowDispatch(s.repository, 'main'), {
        with: { branch: 'cart' },
      });
      const started = await s.run(s.events.workflowDispatch(s.repository, 'main'));

      expect(named.outputs['project-name']).toBe(CART);
      expect(started.outputs['project-name']).toBe('acme-shop-main');
      expect(s.standing()).toEqual([CART, 'acme-shop-main']);
    }));

  test('on a tag requires a branch, and fails before any request', () =>
    story({}, async (s) => {
      const told = await s.run(s.events.workflowDispatch(s.repository, 'refs/tags/v1'));

      expect(told.exitCode).toBe(1);
      expect(told.errors).toEqual([
        'This run was started on a tag, but previews are built from branches.\nStart it on a branch, or set branch or pr-number.\nDetails: docs/errors.md#started-on-tag',
      ]);
      expect(told.calls).toEqual([]);
    }));

  test('for a branch that does not exist reports it and creates nothing', () =>
    story({}, async (s) => {
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main'), {
        with: { branch: 'no-such' },
      });

      expect(told.errors[0]).toMatch(/^There is no branch no-such in this repository\. Nothing was created/);
      expect(operations(told.calls)).not.toContain('createGitHubPreviewApp');
    }));

  test('for a pull request that does not exist reports it, and for one that it may not read names the permission', () =>
    story({}, async (s) => {
      const asked = { with: { 'pr-number': '999' } };
      const absent = await s.run(s.events.workflowDispatch(s.repository, 'main'), asked);
      expect(absent.errors[0]).toMatch(/^There is no pull request #999 in acme\/shop\. Nothing was created/);
      expect(operations(absent.calls)).not.toContain('createGitHubPreviewApp');

      s.trouble('GET /repos/{owner}/{repo}/pulls', {
        kind: 'respond',
        status: 404,
        body: '{"message":"Not Found"}',
      });
      const hidden = await s.run(s.events.workflowDispatch(s.repository, 'main'), asked);
      expect(hidden.errors[0]).toContain('GitHub did not allow this run to read pull request #999');
    }));

  test('for both a branch and a pull request is refused', () =>
    story({}, async (s) => {
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main'), {
        with: { branch: 'cart', 'pr-number': '42' },
      });

      expect(told.errors[0]).toContain('branch and pr-number: both are set');
      expect(told.calls).toEqual([]);
    }));

  test('may delete the app of an open pull request', () =>
    story({}, async (s) => {
      await s.on('opened');
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main'), {
        with: { 'pr-number': '42', mode: 'delete' },
      });

      expect(told.outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
      expect(s.comment().body).toContain('- Requested by hand');
    }));

  test('may build the app of a closed pull request, which does not count as closed during the run', () =>
    story({}, async (s) => {
      s.github.closePull(s.pull);
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main'), {
        with: { 'pr-number': '42', mode: 'deploy' },
      });

      expect(told.outputs['status']).toBe('ready');
      expect(s.standing()).toEqual([NAME]);
    }));

  test('deletes the app of a branch that no longer exists', () =>
    story({}, async (s) => {
      s.github.closePull(s.pull);
      await s.run(s.events.push(s.repository, 'cart'));
      s.github.deleteBranch(s.repository, 'cart');
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main'), {
        with: { branch: 'cart', mode: 'delete' },
      });

      expect(told.outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
    }));

  test('skips a pull request from a fork', () =>
    story({}, async (s) => {
      const fork = s.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
      s.github.openPull({ repo: s.repository, number: 43, head: 'cart', headRepository: fork });
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main'), {
        with: { 'pr-number': '43', mode: 'deploy' },
      });

      expect(told.outputs['status']).toBe('skipped');
      expect(told.notices[0]).toContain('Pull request #43 comes from a fork');
      expect(s.standing()).toEqual([]);
    }));
});
