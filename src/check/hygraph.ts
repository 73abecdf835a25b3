import { type Node, get, itemsOf, textOf } from '../project/node.js';
import type { Project } from '../project/project.js';
import { leadsToHygraph } from '../rules/trusted-hosts.js';
import type { Add } from './add.js';
import { sourcesOf } from '../project/names.js';
import type { Given } from './variables.js';

/** The types and root fields of every Hygraph project, whatever its models are. (known) */
const TYPES = [
  ...['Aggregate', 'Asset', 'BatchPayload', 'Color', 'DocumentVersion', 'Entity', 'EntityTypeName', 'Locale'],
  ...['Location', 'Node', 'PageInfo', 'ScheduledOperation', 'ScheduledRelease', 'Stage', 'User', 'UserKind'],
  'Version',
];
const FIELDS = [
  ...['asset', 'assets', 'assetsConnection', 'entities', 'node', 'scheduledOperation', 'scheduledOperations'],
  ...['scheduledRelease', 'scheduledReleases', 'user', 'users', 'usersConnection'],
];
const MOST_NAMED = 5;

/** A remote schema that looks like Hygraph. */
interface Schema {
  name: string;
  node: Node;
  definition: Node | undefined;
  /** The variables that its address and its headers come from, if they look like Hygraph's. */
  variables: { name: string; at: Node; holdsAddress: boolean }[];
  /** The address, if it is written in the metadata. */
  address: Node | undefined;
}

/**
 * Checks the remote schemas that look like Hygraph: by their address, or by the names of their variables.
 * @param given the names of the app's variables; `undefined` if they are not known
 * @returns the missing variables that it has reported
 */
export function checkHygraph(project: Project, given: Given | undefined, add: Add): Set<string> {
  const missing = new Set<string>();
  for (const schema of schemasOf(project, given)) {
    checkFed(schema, given, missing, add);
    checkHeaders(schema, add);
    checkNames(project, schema, add);
  }
  return missing;
}

function schemasOf({ metadata }: Project, given: Given | undefined): Schema[] {
  const looksLike = (name: string): boolean =>
    /hygraph|graphcms/i.test(name) || ['content', 'unchecked content'].includes(given?.get(name) ?? '');
  return itemsOf(get(metadata.root, 'remote_schemas')).flatMap((node) => {
    const definition = get(node, 'definition');
    const url = get(definition, 'url');
    const [, inUrl] = /^\{\{ ?(\w+) ?\}\}/.exec(textOf(url) ?? '') ?? [];
    const variables: Schema['variables'] = [];
    const note = (at: Node | undefined, name: string | undefined, holdsAddress: boolean): void => {
      if (at !== undefined && name !== undefined && looksLike(name))
        variables.push({ name, at, holdsAddress });
    };
    const fromEnv = get(definition, 'url_from_env');
    note(fromEnv, textOf(fromEnv), true);
    note(url, inUrl, true);
    for (const header of itemsOf(get(definition, 'headers'))) {
      const value = get(header, 'value_from_env');
      note(value, textOf(value), false);
    }
    const address = leadsToHygraph(textOf(url) ?? '') ? url : undefined;
    if (variables.length === 0 && address === undefined) return [];
    return [{ name: textOf(get(node, 'name')) ?? '', node, definition, variables, address }];
  });
}

/** The address and the token should come from the inputs that check the content. */
function checkFed(
  { name, variables, address }: Schema,
  given: Given | undefined,
  missing: Set<string>,
  add: Add,
): void {
  if (address !== undefined)
    add('hygraph-not-fed', address, `The remote schema ${name} has a fixed address at Hygraph.`, {
      object: name,
      severity: 'notice',
    });
  if (given === undefined) return;
  for (const variable of variables) {
    const has = given.get(variable.name);
    if (has === undefined) {
      missing.add(variable.name);
      add(
        'hygraph-not-fed',
        variable.at,
        `The remote schema ${name} needs the variable ${variable.name}, which the workflow does not set.`,
        { object: name },
      );
    } else if (has !== 'content' && variable.holdsAddress)
      add(
        'hygraph-not-fed',
        variable.at,
        `The remote schema ${name} gets its address from ${variable.name}, which hygraph-env does not set.`,
        { object: name, severity: 'notice' },
      );
  }
}

/** Hygraph refuses a token that it did not make, and so the one of the app's user. */
function checkHeaders({ name, definition }: Schema, add: Add): void {
  const forwards = get(definition, 'forward_client_headers');
  if (forwards?.kind !== 'scalar' || forwards.value !== true) return;
  const headers = itemsOf(get(definition, 'headers')).map((header) =>
    textOf(get(header, 'name'))?.toLowerCase(),
  );
  if (!headers.includes('authorization'))
    add(
      'hygraph-forwards-headers',
      forwards,
      `The remote schema ${name} forwards the headers of clients, and sets no Authorization of its own.`,
      { object: name },
    );
}

/** Hasura does not accept a type or root field of a name that a table has. */
function checkNames(project: Project, { name, node, definition }: Schema, add: Add): void {
  const customization = get(definition, 'customization');
  const types = get(customization, 'type_names');
  const renamesFields =
    isSet(get(customization, 'root_fields_namespace')) ||
    itemsOf(get(customization, 'field_names')).length > 0;
  const renamesTypes =
    isSet(get(types, 'prefix')) || isSet(get(types, 'suffix')) || get(types, 'mapping') !== undefined;
  const taken = namesOfTables(project);
  const doubled = [
    ...(renamesTypes ? [] : TYPES.filter((type) => taken.types.has(type))),
    ...(renamesFields ? [] : FIELDS.filter((field) => taken.fields.has(field))),
  ];
  if (doubled.length === 0) return;
  const more = doubled.length - MOST_NAMED;
  add(
    'hygraph-name-taken',
    node,
    `Hygraph has the names ${doubled.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}, and so do tables of this project; the remote schema ${name} does not rename them.`,
    { object: name },
  );
}

/** The names that tables give to types and root fields of Query. */
function namesOfTables(project: Project): { types: Set<string>; fields: Set<string> } {
  const [types, fields] = [new Set<string>(), new Set<string>()];
  for (const { node, tables } of sourcesOf(project)) {
    const customization = get(node, 'customization');
    const own = { types: get(customization, 'type_names'), fields: get(customization, 'root_fields') };
    const isRenamed = (part: Node | undefined): boolean =>
      ['namespace', 'prefix', 'suffix'].some((key) => isSet(get(part, key)));
    for (const table of tables) {
      const custom = get(table, 'configuration');
      const name = textOf(get(custom, 'custom_name')) ?? defaultName(get(table, 'table'));
      if (name === undefined) continue;
      if (!isRenamed(own.types)) types.add(name);
      if (isRenamed(own.fields)) continue;
      const roots = get(custom, 'custom_root_fields');
      fields.add(textOf(get(roots, 'select')) ?? name);
      fields.add(textOf(get(roots, 'select_by_pk')) ?? `${name}_by_pk`);
    }
  }
  return { types, fields };
}

/** The name in GraphQL of a table without a custom one. */
function defaultName(table: Node | undefined): string | undefined {
  const name = textOf(table) ?? textOf(get(table, 'name'));
  const schema = textOf(get(table, 'schema')) ?? 'public';
  return name === undefined || schema === 'public' ? name : `${schema}_${name}`;
}

function isSet(node: Node | undefined): boolean {
  return (textOf(node) ?? '') !== '';
}
