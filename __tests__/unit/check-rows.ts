import type { RuleId } from '../../src/check/rules.js';
import type { Severity } from '../../src/rules/finding.js';
import { BASE, type Checking, DATABASE, type Repository, withTables } from '../support/project.js';

/** A project in which a rule finds something, and one that is nearly the same, in which it does not. */
export interface Row extends Checking {
  rule: RuleId;
  /** The rule's own severity, unless this row is one of its milder cases. */
  severity: Severity;
  finds: Repository;
  /** The place: file and line. */
  at: string;
  /** What the sentence names. */
  names: string;
  not: Repository;
}

export const DATABASES = 'metadata/databases/databases.yaml';

/** The rows about files, sources and variables. */
export const FILES: readonly Row[] = [
  {
    rule: 'config-version',
    severity: 'warning',
    finds: { ...BASE, 'config.yaml': '# config\nversion: 1\n' },
    ...{ at: 'config.yaml:2', names: 'version 1', not: BASE },
  },
  {
    rule: 'path-outside',
    severity: 'warning',
    finds: { ...BASE, 'config.yaml': 'version: 3\nseeds_directory: ../seeds\n' },
    ...{ at: 'config.yaml:2', names: 'seeds_directory' },
    not: { ...BASE, 'config.yaml': 'version: 3\nseeds_directory: a/../seeds\n' },
  },
  {
    rule: 'link-outside',
    severity: 'warning',
    finds: { ...BASE, 'metadata/extra': { link: '../../elsewhere' } },
    ...{ at: 'metadata/extra:1', names: 'metadata/extra' },
    not: { ...BASE, 'metadata/extra': { link: '../elsewhere' } },
  },
  {
    rule: 'not-checked',
    severity: 'notice',
    finds: { ...BASE, 'metadata/network.yaml': { kind: 'binary' } },
    ...{ at: 'metadata/network.yaml:1', names: 'binary' },
    not: { ...BASE, 'metadata/picture.png': { kind: 'binary' } },
  },
  {
    rule: 'yaml-syntax',
    severity: 'error',
    finds: { ...BASE, 'metadata/network.yaml': 'tls_allowlist:\n  - host: "a\n' },
    ...{ at: 'metadata/network.yaml:3', names: 'Missing closing "quote' },
    not: { ...BASE, 'metadata/network.yaml': 'tls_allowlist:\n  - host: "a"\n' },
  },
  {
    rule: 'yaml-documents',
    severity: 'warning',
    finds: { ...BASE, 'metadata/network.yaml': 'tls_allowlist: []\n---\na: 1\n' },
    ...{ at: 'metadata/network.yaml:2', names: 'second YAML document' },
    not: { ...BASE, 'metadata/network.yaml': '---\ntls_allowlist: []\n...\n' },
  },
  {
    rule: 'yaml-number',
    severity: 'notice',
    finds: { ...BASE, 'metadata/api_limits.yaml': 'disabled: false\ndepth_limit: { global: 010 }\n' },
    ...{ at: 'metadata/api_limits.yaml:2', names: '010 is the number 8' },
    not: { ...BASE, 'metadata/api_limits.yaml': 'disabled: false\ndepth_limit: { global: "010", a: 10 }\n' },
  },
  {
    rule: 'metadata-missing',
    severity: 'warning',
    finds: { ...BASE, 'config.yaml': 'version: 3\nmetadata_directory: meta\n' },
    ...{ at: 'config.yaml:1', names: 'folder meta' },
    not: { ...BASE, [DATABASES]: undefined },
  },
  {
    rule: 'metadata-missing',
    severity: 'warning',
    finds: { ...BASE, 'config.yaml': 'version: 3\nmetadata_file: all.json\n' },
    ...{ at: 'config.yaml:1', names: 'file all.json' },
    not: { ...BASE, 'config.yaml': 'version: 3\nmetadata_file: all.json\n', 'all.json': '{"version":3}' },
  },
  {
    rule: 'sources-missing',
    severity: 'error',
    finds: { ...BASE, [DATABASES]: undefined },
    ...{ at: 'metadata/version.yaml:1', names: 'databases/databases.yaml' },
    not: { ...BASE, [DATABASES]: '[]\n' },
  },
  {
    rule: 'sources-missing',
    severity: 'error',
    finds: { ...BASE, [DATABASES]: 'default:\n  kind: postgres\n' },
    ...{ at: `${DATABASES}:1`, names: 'not a list', not: BASE },
  },
  {
    rule: 'metadata-version',
    severity: 'error',
    finds: { ...BASE, 'metadata/version.yaml': '# of the metadata\nversion: 2\n' },
    ...{ at: 'metadata/version.yaml:2', names: 'version: 3' },
    not: { ...BASE, 'metadata/version.yaml': 'version: "3"\n' },
  },
  {
    rule: 'metadata-version',
    severity: 'error',
    finds: { ...BASE, 'metadata/version.yaml': undefined },
    ...{ at: 'metadata/version.yaml:1', names: 'version: 3', not: BASE },
  },
  {
    rule: 'key-dropped',
    severity: 'warning',
    finds: { ...BASE, [DATABASES]: `${DATABASE}  comment: mine\n` },
    ...{ at: `${DATABASES}:8`, names: 'comment of the database default' },
    not: { ...BASE, [DATABASES]: `${DATABASE}  customization: {}\n` },
  },
  {
    rule: 'key-dropped',
    severity: 'warning',
    finds: { ...BASE, 'metadata/network.yaml': 'tls_allowlist: []\nproxy: 1\n' },
    ...{ at: 'metadata/network.yaml:2', names: 'proxy of network' },
    not: { ...BASE, 'metadata/opentelemetry.yaml': 'status: disabled\nproxy: 1\n' },
  },
  {
    rule: 'include-missing',
    severity: 'error',
    finds: withTables('- "!include default/t.yaml"'),
    ...{ at: `${DATABASES}:8`, names: 'default/t.yaml' },
    not: withTables('- "!include default/t.yaml"', { 'metadata/databases/default/t.yaml': 'table: t\n' }),
  },
  {
    rule: 'include-cycle',
    severity: 'error',
    finds: withTables('- !include t.yaml', { 'metadata/databases/t.yaml': 'table: t\nx: !include t.yaml\n' }),
    ...{ at: 'metadata/databases/t.yaml:2', names: 't.yaml leads back' },
    not: withTables('- !include t.yaml\n- !include t.yaml', { 'metadata/databases/t.yaml': 'table: t\n' }),
  },
  {
    rule: 'include-outside',
    severity: 'warning',
    finds: withTables('- !include ../../../t.yaml'),
    ...{ at: `${DATABASES}:8`, names: '../../../t.yaml' },
    not: withTables('- !include ../../t.yaml', { 't.yaml': 'table: t\n' }),
  },
  {
    rule: 'include-not-yaml',
    severity: 'error',
    finds: withTables('- !include t.yml', { 'metadata/databases/t.yml': 'table: t\n' }),
    ...{ at: `${DATABASES}:8`, names: 't.yml' },
    not: withTables('- !include t.yml.yaml', { 'metadata/databases/t.yml.yaml': 'table: t\n' }),
  },
  {
    rule: 'include-elsewhere',
    severity: 'warning',
    finds: { ...BASE, 'metadata/cron_triggers.yaml': '- name: a\n  webhook: "!include b.yaml"\n' },
    ...{ at: 'metadata/cron_triggers.yaml:2', names: 'b.yaml' },
    not: { ...BASE, 'metadata/cron_triggers.yaml': '- name: a\n  comment: see !include\n' },
  },
  {
    rule: 'file-unused',
    severity: 'warning',
    finds: { ...BASE, 'metadata/databases/default/tables/a.yaml': 'table: a\n' },
    ...{ at: 'metadata/databases/default/tables/a.yaml:1', names: 'tables/a.yaml' },
    not: withTables('- !include default/a.yaml', { 'metadata/databases/default/a.yaml': 'table: a\n' }),
  },
  {
    rule: 'source-duplicate',
    severity: 'warning',
    finds: { ...BASE, [DATABASES]: DATABASE + DATABASE },
    ...{ at: `${DATABASES}:8`, names: 'database default', not: BASE },
  },
  {
    rule: 'source-incomplete',
    severity: 'warning',
    finds: { ...BASE, [DATABASES]: DATABASE.replace('tables: []', 'tables: ~') },
    ...{ at: `${DATABASES}:1`, names: 'database default has no tables', not: BASE },
  },
  {
    rule: 'source-kind',
    severity: 'notice',
    finds: { ...BASE, [DATABASES]: DATABASE.replace('postgres', 'mssql') },
    ...{ at: `${DATABASES}:1`, names: 'kind mssql' },
    not: { ...BASE, [DATABASES]: DATABASE.replace('postgres', 'pg') },
  },
  {
    rule: 'source-without-migrations',
    severity: 'notice',
    finds: { ...BASE, 'migrations/default/1_init/up.sql': undefined },
    ...{ at: `${DATABASES}:1`, names: 'database default' },
    not: {
      ...BASE,
      [DATABASES]: DATABASE.replace('postgres', 'snowflake'),
      'migrations/default/1_init/up.sql': undefined,
    },
  },
  {
    rule: 'migrations-without-source',
    severity: 'warning',
    finds: { ...BASE, 'migrations/Default/1_init/up.sql': 'select 1;' },
    ...{ at: 'migrations/Default/1_init/up.sql:1', names: 'migrations/Default' },
    not: { ...BASE, 'migrations/Default/README.md': '' },
  },
];
