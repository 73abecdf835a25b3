/*
 * Operators of PostgreSQL's own catalogue, by their full names. In a database where others may create objects, a
 * plain `=` can be somebody else's operator, with somebody else's function behind it. The same applies to every
 * function, type and table: all SQL in this folder names each with its schema, so it does not depend on
 * `search_path`.
 */
export const EQUALS = 'OPERATOR(pg_catalog.=)';
export const DIFFERS = 'OPERATOR(pg_catalog.<>)';

/** The number of a table in PostgreSQL's catalogue, by which other tables refer to it. */
export function catalog(name: string): string {
  return `'pg_catalog.${name}'::pg_catalog.regclass`;
}

/**
 * The comment on a database or role, in a query on its catalogue table. Up to PostgreSQL 13, `shobj_description`
 * itself looks names up by `search_path`.
 * @param table the catalogue table whose `oid` identifies what the comment is on
 * @param source the query's name for that table
 */
export function commentOn(table: 'pg_database' | 'pg_authid', source: string): string {
  return `(SELECT description FROM pg_catalog.pg_shdescription
            WHERE objoid ${EQUALS} ${source}.oid AND classoid ${EQUALS} ${catalog(table)})`;
}
