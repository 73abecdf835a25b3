import { describe, expect, test } from '@jest/globals';
import { NAME, OWNER, story } from './harness.js';
import { someOf } from '../support/full.js';

describe('Of two runs for one pull request', () => {
  test.each(someOf([3_000, 6_500, 9_000, 12_000]))(
    'R3 the older one, overtaken after %i ms, ends as superseded and leaves the comment to the newer one',
    (ms) =>
      story({}, async (s) => {
        const older = s.on('opened', { runId: 100 });
        await s.clock.sleep(ms);
        s.github.pushBranch(s.repository, 'cart');
        const newer = s.on('synchronize', { runId: 200 });
        const [first, second] = await Promise.all([older, newer]);

        expect([first.exitCode, first.outputs['status']]).toEqual([0, 'superseded']);
        expect(first.notices).toHaveLength(1);
        expect(first.summary).toContain('a newer run took over');
        expect(second.outputs['status']).toBe('ready');
        expect(s.standing()).toEqual([NAME]);
        expect(s.app().env.get('PREVIEW_APP_BUILD')).toMatch(/^200\.1@/);
        expect(s.comment().body).toContain('/actions/runs/200)');
        expect(s.headings().at(-1)).toBe('ready');
      }),
  );

  test('R3 the older one, which ends last, does not overwrite the report of the newer one', () =>
    story({}, async (s) => {
      // The app of the newer build exists when the older run verifies its own.
      s.whenDeployed(() => {
        s.hasura.removeProject(s.app());
        s.seed('ours', { PREVIEW_APP_OWNER: OWNER, PREVIEW_APP_BUILD: '9000.1@2026-11-21T10:00:09.000Z' });
        s.github.editComment(s.comment(), 'what the newer run says');
      });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('superseded');
      expect(told.notices[0]).toContain(
        'A newer run took over acme-shop-pr-42. https://github.com/acme/shop/actions/runs/9000',
      );
      expect(s.comment().body).toBe('what the newer run says');
    }));
});

describe('An app that an older run replaces during its build', () => {
  test.each([
    [1, [0, 'ready'], []],
    [2, [1, 'failed'], ['An older run replaced the app acme-shop-pr-42 while it was being built, twice.']],
  ])('%i times is built once more, and never called superseded', (times, ends, errors) =>
    story({}, async (s) => {
      let left = times;
      const replace = (): void => {
        if (--left > 0) s.whenDeployed(replace);
        s.hasura.removeProject(s.app());
        s.seed('ours', { PREVIEW_APP_OWNER: OWNER, PREVIEW_APP_BUILD: '6000.1@2026-11-21T09:59:00.000Z' });
      };
      s.whenDeployed(replace);
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual(ends);
      expect(told.errors.map((error) => error.split('\n')[0])).toEqual(errors);
      if (errors.length === 0) expect(s.comment().body).toContain('Rebuilt because an older run replaced it');
    }),
  );
});

describe('J3 A job that the service skips', () => {
  test('ends the run as superseded, and the notice says why', () =>
    story({ build: { creationEnd: { kind: 'skipped', leavesProject: false } } }, async (s) => {
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'superseded']);
      expect(told.notices[0]).toContain(
        'Hasura Cloud skipped this build: a newer build of acme-shop-pr-42 was requested.',
      );
      expect(s.github.commentsOf(s.pull)).toEqual([]);
    }));
});

describe('An app that disappears during its build', () => {
  test('is a failure if no newer run replaced it', () =>
    story({}, async (s) => {
      s.whenDeployed(() => {
        s.hasura.removeProject(s.app());
      });
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(s.headings().at(-1)).toBe('failed');
    }));
});
