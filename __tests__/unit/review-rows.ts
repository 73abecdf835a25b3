import type { Setting } from '../../src/review/context.js';
import type { Risk } from '../../src/review/rules.js';
import type { ReviewRuleId } from '../../src/rules/review-rule-ids.js';
import { BASE, type Repository, withTables } from '../support/project.js';

/** Two states of a project between which a rule finds something, and a head that is nearly the same. */
export interface ReviewRow {
  rule: ReviewRuleId;
  risk: Risk;
  base: Repository;
  head: Repository;
  /** The sentence with its roles. */
  says: string;
  before?: string;
  /** A head in which the rule finds nothing. */
  not: Repository;
  setting?: Setting;
}

/** A table `orders` with these further lines. */
function table(...lines: string[]): Repository {
  return withTables(
    ['- table:', '    schema: public', '    name: orders', ...lines.map((line) => `  ${line}`)].join('\n'),
  );
}

function permission(action: string, role: string, body: string): string[] {
  return [
    `${action}_permissions:`,
    `  - role: ${role}`,
    '    permission:',
    ...body.split('\n').map((line) => `      ${line}`),
  ];
}

const select = (role: string, body: string): Repository => table(...permission('select', role, body));
const OWN = 'columns: [id]\nfilter:\n  user_id:\n    _eq: X-Hasura-User-Id';
const ALL = 'columns: [id]\nfilter: {}';
const CHECKED = 'columns: [id, user_id]\ncheck:\n  user_id:\n    _eq: X-Hasura-User-Id';

/** A project with a file of the metadata. */
const withFile = (name: string, text: string, base: Repository = BASE): Repository => ({
  ...base,
  [`metadata/${name}.yaml`]: text,
});
const actions = (
  permissions: string,
  handler = "'{{HANDLER}}'",
  type = 'mutation',
  more = '',
): Repository => ({
  ...BASE,
  'metadata/actions.graphql': `type ${type === 'query' ? 'Query' : 'Mutation'} { pay(id: Int!): Done }\ntype Done { ok: Boolean }\n`,
  'metadata/actions.yaml': `actions:\n  - name: pay\n    definition:\n      kind: synchronous\n      handler: ${handler}\n${more}    permissions: ${permissions}\ncustom_types:\n  objects:\n    - name: Done\n`,
});
const remote = (permissions: string): Repository =>
  withFile(
    'remote_schemas',
    `- name: pay\n  definition:\n    url: '{{PAY}}'\n  permissions: ${permissions}\n`,
  );
const migration = (name: string, sql: string, base: Repository): Repository => ({
  ...base,
  [`migrations/default/${name}/up.sql`]: sql,
});
/** The project with a function that a new migration creates, and that returns rows of `orders`. */
const withFunction = (volatility: string, base: Repository, more = ''): Repository => {
  const file = 'metadata/databases/databases.yaml';
  const created = migration(
    '9_open',
    `create function open_orders() returns setof orders language sql ${volatility} as $$ select * from orders $$;`,
    base,
  );
  return {
    ...created,
    [file]: `${base[file] as string}  functions: [{function: {schema: public, name: open_orders}${more}}]\n`,
  };
};
const inherited = (set: string, more = ''): Repository =>
  withFile('inherited_roles', `- role_name: staff\n  role_set: ${set}\n${more}`, {
    ...table(
      'select_permissions:',
      '  - role: editor',
      '    permission:',
      '      columns: [id]',
      '      filter: {}',
      'update_permissions:',
      '  - role: editor',
      '    permission:',
      '      columns: [id]',
      '      filter: {}',
      '  - role: clerk',
      '    permission:',
      '      columns: [id]',
      '      filter:',
      '        open: true',
    ),
  });

