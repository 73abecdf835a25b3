import { mostSimilar } from '../lib/similar.js';
import { type MapNode, type Node, entriesOf, get, itemsOf, textOf } from '../project/node.js';
import type { Project } from '../project/project.js';
import { isPostgres, qualified, sourcesOf, tableNames } from '../project/names.js';
import type { Add } from './add.js';

/** The keys of a table that Hasura knows; another one is an error there. (known: its source) */
const TABLE_KEYS = [
  ...['table', 'is_enum', 'configuration', 'object_relationships', 'array_relationships', 'computed_fields'],
  ...['remote_relationships', 'insert_permissions', 'select_permissions', 'update_permissions'],
  ...['delete_permissions', 'event_triggers', 'apollo_federation_config', 'logical_model'],
];
/** What a permission must have. (known: Hasura's source) */
const REQUIRED: Record<string, readonly string[]> = {
  select_permissions: ['columns', 'filter'],
  insert_permissions: ['check'],
  update_permissions: ['columns', 'filter'],
  delete_permissions: ['filter'],
};
/** Lists in which a name may stand once: of a table, of a source, and of the whole metadata. */
const NAMED_IN_TABLE: Record<string, string> = {
  object_relationships: 'relationship',
  array_relationships: 'relationship',
  computed_fields: 'computed field',
  remote_relationships: 'relationship',
  event_triggers: 'event trigger',
};
const NAMED: Record<string, { what: string; key: string; lastCounts?: boolean }> = {
  remote_schemas: { what: 'remote schema', key: 'name' },
  cron_triggers: { what: 'cron trigger', key: 'name' },
  query_collections: { what: 'query collection', key: 'name' },
  rest_endpoints: { what: 'REST endpoint', key: 'name', lastCounts: true },
  inherited_roles: { what: 'inherited role', key: 'role_name' },
};

/** What Hasura refuses of the metadata as it stands, and what its parts say of each other. */
export function checkStructure(project: Project, add: Add): void {
  const sources = sourcesOf(project);
  const similar = similarAmong();
  const names = new Set<string>();
  for (const source of sources) {
    if (names.has(source.name))
      add('source-duplicate', source.node, `The database ${source.name} is listed twice.`, {
        object: source.name,
      });
    names.add(source.name);
    const known = tableNames(source);
    const seen = new Set<string>();
    for (const table of source.tables) {
      const name = qualified(get(table, 'table'));
      if (table.kind !== 'map' || name === undefined) {
        // The text of an included file is reported at its include.
        if (!project.metadata.incomplete)
          add('table-invalid', table, `An entry of the tables of ${source.name} is not a table.`);
        continue;
      }
      if (seen.has(name))
        add('table-duplicate', table, `The table ${name} is listed twice.`, { object: name });
      seen.add(name);
      checkTable(table, name, add);
      // Other databases have default schemas of their own.
      if (!project.metadata.incomplete && isPostgres(source))
        checkRelationships(table, { name, known, similar }, add);
    }
    const { node } = source;
    for (const [list, what, nameOf] of [
      ['functions', 'function', (item) => qualified(get(item, 'function'))],
      ['native_queries', 'native query', (item) => textOf(get(item, 'root_field_name'))],
      ['logical_models', 'logical model', (item) => textOf(get(item, 'name'))],
    ] as [string, string, Named['nameOf']][])
      checkNames(itemsOf(get(node, list)), { what, nameOf, lastCounts: true }, add);
  }
  for (const [list, { what, key, lastCounts = false }] of Object.entries(NAMED))
    checkNames(
      itemsOf(get(project.metadata.root, list)),
      { what, nameOf: (item) => textOf(get(item, key)), lastCounts },
      add,
    );
}

interface Named {
  what: string;
  nameOf: (item: Node) => string | undefined;
  /** The table that they belong to. */
  of?: string;
  /** Hasura takes the last one in silence. */
  lastCounts?: boolean;
}

