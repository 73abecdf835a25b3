import { describe, expect, test } from '@jest/globals';
import { run } from '../../src/run/run.js';
import type { World } from '../../src/rules/world.js';
import { HOUR, NAME, type Story, operations, story } from './harness.js';

/** The requests that create or delete an app, in order. */
function changes(s: Story): string[] {
  return operations(s.host.calls).filter((name) => /^(create|delete)/.test(name));
}

describe('A run that is taken from point to point', () => {
  test('waits there while another one runs from start to end', () =>
    story({}, async (s) => {
      await s.on('opened');
      const held = await s.startTo(
        'deleteTenant: asked',
        s.events.workflowDispatch(s.repository, 'main', {}),
        {
          with: { 'pr-number': '42', mode: 'delete' },
        },
      );
      expect(changes(s)).toEqual(['createGitHubPreviewApp']);
      const beside = await s.on('synchronize', { attempt: 2 });
      expect(beside.outputs['status']).toBe('ready');
      expect(changes(s)).toEqual(['createGitHubPreviewApp', 'createGitHubPreviewApp']);
      expect((await held.goOn()).outputs['status']).toBe('superseded');
      expect(changes(s)[2]).toBe('deleteTenant');
    }));

  test('continues to the next point, or to the nth match from there', () =>
    story({}, async (s) => {
      const held = await s.startTo('createPreviewApp: answered', s.events.pullRequest(s.pull, 'opened'));
      const looks = (): number => operations(s.host.calls).filter((name) => name === 'jobs_by_pk').length;
      expect(looks()).toBe(0);
      await held.goTo(/^job.*: answered$/, 3);
      expect(looks()).toBe(3);
      await s.clock.sleep(60_000);
      expect(looks()).toBe(3);
      expect((await held.goOn()).outputs['status']).toBe('ready');
    }));

  test('takes turns with another one', () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const one = await s.startTo('createPreviewApp: asked', event);
      const other = await s.startTo('createPreviewApp: asked', event);
      await other.goTo('createPreviewApp: answered');
      await one.goTo('createPreviewApp: answered');
      const [first, second] = s.host.calls.filter(({ operation }) => operation === 'createGitHubPreviewApp');
      expect(first?.body).toContain('7002.1@');
      expect(second?.body).toContain('7001.1@');
      await Promise.all([one.goOn(), other.goOn()]);
      expect(s.standing()).toEqual([NAME]);
    }));

  test('loses no time while it is held: no request and no run times out', () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const held = await s.startTo('createPreviewApp: asked', event, { with: { 'timeout-minutes': '3' } });
      await s.clock.sleep(HOUR);
      await held.goTo('jobStatus: answered');
      await s.clock.sleep(HOUR);
      const told = await held.goOn();
      expect([told.outputs['status'], told.ms > 2 * HOUR]).toEqual(['ready', true]);
    }));

  test('can be cancelled while it is held', () =>
    story({}, async (s) => {
      const held = await s.startTo('createPreviewApp: asked', s.events.pullRequest(s.pull, 'opened'));
      held.cancel();
      const told = await held.done;
      expect([told.cancelled, told.exitCode, s.standing()]).toEqual([true, 1, []]);
    }));

  test('can be killed while it is held', () =>
    story({}, async (s) => {
      const held = await s.startTo('createPreviewApp: asked', s.events.pullRequest(s.pull, 'opened'));
      held.kill();
      expect((await held.done).killed).toBe(true);
      await s.clock.sleep(HOUR);
      expect(s.standing()).toEqual([]);
    }));

  test('that never reaches a point fails its story, and the error names the points that it passed', () =>
    story({}, async (s) => {
      await expect(s.startTo('deleteTenant: asked', s.events.pullRequest(s.pull, 'opened'))).rejects.toThrow(
        /^run 7001 \(pull_request\) ended before it was at "deleteTenant: asked"; it passed: .*createPreviewApp: asked/,
      );
    }));

  test('cannot be held where it does not wait', () =>
    story({}, async (s) => {
      await expect(s.startTo('state', s.events.pullRequest(s.pull, 'opened'))).rejects.toThrow(
        'no run can be held at "state"',
      );
    }));
});

test("a runner's wall clock may be wrong, but the time that passes there is right", () =>
  story({}, async (s) => {
    const seen: unknown[] = [];
    const as = async ({ clock, ...world }: World): Promise<number> => {
      const began = clock.now();
      seen.push(clock.date().toISOString());
      await clock.sleep(20_000);
      seen.push(clock.date().toISOString(), clock.now() - began);
      return run({ ...world, clock });
    };
    await s.on('opened', { as, clockFastMs: -10 * 60_000 });
    expect(seen).toEqual(['2026-11-21T09:50:00.000Z', '2026-11-21T09:50:20.000Z', 20_000]);
  }));
