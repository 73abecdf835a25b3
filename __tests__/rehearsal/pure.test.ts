import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Schema, SchemaObject } from '../../src/rehearsal/catalog.js';
import { keyOf } from '../../src/rehearsal/catalog.js';
import { changesBetween, inShort, inWords, isNothing } from '../../src/rehearsal/difference.js';
import { blank, statementsOf } from '../../src/rehearsal/file.js';
import { failureOffset } from '../../src/rehearsal/line.js';
import { failureText } from '../../src/rehearsal/message.js';
import { obstacleOf } from '../../src/rehearsal/obstacle.js';
import { type Versioned, setsOf } from '../../src/rehearsal/sets.js';
import { sharedSteps } from '../../src/rehearsal/source.js';
import { sqlParser } from '../../src/project/sql.js';

const parser = await sqlParser();

const side = fc
  .uniqueArray(fc.record({ version: fc.bigInt(1n, 12n), oid: fc.constantFrom('a', 'b', 'c') }), {
    selector: ({ version }) => version,
    maxLength: 12,
  })
  .map((all) =>
    all
      .map((one): Versioned => ({ ...one, path: `${String(one.version)}/up.sql` }))
      .sort((one, other) => Number(one.version - other.version)),
  );
const versions = (all: readonly Versioned[]): bigint[] => all.map(({ version }) => version);

describe('The sets of migrations', () => {
  test('are those of three states', () => {
    fc.assert(
      fc.property(side, side, side, (m, b, h) => {
        const { added, gone, edited, same, merged } = setsOf(m, b, h);
        const [from, base, head] = [m, b, h].map((all) => new Map(all.map((one) => [one.version, one])));
        const all = [...new Set(versions([...m, ...b, ...h]))].sort((one, other) => Number(one - other));
        const where = (test: (v: bigint) => boolean): bigint[] => all.filter(test);
        expect(versions(added)).toEqual(
          where((v) => head?.has(v) === true && base?.has(v) !== true && from?.has(v) !== true),
        );
        expect(versions(gone)).toEqual(
          where((v) => from?.has(v) === true && base?.has(v) === true && head?.has(v) !== true),
        );
        for (const { was, now } of edited)
          expect([was.version, was.oid === now.oid]).toEqual([now.version, false]);
        for (const one of same) expect(from?.has(one.base.version)).toBe(false);
        // Sorted, and without what is gone.
        expect(versions(merged)).toEqual(
          where((v) => (base?.has(v) === true && !versions(gone).includes(v)) || versions(added).includes(v)),
        );
      }),
    );
  });

  test('of a base that is where the branch left it are those of two states', () => {
    fc.assert(
      fc.property(side, side, (b, h) => {
        const { added, gone, same, merged } = setsOf(b, b, h);
        expect([same, merged]).toEqual([[], h]);
        expect(versions(added)).toEqual(versions(h).filter((v) => !versions(b).includes(v)));
        expect(versions(gone)).toEqual(versions(b).filter((v) => !versions(h).includes(v)));
      }),
    );
  });

  test('of a branch without changes are empty, whatever the base did', () => {
    fc.assert(
      fc.property(side, side, (m, b) => {
        const sets = setsOf(m, b, m);
        expect([sets.added, sets.edited, sets.same]).toEqual([[], [], []]);
        // What neither side has deleted.
        expect(sets.merged).toEqual(b);
      }),
    );
  });

  test('have an order in common as far as they are the same', () => {
    fc.assert(
      fc.property(side, side, (one, other) => {
        const shared = sharedSteps(one, other);
        expect(one.slice(0, shared)).toEqual(other.slice(0, shared));
        if (shared < one.length) expect(other[shared]).not.toEqual(one[shared]);
      }),
    );
  });
});

const objects = fc
  .array(
    fc.record({
      kind: fc.constantFrom('table', 'column', 'index', 'function', 'grants'),
      schema: fc.constantFrom('public', 'shop'),
      parent: fc.constantFrom('a', 'b', undefined),
      name: fc.constantFrom('a', 'b', 'c'),
      definition: fc.string({ unit: 'grapheme', maxLength: 300 }),
    }),
    { maxLength: 15 },
  )
  .map((all): Schema => new Map(all.map((one: SchemaObject) => [keyOf(one), one])));

