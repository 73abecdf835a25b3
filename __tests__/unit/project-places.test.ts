import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Source, get, jsonText, placeAt } from '../../src/project/node.js';
import type { MapNode } from '../../src/project/node.js';
import { parseYaml } from '../../src/project/yaml.js';
import { BASE, found, projectOf, withTables } from '../support/project.js';

const placeIn = (text: string, offset: number): string => {
  const { line, column } = new Source('a', text).placeOf(offset);
  return `${String(line)}:${String(column)}`;
};

describe('the place of a character', () => {
  test.each([
    ['', 0, '1:1'],
    ['ab', 1, '1:2'],
    ['a\nb', 2, '2:1'],
    ['a\r\nb', 3, '2:1'],
    ['a\rb', 2, '2:1'],
    ['a\n\r\n\rb', 5, '4:1'],
    ['a\nb', 1, '1:2'],
    ['a\n', 2, '2:1'],
    ['\uFEFFab', 0, '1:1'],
    ['\uFEFFab', 1, '1:1'],
    ['\uFEFFab', 2, '1:2'],
    ['\uFEFFa\nb', 3, '2:1'],
    ['😀b', 2, '1:3'],
    ['a\u2028b', 2, '1:3'],
    ['ab', 99, '1:3'],
    ['ab', -1, '1:1'],
  ])('of %j at %d is %s', (text, offset, place) => {
    expect(placeIn(text, offset)).toBe(place);
  });

  test('is the same as counting the lines before it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '😀'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat({ max: 60 }), (one, offset) => {
        const at = Math.min(offset, one.length);
        fc.pre(!(one[at - 1] === '\r' && one[at] === '\n'));
        const lines = one.slice(0, at).split(/\r\n|\r|\n/);
        expect(placeIn(one, offset)).toBe(
          `${String(lines.length)}:${String((lines.at(-1)?.length ?? 0) + 1)}`,
        );
      }),
    );
  });

  test('in a file is where the editor shows it', async () => {
    for (const [end, begin] of [
      ['\n', ''],
      ['\r\n', ''],
      ['\r\n', '\uFEFF'],
    ] as const) {
      const text = `${begin}# 😀${end}tls_allowlist: []${end}"😀": { proxy: 1 }${end}`;
      expect(await found({ ...BASE, 'metadata/network.yaml': text })).toEqual([
        'key-dropped metadata/network.yaml:3:1',
      ]);
    }
    expect(await found({ ...BASE, 'metadata/network.yaml': '\uFEFFproxy: 1\n' })).toEqual([
      'key-dropped metadata/network.yaml:1:1',
    ]);
  });
});

describe('the place of a value by its path', () => {
  const files = withTables('- table: t\n- !include default/u.yaml', {
    'metadata/databases/default/u.yaml':
      'table: u\nselect_permissions:\n  - role: user\n    permission: { columns: [a, b] }\n',
    'metadata/actions.yaml': 'actions:\n  - name: pay\n    definition:\n      kind: synchronous\n',
    'metadata/actions.graphql': 'type Mutation {\n  pay(amount: Int): [Int!]\n}\n',
  });

  test.each<[path: (string | number)[], place: string]>([
    [['sources', 0, 'name'], 'metadata/databases/databases.yaml:1:3'],
    [['sources', 0, 'tables', 0], 'metadata/databases/databases.yaml:8:7'],
    [['sources', 0, 'tables', 1], 'metadata/databases/default/u.yaml:1:1'],
    [
      ['sources', 0, 'tables', 1, 'select_permissions', 0, 'permission', 'columns', 1],
      'metadata/databases/default/u.yaml:4:32',
    ],
    [['sources', 0, 'tables', 1, 'select_permissions', '0', 'role'], 'metadata/databases/default/u.yaml:3:5'],
    [['sources', 0, 'tables', 1, 'delete_permissions', 3, 'role'], 'metadata/databases/default/u.yaml:1:1'],
    [['sources', 0, 'tables', 9], 'metadata/databases/databases.yaml:7:3'],
    [['actions', 0, 'definition', 'kind'], 'metadata/actions.yaml:4:7'],
    [['actions', 0, 'definition', 'arguments', 0, 'type'], 'metadata/actions.graphql:2:15'],
    [['actions', 0, 'definition', 'output_type'], 'metadata/actions.graphql:2:21'],
    [['version'], 'metadata/version.yaml:1:10'],
    [[], 'metadata/databases/databases.yaml:1:1'],
    [['no', 'such', 'thing'], 'metadata/databases/databases.yaml:1:1'],
  ])('%j is %s', async (path, place) => {
    const { metadata } = await projectOf(files);
    const { file, line, column } = placeAt(metadata.root, path);
    expect(`${file}:${String(line)}:${String(column)}`).toBe(place);
  });
});

describe('a node as JSON', () => {
  test('is what JSON.parse reads back', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const node = parseYaml(new Source('a', `- ${json}`), []);
        expect(JSON.parse(node === undefined ? '' : jsonText(node))).toEqual([JSON.parse(json)]);
      }),
    );
  });

  test('has no value for a key that is null or missing', () => {
    const root = parseYaml(new Source('a', 'a: ~\nb: { c: 1 }\nd: [1]\n'), []) as MapNode;
    expect([
      get(root, 'a'),
      get(root, 'e'),
      get(root, 'd', '0'),
      get(root, 'a', 'b'),
      get(undefined, 'a'),
    ]).toEqual(Array.from({ length: 5 }));
    expect(get(root, 'b', 'c')).toMatchObject({ value: 1 });
  });
});
