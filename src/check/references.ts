import { type Node, entriesOf, get, itemsOf, textOf, walk } from '../project/node.js';
import type { Project } from '../project/project.js';
import { qualified, sourcesOf, tableNames } from '../project/names.js';
import type { Add } from './add.js';

/** GraphQL's own scalars. Lower-case names are PostgreSQL's types or tables, which only a database knows. */
const BUILT_IN = ['Int', 'Float', 'String', 'Boolean', 'ID'];

/** Names of things that the metadata does not have. Says nothing if a part of the metadata is unknown. */
export function checkReferences(project: Project, add: Add): void {
  if (project.metadata.incomplete) return;
  checkTables(project, add);
  checkCollections(project, add);
  checkActionTypes(project, add);
}

function checkTables(project: Project, add: Add): void {
  const sources = sourcesOf(project);
  const tables = new Map(sources.map((source) => [source.name, tableNames(source)]));
  const schemas = namesIn(get(project.metadata.root, 'remote_schemas'));
  for (const source of sources) {
    const known = tables.get(source.name) ?? new Set();
    for (const table of source.tables) {
      const name = qualified(get(table, 'table'));
      if (name === undefined) continue;
      for (const [key, { value: list }] of entriesOf(table))
        if (key.endsWith('_permissions'))
          for (const permission of itemsOf(list)) checkExists(permission, name, known, add);
      for (const relationship of itemsOf(get(table, 'remote_relationships')))
        checkRemote(relationship, name, { tables, schemas }, add);
    }
  }
}

/** `_exists` in a filter names a table of the same database. */
function checkExists(permission: Node, name: string, known: ReadonlySet<string>, add: Add): void {
  walk(permission, (node, key) => {
    if (key !== '_exists' && key !== '$exists') return;
    const table = get(node, '_table') ?? get(node, '$table');
    const target = qualified(table);
    if (table === undefined || target === undefined || known.has(target)) return;
    const role = textOf(get(permission, 'role'));
    add(
      'reference-unknown',
      table,
      `A permission for ${name} looks into ${target}, which the metadata does not have.`,
      { object: name, ...(role === undefined ? {} : { role }) },
    );
  });
}

function checkRemote(
  relationship: Node,
  name: string,
  { tables, schemas }: { tables: ReadonlyMap<string, Set<string>>; schemas: ReadonlySet<string> },
  add: Add,
): void {
  const own = textOf(get(relationship, 'name')) ?? '';
  const definition = get(relationship, 'definition');
  const schema = get(definition, 'to_remote_schema', 'remote_schema') ?? get(definition, 'remote_schema');
  const schemaName = textOf(schema);
  if (schema !== undefined && schemaName !== undefined && !schemas.has(schemaName))
    add(
      'reference-unknown',
      schema,
      `The relationship ${own} of ${name} leads to the remote schema ${schemaName}, which the metadata does not have.`,
      { object: name },
    );
  const to = get(definition, 'to_source');
  const source = textOf(get(to, 'source'));
  const target = qualified(get(to, 'table'));
  if (to === undefined || source === undefined || target === undefined) return;
  if (tables.get(source)?.has(target) !== true)
    add(
      'reference-unknown',
      to,
      `The relationship ${own} of ${name} leads to ${target} in the database ${source}, which the metadata does not have.`,
      { object: name },
    );
}

/** The allow list names collections; REST endpoints name a query in a collection. */
function checkCollections({ metadata: { root } }: Project, add: Add): void {
  const collections = new Map<string, Set<string>>();
  for (const collection of itemsOf(get(root, 'query_collections'))) {
    const name = textOf(get(collection, 'name'));
    if (name !== undefined) collections.set(name, namesIn(get(collection, 'definition', 'queries')));
  }
  for (const allowed of itemsOf(get(root, 'allowlist'))) {
    const name = textOf(get(allowed, 'collection'));
    if (name !== undefined && !collections.has(name))
      add(
        'reference-unknown',
        allowed,
        `The allow list names the query collection ${name}, which does not exist.`,
        {
          object: name,
        },
      );
  }
  for (const endpoint of itemsOf(get(root, 'rest_endpoints'))) {
    const query = get(endpoint, 'definition', 'query');
    const [collection, name] = [textOf(get(query, 'collection_name')), textOf(get(query, 'query_name'))];
    if (query === undefined || collection === undefined || name === undefined) continue;
    if (collections.get(collection)?.has(name) !== true)
      add(
        'reference-unknown',
        query,
        `The REST endpoint ${textOf(get(endpoint, 'name')) ?? ''} names the query ${name} of the collection ${collection}, which does not exist.`,
        { object: textOf(get(endpoint, 'name')) ?? '' },
      );
  }
}

function checkActionTypes(project: Project, add: Add): void {
  const { root } = project.metadata;
  const known = new Set(BUILT_IN);
  for (const [, { value: types }] of entriesOf(get(root, 'custom_types')))
    for (const name of namesIn(types)) known.add(name);
  for (const source of sourcesOf(project))
    for (const table of source.tables) {
      known.add(qualified(get(table, 'table'))?.split('.').at(-1) ?? '');
      known.add(textOf(get(table, 'configuration', 'custom_name')) ?? '');
    }
  const check = (node: Node | undefined, action: string): void => {
    const name = textOf(node)?.replace(/[[\]!\s]/g, '');
    if (node === undefined || name === undefined || known.has(name) || !/^[A-Z]/.test(name)) return;
    add('action-unknown-type', node, `The action ${action} uses the type ${name}, which is not defined.`, {
      object: action,
    });
  };
  for (const action of itemsOf(get(root, 'actions'))) {
    const name = textOf(get(action, 'name')) ?? '';
    for (const argument of itemsOf(get(action, 'definition', 'arguments')))
      check(get(argument, 'type'), name);
    check(get(action, 'definition', 'output_type'), name);
  }
}

function namesIn(list: Node | undefined): Set<string> {
  return new Set(
    itemsOf(list)
      .map((item) => textOf(get(item, 'name')))
      .filter((name) => name !== undefined),
  );
}
