import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Cut, type CuttingProxy, cuttingProxy, serversAtHand } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { Bench, atEach, buildOf, newApp, works } from './bench.js';

/** The statements that create a database from a template. */
const MAKING = [
  /^SELECT rolsuper/,
  /FROM pg_catalog\.pg_roles WHERE rolname OPERATOR\(pg_catalog\.=\) \$1$/,
  /^CREATE ROLE "shop.*; COMMENT ON ROLE .*; GRANT/,
  /FROM pg_catalog\.pg_database WHERE datname \S+ \$1 OR datname \S+ \$2$/,
  /^CREATE DATABASE "preview_new_/,
  /^COMMENT ON DATABASE .*; REVOKE .*; GRANT .*; ALTER DATABASE .* RENAME TO/,
  /WITH mine AS/,
  /ALTER TABLE public\.told OWNER TO/,
];
/** The statements that remove it. Up to PostgreSQL 12, a drop cannot end the sessions in it, so more are needed. */
const REMOVING = [
  /FROM pg_catalog\.pg_database\n/,
  /FROM pg_catalog\.pg_roles\n/,
  /server_version_num/,
  /^DROP DATABASE IF EXISTS "shop/,
  /^DROP ROLE IF EXISTS "shop/,
];
const REMOVING_UNTIL_12 = [
  ...REMOVING.slice(0, 3),
  /FROM pg_catalog\.pg_database WHERE datname \S+ \$1$/,
  /ALLOW_CONNECTIONS false/,
  /pg_terminate_backend/,
  ...REMOVING.slice(3),
];

const CUTS = ['cut before', 'cut after'] as const;
const template = 'shop_template';

describe.each(serversAtHand())('P9 On $name, when the connection breaks once', ({ name, bin }) => {
  const removing = Number(/\d+/.exec(name)?.[0]) < 13 ? REMOVING_UNTIL_12 : REMOVING;
  const postgres = usePostgres({ bin });
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.on(postgres());
    await bench.statements(await bench.createDatabase(template), ['create table told ()']);
  });

  /** Does the work through a proxy that cuts at one statement, and checks that it is the expected one. */
  const broken = async (
    { cut, steps, at }: { cut: Cut; steps: readonly RegExp[]; at: number },
    work: (proxy: CuttingProxy) => Promise<void>,
  ): Promise<void> => {
    await using proxy = await cuttingProxy(postgres(), (_sql, index) => (index === at ? cut : 'pass'));
    await work(proxy);
    expect(proxy.statements[at]).toEqual(statement(steps[at]));
    expect(proxy.statements.length).toBeGreaterThan(steps.length);
  };
  const pointsOf = (
    steps: readonly RegExp[],
    cut: Cut,
  ): { cut: Cut; steps: readonly RegExp[]; at: number }[] => steps.map((_, at) => ({ cut, steps, at }));

  test('these are the statements at which it can break', async () => {
    await using proxy = await cuttingProxy(postgres());
    const said = (): string[] => proxy.statements.splice(0);
    const app = newApp();
    const run = bench.run({ proxy, template });
    await run.prepare(buildOf(app, 1));
    expect(said()).toEqual(MAKING.map(statement));
    await run.prepare(buildOf(app, 2));
    said();
    await run.settle(buildOf(app, 2));
    expect(said()).toEqual(removing.map(statement));
    await run.remove(app);
    expect(said()).toEqual(removing.map(statement));
  });

  test.each(CUTS)('%s any statement of the creation: everything is created, and only once', async (cut) => {
    await atEach(pointsOf(MAKING, cut), async (point) => {
      const app = newApp();
      await broken(point, async (proxy) => {
        const run = bench.run({ proxy, template });
        const made = await run.prepare(buildOf(app));
        expect(await bench.standing(app)).toEqual(bench.given(made));
        expect(bench.given(made)).toMatchObject({ databases: { length: 1 }, roles: { length: 1 } });
        expect(await works(made)).toBe(true);
        expect(run.log.of('warning')).toEqual([]);
      });
    });
    expect(await bench.staged()).toEqual([]);
  });

  test.each(CUTS)(
    '%s any statement of settling and removing: everything is dropped that should be',
    async (cut) => {
      await atEach(pointsOf(removing, cut), async (point) => {
        const app = newApp();
        const old = await bench.run().prepare(buildOf(app, 1));
        const fresh = await bench.run().prepare(buildOf(app, 2));
        await broken(point, async (proxy) => {
          const { databases } = bench.given(old);
          const dropped = await bench.run({ proxy }).settle(buildOf(app, 2));
          expect(dropped).toEqual({ databases, left: [], failures: [] });
        });
        expect(await bench.standing(app)).toEqual(bench.given(fresh));
        expect(await works(fresh)).toBe(true);
        await broken(point, async (proxy) => {
          const { databases } = bench.given(fresh);
          const dropped = await bench.run({ proxy }).remove(app);
          expect(dropped).toEqual({ databases, left: [], failures: [] });
        });
        expect(await bench.standing(app)).toEqual({ databases: [], roles: [] });
      });
    },
  );
});

function statement(step: RegExp | undefined): unknown {
  return expect.stringMatching(new RegExp(step?.source ?? '', 's'));
}
