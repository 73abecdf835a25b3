import { type At, type Node, entriesOf, get, itemsOf, jsonText, textOf } from '../project/node.js';
import type { Project } from '../project/project.js';
import { type SourceOf, qualified, sourcesOf } from '../project/names.js';
import { type Expression, type Relationships, expressionOf, expressionText, keyOf } from './expression.js';
import { schemaText } from './sdl.js';

export const ACTIONS = ['select', 'insert', 'update', 'delete'] as const;
export type Action = (typeof ACTIONS)[number];

/** What the metadata describes, in the field's own words. */
export type Kind =
  | 'source'
  | 'table'
  | 'relationship'
  | 'computed field'
  | 'permission'
  | 'event trigger'
  | 'function'
  | 'native query'
  | 'logical model'
  | 'stored procedure'
  | 'action'
  | 'custom type'
  | 'remote schema'
  | 'inherited role'
  | 'query collection'
  | 'allow list'
  | 'REST endpoint'
  | 'cron trigger'
  | 'setting';

/** One thing of the metadata, with all that counts of it in a form that can be compared. */
export interface Thing {
  kind: Kind;
  /** The same for the same thing on both sides. */
  key: string;
  /** As people call it. */
  name: string;
  at: At;
  /** Of a permission, and of what only a role has. */
  role?: string;
  /** The key of the thing that it belongs to: a table's permission goes with the table. */
  parent?: string;
  facets: ReadonlyMap<string, Facet>;
  permission?: Permission;
  /** The table with its source, of everything that belongs to one. */
  table?: string;
}

/** One property of a thing. */
export interface Facet {
  /** The same for what means the same. */
  value: string;
  /** For people. */
  text: string;
  at: At;
}

/** `*`: all columns that the table has when Hasura builds its schema. */
export type Columns = '*' | ReadonlySet<string>;

/** A permission of a role on a table, or on a logical model. */
export interface Permission {
  action: Action;
  role: string;
  source: string;
  table: string;
  at: At;
  /** The columns that a client may name; of insert and update without those that are preset. */
  columns: Columns;
  computedFields: ReadonlySet<string>;
  /** The rows that are read, changed or deleted. */
  filter: Expression;
  /** What a written row must satisfy. */
  check: Expression;
  /** Values that Hasura sets, by column, as JSON. */
  preset: ReadonlyMap<string, string>;
  limit: number | undefined;
  aggregations: boolean;
  backendOnly: boolean;
  /** `undefined`: all root fields. */
  rootFields: { query: ReadonlySet<string> | undefined; subscription: ReadonlySet<string> | undefined };
  validated: boolean;
  /** Where its parts are, for those that are written. */
  places: ReadonlyMap<string, At>;
}

/** The metadata as things, by their keys. */
export interface Model {
  things: ReadonlyMap<string, Thing>;
  /** The relationships of each table (`source:schema.name`), and which of them lead to many rows. */
  relationships: ReadonlyMap<string, ReadonlyMap<string, 'object' | 'array' | 'remote'>>;
  enums: ReadonlySet<string>;
}

/** What something is if it is not written. (known: the server leaves these out when it exports) */
const DEFAULTS: Partial<Record<Kind, Record<string, string>>> = {
  table: { is_enum: 'false' },
  relationship: { insertion_order: '"before_parent"' },
  'computed field': { comment: '""' },
  function: { configuration: '{}', permissions: '[]' },
  action: { permissions: '[]' },
  'remote schema': { permissions: '[]', remote_relationships: '[]' },
  'allow list': { scope: '{"global":true}' },
};
const DEFINITION_DEFAULTS: Partial<Record<Kind, Record<string, string>>> = {
  action: {
    ...{ type: '"mutation"', kind: '"synchronous"', timeout: '30', forward_client_headers: 'false' },
    ...{ headers: '[]', arguments: '[]' },
  },
  'remote schema': { timeout_seconds: '60', forward_client_headers: 'false', headers: '[]' },
};
const CONFIGURATION_DEFAULTS = { column_config: '{}', custom_column_names: '{}', custom_root_fields: '{}' };
/** Nothing depends on these. */
const WITHOUT_MEANING = ['comment', 'description'];

/** The model of a state in which there was no project. */
export const NO_MODEL: Model = { things: new Map(), relationships: new Map(), enums: new Set() };

/** The review and the comparison of the API read the same projects. */
const models = new WeakMap<Project, Model>();

/** Reads a project as things that can be compared; a project is read once. */
export function modelOf(project: Project): Model {
  const known = models.get(project);
  if (known !== undefined) return known;
  const reading = new Reading();
  models.set(project, reading);
  for (const source of sourcesOf(project)) reading.source(source);
  reading.rest(project.metadata.root);
  return reading;
}

