import { BASE, type Repository, withSql } from '../support/project.js';
import type { Row } from './check-rows.js';

const YAML = 'metadata/actions.yaml';
const SDL = 'metadata/actions.graphql';
const LISTED = 'actions:\n  - name: pay\n    definition: { kind: synchronous, handler: a }\n';
const PAY = 'type Mutation { pay: Int }\n';
const actions = (yaml: string | undefined, sdl: string | undefined): Repository => ({
  ...BASE,
  [YAML]: yaml,
  [SDL]: sdl,
});

/** The rows about actions. */
export const ACTIONS: readonly Row[] = [
  {
    rule: 'actions-file-missing',
    severity: 'warning',
    finds: actions(LISTED, undefined),
    ...{ at: `${YAML}:1`, names: 'actions.graphql', not: actions('actions: []\n', undefined) },
  },
  {
    rule: 'actions-file-missing',
    severity: 'warning',
    finds: actions(undefined, PAY),
    ...{ at: `${SDL}:1`, names: 'actions.yaml', not: actions(undefined, '\n') },
  },
  {
    rule: 'action-not-in-sdl',
    severity: 'error',
    finds: actions(LISTED, 'type Mutation { refund: Int }\n'),
    ...{ at: `${YAML}:2`, names: 'action pay', not: actions(LISTED, PAY) },
  },
  {
    rule: 'action-not-in-sdl',
    severity: 'error',
    ...{ finds: actions(LISTED, ''), at: `${YAML}:2`, names: 'action pay', not: actions('', '') },
  },
  {
    rule: 'action-not-in-yaml',
    severity: 'error',
    finds: actions(LISTED, `${PAY}extend type Query {\n  total: Int\n}\n`),
    ...{ at: `${SDL}:3`, names: 'action total', not: actions(LISTED, PAY) },
  },
  {
    rule: 'type-not-in-sdl',
    severity: 'error',
    finds: actions(`${LISTED}custom_types:\n  enums:\n    - name: Money\n`, `${PAY}scalar Money\n`),
    ...{ at: `${YAML}:6`, names: 'custom type Money' },
    not: actions(`${LISTED}custom_types:\n  scalars:\n    - name: Money\n`, `${PAY}scalar Money\n`),
  },
  {
    rule: 'action-unknown-type',
    severity: 'warning',
    finds: actions(LISTED, 'type Mutation { pay: [Receipt!] }\n'),
    ...{ at: `${SDL}:1`, names: 'Receipt' },
    not: actions(LISTED, 'type Mutation { pay: [Receipt!] }\ntype Receipt { id: ID }\n'),
  },
  {
    rule: 'sdl-syntax',
    severity: 'error',
    finds: actions(LISTED, 'type Mutation {\n  pay Int\n}\n'),
    ...{ at: `${SDL}:2`, names: 'Expected ":"', not: actions(LISTED, PAY) },
  },
  {
    rule: 'sdl-syntax',
    severity: 'error',
    ...{ finds: actions('', '# No actions\n'), at: `${SDL}:2`, names: '<EOF>', not: actions('', ' \n') },
  },
  {
    rule: 'sdl-refused',
    severity: 'error',
    finds: actions(LISTED, `${PAY}type A { a: Int }\nunion U = A\n`),
    ...{ at: `${SDL}:3`, names: 'union U', not: actions(LISTED, `${PAY}type A { a: Int }\n`) },
  },
  {
    rule: 'sdl-refused',
    severity: 'error',
    finds: actions(LISTED, `${PAY}extend type A { a: Int }\n`),
    ...{ at: `${SDL}:2`, names: '"extend type A"', not: actions(LISTED, `extend ${PAY}`) },
  },
  {
    rule: 'sdl-dropped',
    severity: 'warning',
    finds: actions(LISTED, 'type Mutation { pay: Int @deprecated }\n'),
    ...{ at: `${SDL}:1`, names: '@deprecated', not: actions(LISTED, PAY) },
  },
  {
    rule: 'key-dropped',
    severity: 'warning',
    finds: actions(LISTED.replace('handler: a', 'ignored_client_headers: []'), PAY),
    ...{ at: `${YAML}:3`, names: 'ignored_client_headers of the action pay' },
    not: actions(LISTED.replace('handler: a', 'output_type: Int'), PAY),
  },
];

const UP = 'migrations/default/1_init/up.sql';
const migration = (path: string, sql: string): Repository => ({
  ...BASE,
  [`migrations/default/${path}`]: sql,
});

/** The rows about migrations. */
export const MIGRATIONS: readonly Row[] = [
  {
    rule: 'migration-ignored',
    severity: 'warning',
    finds: migration('2_more/up.SQL', 'select 1;'),
    ...{ at: 'migrations/default/2_more/up.SQL:1', names: '2_more/up.SQL' },
    not: migration('2_more/notes.txt', 'select 1;'),
  },
  {
    rule: 'migration-duplicate',
    severity: 'error',
    finds: migration('1_more/up.sql', 'select 1;'),
    ...{ at: 'migrations/default/1_more/up.sql:1', names: 'the first is 1_init/up.sql' },
    not: migration('1_more/down.sql', 'select 1;'),
  },
  {
    rule: 'migration-version',
    severity: 'error',
    finds: migration('9223372036854775808_a/up.sql', 'select 1;'),
    ...{ at: 'migrations/default/9223372036854775808_a/up.sql:1', names: '9223372036854775808' },
    not: migration('9223372036854775807_a/up.sql', 'select 1;'),
  },
  {
    rule: 'migration-empty',
    severity: 'warning',
    finds: withSql(''),
    ...{ at: `${UP}:1`, names: '1_init/up.sql', not: migration('1_init/down.sql', '') },
  },
  {
    rule: 'migration-down-only',
    severity: 'error',
    finds: migration('2_more/down.sql', 'select 1;'),
    ...{
      at: 'migrations/default/2_more/down.sql:1',
      names: 'Version 2',
      not: migration('2_more/down.sql', ''),
    },
  },
  {
    rule: 'migration-comment-only',
    severity: 'error',
    ...{ finds: withSql('-- later\n/* /* */ */ ;\n'), at: `${UP}:1`, names: 'no statement' },
    not: withSql('-- now\nselect 1'),
  },
];
