import { isRecord } from './shapes.js';

/** The name of a table and its schema. */
export interface TableName {
  schema: string;
  name: string;
}

/**
 * Reads a table's name: an object with the schema (BigQuery says `dataset`), a plain name for a table in `public`, or a
 * list of a path's parts, as Snowflake and other connectors write it: `[ORDERS]`, `[SALES, ORDERS]`.
 */
export function tableName(raw: unknown): TableName | undefined {
  if (typeof raw === 'string') return { schema: 'public', name: raw };
  if (Array.isArray(raw) && raw.length > 0 && raw.every((part) => typeof part === 'string'))
    return { schema: raw.slice(0, -1).join('.'), name: raw.at(-1) ?? '' };
  const { name, dataset, schema = dataset ?? 'public' } = isRecord(raw) ? raw : {};
  return typeof name === 'string' && typeof schema === 'string' ? { schema, name } : undefined;
}

/** A table's name as the server shows it. */
export function labelOf({ schema, name }: TableName): string {
  return schema === 'public' || schema === '' ? name : `${schema}.${name}`;
}