class Reading implements Model {
  readonly things = new Map<string, Thing>();
  readonly relationships = new Map<string, Map<string, 'object' | 'array' | 'remote'>>();
  readonly enums = new Set<string>();

  source({ node, name, tables }: SourceOf): void {
    this.#add({
      kind: 'source',
      key: `source ${name}`,
      name,
      at: node,
      facets: facetsOf(
        node,
        ['name', 'tables', 'functions', 'native_queries', 'logical_models', 'stored_procedures'],
        {
          ...{ customization: '{}', kind: '"postgres"' },
        },
      ),
    });
    for (const table of tables) this.#table(name, table);
    for (const one of itemsOf(get(node, 'functions'))) {
      const called = qualified(get(one, 'function'));
      if (called !== undefined)
        this.#named('function', one, { name: called, source: name, skip: ['function'] });
    }
    for (const [kind, key, of] of [
      ['native query', 'native_queries', 'root_field_name'],
      ['stored procedure', 'stored_procedures', 'stored_procedure'],
      ['logical model', 'logical_models', 'name'],
    ] as const)
      for (const one of itemsOf(get(node, key))) {
        const called = textOf(get(one, of)) ?? qualified(get(one, of));
        if (called === undefined) continue;
        const thing = this.#named(kind, one, {
          name: called,
          source: name,
          skip: [of, 'select_permissions'],
        });
        for (const permission of itemsOf(get(one, 'select_permissions')))
          this.#permission(permission, 'select', { source: name, table: called, parent: thing });
      }
  }

  #table(source: string, table: Node): void {
    const called = qualified(get(table, 'table'));
    if (called === undefined) return;
    const id = `${source}:${called}`;
    const lists = entriesOf(table).filter(([, { value }]) => value.kind === 'list');
    const key = `table ${id}`;
    const skip = ['table', 'configuration', ...lists.map(([name]) => name)];
    this.#add({
      kind: 'table',
      key,
      name: called,
      at: table,
      table: id,
      facets: new Map([
        ...facetsOf(table, skip, DEFAULTS.table ?? {}),
        ...facetsOf(get(table, 'configuration'), [], CONFIGURATION_DEFAULTS),
      ]),
    });
    const relationships = new Map<string, 'object' | 'array' | 'remote'>();
    this.relationships.set(id, relationships);
    const isEnum = get(table, 'is_enum');
    if (isEnum?.kind === 'scalar' && isEnum.value === true) this.enums.add(id);
    for (const [list, to] of [
      ['object_relationships', 'object'],
      ['array_relationships', 'array'],
      ['remote_relationships', 'remote'],
    ] as const)
      for (const one of itemsOf(get(table, list))) {
        const name = textOf(get(one, 'name'));
        if (name === undefined) continue;
        relationships.set(name, to);
        this.#ofTable('relationship', one, { name, table: id, called, parent: key });
      }
    for (const [list, kind] of [
      ['computed_fields', 'computed field'],
      ['event_triggers', 'event trigger'],
    ] as const)
      for (const one of itemsOf(get(table, list))) {
        const name = textOf(get(one, 'name'));
        if (name !== undefined) this.#ofTable(kind, one, { name, table: id, called, parent: key });
      }
    for (const action of ACTIONS)
      for (const one of itemsOf(get(table, `${action}_permissions`)))
        this.#permission(one, action, { source, table: called, parent: key });
  }

  #ofTable(
    kind: Kind,
    node: Node,
    { name, table, called, parent }: { name: string; table: string; called: string; parent: string },
  ): void {
    this.#add({
      kind,
      key: `${kind} ${table} ${name}`,
      name: `${called}.${name}`,
      at: node,
      parent,
      table,
      facets: facetsOf(node, ['name'], DEFAULTS[kind] ?? {}),
    });
  }

  #named(
    kind: Kind,
    node: Node,
    { name, source, skip }: { name: string; source?: string; skip: readonly string[] },
  ): string {
    const key = `${kind} ${source === undefined ? '' : `${source}:`}${name}`;
    const facets = new Map(facetsOf(node, [...skip, 'definition'], DEFAULTS[kind] ?? {}));
    const definition = get(node, 'definition');
    if (definition !== undefined)
      for (const [facet, value] of facetsOf(definition, [], DEFINITION_DEFAULTS[kind] ?? {}))
        facets.set(facet, value);
    this.#add({ kind, key, name, at: node, facets });
    return key;
  }

  #permission(
    node: Node,
    action: Action,
    { source, table, parent }: { source: string; table: string; parent: string },
  ): void {
    const role = textOf(get(node, 'role'));
    const definition = get(node, 'permission');
    if (role === undefined || definition === undefined) return;
    const relationships = new Set(this.relationships.get(`${source}:${table}`)?.keys() ?? []);
    const permission = permissionOf(node, definition, { action, role, source, table, relationships });
    this.#add({
      kind: 'permission',
      key: `permission ${source}:${table} ${action} ${role}`,
      name: table,
      at: node,
      role,
      parent,
      table: `${source}:${table}`,
      facets: facetsOfPermission(permission, definition),
      permission,
    });
  }

  rest(root: Node): void {
    for (const [list, kind, key] of LISTS)
      for (const one of itemsOf(get(root, list))) {
        const name = textOf(get(one, key));
        if (name !== undefined) this.#named(kind, one, { name, skip: [key] });
      }
    for (const schema of itemsOf(get(root, 'remote_schemas'))) this.#remoteSchema(schema);
    for (const [kind, { value: types }] of entriesOf(get(root, 'custom_types')))
      for (const one of itemsOf(types)) {
        const name = textOf(get(one, 'name'));
        if (name !== undefined)
          this.#add({
            kind: 'custom type',
            key: `custom type ${name}`,
            name,
            at: one,
            facets: new Map([...facetsOf(one, ['name'], {}), ['kind', { value: kind, text: kind, at: one }]]),
          });
      }
    for (const [name, { at, value }] of entriesOf(root))
      if (SETTINGS.includes(name) && canonical(value) !== '{}' && canonical(value) !== 'null')
        this.#add({ kind: 'setting', key: `setting ${name}`, name, at, facets: facetsOf(value, [], {}) });
  }

  #remoteSchema(schema: Node): void {
    const name = textOf(get(schema, 'name'));
    if (name === undefined) return;
    const parent = this.#named('remote schema', schema, {
      name,
      skip: ['name', 'permissions', 'remote_relationships'],
    });
    for (const one of itemsOf(get(schema, 'permissions'))) {
      const role = textOf(get(one, 'role'));
      const text = get(one, 'definition', 'schema');
      if (role === undefined) continue;
      const sdl = schemaText(textOf(text) ?? '');
      this.#add({
        kind: 'remote schema',
        key: `remote schema ${name} for ${role}`,
        name,
        role,
        at: one,
        parent,
        facets: new Map([['schema', { value: sdl, text: 'its schema', at: text ?? one }]]),
      });
    }
    for (const type of itemsOf(get(schema, 'remote_relationships')))
      for (const one of itemsOf(get(type, 'relationships'))) {
        const [of, called] = [textOf(get(type, 'type_name')) ?? '', textOf(get(one, 'name')) ?? ''];
        this.#add({
          kind: 'relationship',
          key: `relationship remote ${name} ${of} ${called}`,
          name: `${name}.${of}.${called}`,
          at: one,
          parent,
          facets: facetsOf(one, ['name'], {}),
        });
      }
  }

  #add(thing: Thing): void {
    // Of two things of one name, the check reports the second.
    if (!this.things.has(thing.key)) this.things.set(thing.key, thing);
  }
}