export const REVIEW_ROWS: readonly ReviewRow[] = [
  {
    rule: 'rows-open',
    risk: 'high',
    base: select('user', OWN),
    head: select('user', 'columns: [id]\nfilter:\n  _and: []'),
    says: 'user can read every row of orders',
    before: 'user_id = X-Hasura-User-Id',
    not: select('user', OWN.replace('_eq', '$eq').replace('X-Hasura', 'x-hasura')),
  },
  {
    rule: 'rows-wider',
    risk: 'medium',
    base: select('user', 'columns: [id]\nfilter:\n  open: {_eq: true}\n  paid: {_eq: true}'),
    head: select('user', 'columns: [id]\nfilter:\n  paid: {_eq: true}'),
    says: 'user can read more rows of orders, no longer only where open = true',
    before: 'open = true and paid = true',
    not: select('user', 'columns: [id]\nfilter:\n  _and:\n    - paid: {_eq: true}\n    - open: {_eq: true}'),
  },
  {
    rule: 'rows-changed',
    risk: 'medium',
    base: select('anonymous', 'columns: [id]\nfilter:\n  paid: {_eq: true}'),
    head: select('anonymous', 'columns: [id]\nfilter:\n  open: {_is_null: false}'),
    says: 'anonymous can read other rows of orders: open is not null',
    before: 'paid = true',
    not: select('anonymous', 'columns: [id]\nfilter:\n  paid: {_eq: true}\n  open: {_is_null: false}'),
  },
  {
    rule: 'owner-lost',
    risk: 'medium',
    base: select('user', OWN),
    head: select('user', 'columns: [id]\nfilter:\n  open: {_eq: true}'),
    says: 'user can read rows of orders that belong to others: open = true',
    before: 'user_id = X-Hasura-User-Id',
    not: select('user', `${OWN}\n  open:\n    _eq: true`),
  },
  {
    rule: 'owner-through-many',
    risk: 'medium',
    base: table(
      'array_relationships:',
      '  - name: members',
      '    using:',
      '      foreign_key_constraint_on: {column: order_id, table: members}',
      ...permission('select', 'user', OWN),
    ),
    head: table(
      'array_relationships:',
      '  - name: members',
      '    using:',
      '      foreign_key_constraint_on: {column: order_id, table: members}',
      ...permission(
        'select',
        'user',
        'columns: [id]\nfilter:\n  members:\n    user_id:\n      _eq: X-Hasura-User-Id',
      ),
    ),
    says: 'user can read all rows of orders that belong to a group: members.user_id = X-Hasura-User-Id',
    before: 'user_id = X-Hasura-User-Id',
    not: table(
      'object_relationships:',
      '  - name: members',
      '    using: {foreign_key_constraint_on: member_id}',
      ...permission(
        'select',
        'user',
        'columns: [id]\nfilter:\n  members:\n    user_id:\n      _eq: X-Hasura-User-Id',
      ),
    ),
  },
  {
    rule: 'check-dropped',
    risk: 'high',
    base: table(...permission('insert', 'user', CHECKED)),
    head: table(...permission('insert', 'user', 'columns: [id, user_id]\ncheck: {}')),
    says: 'user can insert any row of orders, with any user_id',
    before: 'user_id = X-Hasura-User-Id',
    not: table(
      ...permission('insert', 'user', 'columns: [id]\ncheck: {}\nset:\n  user_id: X-Hasura-User-Id'),
    ),
  },
  {
    rule: 'public-write',
    risk: 'high',
    base: table(),
    head: table(...permission('delete', 'anonymous', 'filter: {}')),
    says: 'anonymous can delete every row of orders',
    not: table(...permission('delete', 'anonymous', 'filter: {}\nbackend_only: true')),
  },
  {
    rule: 'public-select',
    risk: 'high',
    base: table(),
    head: select('guest', 'columns: [id, email]\nfilter: {}'),
    says: 'guest can read every row of orders, with email',
    not: select('anonymous', ALL),
    setting: { unauthorizedRole: 'guest' },
  },
  {
    rule: 'public-select',
    risk: 'medium',
    base: table(),
    head: select('anonymous', ALL),
    says: 'anonymous can read every row of orders',
    not: select('user', ALL),
  },
  {
    rule: 'public-column',
    risk: 'medium',
    base: select('anonymous', ALL),
    head: select('anonymous', 'columns: [note, id]\nfilter: {}'),
    says: 'anonymous can read note of orders as well',
    not: select('anonymous', 'filter: {}\ncolumns:\n  - id'),
  },
  {
    rule: 'public-aggregate',
    risk: 'medium',
    base: select('anonymous', ALL),
    head: select('anonymous', `${ALL}\nallow_aggregations: true`),
    says: 'anonymous can run aggregate queries on orders',
    not: select('anonymous', `${ALL}\nallow_aggregations: false`),
  },
  {
    rule: 'public-session-variable',
    risk: 'medium',
    base: table(),
    head: select('anonymous', OWN),
    says: 'anonymous can read rows of orders that match X-Hasura-User-Id',
    not: select('anonymous', OWN.replace('User-Id', 'Role')),
  },
  {
    rule: 'sensitive-column',
    risk: 'medium',
    base: select('user', ALL),
    head: select('user', 'columns: [id, password_hash]\nfilter: {}'),
    says: 'user can read password_hash of orders',
    not: select('user', 'columns: [id, cast_hashes, email_template]\nfilter: {}'),
  },
  {
    rule: 'star',
    risk: 'medium',
    base: select('user', ALL),
    head: select('user', "columns: '*'\nfilter: {}"),
    says: 'user can read all columns of orders, including future ones',
    not: select('user', ALL),
  },
  {
    rule: 'star-new-column',
    risk: 'medium',
    base: migration('5_a', 'create table orders (id int);', select('user', "columns: '*'\nfilter: {}")),
    head: migration(
      '6_b',
      'alter table orders\n  add column note text;',
      migration('5_a', 'create table orders (id int);', select('user', "columns: '*'\nfilter: {}")),
    ),
    says: 'user can read note of orders, which a migration adds',
    not: migration(
      '6_b',
      'alter table orders drop column note;',
      migration('5_a', 'create table orders (id int);', select('user', "columns: '*'\nfilter: {}")),
    ),
  },
  {
    rule: 'limit-raised',
    risk: 'low',
    base: select('user', `${ALL}\nlimit: 10`),
    head: select('user', ALL),
    says: 'user can read any number of rows per query from orders',
    before: 'up to 10 rows',
    not: select('user', `${ALL}\nlimit: 5`),
  },
  {
    rule: 'root-fields',
    risk: 'medium',
    base: select('anonymous', `${ALL}\nquery_root_fields: [select_by_pk]`),
    head: select('anonymous', ALL),
    says: 'anonymous can use all root fields of orders in a query',
    not: select('anonymous', `${ALL}\nquery_root_fields: []`),
  },
  {
    rule: 'owner-column-writable',
    risk: 'medium',
    base: table(
      ...permission(
        'update',
        'user',
        'columns: [note]\nfilter:\n  user_id: {_eq: X-Hasura-User-Id}\ncheck: null',
      ),
    ),
    head: table(
      ...permission(
        'update',
        'user',
        'columns: [note, user_id]\nfilter:\n  user_id: {_eq: X-Hasura-User-Id}\ncheck: null',
      ),
    ),
    says: 'user can update user_id of orders, which ties a row to its owner',
    not: table(
      ...permission(
        'update',
        'user',
        'columns: [note, title]\nfilter:\n  user_id: {_eq: X-Hasura-User-Id}\ncheck: null',
      ),
    ),
  },
  {
    rule: 'preset-lost',
    risk: 'medium',
    base: table(
      ...permission('insert', 'user', 'columns: [id]\ncheck: {}\nset:\n  user_id: X-Hasura-User-Id'),
    ),
    head: table(...permission('insert', 'user', 'columns: [id, user_id]\ncheck: {}')),
    says: 'user can insert orders and choose user_id, which Hasura set before',
    not: table(
      ...permission('insert', 'user', 'columns: [id]\ncheck: {}\nset:\n  user_id: x-hasura-user-id'),
    ),
  },
  {
    rule: 'backend-only-off',
    risk: 'high',
    base: table(...permission('insert', 'user', 'columns: [id]\ncheck: {}\nbackend_only: true')),
    head: table(...permission('insert', 'user', 'columns: [id]\ncheck: {}')),
    says: 'user can insert orders without the admin secret',
    not: table(...permission('insert', 'user', 'columns: [id, note]\ncheck: {}\nbackend_only: true')),
  },
  {
    rule: 'validate-lost',
    risk: 'medium',
    base: table(
      ...permission(
        'insert',
        'user',
        "columns: [id]\ncheck: {}\nvalidate_input:\n  type: http\n  definition: {url: '{{V}}'}",
      ),
    ),
    head: table(...permission('insert', 'user', 'columns: [id]\ncheck: {}')),
    says: 'user can insert orders without a validating webhook',
    not: table(
      ...permission(
        'insert',
        'user',
        "columns: [id]\ncheck: {}\nvalidate_input:\n  type: http\n  definition: {url: '{{W}}'}",
      ),
    ),
  },
  {
    rule: 'public-action',
    risk: 'high',
    base: actions('[{role: user}]'),
    head: actions('[{role: anonymous}, {role: user}]'),
    says: 'anonymous can call the action pay',
    not: actions('[{role: editor}, {role: user}]'),
  },
  {
    rule: 'handler-host',
    risk: 'medium',
    base: actions('[]', 'https://a.example/pay'),
    head: actions('[]', 'https://b.example/pay'),
    says: 'The action pay sends its requests to b.example',
    before: 'a.example',
    not: actions('[]', 'https://a.example/pay/v2'),
  },
  {
    rule: 'plain-http',
    risk: 'medium',
    base: actions('[]', 'https://a.example/pay'),
    head: actions('[]', 'http://a.example/pay'),
    says: 'The action pay sends its requests over plain HTTP to a.example',
    not: actions('[]', 'http://handlers/pay'),
  },
  {
    rule: 'forward-headers',
    risk: 'medium',
    base: actions('[]', 'https://a.example/pay'),
    head: actions('[]', 'https://a.example/pay', 'mutation', '      forward_client_headers: true\n'),
    says: 'The action pay forwards the headers of clients to a.example',
    not: actions('[]', "'{{HANDLER}}'", 'mutation', '      forward_client_headers: true\n'),
  },
  {
    rule: 'public-remote',
    risk: 'high',
    base: remote('[]'),
    head: remote("[{role: anonymous, definition: {schema: 'type Query { a: Int }'}}]"),
    says: 'anonymous can use the remote schema pay',
    not: remote("[{role: user, definition: {schema: 'type Query { a: Int }'}}]"),
  },
  {
    rule: 'public-remote',
    risk: 'high',
    base: BASE,
    head: remote('[]'),
    says: 'Every role can use the remote schema pay',
    not: BASE,
    setting: { remoteSchemaPermissions: false },
  },
  {
    rule: 'public-function',
    risk: 'high',
    base: BASE,
    head: {
      ...BASE,
      'metadata/databases/databases.yaml': (BASE['metadata/databases/databases.yaml'] as string).replace(
        /tables: .*/,
        'tables: []\n  functions:\n    - function: {schema: public, name: pay}\n      configuration: {exposed_as: mutation}\n      permissions: [{role: anonymous}]',
      ),
    },
    says: 'anonymous can call the function pay',
    not: {
      ...BASE,
      'metadata/databases/databases.yaml': (BASE['metadata/databases/databases.yaml'] as string).replace(
        /tables: .*/,
        'tables: []\n  functions:\n    - function: {schema: public, name: pay}\n      configuration: {exposed_as: mutation}\n      permissions: [{role: user}]',
      ),
    },
  },
  {
    rule: 'public-function',
    risk: 'medium',
    base: select('anonymous', OWN),
    head: withFunction('stable', select('anonymous', OWN)),
    says: 'anonymous can call the function open_orders, because it can read the table whose rows it returns',
    not: withFunction('volatile', select('anonymous', OWN)),
  },
  {
    rule: 'public-function',
    risk: 'medium',
    base: select('anonymous', OWN),
    head: withFunction('stable', select('anonymous', OWN), ', permissions: [{role: anonymous}]'),
    says: 'anonymous can call the function open_orders',
    not: withFunction('stable', select('anonymous', OWN)),
    setting: { inferFunctionPermissions: false },
  },
  {
    rule: 'public-model',
    risk: 'medium',
    base: BASE,
    head: model('anonymous'),
    says: 'anonymous can read every row of totals',
    not: model('user'),
  },
  {
    rule: 'tls-allowlist',
    risk: 'medium',
    base: withFile('network', 'tls_allowlist: [{host: a.example}]\n'),
    head: withFile('network', 'tls_allowlist: [{host: b.example}, {host: a.example}]\n'),
    says: 'Hasura no longer checks the certificate of b.example',
    not: withFile('network', 'tls_allowlist: []\n'),
  },
  {
    rule: 'inherited-gain',
    risk: 'medium',
    base: inherited('[viewer]'),
    head: inherited('[viewer, editor]'),
    says: 'staff can do what editor can: select orders, update orders',
    not: inherited('[viewer, nobody]'),
  },
  {
    rule: 'inherited-nested',
    risk: 'low',
    base: inherited('[editor]'),
    head: inherited('[editor, team]', '- role_name: team\n  role_set: [clerk]\n'),
    says: 'staff inherits from team, which is an inherited role too',
    not: inherited('[editor, clerk]', '- role_name: team\n  role_set: [clerk]\n'),
  },
  {
    rule: 'inherited-conflict',
    risk: 'medium',
    base: inherited('[editor]'),
    head: inherited('[editor, clerk]'),
    says: 'staff gets no permission to write orders, because the permissions of its parents differ',
    not: inherited('[editor, viewer]'),
  },
  {
    rule: 'allow-list-wider',
    risk: 'medium',
    base: BASE,
    head: withFile('allow_list', '- collection: app\n  scope: {global: true}\n'),
    says: 'The collection app was added to the allow list',
    not: withFile('query_collections', '- name: app\n  definition: {queries: []}\n'),
  },
  {
    rule: 'allow-list-wider',
    risk: 'medium',
    base: withFile('query_collections', '- name: app\n  definition: {queries: []}\n'),
    head: withFile(
      'allow_list',
      '- collection: app\n  scope: {global: true}\n',
      withFile('query_collections', '- name: app\n  definition: {queries: []}\n'),
    ),
    says: 'The collection app was added to the allow list',
    not: withFile('query_collections', '- name: app\n  definition: {queries: []}\n'),
    setting: { allowList: true },
  },
  {
    rule: 'introspection-on',
    risk: 'medium',
    base: withFile('graphql_schema_introspection', 'disabled_for_roles: [anonymous, user]\n'),
    head: withFile('graphql_schema_introspection', 'disabled_for_roles: [user]\n'),
    says: 'anonymous can introspect its schema again',
    not: withFile('graphql_schema_introspection', 'disabled_for_roles: [user, anonymous]\n'),
  },
  {
    rule: 'limits-looser',
    risk: 'medium',
    base: withFile('api_limits', 'depth_limit: {global: 5, per_role: {}}\n'),
    head: withFile('api_limits', 'depth_limit: {global: 9, per_role: {}}\n'),
    says: 'The limit depth_limit of the API is looser: global 9',
    before: 'global 5',
    not: withFile('api_limits', 'depth_limit: {global: 3, per_role: {}}\n'),
  },
  {
    rule: 'event-lost',
    risk: 'medium',
    base: withFile(
      'cron_triggers',
      "- name: nightly\n  webhook: '{{W}}'\n  schedule: 0 0 * * *\n  include_in_metadata: true\n",
    ),
    head: withFile('cron_triggers', '[]\n'),
    says: 'The cron trigger nightly was removed',
    not: withFile(
      'cron_triggers',
      "- name: nightly\n  webhook: '{{W}}'\n  schedule: 0 1 * * *\n  include_in_metadata: true\n",
    ),
  },
  {
    rule: 'migration-older',
    risk: 'low',
    base: migration('5_a', 'create table a (id int);', BASE),
    head: migration('3_b', 'create table b (id int);', migration('5_a', 'create table a (id int);', BASE)),
    says: 'The migration 3_b is older than the newest one in the base',
    not: migration('6_b', 'create table b (id int);', migration('5_a', 'create table a (id int);', BASE)),
  },
  {
    rule: 'migration-edited',
    risk: 'medium',
    base: migration('5_a', 'create table a (id int);', BASE),
    head: migration('5_a', 'create table a (id bigint);', BASE),
    says: 'The migration 5_a has different statements',
    not: migration('5_a', '-- A table.\ncreate table a (\n  id int\n);', BASE),
  },
];

function model(role: string): Repository {
  return {
    ...BASE,
    'metadata/databases/databases.yaml': (BASE['metadata/databases/databases.yaml'] as string).replace(
      /tables: .*/,
      `tables: []\n  logical_models:\n    - name: totals\n      fields: []\n      select_permissions:\n        - role: ${role}\n          permission: {columns: [a], filter: {}}`,
    ),
  };
}
