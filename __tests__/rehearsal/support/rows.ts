import type { Severity } from '../../../src/rules/finding.js';
import type { RehearsalRuleId } from '../../../src/rules/rehearsal-rule-ids.js';
import { type Repository, withTables } from '../../support/project.js';
import { migrations } from './projects.js';

/** A pull request in which a rule finds something, and one that is nearly the same. */
export interface RehearsalRow {
  rule: RehearsalRuleId;
  severity: Severity;
  base: Repository;
  /** Where the branch left its base, if it is not the base as it is now. */
  mergeBase?: Repository;
  head: Repository;
  /** Where, and what. */
  says: string;
  /** A head in which the rule finds nothing. */
  not: Repository;
}

const ORDERS = 'create table orders (id int primary key, note text, total numeric);';
const ROWS = `${ORDERS}\ninsert into orders values (1, 'a', null);`;

/** A base with a table, and what a migration adds to it. */
export function add(
  rule: RehearsalRuleId,
  severity: Severity,
  up: string,
  says: string,
  not: string,
  first = ROWS,
): RehearsalRow {
  return {
    ...{ rule, severity, says },
    base: migrations({ '1_a': first }),
    head: migrations({ '1_a': first, '2_b': up }),
    not: migrations({ '1_a': first, '2_b': not }),
  };
}

/** What a migration has as its way back. */
function down(
  rule: RehearsalRuleId,
  severity: Severity,
  text: string,
  says: string,
  not: string,
): RehearsalRow {
  const up = 'alter table orders add at date;';
  return {
    ...{ rule, severity, says },
    base: migrations({ '1_a': ROWS }),
    head: migrations({ '1_a': ROWS, '2_b': up, '2_b/down': text }),
    not: migrations({ '1_a': ROWS, '2_b': up, '2_b/down': not }),
  };
}

const VIEW = `${ORDERS}\ncreate view open_orders as select id from orders;`;
const tracked = (lines: string): Repository =>
  withTables(`- table: {schema: public, name: orders}\n${lines}`);

