import { describe, expect, test } from '@jest/globals';
import { NAME, operations, story } from './harness.js';
import { someOf } from '../support/full.js';

describe('R1 A pull request that closes while its app is built', () => {
  test.each(
    someOf([
      ['while the project is created', 2_000],
      ['right after the project was created', 7_000],
      ['while the branch is fetched', 9_000],
      ['while migrations run', 12_000],
    ]),
  )('%s leaves no app, and the run says why', (_, ms) =>
    story({}, async (s) => {
      s.later(ms, () => {
        s.github.closePull(s.pull);
      });
      const told = await s.on('opened');

      expect(told.exitCode).toBe(0);
      expect(told.outputs).toMatchObject({ status: 'deleted', created: 'false' });
      expect(s.standing()).toEqual([]);
      expect(told.log).toContain(`▼ Remove ${NAME}`);
      expect(s.github.commentsOf(s.pull).every(({ body }) => body.includes('Hasura preview: deleted'))).toBe(
        true,
      );
      const left = s.github.commentsOf(s.pull).map(({ body }) => body);
      for (const body of left) expect(body).toContain('was closed during the run');
    }),
  );

  test('as its deployment ends leaves no app either', () =>
    story({}, async (s) => {
      s.whenDeployed(() => {
        s.github.closePull(s.pull);
      });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
      expect(s.headings().at(-1)).toBe('deleted');
    }));

  test('and whose own teardown runs beside the build: both succeed, and nothing is left', () =>
    story({}, async (s) => {
      const building = s.on('opened');
      await s.clock.sleep(8_000);
      s.github.closePull(s.pull);
      const [build, teardown] = await Promise.all([building, s.on('closed')]);

      expect([build.outputs['status'], teardown.outputs['status']]).toEqual(['deleted', 'deleted']);
      expect(s.standing()).toEqual([]);
      expect(s.headings().at(-1)).toBe('deleted');
    }));

  test('during a slow build ends the waiting within half a minute', () =>
    story(
      {
        build: {
          tasks: [
            { name: 'gh-validation', ms: 100 },
            { name: 'apply-migration', ms: 600_000 },
          ],
        },
      },
      async (s) => {
        s.later(60_000, () => {
          s.github.closePull(s.pull);
        });
        const told = await s.on('opened');

        expect(told.outputs['status']).toBe('deleted');
        expect(s.standing()).toEqual([]);
        // The run checks the pull request every 30 s; the rest is the deletion.
        expect(told.ms).toBeLessThan(60_000 + 40_000);
      },
    ));

  test('is not assumed to be closed when it can no longer be read', () =>
    story({}, async (s) => {
      s.trouble(
        'GET /repos/{owner}/{repo}/pulls/{number}',
        { kind: 'respond', status: 403, body: '{"message":"Resource not accessible by integration"}' },
        { after: 1, times: Infinity },
      );
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(s.standing()).toEqual([NAME]);
      expect(s.comment().body).toContain('the exact commit is unknown');
    }));
});

describe('A branch that is deleted while its app is built', () => {
  test('leaves no app', () =>
    story({}, async (s) => {
      s.github.closePull(s.pull);
      s.later(5_000, () => {
        s.github.deleteBranch(s.repository, 'cart');
      });
      const told = await s.run(s.events.push(s.repository, 'cart'));

      expect(told.outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
    }));
});

describe('R6 A pull request that is closed and at once reopened', () => {
  test('has an app in the end, in whatever order the two runs come', () =>
    story({}, async (s) => {
      s.github.closePull(s.pull);
      const closed = s.events.pullRequest(s.pull, 'closed');
      s.github.reopenPull(s.pull);
      const reopened = await s.on('reopened');
      const late = await s.run(closed);

      expect([reopened.outputs['status'], late.outputs['status']]).toEqual(['ready', 'ready']);
      expect(operations(late.calls)).not.toContain('deleteTenant');
      expect(s.standing()).toEqual([NAME]);
    }));
});
