import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FileEntry } from '../../src/project/files.js';
import { planMigrations } from '../../src/project/migration-plan.js';
import type { Migration, SourceMigrations } from '../../src/project/migrations.js';
import { type CatalogState, appliedIn, isSameState, withApplied } from '../../src/rules/catalog-state.js';
import { BASE, projectOf } from '../support/project.js';

const file = (path: string): FileEntry => ({ path, file: path, kind: 'file', oid: path, size: 1 });
const migration = (version: bigint, up = true): Migration => ({
  version,
  name: 'a',
  up: up ? file(`${String(version)}/up.sql`) : undefined,
  down: up ? undefined : file(`${String(version)}/down.sql`),
});
const folder = (source: string, migrations: readonly Migration[]): SourceMigrations => ({
  source,
  folder: `migrations/${source}`,
  migrations,
});

const version = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const versions = fc.uniqueArray(fc.oneof(version, fc.bigInt({ min: 0n, max: 20n })), { maxLength: 20 });
const stateOf = (applied: readonly bigint[]): CatalogState => ({
  migrations: { default: Object.fromEntries(applied.map((one) => [String(one), false])) },
});

describe('the migrations of a source', () => {
  test('run in ascending order, whatever was applied before', () => {
    const plan = planMigrations(
      ['default'],
      [
        folder(
          'default',
          [10n, 9n, 8n, 20240101120000123n].map((one) => migration(one)),
        ),
      ],
      stateOf([9n, 7n, 10000000000000000000n]),
    );
    expect(plan).toMatchObject([
      {
        source: 'default',
        pending: [{ version: 8n }, { version: 10n }, { version: 20240101120000123n }],
        stopsAt: undefined,
        applied: 1,
        dirty: undefined,
        unreadable: [],
      },
    ]);
  });

  test('run up to one that has no up.sql', () => {
    const plan = planMigrations(
      ['default'],
      [folder('default', [migration(1n), migration(2n, false), migration(3n)])],
      {},
    );
    expect(plan).toMatchObject([{ pending: [{ version: 1n }], stopsAt: 2n }]);
    const applied = planMigrations(
      ['default'],
      [folder('default', [migration(2n, false), migration(3n)])],
      stateOf([2n]),
    );
    expect(applied).toMatchObject([{ pending: [{ version: 3n }], stopsAt: undefined, applied: 1 }]);
  });

  test('are each run once, and then nothing is left to run', () => {
    fc.assert(
      fc.property(versions, versions, (local, applied) => {
        const migrations = [
          folder(
            'default',
            local.map((one) => migration(one)),
          ),
        ];
        let state = stateOf(applied);
        const [plan] = planMigrations(['default'], migrations, state);
        const pending = plan?.pending.map((one) => one.version) ?? [];
        expect(pending).toEqual(pending.toSorted((one, other) => (one < other ? -1 : 1)));
        expect(new Set([...pending, ...applied])).toEqual(new Set([...local, ...applied]));
        expect(pending.filter((one) => applied.includes(one))).toEqual([]);
        for (const one of pending) {
          const next = withApplied(state, 'default', one);
          expect(isSameState(next, state)).toBe(false);
          // Stopped here, the next run goes on with the rest.
          const [rest] = planMigrations(['default'], migrations, next);
          expect(rest?.pending.map(({ version: left }) => left)).toEqual(
            pending.slice(pending.indexOf(one) + 1),
          );
          state = next;
        }
        expect(appliedIn(state, 'default').versions).toEqual(new Set([...local, ...applied]));
      }),
    );
  });

  test('are found by the reader', async () => {
    const { migrations } = await projectOf({
      ...BASE,
      'migrations/default/0002_b/up.sql': 'select 2',
      'migrations/default/10_c.up.sql': 'select 3',
    });
    const [plan] = planMigrations(['default'], migrations, stateOf([2n]));
    expect(plan?.pending.map(({ up }) => up.path)).toEqual([
      'migrations/default/1_init/up.sql',
      'migrations/default/10_c.up.sql',
    ]);
  });
});

describe('the sources', () => {
  test('are planned in the given order, without what belongs to none of them', () => {
    const plan = planMigrations(
      ['b', 'a', 'c'],
      [folder('a', [migration(1n)]), folder('b', [migration(2n)]), folder('z', [migration(3n)])],
      { migrations: { gone: { 1: false }, c: { 5: false, odd: false }, b: { 9: true } } },
    );
    expect(plan).toMatchObject([
      { source: 'b', pending: [{ version: 2n }], dirty: 9n },
      { source: 'a', pending: [{ version: 1n }] },
      { source: 'c', pending: [], unreadable: ['odd'] },
    ]);
  });
});
