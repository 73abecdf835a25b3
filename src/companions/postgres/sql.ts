/*
 * Operators of PostgreSQL's own catalogue, by their full names. In a database that others may create in, a plain `=` can
 * be somebody else's operator, with somebody else's function behind it. The same goes for every function, type and table:
 * all SQL of this folder names each with its schema, so it does not depend on `search_path`.
 */
export const EQUALS = 'OPERATOR(pg_catalog.=)';
export const DIFFERS = 'OPERATOR(pg_catalog.<>)';