describe('The difference of two schemas', () => {
  test('is nothing between a schema and itself, and turns round', () => {
    fc.assert(
      fc.property(objects, objects, (one, other) => {
        expect(isNothing(changesBetween(one, one, parser))).toBe(true);
        const [there, back] = [changesBetween(one, other, parser), changesBetween(other, one, parser)];
        expect(there.gained).toEqual(back.lost);
        expect(there.changed.length).toBe(back.changed.length);
      }),
    );
  });

  test('is one line of a bounded length in words', () => {
    fc.assert(
      fc.property(objects, objects, (one, other) => {
        const words = inWords(changesBetween(one, other, parser));
        const text = inShort(words);
        expect(text).not.toMatch(/[\n\r\u0000-\u001f]/);
        expect(text.length).toBeLessThan(2_000);
      }),
    );
  });
});

describe('The place of a failure', () => {
  const statement = fc.constantFrom(
    "select '😀', 'é;'",
    'select 1 -- ;\n',
    'create table "ü" (\r\n id int)',
    'do $x$\nbegin\nend $x$',
  );
  const gap = fc.constantFrom('', '\n', '\r\n', ' /* ; */ ', '-- é\n', ';');

  test('is the statement after those that were completed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(gap, statement), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        fc.nat(5),
        (parts, bom, nth) => {
          const completed = nth % parts.length;
          let text = bom ? '\uFEFF' : '';
          let start = 0;
          for (const [index, [before, sql]] of parts.entries()) {
            text += before;
            if (index === completed) start = text.length;
            text += `${sql};`;
          }
          const statements = statementsOf(parser, text);
          expect(statements?.length).toBe(parts.length);
          expect(failureOffset(text, { completed, rows: 0, ms: 0 }, statements)).toBe(start);
          // Without one of them, the text has as many statements and lines.
          const one = statements?.[completed];
          const other = one === undefined ? text : blank(text, [one]);
          expect(other.split('\n').length).toBe(text.split('\n').length);
          expect(statementsOf(parser, other)?.map(({ kind }) => kind)).toEqual(
            statements?.map(({ kind }, index) => (index === completed ? 'UnlistenStmt' : kind)),
          );
        },
      ),
    );
  });

  test('counts code points where PostgreSQL says one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.string({ maxLength: 10 }),
        (before, after) => {
          const position = Array.from(before).length + 1;
          const failure = { code: '42601', message: '', position };
          const offset = failureOffset(before + after, { completed: 0, rows: 0, ms: 0, failure }, undefined);
          expect(offset).toBe(before.length);
        },
      ),
    );
  });

  test('is in the text, whatever the server says', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.integer(), fc.string(), (text, completed, position, where) => {
        const failure = { code: '', message: '', position, where };
        const offset = failureOffset(text, { completed, rows: 0, ms: 0, failure }, []);
        expect(offset >= 0 && offset <= text.length).toBe(true);
      }),
    );
  });
});

test.each([
  ['42704', 'type "geometry" does not exist', 'postgis'],
  ['42704', 'type "public.geometry" does not exist', 'postgis'],
  ['42704', 'type "vector" does not exist', 'vector'],
  ['42883', 'function uuid_generate_v4() does not exist', 'uuid-ossp'],
  ['42883', 'function public.uuid_generate_v4() does not exist', 'uuid-ossp'],
  ['42883', 'function uuid_generate() does not exist', undefined],
  ['42704', 'operator class "gin_trgm_ops" does not exist for access method "gin"', 'pg_trgm'],
  ['42P01', 'relation "vector" does not exist', undefined],
  ['42P01', 'relation "cron.job" does not exist', 'pg_cron'],
  ['42P01', 'relation "spatial_ref_sys" does not exist', 'postgis'],
  ['42P01', 'relation "shop.spatial_ref_sys" does not exist', undefined],
  ['3F000', 'schema "net" does not exist', 'pg_net'],
  ['3F000', 'schema "shop" does not exist', undefined],
  ['42883', 'function public.gen_random_uuid() does not exist', 'pgcrypto'],
  ['42883', 'function create_hypertable(unknown, unknown) does not exist', 'timescaledb'],
  ['22023', 'unrecognized parameter namespace "timescaledb"', 'timescaledb'],
  ['42883', 'function encrypt(bytea, bytea, unknown) does not exist', 'pgcrypto'],
  ['42883', 'function pgp_pub_decrypt_bytea(bytea, bytea) does not exist', 'pgcrypto'],
  ['42883', 'function st_makepoint(integer, integer) does not exist', 'postgis'],
  ['42704', 'access method "hnsw" does not exist', 'vector'],
  ['42704', 'data type uuid has no default operator class for access method "gist"', 'btree_gist'],
  ['42704', 'data type json has no default operator class for access method "btree"', undefined],
])('The failure %s %j comes from a missing extension: %s', (code, message, extension) => {
  expect(obstacleOf({ code, message }, undefined, { version: '15.4' })?.extension).toBe(extension);
});

