import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  MARKER_PREFIX,
  branchOf,
  buildId,
  buildIn,
  builtAt,
  carries,
  isNewer,
  ownershipOf,
  markerVariables,
  ownerOf,
  readMarker,
} from '../../src/rules/markers.js';
import { repository } from '../support/repository.js';

const owner = 'github.com/123456#12';
const build = '1234.1@2026-11-21T10:00:00.000Z';
const environmentOf = (marks: { owner: string; build: string; source: string }): Record<string, string> =>
  Object.fromEntries(markerVariables(marks).map(({ key, value }) => [key, value]));

describe('the identity of a preview', () => {
  test('consists of the server, the id of the repository and the pull request or branch', () => {
    expect(ownerOf(repository, { kind: 'pull', number: 12 })).toBe(owner);
    expect(ownerOf(repository, { kind: 'branch', branch: 'main' })).toBe('github.com/123456@main');
  });

  test('differs between a pull request and a branch that has its number as a name', () => {
    expect(ownerOf(repository, { kind: 'branch', branch: '12' })).not.toBe(owner);
  });
});

describe('a marker', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.string(),
        fc.string(),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (own, id, source, others) => {
          const environment = { ...others, ...environmentOf({ owner: own, build: id, source }) };
          expect(readMarker({ environment })).toEqual({ kind: 'marked', owner: own, build: id, source });
        },
      ),
    );
  });

  test('has three variables with the documented names', () => {
    expect(environmentOf({ owner, build, source: 'acme/shop:cart' })).toEqual({
      PREVIEW_APP_OWNER: owner,
      PREVIEW_APP_BUILD: build,
      PREVIEW_APP_SOURCE: 'acme/shop:cart',
    });
  });

  test('uses the prefix that the variables of users may not have', () => {
    expect(MARKER_PREFIX).not.toBe('');
    for (const { key } of markerVariables({ owner, build, source: 'x' }))
      expect(key.startsWith(MARKER_PREFIX)).toBe(true);
  });

  test('is absent only if the variables were readable and contain none of it', () => {
    expect(readMarker({ environment: {} })).toEqual({ kind: 'absent' });
    expect(readMarker({ environment: { PREVIEW_APP_SOURCE: 'x', OTHER: 1 }, more: null })).toEqual({
      kind: 'absent',
    });
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['nothing', undefined],
    ['a string', '{"environment":{}}'],
    ['a number', 7],
    ['a list', []],
    ['an object in a list', [{ environment: {} }]],
    ['an empty object', {}],
    ['variables that are not nested, without an owner', { PREVIEW_APP_BUILD: build }],
    ['variables that are not nested, whose owner is a number', { PREVIEW_APP_OWNER: 12 }],
    ['an environment that is null', { environment: null }],
    ['an environment that is a list', { environment: [] }],
    ['an environment that is a string', { environment: 'PREVIEW_APP_OWNER=x' }],
    ['variables whose owner is null', { environment: { PREVIEW_APP_OWNER: null } }],
    ['variables whose owner is a number', { environment: { PREVIEW_APP_OWNER: 12 } }],
    ['variables whose owner is an object', { environment: { PREVIEW_APP_OWNER: { value: owner } } }],
    ['variables whose owner is empty', { environment: { PREVIEW_APP_OWNER: '' } }],
    ['variables with a build but no owner', { environment: { PREVIEW_APP_BUILD: build } }],
  ])('in %s is unreadable, not absent', (_what, envVars) => {
    expect(readMarker(envVars)).toMatchObject({ kind: 'unreadable', why: expect.stringMatching(/\w/) });
  });

  test('may be in variables that are not nested', () => {
    expect(readMarker({ PREVIEW_APP_OWNER: owner, PREVIEW_APP_FROM: 'commit' })).toEqual({
      ...{ kind: 'marked', owner, build: '', from: 'commit' },
    });
  });

  test('is never absent in anything that is not an object of variables', () => {
    fc.assert(
      fc.property(fc.anything(), (thing) => {
        const environment: unknown =
          typeof thing === 'object' && thing !== null
            ? (thing as Record<string, unknown>)['environment']
            : undefined;
        const isObject =
          typeof environment === 'object' && environment !== null && !Array.isArray(environment);
        if (!isObject) expect(readMarker(thing).kind).toBe('unreadable');
      }),
    );
  });

  test('with a missing or invalid build still names the owner of the app', () => {
    for (const odd of [undefined, null, 7, {}]) {
      expect(readMarker({ environment: { PREVIEW_APP_OWNER: owner, PREVIEW_APP_BUILD: odd } })).toEqual({
        kind: 'marked',
        owner,
        build: '',
      });
    }
  });
});

