import { describe, expect, test } from '@jest/globals';
// Jest cannot load two graphs of modules with common parts at once, as a run does.
import '../../../src/direct/entry.js';
import { databaseIn } from '../databases/with-databases.js';
import { DATABASE_URL, type Story } from '../harness.js';
import type { Told } from '../told.js';
import { NOTES, READY, count, push, ready, storiesOfCommits } from './support.js';

const story = storiesOfCommits();
const SEEDS = 'hasura-shop/seeds/default';
const MORE = `${SEEDS}/z_more.sql`;
const products = async (s: Story): Promise<number> =>
  (await s.server.query(databaseIn(s), 'select title as name from products')).length;

describe.each(['branch', 'commit'])('The seeds of an app that is built from the %s', (way) => {
  const withSeeds = (seeds = 'true'): { with: Record<string, string> } => ({
    with: { 'build-from': way, seeds },
  });

  test('are applied once it is ready, in order, and the comment says so', () =>
    story(async (s) => {
      push(s, {
        [MORE]: "insert into products (title, price_cents) select title || ' 2', price_cents from products;",
      });
      const told = await s.on('opened');
      expect(ready(told)).toEqual(READY);
      const found = await products(s);
      expect(found > 0 && found % 2 === 0).toBe(true);
      expect(s.comment().body).toContain('- Seeds applied: 2 files');
      expect(s.comment().body).toContain('✓ Applying seeds');
      // A kept app has its data already.
      const again = await s.on('synchronize');
      expect([ready(again), await products(s), count(again, 'POST /v2/query')]).toEqual([READY, found, 0]);
      expect(again.outputs['created']).toBe('false');
      expect(s.comment().body).toContain('- Seeds were not applied again: they would double rows');
    }, withSeeds()));

  test('fail the run with the file and its line, and the app stands without the rest', () =>
    story(async (s) => {
      push(s, { [MORE]: 'select 1;\n\ninsert into nothing values (1);' });
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain(`The seed ${MORE}:3 failed, so acme-shop-pr-42 is ready, but without`);
      expect(told.errors[0]).toContain('relation "nothing" does not exist (42P01)');
      expect(await products(s)).toBeGreaterThan(0);
      push(s, { [MORE]: 'select 1;' });
      expect(ready(await s.on('synchronize'))).toEqual(READY);
    }, withSeeds()));

  test('may be named', () =>
    story(async (s) => {
      push(s, { [MORE]: 'select 1;' });
      expect(ready(await s.on('opened'))).toEqual(READY);
      expect([await products(s), s.comment().body.includes('- Seeds applied: 1 file\n')]).toEqual([0, true]);
    }, withSeeds('default/z_more.sql')));

  test('must exist if they are named', () =>
    story(async (s) => {
      const told = await s.on('opened');
      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('- seeds: hasura-shop/seeds/default/none.sql does not exist');
      expect(s.standing()).toEqual([]);
    }, withSeeds('default/none.sql')));

  test('may be large', () =>
    story(async (s) => {
      const line = `insert into products (title, price_cents) values ('${'é'.repeat(500)}', 1);\n`;
      push(s, { [MORE]: line.repeat(1_500) });
      expect(ready(await s.on('opened'))).toEqual(READY);
      expect(await products(s)).toBe(1_500);
    }, withSeeds('default/z_more.sql')));
});

test('Seeds whose answer is lost are not sent again', () =>
  story(
    async (s) => {
      s.trouble('POST /v2/query', { kind: 'reset', applied: true });
      const told = await s.on('opened');
      expect([told.exitCode, count(told, 'POST /v2/query')]).toEqual([1, 1]);
      expect(told.errors[0]).toContain(
        'It is unknown whether the seed hasura-shop/seeds/default/shop.sql was applied',
      );
    },
    { with: { 'build-from': 'branch', seeds: 'true' } },
  ));

test('Seeds of a database that is not made for each build are left out', () =>
  story(
    async (s) => {
      push(s, { [NOTES]: 'create table notes (id int);' });
      const told = await s.on('opened');
      expect(told.notices.join('\n')).toContain('Seeds of databases that are not created for each build');
      expect(count(told, 'POST /v2/query')).toBe(0);
    },
    {
      with: { 'build-from': 'branch', seeds: 'true', env: `PG_DATABASE_URL=${DATABASE_URL}` },
      databases: { variables: 'OTHER_URL', migrations: 'none' },
    },
  ));

describe.each(['branch', 'commit'])(
  'The command /preview status of an app that is built from the %s',
  (way) => {
    test('names its databases in the output, as the build did; also when the branch has changed', () =>
      story(
        async (s) => {
          s.github.addCollaborator(s.repository, 'alice', 'write');
          const asked = (): Promise<Told> =>
            s.run(
              s.events.issueComment(
                s.pull,
                'created',
                s.github.addComment('alice', s.pull, '/preview status'),
              ),
            );
          const { outputs } = await s.on('opened');
          expect(outputs['databases']).toContain(databaseIn(s));
          const same = await asked();
          push(s, { [NOTES]: 'create table notes (id int);' });
          const changed = await asked();
          expect([same, changed].map((told) => [told.exitCode, told.outputs['status']])).toEqual([
            [0, 'ready'],
            [0, 'skipped'],
          ]);
          expect([same.outputs['databases'], changed.outputs['databases']]).toEqual(
            Array(2).fill(outputs['databases']),
          );
          s.server.proxy.decide = () => 'cut before';
          const unknown = await asked();
          s.server.proxy.decide = () => 'pass';
          expect([unknown.exitCode, unknown.outputs['databases']]).toEqual([0, '']);
          expect(s.comment().body).toContain('Could not check its databases: ');
        },
        { with: { 'build-from': way } },
      ));
  },
);
