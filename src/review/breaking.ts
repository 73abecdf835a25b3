import { isRecord } from '../lib/record.js';
import type { At } from '../project/node.js';
import { type Context, rolesIn, shortName } from './context.js';
import type { Change } from './difference.js';
import type { Facet, Kind, Permission, Thing } from './model.js';

/** What clients of a role could do before and cannot now, so that their requests fail. */
export interface Breaking {
  /** The roles; none for all that had it. */
  roles: string[];
  /** "orders.note", or the name of an action. */
  object: string;
  text: string;
  at: At | undefined;
}

/**
 * The changes that can break clients. Whether anybody uses what is gone, the metadata does not say.
 * @param newColumns columns that nobody can have used yet
 */
export function breakingIn(changes: readonly Change[], newColumns: Context['newColumns']): Breaking[] {
  const found = changes.flatMap((change) => breakingOf(change, newColumns));
  const byText = new Map<string, Breaking>();
  for (const one of found) {
    const key = JSON.stringify([one.object, one.text]);
    const known = byText.get(key);
    if (known === undefined) byText.set(key, { ...one, roles: [...one.roles] });
    else known.roles.push(...one.roles.filter((role) => !known.roles.includes(role)));
  }
  return [...byText.values()];
}

function breakingOf(change: Change, newColumns: Context['newColumns']): Breaking[] {
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
  const isNew = (column: string): boolean =>
    newColumns.get(before.table ?? '')?.some(({ name }) => name === column) === true;
  return [
    ...ofColumnNames(before, after)
      .filter(({ column }) => !isNew(column))
      .map(({ was, now }) => ({ ...say(`it is called ${now}`), object: `${shortName(before.name)}.${was}` })),
    ...MEMBERS.flatMap((name) => ofMembers(before, after, name)).map(({ name, text }) => ({
      ...say(text, rolesOf(before)),
      object: `${shortName(before.name)}.${name}`,
    })),
    ...(lost.length > 0 ? [say(`the ${before.kind} is gone`, lost)] : []),
    ...changed.map((name) =>
      say(
        LEADS.includes(name) ? 'it leads elsewhere' : `the ${before.kind} has other ${WORDS[name] ?? name}`,
        rolesOf(before),
      ),
    ),
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
  table: ['custom_name', 'custom_root_fields', 'is_enum'],
  relationship: ['using', 'definition'],
  action: ['output_type', 'type'],
  'custom type': ['kind', 'relationships'],
  'remote schema': ['customization', 'schema'],
  'REST endpoint': ['url', 'methods', 'query'],
  function: ['configuration'],
};
const WORDS: Record<string, string> = {
  configuration: 'names',
  custom_name: 'names',
  custom_root_fields: 'names',
  customization: 'names',
  output_type: 'output',
  is_enum: 'type',
};

/** Properties of a relationship that say where it leads. */
const LEADS = ['using', 'definition'];

/** The columns that have another name in the schema now. */
function ofColumnNames(before: Thing, after: Thing): { column: string; was: string; now: string }[] {
  if (before.kind !== 'table') return [];
  const [had, has] = [columnNamesOf(before), columnNamesOf(after)];
  return [...new Set([...had.keys(), ...has.keys()])]
    .map((column) => ({ column, was: had.get(column) ?? column, now: has.get(column) ?? column }))
    .filter(({ was, now }) => was !== now);
}

/** The names that a table's configuration gives to columns. What is in `column_config` counts first. (likely) */
function columnNamesOf({ facets }: Thing): Map<string, string> {
  const names = new Map<string, string>();
  for (const facet of ['custom_column_names', 'column_config'])
    for (const [column, named] of Object.entries(recordOf(facets.get(facet)))) {
      const name = isRecord(named) ? named['custom_name'] : named;
      if (typeof name === 'string') names.set(column, name);
    }
  return names;
}

function recordOf(facet: Facet | undefined): Record<string, unknown> {
  const value: unknown = JSON.parse(facet?.value ?? '{}');
  return isRecord(value) ? value : {};
}

/** Lists whose items have a name: what is new there breaks nobody, unless it must be given. */
const MEMBERS = ['arguments', 'fields', 'values'];

function ofMembers(before: Thing, after: Thing, facet: string): { name: string; text: string }[] {
  const [had, has] = [membersOf(before.facets.get(facet)), membersOf(after.facets.get(facet))];
  const isGiven = facet === 'arguments' || before.facets.get('kind')?.value === 'input_objects';
  const changed = [...had].flatMap(([name, type]) => {
    const now = has.get(name);
    if (now === undefined) return [{ name, text: 'it is gone' }];
    // What had to be given may be left out; what could be missing is always there.
    const isFine = now === type || (isGiven ? type === `${now}!` : now === `${type}!`);
    return isFine ? [] : [{ name, text: `it is ${now}, not ${type}` }];
  });
  const needed = [...has].filter(([name, type]) => isGiven && !had.has(name) && type.endsWith('!'));
  return [...changed, ...needed.map(([name]) => ({ name, text: 'it must be given' }))];
}

/** The types of fields and arguments, or the values of an enum, by their names. */
function membersOf(facet: Facet | undefined): Map<string, string> {
  const list: unknown = JSON.parse(facet?.value ?? '[]');
  return new Map(
    (Array.isArray(list) ? list : []).filter(isRecord).flatMap((one) => {
      const name = one['name'] ?? one['value'];
      const type = one['type'] ?? '';
      return typeof name === 'string' && typeof type === 'string' ? [[name, type]] : [];
    }),
  );
}

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
