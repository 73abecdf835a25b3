import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Companion } from '../../src/rules/companion.js';
import { cuttingProxy, databasesOn, serversAtHand } from '../support/postgres.js';
import { rejection } from '../support/rejection.js';
import { usePostgres } from '../support/use-postgres.js';
import { Bench, atEach, buildOf, newApp, works } from './bench.js';

const NOTHING = { databases: [], roles: [] };
const template = 'shop_template';
/** The numbers of statements after which a preparation is killed; `broken.test.ts` lists the statements. */
const MAKING = [...Array(8).keys()];

describe.each(serversAtHand())('P9 On $name, when a run is killed', ({ name, bin }) => {
  const removing = [...Array(Number(/\d+/.exec(name)?.[0]) < 13 ? 8 : 5).keys()];
  const postgres = usePostgres({ bin });
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.on(postgres());
    await bench.statements(await bench.createDatabase(template), ['create table told ()']);
  });

  /** Lets a run send so many statements; from then on nothing reaches the server. */
  const killed = async (after: number, work: (run: Companion) => Promise<unknown>): Promise<void> => {
    await using proxy = await cuttingProxy(postgres());
    const run = bench.run({ proxy, template });
    proxy.decide = (_sql, index) => {
      if (index < after) return 'pass';
      run.cancel.abort(new Error('killed'));
      return 'cut before';
    };
    await rejection(work(run));
    expect(proxy.statements.length).toBeGreaterThan(after);
  };

  /** What a killed run might leave behind: databases under temporary names, and databases that nobody may enter. */
  const traces = async (): Promise<unknown[]> => [
    ...(await bench.staged()),
    ...(await databasesOn(postgres().url())).filter(({ connectable }) => !connectable),
  ];

  test('after any statement of a preparation, the next build puts it right', async () => {
    await atEach(MAKING, async (count) => {
      const app = newApp();
      await killed(count, (run) => run.prepare(buildOf(app, 1)));
      const next = bench.run({ template });
      const made = await next.prepare(buildOf(app, 2));
      expect((await next.settle(buildOf(app, 2))).failures).toEqual([]);
      expect(await bench.standing(app)).toEqual(bench.given(made));
      expect(await works(made)).toBe(true);
    });
    expect(await traces()).toEqual([]);
  });

  test('after any statement of a preparation, removing the app leaves nothing', async () => {
    await atEach(MAKING, async (count) => {
      const app = newApp();
      const { build } = buildOf(app);
      await killed(count, (run) => run.prepare(buildOf(app)));
      expect((await bench.run().remove(count % 2 === 0 ? app : { ...app, build })).failures).toEqual([]);
      expect(await bench.standing(app)).toEqual(NOTHING);
    });
    expect(await traces()).toEqual([]);
  });

  test('after any statement of settling or removing, doing it again puts it right', async () => {
    await atEach(removing, async (count) => {
      const app = newApp();
      await bench.run().prepare(buildOf(app, 1));
      const made = await bench.run().prepare(buildOf(app, 2));
      await killed(count, (run) => run.settle(buildOf(app, 2)));
      expect((await bench.run().settle(buildOf(app, 2))).failures).toEqual([]);
      expect(await bench.standing(app)).toEqual(bench.given(made));
      expect(await works(made)).toBe(true);
      await killed(count, (run) => run.remove(app));
      expect((await bench.run().remove(app)).failures).toEqual([]);
      expect(await bench.standing(app)).toEqual(NOTHING);
    });
    expect(await traces()).toEqual([]);
  });

  test('a run that is killed reports it, rolls nothing back, and sends nothing more', async () => {
    await using proxy = await cuttingProxy(postgres());
    const app = newApp();
    const run = bench.run({ proxy });
    const reason = new Error('killed');
    proxy.decide = (sql) => {
      if (sql.startsWith('CREATE DATABASE')) run.cancel.abort(reason);
      return run.cancel.signal.aborted ? 'cut before' : 'pass';
    };
    expect(await rejection(run.prepare(buildOf(app)))).toMatchObject({ cause: reason });
    expect(proxy.statements.at(-1)).toMatch(/^CREATE DATABASE/);
    expect((await bench.standing(app)).roles).toHaveLength(1);
    await bench.run().remove(app);
  });

  describe('what it leaves under a temporary name', () => {
    /** The temporary name of the database that a killed run of an app leaves. */
    const leftBy = async (app: Parameters<typeof buildOf>[0]): Promise<string> => {
      await using proxy = await cuttingProxy(postgres());
      const run = bench.run({ proxy });
      proxy.decide = (sql) => {
        if (sql.startsWith('COMMENT ON DATABASE')) run.cancel.abort(new Error('killed'));
        return run.cancel.signal.aborted ? 'cut before' : 'pass';
      };
      await rejection(run.prepare(buildOf(app)));
      const [name = ''] = await bench.staged();
      return name;
    };

    test.each([
      ['and that has another owner', (name: string) => [`alter database "${name}" owner to postgres`]],
      ['and that allows connections', (name: string) => [`alter database "${name}" allow_connections true`]],
      ['and that has a comment', (name: string) => [`comment on database "${name}" is 'mine'`]],
    ])('%s belongs to somebody else by now: no run drops it or builds on it', async (_, changed) => {
      const app = newApp();
      const name = await leftBy(app);
      for (const sql of changed(name)) await bench.sql(sql);
      const run = bench.run();
      const nothing = { databases: [], left: [], failures: [] };
      expect(await run.settle(buildOf(app, 2))).toEqual(nothing);
      expect(await run.discard(buildOf(app))).toEqual(nothing);
      expect(await run.remove(app)).toMatchObject(nothing);
      const failed = await rejection(run.prepare(buildOf(app)));
      expect(failed).toMatchObject({ kind: 'ownership', message: expect.stringContaining(name) as unknown });
      expect(await bench.staged()).toEqual([name]);
      await bench.sql(`drop database "${name}"`);
    });

    test('is not dropped by another app', async () => {
      const name = await leftBy(newApp());
      await bench.run().remove(newApp());
      expect(await bench.staged()).toEqual([name]);
    });
  });
});
