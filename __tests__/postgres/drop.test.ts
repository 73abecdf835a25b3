import { beforeAll, describe, expect, test } from '@jest/globals';
import { withDatabase } from '../../simulator/project/database.js';
import { cuttingProxy, holdSession, serversAtHand } from '../support/postgres.js';
import { rejection } from '../support/rejection.js';
import { usePostgres } from '../support/use-postgres.js';
import { Bench, KINDS, buildOf, databaseIn, newApp, urlIn, works } from './bench.js';
import { briskClock } from './run.js';

const variables = ['PG_DATABASE_URL', 'LOG_URL'];
const NOTHING = { databases: [], roles: [] };

describe.each(serversAtHand())('P5 On $name', ({ bin }) => {
  const postgres = usePostgres({ bin });

  describe.each(KINDS)('as $kind', ({ attributes }) => {
    let bench: Bench;

    beforeAll(async () => {
      bench = await Bench.on(postgres(), attributes);
    });

    test('sessions of the app and of the role of postgres-url are ended, and the database is dropped', async () => {
      const app = newApp();
      const made = await bench.run().prepare(buildOf(app));
      const name = databaseIn(made);
      await using appSession = await holdSession(urlIn(made));
      await using ownSession = await holdSession(bench.urlOf(name));
      expect(await bench.run().remove(app)).toEqual({ databases: [name], left: [], failures: [] });
      expect([await appSession.alive(), await ownSession.alive()]).toEqual([false, false]);
      expect(await bench.standing(app)).toEqual(NOTHING);
    });

    test('an app that keeps reconnecting does not prevent the drop', async () => {
      const app = newApp();
      const made = await bench.run().prepare(buildOf(app));
      let removed = false;
      const comingBack = async (): Promise<void> => {
        while (!removed)
          // Lasts until the session is ended.
          await withDatabase(urlIn(made), (client) => client.query('select pg_sleep(60)')).catch(
            () => undefined,
          );
      };
      const apps = [comingBack(), comingBack()];
      await bench.until(
        `select from pg_stat_activity where datname = '${databaseIn(made)}' and query ~ 'pg_sleep' having count(*) = 2`,
      );
      const dropped = await bench.run().remove(app);
      removed = true;
      await Promise.all(apps);
      expect(dropped).toEqual({ databases: [databaseIn(made)], left: [], failures: [] });
    });

    test('a database that cannot be dropped is named, accepts connections, and prevents no other drop', async () => {
      const app = newApp();
      const run = bench.run({ variables });
      const old = await run.prepare(buildOf(app, 1));
      const fresh = await run.prepare(buildOf(app, 2));
      const held = databaseIn(fresh);
      // No role can drop a database that subscribes to another.
      await bench.sql(
        `create subscription ${held} connection 'dbname=shop' publication shop with (connect = false)`,
        held,
      );
      await using session = await holdSession(urlIn(fresh));
      const { databases, left, failures } = await run.remove(app);
      expect(failures[0]).toMatch(
        new RegExp(
          `^The database ${held} on this machine, port ${postgres().port} was not dropped: .*subscription`,
          's',
        ),
      );
      expect(databases).not.toContain(held);
      expect(left).toEqual([]);
      // The role that owns its contents has to stay as well.
      const { roles } = bench.given(fresh);
      expect(await bench.standing(app)).toEqual({ databases: [held], roles });
      expect(databases).toHaveLength(3);
      expect(failures).toHaveLength(1 + roles.length);
      expect(await bench.enterable(held)).toBe(true);
      expect(await works({ ...fresh, env: fresh.env.slice(0, 1) })).toBe(true);
      expect(bench.given(old).databases.every((name) => databases.includes(name))).toBe(true);

      await bench.statements(postgres().url(held), [
        `alter subscription ${held} set (slot_name = none)`,
        `drop subscription ${held}`,
      ]);
      expect((await run.remove(app)).databases).toEqual([held]);
      expect(await bench.standing(app)).toEqual(NOTHING);
      expect(await session.alive()).toBe(false);
    });
  });

  describe('whatever the role', () => {
    let bench: Bench;

    beforeAll(async () => {
      bench = await Bench.on(postgres());
    });

    test('a database whose drop was interrupted, which nobody can enter or alter, is dropped', async () => {
      const app = newApp();
      const name = databaseIn(await bench.run().prepare(buildOf(app)));
      // The server marks a database like this before it removes the files.
      await bench.sql(`update pg_database set datconnlimit = -2 where datname = '${name}'`);
      expect(await bench.run().remove(app)).toEqual({ databases: [name], left: [], failures: [] });
      expect(await bench.standing(app)).toEqual(NOTHING);
    });

    test('a drop that the deadline interrupts leaves a database that accepts connections', async () => {
      const app = newApp();
      const made = await bench.run().prepare(buildOf(app));
      const name = databaseIn(made);
      await using proxy = await cuttingProxy(postgres());
      const run = bench.run({ proxy });
      proxy.decide = (sql) => {
        if (!sql.startsWith('DROP DATABASE') || run.cancel.signal.aborted) return 'pass';
        run.cancel.abort(new Error('the deadline'));
        return 'cut before';
      };
      await rejection(run.remove(app));
      expect(await bench.enterable(name)).toBe(true);
      expect(await works(made)).toBe(true);
    });

    test('a drop that gets no answer prevents no other drop, and the run does not wait for its result', async () => {
      const app = newApp();
      const made = await bench.run({ variables }).prepare(buildOf(app));
      const held = databaseIn(made);
      const run = bench.run({ clock: briskClock(20, 1_500) });
      await withDatabase(postgres().url(), async (client) => {
        // A drop of this database waits for the end of this transaction.
        await client.query(`begin; comment on database ${held} is 'mine'`);
        const { databases, failures } = await run.remove(app);
        expect(databases).toHaveLength(1);
        expect(failures[0]).toMatch(new RegExp(`^The database ${held} .*: no answer within 30 s`));
        expect(await bench.enterable(held)).toBe(true);
        await client.query('rollback');
      });
      await bench.until(`select where not exists (select from pg_database where datname = '${held}')`);
      await bench.run().remove(app);
      expect(await bench.standing(app)).toEqual(NOTHING);
    });
  });

  describe.each(KINDS.slice(1))('as $kind, which is not a superuser', ({ attributes }) => {
    let bench: Bench;

    beforeAll(async () => {
      bench = await Bench.on(postgres(), attributes);
    });

    test('a session of a superuser prevents only the drop of its own database, until the session ends', async () => {
      const app = newApp();
      const run = bench.run({ variables });
      const made = await run.prepare(buildOf(app));
      const held = databaseIn(made);
      await using session = await holdSession(postgres().url(held));
      const { databases, failures } = await run.remove(app);
      expect(failures[0]).toMatch(
        new RegExp(`^The database ${held} .* was not dropped: .*superuser.*Close the sessions`, 'si'),
      );
      expect(databases).toHaveLength(1);
      expect((await bench.standing(app)).databases).toEqual([held]);
      expect(await bench.enterable(held)).toBe(true);
      expect(await session.alive()).toBe(true);
      await session.end();
      expect(await run.remove(app)).toEqual({ databases: [held], left: [], failures: [] });
      expect(await bench.standing(app)).toEqual(NOTHING);
    });

    test('an autovacuum of the server does not prevent the drop', async () => {
      const app = newApp();
      const made = await bench.run().prepare(buildOf(app));
      const name = databaseIn(made);
      await bench.sql(`alter system set autovacuum_naptime = '1s'`);
      await bench.sql('select pg_reload_conf()');
      await bench.statements(urlIn(made), [
        `create table big as select n, repeat('x', 500) as text from generate_series(1, 5000) n`,
        // Autovacuum starts with the first deleted row and takes about a minute.
        `alter table big set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
          autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)`,
        'delete from big where n % 2 = 0',
      ]);
      await bench.until(
        `select from pg_stat_activity where datname = '${name}' and query like 'autovacuum: %big%'`,
      );
      expect(await bench.run().remove(app)).toEqual({ databases: [name], left: [], failures: [] });
    });
  });
});
