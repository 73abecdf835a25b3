import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Removal } from '../../src/rules/companion.js';
import { databasesOn, queryOn, rolesOn } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { Bench, buildOf, databaseIn, newApp, works } from './bench.js';
import type { App, Run } from './run.js';

const postgres = usePostgres();
let bench: Bench;

beforeAll(async () => {
  // A superuser may drop anything.
  bench = await Bench.on(postgres(), 'SUPERUSER');
  await postgres().createDatabase('elsewhere');
});

/** Every way in which a build's things can be dropped. */
const removals = async (run: Run, app: App): Promise<Removal[]> => [
  await run.settle(buildOf(app, 9)),
  await run.discard(buildOf(app)),
  await run.remove({ ...app, build: buildOf(app, 9).build }),
  await run.remove(app),
];
const KEPT = { databases: [], left: [], failures: [] };
/** Nothing tried to drop the database; its role cannot be dropped while the database exists. */
const expectKept = ({ databases, left, failures }: Removal): void => {
  expect([databases, left]).toEqual([[], []]);
  for (const failure of failures) expect(failure).toMatch(/^The role .*something else depends on it/);
};
const names = async (): Promise<string[]> => (await databasesOn(postgres().url())).map(({ name }) => name);

describe('P6 The action never drops', () => {
  /** An app with a database, and the comment of that database for use elsewhere. */
  const marked = async (): Promise<{ app: App; name: string; comment: string }> => {
    const app = newApp();
    const name = databaseIn(await bench.run().prepare(buildOf(app)));
    const found = (await databasesOn(postgres().url())).find((database) => database.name === name);
    return { app, name, comment: found?.comment ?? '' };
  };
  const forge = (on: string, comment: string | null): Promise<unknown> =>
    bench.sql(`comment on ${on} is ${comment === null ? 'null' : `'${comment}'`}`);

  test.each(['postgres', 'template1', 'template0'])(
    'the database %s, whatever its comment says',
    async (target) => {
      const { app, comment } = await marked();
      await bench.run().remove(app);
      await forge(`database ${target}`, comment);
      for (const database of ['postgres', 'elsewhere'])
        for (const dropped of await removals(bench.run({ database }), app)) expect(dropped).toEqual(KEPT);
      expect(await bench.sql(`select datname from pg_database where datname = '${target}'`)).toHaveLength(1);
      await forge(`database ${target}`, null);
    },
  );

  test('the database of postgres-url, even if it is one of ours', async () => {
    const { app, name } = await marked();
    for (const dropped of await removals(bench.run({ database: name }), app)) expectKept(dropped);
    expect(await names()).toContain(name);
    expect((await bench.run().remove(app)).databases).toEqual([name]);
  });

  test('a template, even if it is one of ours', async () => {
    const { app, name } = await marked();
    await bench.sql(`alter database "${name}" is_template true`);
    for (const dropped of await removals(bench.run(), app)) expectKept(dropped);
    expect(await names()).toContain(name);
    await bench.sql(`alter database "${name}" is_template false`);
    expect((await bench.run().remove(app)).databases).toEqual([name]);
  });

  test('a database that somebody renamed to keep it; the result reports that it is left', async () => {
    const { app, name } = await marked();
    await bench.sql(`alter database "${name}" rename to kept`);
    for (const dropped of await removals(bench.run(), app))
      expect(dropped).toMatchObject({
        databases: [],
        // The role that owns the objects in it is kept with it.
        left: [
          "The database kept carries this action's comment under another name, so somebody renamed it to keep it.",
          expect.stringMatching(/^The role \w+ was kept: it owns objects in that database\.$/),
        ],
        failures: [],
      });
    expect(await names()).toContain('kept');
    await bench.sql('drop database kept');
    expect(await bench.run().remove(app)).toEqual(KEPT);
    expect(await bench.standing(app)).toEqual({ databases: [], roles: [] });
  });

  test('a database or a role that our comment was copied to; the result reports that it is left', async () => {
    const { app, comment } = await marked();
    const { role, comment: ofRole } = (await rolesOn(postgres().url())).flatMap((found) =>
      found.comment?.includes(app.owner) === true ? [{ role: found.name, comment: found.comment }] : [],
    )[0] ?? { role: '', comment: '' };
    await bench.createDatabase('the_shop', comment);
    await bench.sql('create role the_keeper');
    await forge('role the_keeper', ofRole);
    await forge(`role ${bench.role}`, ofRole);
    const { left, failures } = await bench.run().remove(app);
    expect(left.sort()).toEqual(
      ['database the_shop', 'role the_keeper'].map(
        (what) =>
          `The ${what} carries this action's comment under another name, so somebody renamed it to keep it.`,
      ),
    );
    expect(failures).toEqual([]);
    expect(await names()).toContain('the_shop');
    const roles = (await rolesOn(postgres().url())).map(({ name }) => name);
    expect(roles).toEqual(expect.arrayContaining(['the_keeper', bench.role]));
    expect(roles).not.toContain(role);
  });

  test.each([
    ['no comment', null],
    ['a comment that is not ours', 'kept for the accountants'],
    ['a comment that only begins like ours', '{"PREVIEW_APP_OWNER":"github.com/123456#1"'],
    ['a comment of ours that names no build', '{"PREVIEW_APP_OWNER":"o","PREVIEW_APP_NAME":"n"}'],
  ])('a database that has one of our names with %s', async (_, comment) => {
    const { app, name } = await marked();
    await forge(`database "${name}"`, comment);
    for (const dropped of await removals(bench.run(), app)) expectKept(dropped);
    expect(await names()).toContain(name);
    await bench.sql(`drop database "${name}"`);
  });
});

