import type { Client } from 'pg';
import type { TableName } from './table-name.js';

/** The tables, columns and foreign keys that exist in a database. */
export interface Catalog {
  tables: Map<string, Column[]>;
  foreignKeys: ForeignKey[];
}

export interface Column {
  name: string;
  type: string;
  nullable: boolean;
}

export interface ForeignKey {
  table: string;
  columns: string[];
  to: string;
  toColumns: string[];
}

/** The key of a table in a catalog. */
export function keyOf({ schema, name }: TableName): string {
  return `${schema}.${name}`;
}

/** What a connection sees, also of a transaction that has not ended. */
export async function catalogOf(client: Client): Promise<Catalog> {
  const columns = await client.query<{ table: string; name: string | null; type: string; nullable: boolean }>(
    COLUMNS,
  );
  const foreignKeys = await client.query<ForeignKey>(FOREIGN_KEYS);
  const tables = new Map<string, Column[]>();
  for (const { table, name, ...column } of columns.rows) {
    // A table may have no column.
    tables.set(table, [...(tables.get(table) ?? []), ...(name === null ? [] : [{ name, ...column }])]);
  }
  return { tables, foreignKeys: foreignKeys.rows };
}

const COLUMNS = `
  select n.nspname || '.' || c.relname as "table", a.attname::text as name,
    format_type(a.atttypid, null) as type, not a.attnotnull as nullable
  from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
  order by 1, a.attnum`;

const names = (table: string, keys: string): string => `
  array(select a.attname::text from unnest(${keys}) with ordinality as key(number, at)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = key.number order by key.at)`;

const FOREIGN_KEYS = `
  select n.nspname || '.' || c.relname as "table", ${names('k.conrelid', 'k.conkey')} as columns,
    fn.nspname || '.' || f.relname as "to", ${names('k.confrelid', 'k.confkey')} as "toColumns"
  from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
  where k.contype = 'f'`;
