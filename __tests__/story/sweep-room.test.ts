import { describe, expect, test } from '@jest/globals';
import { NAME, calls, story } from './harness.js';
import { HOUR, app, openPull, permitted, rows, standing } from './sweeping.js';

describe('With max-previews a deploy', () => {
  test('that would exceed it is refused, and names what stands', () =>
    story(permitted, async (s) => {
      app(s, '#1', { hours: 3 });
      app(s, '#2', { hours: 9 });
      const told = await s.on('opened', { with: { 'max-previews': '2' } });

      expect(told.outputs['status']).toBe('failed');
      expect(standing(s)).toEqual(['1', '2']);
      expect(calls(told, 'createGitHubPreviewApp')).toBe(0);
      expect(told.errors[0]).toContain(
        `There is no room for ${NAME}: max-previews is 2, and 2 stand already. Nothing was created. The oldest first: acme-shop-pr-2, acme-shop-pr-1.`,
      );
      expect(told.errors[0]).toContain(
        'comment /preview delete on it; or raise max-previews, or set when-full to evict',
      );
    }));

  test('evicts the oldest where that is wanted, which says so', () =>
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
        '- It is the oldest preview, and max-previews is 2. To have it again, push',
      );
      expect(s.github.deploymentsOf(s.repository)[0]?.statuses.at(-1)?.state).toBeDefined();
    }));

  test('that rebuilds what stands needs no room', () =>
    story(permitted, async (s) => {
      app(s, '#42');
      app(s, '#1');
      const told = await s.on('synchronize', { with: { 'max-previews': '2' } });

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual(['1', '42']);
      expect(told.calls.filter(({ variables }) => 'like' in variables)).toEqual([]);
    }));

  test('counts no foreign apps and none of another template, and reads no marker while there is room', () =>
    story(permitted, async (s) => {
      s.seed("a stranger's", {}, { name: 'acme-shop-pr-7' });
      s.seed("a stranger's", { PREVIEW_APP_OWNER: 'github.com/5#8' }, { name: 'acme-shop-pr-8' });
      app(s, '#6', { name: 'acme-shop-pr-6-cart' });
      const told = await s.on('opened', { with: { 'max-previews': '1' } });
      expect(told.exitCode).toBe(0);
      s.github.closePull(s.pull);
    }));

  test('evicts none that may still be at work', () =>
    story(permitted, async (s) => {
      app(s, '#1', { hours: 0.1 });
      const told = await s.on('opened', { with: { 'max-previews': '1', 'when-full': 'evict' } });

      expect(told.outputs['status']).toBe('failed');
      expect(told.errors[0]).toContain('none of them may give way');
      expect(standing(s)).toEqual(['1']);
    }));

  test('by dry run says which would go', () =>
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
