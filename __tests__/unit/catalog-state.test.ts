import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type CatalogState,
  appliedIn,
  emptiedState,
  isSameState,
  preparedState,
  readCatalogState,
  sourcesIn,
  withApplied,
} from '../../src/rules/catalog-state.js';

const version = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const source = fc.oneof(
  fc.constantFrom('default', 'other', '__proto__', 'constructor', 'toString', ''),
  fc.string(),
);
const flags = fc.dictionary(version.map(String), fc.boolean());
const anyState: fc.Arbitrary<CatalogState> = fc
  .record(
    {
      migrations: fc.option(fc.dictionary(source, fc.option(flags))),
      settings: fc.option(fc.dictionary(fc.string(), fc.string())),
      isStateCopyCompleted: fc.option(fc.boolean()),
      unknown: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .map((state) => JSON.parse(JSON.stringify(state)) as CatalogState);

/** The same value with its keys the other way round, as a server may return it. */
function turned(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).reverse())
      : one,
  ) as unknown;
}

describe('a state', () => {
  test('is read as it is, whatever else it holds', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(readCatalogState(state)).toBe(state);
      }),
    );
    for (const nothing of [null, undefined]) expect(readCatalogState(nothing)).toEqual({});
    expect(readCatalogState({})).toEqual({});
  });

  test.each<{ value: unknown }>([
    { value: '' },
    { value: 1 },
    { value: [] },
    { value: { migrations: [] } },
    { value: { migrations: 'a' } },
    { value: { migrations: { default: [] } } },
    { value: { migrations: { default: { 1: 'false' } } } },
    { value: { settings: [] } },
    { value: { settings: 'a' } },
    { value: { isStateCopyCompleted: 'true' } },
    { value: { more: JSON.parse('['.repeat(51) + ']'.repeat(51)) as unknown } },
  ])('is not read of another shape: $value', ({ value }) => {
    expect(readCatalogState(value)).toBeUndefined();
  });
});

describe('the versions of a state', () => {
  test('are read with leading zeros, too', () => {
    const migrations = { default: { '0001': false, '2': false, '20240101120000123': false } };
    expect(appliedIn({ migrations }, 'default')).toEqual({
      versions: new Set([1n, 2n, 20240101120000123n]),
      dirty: undefined,
      unreadable: [],
    });
  });

  test('are dirty if the last one is', () => {
    const dirty = (one: Record<string, boolean>): bigint | undefined =>
      appliedIn({ migrations: { default: one } }, 'default').dirty;
    expect(dirty({ 10: true, 9: false })).toBe(10n);
    expect(dirty({ 10: false, 9: true })).toBeUndefined();
    expect(dirty({})).toBeUndefined();
  });

  test('must be numbers of 64 bits', () => {
    const keys = ['a', '-1', '1.0', '', ' 1', '0x1', String(2n ** 64n), '9'.repeat(200)];
    const migrations = { default: Object.fromEntries(keys.map((key) => [key, false])) };
    const { versions, unreadable } = appliedIn({ migrations }, 'default');
    expect([versions.size, unreadable.toSorted()]).toEqual([0, keys.toSorted()]);
    const highest = { default: { [String(2n ** 64n - 1n)]: false } };
    expect(appliedIn({ migrations: highest }, 'default').versions).toEqual(new Set([2n ** 64n - 1n]));
  });

  test('are those of this source only', () => {
    const state: CatalogState = { migrations: { default: { 1: false }, none: null, empty: {} } };
    expect(appliedIn(state, 'toString').versions.size).toBe(0);
    expect(appliedIn(state, 'none').versions.size).toBe(0);
    expect(sourcesIn(state)).toEqual(['default']);
    expect(sourcesIn({})).toEqual([]);
    expect(sourcesIn({ migrations: null })).toEqual([]);
  });
});

describe('before the first migration, a state', () => {
  test('gets what the CLI needs, and keeps everything else', () => {
    const needed = { settings: { migration_mode: 'true' }, isStateCopyCompleted: true };
    expect(preparedState({})).toEqual(needed);
    expect(preparedState({ settings: null, isStateCopyCompleted: false })).toEqual(needed);
    expect(preparedState({ settings: { migration_mode: '' } })).toEqual(needed);
    expect(preparedState({ settings: { migration_mode: 'false', a: 'b' }, more: 1 })).toEqual({
      settings: { migration_mode: 'false', a: 'b' },
      isStateCopyCompleted: true,
      more: 1,
    });
  });

  test('is prepared once', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const prepared = preparedState(state);
        expect(preparedState(prepared)).toEqual(prepared);
        expect(prepared.migrations).toEqual(state.migrations);
        expect(sourcesIn(emptiedState(state))).toEqual([]);
        expect({ ...emptiedState(state), migrations: prepared.migrations }).toEqual({
          ...prepared,
          migrations: prepared.migrations,
        });
      }),
    );
  });
});

describe('after a version was applied, a state', () => {
  test('has it, and everything that it had', () => {
    fc.assert(
      fc.property(anyState, source, version, (state, name, one) => {
        const before = JSON.stringify(state);
        const next = withApplied(state, name, one);
        const had = appliedIn(state, name);
        expect(appliedIn(next, name).versions).toEqual(new Set([...had.versions, one]));
        for (const other of sourcesIn(state))
          if (other !== name) expect(appliedIn(next, other)).toEqual(appliedIn(state, other));
        expect({ ...next, migrations: undefined }).toEqual({ ...state, migrations: undefined });
        expect(JSON.stringify(state)).toBe(before);
        // Another version never makes this one dirty.
        expect([undefined, had.dirty === one ? undefined : had.dirty]).toContain(appliedIn(next, name).dirty);
      }),
    );
  });

  test('says it in decimal, without leading zeros, and not dirty', () => {
    expect(withApplied({}, 'default', 20240101120000123n)).toEqual({
      migrations: { default: { '20240101120000123': false } },
    });
    expect(JSON.stringify(withApplied({ migrations: { a: null } }, '__proto__', 1n))).toBe(
      '{"migrations":{"a":null,"__proto__":{"1":false}}}',
    );
  });
});

describe('two states', () => {
  test('are the same in any order of their keys', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(isSameState(turned(state) as CatalogState, state)).toBe(true);
      }),
    );
  });

  test('differ if somebody else has written a version or anything else', () => {
    fc.assert(
      fc.property(anyState, source, version, (state, name, one) => {
        const next = withApplied(state, name, one);
        fc.pre(!appliedIn(state, name).versions.has(one));
        expect([isSameState(state, next), isSameState(next, state)]).toEqual([false, false]);
      }),
    );
    for (const [one, other] of [
      [{ a: [1, 2] }, { a: [1] }],
      [{ a: [1, 2] }, { a: [2, 1] }],
      [{ a: [1] }, { a: { 0: 1 } }],
      [{ a: null }, {}],
      [{ a: null }, { a: {} }],
      [{ a: 1 }, { b: 1 }],
      [{ toString: 1 }, { b: 1 }],
    ] as const) {
      expect([isSameState(one as never, other as never), isSameState(other as never, one as never)]).toEqual([
        false,
        false,
      ]);
    }
  });
});
