import { isRecord } from '../lib/record.js';
import { qualified } from './names.js';
import { type MapNode, type Node, get, itemsOf, textOf } from './node.js';

/** What names an object of the metadata in the answers of an app. */
export interface NamedObject {
  /** For example `select_permission`. */
  type: string;
  /** For example `select_permission user in table orders in source default`. */
  name: string;
  /** The object itself. For parts of a table, newer servers also name the source and the table in it. */
  definition?: unknown;
}

/** A list of the metadata, and the key of an item that holds its name. */
type List = readonly [list: string, key: string];

/** Types of objects at the top, and the words between the type and the name. (known: the server's source) */
const TOP: Record<string, { list: List; words?: string }> = {
  source: { list: ['sources', 'name'] },
  remote_schema: { list: ['remote_schemas', 'name'] },
  action: { list: ['actions', 'name'] },
  cron_trigger: { list: ['cron_triggers', 'name'] },
  endpoint: { list: ['rest_endpoints', 'name'] },
  rest_endpoint: { list: ['rest_endpoints', 'name'] },
  inherited_role: { list: ['inherited_roles', 'role_name'], words: 'inherited role ' },
  'inherited role permission inconsistency': { list: ['inherited_roles', 'role_name'] },
};

/** Parts of objects at the top, named "part … thing": the words between, the thing, and its parts. */
const PARTS_OF_TOP: Record<string, { between: string; list: List; parts: readonly (string | List)[] }> = {
  remote_schema_permission: {
    ...{ between: ' permission in remote schema ', list: ['remote_schemas', 'name'] },
    parts: [['permissions', 'role']],
  },
  action_permission: {
    between: ' permission in ',
    list: ['actions', 'name'],
    parts: [['permissions', 'role']],
  },
  query_collections: {
    ...{ between: ' in ', list: ['query_collections', 'name'] },
    parts: ['definition', ['queries', 'name']],
  },
  remote_schema_remote_relationship: {
    ...{ between: ' in remote schema ', list: ['remote_schemas', 'name'], parts: [] },
  },
};

/** Types of objects that are one value at the top. */
const WHOLE: Record<string, string> = { custom_types: 'custom_types', open_telemetry: 'opentelemetry' };

/** What lies in a source, and the key with its name. */
const IN_SOURCE: Record<string, List> = {
  table: ['tables', 'table'],
  function: ['functions', 'function'],
  native_query: ['native_queries', 'root_field_name'],
  stored_procedure: ['stored_procedures', 'stored_procedure'],
  logical_model: ['logical_models', 'name'],
};

/** What lies in a table, or in a native query or a logical model. */
const IN_TABLE: Record<string, List> = {
  object_relation: ['object_relationships', 'name'],
  array_relation: ['array_relationships', 'name'],
  computed_field: ['computed_fields', 'name'],
  remote_relationship: ['remote_relationships', 'name'],
  event_trigger: ['event_triggers', 'name'],
  insert_permission: ['insert_permissions', 'role'],
  select_permission: ['select_permissions', 'role'],
  update_permission: ['update_permissions', 'role'],
  delete_permission: ['delete_permissions', 'role'],
};

/**
 * The part of the metadata that is an object of an app's answer, or the nearest thing around it. How the server names
 * objects is known from its source.
 */
export function nodeOfObject(root: MapNode, { type, name, definition }: NamedObject): Node | undefined {
  const rest = without(name, `${type} `);
  const whole = WHOLE[type];
  if (whole !== undefined) return get(root, whole);
  const top = TOP[type];
  if (top !== undefined) return named(root, top.list, without(rest, top.words ?? ''));
  const part = PARTS_OF_TOP[type];
  if (part !== undefined) {
    const [own, thing] = splitAtLast(rest, part.between);
    return within(named(root, part.list, thing), part.parts, own);
  }
  return inSource(root, { type, rest, definition });
}

