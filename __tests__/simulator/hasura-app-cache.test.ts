import { describe, expect, test } from '@jest/globals';
import { queryOn } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { AppHarness, selects, source, table } from './app-harness.js';

const postgres = usePostgres();
const PERMISSION = 'permission author.user.select in source "default"';
const RELATIONSHIP = 'relationship book.writer in source "default"';

describe('without a check of the metadata', () => {
  test.each([
    ['reload_metadata', (world: AppHarness) => world.meta('reload_metadata')],
    ['replace_metadata', (world: AppHarness) => world.replace(AUTHORS)],
  ])('SQL leaves the schema of the app as it was, until %s', async (_title, refresh) => {
    const world = await app('');
    await world.replace(AUTHORS);
    const missing = ['table author in source default'];
    await world.sql('create table author (id int, name text)');
    expect(await world.inconsistent()).toEqual(missing);
    expect((await world.app('shop', '/healthz')).text).toBe('WARN: inconsistent objects in schema');
    await refresh(world);
    expect(await world.inconsistent()).toEqual([]);
    await world.sql('drop table author');
    expect(await world.inconsistent()).toEqual([]);
    expect((await world.app('shop', '/healthz')).text).toBe('OK');
    await refresh(world);
    expect(await world.inconsistent()).toEqual(missing);
  });

  test('SQL may drop what the metadata needs, and the metadata does not follow', async () => {
    const world = await app(AUTHOR);
    await world.replace(AUTHORS);
    expect((await world.sql('alter table author rename to writer')).status).toBe(200);
    expect((await world.meta('export_metadata')).body).toMatchObject({ sources: AUTHORS });
  });
});

describe('with a check of the metadata', () => {
  test.each([
    ['a column that a permission names', 'alter table author drop column name', PERMISSION],
    ['a column by another way', 'select 1; /* drop */ alter table author drop name', PERMISSION],
    ['a renamed column', 'ALTER TABLE author RENAME name TO title', PERMISSION],
    ['a table that a relationship leads to', 'drop table author cascade', RELATIONSHIP],
    [
      'the foreign key of a relationship',
      'alter table book drop constraint book_author_id_fkey',
      RELATIONSHIP,
    ],
  ])('SQL cannot drop %s', async (_title, sql, dependent) => {
    const world = await app(`${AUTHOR}; ${BOOK}`);
    await world.replace(BOOKS);
    expect(await world.sql(sql, UNASKED)).toEqual({
      status: 400,
      body: {
        path: '$.args',
        error: `cannot drop due to the following dependent objects: ${dependent}`,
        code: 'dependency-error',
      },
    });
    expect(await world.inconsistent()).toEqual([]);
    // The text was rolled back.
    expect((await world.sql('select name from author join book on author_id = author.id')).status).toBe(200);
  });

  test('SQL may drop a table that only has dependents of its own: the metadata forgets it', async () => {
    const world = await app(AUTHOR);
    await world.replace([source([table('author', selects('user', ['id'])), table('later')])]);
    const before = await world.resourceVersion();
    expect((await world.sql('drop table author', UNASKED)).status).toBe(200);
    // What did not exist before stays tracked.
    expect((await world.meta('export_metadata')).body).toMatchObject({
      sources: [{ tables: [table('later')] }],
    });
    expect(await world.inconsistent()).toEqual(['table later in source default']);
    expect(await world.resourceVersion()).toBe(before + 1);
  });

  test('SQL may drop a column that nothing needs', async () => {
    const world = await app(AUTHOR);
    await world.replace([source([table('author', selects('user', ['id']))])]);
    expect((await world.sql('alter table author drop name', UNASKED)).status).toBe(200);
    expect(await world.inconsistent()).toEqual([]);
  });

  test('SQL brings the schema up to date', async () => {
    const world = await app('');
    await world.replace(AUTHORS);
    await world.sql(`${AUTHOR}; comment on table author is 'x'`, UNASKED);
    expect(await world.inconsistent()).toEqual([]);
  });

  test('the words of the text decide, unless it asks for the check', async () => {
    const world = await app('');
    await world.replace(AUTHORS);
    // No word of it suggests that the schema changes.
    await world.sql(AUTHOR, UNASKED);
    expect(await world.inconsistent()).toEqual(['table author in source default']);
    await world.sql('select 1', { check_metadata_consistency: true });
    expect(await world.inconsistent()).toEqual([]);
  });

  test('a text that is read only is not checked', async () => {
    const world = await app('');
    await world.replace(AUTHORS);
    await queryOn(String(world.project.env.get('DB')), AUTHOR);
    await world.sql('select 1 -- drop', { ...UNASKED, read_only: true });
    expect(await world.inconsistent()).toEqual(['table author in source default']);
  });

  test('an error of PostgreSQL is what it is without', async () => {
    const world = await app(AUTHOR);
    await world.replace(AUTHORS);
    const { body } = await world.sql('drop table nowhere', UNASKED);
    expect(body).toMatchObject({ code: 'postgres-error', internal: { error: { status_code: '42P01' } } });
  });
});

test('the way of the CLI: metadata first, then SQL, then metadata again', async () => {
  const world = await app('');
  expect((await world.replace(BOOKS)).body['is_consistent']).toBe(false);
  await world.sql(AUTHOR);
  await world.sql(BOOK);
  expect((await world.meta('get_inconsistent_metadata')).body['is_consistent']).toBe(false);
  await world.replace(BOOKS);
  expect((await world.meta('reload_metadata')).body).toEqual({ message: 'success', is_consistent: true });
  expect(await world.meta('get_inconsistent_metadata')).toEqual({
    status: 200,
    body: { is_consistent: true, inconsistent_objects: [] },
  });
  expect(world.host.failures).toEqual([]);
});

const AUTHOR = 'create table author (id int primary key, name text)';
const BOOK = 'create table book (id int, author_id int references author)';
const AUTHORS = [source([table('author', selects('user', ['id', 'name']))])];
const BOOKS = [
  source([
    table('author', selects('user', ['id', 'name'])),
    table('book', {
      object_relationships: [{ name: 'writer', using: { foreign_key_constraint_on: 'author_id' } }],
    }),
  ]),
];
/** Leaves it to the server whether it checks. */
const UNASKED = { check_metadata_consistency: undefined };

let databases = 0;

async function app(sql: string): Promise<AppHarness> {
  const url = await postgres().createDatabase(`cache_${++databases}`);
  if (sql !== '') await queryOn(url, sql);
  return AppHarness.on({ DB: url });
}
