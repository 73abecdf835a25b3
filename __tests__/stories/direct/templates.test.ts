import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { databaseIn } from '../databases/with-databases.js';
import type { Story } from '../harness.js';
import type { Told } from '../told.js';
import { MIGRATIONS, NOTES, READY, SHOP, TABLES, count, push, ready, storiesOfCommits } from './support.js';

const story = storiesOfCommits();
const TEMPLATE = 'shop_template';
const FOLDERS = [
  '1718000000000_create_customers',
  '1718000060000_create_products',
  '1718000120000_create_orders',
  '1718000180000_add_order_status',
];
const VERSIONS = FOLDERS.map((folder) => folder.split('_')[0] ?? '');
const ofBase = (file: string): string => readFileSync(path.join('examples', file), 'utf8');
const DUMP = [
  ...FOLDERS.map((folder) => `${MIGRATIONS}/${folder}/up.sql`),
  'hasura-shop/seeds/default/shop.sql',
].map(ofBase);
const CATALOGUE = (state: object): string =>
  `create schema hdb_catalog; create table hdb_catalog.hdb_version (version text, cli_state jsonb not null);
   insert into hdb_catalog.hdb_version values ('47', '${JSON.stringify(state)}')`;
const TABLE = (rows: string): string =>
  `create schema hdb_catalog; create table hdb_catalog.schema_migrations (version bigint primary key, dirty boolean not null);
   insert into hdb_catalog.schema_migrations values ${rows}`;
const marked = (dirty: string[] = []): object => ({
  migrations: { default: Object.fromEntries(VERSIONS.map((one) => [one, dirty.includes(one)])) },
  isStateCopyCompleted: true,
});

const told = (migrations: string): { with: Record<string, string> } => ({
  with: { 'postgres-template': TEMPLATE, 'postgres-template-migrations': migrations },
});

/** Makes the database that is copied: of the role in `postgres-url`, with what these statements create. */
async function template(s: Story, statements: readonly string[]): Promise<void> {
  const { role, setting } = s.server;
  await setting.postgres.createDatabase(TEMPLATE);
  await s.server.query('postgres', `alter database ${TEMPLATE} owner to ${role}`);
  await s.server.query(TEMPLATE, `alter schema public owner to ${role}`);
  await s.server.query(TEMPLATE, `set role ${role}; ${statements.join(';')}`);
  await s.server.keep(TEMPLATE);
}

function versions(s: Story): string[] {
  const { migrations } = s.app().app.catalogState.cli as { migrations?: { default?: object } };
  return Object.keys(migrations?.default ?? {}).sort();
}
const names = async (s: Story): Promise<unknown> =>
  await s.server.query(databaseIn(s), 'select name from customers order by 1');
/** Without those that ask which database the app uses. */
const sqlSent = ({ calls }: Told): number =>
  calls.filter(({ operation, body }) => operation === 'POST /v2/query' && !body.includes('"read_only":true'))
    .length;

async function expectNothingMade(s: Story, run: Told, words: string): Promise<void> {
  expect([run.exitCode, run.outputs['status'], run.errors.length]).toEqual([1, 'failed', 1]);
  expect(run.errors[0]).toContain(words);
  expect(run.errors[0]).toContain('Nothing was created or deleted.');
  expect(run.errors[0]).toContain('Set postgres-template-migrations to base if');
  expect([count(run, 'createTenant'), await s.server.made()]).toEqual([0, []]);
}

