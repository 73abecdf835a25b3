import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CatalogState } from '../../src/rules/catalog-state.js';
import {
  HELD,
  type AppliedFile,
  type DataRecord,
  type Wanted,
  recordIn,
  whyNotKept,
  withAppliedFile,
  withRecord,
} from '../../src/rules/data-record.js';

const record: DataRecord = {
  of: '1.1@2026-11-21T10:00:00.000Z',
  settled: true,
  settings: 'settings',
  template: '',
  sources: { default: { database: 'shop', files: '' } },
};
const oids = fc.stringMatching(/^[0-9a-f]{40}$/);
/** Versions in the order in which they were applied, with the ids of their files. */
const applied = fc.uniqueArray(fc.record({ version: fc.bigInt(0n, 2n ** 63n - 1n), oid: oids }), {
  selector: ({ version }) => version,
  maxLength: 12,
});
const after = (files: readonly AppliedFile[], source = 'default'): CatalogState =>
  files.reduce<CatalogState>(
    (state, file) => withAppliedFile(state, source, file),
    withRecord({}, 'build', record),
  );

function wanted(files: readonly AppliedFile[], more: Partial<Wanted> = {}): Wanted {
  const migrations = files.map(({ version, oid }) => ({
    version,
    up: { file: `m/${String(version)}/up.sql`, oid },
  }));
  return {
    of: record.of,
    settings: 'settings',
    template: '',
    own: new Map([['default', { database: 'shop' }]]),
    migrations: [{ source: 'default', migrations }],
    ...more,
  };
}

describe('Databases are kept', () => {
  test('if the commit has all that was applied, in whatever order, and more', () => {
    fc.assert(
      fc.property(applied, fc.nat(12), (files, some) => {
        // A server keeps the state as JSON.
        const state = JSON.parse(JSON.stringify(after(files.slice(0, some)))) as CatalogState;
        expect(whyNotKept(state, wanted(files))).toBeUndefined();
        expect(recordIn(state)?.sources['default']?.files).toHaveLength(Math.min(some, files.length) * 8);
      }),
    );
  });

  test('whatever the commit has of what a copy of a template held from the start', () => {
    const state = after([
      { version: 2n, oid: 'b'.repeat(40) },
      { version: 3n, oid: HELD },
      { version: 1n, oid: HELD },
    ]);
    const two = { version: 2n, oid: 'b'.repeat(40) };
    expect(whyNotKept(state, wanted([{ version: 1n, oid: 'a'.repeat(40) }, two]))).toBeUndefined();
    expect(whyNotKept(state, wanted([{ version: 1n, oid: 'a'.repeat(40) }]))).toContain('migration 2');
  });

  test('but not if it lacks one of them, or one was edited, and the reason names it', () => {
    fc.assert(
      fc.property(applied, fc.nat(), oids, (files, nth, oid) => {
        fc.pre(files.length > 0);
        const at = nth % files.length;
        const { version, oid: had } = files[at] ?? { version: 0n, oid };
        fc.pre(!oid.startsWith(had.slice(0, 8)));
        const state = after(files);
        expect(whyNotKept(state, wanted(files.toSpliced(at, 1)))).toBe(
          `the migration ${String(version)} of default, which was applied, is not in the commit`,
        );
        expect(whyNotKept(state, wanted(files.toSpliced(at, 1, { version, oid })))).toBe(
          `m/${String(version)}/up.sql was edited after it was applied`,
        );
      }),
    );
  });

  const two = [
    { version: 1n, oid: 'a'.repeat(40) },
    { version: 2n, oid: 'b'.repeat(40) },
  ];
  const state = after(two);
  const somebody = 'somebody else wrote the state of its migrations';
  const middle = 'its last build ended in the middle';
  const own = (source: string, database: string): Partial<Wanted> => ({
    own: new Map([[source, { database }]]),
  });
  const changed = (part: object): CatalogState => withRecord(state, 'b', { ...record, ...part });

  test.each<[string, CatalogState, Partial<Wanted>]>([
    [middle, {}, {}],
    [middle, changed({ settled: false }), {}],
    [middle, state, { of: 'another' }],
    [somebody, { migrations: { default: { '1': false } } }, {}],
    [somebody, { ...state, migrations: { default: { '1': false } } }, {}],
    [somebody, { ...state, migrations: { default: { '1': false, '2': true } } }, {}],
    [somebody, { ...state, migrations: { default: { '1': false, x: false } } }, {}],
    [somebody, changed({ sources: {} }), {}],
    ['an earlier version of this action built it', { preview_app_build: 'b' }, {}],
    ['an earlier version of this action built it', { ...state, preview_app_data: { of: 1 } }, {}],
    ['postgres-template changed', state, { template: 'seeded' }],
    ['the settings of its databases or seeds changed', state, { settings: 'others' }],
    ['the source default uses another database', state, own('default', 'other')],
    ['the source default uses another database', state, own('main', 'shop')],
  ])('nor in other cases: %s', (why, found, more) => {
    expect(whyNotKept(found, wanted(two, more))).toBe(why);
  });

  test('nor if a source leads to a variable whose database was not made for the preview, which the reason says', () => {
    // The commit has both migrations.
    expect(whyNotKept(state, wanted(two, { own: new Map() }))).not.toContain('is not in the commit');
  });

  test('with sources that are new, or that hold nothing', () => {
    const more = { own: new Map([['new', { database: 'other' }]]) };
    expect(whyNotKept(after([]), wanted(two, more))).toBeUndefined();
  });

  test('whatever their names', () => {
    const sources = JSON.parse('{"__proto__":{"database":"shop","files":""}}') as DataRecord['sources'];
    const begun = withRecord({}, 'b', { ...record, sources });
    const had = withAppliedFile(begun, '__proto__', two[0] as AppliedFile);
    const source = '__proto__';
    const migrations = wanted(two).migrations.map((one) => ({ ...one, source }));
    expect(whyNotKept(had, wanted(two, { migrations, ...own(source, 'shop') }))).toBeUndefined();
  });
});