/** The lists of the metadata whose items have a name. */
const LISTS: readonly (readonly [list: string, kind: Kind, key: string])[] = [
  ['actions', 'action', 'name'],
  ['inherited_roles', 'inherited role', 'role_name'],
  ['query_collections', 'query collection', 'name'],
  ['allowlist', 'allow list', 'collection'],
  ['rest_endpoints', 'REST endpoint', 'name'],
  ['cron_triggers', 'cron trigger', 'name'],
];
const SETTINGS = [
  ...['api_limits', 'network', 'graphql_schema_introspection', 'opentelemetry', 'metrics_config'],
  'backend_configs',
];

function permissionOf(
  node: Node,
  definition: Node,
  {
    action,
    role,
    source,
    table,
    relationships,
  }: { action: Action; role: string; source: string; table: string; relationships: Relationships },
): Permission {
  const preset = new Map(entriesOf(get(definition, 'set')).map(([key, { value }]) => [key, presetOf(value)]));
  const written = columnsOf(get(definition, 'columns'), action);
  const limit = get(definition, 'limit');
  return {
    action,
    role,
    source,
    table,
    at: node,
    columns: written === '*' ? written : new Set([...written].filter((column) => !preset.has(column))),
    computedFields: setOf(get(definition, 'computed_fields')),
    filter: expressionOf(get(definition, 'filter'), relationships),
    check: expressionOf(get(definition, 'check'), relationships),
    preset,
    limit: limit?.kind === 'scalar' && limit.value !== null ? Number(limit.value) : undefined,
    aggregations: isTrue(get(definition, 'allow_aggregations')),
    backendOnly: isTrue(get(definition, 'backend_only')),
    rootFields: {
      query: optionalSet(get(definition, 'query_root_fields')),
      subscription: optionalSet(get(definition, 'subscription_root_fields')),
    },
    validated: get(definition, 'validate_input') !== undefined,
    places: new Map(entriesOf(definition).map(([key, { at }]) => [key, at])),
  };
}

