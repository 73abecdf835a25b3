import { describe, expect, test } from '@jest/globals';
import { run } from '../../../src/run/run.js';
import type { World } from '../../../src/rules/world.js';
import { CANARY } from '../canaries.js';
import { NAME, OWNER, type Story } from '../harness.js';
import { databaseIn, storiesWithDatabases } from './with-databases.js';

const story = storiesWithDatabases();

const OLDER = '1.1@2026-01-01T00:00:00.000Z';

/** A comment like those that the action writes. */
const comment = (build: string): string =>
  JSON.stringify({
    PREVIEW_APP_OWNER: OWNER,
    PREVIEW_APP_BUILD: build,
    PREVIEW_APP_NAME: NAME,
    PREVIEW_APP_VARIABLE: 'PG_DATABASE_URL',
  });

async function leave(s: Story, database: string, build?: string): Promise<void> {
  await s.server.setting.postgres.createDatabase(database);
  if (build !== undefined)
    await s.server.query('postgres', `comment on database ${database} is '${comment(build)}'`);
}

/** A story with a planted defect. Resolves to what the oracle reports. */
function objections(
  defect: (world: World, s: Story) => Promise<number>,
  action: 'opened' | 'closed' = 'opened',
): Promise<string> {
  const told = story({}, async (s) => {
    await s.server.plant('production', 'of the shop');
    if (action === 'closed') {
      await s.on('opened');
      s.github.closePull(s.pull);
    }
    await s.on(action, { as: (world) => defect(world, s) });
  });
  return told.then(
    () => 'nothing',
    (error: unknown) => (error as Error).message,
  );
}

describe('The oracle catches', () => {
  test.each(['opened', 'closed'] as const)('nothing in a correct run for "%s"', async (action) => {
    expect(await objections(run, action)).toBe('nothing');
  });

  test('a run that leaves a database, with or without a comment', async () => {
    const said = await objections(async (world, s) => {
      const code = await run(world);
      await leave(s, 'marked', OLDER);
      await leave(s, 'unmarked');
      s.server.leftOver.add('expected');
      return code;
    });
    expect(said).toContain('exit 0, but the database marked of another build is still there');
    expect(said).toContain(`- the database marked was left behind by ${OLDER}`);
    expect(said).toContain('- the database unmarked was left behind by nobody');
    expect(said).toContain('- expected was to be left over, but was not');
  });

  test('a teardown that leaves a database or a role', async () => {
    const said = await objections(async (world, s) => {
      const code = await run(world);
      await leave(s, 'marked', OLDER);
      await s.server.query('postgres', 'create role another');
      await s.server.query('postgres', `comment on role another is '${comment(OLDER)}'`);
      return code;
    }, 'closed');
    expect(said).toContain('exit 0, but the database marked of the app is still there');
    expect(said).toContain('exit 0, but the role another of the app is still there');
  });

  test('foreign databases that are dropped, renamed, given a comment, an owner or other contents', async () => {
    const said = await objections(async (world, s) => {
      const others = ['dropped', 'renamed', 'commented', 'owned', 'changed'];
      for (const name of others) await s.server.plant(name);
      await s.server.query('postgres', 'drop database dropped');
      await s.server.query('postgres', 'alter database renamed rename to another');
      await s.server.query('postgres', `comment on database commented is '${comment(OLDER)}'`);
      await s.server.query('postgres', `alter database owned owner to ${s.server.role}`);
      await s.server.query('changed', `update kept set what = 'nothing'`);
      return run(world);
    });
    for (const name of ['dropped', 'renamed', 'commented', 'owned', 'changed'])
      expect(said).toContain(`the foreign database ${name} was touched`);
    expect(said).not.toContain('the foreign database production was touched');
  });

  test('an app that exists without its database, which the output names', async () => {
    const said = await objections(async (world, s) => {
      const code = await run(world);
      const name = databaseIn(s);
      await s.server.query('postgres', `drop database ${name}`);
      return code;
    });
    expect(said).toMatch(/the output names acme_shop_pr_42_\w+, which is not of this build/);
    expect(said).toMatch(/the app acme-shop-pr-42 stands without its database acme_shop_pr_42_/);
  });

  test('the passwords of the server and of a preview role, wherever they are shown', async () => {
    const said = await objections(async (world, s) => {
      const code = await run(world);
      const { password } = new URL(String(s.app().env.get('PG_DATABASE_URL')));
      process.stdout.write(`::debug::connecting with ${password}\n`);
      await world.writeSummary(encodeURIComponent(CANARY.serverPassword));
      return code;
    });
    expect(said).toContain("a preview role's password in the log of run 7001");
    expect(said).toContain("the server's password in the summary of run 7001");
  });

  test('a password that is sent outside the create request, and the server’s password even there', async () => {
    const said = await objections((world, s) =>
      run({
        ...world,
        fetch: (input, init) => {
          const orders = typeof init?.body === 'string' && init.body.includes('createGitHubPreviewApp');
          const [, password = ''] = s.server.canaries(s.host.calls).map(({ value }) => value);
          const headers = new Headers(init?.headers);
          if (orders) headers.set('x-server', encodeURIComponent(CANARY.serverPassword));
          else if (password !== '') headers.set('x-role', password);
          return world.fetch(input, { ...init, headers });
        },
      }),
    );
    expect(said).toContain("the server's password was sent to hasura createGitHubPreviewApp");
    expect(said).toContain("a preview role's password was sent to hasura jobs_by_pk");
    expect(said).not.toContain("a preview role's password was sent to hasura createGitHubPreviewApp");
  });
});