describe('A copy of a template that is a dump of the base', () => {
  test('fails at its first migration without the input', () =>
    story(async (s) => {
      await template(s, DUMP);
      const run = await s.on('opened');
      expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
      expect(run.errors[0]).toContain('relation "customers" already exists (42P07)');
      expect(run.errors[0]).toContain('postgres-template-migrations');
    }, told('none')));

  test.each([
    ['base', [], 'as the branch main does'],
    ['auto', [CATALOGUE(marked())], "by Hasura's catalogue in it"],
    ['auto', [TABLE(VERSIONS.map((one) => `(${one}, false)`).join())], 'by its table schema_migrations'],
    ['1718000180000', [], 'up to 1718000180000'],
  ])('has its rows and runs what is new: %s %#', (how, catalogue, by) =>
    story(async (s) => {
      await template(s, [...DUMP, ...catalogue]);
      push(s, { [NOTES]: 'create table notes (id int);' });
      const run = await s.on('opened');
      expect(ready(run)).toEqual(READY);
      expect(run.log.join('\n')).toContain(
        `The template shop_template holds 4 migrations of default, ${by}. They are marked as applied, and do not run.`,
      );
      expect(run.log.join('\n')).toContain('Applied 1 migration.');
      expect([sqlSent(run), await names(s)]).toEqual([1, [{ name: 'Ada' }, { name: 'Grace' }]]);
      expect(versions(s)).toEqual([...VERSIONS, '1718000240000']);
      expect(run.notices).toEqual([]);
      const sessions = `select from pg_stat_activity where datname = '${TEMPLATE}'`;
      expect(await s.server.query('postgres', sessions)).toEqual([]);
    }, told(how)),
  );

  test('that is older runs what the template lacks', () =>
    story(async (s) => {
      await template(s, DUMP.slice(0, 3));
      const run = await s.on('opened');
      expect(ready(run)).toEqual(READY);
      expect([sqlSent(run), versions(s)]).toEqual([1, VERSIONS]);
      const kept = await s.on('synchronize');
      expect([ready(kept), sqlSent(kept)]).toEqual([READY, 0]);
      // Another app would come of another value, so it is built.
      const other = await s.on('synchronize', { with: { 'postgres-template-migrations': 'none' } });
      expect(other.errors[0]).toContain('already exists');
    }, told('1718000120000')));

  test('that is newer says which versions the commit does not have', () =>
    story(async (s) => {
      const later = {
        migrations: {
          default: { ...(marked() as { migrations: { default: object } }).migrations.default, 1719: false },
        },
      };
      await template(s, [...DUMP, CATALOGUE(later)]);
      const run = await s.on('opened');
      expect(ready(run)).toEqual(READY);
      expect(run.notices).toEqual([
        'The template shop_template holds 1 migration of default that this commit does not have: 1719. Hasura ignores them.',
      ]);
      const database = databaseIn(s);
      push(s, { [NOTES]: 'create table notes (id int);' });
      const pushed = await s.on('synchronize');
      expect([ready(pushed), sqlSent(pushed), databaseIn(s)]).toEqual([READY, 1, database]);
    }, told('auto')));
});

test('A copy of a template without tables runs everything', () =>
  story(async (s) => {
    await template(s, ['create extension citext; create schema shop', CATALOGUE({})]);
    const run = await s.on('opened');
    expect(ready(run)).toEqual(READY);
    expect([sqlSent(run), await s.server.query(databaseIn(s), TABLES)]).toEqual([4, SHOP]);
  }, told('auto')));

describe('A template of which nobody knows what it holds ends the run before anything is created', () => {
  test.each([
    ['it has tables and no catalogue', 'auto', [], 'has tables, but does not say which migrations made them'],
    [
      'its catalogue is about another source',
      'auto',
      [CATALOGUE({ migrations: { shop: { 1: false } } })],
      'its catalogue knows only shop',
    ],
    [
      'a version of it is dirty',
      'auto',
      [CATALOGUE(marked(['1718000060000']))],
      'the version 1718000060000 of default is dirty',
    ],
    [
      'a version of its table is dirty',
      'auto',
      [TABLE('(1, false), (2, true)')],
      'the version 2 of default is dirty',
    ],
    [
      'the version does not exist',
      '1718000180001',
      [],
      'postgres-template-migrations is 1718000180001, but this commit has no such migration for default',
    ],
  ])('%s', (_, how, catalogue, words) =>
    story(async (s) => {
      await template(s, [...DUMP, ...catalogue]);
      await expectNothingMade(s, await s.on('opened'), words);
      const dry = { with: { 'dry-run': 'true' } };
      await expectNothingMade(s, await s.on('opened', dry), words);
    }, told(how)),
  );

  test('it cannot be read', () =>
    story(async (s) => {
      await template(s, [...DUMP]);
      await s.server.query('postgres', `alter database ${TEMPLATE} allow_connections false`);
      await expectNothingMade(s, await s.on('opened'), 'cannot be asked which migrations it holds');
      await s.server.query('postgres', `alter database ${TEMPLATE} allow_connections true`);
    }, told('auto')));

  test('and no other app goes for it', () =>
    story(
      async (s) => {
        await template(s, DUMP);
        const marks = {
          PREVIEW_APP_OWNER: 'github.com/123456#41',
          PREVIEW_APP_BUILD: '6000.1@2026-11-21T08:00:00.000Z',
        };
        s.seed('ours', marks, { name: 'acme-shop-pr-41' });
        s.server.stripped.add('acme-shop-pr-41');
        await expectNothingMade(s, await s.on('opened'), 'has tables');
        expect(s.standing()).toEqual(['acme-shop-pr-41']);
      },
      { with: { ...told('auto').with, 'max-previews': '1', 'when-full': 'evict' } },
    ));
});
