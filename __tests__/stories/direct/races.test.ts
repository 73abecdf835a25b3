import { describe, expect, test } from '@jest/globals';
import type { World } from '../../../src/rules/world.js';
import { run } from '../../../src/run/run.js';
import { NAME, type Story, operations } from '../harness.js';
import { databaseIn } from '../databases/with-databases.js';
import { ANEW, NOTES, READY, TABLES, push, ready, storiesOfCommits } from './support.js';

const story = storiesOfCommits();
const notes = 'create table notes (id int);';

/** A run to which each migration seems to take that long, once the app has executed it. */
function withSlowMigrations(s: Story, ms: number): (world: World) => Promise<number> {
  return (world) =>
    run({
      ...world,
      fetch: async (input, init) => {
        const answer = await world.fetch(input, init);
        const body = typeof init?.body === 'string' ? init.body : '';
        if (body.startsWith('{"type":"run_sql"') && !body.includes('"read_only":true'))
          await s.clock.sleep(ms);
        return answer;
      },
    });
}

/** The younger run's app is there, with its databases alone. */
async function expectYounger(s: Story): Promise<void> {
  await s.hasura.settled();
  expect(s.standing()).toEqual([NAME]);
  expect(await s.server.query(databaseIn(s), TABLES)).toHaveLength(4);
  expect(await s.server.databases()).toEqual([databaseIn(s)]);
}

describe('R3 A younger run that does all its work while the older one is held', () => {
  const both = ['replace_metadata: asked', 'run_sql: answered', 'reload_metadata: asked'];

  test.each(['createTenant: asked', ...both])('in a first build, at %s', (point) =>
    story(async (s) => {
      const older = await s.startTo(point, s.events.pullRequest(s.pull, 'opened'));
      push(s, { [NOTES]: notes });
      expect(ready(await s.on('synchronize'))).toEqual(READY);
      const told = await older.goOn();
      expect([told.exitCode, told.outputs['status'], told.errors]).toEqual([0, 'superseded', []]);
      await expectYounger(s);
    }),
  );

  test.each(['updateTenantEnv: answered', ...both])('in a rebuild, at %s', (point) =>
    story(async (s) => {
      await s.on('opened');
      push(s, { [NOTES]: 'create table other_notes (id int);' });
      const older = await s.startTo(point, s.events.pullRequest(s.pull, 'synchronize'));
      push(s, { [NOTES]: notes });
      expect(ready(await s.on('synchronize'))).toEqual(READY);
      const told = await older.goOn();
      expect([told.exitCode, told.outputs['status'], told.errors]).toEqual([0, 'superseded', []]);
      await expectYounger(s);
    }, ANEW),
  );
});

describe('R3 A younger run that begins while the migrations of the older one run', () => {
  const times = [0, 1_500, 4_000, 8_000];

  // The SQL of the older run must not reach the database of the younger one.
  test.each(times.map((ms, index) => [ms, index % 2 === 0 ? 2_500 : 5_000] as const))(
    '%i ms after the first one, of which each takes %i ms',
    (ms, takesMs) =>
      story(
        async (s) => {
          await s.on('opened');
          push(s, { [NOTES]: 'create table other_notes (id int);' });
          let began: () => void = () => undefined;
          const begun = new Promise<void>((resolve) => (began = resolve));
          s.when('POST /v2/query', began, 1);
          const older = s.on('synchronize', { as: withSlowMigrations(s, takesMs) });
          await begun;
          await s.clock.sleep(ms);
          push(s, { [NOTES]: notes });
          expect(ready(await s.on('synchronize'))).toEqual(READY);
          const told = await older;
          expect([told.exitCode, told.outputs['status'], told.errors]).toEqual([0, 'superseded', []]);
          await expectYounger(s);
        },
        { hasura: { restartMs: 1_000 }, ...ANEW },
      ),
  );
});

describe('R1 A pull request that closes while its app is built from the commit', () => {
  test.each([
    'createTenant: asked',
    'renameTenant: asked',
    'replace_metadata: asked',
    'run_sql: answered',
    'reload_metadata: answered',
    'get_inconsistent_metadata: asked',
  ])('at %s: nothing is left', (point) =>
    story(async (s) => {
      const older = await s.startTo(point, s.events.pullRequest(s.pull, 'opened'));
      s.github.closePull(s.pull);
      const told = await older.goOn();
      expect([told.exitCode, told.outputs['status'], told.errors]).toEqual([0, 'deleted', []]);
      await s.hasura.settled();
      expect([s.standing(), await s.server.made()]).toEqual([[], []]);
    }),
  );

  test.each(['set_catalog_state: asked', 'run_sql: answered', 'get_inconsistent_metadata: asked'])(
    'at %s, by another run',
    (point) =>
      story(async (s) => {
        const older = await s.startTo(point, s.events.pullRequest(s.pull, 'opened'));
        s.github.closePull(s.pull);
        expect((await s.on('closed')).outputs['status']).toBe('deleted');
        const told = await older.goOn();
        expect([told.exitCode, told.errors]).toEqual([0, []]);
        expect(operations(told.calls).filter((one) => one === 'createTenant')).toHaveLength(1);
        await s.hasura.settled();
        expect([s.standing(), await s.server.made()]).toEqual([[], []]);
      }),
  );

  test('while the app starts, by another run: it does not wait for an app that is gone', () =>
    story(
      async (s) => {
        const older = s.on('opened');
        await s.clock.sleep(20_000);
        s.github.closePull(s.pull);
        expect((await s.on('closed')).outputs['status']).toBe('deleted');
        const told = await older;
        expect([told.exitCode, told.outputs['status'], told.errors]).toEqual([0, 'deleted', []]);
        expect(told.ms).toBeLessThan(60_000);
      },
      { hasura: { tenantScript: () => ({ startMs: 150_000 }) } },
    ));
});
