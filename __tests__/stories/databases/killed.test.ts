import { describe, expect, test } from '@jest/globals';
import { run } from '../../../src/run/run.js';
import { type Start, type Story, operations } from '../harness.js';
import type { Told } from '../told.js';
import { databaseIn, storiesWithDatabases } from './with-databases.js';
import { someOf } from '../../support/full.js';

const story = storiesWithDatabases();
const CREATE = 'createGitHubPreviewApp';

/** Arranges that a run is cancelled at a certain moment. */
type Moment = (s: Story, cancel: () => void) => Start;

/** When the run sends the first statement that matches. */
const at =
  (sql: RegExp): Moment =>
  (s, cancel) => {
    s.server.proxy.decide = (statement) => {
      if (sql.test(statement)) cancel();
      return 'pass';
    };
    return {};
  };

const after =
  (ms: number): Moment =>
  (s, cancel) => {
    s.later(ms, cancel);
    return {};
  };

const beforeTheOrder: Moment = (_, cancel) => ({
  as: (world) =>
    run({
      ...world,
      remember: (build) => {
        world.remember(build);
        cancel();
      },
    }),
});

const whileOrdered: Moment = (s, cancel) => {
  s.when(CREATE, cancel);
  return {};
};

const unordered: [string, Moment][] = [
  ['while the role is made', at(/^CREATE ROLE/)],
  ['while a database is made', at(/^CREATE DATABASE/)],
  ['while the database gets its name', at(/^COMMENT ON DATABASE/)],
];
const ordered: [string, Moment][] = [
  ['right before the order', beforeTheOrder],
  ['while the order is answered', whileOrdered],
  ['while the project is created', after(2_000)],
  ['while the old database is dropped', at(/^DROP DATABASE/)],
];

/** A build that is cancelled at that moment, and its post step. */
async function killed(
  s: Story,
  action: 'opened' | 'synchronize',
  moment: Moment,
): Promise<{ main: Told; post: Told }> {
  const event = s.events.pullRequest(s.pull, action);
  const cancel = { now: (): void => undefined };
  const start = moment(s, () => {
    cancel.now();
  });
  const running = s.start(event, start);
  cancel.now = () => {
    running.cancel();
  };
  const main = await running.done;
  s.server.proxy.decide = () => 'pass';
  expect(main).toMatchObject({ cancelled: true, exitCode: 1, errors: [] });
  return { main, post: await s.post(event, main) };
}

describe('After a build that was cancelled', () => {
  const next = async (s: Story): Promise<void> => {
    expect((await s.on('synchronize')).outputs['status']).toBe('ready');
    const made = await s.server.made();
    expect(made.map(({ kind }) => kind)).toEqual(['database', 'role']);
    expect(new Set(made.map(({ build }) => build))).toEqual(new Set([s.app().env.get('PREVIEW_APP_BUILD')]));
  };

  test.each(someOf(unordered))(
    "%s, the preview still exists, post waits for no app, and the next push leaves one build's databases",
    (_, moment) =>
      story({}, async (s) => {
        await s.on('opened');
        const old = databaseIn(s);
        const { main, post } = await killed(s, 'synchronize', moment);

        expect(operations(main.calls)).not.toContain(CREATE);
        expect(post).toMatchObject({ exitCode: 0, calls: [], printed: [], summary: '', ms: 0 });
        expect(s.headings().at(-1)).toBe('ready');
        expect(databaseIn(s)).toBe(old);
        expect(await s.server.databases()).toContain(old);
        // What the run had begun to create still exists.
        expect((await s.server.made()).length).toBeGreaterThan(2);
        await next(s);
      }),
  );

  test.each(someOf(ordered))("%s, the next push leaves one build's databases", (what, moment) =>
    story({}, async (s) => {
      if (what.includes('old')) await s.on('opened');
      const { post } = await killed(s, 'synchronize', moment);
      expect(post.log.join('\n')).toMatch(/(The app acme-shop-pr-42 exists|No app acme-shop-pr-42 exists)/);
      await next(s);
    }),
  );
});

describe('After a first build that was cancelled', () => {
  test.each(someOf([...unordered.slice(1, 2), ...ordered.slice(1, 3)]))(
    '%s, the teardown leaves nothing',
    (_, moment) =>
      story({}, async (s) => {
        await killed(s, 'opened', moment);
        s.github.closePull(s.pull);

        expect((await s.on('closed')).outputs['status']).toBe('deleted');
        expect(await s.server.made()).toEqual([]);
        expect(s.standing()).toEqual([]);
      }),
  );
});

describe('A preview whose runs are cancelled again and again', () => {
  test("ends with one build's databases", () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'synchronize');
      for (const ms of [1_000, 5_000, 8_000]) {
        await s.post(event, await s.cancelledAfter(ms, event));
      }
      expect((await s.run(event)).outputs['status']).toBe('ready');
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
    }));

  test('and whose run times out while it creates databases reports it, and the next run drops what it had begun', () =>
    story({}, async (s) => {
      // The server is slow: in virtual time only the pauses between tries take time.
      s.server.proxy.decide = (sql) => (sql.startsWith('CREATE DATABASE') ? 'cut before' : 'pass');
      const told = await s.on('opened', { with: { 'timeout-minutes': '0.1' } });
      s.server.proxy.decide = () => 'pass';

      expect(told.errors[0]).toContain('Timed out after 6.0 s while creating the databases');
      expect((await s.server.made()).map(({ kind }) => kind)).toEqual(['role']);
      expect((await s.on('synchronize')).outputs['status']).toBe('ready');
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
    }));
});
