import { fail, objectAt, requireKey, uniqueAt } from './parse-json.js';
import { tableName } from './table-name.js';

/** Throws why the server cannot parse an entry of a source's `tables`. */
export function refuseTable(table: Record<string, unknown>, at: string): void {
  const unexpected = Object.keys(table).filter((key) => !KEYS.has(key));
  if (unexpected.length > 0)
    fail(`unexpected keys when parsing TableMetadata: ${JSON.stringify(unexpected)}`, at);
  requireKey(table, 'table', at);
  // A table's name has no words for every wrong form that are known.
  if (!tableName(table['table'])) fail('key "name" not found', `${at}.table`);
  for (const [key, things, required] of NAMED) {
    for (const [entry, path] of uniqueAt(table, key, things, 'name', at)) requireKey(entry, required, path);
  }
  for (const [kind, required] of PERMISSIONS) {
    for (const [entry, path] of uniqueAt(table, `${kind}_permissions`, `${kind} permissions`, 'role', at)) {
      requireKey(entry, 'permission', path);
      const permission = objectAt(entry['permission'], `${path}.permission`);
      for (const key of required) requireKey(permission, key, `${path}.permission`);
    }
  }
}

/** The lists of named things, and the key that each entry needs besides. */
const NAMED = [
  ['object_relationships', 'object relationships', 'using'],
  ['array_relationships', 'array relationships', 'using'],
  ['computed_fields', 'computed fields', 'definition'],
  ['remote_relationships', 'remote relationships', 'definition'],
  ['event_triggers', 'event triggers', 'definition'],
] as const;

/** The keys that a permission cannot do without. */
const PERMISSIONS = [
  ['insert', ['check']],
  ['select', ['columns', 'filter']],
  ['update', ['columns', 'filter']],
  ['delete', ['filter']],
] as const;

const KEYS = new Set<string>([
  ...['table', 'is_enum', 'configuration', 'apollo_federation_config', 'logical_model'],
  ...NAMED.map(([key]) => key),
  ...PERMISSIONS.map(([kind]) => `${kind}_permissions`),
]);
