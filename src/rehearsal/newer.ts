/**
 * What PostgreSQL brought with a version, by its major number, as its messages name what they do not know: functions,
 * types, settings and options. (known: its release notes)
 */
const SINCE: Record<number, readonly string[]> = {
  14: [
    ...['string_to_table', 'date_bin', 'trim_array', 'bit_count', 'unistr', 'range_agg', 'multirange'],
    ...[
      'int4multirange',
      'int8multirange',
      'nummultirange',
      'datemultirange',
      'tsmultirange',
      'tstzmultirange',
    ],
  ],
  15: [
    ...['regexp_count', 'regexp_instr', 'regexp_like', 'regexp_substr', 'range_intersect_agg'],
    ...['security_invoker'],
  ],
  16: [
    ...['any_value', 'array_sample', 'array_shuffle', 'erf', 'erfc', 'random_normal', 'date_add'],
    ...['date_subtract', 'pg_input_is_valid', 'pg_input_error_info'],
    // Their grammar came with it: before, they are read as functions.
    ...['json_array', 'json_arrayagg', 'json_objectagg'],
  ],
  17: [
    ...['to_bin', 'to_oct', 'uuid_extract_timestamp', 'uuid_extract_version', 'unicode_version'],
    ...['transaction_timeout', 'event_triggers', 'maintain', 'merge_action'],
    ...['json_value', 'json_exists', 'json_query', 'json_serialize', 'json_scalar'],
  ],
  18: [
    ...['uuidv4', 'uuidv7', 'casefold', 'array_sort', 'array_reverse', 'crc32', 'crc32c', 'gamma', 'lgamma'],
  ],
};

const NAMED =
  /^(?:function |type "|unrecognized configuration parameter "|unrecognized parameter "|unrecognized privilege type ")(?:pg_catalog\.)?"?([\w-]{1,63})/;

/**
 * What PostgreSQL does not know because it is too old for it.
 * @param version the server's, such as `16.4`
 * @returns what it is, and the major version that has it
 */
export function newerThan(version: string, message: string): { name: string; since: number } | undefined {
  const name = NAMED.exec(message)?.[1];
  if (name === undefined) return undefined;
  const since = Object.keys(SINCE)
    .map(Number)
    .find((one) => SINCE[one]?.includes(name) === true);
  return since !== undefined && Number.parseInt(version) < since ? { name, since } : undefined;
}
