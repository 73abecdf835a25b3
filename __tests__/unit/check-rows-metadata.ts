import { BASE, DATABASE, type Repository, withTables } from '../support/project.js';
import { DATABASES, type Row } from './check-rows.js';

const GIVEN = ['PG_DATABASE_URL'];
const meta = (name: string, text: string, more: Repository = {}): Repository => ({
  ...BASE,
  [`metadata/${name}`]: text,
  ...more,
});
const permission = (lines: string): Repository =>
  withTables(`- table: t\n  ${lines.replaceAll('\n', '\n  ')}`);
const cron = (lines: string): Repository =>
  meta('cron_triggers.yaml', `- name: a\n  ${lines.replaceAll('\n', '\n  ')}\n`);

/** The rows about variables, tables and names. */
export const METADATA: readonly Row[] = [
  {
    rule: 'database-variable-missing',
    severity: 'error',
    ...{ finds: BASE, at: `${DATABASES}:6`, names: 'PG_DATABASE_URL', given: ['PG'] },
    not: { ...BASE, [DATABASES]: DATABASE.replace('PG_DATABASE_URL', 'PG') },
  },
  {
    rule: 'database-variable-missing',
    severity: 'error',
    ...{
      finds: BASE,
      at: `${DATABASES}:6`,
      names: 'whose value is empty',
      given: ['PG_DATABASE_URL=', 'PG'],
    },
    not: { ...BASE, [DATABASES]: DATABASE.replace('PG_DATABASE_URL', 'PG') },
  },
  {
    rule: 'variable-missing',
    severity: 'warning',
    finds: cron("webhook: '{{BASE_URL}}/a'"),
    ...{ at: 'metadata/cron_triggers.yaml:2', names: 'BASE_URL', given: [...GIVEN, 'EMPTY='] },
    not: cron("webhook: '{{EMPTY}}/a'"),
  },
  {
    rule: 'variable-reserved',
    severity: 'warning',
    finds: cron('headers:\n  - name: a\n    value_from_env: HASURA_GRAPHQL_ADMIN_SECRET'),
    ...{ at: 'metadata/cron_triggers.yaml:4', names: 'HASURA_GRAPHQL_ADMIN_SECRET' },
    not: cron('headers:\n  - name: a\n    value_from_env: ADMIN_SECRET'),
  },
  {
    rule: 'secret-in-clear',
    severity: 'warning',
    finds: cron('headers:\n  - name: X-Api-Key\n    value: s3cret'),
    ...{ at: 'metadata/cron_triggers.yaml:4', names: 'X-Api-Key' },
    not: cron('headers:\n  - name: X-Keyboard\n    value: s3cret\n  - name: X-Api-Key\n    value: "{{KEY}}"'),
  },
  {
    rule: 'database-url-in-clear',
    severity: 'warning',
    finds: { ...BASE, [DATABASES]: DATABASE.replace(/\n +from_env: \S+/, ' postgres://u:s3cret@db/a') },
    ...{ at: `${DATABASES}:5`, names: 'database default', not: BASE },
  },
  {
    rule: 'table-invalid',
    severity: 'error',
    finds: withTables('- name: t'),
    ...{ at: `${DATABASES}:8`, names: 'tables of default', not: withTables('- table: t') },
  },
  {
    rule: 'table-duplicate',
    severity: 'warning',
    finds: withTables('- table: t\n- table: { schema: public, name: t }'),
    ...{ at: `${DATABASES}:9`, names: 'public.t' },
    not: withTables('- table: t\n- table: { schema: shop, name: t }'),
  },
  {
    rule: 'table-key-misspelled',
    severity: 'error',
    finds: withTables('- table: t\n  selectPermissions: []'),
    ...{ at: `${DATABASES}:9`, names: 'selectPermissions' },
    not: withTables('- table: t\n  select_permissions: []'),
  },
  {
    rule: 'table-key-unknown',
    severity: 'warning',
    finds: withTables('- table: t\n  colour: red'),
    ...{ at: `${DATABASES}:9`, names: 'colour', not: withTables('- table: t\n  is_enum: true') },
  },
  {
    rule: 'permission-duplicate',
    severity: 'error',
    finds: permission(
      'delete_permissions:\n- { role: user, permission: { filter: {} } }\n- { role: user, permission: { filter: {} } }',
    ),
    ...{ at: `${DATABASES}:11`, names: 'role user has two delete permissions for public.t' },
    not: permission(
      'delete_permissions:\n- { role: user, permission: { filter: {} } }\nselect_permissions:\n- { role: user, permission: { columns: [], filter: {} } }',
    ),
  },
  {
    rule: 'permission-incomplete',
    severity: 'error',
    finds: permission('select_permissions:\n- role: user\n  permission: { columns: [] }'),
    ...{ at: `${DATABASES}:10`, names: 'select permission of the role user for public.t has no filter' },
    not: permission('select_permissions:\n- role: user\n  permission: { columns: [], filter: {} }'),
  },
  {
    rule: 'permission-incomplete',
    severity: 'error',
    finds: permission('insert_permissions:\n- permission: { check: {} }'),
    ...{ at: `${DATABASES}:10`, names: 'insert permission of public.t has no role' },
    not: permission('insert_permissions:\n- permission: { check: {} }\n  role: user'),
  },
  {
    rule: 'relationship-unknown-table',
    severity: 'error',
    finds: permission(
      'array_relationships:\n- name: all\n  using: { foreign_key_constraint_on: { column: a, table: u } }',
    ),
    ...{ at: `${DATABASES}:11`, names: 'all of public.t leads to public.u' },
    not: permission(
      'array_relationships:\n- name: all\n  using: { foreign_key_constraint_on: { column: a, table: t } }',
    ),
  },
  {
    rule: 'duplicate-name',
    severity: 'error',
    finds: meta('remote_schemas.yaml', '- name: a\n- name: a\n'),
    ...{ at: 'metadata/remote_schemas.yaml:2', names: 'remote schema a' },
    not: meta('remote_schemas.yaml', '- name: a\n- name: A\n'),
  },
  {
    rule: 'duplicate-name',
    severity: 'error',
    finds: permission('object_relationships:\n- name: a\n- name: a'),
    ...{ at: `${DATABASES}:11`, names: 'relationship a of public.t' },
    not: permission('object_relationships:\n- name: a\narray_relationships:\n- name: a'),
  },
  {
    rule: 'duplicate-name',
    severity: 'warning',
    finds: { ...BASE, [DATABASES]: `${DATABASE}  functions:\n  - function: f\n  - function: f\n` },
    ...{ at: `${DATABASES}:10`, names: 'function public.f' },
    not: { ...BASE, [DATABASES]: `${DATABASE}  functions:\n  - function: f\n  - function: g\n` },
  },
  {
    rule: 'reference-unknown',
    severity: 'warning',
    finds: meta('allow_list.yaml', '- collection: a\n'),
    ...{ at: 'metadata/allow_list.yaml:1', names: 'query collection a' },
    not: meta('allow_list.yaml', '- collection: a\n', { 'metadata/query_collections.yaml': '- name: a\n' }),
  },
  {
    rule: 'reference-unknown',
    severity: 'warning',
    finds: permission(
      'remote_relationships:\n- name: r\n  definition:\n    to_source: { source: other, table: t }',
    ),
    ...{ at: `${DATABASES}:12`, names: 'public.t in the database other' },
    not: permission(
      'remote_relationships:\n- name: r\n  definition:\n    to_source: { source: default, table: t }',
    ),
  },
];