test.each<[code: string, message: string, why: string | undefined, version?: string]>([
  [
    '42883',
    'function uuidv7() does not exist',
    'PostgreSQL 15.4 does not have uuidv7, which version 18 brought',
  ],
  ['42883', 'function uuidv7() does not exist', undefined, '18.1'],
  ['42883', 'function uuidv9() does not exist', undefined],
  ['22023', 'unrecognized parameter "security_invoker"', undefined],
  [
    '22023',
    'unrecognized parameter "security_invoker"',
    'PostgreSQL 14.2 does not have security_invoker, which version 15 brought',
    '14.2',
  ],
  [
    '42704',
    'unrecognized configuration parameter "transaction_timeout"',
    'PostgreSQL 15.4 does not have transaction_timeout, which version 17 brought',
  ],
  ['42704', 'unrecognized configuration parameter "transaction_timeot"', undefined],
  [
    '42704',
    'collation "de_DE" for encoding "UTF8" does not exist',
    'the collation de_DE does not exist on this server',
  ],
  ['42704', 'tablespace "fast" does not exist', 'the tablespace fast does not exist on this server'],
  ['42704', 'language "plv8" does not exist', 'the language plv8 does not exist on this server'],
  ['42704', 'type "langage" does not exist', undefined],
  ['22023', 'invalid value for parameter "lc_time": "de_DE.UTF-8"', 'this server does not have the locale'],
  ['22023', 'invalid value for parameter "timezone": "Europe/Berln"', undefined],
  [
    '22023',
    'invalid value for parameter "TimeZone": "US/Pacific"',
    'this server does not have the time zone',
  ],
  ['22023', 'time zone "US/Pacific" not recognized', 'this server does not have the time zone'],
  ['22023', 'time zone "US/Pacfic" not recognized', undefined],
  [
    '22023',
    'could not create locale "de_DE.utf8": No such file or directory',
    'this server does not have the locale',
  ],
  ['0A000', 'ICU is not supported in this build', 'this server was built without ICU'],
  [
    '42883',
    'function json_value(jsonb, unknown) does not exist',
    'PostgreSQL 15.4 does not have json_value, which version 17 brought',
  ],
  ['42883', 'function json_value(jsonb, unknown) does not exist', undefined, '17.1'],
  [
    '42601',
    'unrecognized privilege type "maintain"',
    'PostgreSQL 15.4 does not have maintain, which version 17 brought',
  ],
  ['42601', 'unrecognized privilege type "maintan"', undefined],
  ['F0000', 'could not open dictionary file', 'the server stopped it'],
])('The failure %s %j is one of the server: %s', (code, message, why, version = '15.4') => {
  expect(obstacleOf({ code, message }, undefined, { version })?.why).toBe(why);
});

test.each<[code: string, message: string, says: string, where?: string]>([
  ['22P02', 'invalid input syntax for type integer: "my secret"', 'invalid input syntax for type integer'],
  [
    '22003',
    'value "99999999999" is out of range for type integer',
    'value "…" is out of range for type integer',
  ],
  ['22007', 'invalid value "Junuary" for "Mon"', 'invalid value "…" for "…"'],
  ['22P02', 'invalid input value for enum mood: "my secret"', 'invalid input value for enum mood'],
  ['22023', 'unrecognized parameter "fillfacto"', 'unrecognized parameter "fillfacto"'],
  [
    '23505',
    'duplicate key value violates unique constraint "a"',
    'duplicate key value violates unique constraint "a"',
  ],
  ['P0001', 'orders has rows', 'orders has rows'],
  ['P0001', 'no order for "Jane Doe"', 'no order for …'],
  ['P0001', 'the card 4111111111111111 is not valid', 'the card …'],
  ['P0001', 'jane@example.org is not a customer', '…'],
  ['23505', "the mail 'jane' is taken", 'the mail …', 'PL/pgSQL function f() line 3 at RAISE\nSQL statement'],
])('The message of %s is repeated without values: %s', (...[code, message, says, where]) => {
  expect(failureText({ code, message, ...(where === undefined ? {} : { where }) }).message).toBe(says);
});
