import { describe, expect, test } from '@jest/globals';
import type { Call } from '../../../simulator/contracts.js';
import { calls, HOUR, NAME, permitted, story, type Story } from '../harness.js';
import { app, asksForStates, closedPull, openPull, rows, stale, standing } from './sweeping.js';

const byName =
  (name: string) =>
  ({ operation, variables }: Call): boolean =>
    operation === 'projects' && variables['name'] === name;

/** Another run rebuilds the app just before it is removed. */
function rebuiltMeanwhile(s: Story, name: string): void {
  s.host.addFault({
    operation: byName(name),
    trouble: {
      kind: 'rewrite',
      body: (text) => {
        s.app(name).env.set('PREVIEW_APP_BUILD', `2.1@${s.clock.date().toISOString()}`);
        return text;
      },
    },
  });
}

describe('With max-previews a deploy', () => {
  test('is refused when it would exceed the limit, and names the existing previews', () =>
    story(permitted, async (s) => {
      app(s, '#1', { hours: 3 });
      app(s, '#2', { hours: 9 });
      const told = await s.on('opened', { with: { 'max-previews': '2' } });

      expect(told.outputs['status']).toBe('failed');
      expect(standing(s)).toEqual(['1', '2']);
      expect(calls(told, 'createGitHubPreviewApp')).toBe(0);
      expect(told.errors[0]).toContain(
        `There is no room for ${NAME}: max-previews is 2, and 2 previews exist. Nothing was created. The oldest first: acme-shop-pr-2, acme-shop-pr-1.`,
      );
      expect(told.errors[0]).toContain(
        'comment /preview delete on it, or raise max-previews, or set when-full to evict',
      );
    }));

  test('evicts the oldest preview when when-full is evict, and the comment of that preview says so', () =>
    story(permitted, async (s) => {
      const first = await s.on('opened');
      expect(first.exitCode).toBe(0);
      await s.clock.sleep(2 * HOUR);
      app(s, '#2', { hours: 1 });
      const other = openPull(s, 3);
      const told = await s.run(s.events.pullRequest(other, 'opened'), {
        with: { 'max-previews': '2', 'when-full': 'evict' },
      });

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual(['2', '3']);
      expect(s.headings().at(-1)).toBe('deleted');
      expect(s.comment().body).toContain(
        '- It is the oldest preview, and max-previews is 2. To get it back, push',
      );
      expect(s.github.deploymentsOf(s.repository)[0]?.statuses.at(-1)?.state).toBeDefined();
    }));

  test('needs no room when it rebuilds an existing app', () =>
    story(permitted, async (s) => {
      app(s, '#42');
      app(s, '#1');
      const told = await s.on('synchronize', { with: { 'max-previews': '2' } });

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual(['1', '42']);
      // Only the projects of the account are counted.
      expect(told.calls.flatMap(({ variables }) => ('like' in variables ? [variables['like']] : []))).toEqual(
        ['%'],
      );
    }));

  test('counts neither foreign apps nor apps of another template', () =>
    story(permitted, async (s) => {
      s.seed("a stranger's", {}, { name: 'acme-shop-pr-7' });
      s.seed("a stranger's", { PREVIEW_APP_OWNER: 'github.com/5#8' }, { name: 'acme-shop-pr-8' });
      app(s, '#6', { name: 'acme-shop-pr-6-cart' });
      const told = await s.on('opened', { with: { 'max-previews': '1' } });
      expect(told.exitCode).toBe(0);
      s.github.closePull(s.pull);
    }));

  test('never evicts an app of another template, even if its own template could have produced the name', () =>
    story(permitted, async (s) => {
      openPull(s, 1);
      app(s, '#1', { name: 'acme-shop-1-docs', marks: { PREVIEW_APP_SOURCE: 'acme/shop:change-1' } });
      const told = await s.on('opened', {
        with: { name: '{owner}-{repo}-{pr}-{branch}', 'max-previews': '1', 'when-full': 'evict' },
      });

      expect(told.exitCode).toBe(0);
      expect(s.standing().sort()).toEqual(['acme-shop-1-docs', 'acme-shop-42-cart']);
    }));

  test('evicts the app of a closed pull request before older apps, and the oldest of several', () =>
    story(permitted, async (s) => {
      openPull(s, 1);
      app(s, '#1', { hours: 9 });
      stale(s, 2);
      closedPull(s, 3);
      app(s, '#3', { hours: 2 });
      app(s, '@gone', { hours: 1 });
      const inputs = { 'when-full': 'evict' };
      const dry = await s.on('opened', { with: { ...inputs, 'max-previews': '1', 'dry-run': 'true' } });
      expect(rows(dry).slice(1)).toEqual([
        'remove | app | `acme-shop-pr-2` | Pull request #2 is closed, and max-previews is 1',
        'remove | app | `acme-shop-pr-3` | Pull request #3 is closed, and max-previews is 1',
        'remove | app | `acme-shop-pr-gone` | Branch gone was deleted, and max-previews is 1',
        'remove | app | `acme-shop-pr-1` | It is the oldest preview, and max-previews is 1',
      ]);
      const told = await s.on('opened', { with: { ...inputs, 'max-previews': '4' } });

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual(['1', '3', '42', 'gone']);
      expect(told.calls.filter(asksForStates)).toHaveLength(1);
    }));

  test('evicts the oldest when GitHub does not return which pull requests are closed', () =>
    story(permitted, async (s) => {
      openPull(s, 1);
      app(s, '#1', { hours: 9 });
      stale(s, 2);
      s.host.addFault({
        operation: asksForStates,
        times: Infinity,
        trouble: { kind: 'respond', status: 403, body: '{"message":"Resource not accessible"}' },
      });
      const told = await s.on('opened', { with: { 'max-previews': '2', 'when-full': 'evict' } });

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual(['2', '42']);
      expect(told.log.join('\n')).toContain('so the oldest preview is deleted');
    }));

  test('keeps an app that was rebuilt just before, does not change its comment, and evicts another one', () =>
    story(permitted, async (s) => {
      const first = await s.on('opened');
      expect(first.exitCode).toBe(0);
      await s.clock.sleep(2 * HOUR);
      openPull(s, 2);
      app(s, '#2', { hours: 1 });
      rebuiltMeanwhile(s, NAME);
      const other = openPull(s, 3);
      const told = await s.run(s.events.pullRequest(other, 'opened'), {
        with: { 'max-previews': '2', 'when-full': 'evict' },
      });

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual(['3', '42']);
      expect(s.headings().at(-1)).toBe('ready');
      expect(s.github.deploymentsOf(s.repository).at(-1)?.statuses.at(-1)?.state).toBe('success');
    }));

  test('is refused when every candidate was rebuilt just before', () =>
    story(permitted, async (s) => {
      openPull(s, 1);
      app(s, '#1');
      rebuiltMeanwhile(s, 'acme-shop-pr-1');
      const told = await s.on('opened', { with: { 'max-previews': '1', 'when-full': 'evict' } });

      expect(told.outputs['status']).toBe('failed');
      expect(told.errors[0]).toContain(
        `There is no room for ${NAME}: max-previews is 1, and one preview exists`,
      );
      expect(standing(s)).toEqual(['1']);
      expect(calls(told, 'deleteTenant') + calls(told, 'createGitHubPreviewApp')).toBe(0);
    }));

  test('is refused when the second candidate was rebuilt just before, too', () =>
    story(permitted, async (s) => {
      for (const number of [1, 2]) {
        openPull(s, number);
        app(s, `#${String(number)}`, { hours: 10 - number });
        rebuiltMeanwhile(s, `acme-shop-pr-${String(number)}`);
      }
      const told = await s.on('opened', { with: { 'max-previews': '2', 'when-full': 'evict' } });

      expect(told.outputs['status']).toBe('failed');
      expect(told.errors[0]).toContain('max-previews is 2, and 2 previews exist');
      expect(standing(s)).toEqual(['1', '2']);
      expect(calls(told, 'deleteTenant') + calls(told, 'createGitHubPreviewApp')).toBe(0);
    }));

  test('never evicts an app without a marker, even with adopt-unmarked', () =>
    story(permitted, async (s) => {
      openPull(s, 1);
      const old = app(s, '#1');
      // Somebody recreated it by hand between the check and the deletion.
      s.host.addFault({
        operation: byName('acme-shop-pr-1'),
        trouble: {
          kind: 'rewrite',
          body: (text) => {
            for (const key of [...old.env.keys()]) old.env.delete(key);
            return text;
          },
        },
      });
      const told = await s.on('opened', {
        with: { 'max-previews': '1', 'when-full': 'evict', 'adopt-unmarked': 'true' },
      });

      expect(told.outputs['status']).toBe('failed');
      expect(standing(s)).toEqual(['1']);
      expect(calls(told, 'deleteTenant')).toBe(0);
    }));

  test('is refused before it lists any apps when its name template could match every app of the account', () =>
    story(permitted, async (s) => {
      s.seed("a stranger's", { STRIPE_KEY: 'sk_live' }, { name: 'billing-production' });
      const told = await s.on('opened', { with: { name: '{branch}', 'max-previews': '1' } });

      expect(told.outputs['status']).toBe('failed');
      expect(told.errors).toEqual([
        expect.stringContaining('begin the template with {owner}-{repo} or with its own word'),
      ]);
      expect(calls(told, 'getTenantEnv')).toBe(0);
      expect(told.calls.filter(({ variables }) => 'like' in variables)).toEqual([]);
      expect(s.standing()).toEqual(['billing-production']);
    }));

  test('never evicts an app that may still be building', () =>
    story(permitted, async (s) => {
      app(s, '#1', { hours: 0.02 });
      const told = await s.on('opened', { with: { 'max-previews': '1', 'when-full': 'evict' } });

      expect(told.outputs['status']).toBe('failed');
      expect(told.notices).toEqual([expect.stringContaining('Waiting up to 17 min for room.')]);
      expect(told.errors[0]).toContain(
        'too few of them can be deleted: an app can be deleted only 20 min after its build began',
      );
      expect(standing(s)).toEqual(['1']);
    }));

  test('waits until the oldest app is old enough, and then evicts it', () =>
    story(permitted, async (s) => {
      app(s, '#1', { hours: 0.1 });
      const told = await s.on('opened', { with: { 'max-previews': '1', 'when-full': 'evict' } });

      expect(told.outputs['status']).toBe('ready');
      expect(told.notices).toEqual([
        `No preview can be deleted to make room for ${NAME} yet: for 20 min after a build began, its run may still be working. Waiting up to 17 min for room.`,
      ]);
      expect(standing(s)).toEqual(['42']);
    }));

  test('waits for another pull request to close', () =>
    story(permitted, async (s) => {
      const other = openPull(s, 1);
      const young = app(s, '#1', { hours: 0.02 });
      s.later(120_000, () => {
        s.github.closePull(other);
        s.hasura.removeProject(young);
      });
      const told = await s.on('opened', { with: { 'max-previews': '1', 'when-full': 'evict' } });
      expect([told.outputs['status'], standing(s)]).toEqual(['ready', ['42']]);
    }));

  test('reports in a dry run which app it would evict', () =>
    story(permitted, async (s) => {
      app(s, '#1', { hours: 3 });
      const told = await s.on('opened', {
        with: { 'max-previews': '1', 'when-full': 'evict', 'dry-run': 'true' },
      });

      expect(told.outputs['status']).toBe('planned');
      expect(rows(told)).toContain(
        'remove | app | `acme-shop-pr-1` | It is the oldest preview, and max-previews is 1',
      );
      expect(standing(s)).toEqual(['1']);
    }));
});
