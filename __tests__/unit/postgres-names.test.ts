import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  COMMENT_PREFIX,
  type ThingMark,
  STAGING_START,
  thingComment,
  thingName,
  readThingComment,
  stagedAt,
  stagingName,
} from '../../src/postgres/names.js';
import { buildId } from '../../src/rules/markers.js';

const mark: ThingMark & { variable: string } = {
  owner: 'github.com/123456#12',
  build: '1234.1@2026-11-21T10:00:00.000Z',
  source: 'acme/shop:cart',
  name: 'acme-shop-pr-12',
  variable: 'PG_DATABASE_URL',
};
const began = Date.parse('2026-11-21T10:00:00.000Z');
const roleMark = ({ variable: _, ...rest }: ThingMark): ThingMark => rest;

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ minLength: 300, maxLength: 300 }),
  fc.constantFrom('', 'pg', 'PG_', '_pg_x', '__PG-', 'pg-toast', 'pgx', '日本', '-', 'ÄÖÜ', '\ud800', 'İK'),
);
const marks = fc
  .record({
    owner: text,
    name: text,
    build: text,
    source: text,
    variable: fc.option(text, { nil: undefined }),
  })
  .map(({ variable, ...rest }): ThingMark => ({ ...rest, ...(variable === undefined ? {} : { variable }) }));
const builds = fc
  .record({
    runId: fc.nat().map(String),
    attempt: fc.integer({ min: 1, max: 99 }),
    at: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
  })
  .map((build) => ({ id: buildId(build), at: build.at.getTime() }));

