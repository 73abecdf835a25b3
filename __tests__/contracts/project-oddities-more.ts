import { DATABASE, inFolder } from '../support/project.js';
import { LISTED, type Oddity, SDL, actions, meta, migrations } from './project-oddities.js';

/** Oddities of actions, folders and migrations. */
export const MORE_ODDITIES: Oddity[] = [
  ['actions', actions(LISTED, SDL)],
  [
    'actions with everything',
    actions(
      'actions: [{ name: pay, comment: c, permissions: [{ role: u }], other: 1, definition: { kind: asynchronous, handler: a, forward_client_headers: true, headers: [{ name: a, value: b }], timeout: 5, request_transform: { a: 1 }, response_transform: { b: 1 }, ignored_client_headers: [a] } }]',
      SDL,
    ),
  ],
  [
    'actions with zero values',
    actions(
      'actions: [{ name: pay, comment: ~, permissions: ~, definition: { kind: ~, handler: ~, forward_client_headers: false, headers: ~, timeout: 0 } }]',
      SDL,
    ),
  ],
  [
    'an action twice',
    actions(
      'actions: [{ name: a, definition: { handler: one } }, { name: a, definition: { handler: two } }]',
      'type Query { a: Int }',
    ),
  ],
  [
    'an action that is in the SDL only',
    actions('actions: []\n', 'type Query { a: Int } extend type Query { b(c: [Int!]!): [Int!] }'),
  ],
  [
    'custom types of all kinds',
    actions(
      'custom_types: { objects: [{ name: O, relationships: [{ name: r }] }], scalars: [{ name: A, description: ours }] }',
      '"theirs" scalar A "b" scalar B scalar C enum E { "v" V W } enum F input I { "a" a: Int } input J type O { "a" a(b: Int): O! } interface N { a: Int }',
    ),
  ],
  ['blank descriptions', actions('actions: []\n', 'type Query { " " a(" " b: Int): Int } " " scalar A')],
  ['an SDL of blanks', actions('actions: []\n', ' \n')],
  ['no actions.yaml', meta({ 'actions.graphql': SDL })],
  ['no actions.graphql', meta({ 'actions.yaml': LISTED })],
  [
    'the metadata in a JSON file',
    {
      'config.yaml': 'version: 3\nmetadata_file: all.json\n',
      'all.json': '{"version":3,"sources":[],"a":null,"b":[1.5e3]}',
    },
  ],
  [
    'the metadata in a YAML file',
    {
      'config.yaml': 'version: 3\nmetadata_file: a/all.yaml\n',
      'a/all.yaml': 'version: 3\nsources: []\nactions: []\nb: !include c.yaml\n',
    },
  ],
  [
    'folders elsewhere',
    {
      'app/config.yaml': 'version: 3\nmetadata_directory: ../m\nmigrations_directory: ./x/../s\n',
      ...inFolder('m', { 'version.yaml': 'version: 3\n', 'databases/databases.yaml': DATABASE }),
      'app/s/default/2_b/up.sql': 'select 1;',
    },
    'app',
  ],
  [
    'folders in each other',
    {
      ...inFolder('a', {
        'version.yaml': 'version: 3\n',
        'databases/databases.yaml': DATABASE,
        'sql/default/2_b/up.sql': 'select 1;',
      }),
      'config.yaml': 'version: 3\nmetadata_directory: a\nmigrations_directory: a/sql\n',
    },
  ],
  [
    'migrations out of order',
    migrations({ '10_b/up.sql': 'b', '9_a/up.sql': 'a', '0001_c/up.sql': 'c', '100_d.up.sql': 'd' }),
  ],
  [
    'odd names of migrations',
    migrations({
      '123_x/foo.up.sql': 'a',
      '1_/up.sql': 'b',
      '2_a/up.SQL': 'c',
      '3/up.sql': 'd',
      'v4_a/up.sql': 'e',
      '5_a/b/up.sql': 'f',
      '6_a\nb/up.sql': 'g',
      '7_a.b.c.up.sql': 'h',
    }),
  ],
  [
    'migrations of no bytes, and down only',
    migrations({
      '1_a/up.sql': '',
      '1_a/down.sql': 'x',
      '2_b/up.sql': '',
      '3_c/down.sql': '',
      '4_d/up.sql': ' ',
    }),
  ],
  [
    'versions of many digits',
    migrations({
      '9223372036854775808_a/up.sql': 'a',
      '18446744073709551615_b/up.sql': 'b',
      '18446744073709551616_c/up.sql': 'c',
      [`${'0'.repeat(60)}7_d/up.sql`]: 'd',
    }),
  ],
];
