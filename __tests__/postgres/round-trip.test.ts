import { beforeAll, describe, expect, test } from '@jest/globals';
import { databasesOn, queryOn, rolesOn, serversAtHand } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { Bench, KINDS, buildOf, newApp, urlIn, works } from './bench.js';

const variables = ['PG_DATABASE_URL', 'ANALYTICS_URL'];

describe.each(serversAtHand())('On $name', ({ bin }) => {
  const postgres = usePostgres({ bin });

  describe.each(KINDS)('as $kind', ({ attributes }) => {
    let bench: Bench;

    beforeAll(async () => {
      bench = await Bench.on(postgres(), attributes);
    });

    test('each variable of a build gets a database, which is dropped when the next build is settled', async () => {
      const app = newApp();
      const [first, second] = [buildOf(app, 1), buildOf(app, 2)];
      const run = bench.run({ variables });
      const old = await run.prepare(first);
      expect(old.env.map(({ key }) => key)).toEqual(variables);
      expect(await works(old)).toBe(true);
      expect(await bench.standing(app)).toEqual(bench.given(old));
      expect(new Set(bench.given(old).databases).size).toBe(2);

      const fresh = await run.prepare(second);
      expect(await bench.standing(app)).toEqual(bench.given(old, fresh));
      expect(await works(old)).toBe(true);

      expect(await run.settle(second)).toEqual({
        databases: bench.given(old).databases,
        left: [],
        failures: [],
      });
      expect(await bench.standing(app)).toEqual(bench.given(fresh));
      expect(await works(fresh)).toBe(true);

      expect((await run.remove(app)).databases).toEqual(bench.given(fresh).databases);
      expect(await bench.standing(app)).toEqual({ databases: [], roles: [] });
      expect(await bench.staged()).toEqual([]);
    });
  });

  if (bin !== undefined) return;

  describe('on a server that others use too', () => {
    let bench: Bench;

    beforeAll(async () => {
      bench = await Bench.on(postgres());
    });

    test('a comment names the owner of a database, its build and when that began; the facts contain no secret', async () => {
      const app = newApp();
      const build = buildOf(app);
      const made = await bench.run({ variables }).prepare(build);
      const { databases: names, roles } = bench.given(made);
      const all = [...(await databasesOn(postgres().url())), ...(await rolesOn(postgres().url()))];
      const said = (name: string): unknown =>
        JSON.parse(all.find((thing) => thing.name === name)?.comment ?? '{}');
      const marks = {
        PREVIEW_APP_OWNER: app.owner,
        PREVIEW_APP_BUILD: '7001.1@2026-11-21T10:01:00.000Z',
        PREVIEW_APP_SOURCE: 'abc123',
        PREVIEW_APP_NAME: app.name,
      };
      expect(names.map(said)).toEqual(
        [...variables].sort().map((variable) => ({ ...marks, PREVIEW_APP_VARIABLE: variable })),
      );
      expect(roles.map(said)).toEqual([marks]);
      expect(made.facts.databases).toEqual(
        variables.map((variable) => ({
          variable,
          name: new URL(urlIn(made, variable)).pathname.slice(1),
          role: roles[0],
        })),
      );
    });

    test('discarding a build drops what that build was given, and nothing else', async () => {
      const app = newApp();
      const run = bench.run();
      const [first, second, third] = [
        await run.prepare(buildOf(app, 1)),
        await run.prepare(buildOf(app, 2)),
        await run.prepare(buildOf(app, 3)),
      ];
      expect(await run.discard(buildOf(app, 2))).toEqual({
        databases: bench.given(second).databases,
        left: [],
        failures: [],
      });
      expect(await bench.standing(app)).toEqual(bench.given(first, third));
    });

    test('removing the app up to a given build leaves what a newer build was given', async () => {
      const app = newApp();
      const run = bench.run();
      const older = [await run.prepare(buildOf(app, 1)), await run.prepare(buildOf(app, 2))];
      const newer = await run.prepare(buildOf(app, 3));
      const { databases } = await run.remove({ ...app, build: buildOf(app, 2).build });
      expect(databases).toEqual(bench.given(...older).databases);
      expect(await bench.standing(app)).toEqual(bench.given(newer));
      expect(await works(newer)).toBe(true);
    });

    test('what does not exist counts as dropped: nothing is logged and nothing fails', async () => {
      const app = newApp();
      const run = bench.run();
      const nothing = { databases: [], left: [], failures: [] };
      expect(await run.settle(buildOf(app))).toEqual(nothing);
      expect(await run.discard(buildOf(app))).toEqual(nothing);
      expect(await run.remove(app)).toEqual(nothing);
      expect(run.log.lines).toEqual([]);
    });

    test('other apps and databases that are not previews stay as they are', async () => {
      const app = newApp();
      const run = bench.run();
      await run.prepare(buildOf(app, 1));
      const sameName = { name: app.name, owner: newApp().owner };
      const sameOwner = { name: newApp().name, owner: app.owner };
      const others = [await run.prepare(buildOf(sameName, 1)), await run.prepare(buildOf(sameOwner, 1))];
      await bench.createDatabase('shop', 'the real shop');
      await bench.createDatabase(`${app.name}_pg_database_url`);
      const names = new Set((await databasesOn(postgres().url())).map(({ name }) => name));
      const roles = await rolesOn(postgres().url());
      const mine = await bench.standing(app);
      for (const name of mine.databases) names.delete(name);

      const fresh = await run.prepare(buildOf(app, 2));
      await run.settle(buildOf(app, 2));
      await run.discard(buildOf(app, 2));
      await run.remove(app);
      expect(bench.given(fresh).databases).not.toEqual(mine.databases);
      expect(new Set((await databasesOn(postgres().url())).map(({ name }) => name))).toEqual(names);
      expect(await rolesOn(postgres().url())).toEqual(roles.filter(({ name }) => !mine.roles.includes(name)));
      for (const other of others) expect(await works(other)).toBe(true);
      expect(await queryOn(bench.urlOf('shop'), 'select 1 as one')).toEqual([{ one: 1 }]);
    });
  });
});
