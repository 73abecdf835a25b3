import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { placeOf } from '../../src/project/node.js';
import { difference, thingOf } from '../../src/review/difference.js';
import { modelOf } from '../../src/review/model.js';
import { review } from '../../src/review/review.js';
import { type Repository, projectOf } from '../support/project.js';
import { REVIEW_ROWS } from './review-rows.js';

const STATES = REVIEW_ROWS.flatMap(({ base, head }) => [base, head]);
const anyState = fc.constantFrom(...STATES);

/** Chooses by numbers, the same for the same seed. */
function chooser(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** The same value with its keys and lists in another order, and with other spellings. */
function rewritten(value: unknown, choose: (most: number) => number): unknown {
  const mixed = <T>(items: readonly T[]): T[] => {
    const all = [...items];
    for (let at = all.length - 1; at > 0; at--) {
      const to = choose(at + 1);
      [all[at], all[to]] = [all[to] as T, all[at] as T];
    }
    return all;
  };
  if (Array.isArray(value)) return mixed(value.map((one) => rewritten(one, choose)));
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' && value.startsWith('X-Hasura-') && choose(2) === 1
      ? value.toLowerCase()
      : value;
  return Object.fromEntries(
    mixed(Object.entries(value)).map(([key, one]: [string, unknown]) => {
      if (key === 'table' && isPublic(one)) return [key, choose(2) === 1 ? one.name : one];
      return [
        /^_(?!and|or|not|exists)/.test(key) && choose(2) === 1 ? `$${key.slice(1)}` : key,
        rewritten(one, choose),
      ];
    }),
  );
}

function isPublic(table: unknown): table is { schema: 'public'; name: string } {
  return typeof table === 'object' && table !== null && 'schema' in table && table.schema === 'public';
}

function inYaml(repository: Repository, rewrite: (value: unknown) => unknown): Repository {
  return Object.fromEntries(
    Object.entries(repository).map(([path, text]) => [
      path,
      typeof text === 'string' && path.startsWith('metadata/') && path.endsWith('.yaml')
        ? stringify(rewrite(parse(text)))
        : text,
    ]),
  );
}

/** A project of config v3 with one database as one of config v2; `undefined` if v2 has no such thing. */
function asV2(repository: Repository): Repository | undefined {
  const { 'metadata/databases/databases.yaml': databases, ...rest } = repository;
  if (typeof databases !== 'string') return undefined;
  const [source, ...others] = parse(databases) as Record<string, unknown>[];
  if (source === undefined || others.length > 0 || 'logical_models' in source) return undefined;
  return {
    ...Object.fromEntries(
      Object.entries(rest).map(([path, text]) => [
        path.replace(/^migrations\/default\//, 'migrations/'),
        text,
      ]),
    ),
    'config.yaml': 'version: 2\n',
    'metadata/version.yaml': 'version: 2\n',
    'metadata/tables.yaml': stringify(source['tables'] ?? []),
    'metadata/functions.yaml': stringify(source['functions'] ?? []),
  };
}

const changed = async (base: Repository, head: Repository): Promise<string[]> => {
  const { changes, concerns, breaking } = await review(await projectOf(base), await projectOf(head), {});
  return [
    ...changes.map((change) => thingOf(change).key),
    ...concerns.map(({ rule }) => rule),
    ...breaking.map(({ text }) => text),
  ];
};

describe('two states that mean the same', () => {
  test('in another order and with other spellings, do not differ', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, fc.nat(), async (state, seed) => {
        const choose = chooser(seed);
        expect(
          await changed(
            state,
            inYaml(state, (value) => rewritten(value, choose)),
          ),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('of config v2 and v3, differ in nothing but what v2 does not have', async () => {
    const seen: string[] = [];
    for (const state of STATES) {
      const old = asV2(state);
      if (old === undefined) continue;
      // Config v2 cannot say how the database is reached.
      seen.push(...(await changed(old, state)), ...(await changed(state, old)));
    }
    expect(new Set(seen)).toEqual(new Set(['source default']));
  });
});

describe('two states that differ', () => {
  test('differ in the same things backwards: what is new is gone', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, anyState, async (one, other) => {
        const [before, after] = [modelOf(await projectOf(one)), modelOf(await projectOf(other))];
        const [there, back] = [difference(before, after), difference(after, before)];
        const keys = (changes: typeof there, what: string): string[] =>
          changes
            .filter((change) => change.what === what)
            .map((change) => thingOf(change).key)
            .sort();
        expect(keys(back, 'removed')).toEqual(keys(there, 'added'));
        expect(keys(back, 'added')).toEqual(keys(there, 'removed'));
        expect(keys(back, 'changed')).toEqual(keys(there, 'changed'));
      }),
    );
  });

  test('have every change and concern at a line of head', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, anyState, async (one, other) => {
        const { changes, concerns, breaking } = await review(
          await projectOf(one),
          await projectOf(other),
          {},
        );
        for (const { at } of [...changes, ...concerns, ...breaking]) {
          if (at === undefined) continue;
          const { file, line } = placeOf(at);
          const text = other[file];
          expect(typeof text === 'string' && text.split('\n').length >= line).toBe(true);
        }
      }),
    );
  });
});
