import type { At } from '../project/node.js';
import { rolesIn, shortName } from './context.js';
import type { Change } from './difference.js';
import type { Kind, Permission, Thing } from './model.js';

/** What clients of a role could do before and cannot now, so that their requests fail. */
export interface Breaking {
  /** The roles; none for all that had it. */
  roles: string[];
  /** "orders.note", or the name of an action. */
  object: string;
  text: string;
  at: At | undefined;
}

/** The changes that can break clients. Whether anybody uses what is gone, the metadata does not say. */
export function breakingIn(changes: readonly Change[]): Breaking[] {
  const found = changes.flatMap(breakingOf);
  const byText = new Map<string, Breaking>();
  for (const one of found) {
    const key = JSON.stringify([one.object, one.text]);
    const known = byText.get(key);
    if (known === undefined) byText.set(key, { ...one, roles: [...one.roles] });
    else known.roles.push(...one.roles.filter((role) => !known.roles.includes(role)));
  }
  return [...byText.values()];
}

function breakingOf(change: Change): Breaking[] {
  const { before, after, at } = change;
  if (before === undefined) return [];
  if (before.permission !== undefined) return ofPermission(before.permission, after?.permission, at);
  const say = (text: string, roles: string[] = []): Breaking => ({
    roles,
    object: shortName(before.name),
    text,
    at,
  });
  if (after === undefined)
    return IN_SCHEMA.includes(before.kind) ? [say(`the ${before.kind} is gone`, rolesOf(before))] : [];
  const lost = usersOf(before).filter((role) => !usersOf(after).includes(role));
  const changed = change.facets
    .map(({ name }) => name)
    .filter((name) => (NAMED[before.kind] ?? []).includes(name));
  return [
    ...(lost.length > 0 ? [say(`the ${before.kind} is gone`, lost)] : []),
    ...changed.map((name) => say(`the ${before.kind} has other ${WORDS[name] ?? name}`, rolesOf(before))),
  ];
}

/** What the schema of a role has, and so a client may use. */
const IN_SCHEMA: readonly Kind[] = [
  ...([
    'table',
    'relationship',
    'computed field',
    'function',
    'native query',
    'action',
    'custom type',
  ] as const),
  ...(['remote schema', 'REST endpoint', 'logical model'] as const),
];
/** The properties whose change shows in the schema. */
const NAMED: Partial<Record<Kind, readonly string[]>> = {
  source: ['customization'],
  table: ['custom_name', 'custom_root_fields', 'custom_column_names', 'column_config', 'is_enum'],
  relationship: ['using', 'definition'],
  action: ['arguments', 'output_type', 'type'],
  'custom type': ['fields', 'values', 'kind', 'relationships'],
  'remote schema': ['customization', 'schema'],
  'REST endpoint': ['url', 'methods', 'query'],
  function: ['configuration'],
};
const WORDS: Record<string, string> = {
  configuration: 'names',
  custom_name: 'names',
  custom_root_fields: 'names',
  custom_column_names: 'names',
  column_config: 'names',
  customization: 'names',
  output_type: 'output',
  using: 'rows',
  definition: 'rows',
  is_enum: 'type',
};

function rolesOf({ role }: Thing): string[] {
  return role === undefined ? [] : [role];
}

/** The roles that may use an action or a function. */
function usersOf({ kind, facets }: Thing): string[] {
  return kind === 'action' || kind === 'function' ? rolesIn(facets.get('permissions')) : [];
}

function ofPermission(before: Permission, after: Permission | undefined, at: At | undefined): Breaking[] {
  const { role, action } = before;
  const table = shortName(before.table);
  const say = (object: string, text: string): Breaking => ({ roles: [role], object, text, at });
  if (after === undefined || (after.backendOnly && !before.backendOnly))
    return [say(table, action === 'select' ? 'it cannot be read' : `no ${action}`)];
  const lost =
    before.columns === '*' || after.columns === '*'
      ? []
      : [...before.columns].filter((one) => !has(after, one));
  const verb = action === 'select' ? 'it cannot be read' : `it cannot be set by ${action}`;
  return [
    ...lost.map((column) => say(`${table}.${column}`, verb)),
    ...[...before.computedFields]
      .filter((field) => !after.computedFields.has(field))
      .map((field) => say(`${table}.${field}`, verb)),
    ...(before.aggregations && !after.aggregations ? [say(table, 'no aggregates')] : []),
    ...(['query', 'subscription'] as const).flatMap((kind) => {
      const fields = after.rootFields[kind];
      if (fields === undefined) return [];
      const had = before.rootFields[kind];
      const fewer = had === undefined || [...had].some((field) => !fields.has(field));
      return fewer ? [say(table, `fewer root fields in a ${kind}`)] : [];
    }),
  ];
}

function has({ columns }: Permission, column: string): boolean {
  return columns === '*' || columns.has(column);
}
