/** What some extensions bring. Databases may have them although no migration creates them. (known: their manuals) */
const BROUGHT: Record<string, readonly string[]> = {
  postgis: ['geometry', 'geography', 'box2d', 'box3d', 'raster'],
  vector: ['vector', 'halfvec', 'sparsevec', 'hnsw', 'ivfflat'],
  citext: ['citext'],
  hstore: ['hstore'],
  ltree: ['ltree', 'lquery', 'ltxtquery', 'subltree', 'subpath', 'nlevel'],
  'uuid-ossp': [
    ...['uuid_generate_v1', 'uuid_generate_v1mc', 'uuid_generate_v3', 'uuid_generate_v4', 'uuid_generate_v5'],
    ...['uuid_nil', 'uuid_ns_dns', 'uuid_ns_url', 'uuid_ns_oid', 'uuid_ns_x500'],
  ],
  pgcrypto: [
    // PostgreSQL has a function of that name, in another schema.
    'gen_random_uuid',
    ...['crypt', 'gen_salt', 'digest', 'hmac', 'gen_random_bytes', 'armor', 'dearmor', 'pgp_key_id'],
    ...['encrypt', 'decrypt', 'encrypt_iv', 'decrypt_iv', 'pgp_armor_headers'],
    ...['pgp_sym_encrypt', 'pgp_sym_decrypt', 'pgp_sym_encrypt_bytea', 'pgp_sym_decrypt_bytea'],
    ...['pgp_pub_encrypt', 'pgp_pub_decrypt', 'pgp_pub_encrypt_bytea', 'pgp_pub_decrypt_bytea'],
  ],
  pg_trgm: [
    ...['gin_trgm_ops', 'gist_trgm_ops', 'similarity', 'word_similarity', 'strict_word_similarity'],
    ...['show_trgm', 'set_limit', 'show_limit'],
  ],
  unaccent: ['unaccent'],
  fuzzystrmatch: ['levenshtein', 'levenshtein_less_equal', 'soundex', 'metaphone', 'dmetaphone'],
  tablefunc: ['crosstab', 'connectby', 'normal_rand'],
  earthdistance: ['ll_to_earth', 'earth_distance', 'earth_box', 'earth'],
  cube: ['cube', 'cube_distance'],
  intarray: ['gin__int_ops', 'gist__int_ops', 'gist__intbig_ops', 'intset'],
  moddatetime: ['moddatetime'],
  bloom: ['bloom'],
  isn: ['isbn', 'isbn13', 'issn', 'issn13', 'ean13', 'upc'],
  seg: ['seg'],
  hll: ['hll', 'hll_empty', 'hll_add', 'hll_cardinality', 'hll_hash_text', 'hll_add_agg', 'hll_union_agg'],
  ip4r: ['ip4', 'ip4r', 'ip6', 'ip6r', 'ipaddress', 'iprange'],
  semver: ['semver'],
  prefix: ['prefix_range'],
  pg_hashids: ['id_encode', 'id_decode', 'id_decode_once'],
  pg_uuidv7: ['uuid_generate_v7', 'uuid_v7_to_timestamptz', 'uuid_timestamptz_to_v7'],
  temporal_tables: ['versioning'],
  timescaledb: [
    ...[
      'create_hypertable',
      'time_bucket',
      'time_bucket_gapfill',
      'add_dimension',
      'show_chunks',
      'drop_chunks',
    ],
    ...['add_retention_policy', 'remove_retention_policy', 'add_compression_policy', 'compress_chunk'],
    ...['remove_compression_policy', 'decompress_chunk', 'set_chunk_time_interval', 'hypertable_size'],
    ...['add_continuous_aggregate_policy', 'remove_continuous_aggregate_policy', 'add_reorder_policy'],
    ...['refresh_continuous_aggregate', 'create_distributed_hypertable', 'add_job'],
  ],
  http: ['http', 'http_get', 'http_post', 'http_put', 'http_delete', 'http_header'],
  dblink: ['dblink', 'dblink_connect', 'dblink_exec', 'dblink_connect_u', 'dblink_disconnect'],
  pg_partman: ['create_parent', 'run_maintenance'],
  rum: ['rum'],
  pgroonga: ['pgroonga'],
};

/** The schemas that extensions create. */
const SCHEMAS: Record<string, string> = {
  cron: 'pg_cron',
  net: 'pg_net',
  vault: 'supabase_vault',
  pgsodium: 'pgsodium',
  graphql: 'pg_graphql',
  pgmq: 'pgmq',
  partman: 'pg_partman',
  tiger: 'postgis_tiger_geocoder',
  topology: 'postgis_topology',
  timescaledb_information: 'timescaledb',
  timescaledb_experimental: 'timescaledb',
  _timescaledb_catalog: 'timescaledb',
  _timescaledb_internal: 'timescaledb',
};

/** The tables and views that extensions bring. */
const RELATIONS: Record<string, string> = {
  spatial_ref_sys: 'postgis',
  geometry_columns: 'postgis',
  geography_columns: 'postgis',
  pg_stat_statements: 'pg_stat_statements',
};

const OF_SCHEMA =
  /^(?:schema "([\w-]{1,63})"|relation "([\w-]{1,63})\.[^"]{1,63}"|(?:function|type) "?([\w-]{1,63})\.[\s\S]{1,500}) does not exist$/;
const RELATION = /^relation "(?:public\.)?(\w{1,63})" does not exist$/;

const NAMED = /^(?:type "|operator class "|access method "|function )(?:[\w"]{1,63}\.)?"?([\w-]{1,63})/;
const NO_OPERATORS = /^data type .{1,100} has no default operator class for access method "(gist|gin)"$/s;

/** Whether it is known what an extension brings, as far as it is used much. */
export function isKnown(extension: string): boolean {
  return BROUGHT[extension] !== undefined || Object.values(SCHEMAS).includes(extension);
}

/** The extension that has the schema, table, type, function, operator class or access method which PostgreSQL does not find. */
export function broughtBy(message: string): string | undefined {
  const method = NO_OPERATORS.exec(message)?.[1];
  if (method !== undefined) return `btree_${method}`;
  if (message.startsWith('unrecognized parameter namespace "timescaledb"')) return 'timescaledb';
  const [, ...schemas] = OF_SCHEMA.exec(message) ?? [];
  const ofSchema = schemas.map((one) => SCHEMAS[one]).find((one) => one !== undefined);
  if (ofSchema !== undefined) return ofSchema;
  const relation = RELATION.exec(message)?.[1];
  if (relation !== undefined) return RELATIONS[relation];
  const name = NAMED.exec(message)?.[1];
  if (name === undefined) return undefined;
  if (/^st_[a-z0-9]/.test(name)) return 'postgis';
  return Object.entries(BROUGHT).find(([, names]) => names.includes(name))?.[0];
}
