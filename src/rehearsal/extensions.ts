/*
 * Extensions that a superuser may create for a branch. Each works on data in its own database: it adds types,
 * functions, operators, indexes or dictionaries. None of them reads or writes files, opens connections, runs
 * programs or other languages, starts workers, or acts on other sessions.
 */
const HARMLESS = new Set([
  // From PostgreSQL itself.
  ...['bloom', 'btree_gin', 'btree_gist', 'citext', 'cube', 'dict_int', 'dict_xsyn', 'earthdistance'],
  ...['fuzzystrmatch', 'hstore', 'intagg', 'intarray', 'isn', 'lo', 'ltree', 'moddatetime'],
  ...['pg_stat_statements', 'pg_trgm', 'pgcrypto', 'seg', 'tablefunc', 'tcn', 'tsm_system_rows'],
  ...['tsm_system_time', 'unaccent', 'uuid-ossp'],
  // From others. The rasters of PostGIS are not among them: they read files.
  ...['address_standardizer', 'address_standardizer_data_us', 'h3', 'hll', 'ip4r', 'pg_hashids'],
  ...['pg_uuidv7', 'pgjwt', 'postgis', 'postgis_sfcgal', 'postgis_tiger_geocoder', 'postgis_topology'],
  ...['prefix', 'semver', 'temporal_tables', 'vector'],
]);

/** Whether a superuser may create this extension for a branch. */
export function isHarmless(extension: string): boolean {
  return HARMLESS.has(extension);
}