function inSource(
  root: MapNode,
  { type, rest, definition }: { type: string; rest: string; definition: unknown },
): Node | undefined {
  const said = isRecord(definition) ? definition : {};
  const [inner, sourceName] = splitAtLast(rest, ' in source ');
  const source = named(root, ['sources', 'name'], textIn(said, 'source') ?? sourceName);
  const list = IN_SOURCE[type];
  if (list !== undefined) return thingIn(source, list, inner, definition) ?? source;
  if (type === 'function_permission') {
    const [role, name] = splitAtLast(inner, ' permission for function ');
    return (
      within(thingIn(source, ['functions', 'function'], name), [['permissions', 'role']], role) ?? source
    );
  }
  const kinds = Object.keys(IN_SOURCE).map((kind) => [kind, ...splitAtLast(inner, ` in ${kind} `)] as const);
  const [kind = 'table', own = '', parent = ''] = kinds.find(([, , name]) => name !== '') ?? [];
  const around = thingIn(source, IN_SOURCE[kind] ?? ['tables', 'table'], parent, said['table']);
  const parts = IN_TABLE[type];
  const label = textIn(said, parts?.[1] ?? '') ?? own;
  return within(around, parts === undefined ? [] : [parts], label) ?? source;
}

/** A thing of a source, by its name in JSON or by its text, in which `public` may be left out. */
function thingIn(source: Node | undefined, list: List, text: string, json?: unknown): Node | undefined {
  const items = indexOf(source, list);
  return items.get(qualifiedIn(json) ?? '') ?? items.get(text) ?? items.get(`public.${text}`);
}

const INDEXES = new WeakMap<Node, Map<string, Map<string, Node>>>();

/** The things of a source by their names: after a failed build, nearly all tables can be inconsistent. */
function indexOf(source: Node | undefined, [list, key]: List): Map<string, Node> {
  if (source === undefined) return new Map();
  const indexes = INDEXES.get(source) ?? new Map<string, Map<string, Node>>();
  INDEXES.set(source, indexes);
  const known = indexes.get(list);
  if (known !== undefined) return known;
  const index = new Map<string, Node>();
  for (const item of itemsOf(get(source, list))) {
    const name = qualified(get(item, key));
    if (name !== undefined) index.set(name, item);
  }
  indexes.set(list, index);
  return index;
}

/** As `qualified`, for a name in an answer. */
function qualifiedIn(json: unknown): string | undefined {
  if (typeof json === 'string') return `public.${json}`;
  if (Array.isArray(json)) return json.every((one) => typeof one === 'string') ? json.join('.') : undefined;
  if (!isRecord(json)) return undefined;
  const { name, schema = json['dataset'] ?? 'public', table, function: of } = json;
  if (typeof name === 'string' && typeof schema === 'string') return `${schema}.${name}`;
  return table === undefined && of === undefined ? undefined : qualifiedIn(table ?? of);
}

/** The item of a list with this name; the last one counts, as for the server. */
function named(node: Node | undefined, [list, key]: List, name: string): Node | undefined {
  return itemsOf(get(node, list)).findLast((item) => textOf(get(item, key)) === name);
}

/** Goes as far down as there is something. */
function within(node: Node | undefined, steps: readonly (string | List)[], name: string): Node | undefined {
  let at = node;
  for (const step of steps) {
    const next = typeof step === 'string' ? get(at, step) : named(at, step, name);
    if (next === undefined) break;
    at = next;
  }
  return at;
}

function textIn(json: Record<string, unknown>, key: string): string | undefined {
  const text = json[key];
  return typeof text === 'string' ? text : undefined;
}

function without(text: string, start: string): string {
  return text.startsWith(start) ? text.slice(start.length) : text;
}

/** The texts before and after the last of these words; without them, all is before. */
function splitAtLast(text: string, words: string): [string, string] {
  const at = text.lastIndexOf(words);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + words.length)];
}
