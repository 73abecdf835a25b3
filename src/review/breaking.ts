import { isRecord } from '../lib/record.js';
import type { At } from '../project/node.js';
import { shortName } from '../project/names.js';
import { type Context, rolesIn } from './context.js';
import type { Change } from './difference.js';
import type { Facet, Kind, Permission, Thing } from './model.js';

/** What clients of a role could do before and cannot now, so that their requests fail. */
export interface Breaking {
  /** The roles; none for all that had it. */
  roles: string[];
  /** "orders.note", or the name of an action. */
  object: string;
  /** In the present, about the object and before the roles: "can no longer be read". */
  text: string;
  /** What the key of an approval is made of: words may change, and keys may not. */
  keyText: string;
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
    const key = JSON.stringify([one.object, one.keyText]);
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
  const { kind } = before;
  const say = (keyText: string, text: string, roles: string[] = []): Breaking => ({
    roles,
    object: shortName(before.name),
    text,
    keyText,
    at,
  });
  const gone = `the ${kind} is gone`;
  if (after === undefined) {
    const text = before.role === undefined ? `the ${kind} was removed` : 'can no longer be used';
    return IN_SCHEMA.includes(kind) ? [say(gone, text, rolesOf(before))] : [];
  }
  const lost = usersOf(before).filter((role) => !usersOf(after).includes(role));
  const changed = change.facets.map(({ name }) => name).filter((name) => (NAMED[kind] ?? []).includes(name));
  const isNew = (column: string): boolean =>
    newColumns.get(before.table ?? '')?.some(({ name }) => name === column) === true;
  return [
    ...ofColumnNames(before, after)
      .filter(({ column }) => !isNew(column))
      .map(({ was, now }) => ({
        ...say(`it is called ${now}`, `was renamed to ${now}`),
        object: `${shortName(before.name)}.${was}`,
      })),
    ...MEMBERS.flatMap((name) => ofMembers(before, after, name)).map(({ name, keyText, text }) => ({
      ...say(keyText, text, rolesOf(before)),
      object: `${shortName(before.name)}.${name}`,
    })),
    ...(lost.length > 0 ? [say(gone, 'can no longer be called', lost)] : []),
    ...changed.map((name) => {
      const [other, text] = WORDS[name] ?? [name, `has different ${name}`];
      return say(
        LEADS.includes(name) ? 'it leads elsewhere' : `the ${kind} has other ${other}`,
        text,
        rolesOf(before),
      );
    }),
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
/** For the key of an approval, and for people. */
const WORDS: Record<string, [keyText: string, text: string]> = {
  configuration: ['names', 'has different names or settings'],
  custom_name: ['names', 'has different names in the API'],
  custom_root_fields: ['names', 'has different names in the API'],
  customization: ['names', 'has different names in the API'],
  output_type: ['output', 'returns a different type'],
  is_enum: ['type', 'has become an enum table, or no longer is one'],
  type: ['type', 'changed between query and mutation'],
  kind: ['kind', 'is a different kind of type'],
  relationships: ['relationships', 'has different relationships'],
  schema: ['schema', 'has a different schema'],
  url: ['url', 'has a different URL'],
  methods: ['methods', 'accepts different methods'],
  query: ['query', 'runs a different query'],
  using: ['using', 'leads to different rows'],
  definition: ['definition', 'leads to different rows'],
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

function ofMembers(
  before: Thing,
  after: Thing,
  facet: string,
): { name: string; keyText: string; text: string }[] {
  const [had, has] = [membersOf(before.facets.get(facet)), membersOf(after.facets.get(facet))];
  const isGiven = facet === 'arguments' || before.facets.get('kind')?.value === 'input_objects';
  const changed = [...had].flatMap(([name, type]) => {
    const now = has.get(name);
    if (now === undefined) return [{ name, keyText: 'it is gone', text: 'was removed' }];
    // What had to be given may be left out; what could be missing is always there.
    const isFine = now === type || (isGiven ? type === `${now}!` : now === `${type}!`);
    return isFine
      ? []
      : [{ name, keyText: `it is ${now}, not ${type}`, text: `changed its type from ${type} to ${now}` }];
  });
  const needed = [...has].filter(([name, type]) => isGiven && !had.has(name) && type.endsWith('!'));
  return [
    ...changed,
    ...needed.map(([name]) => ({ name, keyText: 'it must be given', text: 'is now required' })),
  ];
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
  const say = (object: string, keyText: string, text: string): Breaking => ({
    roles: [role],
    object,
    text,
    keyText,
    at,
  });
  const isRead = action === 'select';
  if (after === undefined || (after.backendOnly && !before.backendOnly))
    return [
      isRead
        ? say(table, 'it cannot be read', 'can no longer be read')
        : say(table, `no ${action}`, `rows can no longer be ${DONE[action]}`),
    ];
  const lost =
    before.columns === '*' || after.columns === '*'
      ? []
      : [...before.columns].filter((one) => !has(after, one));
  const fields = [...before.computedFields].filter((field) => !after.computedFields.has(field));
  return [
    ...[...lost, ...fields].map((name) =>
      isRead
        ? say(`${table}.${name}`, 'it cannot be read', 'can no longer be read')
        : say(`${table}.${name}`, `it cannot be set by ${action}`, `can no longer be set on ${action}`),
    ),
    ...(before.aggregations && !after.aggregations
      ? [say(table, 'no aggregates', 'can no longer be aggregated')]
      : []),
    ...(['query', 'subscription'] as const).flatMap((kind) => {
      const fields = after.rootFields[kind];
      if (fields === undefined) return [];
      const had = before.rootFields[kind];
      const fewer = had === undefined || [...had].some((field) => !fields.has(field));
      const text = `has fewer root fields for ${kind === 'query' ? 'queries' : 'subscriptions'}`;
      return fewer ? [say(table, `fewer root fields in a ${kind}`, text)] : [];
    }),
  ];
}

const DONE = { insert: 'inserted', update: 'updated', delete: 'deleted' };

function has({ columns }: Permission, column: string): boolean {
  return columns === '*' || columns.has(column);
}
