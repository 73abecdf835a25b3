import type { Table } from './metadata.js';
import { isRecord, records } from './shapes.js';

/** What a remote schema answered to the introspection: its names, or why the engine cannot use the answer. */
export type Introspected = RemoteNames | { trouble: string };

export interface RemoteNames {
  types: string[];
  queryFields: string[];
  mutationFields: string[];
}

/** Reads the body of an introspection as the engine does, whatever its status. The words are partly guesses. */
export function readIntrospection(text: string): Introspected {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { trouble: 'Error in $: Failed reading: not a valid json value' };
  }
  if (!isRecord(value) || !('data' in value)) return { trouble: 'Error in $: key "data" not found' };
  const { data } = value;
  if (!isRecord(data)) return { trouble: 'Error in $.data: expected Object, but encountered Null' };
  const schema = data['__schema'];
  if (!isRecord(schema)) return { trouble: 'Error in $.data: key "__schema" not found' };
  const types = records(schema['types']);
  const roots = ['queryType', 'mutationType', 'subscriptionType'].map((key) =>
    isRecord(schema[key]) ? schema[key]['name'] : undefined,
  );
  const fieldsOf = (root: unknown): string[] =>
    records(types.find(({ name }) => name === root)?.['fields']).map(({ name }) => String(name));
  return {
    types: types.flatMap(({ name, kind }) =>
      // The roots are merged into those of Hasura, and scalars of one name are one.
      roots.includes(name) || kind === 'SCALAR' || String(name).startsWith('__') ? [] : String(name),
    ),
    queryFields: fieldsOf(roots[0]),
    mutationFields: fieldsOf(roots[1]),
  };
}

export interface Conflict {
  by: 'field' | 'type';
  reason: string;
}

/** The first name that a remote schema shares with a table, or with a remote schema that was taken in before. */
export function conflictOf(
  names: RemoteNames,
  { tables, taken }: { tables: readonly Table[]; taken: readonly RemoteNames[] },
): Conflict | undefined {
  const own = tables.map(namesOf);
  for (const root of ['queryFields', 'mutationFields'] as const) {
    const doubled = shared(
      names[root],
      taken.flatMap((one) => one[root]),
    );
    if (doubled !== undefined) return { by: 'field', reason: `Duplicate remote field '${doubled}'` };
    const field = shared(
      names[root],
      own.flatMap((one) => one[root]),
    );
    if (field !== undefined)
      return { by: 'field', reason: `Field cannot be overwritten by remote field '${field}'` };
  }
  const type = shared(
    names.types,
    own.flatMap((one) => one.types),
  );
  if (type === undefined) return undefined;
  return { by: 'type', reason: `Conflicting types: Found conflicting definitions for "${type}".` };
}

function shared(some: readonly string[], others: readonly string[]): string | undefined {
  const known = new Set(others);
  return some.find((name) => known.has(name));
}

/** The names as `customization` changes them: a namespace for the root fields; a prefix, suffix or map for types. */
export function customized(definition: Record<string, unknown>, names: RemoteNames): RemoteNames {
  const given = isRecord(definition['customization']) ? definition['customization'] : {};
  const namespace = textAt(given, 'root_fields_namespace');
  const fields = (list: readonly string[]): string[] =>
    list.length > 0 && namespace !== '' ? [namespace] : [...list];
  const types = isRecord(given['type_names']) ? given['type_names'] : {};
  const mapping = isRecord(types['mapping']) ? types['mapping'] : {};
  const renamed = (name: string): string => `${textAt(types, 'prefix')}${name}${textAt(types, 'suffix')}`;
  return {
    types: names.types.map((name) => (name in mapping ? textAt(mapping, name) : renamed(name))),
    queryFields: fields(names.queryFields),
    mutationFields: fields(names.mutationFields),
  };
}

function textAt(value: Record<string, unknown>, key: string): string {
  const found = value[key];
  return typeof found === 'string' ? found : '';
}

/** The names that a table brings. A customized source or root field is not simulated, only a custom name. */
function namesOf({ schema, name, definition }: Table): RemoteNames {
  const configuration = isRecord(definition['configuration']) ? definition['configuration'] : {};
  const own = textAt(configuration, 'custom_name') || (schema === 'public' ? name : `${schema}_${name}`);
  return {
    types: [own, `${own}_bool_exp`, `${own}_order_by`, `${own}_aggregate`, `${own}_mutation_response`],
    queryFields: [own, `${own}_by_pk`, `${own}_aggregate`],
    mutationFields: [
      ...['insert', 'update', 'delete'].map((verb) => `${verb}_${own}`),
      ...[`insert_${own}_one`, `update_${own}_by_pk`, `delete_${own}_by_pk`],
    ],
  };
}
