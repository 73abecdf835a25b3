import { describe, expect, test } from '@jest/globals';
// Jest cannot load two graphs of modules with common parts at once, as a run does. Other stories rehearse nothing.
import '../../src/rehearsal/entry.js';
import '../../src/rehearsal/start.js';
import '../../src/run/rehearsal.js';
import { editedProjects } from '../support/edited-project.js';
import { queryOn } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { until } from '../rehearsal/clusters.js';
import { type Setting, type Story, NAME, permitted, story } from './harness.js';

const repository = editedProjects();
const postgres = usePostgres();
const MIGRATIONS = 'hasura-shop/migrations/default';
const NEW = `${MIGRATIONS}/1718000240000_notes/up.sql`;

/** Migrations of the pull request; INDEXED needs a column that RENAMED, which the base has got since, takes away. */
const NOTES = { [NEW]: '-- for clerks\nalter table orders add column note text;\n' };
const INDEXED = { [NEW]: 'select 1;\ncreate index on products (title);\n' };
const RENAMED = {
  [`${MIGRATIONS}/1718000300000_rename/up.sql`]: 'alter table products rename column title to name;\n',
};

const push = (s: Story, branch: string, edits: Record<string, string>): void => {
  s.github.pushBranch(s.repository, branch, { directory: repository(edits) });
};

/** A story whose runs rehearse on a server that the workflow gives. Nothing may be left there. */
async function rehearsed(setting: Setting, tell: (s: Story) => Promise<void>): Promise<void> {
  const { adminUrl } = postgres();
  const given = { rehearsal: 'error', 'rehearsal-postgres-url': adminUrl };
  await story({ ...setting, socketsAreWork: true, with: { ...given, ...setting.with } }, tell);
  const left = await queryOn(
    adminUrl,
    `select datname as name from pg_database where datname like 'rehearsal%'
     union all select rolname from pg_roles where rolname like 'rehearsal%'`,
  );
  expect(left).toEqual([]);
}

describe('A merge that works', () => {
  test('is a line in the comment, and the run is green', () =>
    rehearsed(permitted, async (s) => {
      push(s, 'cart', NOTES);
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status'], told.errors]).toEqual([0, 'ready', []]);
      const { body } = s.comment();
      expect(body).toMatch(
        /<summary><b>Upgrade from main<\/b>: 1 migration, [\d.]+ m?s, orders locked against reads and writes, down\.sql is missing<\/summary>/,
      );
      expect(told.summary).toContain('Upgrade from main');
      expect(told.placed.map(({ level, file, line }) => `${level} ${file}:${String(line)}`)).toEqual([
        `notice ${NEW}:2`,
      ]);
    }));
});

describe('A merge that would fail, although a fresh preview works', () => {
  const opened = async (s: Story): Promise<Awaited<ReturnType<Story['on']>>> => {
    push(s, 'cart', INDEXED);
    push(s, 'main', RENAMED);
    return await s.on('opened');
  };

  test('fails the run on the line, and the app stands', () =>
    rehearsed(permitted, async (s) => {
      const told = await opened(s);
      expect([told.exitCode, told.outputs['status'], s.app().name]).toEqual([1, 'ready', NAME]);
      expect(told.errors).toEqual([
        expect.stringMatching(
          /^Merging this would not work, although the preview does:\n- hasura-shop\/migrations\/default\/1718000240000_notes\/up\.sql:2: .*column "title" does not exist/,
        ),
      ]);
      expect(told.placed.map(({ level, file, line }) => `${level} ${file}:${String(line)}`)).toContain(
        `error ${NEW}:2`,
      );
      const { body } = s.comment();
      expect(body).toContain('Hasura preview: ready');
      expect(body).toContain('1718000240000_notes fails');
      expect(body).toContain('upgrade-fails');
      expect(body).toContain('The name 1718000300001\\_notes would put it after that');
      expect(body).toContain('Rehearsal: 2 warnings and 1 notice');
      // Nothing is said twice: the review leaves the order of migrations to the rehearsal.
      expect(body.split('migration-older')).toHaveLength(2);
      // The deployment is a success, so the next event keeps the app.
      const states = (): string[][] =>
        s.github.deploymentsOf(s.repository).map(({ statuses }) => statuses.map(({ state }) => state));
      expect(states()).toEqual([['in_progress', 'success']]);
      const again = await s.on('synchronize');
      expect([again.exitCode, again.outputs['status']]).toEqual([1, 'ready']);
      expect(states()).toEqual([['in_progress', 'success']]);
    }));

  test('links to the line where neither check nor review runs', () =>
    rehearsed({ ...permitted, with: { check: 'off', review: 'false' } }, async (s) => {
      await opened(s);
      expect(s.comment().body).toMatch(
        /\]\(https:\/\/github\.com\/[^)\s]*\/blob\/[0-9a-f]{40}\/hasura-shop\/migrations\/default\/1718000240000%5Fnotes\/up\.sql#L2\)/,
      );
    }));

  test('is only shown with rehearsal: warn', () =>
    rehearsed({ ...permitted, with: { rehearsal: 'warn' } }, async (s) => {
      const told = await opened(s);
      expect([told.exitCode, told.outputs['status'], told.errors]).toEqual([0, 'ready', []]);
      expect(s.comment().body).toContain('1718000240000_notes fails');
    }));

  test('fails a run that only checks', () =>
    rehearsed({ ...permitted, with: { mode: 'check' } }, async (s) => {
      const told = await opened(s);
      expect([told.exitCode, told.outputs['status'], s.standing()]).toEqual([1, 'checked', []]);
      expect(told.errors).toEqual([expect.stringContaining('Merging this would not work')]);
      expect(told.summary).toContain('1718000240000_notes fails');
    }));

  test('is found for a fork, whose SQL runs on the throw-away server alone', () =>
    rehearsed(permitted, async (s) => {
      const theirs = s.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
      s.github.pushBranch(theirs, 'cart', { directory: repository(INDEXED) });
      push(s, 'main', RENAMED);
      const pull = s.github.openPull({
        repo: s.repository,
        number: 43,
        head: 'cart',
        headRepository: theirs,
        author: 'mallory',
      });
      const secretless = { with: { 'hasura-cloud-token': '', env: 'PG_DATABASE_URL=' } };
      const told = await s.run(s.events.pullRequest(pull, 'opened', { target: false }), secretless);
      expect([told.exitCode, told.outputs['status'], s.standing()]).toEqual([1, 'checked', []]);
      expect(told.summary).toContain('1718000240000_notes fails');
      const trusted = await s.run(s.events.pullRequest(pull, 'opened', { target: true }), secretless);
      expect([trusted.exitCode, trusted.outputs['status']]).toEqual([0, 'checked']);
      expect(trusted.summary).not.toContain('1718000240000_notes fails');
    }));

  test('is found once the base has moved, in the next run', () =>
    rehearsed(permitted, async (s) => {
      push(s, 'cart', INDEXED);
      expect((await s.on('opened')).exitCode).toBe(0);
      push(s, 'main', RENAMED);
      const again = await s.on('synchronize');
      expect([again.exitCode, again.outputs['status']]).toEqual([1, 'ready']);
    }));
});

