import { describe, expect, test } from '@jest/globals';
// Jest cannot load two graphs of modules with common parts at once, as a run does.
import '../../src/direct/entry.js';
import { permitted, story } from './harness.js';

describe('What was used of a Free account', () => {
  test('stands in the job summary, and not in the comment while there is room', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
      const told = await s.on('synchronize');
      expect(told.summary.replaceAll('\\', '')).toContain(
        'Used of a Free account: at least 2 of 60 builds this month (counted in this repository only); 1 of 3 projects',
      );
      expect(s.comment().body).not.toMatch(/Free account/);
    }));

  test('stands in the comment when the next preview would be the last', () =>
    story(permitted, async (s) => {
      s.seed("a stranger's", {}, { name: 'shop-production' });
      await s.on('opened');
      expect(s.comment().body).toContain(
        '- The account has 2 projects, and a Free account may have 3; delete unused ones, or set max-previews',
      );
    }));

  test('counts a project once that had another name when it was created', () =>
    story({ ...permitted, with: { 'build-from': 'commit' } }, async (s) => {
      const told = await s.on('opened');
      expect(told.summary).toContain('Used of a Free account: 1 of 3 projects');
      expect(s.comment().body).not.toMatch(/Free account/);
    }));

  test('does not count builds of an earlier month', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(12 * 24 * 3_600_000);
      s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
      const told = await s.on('synchronize');
      expect(told.summary).toContain('at least 1 of 60 builds this month');
    }));

  test('is not asked for other plans', () =>
    story({ ...permitted, with: { plan: 'cloud_payg' } }, async (s) => {
      const told = await s.on('opened');
      expect(told.summary).not.toContain('Free account');
      expect(told.calls.filter(({ variables }) => 'like' in variables)).toEqual([]);
    }));

  test('never holds up or fails a build', () =>
    story(permitted, async (s) => {
      s.trouble('GET /repos/{owner}/{repo}/deployments', { kind: 'hang' }, { times: 1 });
      const told = await s.on('opened');
      expect(told.outputs['status']).toBe('ready');
      expect(told.summary).toContain('Used of a Free account: 1 of 3 projects');
    }));
});
