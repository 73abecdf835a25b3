import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Content,
  changeBetween,
  contentText,
  readContent,
  sameBuild,
  settingsDigest,
} from '../../src/rules/fingerprint.js';

const content: Content = { tree: 'a1b2', settings: 'c3d4', keys: ['COLOUR', 'SIZE'] };
const contents = fc.record({ tree: fc.string(), settings: fc.string(), keys: fc.array(fc.string()) });

describe('The record of what an app was built from', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(contents, (any) => {
        expect(readContent(contentText(any))).toEqual(any);
      }),
    );
  });

  test('contains no secret: names of variables, not their values', () => {
    expect(contentText({ ...content, more: 'no' } as Content)).toBe(
      '{"tree":"a1b2","settings":"c3d4","keys":["COLOUR","SIZE"]}',
    );
  });

  test.each<[string, string | undefined]>([
    ['nothing', undefined],
    ['an empty string', ''],
    ['invalid JSON', '{tree'],
    ['JSON that is not an object', '"tree"'],
    ['null', 'null'],
    ['a list', '[]'],
    ['no tree', '{"settings":"c","keys":[]}'],
    ['a tree of the wrong type', '{"tree":7,"settings":"c","keys":[]}'],
    ['settings of the wrong type', '{"tree":"a","settings":{},"keys":[]}'],
    ['keys of the wrong type', '{"tree":"a","settings":"c","keys":"COLOUR"}'],
  ])('is undefined where there is %s', (_what, text) => {
    expect(readContent(text)).toBeUndefined();
  });

  test('contains only names that are strings', () => {
    expect(readContent('{"tree":"a","settings":"c","keys":["A",7,null,"B"]}')?.keys).toEqual(['A', 'B']);
  });
});

describe('Two builds make the same app', () => {
  test('when folder and settings are the same, whatever variables they have', () => {
    expect(sameBuild(content, { ...content, keys: [] })).toBe(true);
    expect(sameBuild(content, { ...content, tree: 'other' })).toBe(false);
    expect(sameBuild(content, { ...content, settings: 'other' })).toBe(false);
  });
});

describe('The digest of settings', () => {
  test('does not depend on their order', () => {
    expect(settingsDigest({ b: 2, a: 1 })).toBe(settingsDigest({ a: 1, b: 2 }));
    expect(settingsDigest({ a: 1, b: 2 })).toMatch(/^[0-9a-f]{16}$/);
  });

  test('changes when any of them changes', () => {
    const settings = { directory: 'hasura', region: 'us-east-2', databases: { variables: ['A'] } };
    const digests = [
      settings,
      { ...settings, region: 'eu-central-1' },
      { ...settings, databases: { variables: ['A', 'B'] } },
      { ...settings, databases: undefined },
      { ...settings, more: true },
    ].map((one) => settingsDigest(one));
    expect(new Set(digests).size).toBe(digests.length);
  });
});

test.each<[Partial<Content>, string, string | undefined]>([
  [{}, 'hasura', undefined],
  [{ keys: ['OTHER'] }, 'hasura', undefined],
  [{ tree: 'e5' }, 'hasura', 'hasura/ changed'],
  [{ tree: 'e5' }, '', 'the files of the repository changed'],
  [{ settings: 'e5' }, 'hasura', 'the settings of the workflow changed'],
  [{ tree: 'e5', settings: 'e5' }, 'hasura', 'hasura/ and the settings of the workflow changed'],
])('After the change %j in the folder "%s" the reason is: %s', (change, folder, said) => {
  expect(changeBetween(content, { ...content, ...change }, folder)).toBe(said);
});
