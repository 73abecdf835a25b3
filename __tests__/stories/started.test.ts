import { describe, expect, test } from '@jest/globals';
import { DATABASE_URL, NAME, permitted, story, type Story } from './harness.js';

/** A run that another workflow starts. */
const startedRun = (s: Story): Parameters<Story['run']>[0] => ({
  ...s.events.schedule(s.repository),
  name: 'workflow_run',
  payload: { action: 'completed', workflow_run: { id: 1 } },
});

describe.each(['workflow_run', 'repository_dispatch'])('A run on %s', (name) => {
  const event = (s: Story): Parameters<Story['run']>[0] => ({ ...startedRun(s), name });

  test('with pr-number builds the app of that pull request', () =>
    story(permitted, async (s) => {
      const told = await s.run(event(s), { with: { 'pr-number': '42' } });
      expect([told.outputs['status'], s.standing(), s.headings().at(-1)]).toEqual(['ready', [NAME], 'ready']);
    }));

  test('with pr-number of a closed pull request deletes its app, and builds none', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      const told = await s.run(event(s), { with: { 'pr-number': '42' } });
      expect([told.outputs['status'], s.standing()]).toEqual(['deleted', []]);
    }));

  test('gives a pull request from a fork no app', () =>
    story(permitted, async (s) => {
      const fork = s.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
      s.github.pushBranch(fork, 'evil');
      s.github.openPull({
        repo: s.repository,
        number: 13,
        head: 'evil',
        headRepository: fork,
        author: 'mallory',
      });
      const told = await s.run(event(s), { with: { 'pr-number': '13' } });
      expect([told.outputs['status'], s.standing()]).toEqual(['skipped', []]);
    }));

  test('without pr-number is skipped, and says what to set', () =>
    story(permitted, async (s) => {
      const told = await s.run(event(s), { with: { 'pr-number': '0' } });
      expect([told.exitCode, told.outputs['status'], told.calls]).toEqual([0, 'skipped', []]);
      expect(told.notices).toEqual([
        `The input pr-number is not set, and the event ${name} names no pull request. Set pr-number, or set mode to sweep.`,
      ]);
    }));
});

test('A push to a branch with two open pull requests says that it acts on one of them', () =>
  story(permitted, async (s) => {
    s.github.openPull({ repo: s.repository, number: 43, head: 'cart', author: 'alice', base: 'next' });
    const told = await s.run(s.events.push(s.repository, 'cart'));
    expect(told.outputs).toMatchObject({ status: 'ready', 'project-name': NAME });
    expect(told.notices).toEqual([
      'Branch cart has several open pull requests. This run acts on #42 only, not on #43. To give each its own preview, start the workflow on pull_request instead of push.',
    ]);
  }));

describe('With HASURA_GRAPHQL_ENABLED_APIS that leaves the metadata API out', () => {
  test('an app is ready within seconds, and a notice says what was not checked', () =>
    story(
      { ...permitted, with: { env: `PG_DATABASE_URL=${DATABASE_URL}\nHASURA_GRAPHQL_ENABLED_APIS=graphql` } },
      async (s) => {
        const before = s.clock.now();
        const told = await s.on('opened');
        expect([told.exitCode, told.outputs['status']]).toEqual([0, 'ready']);
        expect(s.clock.now() - before).toBeLessThan(40_000);
        expect(told.notices).toEqual([
          expect.stringContaining('HASURA_GRAPHQL_ENABLED_APIS disables the metadata API'),
        ]);
      },
    ));
});

describe('The remedy of a failed build', () => {
  test.each([
    ['source with name "default" is inconsistent', "Set the database's variable in the workflow"],
    ['permission denied to create extension "postgres_fdw"', 'set postgres-template to the name'],
    ['permission denied to create role', 'Leave CREATE ROLE and OWNER TO out of the migrations'],
    ['must be able to SET ROLE "owner"', 'Leave CREATE ROLE and OWNER TO out of the migrations'],
    ['role "hasura_owner" does not exist', 'Create that role on the server of postgres-url'],
    ['relation "orders" already exists', 'Set postgres-url and postgres-env'],
    ['syntax error at or near "SELEC"', 'Fix what the error names and push again'],
  ])('follows from its words: %s', (words, remedy) =>
    story({ build: { fail: { task: 'apply-migration', error: words } } }, async (s) => {
      const told = await s.on('opened');
      expect(told.errors[0]).toContain(remedy);
    }),
  );
});

test('A cancelled run says so in its outputs, with what is known of the app', () =>
  story({}, async (s) => {
    const told = await s.cancelledAfter(10_000, s.events.pullRequest(s.pull, 'opened'));
    expect(told.outputs).toMatchObject({ status: 'cancelled', 'project-name': NAME, created: 'false' });
  }));

test('A region that this version does not know is sent as written, with a warning', () =>
  story({ with: { region: 'mars-north-9' } }, async (s) => {
    const told = await s.on('opened');
    expect([told.outputs['status'], s.app().region]).toEqual(['ready', 'mars-north-9']);
    expect(told.warnings).toEqual([
      expect.stringContaining('does not know the region mars-north-9. It is sent as written'),
    ]);
  }));
