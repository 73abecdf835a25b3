import { BASE, DATABASE, type Repository, exampleShop, inFolder, withTables } from '../support/project.js';

const DATABASES = 'metadata/databases/databases.yaml';
export const meta = (files: Record<string, string | undefined>): Repository => ({
  ...BASE,
  ...inFolder('metadata', files),
});
export const actions = (yaml: string, sdl: string): Repository =>
  meta({ 'actions.yaml': yaml, 'actions.graphql': sdl });
export const migrations = (files: Record<string, string>): Repository => ({
  ...BASE,
  'migrations/default/1_init/up.sql': undefined,
  ...inFolder('migrations/default', files),
});
const values = (...texts: string[]): Repository =>
  meta({ 'opentelemetry.yaml': texts.map((text, at) => `k${String(at)}: ${text}\n`).join('') });
export const SDL =
  '"Root" type Mutation { "Pays" pay("In cents" amount: Int! = 1): Receipt }\n" A receipt " type Receipt { id: [ID!]! }\n';
export const LISTED = 'actions: [{ name: pay, definition: { kind: synchronous, handler: a } }]\n';

/** A project with one oddity, and the folder that it is in. */
export type Oddity = [what: string, files: Repository, directory?: string];

/** Oddities of files, YAML and metadata. */
export const ODDITIES: Oddity[] = [
  ['the example', exampleShop()],
  ['nothing but what must be', BASE],
  [
    'CR LF',
    Object.fromEntries(Object.entries(BASE).map(([at, text]) => [at, text.replaceAll('\n', '\r\n')])),
  ],
  [
    'byte order marks',
    {
      ...BASE,
      'config.yaml': '\uFEFFversion: 3\n',
      [DATABASES]: `\uFEFF${DATABASE}`,
      'metadata/version.yaml': '\uFEFFversion: 3\n',
    },
  ],
  ['no databases.yaml', meta({ 'databases/databases.yaml': undefined })],
  ['an empty databases.yaml', meta({ 'databases/databases.yaml': '# none\n' })],
  ['a database with its name only', meta({ 'databases/databases.yaml': '- name: default\n' })],
  [
    'a database of nulls',
    meta({
      'databases/databases.yaml':
        '- name: default\n  kind: ~\n  configuration: ~\n  tables: ~\n  functions: ~\n  customization: ~\n',
    }),
  ],
  ['a database without a name', meta({ 'databases/databases.yaml': '- kind: postgres\n  tables: []\n' })],
  [
    'all keys of a database, and another',
    meta({
      'databases/databases.yaml': `${DATABASE}  query_tags: {}\n  customization: {}\n  health_check: {}\n  logical_models: []\n  native_queries: []\n  stored_procedures: []\n  functions: []\n  comment: a\n`,
    }),
  ],
  [
    'two databases of one name',
    meta({ 'databases/databases.yaml': DATABASE + DATABASE.replace('[]', '[{ table: t }]') }),
  ],
  [
    'lists as they are',
    meta({
      'remote_schemas.yaml':
        '- name: a\n  permissions: [{ role: u, definition: { schema: "type Query { a: Int }" } }]\n',
      'rest_endpoints.yaml': '- a: ~\n',
    }),
  ],
  [
    'empty lists',
    meta({
      'remote_schemas.yaml': '[]\n',
      'query_collections.yaml': '',
      'cron_triggers.yaml': 'null\n',
      'allow_list.yaml': '# a\n',
      'rest_endpoints.yaml': '---\n',
      'inherited_roles.yaml': '[]',
    }),
  ],
  [
    'maps of which some keys are kept',
    meta({
      'network.yaml': 'tls_allowlist: []\nother: 1\n',
      'api_limits.yaml': 'disabled: ~\nrate_limit: {}\nother: 1\n',
    }),
  ],
  [
    'maps as they are',
    meta({
      'opentelemetry.yaml': 'a: 1\n',
      'backend_configs.yaml': 'a: ~\n',
      'metrics_config.yaml': 'a: []\n',
      'graphql_schema_introspection.yaml': 'disabled_for_roles: [a]\n',
    }),
  ],
  [
    'empty maps',
    meta({
      'network.yaml': '',
      'api_limits.yaml': 'null\n',
      'opentelemetry.yaml': '{}\n',
      'backend_configs.yaml': '',
      'metrics_config.yaml': '{}\n',
    }),
  ],
  ['a file that is not of the table', meta({ 'other.yaml': 'a: [\n', 'functions.yaml': '- a\n' })],
  [
    'includes in both spellings',
    withTables('- !include default/a.yaml\n- "!include default/a.yaml"', {
      'metadata/databases/default/a.yaml': 'table: { schema: public, name: a }\n',
    }),
  ],
  [
    'includes in includes',
    withTables(
      '!include default/tables.yaml',
      inFolder('metadata/databases/default', {
        'tables.yaml': '- "!include a/b.yaml"\n',
        'a/b.yaml': 'table: "!include ../c.yaml"\n',
        'c.yaml': 't\n',
      }),
    ),
  ],
  [
    'an include in a comment',
    withTables('- table: t\n  configuration: { comment: "see !include default/a.yaml" }', {
      'metadata/databases/!include default/a.yaml': '{ a: 1 }\n',
    }),
  ],
  [
    'an include of an empty file',
    withTables('!include default/a.yaml', { 'metadata/databases/default/a.yaml': '' }),
  ],
  [
    'an include with an absolute path',
    withTables('- !include /default/a.yaml', { 'metadata/databases/default/a.yaml': 'table: a\n' }),
  ],
  [
    'an include of a text',
    {
      ...BASE,
      [DATABASES]: `${DATABASE}  functions: !include a.yml\n`,
      'metadata/databases/a.yml': '- function: f\n',
    },
  ],
  [
    'an include where none is resolved',
    meta({
      'databases/databases.yaml': `${DATABASE}  customization: { a: !include a.yaml }\n`,
      'remote_schemas.yaml': '- name: "!include b.yaml"\n',
    }),
  ],
  [
    'numbers',
    values(
      '010',
      '-010',
      '0o10',
      '08',
      '0x1F',
      '-0x1F',
      '0b11',
      '1_000',
      '1_0.5',
      '+5',
      '.5',
      '1e3',
      '1.0',
      '-0',
      '0_7',
      '1_',
    ),
  ],
  [
    'large numbers',
    values(
      '9007199254740993',
      '12345678901234567890',
      '-9223372036854775808',
      '99999999999999999999',
      '1e21',
    ),
  ],
  [
    'words',
    values(
      'yes',
      'off',
      'True',
      'Null',
      '~',
      '',
      '2024-01-01',
      '1:30',
      '"010"',
      '=',
      '!custom a',
      '!!str 010',
      '0x',
    ),
  ],
  [
    'anchors',
    values(
      '&a { q: 1, r: 2 }',
      '*a',
      '{ r: 3, <<: *a }',
      '{ <<: [*a, { s: 4 }] }',
      '{ "<<": 1 }',
      '&a 2',
      '*a',
    ),
  ],
  ['keys that are no texts', values('{ 010: a, 1_0: b, True: c, yes: d, 1.50: e }')],
  ['texts of several lines', values('|\n  a\n  b', '>-\n  a\n  b', '"a\\n\\u00e9"', "'it''s'", 'a\n  b')],
  ['a second document', meta({ 'remote_schemas.yaml': '- name: a\n---\n- name: b\n' })],
];
