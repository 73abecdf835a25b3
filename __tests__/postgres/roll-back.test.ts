import { describe, expect, test } from '@jest/globals';
import { withDatabase } from '../../simulator/project/database.js';
import type { Given } from '../../src/rules/companion.js';
import { thingName } from '../../src/postgres/names.js';
import { cuttingProxy, databasesOn } from '../support/postgres.js';
import { rejection } from '../support/rejection.js';
import { usePostgres } from '../support/use-postgres.js';
import { Bench, KINDS, buildOf, newApp, works } from './bench.js';
import type { App } from './run.js';

const variables = ['ONE', 'TWO', 'THREE'];
const postgres = usePostgres();

/** An app with an older build. Its second build will find that the name of its third database is taken. */
async function taken(bench: Bench): Promise<{ app: App; old: Given; name: string }> {
  const app = newApp();
  const name = thingName({ ...buildOf(app, 2), variable: 'THREE' });
  const old = await bench.run({ variables: ['ONE', 'TWO'] }).prepare(buildOf(app, 1));
  await postgres().createDatabase(name);
  return { app, old, name };
}

describe.each(KINDS.slice(1))(
  'P8 As $kind, when two databases are created and the third cannot be',
  ({ attributes }) => {
    test('this run drops what it created; the older build keeps what it has', async () => {
      const bench = await Bench.on(postgres(), attributes);
      const { app, old, name } = await taken(bench);
      const before = await databasesOn(postgres().url());
      const run = bench.run({ variables });
      expect(await rejection(run.prepare(buildOf(app, 2)))).toMatchObject({ kind: 'ownership' });
      const said = run.log.of('info');
      const made = said.flatMap((line) => /^✓ (\S+) for/.exec(line)?.[1] ?? []);
      expect(made).toHaveLength(2);
      for (const one of made) expect(said).toContain(`✓ Dropped the database ${one}.`);
      expect(await databasesOn(postgres().url())).toEqual(before);
      expect(before.map((database) => database.name)).toContain(name);
      expect(await bench.standing(app)).toEqual(bench.given(old));
      expect(await works(old)).toBe(true);
      expect(run.log.of('warning')).toEqual([]);
    });
  },
);

describe('P8 When what was created cannot be dropped either', () => {
  test('because the connection breaks for good, the first failure is reported; the next build clears up', async () => {
    const bench = await Bench.on(postgres());
    const { app, name } = await taken(bench);
    await using proxy = await cuttingProxy(postgres(), (sql) =>
      sql.startsWith('DROP') ? 'cut before' : 'pass',
    );
    expect(await rejection(bench.run({ variables, proxy }).prepare(buildOf(app, 2)))).toMatchObject({
      kind: 'ownership',
      message: expect.stringContaining(name) as unknown,
    });
    expect((await bench.standing(app)).databases).toHaveLength(4);
    const fresh = await bench.run({ variables }).prepare(buildOf(app, 3));
    await bench.run().settle(buildOf(app, 3));
    expect(await bench.standing(app)).toEqual(bench.given(fresh));
  });

  test('because the server refuses, a warning names what is left', async () => {
    const bench = await Bench.on(postgres());
    const { app } = await taken(bench);
    await bench.sql(`alter role ${bench.role} set lock_timeout = '100ms'`);
    const run = bench.run({ variables });
    await withDatabase(postgres().url(), async (client) => {
      // Dropping something also deletes from this table, so the lock blocks it; creating something does not write to
      // it.
      await client.query('begin; lock table pg_db_role_setting in share mode');
      expect(await rejection(run.prepare(buildOf(app, 2)))).toMatchObject({ kind: 'ownership' });
    });
    expect(run.log.of('warning')).toHaveLength(3);
    const next = 'The next run of this preview removes it\\.$';
    for (const [index, what] of [
      'database shop.* was not dropped: .*',
      'database shop.* was not dropped: .*',
      'role shop.* was kept with its database\\.',
    ].entries())
      expect(run.log.of('warning')[index]).toMatch(new RegExp(`^The ${what} ${next}`, 's'));
    expect((await bench.run().discard(buildOf(app, 2))).databases).toHaveLength(2);
    expect((await bench.standing(app)).databases).toHaveLength(2);
  });
});
