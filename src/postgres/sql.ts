/*
 * Operators of PostgreSQL's own catalogue, by their full names. In a database that others may create in, a plain `=` can
 * be somebody else's operator, with somebody else's function behind it. The same goes for every function, type and table:
 * all SQL of this folder names each with its schema, so it does not depend on `search_path`.
 */
export const EQUALS = 'OPERATOR(pg_catalog.=)';
export const DIFFERS = 'OPERATOR(pg_catalog.<>)';

/** A table of PostgreSQL's catalogue as the number by which others refer to it. */
export function catalog(name: string): string {
  return `'pg_catalog.${name}'::pg_catalog.regclass`;
}

/**
 * The comment on a database or role, in a query on the catalogue's table of them. Up to PostgreSQL 13, `shobj_description`
 * itself looks names up by `search_path`.
 * @param table holds the number of what the comment is on, as `oid`
 * @param source what the query calls that table
 */
export function commentOn(table: 'pg_database' | 'pg_authid', source: string): string {
  return `(SELECT description FROM pg_catalog.pg_shdescription
            WHERE objoid ${EQUALS} ${source}.oid AND classoid ${EQUALS} ${catalog(table)})`;
}
