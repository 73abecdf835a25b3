import { migrations } from './projects.js';
import { type RehearsalRow, add } from './rows.js';

const LINES =
  'create schema app;\ncreate table app.lines (id int, note text);\ncreate table orders (id int);';
const ORDERS = 'create table orders (id int primary key, note text);';
const IDEMPOTENT = 'alter table orders add if not exists at date;';
const NOTES = `create table orders (id int primary key, note text, total numeric, at date not null);
create index orders_note on orders (note);
create materialized view notes as select note from orders;
alter table orders add constraint has_note check (note is not null);
alter table orders add constraint has_total check (total is not null) not valid;`;

/** What depends on which table a name stands for, and on what is there already. */
export const NAME_ROWS: readonly RehearsalRow[] = [
  add(
    'drops-table',
    'warning',
    'select 1;\ndrop table orders;\ncreate table orders (id int primary key, note text, total numeric);',
    '2_b/up.sql:2 2_b drops the table orders, and creates another one with this name.',
    'alter table orders rename to old;\ncreate table orders (id int primary key, note text, total numeric);',
  ),
  add(
    'drops-table',
    'warning',
    'alter table orders rename to sales;\ndrop table sales;',
    '2_b/up.sql:2 2_b drops the table orders.',
    'alter table app.lines set schema public;\nalter schema app rename to shop;\ncreate table carts (id int);\ndrop table carts;',
    LINES,
  ),
  add(
    'drops-column',
    'warning',
    'alter table orders drop note,\n add note text;',
    '2_b/up.sql:1 2_b drops the column orders.note, and creates another one with this name.',
    'alter table orders rename to sales;\nalter table sales rename note to remark;',
  ),
  add(
    'index-not-concurrent',
    'warning',
    'alter table orders rename to sales;\ncreate index sales_note on sales (note);',
    '2_b/up.sql:2 The index sales_note on orders is built while nobody can write to the table.',
    'drop table orders;\ncreate table orders (id int);\ncreate index on orders (id);',
  ),
  add(
    'index-not-concurrent',
    'notice',
    'create index if not exists orders_total on orders (total);',
    '2_b/up.sql:1 The index orders_total on orders is built while nobody can write to the table, unless it exists by then.',
    'create index if not exists orders_note on orders (note);',
    NOTES,
  ),
  add(
    'delete-all',
    'warning',
    'set search_path to shop, app;\ndelete from lines;',
    '2_b/up.sql:2 All rows of app.lines are deleted: there is no WHERE.',
    'set search_path to app;\ncreate table carts (id int);\ndelete from carts;',
    LINES,
  ),
  add(
    'update-all',
    'warning',
    'alter schema app rename to shop;\nupdate shop.lines set note = null;',
    '2_b/up.sql:2 All rows of app.lines are updated: there is no WHERE.',
    'create table lines (id int);\nupdate lines set id = 1;',
    LINES,
  ),
  add(
    'not-null-on-old',
    'warning',
    'alter table orders alter total set not null;',
    '2_b/up.sql:1 orders.total becomes not null: nobody can use the table until all rows are read.',
    'alter table orders validate constraint has_total;\nalter table orders alter total set not null, alter note set not null, alter at set not null;\nalter table orders add column if not exists note text not null;',
    NOTES,
  ),
  add(
    'locks-table',
    'notice',
    "update orders set note = '' where id = 3;\ncreate function f() returns trigger language plpgsql as $$ begin return new; end $$;\ncreate trigger t before insert on orders execute function f();",
    '2_b/up.sql:3 2_b blocks writes on orders until it ends.',
    "update orders set note = '' where id = 3;",
  ),
  add(
    'locks-table',
    'notice',
    'select 1;\ncreate or replace view texts as select note, id from orders;',
    '2_b/up.sql:2 2_b blocks reads and writes on texts until it ends.',
    'create view others as select * from texts;\ncreate or replace view others as select * from texts;\ndrop view others;',
    `${NOTES}\ncreate view texts as select note from orders;`,
  ),
  add(
    'locks-table',
    'notice',
    'update orders set note = null where id = 3;\ndrop index orders_note;',
    '2_b/up.sql:2 2_b blocks reads and writes on orders until it ends.',
    'select 1;',
    NOTES,
  ),
  add(
    'rewrites-table',
    'warning',
    'alter table orders add x int;\nalter table orders alter id type bigint;',
    '2_b/up.sql:2 2_b makes PostgreSQL rewrite the table orders.',
    'refresh materialized view notes;\ntruncate orders cascade;',
    NOTES,
  ),
  add(
    'renames',
    'warning',
    'select 1;\nalter table orders set schema app;',
    '2_b/up.sql:2 orders is moved to the schema app.',
    'alter table orders alter note set default 1;',
    `${LINES.replace(/create table orders.*/, '')}${ORDERS}`,
  ),
  add(
    'renames',
    'warning',
    'alter schema app rename to shop;',
    '2_b/up.sql:1 The schema app is renamed to shop.',
    'drop table app.lines;\ncreate schema shop;',
    LINES,
  ),
  add(
    'renames',
    'notice',
    'select 1;\nalter view texts rename to labels;',
    '2_b/up.sql:2 The view texts is renamed to labels.',
    'alter materialized view notes set (fillfactor = 90);\ncreate view labels as select 1 as id;\nalter view labels rename to others;',
    `${NOTES}\ncreate view texts as select note from orders;`,
  ),
  add(
    'renames',
    'notice',
    'alter function f(int) rename to g;',
    '2_b/up.sql:1 The function f(integer) is renamed to g.',
    "create or replace function f(int) returns int language sql as 'select 2';",
    "create function f(int) returns int language sql as 'select 1';",
  ),
  add(
    'renames',
    'warning',
    'alter materialized view notes rename column note to text;',
    '2_b/up.sql:1 notes.note is renamed to text.',
    'refresh materialized view notes;',
    NOTES,
  ),
  {
    rule: 'migration-renamed',
    severity: 'warning',
    base: migrations({ '1_a': ORDERS, '2_b': IDEMPOTENT }),
    head: migrations({ '1_a': ORDERS, '3_b': IDEMPOTENT }),
    says: '3_b/up.sql:1 The migration 3_b is 2_b of the base under another version.',
    not: migrations({ '1_a': ORDERS, '2_b': IDEMPOTENT }),
  },
  {
    rule: 'migration-older',
    severity: 'warning',
    base: migrations({ '5_a': ORDERS }),
    head: migrations({ '5_a': ORDERS, '4_b': 'create table carts (id int);', '7_c': 'drop table carts;' }),
    says: '4_b/up.sql:1 The migration 4_b is older than the newest one of the base. The name 6_b would put it after that.',
    not: migrations({ '5_a': ORDERS, '6_b': 'create table carts (id int);', '7_c': 'drop table carts;' }),
  },
  {
    rule: 'migration-older',
    severity: 'warning',
    base: migrations({ '5_a': ORDERS }),
    head: migrations({ '5_a': ORDERS, '4_b': 'create table carts (id int);', '6_c': 'drop table carts;' }),
    says: '4_b/up.sql:1 The migration 4_b is older than the newest one of the base. The name 7_b would put it after that.',
    not: migrations({ '5_a': ORDERS, '7_b': 'create table carts (id int);', '8_c': 'drop table carts;' }),
  },
];
