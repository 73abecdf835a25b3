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
};

const NAMED = /^(?:type "|operator class "|access method "|function )(?:[\w"]{1,63}\.)?"?([\w-]{1,63})/;
const NO_OPERATORS = /^data type .{1,100} has no default operator class for access method "(gist|gin)"$/s;

/** The extension that has the type, function, operator class or access method which PostgreSQL does not find. */
export function broughtBy(message: string): string | undefined {
  const method = NO_OPERATORS.exec(message)?.[1];
  if (method !== undefined) return `btree_${method}`;
  const name = NAMED.exec(message)?.[1];
  if (name === undefined) return undefined;
  if (/^st_[a-z0-9]/.test(name)) return 'postgis';
  return Object.entries(BROUGHT).find(([, names]) => names.includes(name))?.[0];
}