export const REHEARSAL_ROWS: readonly RehearsalRow[] = [
  add(
    'upgrade-fails',
    'error',
    'create table carts (id int);\ncreate table orders (id int);',
    '2_b/up.sql:2 The migration 2_b fails on a database of the base: relation "orders" already exists (42P07).',
    'create table carts (id int);\ncreate table if not exists orders (id int);',
  ),
  add(
    'upgrade-fails',
    'error',
    'alter table orders alter total set not null;',
    '2_b/up.sql:1 The migration 2_b fails on a database of the base: column "total" of relation "orders" contains null values (23502).',
    'alter table orders alter note set not null;',
  ),
  {
    rule: 'fresh-fails',
    severity: 'error',
    base: migrations({ '3_a': ORDERS }),
    head: migrations({ '3_a': ORDERS, '2_b': 'alter table orders add at date;' }),
    says: '2_b/up.sql:1 The migration 2_b fails on a new database: relation "orders" does not exist (42P01).',
    not: migrations({ '3_a': ORDERS, '4_b': 'alter table orders add at date;' }),
  },
  {
    rule: 'orders-differ',
    severity: 'error',
    base: migrations({ '1_a': ORDERS, '3_c': 'alter table orders alter total type numeric;' }),
    head: migrations({
      '1_a': ORDERS,
      '2_b': 'alter table orders alter total type bigint;',
      '3_c': 'alter table orders alter total type numeric;',
    }),
    says: '2_b/up.sql:1 After the merge, new databases get a different schema from existing ones: column orders.total: bigint → numeric.',
    not: migrations({
      '1_a': ORDERS,
      '2_b': 'alter table orders add at date;',
      '3_c': 'alter table orders alter total type numeric;',
    }),
  },
  {
    rule: 'same-version',
    severity: 'error',
    mergeBase: migrations({ '1_a': ORDERS }),
    base: migrations({ '1_a': ORDERS, '2_c': 'select 1;' }),
    head: migrations({ '1_a': ORDERS, '2_b': 'select 2;' }),
    says: '2_b/up.sql:1 The base now has 2_c with the same version as 2_b.',
    not: migrations({ '1_a': ORDERS, '2_c': 'select 1;' }),
  },
  {
    rule: 'migration-older',
    severity: 'warning',
    base: migrations({ '2_a': ORDERS }),
    head: migrations({ '2_a': ORDERS, '1_b': 'create table carts (id int);' }),
    says: '1_b/up.sql:1 The migration 1_b is older than the newest one of the base. The name 3_b would put it after that.',
    not: migrations({ '2_a': ORDERS, '3_b': 'create table carts (id int);' }),
  },
  {
    rule: 'migration-edited',
    severity: 'warning',
    base: migrations({ '1_a': ORDERS }),
    head: migrations({ '1_a': ORDERS.replace('numeric', 'int') }),
    says: '1_a/up.sql:1 The migration 1_a differs from the base in its statements.',
    not: migrations({ '1_a': ORDERS }),
  },
  {
    rule: 'migration-edited',
    severity: 'notice',
    base: migrations({ '1_a': ORDERS }),
    head: migrations({ '1_a': `-- The orders.\n${ORDERS}` }),
    says: '1_a/up.sql:1 The migration 1_a differs from the base only in comments and white space.',
    not: migrations({ '1_a': ORDERS }),
  },
  {
    rule: 'migration-edited',
    severity: 'warning',
    base: migrations({ '1_a': ORDERS, '2_b': 'select 1;' }),
    head: migrations({ '1_a': ORDERS }),
    says: ' The migration 2_b of the base is deleted.',
    not: migrations({ '1_a': ORDERS, '2_b': 'select 1;', '3_c': 'select 1;' }),
  },
  {
    rule: 'migration-renamed',
    severity: 'error',
    base: migrations({ '1_a': ORDERS, '2_b': 'alter table orders add at date;' }),
    head: migrations({ '1_a': ORDERS, '3_b': 'alter table orders add at date;' }),
    says: '3_b/up.sql:1 The migration 3_b is 2_b of the base under another version.',
    not: migrations({
      '1_a': ORDERS,
      '2_b': 'alter table orders add at date;',
      '3_b': 'alter table orders add on_date date;',
    }),
  },
  {
    rule: 'squashed',
    severity: 'warning',
    base: migrations({ '1_a': ORDERS, '2_b': 'alter table orders add at date;' }),
    head: migrations({
      '3_squashed': 'create table orders (id int primary key, note text, total numeric, at date);',
    }),
    says: '3_squashed/up.sql:1 The migration 3_squashed repeats what 2 deleted migrations of the base did.',
    not: migrations({ '3_squashed': 'create table orders (id int primary key, note text, total numeric);' }),
  },
  down(
    'down-fails',
    'warning',
    'alter table orders drop at;\nalter table orders drop on_date;',
    '2_b/down.sql:2 down.sql of 2_b fails: column "on_date" of relation "orders" does not exist (42703).',
    'alter table orders drop at;\nalter table orders drop if exists on_date;',
  ),
  down(
    'down-differs',
    'warning',
    'select 1;',
    '2_b/down.sql:1 down.sql of 2_b leaves: + column orders.at.',
    'alter table orders drop at;',
  ),
  down(
    'down-empty',
    'notice',
    '-- Could not auto-generate a down migration.\n',
    '2_b/down.sql:1 down.sql of 2_b has no statement.',
    'alter table orders drop at; -- This is the way back.',
  ),
  add(
    'rewrites-table',
    'warning',
    'select 1;\nalter table orders alter id type bigint;',
    '2_b/up.sql:2 2_b makes PostgreSQL rewrite the table orders.',
    'alter table orders alter note type varchar, alter total type numeric;\ntruncate orders;\ncreate table carts (id int);\nalter table carts alter id type bigint;',
  ),
  add(
    'locks-table',
    'notice',
    'alter table orders add at date;',
    '2_b/up.sql:1 2_b blocks reads and writes on orders until it ends.',
    'create table carts (id int);\nalter table carts add at date;\nupdate orders set note = null where id = 1;',
  ),
  add(
    'locks-table',
    'notice',
    'create function f() returns trigger language plpgsql as $$ begin return new; end $$;\ncreate trigger t before insert on orders execute function f();',
    '2_b/up.sql:2 2_b blocks writes on orders until it ends.',
    'lock orders in access share mode;',
  ),
  add(
    'index-not-concurrent',
    'warning',
    'create index orders_total on orders (total);',
    '2_b/up.sql:1 The index orders_total on orders is built while nobody can write to the table.',
    'create table carts (id int);\ncreate index carts_id on carts (id);',
  ),
  add(
    'index-not-concurrent',
    'warning',
    'alter table orders add constraint orders_note unique (note);',
    '2_b/up.sql:1 The unique constraint orders_note on orders builds an index while nobody can use the table.',
    'create table carts (id int, unique (id));',
  ),
  add(
    'index-not-concurrent',
    'warning',
    'alter table orders add code text unique;',
    '2_b/up.sql:1 The unique constraint on orders.code builds an index while nobody can use the table.',
    'alter table orders add code text;',
  ),
  add(
    'index-not-concurrent',
    'warning',
    'alter table orders add constraint once exclude (note with =);',
    '2_b/up.sql:1 The exclusion constraint once on orders builds an index while nobody can use the table.',
    'create table carts (note text, exclude (note with =));',
  ),
  add(
    'rewrites-table',
    'warning',
    'delete from orders;\nalter table orders alter id type bigint;',
    '2_b/up.sql:2 2_b makes PostgreSQL rewrite the table orders.',
    'truncate orders;\nalter table orders alter note type varchar;',
  ),
  add(
    'not-null-on-old',
    'warning',
    'alter table orders alter total set not null;',
    '2_b/up.sql:1 orders.total becomes not null: nobody can use the table until all rows are read.',
    'alter table orders alter total drop not null;',
    ORDERS,
  ),
  add(
    'not-null-on-old',
    'warning',
    'alter table orders add at date not null;',
    '2_b/up.sql:1 The new column orders.at is not null and has no default: adding it fails if the table has rows.',
    'alter table orders add at date not null default now(), add number serial not null;',
    ORDERS,
  ),
  add(
    'constraint-validated',
    'warning',
    'create table customers (id int primary key);\nalter table orders add constraint orders_customer foreign key (id) references customers;',
    '2_b/up.sql:2 The foreign key orders_customer on orders is added without NOT VALID: nobody can write to the table until all rows are checked.',
    'create table customers (id int primary key);\nalter table orders add constraint orders_customer foreign key (id) references customers not valid;\nalter table customers add foreign key (id) references orders;',
    ORDERS,
  ),
  add(
    'constraint-validated',
    'warning',
    'alter table orders add parent int default 1 references orders;',
    '2_b/up.sql:1 The foreign key on orders.parent is added without NOT VALID: nobody can write to the table until all rows are checked.',
    'alter table orders add parent int references orders;',
  ),
  add(
    'constraint-validated',
    'warning',
    'alter table orders add price int check (price > 0);',
    '2_b/up.sql:1 The check on orders.price is added without NOT VALID: nobody can use the table until all rows are checked.',
    'alter table orders add price int;',
  ),
  add(
    'drops-table',
    'warning',
    'drop table orders;',
    '2_b/up.sql:1 2_b drops the table orders.',
    'alter table orders rename to sales;',
  ),
  add(
    'drops-table',
    'warning',
    "do $$ begin\n execute 'drop table orders';\nend $$;",
    '2_b/up.sql:1 2_b drops the table orders.',
    'create table carts (id int); drop table carts;',
  ),
  add(
    'drops-column',
    'warning',
    'select 1;\nalter table orders drop note;',
    '2_b/up.sql:2 2_b drops the column orders.note.',
    'alter table orders rename note to remark;',
  ),
  add(
    'drops-object',
    'notice',
    'select 1;\ndrop view open_orders;',
    '2_b/up.sql:2 2_b drops the view open_orders.',
    'drop view open_orders;\ncreate view open_orders as select id, note from orders;',
    VIEW,
  ),
  add(
    'renames',
    'warning',
    'alter table orders rename note to remark;',
    '2_b/up.sql:1 orders.note is renamed to remark.',
    'alter index orders_pkey rename to orders_key;',
  ),
  add(
    'delete-all',
    'warning',
    'delete from orders;',
    '2_b/up.sql:1 All rows of orders are deleted: there is no WHERE.',
    'delete from orders where id = 2;\ncreate table carts (id int);\ndelete from carts;',
  ),
  add(
    'delete-all',
    'warning',
    'truncate orders;',
    '2_b/up.sql:1 All rows of orders are deleted.',
    'select 1;',
  ),
  add(
    'update-all',
    'warning',
    "with done as (update orders set note = '' returning id) select * from done;",
    '2_b/up.sql:1 All rows of orders are updated: there is no WHERE.',
    "update orders set note = '' where note is null;",
  ),
  {
    rule: 'schema-lacks-table',
    severity: 'warning',
    base: migrations({ '1_a': ORDERS }),
    head: migrations({ '1_a': ORDERS, '2_b': 'alter table orders rename to sales;' }, tracked('')),
    says: 'databases.yaml:8 The table orders does not exist after all migrations.',
    not: migrations({ '1_a': ORDERS, '2_b': 'select 1;' }, tracked('')),
  },
  {
    rule: 'schema-lacks-column',
    severity: 'warning',
    base: migrations({ '1_a': ORDERS }),
    head: migrations(
      { '1_a': ORDERS, '2_b': 'select 1;' },
      tracked(
        '  select_permissions:\n    - role: user\n      permission: {columns: [id, totl], filter: {note: {_eq: a}}}',
      ),
    ),
    says: 'databases.yaml:11 The column orders.totl does not exist after all migrations.',
    not: migrations(
      { '1_a': ORDERS, '2_b': 'alter table orders add totl int;' },
      tracked(
        '  select_permissions:\n    - role: user\n      permission: {columns: [id, totl], filter: {note: {_eq: a}}}',
      ),
    ),
  },
  {
    rule: 'schema-lacks-function',
    severity: 'warning',
    base: migrations({ '1_a': ORDERS }),
    head: migrations(
      { '1_a': ORDERS, '2_b': 'select 1;' },
      tracked('  computed_fields:\n    - {name: a, definition: {function: {schema: public, name: label}}}'),
    ),
    says: 'databases.yaml:10 The function label does not exist after all migrations.',
    not: migrations(
      { '1_a': ORDERS, '2_b': "create function label(orders) returns text language sql as $$ select '' $$;" },
      tracked('  computed_fields:\n    - {name: a, definition: {function: {schema: public, name: label}}}'),
    ),
  },
  add(
    'transaction-ended',
    'notice',
    'alter table orders add at date;\ncommit;\nselect 1;',
    '2_b/up.sql:2 2_b ends its own transaction, so it is not known which tables it locks.',
    'alter table orders add at date;\nsavepoint a;\nrelease a;',
  ),
  {
    rule: 'seed-fails',
    severity: 'notice',
    base: migrations({ '1_a': ORDERS }, { 'seeds/default/carts.sql': 'insert into carts values (1);' }),
    head: migrations({ '1_a': ORDERS, '2_b': 'select 1;' }),
    says: ' The seed carts.sql of the base fails: relation "carts" does not exist (42P01).',
    not: migrations({ '1_a': ORDERS }),
  },
  add(
    'not-rehearsed',
    'notice',
    'select 1;\ncreate extension postgis;',
    '2_b/up.sql:2 Not rehearsed in 2_b: the extension postgis, which this server does not have.',
    'create extension if not exists citext;',
  ),
];