test('A build that fails in a migration gets the line, beside the words of Hasura Cloud', () =>
  rehearsed(
    { ...permitted, build: { fail: { task: 'apply-migration', error: 'relation "ordres" does not exist' } } },
    async (s) => {
      push(s, 'cart', { [NEW]: 'select 1;\n-- a typing error\nalter table ordres add column note text;\n' });
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.placed.map(({ level, file, line }) => `${level} ${file}:${String(line)}`)).toContain(
        `error ${NEW}:3`,
      );
      expect(told.errors[0]).toContain(`${NEW}:3: The migration 1718000240000_notes fails`);
      const { body } = s.comment();
      expect(body).toContain(`${NEW}:3`);
      expect(body).toContain('Hasura preview: failed');
    },
  ));

test('A run that is killed leaves what it has made on the given server to the post step', () =>
  rehearsed({ ...permitted, with: { mode: 'check' } }, async (s) => {
    push(s, 'cart', { [NEW]: 'select pg_sleep(600);\n' });
    const event = s.events.pullRequest(s.pull, 'opened');
    const running = s.start(event);
    const made = (): Promise<unknown[]> =>
      queryOn(
        postgres().adminUrl,
        `select from pg_stat_activity where usename like 'rehearsal%' and wait_event = 'PgSleep'`,
      );
    await until('the migration runs', async () => (await made()).length > 0);
    running.kill();
    const main = await running.done;
    expect(await made()).toHaveLength(1);
    expect(main.server).toEqual({ role: expect.stringMatching(/^rehearsal_/) });
    const post = await s.post(event, main);
    expect([post.exitCode, post.warnings]).toEqual([0, []]);
  }));

describe('Nothing is tried', () => {
  test('if no file with SQL differs', () =>
    rehearsed(
      { ...permitted, with: { 'rehearsal-postgres-url': 'postgres://a:b@127.0.0.1:1' } },
      async (s) => {
        push(s, 'cart', { 'hasura-shop/metadata/version.yaml': 'version: 3\n' });
        const told = await s.on('opened');
        expect([told.exitCode, told.warnings]).toEqual([0, []]);
        expect(s.comment().body).not.toContain('Upgrade');
      },
    ));

  test('with a server that cannot be used: a warning says so, and the run is green', () =>
    rehearsed(
      { ...permitted, with: { 'rehearsal-postgres-url': 'postgres://a:b@127.0.0.1:1' } },
      async (s) => {
        push(s, 'cart', INDEXED);
        const told = await s.on('opened');
        expect([told.exitCode, told.outputs['status']]).toEqual([0, 'ready']);
        expect(told.warnings).toEqual([expect.stringContaining('The migrations were not rehearsed: ')]);
      },
    ));

  test('under pull_request_target', () =>
    rehearsed(permitted, async (s) => {
      push(s, 'cart', INDEXED);
      push(s, 'main', RENAMED);
      const told = await s.run(s.events.pullRequest(s.pull, 'opened', { target: true }));
      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'ready']);
      expect(s.comment().body).not.toContain('Upgrade');
    }));

  test('in a dry run', () =>
    rehearsed({ ...permitted, with: { 'dry-run': 'true' } }, async (s) => {
      push(s, 'cart', INDEXED);
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'planned']);
    }));
});