describe('the branch that an app was built from', () => {
  test('is read from its source, whatever the repository was called then', () => {
    expect(branchOf('acme/shop:cart')).toBe('cart');
    expect(branchOf('acme/shop:feature/a-b')).toBe('feature/a-b');
    expect(branchOf('old-name/other.repo:cart')).toBe('cart');
  });

  test.each([
    undefined,
    '',
    'cart',
    'acme/shop',
    'acme/shop:',
    ':cart',
    'shop:cart',
    'a/b/c:cart',
    'a/b:c\n',
  ])('is not read from %j', (source) => {
    expect(branchOf(source)).toBeUndefined();
  });

  test('is not read from a source that is not a string', () => {
    for (const odd of [undefined, null, 7, {}]) {
      const environment = { PREVIEW_APP_OWNER: owner, PREVIEW_APP_BUILD: build, PREVIEW_APP_SOURCE: odd };
      expect(readMarker({ environment })).toEqual({ kind: 'marked', owner, build });
    }
  });
});

describe('the ownership of an app', () => {
  test('depends on the owner alone', () => {
    expect(ownershipOf({ kind: 'marked', owner, build: 'x' }, owner)).toBe('ours');
    expect(ownershipOf({ kind: 'marked', owner: `${owner}3`, build }, owner)).toBe('foreign');
    expect(ownershipOf({ kind: 'absent' }, owner)).toBe('unmarked');
    expect(ownershipOf({ kind: 'unreadable', why: '' }, owner)).toBe('unreadable');
  });
});

/** Texts that look almost like build ids. */
const noBuildIds = [
  '',
  'x',
  '12@2026-11-21T10:00:00Z',
  '1.1@soon',
  '1.1@',
  'a.b@2026-11-21T10:00:00Z',
  `x${build}`,
  `${build}\nx`,
];

describe('the order of two builds', () => {
  const id = (runId: number, attempt: number, at: number): string =>
    buildId({ runId: String(runId), attempt, at: new Date(at) });

  test('comes from ids of run, attempt and time', () => {
    expect(buildId({ runId: '1234', attempt: 1, at: new Date('2026-11-21T10:00:00Z') })).toBe(build);
  });

  test('depends on the time, then on the run', () => {
    expect(isNewer(id(1, 2, 2_000), id(9, 1, 1_000))).toBe(true);
    expect(isNewer(id(9, 1, 1_000), id(1, 2, 2_000))).toBe(false);
    expect(isNewer(id(9, 1, 1_000), id(8, 1, 1_000))).toBe(true);
    expect(isNewer(build, build)).toBe(false);
  });

  test('never puts a text that is not a build id after a build', () => {
    for (const odd of noBuildIds) {
      expect(isNewer(odd, build)).toBe(false);
      expect(isNewer(build, odd)).toBe(true);
      expect(isNewer(odd, odd)).toBe(false);
    }
  });

  test('never makes each of them newer than the other, and is transitive', () => {
    const ids = fc
      .tuple(fc.nat(3), fc.integer({ min: 1, max: 3 }), fc.nat(3))
      .map(([run, attempt, at]) => id(run, attempt, at));
    const texts = fc.oneof(ids, fc.string());
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(isNewer(a, b) && isNewer(b, a)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(texts, texts, texts, (a, b, c) => {
        if (isNewer(a, b) && isNewer(b, c)) expect(isNewer(a, c)).toBe(true);
      }),
    );
  });
});

describe('the build of an app', () => {
  const reading: ReturnType<typeof readMarker> = { kind: 'marked', owner, build };

  test('is the one in its marker, and empty without a marker', () => {
    expect(buildIn(reading)).toBe(build);
    expect(buildIn({ kind: 'absent' })).toBe('');
    expect(buildIn({ kind: 'unreadable', why: 'gone' })).toBe('');
  });

  test('is proved by exactly its own id', () => {
    expect(carries(reading, build)).toBe(true);
    expect(carries(reading, `${build}0`)).toBe(false);
    expect(carries({ kind: 'absent' }, build)).toBe(false);
  });

  test('is never proved when either side names no build', () => {
    expect(carries({ kind: 'marked', owner, build: '' }, '')).toBe(false);
    expect(carries({ kind: 'absent' }, '')).toBe(false);
    expect(carries(reading, '')).toBe(false);
  });

  test('began at the time in its id, whatever its run and attempt', () => {
    const at = new Date('2026-11-21T10:00:00Z');
    expect(builtAt(buildId({ runId: '1234', attempt: 12, at }))).toBe(at.getTime());
    for (const odd of noBuildIds) expect(builtAt(odd)).toBeUndefined();
  });
});