/** A preset as JSON. A session variable is in lower case: how it is written means nothing. */
function presetOf(node: Node): string {
  const text = textOf(node);
  return text !== undefined && /^x-hasura-/i.test(text)
    ? JSON.stringify(text.toLowerCase())
    : canonical(node);
}

/** An insert permission without columns is for all of them. (known) */
function columnsOf(node: Node | undefined, action: Action): Columns {
  if (node === undefined) return action === 'insert' ? '*' : new Set();
  if (textOf(node) === '*') return '*';
  const columns = setOf(node);
  return columns.has('*') ? '*' : columns;
}

function setOf(node: Node | undefined): Set<string> {
  return new Set(itemsOf(node).map((item) => textOf(item) ?? textOf(get(item, 'name')) ?? jsonText(item)));
}

function optionalSet(node: Node | undefined): Set<string> | undefined {
  return node === undefined ? undefined : setOf(node);
}

function isTrue(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

/** What can be compared of a permission. */
function facetsOfPermission(permission: Permission, definition: Node): Map<string, Facet> {
  const facets = new Map<string, Facet>();
  const at = (key: string): At => permission.places.get(key) ?? permission.at;
  const add = (name: string, value: string, text = value): void => {
    facets.set(name, { value, text, at: at(name) });
  };
  const { columns, action, filter, check, preset, rootFields } = permission;
  if (action !== 'delete') add('columns', columns === '*' ? '*' : [...columns].sort().join(', '));
  if (action !== 'insert') add('filter', keyOf(filter), expressionText(filter));
  if (action === 'insert' || action === 'update') add('check', keyOf(check), expressionText(check));
  if (preset.size > 0)
    add(
      'set',
      [...preset]
        .map((pair) => pair.join(' = '))
        .sort()
        .join(', '),
    );
  const { computedFields, limit, aggregations, backendOnly } = permission;
  if (computedFields.size > 0) add('computed_fields', [...computedFields].sort().join(', '));
  if (limit !== undefined) add('limit', String(limit));
  if (aggregations) add('allow_aggregations', 'true');
  if (backendOnly) add('backend_only', 'true');
  for (const [name, fields] of Object.entries(rootFields))
    if (fields !== undefined) add(`${name}_root_fields`, [...fields].sort().join(', ') || 'none');
  const validate = get(definition, 'validate_input');
  if (validate !== undefined) add('validate_input', canonical(validate), 'a webhook');
  return facets;
}

/** Each key of a map as a facet, without those that have their default value or no meaning. */
function facetsOf(
  node: Node | undefined,
  skip: readonly string[],
  defaults: Record<string, string>,
): Map<string, Facet> {
  const facets = new Map<string, Facet>();
  for (const [key, { at, value }] of entriesOf(node)) {
    if (skip.includes(key) || WITHOUT_MEANING.includes(key)) continue;
    const text = canonical(value);
    if (text !== 'null' && text !== (defaults[key] ?? ''))
      facets.set(key, { value: text, text: shown(value), at });
  }
  return facets;
}

/** A value as JSON in which the order of keys and of lists does not show: nothing depends on it. (known) */
export function canonical(node: Node): string {
  switch (node.kind) {
    case 'scalar':
      return jsonText(node);
    case 'list':
      return `[${node.items.map(canonical).sort().join(',')}]`;
    case 'map':
      return `{${[...node.entries]
        .filter(([key, { value }]) => !WITHOUT_MEANING.includes(key) && !isNothing(value))
        .map(
          ([key, { value }]) =>
            `${JSON.stringify(key)}:${key === 'query' ? queryText(value) : canonical(value)}`,
        )
        .sort()
        .join(',')}}`;
    default:
      return node satisfies never;
  }
}

/** White space in a GraphQL query means nothing. */
function queryText(node: Node): string {
  const text = textOf(node);
  return text === undefined ? canonical(node) : JSON.stringify(text.replace(/\s+/g, ' ').trim());
}

function isNothing(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function shown(node: Node): string {
  return textOf(node) ?? jsonText(node);
}
