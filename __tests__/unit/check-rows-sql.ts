import { BASE, type Repository, withSql } from '../support/project.js';
import { type Row, DATABASES } from './check-rows.js';

const AT = 'migrations/default/1_init/up.sql';
const withDatabase = (kind: string, sql: string): Repository =>
  withSql(sql, { [DATABASES]: BASE[DATABASES].replace('postgres', kind) });

/** The rows about SQL and about what silences findings. */
export const SQL: readonly Row[] = [
  {
    rule: 'sql-syntax',
    severity: 'error',
    ...{ finds: withSql('select 1;\n/* 😀 */ selec 2;\n'), at: `${AT}:2`, names: 'near "selec"' },
    not: withDatabase('mssql', 'selec 2;'),
  },
  {
    rule: 'sql-psql',
    severity: 'error',
    ...{ finds: withSql('select 1;\n\\restrict abc\n'), at: `${AT}:2`, names: '\\restrict' },
    not: withSql("select '\\restrict abc';\n"),
  },
  {
    rule: 'sql-copy-stdin',
    severity: 'error',
    finds: withSql('select 1;\nCOPY public.t (a) FROM stdin;\n1\tx\n\\.\n'),
    ...{ at: `${AT}:2`, names: 'stdin', not: withSql("copy t from '/tmp/stdin';") },
  },
  {
    rule: 'sql-copy-stdin',
    severity: 'error',
    ...{
      finds: withSql('\ncopy t from stdin;\n'),
      at: `${AT}:2`,
      names: 'stdin',
      not: withSql('copy t to stdout;'),
    },
  },
  ...(
    [
      ['vacuum t', 'VACUUM', 'analyze t'],
      ['create database a', 'CREATE DATABASE', 'create schema a'],
      ['drop database a', 'DROP DATABASE', 'drop schema a'],
      ['alter system set a = 1', 'ALTER SYSTEM', 'alter table t drop a'],
      ["create tablespace a location '/a'", 'CREATE TABLESPACE', 'select 1'],
      ['drop tablespace a', 'DROP TABLESPACE', 'drop table a'],
      ['create index concurrently on t (a)', 'CREATE INDEX CONCURRENTLY', 'create index on t (a)'],
      ['drop index concurrently a', 'DROP INDEX CONCURRENTLY', 'drop index a'],
      ['reindex table concurrently t', 'REINDEX CONCURRENTLY', 'reindex table t'],
    ] as const
  ).map(([sql, names, not]): Row => ({
    rule: 'sql-not-in-transaction',
    severity: 'error',
    ...{ finds: withSql(`select 1;\n\n${sql};\n`), at: `${AT}:3`, names, not: withSql(not) },
  })),
  {
    rule: 'sql-not-in-transaction',
    severity: 'warning',
    ...{ finds: withSql('-- hasura:no-transaction\nvacuum;\n'), at: `${AT}:2`, names: 'VACUUM' },
    not: withSql('-- hasura:no-transaction\nselect 1;\n'),
  },
  ...(['begin', 'commit', 'rollback'] as const).map((sql): Row => ({
    rule: 'sql-transaction',
    severity: 'warning',
    ...{ finds: withSql(`select 1;\n${sql};\n`), at: `${AT}:2`, names: sql, not: withSql('savepoint a;') },
  })),
  {
    rule: 'sql-setting',
    severity: 'warning',
    finds: withSql("set a.b = 1;\nselect pg_catalog.set_config('search_path', '', false);\n"),
    ...{ at: `${AT}:2`, names: 'search_path and 1 more' },
    not: withSql("set local a.b = 1;\nselect set_config('search_path', '', true);\n"),
  },
  {
    rule: 'sql-enum-value',
    severity: 'warning',
    finds: withSql("alter type e add value 'it''s';\nselect 'it''s'::e;\n"),
    ...{ at: `${AT}:2`, names: "it's" },
    not: withSql("select 'it''s';\nalter type e add value 'it''s';\nalter type e rename value 'a' to 'b';"),
  },
  {
    rule: 'sql-bom',
    severity: 'warning',
    ...{ finds: withSql('\uFEFFselect 1;'), at: `${AT}:1`, names: 'byte order mark' },
    not: withSql("select '\uFEFF';"),
  },
  {
    rule: 'sql-nul',
    severity: 'warning',
    ...{
      finds: withSql('select 1;\nselect \0;'),
      at: `${AT}:2`,
      names: 'zero byte',
      not: withSql('select 0;'),
    },
  },
  {
    rule: 'ignore-unknown',
    severity: 'warning',
    ...{ finds: withSql('select 1;\n-- preview-ignore sql-sintax\n'), at: `${AT}:2`, names: 'sql-sintax' },
    not: withSql('select 1;\n-- preview-ignore sql-syntax\n'),
  },
];
