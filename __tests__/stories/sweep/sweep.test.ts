import { describe, expect, test } from '@jest/globals';
import { calls, operations, permitted, story } from '../harness.js';
import { app, asksForStates, closedPull, openPull, rows, stale, standing, sweep } from './sweeping.js';

describe('A sweep', () => {
  test('removes the apps of closed pull requests and deleted branches, and no others', () =>
    story(permitted, async (s) => {
      stale(s, 1);
      closedPull(s, 2, { merged: true });
      app(s, '#2');
      openPull(s, 3);
      app(s, '#3');
      app(s, '@main');
      app(s, '@gone');
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(told.outputs['status']).toBe('swept');
      expect(standing(s)).toEqual(['3', 'main']);
      expect(rows(told)).toEqual([
        'remove | app | `acme-shop-pr-1` | Pull request #1 is closed',
        'remove | app | `acme-shop-pr-2` | Pull request #2 was merged',
        'leave | app | `acme-shop-pr-3` | Pull request #3 is open',
        'remove | app | `acme-shop-pr-gone` | Branch gone was deleted',
        'leave | app | `acme-shop-pr-main` | Branch main exists',
      ]);
      expect(told.log).toContain('Batch 1 of 1: deletion of 3 apps requested.');
      expect(told.log).toContain('✓ Checked 5 items: 3 removed, 2 left.');
    }));

  test('with nothing to do succeeds', () =>
    story(permitted, async (s) => {
      const told = await sweep(s);

      expect(told.outputs['status']).toBe('swept');
      expect(told.log).toContain('✓ Checked 0 items: 0 removed, 0 left.');
      expect(told.calls.some(asksForStates)).toBe(false);
    }));

  test('can be started by hand with mode: sweep', () =>
    story(permitted, async (s) => {
      stale(s, 1);
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main'), { with: { mode: 'sweep' } });

      expect(told.outputs['status']).toBe('swept');
      expect(standing(s)).toEqual([]);
    }));

  test('keeps what is not certainly ours and stale, and says why', () =>
    story(permitted, async (s) => {
      for (const number of [1, 2, 3, 4, 5, 6]) closedPull(s, number);
      app(s, '#1', { hours: 0.5 });
      app(s, '#2', { marks: { PREVIEW_APP_BUILD: 'some day' } });
      s.seed("a stranger's", {}, { name: 'acme-shop-pr-3' });
      s.seed("a stranger's", { PREVIEW_APP_OWNER: 'github.com/99#4' }, { name: 'acme-shop-pr-4' });
      s.seed("a stranger's", { PREVIEW_APP_OWNER: 7 }, { name: 'acme-shop-pr-5' });
      app(s, '#6', { name: 'acme-shop-pr-6-cart' });
      app(s, '#77');
      s.seed("a stranger's", { PREVIEW_APP_OWNER: 'github.com/123456#1' }, { name: 'acme-shop-production' });
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(calls(told, 'deleteTenant')).toBe(0);
      expect(rows(told)).toEqual([
        'leave | app | `acme-shop-pr-1` | It was built less than 60 min ago',
        'leave | app | `acme-shop-pr-2` | Its marker does not say when it was built',
        'leave | app | `acme-shop-pr-3` | This action did not create it: it carries no marker',
        'leave | app | `acme-shop-pr-4` | It belongs to another repository',
        'leave | app | `acme-shop-pr-5` | Its owner cannot be read: PREVIEW_APP_OWNER is not a string',
        'leave | app | `acme-shop-pr-6-cart` | It belongs to github.com/123456#6, and this name template does not produce its name',
        'leave | app | `acme-shop-pr-77` | GitHub did not return the state of pull request #77',
      ]);
      // It never read production's variables.
      expect(calls(told, 'getTenantEnv')).toBe(7);
    }));

  test('applies its gates only to the apps of its own name template', () =>
    story(permitted, async (s) => {
      openPull(s, 1);
      app(s, '#1');
      app(s, '#1', { name: 'acme-shop-docs-1', hours: 90 * 24 });
      const told = await sweep(s, {
        name: '{owner}-{repo}-docs-{pr}',
        'max-age-days': '30',
        'require-label': 'docs',
      });

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual(['1']);
      expect(rows(told)).toEqual([
        'remove | app | `acme-shop-docs-1` | Pull request #1 does not have the label docs',
      ]);
    }));

  test('keeps an app of another template that its own could have named, because the branch is a different one', () =>
    story(permitted, async (s) => {
      openPull(s, 1);
      app(s, '#1', { name: 'acme-shop-1-docs', marks: { PREVIEW_APP_SOURCE: 'acme/shop:change-1' } });
      app(s, '#1', { name: 'acme-shop-1-change-1', marks: { PREVIEW_APP_SOURCE: 'old/name:change-1' } });
      app(s, '#1', { name: 'acme-shop-1-x' });
      const told = await sweep(s, { name: '{owner}-{repo}-{pr}-{branch}', 'require-label': 'preview' });

      expect(told.exitCode).toBe(0);
      expect(rows(told)).toEqual([
        'remove | app | `acme-shop-1-change-1` | Pull request #1 does not have the label preview',
        'leave | app | `acme-shop-1-docs` | It belongs to github.com/123456#1, and this name template does not produce its name',
        'leave | app | `acme-shop-1-x` | It belongs to github.com/123456#1, but does not record its branch, which this name template uses',
      ]);
    }));

  test('continues after an app whose number cannot exist on GitHub', () =>
    story(permitted, async (s) => {
      stale(s, 1);
      app(s, '#9999999999');
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual(['9999999999']);
    }));

  test('is refused before it requests any app when its name template could match every app of the account', () =>
    story(permitted, async (s) => {
      s.seed("a stranger's", { STRIPE_KEY: 'sk_live' }, { name: 'billing-production' });
      for (const name of ['{branch}', '{pr}-{owner}', '--{branch}-{repo}', '{owner}-{branch}']) {
        const told = await sweep(s, { name });

        expect(told.exitCode).toBe(1);
        expect(told.outputs['status']).toBe('failed');
        expect(told.errors).toEqual([
          expect.stringContaining(
            `The input name, ${name}, has neither {repo} nor its own word before {pr} or {branch}`,
          ),
        ]);
        expect(told.errors[0]).toContain('begin the template with {owner}-{repo} or with its own word');
        expect(calls(told, 'getTenantEnv') + calls(told, 'projects')).toBe(0);
        expect(told.summary).not.toContain('billing');
      }
    }));

  test('keeps an app that may still be building, for as long as its time limit', () =>
    story(permitted, async (s) => {
      closedPull(s, 1);
      app(s, '#1', { hours: 2 });
      const told = await sweep(s, { 'timeout-minutes': '180' });

      expect(rows(told)).toEqual(['leave | app | `acme-shop-pr-1` | It was built less than 180 min ago']);
      await s.clock.sleep(2 * 3_600_000);
      await sweep(s, { 'timeout-minutes': '180' });
      expect(standing(s)).toEqual([]);
    }));

  test('never removes an app because of max-previews when it cannot read its pull request', () =>
    story(permitted, async (s) => {
      app(s, '#77', { hours: 9 });
      openPull(s, 1);
      app(s, '#1');
      const told = await sweep(s, { 'max-previews': '1' });

      expect(told.exitCode).toBe(0);
      expect(rows(told)).toContain(
        'leave | app | `acme-shop-pr-77` | GitHub did not return the state of pull request #77',
      );
    }));

  test('never removes an app because of max-previews when it cannot read its pull request again just before', () =>
    story(permitted, async (s) => {
      openPull(s, 1);
      app(s, '#1', { hours: 9 });
      openPull(s, 2);
      app(s, '#2');
      s.host.addFault({
        operation: asksForStates,
        after: 1,
        trouble: { kind: 'rewrite', body: (text) => text.replace(/"p1":\{/, '"p1":null,"was":{') },
      });
      const told = await sweep(s, { 'max-previews': '1' });

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual(['1', '2']);
      expect(rows(told)).toContain(
        'leave | app | `acme-shop-pr-1` | GitHub did not return the state of pull request #1',
      );
    }));

  test('lists the apps again when the list changes meanwhile', () =>
    story(permitted, async (s) => {
      const apps = Array.from({ length: 150 }, (_, index) => {
        const number = String(1000 + index);
        return Object.assign(app(s, `#${number}`), { id: `00000000-0000-4000-8000-00000000${number}` });
      });
      s.when('projects', () => {
        for (const gone of apps.slice(0, 2)) s.hasura.removeProject(gone);
      });
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(rows(told)).toHaveLength(148);
      expect(calls(told, 'projects')).toBe(2 + 3);
    }));

  test('processes every app that it saw when the list keeps changing', () =>
    story(permitted, async (s) => {
      stale(s, 1);
      let looks = 0;
      s.host.addFault({
        operation: ({ operation, variables }) => operation === 'projects' && 'like' in variables,
        times: Infinity,
        trouble: {
          kind: 'rewrite',
          body: (text) => (looks++ % 2 === 0 ? text : '{"data":{"projects":[]}}'),
        },
      });
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(looks).toBe(6);
      expect(standing(s)).toEqual([]);
    }));

  test('removes apps whose pull request lost its label, and keeps those of drafts', () =>
    story(permitted, async (s) => {
      openPull(s, 1, { labels: ['Preview'] });
      openPull(s, 2, { labels: ['other'] });
      openPull(s, 3, { labels: ['preview'], draft: true });
      for (const subject of ['#1', '#2', '#3']) app(s, subject);
      const told = await sweep(s, { 'require-label': 'preview', 'skip-drafts': 'true' });

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual(['1', '3']);
    }));

  test('removes apps that were not rebuilt for too long, and the oldest beyond max-previews', () =>
    story(permitted, async (s) => {
      for (const [number, hours] of [
        [1, 15 * 24],
        [2, 50],
        [3, 40],
        [4, 30],
        [5, 0.2],
      ] as const) {
        openPull(s, number);
        app(s, `#${String(number)}`, { hours });
      }
      app(s, '@main', { hours: 20 });
      const told = await sweep(s, { 'max-age-days': '14', 'max-previews': '3' });

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual(['4', '5', 'main']);
      expect(rows(told).filter((row) => row.startsWith('remove'))).toEqual([
        'remove | app | `acme-shop-pr-1` | It was not rebuilt for 14 days, the limit of max-age-days',
        'remove | app | `acme-shop-pr-2` | It is one of the oldest of 5 previews, and max-previews is 3',
        'remove | app | `acme-shop-pr-3` | It is one of the oldest of 5 previews, and max-previews is 3',
      ]);
    }));

  test('asks GitHub again just before it removes an app, and keeps it if its pull request was reopened', () =>
    story(permitted, async (s) => {
      stale(s, 1);
      const pull = closedPull(s, 2);
      app(s, '#2');
      let looks = 0;
      s.host.addFault({
        operation: asksForStates,
        times: Infinity,
        trouble: {
          kind: 'rewrite',
          body: (text) => {
            if (++looks === 1) s.github.reopenPull(pull);
            return text;
          },
        },
      });
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual(['2']);
      expect(rows(told)).toContain('leave | app | `acme-shop-pr-2` | Pull request #2 is open');
    }));

  test('reports the same in a dry run, and changes nothing', () =>
    story(permitted, async (s) => {
      stale(s, 1);
      openPull(s, 2);
      app(s, '#2');
      const dry = await sweep(s, { 'dry-run': 'true' });

      expect(dry.exitCode).toBe(0);
      expect(dry.outputs['status']).toBe('planned');
      expect(standing(s)).toEqual(['1', '2']);
      expect(dry.notices).toEqual(['Dry run: A sweep of all previews. Nothing was changed.']);
      expect(rows(await sweep(s))).toEqual(rows(dry));
    }));

  test('of many apps needs few requests: pages of apps, states by the hundred, each marker and deletion once', () =>
    story(permitted, async (s) => {
      for (let number = 100; number < 350; number++) {
        if (number < 320) stale(s, number);
        else {
          openPull(s, number);
          app(s, `#${String(number)}`);
        }
      }
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toHaveLength(30);
      expect(calls(told, 'deleteTenant')).toBe(220);
      expect(calls(told, 'getTenantEnv')).toBe(250);
      // Three pages and an empty one; then three checks whether the deleted apps are gone.
      expect(calls(told, 'projects')).toBe(4 + 3);
      expect(told.calls.filter(asksForStates)).toHaveLength(3 + 3);
      expect(told.log.filter((line) => line.startsWith('Batch'))).toEqual([
        'Batch 1 of 3: deletion of 100 apps requested.',
        'Batch 2 of 3: deletion of 100 apps requested.',
        'Batch 3 of 3: deletion of 20 apps requested.',
      ]);
      // Never more than eight at once.
      const deletions = told.calls.filter(({ operation }) => operation === 'deleteTenant');
      for (const { at } of deletions)
        expect(
          deletions.filter((other) => other.at <= at && at < (other.answeredAt ?? Infinity)).length,
        ).toBeLessThanOrEqual(8);
    }));
});

test('On a schedule, a mode that does not sweep is skipped', () =>
  story(permitted, async (s) => {
    app(s, '#1', { hours: 48 });
    const told = await sweep(s, { mode: 'deploy' });

    expect(told.outputs['status']).toBe('skipped');
    expect(operations(told.calls)).toEqual([]);
  }));
