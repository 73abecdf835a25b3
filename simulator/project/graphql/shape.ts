import type { Client } from 'pg';
import { keyOf, type ForeignKey } from '../catalog.js';
import type { Source } from '../metadata.js';
import { isRecord, records } from '../shapes.js';
import { tableName, type TableName } from '../table-name.js';
import { qualified, quoted } from './sql.js';

/** What the schema of an app needs to know of a database. */
export interface Shape {
  /** The tables and views, by `schema.name`. */
  tables: ReadonlyMap<string, TableShape>;
  foreignKeys: ForeignKey[];
  /** The tracked functions that exist once, by `schema.name`. */
  functions: ReadonlyMap<string, FunctionShape>;
  /** The rows of tables that are tracked as enums. */
  enums: ReadonlyMap<string, EnumRow[]>;
}

export interface TableShape {
  comment: string | null;
  columns: ColumnShape[];
  primaryKey: string[];
  /** The primary key and the unique constraints. */
  constraints: { name: string; columns: string[] }[];
  insertable: boolean;
  updatable: boolean;
  deletable: boolean;
}

/** A type of PostgreSQL; a domain counts as the type that it is made of. */
export interface SqlType {
  /** Its name in `pg_type`; of an array, that of its elements. */
  name: string;
  array: boolean;
  /** As SQL writes it. */
  sql: string;
}

export interface ColumnShape {
  name: string;
  type: SqlType;
  nullable: boolean;
  comment: string | null;
  /** False for generated columns and for those that are `generated always as identity`. */
  writable: boolean;
}

export interface FunctionShape {
  comment: string | null;
  volatile: boolean;
  /** The table whose rows it returns. */
  returns: string | null;
  returnsSet: boolean;
  /** How many of the last arguments have a default. */
  defaults: number;
  args: { name: string | null; type: SqlType }[];
}

export interface EnumRow {
  value: string;
  comment: string | null;
}

/** Reads what a connection sees of the tables, and of the functions and enums that a source tracks. */
export async function shapeOf(client: Client, source: Source): Promise<Shape> {
  const functions = records(source.definition['functions']).flatMap(
    (one) => tableName(one['function']) ?? [],
  );
  const { rows } = await client.query<{ shape: Read }>(SHAPE, [functions.map(keyOf)]);
  const read = rows[0]?.shape ?? { tables: {}, foreignKeys: [], functions: {} };
  const tables = new Map(Object.entries(read.tables));
  const enums = new Map<string, EnumRow[]>();
  for (const table of source.tables) {
    const shape = tables.get(keyOf(table));
    if (shape && isEnum(table.definition)) enums.set(keyOf(table), await enumRows(client, table, shape));
  }
  return { tables, foreignKeys: read.foreignKeys, functions: new Map(Object.entries(read.functions)), enums };
}

interface Read {
  tables: Record<string, TableShape>;
  foreignKeys: ForeignKey[];
  functions: Record<string, FunctionShape>;
}

function isEnum(definition: unknown): boolean {
  return isRecord(definition) && definition['is_enum'] === true;
}

/** The values are in the primary key; a second column holds comments. */
async function enumRows(client: Client, table: TableName, shape: TableShape): Promise<EnumRow[]> {
  const [key] = shape.primaryKey;
  if (key === undefined || shape.primaryKey.length > 1) return [];
  const comment = shape.columns.find(({ name }) => name !== key);
  const { rows } = await client.query<EnumRow>(
    `select ${quoted(key)}::text as value, ${comment ? quoted(comment.name) : 'null'}::text as comment
     from ${qualified(table)} order by 1`,
  );
  return rows;
}

const TYPE = (oid: string): string => `(
  select jsonb_build_object('name', b.typname, 'array', e.typelem <> 0, 'sql', format_type(${oid}, null))
  from pg_type t
    cross join lateral (select case t.typtype when 'd' then t.typbasetype else t.oid end as oid) o
    cross join lateral (
      select case when x.typcategory = 'A' then x.typelem else 0 end as typelem from pg_type x where x.oid = o.oid) e
    join pg_type b on b.oid = case when e.typelem <> 0 then e.typelem else o.oid end
  where t.oid = ${oid})`;

const NAMES = (table: string, keys: string): string => `
  (select coalesce(jsonb_agg(a.attname order by key.at), '[]') from unnest(${keys}) with ordinality as key(number, at)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = key.number)`;

const SHAPE = `
  with relation as materialized (
    select c.oid, c.relkind, n.nspname || '.' || c.relname as key,
      pg_relation_is_updatable(c.oid, true) as events
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'v', 'm', 'p', 'f')
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
  ), columns as (
    select a.attrelid, jsonb_agg(jsonb_build_object(
      'name', a.attname, 'type', ${TYPE('a.atttypid')}, 'nullable', not a.attnotnull,
      'comment', col_description(a.attrelid, a.attnum),
      'writable', a.attgenerated = '' and a.attidentity <> 'a') order by a.attnum) as list
    from pg_attribute a join relation r on r.oid = a.attrelid
    where a.attnum > 0 and not a.attisdropped group by 1
  ), constraints as (
    select k.conrelid,
      jsonb_agg(jsonb_build_object('name', k.conname, 'columns', ${NAMES('k.conrelid', 'k.conkey')})
        order by k.contype, k.conname) as list,
      (jsonb_agg(${NAMES('k.conrelid', 'k.conkey')}) filter (where k.contype = 'p')) -> 0 as key
    from pg_constraint k where k.contype in ('p', 'u') group by 1
  )
  select jsonb_build_object(
    'tables', (select coalesce(jsonb_object_agg(r.key, jsonb_build_object(
        'comment', obj_description(r.oid, 'pg_class'),
        'columns', coalesce(columns.list, '[]'),
        'primaryKey', coalesce(constraints.key, '[]'),
        'constraints', coalesce(constraints.list, '[]'),
        'insertable', r.events & 8 <> 0, 'updatable', r.events & 4 <> 0, 'deletable', r.events & 16 <> 0)), '{}')
      from relation r left join columns on columns.attrelid = r.oid
        left join constraints on constraints.conrelid = r.oid),
    'foreignKeys', (select coalesce(jsonb_agg(jsonb_build_object('table', r.key,
        'columns', ${NAMES('k.conrelid', 'k.conkey')}, 'to', f.key,
        'toColumns', ${NAMES('k.confrelid', 'k.confkey')}) order by k.oid), '[]')
      from pg_constraint k join relation r on r.oid = k.conrelid join relation f on f.oid = k.confrelid
      where k.contype = 'f'),
    'functions', (select coalesce(jsonb_object_agg(key, shape), '{}') from (
      select n.nspname || '.' || p.proname as key, min(jsonb_build_object(
        'comment', obj_description(p.oid, 'pg_proc'), 'volatile', p.provolatile = 'v',
        'returns', (select r.key from pg_type t join relation r on r.oid = t.typrelid where t.oid = p.prorettype),
        'returnsSet', p.proretset, 'defaults', p.pronargdefaults,
        'args', (select coalesce(jsonb_agg(jsonb_build_object(
            'name', nullif(p.proargnames[arg.at], ''), 'type', ${TYPE('arg.type')}) order by arg.at), '[]')
          from unnest(p.proargtypes::oid[]) with ordinality as arg(type, at)))::text)::jsonb as shape
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname || '.' || p.proname = any ($1::text[]) group by 1 having count(*) = 1) f)
  ) as shape`;