function checkNames(items: readonly Node[], { what, nameOf, of, lastCounts = false }: Named, add: Add): void {
  const seen = new Set<string>();
  for (const item of items) {
    const name = nameOf(item);
    if (name === undefined) continue;
    if (seen.has(name))
      add(
        'duplicate-name',
        item,
        `The ${what} ${name}${of === undefined ? '' : ` of ${of}`} is there twice.`,
        {
          object: of ?? name,
          ...(lastCounts ? { severity: 'warning' } : {}),
        },
      );
    seen.add(name);
  }
}

function checkTable(table: MapNode, name: string, add: Add): void {
  const object = { object: name };
  for (const [key, { at }] of table.entries) {
    if (TABLE_KEYS.includes(key)) continue;
    const similar = isAlmost(key);
    if (similar === undefined)
      add('table-key-unknown', at, `The table ${name} has the unknown key ${key}.`, object);
    else
      add(
        'table-key-misspelled',
        at,
        `The table ${name} has the key ${key}; Hasura's is ${similar}.`,
        object,
      );
  }
  for (const [list, what] of Object.entries(NAMED_IN_TABLE))
    checkNames(
      itemsOf(get(table, list)),
      { what, nameOf: (item) => textOf(get(item, 'name')), of: name },
      add,
    );
  for (const [list, required] of Object.entries(REQUIRED)) {
    const kind = list.replace('_permissions', '');
    const roles = new Set<string>();
    for (const permission of itemsOf(get(table, list))) {
      const role = textOf(get(permission, 'role'));
      if (role === undefined) {
        add('permission-incomplete', permission, `A ${kind} permission of ${name} has no role.`, object);
        continue;
      }
      if (roles.has(role))
        add('permission-duplicate', permission, `The role ${role} has two ${kind} permissions for ${name}.`, {
          ...object,
          role,
        });
      roles.add(role);
      checkPermission(permission, { name, kind, role, required }, add);
    }
  }
}

function checkPermission(
  permission: Node,
  { name, kind, role, required }: { name: string; kind: string; role: string; required: readonly string[] },
  add: Add,
): void {
  const body = permission.kind === 'map' ? permission.entries.get('permission')?.value : undefined;
  const has = new Set(entriesOf(body).map(([key]) => key));
  const missing = body?.kind === 'map' ? required.filter((key) => !has.has(key)) : ['permission'];
  if (missing.length > 0)
    add(
      'permission-incomplete',
      permission,
      `The ${kind} permission of the role ${role} for ${name} has no ${missing.join(' and no ')}.`,
      { object: name, role },
    );
}

/** A key that differs from a known one in case, in a dash or in a few letters. */
function isAlmost(key: string): string | undefined {
  const similar = mostSimilar(key, TABLE_KEYS);
  if (similar === undefined || key.length < 4) return undefined;
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
  if (
    plain(key) === plain(similar) ||
    plain(`${key}s`) === plain(similar) ||
    plain(key) === plain(`${similar}s`)
  )
    return similar;
  return undefined;
}

/** Finds the most similar name, a few times: each time takes a while in a large project. */
function similarAmong(): (name: string, known: ReadonlySet<string>) => string | undefined {
  let left = 20;
  return (name, known) => (left-- > 0 ? mostSimilar(name, [...known]) : undefined);
}

function checkRelationships(
  table: MapNode,
  {
    name,
    known,
    similar: similarTo,
  }: { name: string; known: ReadonlySet<string>; similar: ReturnType<typeof similarAmong> },
  add: Add,
): void {
  for (const list of ['object_relationships', 'array_relationships'])
    for (const relationship of itemsOf(get(table, list))) {
      const using = get(relationship, 'using');
      const node =
        get(using, 'manual_configuration', 'remote_table') ??
        get(using, 'foreign_key_constraint_on', 'table');
      const target = qualified(node);
      if (node === undefined || target === undefined || known.has(target)) continue;
      const similar = similarTo(target, known);
      add(
        'relationship-unknown-table',
        node,
        `The relationship ${textOf(get(relationship, 'name')) ?? ''} of ${name} leads to ${target}, which the metadata does not have${similar === undefined ? '' : `. The most similar table is ${similar}`}.`,
        { object: name },
      );
    }
}