describe('P7 Names', () => {
  const ORDINARY = /^(?!pg_)[a-z0-9_]{1,63}$/;
  const apart = async (one: App, other: App): Promise<void> => {
    const [mine, theirs] = await Promise.all([
      bench.run().prepare(buildOf(one)),
      bench.run().prepare(buildOf(other)),
    ]);
    const all = [...bench.given(mine, theirs).databases, ...bench.given(mine, theirs).roles];
    expect(new Set(all).size).toBe(4);
    for (const name of all) expect(name).toMatch(ORDINARY);
    expect((await bench.run().remove(one)).databases).toEqual(bench.given(mine).databases);
    expect(await bench.standing(one)).toEqual({ databases: [], roles: [] });
    expect(await bench.standing(other)).toEqual(bench.given(theirs));
    expect(await works(theirs)).toBe(true);
    expect((await bench.run().remove(other)).databases).toEqual(bench.given(theirs).databases);
  };

  test.each([
    ['that differ in a punctuation mark', 'shop-a-b', 'shop-a_b'],
    ['that differ only in case', 'shop-A', 'shop-a'],
    ['that differ only at their end', `${'very-long-'.repeat(8)}1`, `${'very-long-'.repeat(8)}2`],
    ['that have no Latin letters', '商店', 'магазин'],
    ['that PostgreSQL reserves', 'pg-shop', 'pg_shop'],
    ['that contain SQL', `a"; drop role postgres; --`, `a'; drop role postgres; --`],
  ])('%s belong to two apps', async (_, one, other) => {
    const { owner } = newApp();
    await apart({ name: one, owner }, { name: other, owner });
  });

  test('of apps may be equal when their owners differ', () => apart(newApp('shop'), newApp('shop')));

  test('of variables may be long, non-ASCII and alike', async () => {
    const app = newApp();
    const long = 'LONG_'.repeat(30);
    const variables = ['A_B', 'a-b', 'A__B', 'Ü"\'', `${long}1`, `${long}2`];
    const made = await bench.run({ variables }).prepare(buildOf(app));
    expect(new Set(bench.given(made).databases).size).toBe(6);
    for (const name of bench.given(made).databases) expect(name).toMatch(ORDINARY);
    expect(made.env.map(({ key }) => key)).toEqual(variables);
    expect(await works(made)).toBe(true);
    expect((await bench.run().remove(app)).databases).toHaveLength(6);
  });

  test('of an app and a variable may join to the same text', async () => {
    const { owner } = newApp();
    const one = await bench.run({ variables: ['B_URL'] }).prepare(buildOf({ name: 'shop-a', owner }));
    const other = await bench.run({ variables: ['URL'] }).prepare(buildOf({ name: 'shop-a-b', owner }));
    expect(databaseIn(one, 'B_URL').slice(0, 13)).toBe(databaseIn(other, 'URL').slice(0, 13));
    expect(databaseIn(one, 'B_URL')).not.toBe(databaseIn(other, 'URL'));
    await bench.run().remove({ name: 'shop-a', owner });
    expect(await queryOn(other.env[0]?.value ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
