import { describe, expect, test } from '@jest/globals';
import { readProject } from '../../simulator/project/project.js';
import { minimal, written } from './project-files.js';

async function actionsOf(yaml: string | undefined, sdl: string | undefined) {
  await using project = await written({
    ...minimal,
    'metadata/actions.yaml': yaml,
    'metadata/actions.graphql': sdl,
  });
  const { actions, custom_types: types } = (await readProject(project.directory)).metadata.exported;
  return { actions, types };
}

const PAY = 'type Mutation { pay(amount: Int!): Receipt }\ntype Receipt { id: [ID!]! }\n';

describe('actions', () => {
  test('come from both files: the shape from the SDL, the rest from actions.yaml', async () => {
    const yaml = `
actions:
  - name: pay
    definition:
      kind: asynchronous
      handler: '{{BASE}}/pay'
      forward_client_headers: true
      ignored_client_headers: [Accept]
      headers: [{ name: a, value: b }]
      timeout: 5
      type: query
    permissions: [{ role: user }]
    comment: Pays
    odd: 1
custom_types:
  objects:
    - name: Receipt
      relationships: [{ name: order }]
`;
    const sdl = `
"What is said here is not sent"
type Mutation { "Nor this" pay("In cents" amount: Int! @deprecated): Receipt }
extend type Query { total: Money }
" Proof "
type Receipt { id: [ID!]! }
scalar Money
enum State { "Done" DONE OPEN }
input Odd { a: Int }
interface Dropped { a: Int }
`;
    expect(await actionsOf(yaml, sdl)).toEqual({
      actions: [
        {
          name: 'pay',
          definition: {
            type: 'mutation',
            arguments: [{ name: 'amount', type: 'Int!', description: 'In cents' }],
            output_type: 'Receipt',
            kind: 'asynchronous',
            handler: '{{BASE}}/pay',
            forward_client_headers: true,
            headers: [{ name: 'a', value: 'b' }],
            timeout: 5,
          },
          permissions: [{ role: 'user' }],
          comment: 'Pays',
        },
        { name: 'total', definition: { type: 'query', output_type: 'Money', kind: '', handler: '' } },
      ],
      types: {
        enums: [
          {
            name: 'State',
            values: [
              { value: 'DONE', description: 'Done' },
              { value: 'OPEN', description: null },
            ],
          },
        ],
        input_objects: [{ name: 'Odd', fields: [{ name: 'a', type: 'Int', description: null }] }],
        // A listed type without a description loses the one of the SDL.
        objects: [
          {
            name: 'Receipt',
            fields: [{ name: 'id', type: '[ID!]!', description: null }],
            relationships: [{ name: 'order' }],
          },
        ],
        scalars: [{ name: 'Money' }],
      },
    });
  });

  test('keep the description of a type that actions.yaml does not list', async () => {
    const { types } = await actionsOf('actions: []\n', '" Proof " type Receipt { id: ID }');
    expect(types).toMatchObject({ objects: [{ name: 'Receipt', description: 'Proof' }] });
  });

  test.each([
    ['no actions.graphql', 'actions: [{ name: gone }]\n', undefined],
    ['no actions.yaml', undefined, PAY],
    ['nothing in both', '', ''],
  ])('are left out with %s', async (_what, yaml, sdl) => {
    expect(await actionsOf(yaml, sdl)).toEqual({ actions: undefined, types: undefined });
  });

  test.each([
    [
      'an action without an SDL',
      'actions: [{ name: gone }]',
      PAY,
      'action gone is not present in actions.graphql',
    ],
    [
      'a type without an SDL',
      'custom_types: { scalars: [{ name: Gone }] }',
      PAY,
      'custom type Gone is not present in actions.graphql',
    ],
    [
      'a type of another kind',
      'custom_types: { enums: [{ name: Receipt }] }',
      PAY,
      'custom type Receipt is not present in actions.graphql',
    ],
    ['a union', '', `${PAY} union U = Receipt`, "Cannot read property 'name' of undefined"],
    [
      'an extended type',
      '',
      `${PAY} extend type Receipt { a: Int }`,
      "Cannot read property 'name' of undefined",
    ],
    ['a schema', '', `${PAY} schema { query: Query }`, "Cannot read property 'value' of undefined"],
    ['a broken SDL', '', 'type {', 'error in converting sdl to metadata: exit status 1: Syntax Error: '],
    ['an empty SDL with a listed action', 'actions: [{ name: pay }]', '', 'action pay is not present'],
  ])('with %s end the build', async (_what, yaml, sdl, message) => {
    await expect(actionsOf(yaml, sdl)).rejects.toThrow(message);
  });
});
