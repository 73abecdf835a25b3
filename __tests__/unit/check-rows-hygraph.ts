import { BASE, type Repository, withTables } from '../support/project.js';
import type { Row } from './check-rows.js';

const SCHEMAS = 'metadata/remote_schemas.yaml';
const GIVEN = ['PG_DATABASE_URL', 'HYGRAPH_ENDPOINT=content', 'HYGRAPH_AUTHORIZATION=content'];
const AUTHORIZATION =
  '    headers:\n      - name: authorization\n        value_from_env: HYGRAPH_AUTHORIZATION\n';
const RENAMED =
  '    customization:\n      root_fields_namespace: hygraph\n      type_names:\n        prefix: Hygraph\n';

/** A project with a remote schema, whose definition begins with this line. */
function remote(definition: string, base: Repository = BASE): Repository {
  const text = definition.endsWith('\n') ? definition : `${definition}\n`;
  return { ...base, [SCHEMAS]: `- name: cms\n  definition:\n    ${text}` };
}

const RIGHT = `url_from_env: HYGRAPH_ENDPOINT\n${AUTHORIZATION}${RENAMED}`;

/** The rows about remote schemas of Hygraph. */
export const HYGRAPH: readonly Row[] = [
  {
    rule: 'hygraph-not-fed',
    severity: 'warning',
    finds: remote(RIGHT.replace('HYGRAPH_ENDPOINT', 'GRAPHCMS_URL')),
    ...{ at: `${SCHEMAS}:3`, names: 'GRAPHCMS_URL', given: GIVEN, not: remote(RIGHT) },
  },
  {
    rule: 'hygraph-not-fed',
    severity: 'warning',
    finds: remote(RIGHT.replace('HYGRAPH_AUTHORIZATION', 'HYGRAPH_TOKEN')),
    ...{ at: `${SCHEMAS}:6`, names: 'HYGRAPH_TOKEN', given: GIVEN, not: remote(RIGHT) },
  },
  {
    rule: 'hygraph-not-fed',
    severity: 'warning',
    finds: remote("url: '{{HYGRAPH_URL}}'"),
    ...{ at: `${SCHEMAS}:3`, names: 'HYGRAPH_URL', given: GIVEN, not: remote("url: '{{HYGRAPH_ENDPOINT}}'") },
  },
  {
    rule: 'hygraph-not-fed',
    severity: 'notice',
    finds: remote('url: https://api-eu-west-2.hygraph.com/v2/c/master'),
    ...{
      at: `${SCHEMAS}:3`,
      names: 'fixed address',
      not: remote('url: https://hygraph.com.example/v2/c/master'),
    },
  },
  {
    rule: 'hygraph-not-fed',
    severity: 'notice',
    finds: remote('url_from_env: CMS_URL'),
    ...{ at: `${SCHEMAS}:3`, names: 'CMS_URL', given: [...GIVEN, 'CMS_URL=elsewhere', 'OTHER'] },
    not: remote('url_from_env: OTHER'),
  },
  {
    rule: 'hygraph-forwards-headers',
    severity: 'warning',
    finds: remote('url_from_env: HYGRAPH_ENDPOINT\n    forward_client_headers: true'),
    ...{ at: `${SCHEMAS}:4`, names: 'cms' },
    not: remote(`url_from_env: HYGRAPH_ENDPOINT\n    forward_client_headers: true\n${AUTHORIZATION}`),
  },
  {
    rule: 'hygraph-forwards-headers',
    severity: 'warning',
    finds: remote('url_from_env: CMS_URL\n    forward_client_headers: true'),
    ...{ at: `${SCHEMAS}:4`, names: 'cms', given: ['CMS_URL=content', 'SHOP_URL'] },
    not: remote('url_from_env: SHOP_URL\n    forward_client_headers: true'),
  },
  {
    rule: 'hygraph-name-taken',
    severity: 'warning',
    finds: remote('url_from_env: HYGRAPH_ENDPOINT', withTables('- table: users\n')),
    ...{ at: `${SCHEMAS}:1`, names: 'users' },
    not: remote(`url_from_env: HYGRAPH_ENDPOINT\n${RENAMED}`, withTables('- table: users\n')),
  },
  {
    rule: 'hygraph-name-taken',
    severity: 'warning',
    finds: remote(
      'url_from_env: HYGRAPH_ENDPOINT\n    customization:\n      root_fields_namespace: hygraph',
      withTables('- table:\n    schema: public\n    name: people\n  configuration:\n    custom_name: User\n'),
    ),
    ...{ at: `${SCHEMAS}:1`, names: 'names User,' },
    not: remote(
      'url_from_env: HYGRAPH_ENDPOINT\n    customization:\n      root_fields_namespace: hygraph',
      withTables('- table:\n    schema: public\n    name: users\n'),
    ),
  },
];
