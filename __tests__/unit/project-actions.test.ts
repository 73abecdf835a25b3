import { describe, expect, test } from '@jest/globals';
import { get, jsonText } from '../../src/project/node.js';
import { BASE, checked, projectOf } from '../support/project.js';

const PAY = 'type Mutation { pay(amount: Int!): Receipt }\ntype Receipt { id: [ID!]! }\n';
const files = (yaml: string, sdl: string) => ({
  ...BASE,
  'metadata/actions.yaml': yaml,
  'metadata/actions.graphql': sdl,
});

async function merged(yaml: string, sdl: string): Promise<{ actions: unknown; types: unknown }> {
  const { metadata } = await projectOf(files(yaml, sdl));
  const of = (key: string): unknown => {
    const node = get(metadata.root, key);
    return node && (JSON.parse(jsonText(node)) as unknown);
  };
  return { actions: of('actions'), types: of('custom_types') };
}

async function found(yaml: string, sdl: string): Promise<string[]> {
  const findings = await checked(files(yaml, sdl));
  return findings
    .filter(({ rule }) => rule !== 'action-not-in-yaml')
    .map(({ rule, file, line, what }) => `${rule} ${file.slice(17)}:${String(line)} ${what}`);
}

describe('actions', () => {
  test('come from both files: the shape from the SDL, the rest from actions.yaml', async () => {
    const yaml = `
actions:
  - name: pay
    definition:
      kind: asynchronous
      handler: '{{BASE}}/pay'
      forward_client_headers: true
      headers: [{ name: a, value: b }]
      timeout: 5
      request_transform: { version: 2 }
      response_transform: { version: 2 }
      type: query
      arguments: []
    permissions: [{ role: user }]
    comment: Pays
custom_types:
  objects: [{ name: Receipt, description: Ours, relationships: [{ name: order }] }]
`;
    const sdl = `
"Not sent"
type Mutation { "Not sent" pay("  In cents  " amount: Int! = 1): Receipt }
extend type Query { total: [Money!] }
type Receipt { "The id" id(a: Int): [ID!]! }
" Of a country " scalar Money
enum State { "Done" DONE OPEN }
"""
Odd
"""
input Odd { a: [Int!] = [1] }
`;
    expect(await merged(yaml, sdl)).toEqual({
      actions: [
        {
          name: 'pay',
          definition: {
            ...{ kind: 'asynchronous', handler: '{{BASE}}/pay', type: 'mutation', output_type: 'Receipt' },
            arguments: [{ name: 'amount', type: 'Int!', description: 'In cents' }],
            forward_client_headers: true,
            ...{ headers: [{ name: 'a', value: 'b' }], timeout: 5 },
            ...{ request_transform: { version: 2 }, response_transform: { version: 2 } },
          },
          ...{ permissions: [{ role: 'user' }], comment: 'Pays' },
        },
        { name: 'total', definition: { kind: '', handler: '', type: 'query', output_type: '[Money!]' } },
      ],
      types: {
        scalars: [{ name: 'Money', description: 'Of a country' }],
        enums: [
          {
            name: 'State',
            values: [
              { value: 'DONE', description: 'Done' },
              { value: 'OPEN', description: null },
            ],
          },
        ],
        input_objects: [
          { name: 'Odd', description: 'Odd', fields: [{ name: 'a', type: '[Int!]', description: null }] },
        ],
        objects: [
          {
            ...{ name: 'Receipt', description: 'Ours', relationships: [{ name: 'order' }] },
            fields: [{ name: 'id', type: '[ID!]!', description: 'The id' }],
          },
        ],
      },
    });
  });

  test('lose the description of a type that actions.yaml lists without one', async () => {
    const yaml = 'custom_types: { scalars: [{ name: A }] }';
    const { types } = await merged(yaml, '"a" scalar A "b" scalar B scalar C');
    expect(types).toMatchObject({ scalars: [{ name: 'A' }, { name: 'B', description: 'b' }, { name: 'C' }] });
    expect((types as { scalars: object[] }).scalars.map((one) => Object.keys(one).length)).toEqual([1, 2, 1]);
  });

  test('leave out what has the zero value, and lists without items', async () => {
    const definition = '{ kind: ~, handler: ~, forward_client_headers: false, timeout: 0, headers: ~ }';
    const yaml = `actions: [{ name: a, definition: ${definition}, comment: ~, permissions: ~ }]`;
    expect(await merged(yaml, 'type Query { a: Int } enum E type T input I')).toEqual({
      actions: [
        {
          name: 'a',
          definition: { kind: '', handler: '', type: 'query', output_type: 'Int', headers: null },
          permissions: null,
        },
      ],
      types: {
        scalars: [],
        enums: [{ name: 'E' }],
        objects: [{ name: 'T' }],
        input_objects: [{ name: 'I' }],
      },
    });
  });

  test('take the last of two entries of one name', async () => {
    const entry = (handler: string): string => `{ name: a, definition: { kind: k, handler: ${handler} } }`;
    const { actions } = await merged(`actions: [${entry('one')}, ${entry('two')}]`, 'type Query { a: Int }');
    expect(actions).toMatchObject([{ definition: { handler: 'two' } }]);
  });

  test.each([
    ['nothing in both', '', ''],
    ['blanks', 'actions: []\ncustom_types: {}\n', ' \n\uFEFF'],
    ['an interface only', '', 'interface A { a: Int }'],
  ])('are not there with %s', async (_what, yaml, sdl) => {
    expect(await merged(yaml, sdl)).toEqual({ actions: undefined, types: undefined });
  });

  test.each([
    ['actions: [{ name: gone }]', PAY, 'action-not-in-sdl yaml:1 The action gone is not in actions.graphql.'],
    ['actions:\n  - name: pay', '\n', 'action-not-in-sdl yaml:2 The action pay is not in actions.graphql.'],
    [
      'custom_types: { scalars: [{ name: Gone }] }',
      PAY,
      'type-not-in-sdl yaml:1 The custom type Gone is not among the scalars of actions.graphql.',
    ],
    [
      'custom_types: { enums: [{ name: Receipt }] }',
      PAY,
      'type-not-in-sdl yaml:1 The custom type Receipt is not among the enums of actions.graphql.',
    ],
    ['', `${PAY}union U = Receipt`, "sdl-refused graphql:3 Hasura's CLI does not accept the union U."],
    [
      '',
      `${PAY}extend type A { a: Int }`,
      'sdl-refused graphql:3 Hasura\'s CLI does not accept "extend type A".',
    ],
    [
      '',
      `${PAY}schema { query: Query }`,
      'sdl-refused graphql:3 Hasura\'s CLI does not accept "schema { … }".',
    ],
    ...[
      ['directive @a on FIELD', 'DirectiveDefinition'],
      ['extend scalar A @a', 'ScalarTypeExtension'],
      ['extend enum A { B }', 'EnumTypeExtension'],
      ['extend input A { b: Int }', 'InputObjectTypeExtension'],
      ['extend interface A { b: Int }', 'InterfaceTypeExtension'],
      ['extend union A = B', 'UnionTypeExtension'],
      ['extend schema @a', 'SchemaExtension'],
      ['query { a }', 'OperationDefinition'],
      ['fragment F on A { a }', 'FragmentDefinition'],
    ].map(([sdl = '', kind = '']): [string, string, string] => [
      '',
      `${PAY}${sdl}`,
      `sdl-refused graphql:3 Hasura's CLI does not accept this part of the file (${kind}).`,
    ]),
    ['', `${PAY}interface I { a: Int }`, 'sdl-dropped graphql:3 The interface I is not sent to Hasura.'],
    [
      '',
      'type Query { a(\n  b: Int @c): Int }',
      'sdl-dropped graphql:2 The directive @c is not sent to Hasura.',
    ],
    ['', 'enum A {\n  B @c }', 'sdl-dropped graphql:2 The directive @c is not sent to Hasura.'],
    ['', 'input A {\n  b: Int @c }', 'sdl-dropped graphql:2 The directive @c is not sent to Hasura.'],
    ['', 'type A @c { b: Int }', 'sdl-dropped graphql:1 The directive @c is not sent to Hasura.'],
    ['', '# none', 'sdl-syntax graphql:1 The file is not valid GraphQL: Syntax Error: Unexpected <EOF>.'],
    [
      '',
      'type {',
      'sdl-syntax graphql:1 The file is not valid GraphQL: Syntax Error: Expected Name, found "{".',
    ],
  ])('%j with %j is a finding', async (yaml, sdl, finding) => {
    expect((await found(yaml, sdl))[0]).toBe(finding);
  });

  test.each([
    ['definition: { handler: a, ignored_client_headers: [] }', 'ignored_client_headers'],
    ['definition: { handler: a, retries: 1 }', 'retries'],
    ['deprecated: true', 'deprecated'],
  ])('with %s lose it', async (lines, key) => {
    const yaml = `actions:\n  - name: a\n    ${lines}\n`;
    expect(await found(yaml, 'type Query { a: Int }')).toEqual([
      `key-dropped yaml:3 ${key} of the action a is not sent to Hasura.`,
    ]);
  });

  test('of a very large or deep SDL are not checked, and not parsed for long', async () => {
    const start = performance.now();
    for (const sdl of [
      '#'.repeat(990_000),
      'type Query { a: Int } '.repeat(40_000),
      `type A { a: ${'['.repeat(100_000)}`,
    ])
      expect((await found('', sdl))[0]).toMatch(/^(?:not-checked|sdl-syntax) graphql:1 /);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
