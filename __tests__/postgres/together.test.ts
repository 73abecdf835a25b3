import { beforeAll, describe, expect, test } from '@jest/globals';
import { withDatabase } from '../../simulator/project/database.js';
import type { Given } from '../../src/rules/companion.js';
import { systemClock } from '../../src/lib/clock.js';
import { asFailure } from '../../src/lib/errors.js';
import { serversAtHand } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { Bench, atEach, buildOf, newApp, works } from './bench.js';

const NOTHING = { databases: [], roles: [] };
const ROUNDS = 6;
const LOOK_AGAIN_MS = 5;

describe.each(serversAtHand())('On $name, at the same time', ({ bin }) => {
  const postgres = usePostgres({ bin });
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.on(postgres());
  });

  test.each([
    ['empty databases', undefined],
    ['copies of a template', 'shop_template'],
  ])('four apps get %s', async (_, template) => {
    if (template !== undefined) await bench.createDatabase(template);
    await atEach([1, 2, 3, 4], async () => {
      const app = newApp();
      const made = await bench.run(template === undefined ? {} : { template }).prepare(buildOf(app));
      expect(await bench.standing(app)).toEqual(bench.given(made));
      expect(await works(made)).toBe(true);
    });
    expect(await bench.staged()).toEqual([]);
  });

  test('two builds of an app get their own; settling the older never touches what the newer has', async () => {
    await atEach([1, 2], async () => {
      const app = newApp();
      await bench.run().prepare(buildOf(app, 1));
      const prepare = (number: number): Promise<Given> => bench.run().prepare(buildOf(app, number));
      const [older, newer] = await Promise.all([prepare(2), prepare(3)]);
      const ends = [await bench.run().settle(buildOf(app, 2))];
      expect(await bench.standing(app)).toEqual(bench.given(older, newer));
      ends.push(...(await Promise.all([3, 2].map((number) => bench.run().settle(buildOf(app, number))))));
      expect(ends.flatMap(({ left, failures }) => [...left, ...failures])).toEqual([]);
      expect(await bench.standing(app)).toEqual(bench.given(newer));
      expect(await works(newer)).toBe(true);
    });
  });

  test('a newer build, settled while an older one is being prepared, keeps its databases; in the end nothing else is left', async () => {
    await atEach([1, 2, 3], async (variablesMore) => {
      const app = newApp();
      const newer = bench.run();
      const older = bench.run({ variables: ['A', 'B', 'C'].slice(0, variablesMore) });
      // It may find that what it needs was dropped.
      const beaten = older.prepare(buildOf(app, 1)).catch(asFailure);
      const made = await newer.prepare(buildOf(app, 2));
      const { failures } = await newer.settle(buildOf(app, 2));
      // What the older run creates meanwhile may keep its role from being dropped.
      for (const failure of failures) expect(failure).toMatch(/^The role .*something else depends on it/);
      await beaten;
      expect(await works(made)).toBe(true);
      expect((await newer.settle(buildOf(app, 2))).failures).toEqual([]);
      expect(await bench.standing(app)).toEqual(bench.given(made));
      expect(await works(made)).toBe(true);
    });
    expect(await bench.staged()).toEqual([]);
  });

  test('several runs drop the same things, and none of them fails', async () => {
    // The runs have to collide in the same statement, which happens about one time in three.
    for (let round = 1; round <= ROUNDS; round++) {
      const app = newApp();
      await bench.run().prepare(buildOf(app, 1));
      const [one, two, three] = [bench.run(), bench.run(), bench.run()];
      const ends = await Promise.all([
        one.remove(app),
        two.settle(buildOf(app, 2)),
        three.settle(buildOf(app, 3)),
      ]);
      expect(ends.flatMap(({ failures }) => failures)).toEqual([]);
      expect(await bench.standing(app)).toEqual(NOTHING);
    }
  });

  test('many variables need only a few connections', async () => {
    const app = newApp();
    const many = [...Array(20).keys()].map((number) => `URL_${number}`);
    let most = 0;
    const counted = async <T>(work: Promise<T>): Promise<T> => {
      let done = false;
      const counting = withDatabase(postgres().url(), async (client) => {
        while (!done) {
          const { rowCount } = await client.query(
            `select from pg_stat_activity where application_name = 'hasura-preview-action'`,
          );
          most = Math.max(most, rowCount ?? 0);
          await systemClock.sleep(LOOK_AGAIN_MS);
        }
      });
      try {
        return await work;
      } finally {
        done = true;
        await counting;
      }
    };
    const made = await counted(bench.run({ variables: many }).prepare(buildOf(app)));
    expect(made.env.map(({ key }) => key)).toEqual(many);
    expect(await bench.standing(app)).toEqual(bench.given(made));
    expect(most).toBeGreaterThanOrEqual(2);
    expect(most).toBeLessThanOrEqual(6);
    expect((await counted(bench.run().remove(app))).databases).toHaveLength(20);
    expect(await bench.standing(app)).toEqual(NOTHING);
    expect(most).toBeLessThanOrEqual(6);
  });
});