describe('the name of a database or role', () => {
  test('contains the app, and for a database the variable', () => {
    expect(thingName(mark)).toMatch(/^acme_shop_pr_12_pg_database_url_[0-9a-f]{10}$/);
    expect(thingName(roleMark(mark))).toMatch(/^acme_shop_pr_12_[0-9a-f]{10}$/);
  });

  test('is one that PostgreSQL accepts unchanged, whatever it is made from, and is always the same', () => {
    fc.assert(
      fc.property(marks, (any) => {
        const name = thingName(any);
        expect(name).toMatch(/^[a-z0-9_]{1,63}$/);
        expect(name).not.toMatch(/^pg_/);
        expect(thingName({ ...any })).toBe(name);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['pg', 'PG', 'pg-', 'pg-shop', '_pg_', '--pg--x'])(
    'never begins like the names that PostgreSQL reserves: app %s',
    (name) => {
      expect(thingName({ ...mark, name })).toMatch(/^app_pg_/);
      expect(thingName(roleMark({ ...mark, name }))).toMatch(/^app_pg_/);
    },
  );

  test('is unchanged if it only begins with the same letters', () => {
    expect(thingName({ ...mark, name: 'pgshop' })).toMatch(/^pgshop_pg_database_url_/);
  });

  test('differs for each owner, app, variable and build, even if they look alike in lower case', () => {
    const others: Partial<ThingMark>[] = [
      {},
      { owner: 'github.com/123456#1' },
      { owner: 'github.com/123456@12' },
      { build: '1234.2@2026-11-21T10:00:00.000Z' },
      { build: '1234.1@2026-11-21T10:00:00.001Z' },
      { name: 'acme_shop-pr-12' },
      { variable: 'pg_database_url' },
      { variable: 'PG_DATABASE_URL_' },
      { name: 'a-b', variable: 'C' },
      { name: 'a', variable: 'B_C' },
      { name: 'acme-shop-pr-12-PG_DATABASE_URL', variable: '' },
      { name: 'x'.repeat(300) },
      { name: `${'x'.repeat(299)}y` },
      { name: '日本' },
      { name: '中国' },
    ];
    const names = others.flatMap((other) => [
      thingName({ ...mark, ...other }),
      stagingName({ ...mark, ...other }),
    ]);
    expect(new Set(names).size).toBe(names.length);
    const roles = [{}, { name: 'ACME-shop-pr-12' }, { name: 'acme-shop-pr-12-PG_DATABASE_URL' }];
    const roleNames = roles.map((other) => thingName(roleMark({ ...mark, ...other })));
    expect(new Set([...names, ...roleNames]).size).toBe(names.length + roles.length);
  });

  test('differs exactly if something other than the source differs', () => {
    fc.assert(
      fc.property(marks, marks, (one, other) => {
        const key = ({ owner, name, build, variable }: ThingMark): string =>
          JSON.stringify([owner, name, build, variable]);
        expect(thingName(one) === thingName(other)).toBe(key(one) === key(other));
        const moved: ThingMark = { ...one, source: 'elsewhere' };
        expect(thingName(moved)).toBe(thingName(one));
      }),
    );
  });
});

describe('the comment of a database or role', () => {
  test('names its owner in plain JSON', () => {
    expect(JSON.parse(thingComment(mark))).toEqual({
      PREVIEW_APP_OWNER: mark.owner,
      PREVIEW_APP_BUILD: mark.build,
      PREVIEW_APP_SOURCE: mark.source,
      PREVIEW_APP_NAME: mark.name,
      PREVIEW_APP_VARIABLE: mark.variable,
    });
    expect(thingComment(roleMark(mark))).not.toContain('VARIABLE');
  });

  test('is read back as it was written, and found by its prefix', () => {
    fc.assert(
      fc.property(marks, (any) => {
        const comment = thingComment(any);
        expect(readThingComment(comment)).toEqual(any);
        expect(comment.startsWith(COMMENT_PREFIX)).toBe(true);
        // PostgreSQL cannot store a text that contains one.
        expect(comment).not.toContain('\u0000');
      }),
    );
  });

  test.each([
    null,
    '',
    'the shop, do not drop',
    'null',
    '7',
    '[]',
    '"text"',
    '{}',
    '{"PREVIEW_APP_OWNER":',
    '{"PREVIEW_APP_OWNER":"x"}',
    '{"PREVIEW_APP_OWNER":"x","PREVIEW_APP_BUILD":"y"}',
    '{"PREVIEW_APP_OWNER":"x","PREVIEW_APP_BUILD":"y","PREVIEW_APP_NAME":7}',
    '{"PREVIEW_APP_OWNER":["x"],"PREVIEW_APP_BUILD":"y","PREVIEW_APP_NAME":"z"}',
    '{"__proto__":{"PREVIEW_APP_OWNER":"x","PREVIEW_APP_BUILD":"y","PREVIEW_APP_NAME":"z"}}',
  ])('is ignored if it is not ours: %j', (comment) => {
    expect(readThingComment(comment)).toBeUndefined();
  });

  test('is read without an error, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (comment) => {
        expect(readThingComment(comment)).toBeUndefined();
      }),
    );
  });

  test('is still ours without a valid source', () => {
    const comment = JSON.stringify({ ...(JSON.parse(thingComment(mark)) as object), PREVIEW_APP_SOURCE: 1 });
    expect(readThingComment(comment)).toEqual({ ...mark, source: '' });
  });
});

describe('the name that a database is created under', () => {
  test('has a valid length, and says when the build of its own app began', () => {
    fc.assert(
      fc.property(marks, builds, (any, { id, at }) => {
        const staging = stagingName({ ...any, build: id, variable: any.variable ?? 'A' });
        expect(staging).toMatch(/^preview_new_[a-z0-9_]+$/);
        expect(staging.length).toBeLessThanOrEqual(63);
        expect(staging.startsWith(STAGING_START)).toBe(true);
        expect(stagedAt(staging, any)).toBe(at);
        for (const stranger of [
          { ...any, owner: `${any.owner}0` },
          { ...any, name: `${any.name}0` },
          { owner: any.owner + any.name, name: '' },
        ])
          expect(stagedAt(staging, stranger)).toBe(
            stranger.owner === any.owner && stranger.name === any.name ? at : undefined,
          );
      }),
    );
  });

  test('is not confused with any other name', () => {
    const staging = stagingName(mark);
    expect(stagedAt(staging, mark)).toBe(began);
    for (const other of [
      thingName(mark),
      '',
      `x${staging}`,
      `${staging}0`,
      staging.slice(0, -1),
      staging.toUpperCase(),
      `${staging}\n`,
    ])
      expect([other, stagedAt(other, mark)]).toEqual([other, undefined]);
  });
});
