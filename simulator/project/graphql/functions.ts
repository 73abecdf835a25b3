import { GraphQLNonNull, type GraphQLFieldConfigArgumentMap } from 'graphql';
import { isRecord, records } from '../shapes.js';
import { tableName, type TableName } from '../table-name.js';
import { keyOf } from '../catalog.js';
import { aggregates, isVisible, labelled, selectArguments } from './filters.js';
import type { ModelTable } from './model.js';
import { isName, recordAt, sourceNames, textAt } from './naming.js';
import { aggregateType, rowsType, rowType } from './outputs.js';
import { type Resolvers, unanswered } from './resolvers.js';
import { isAmong } from './rights.js';
import type { Roots } from './roots.js';
import type { Selection } from './select.js';
import type { FunctionShape } from './shape.js';
import { qualified, quoted } from './sql.js';
import type { OutputFields, Types } from './types.js';
import type { Source } from '../metadata.js';

interface Tracked {
  source: Source;
  name: TableName;
  shape: FunctionShape;
  /** As it is in the metadata. */
  definition: Record<string, unknown>;
  configuration: Record<string, unknown>;
  table: ModelTable;
}

/**
 * The root fields of functions that return rows of a table that the role sees.
 * @param inferred whether a role may call functions that only read because it sees the table
 */
export function functionRoots(
  types: Types,
  source: Source,
  { resolvers, inferred }: { resolvers: Resolvers; inferred: boolean },
): Roots {
  const roots: Roots = { query: {}, mutation: {}, subscription: {} };
  for (const one of trackedIn(types, source)) {
    if (!isVisible(types, one.table)) continue;
    const exposed = one.configuration['exposed_as'] ?? (one.shape.volatile ? 'mutation' : 'query');
    const free = inferred && exposed === 'query';
    if (!free && !isAmong(types.model, types.role, one.definition['permissions'])) continue;
    const fields = fieldsOf(types, one, resolvers);
    if (exposed === 'mutation') {
      // Hasura calls these in a transaction that may write.
      for (const [name, field] of Object.entries(fields))
        roots.mutation[name] = { ...field, resolve: unanswered('a function that writes') };
    } else {
      Object.assign(roots.query, fields);
      Object.assign(roots.subscription, fields);
    }
  }
  return roots;
}

function trackedIn({ model }: Types, source: Source): Tracked[] {
  return records(source.definition['functions']).flatMap((definition) => {
    const name = tableName(definition['function']);
    const shape = name && model.functions.get(source)?.get(keyOf(name));
    const table = model.tables.find((one) => one.source === source && keyOf(one.table) === shape?.returns);
    if (!name || !shape || !table) return [];
    const configuration = recordAt(definition, 'configuration');
    return [{ source, name, shape, definition, configuration, table }];
  });
}

function fieldsOf(types: Types, one: Tracked, resolvers: Resolvers): OutputFields {
  const { source, name, shape, configuration, table } = one;
  const names = sourceNames(source);
  const custom = recordAt(configuration, 'custom_root_fields');
  const base = textAt(configuration, 'custom_name') || labelOf(name);
  const root = names.root(textAt(custom, 'function') || base);
  const aggregate = names.root(textAt(custom, 'function_aggregate') || `${base}_aggregate`);
  if (!isName(root)) return {};
  const inputs = argumentsOf(types, one, names.type(`${base}_args`));
  const description = shape.comment ?? `execute function "${labelOf(name)}" which returns ${labelled(table)}`;
  const from = (on: Selection, args: Record<string, unknown>): string => callOf(on, one, args);
  const args = { ...inputs, ...selectArguments(types, table) };
  if (!shape.returnsSet)
    return {
      [root]: { description, args, type: rowType(types, table), resolve: resolvers.row(table, from) },
    };
  return {
    [root]: { description, args, type: rowsType(types, table), resolve: resolvers.rows(table, from) },
    ...(aggregates(types, table) && {
      [aggregate]: {
        description: `execute function "${labelOf(name)}" and query aggregates on result of table type ${labelled(table)}`,
        args,
        type: new GraphQLNonNull(aggregateType(types, table)),
        resolve: resolvers.aggregate(table, from),
      },
    }),
  };
}

/** The arguments of a function, apart from the one for the session. */
function given({
  shape,
  configuration,
}: Tracked): { field: string; name: string; sql: string; type: FunctionShape['args'][number]['type'] }[] {
  const session = configuration['session_argument'];
  return shape.args.flatMap(({ name, type }, at) =>
    name !== null && name === session
      ? []
      : [{ field: name ?? `arg_${at + 1}`, name: name ?? '', sql: type.sql, type }],
  );
}

function argumentsOf(types: Types, one: Tracked, typeName: string): GraphQLFieldConfigArgumentMap {
  const { name } = one;
  const list = given(one).filter(({ field }) => isName(field));
  if (list.length === 0) return {};
  const type = types.input(typeName, '', () =>
    Object.fromEntries(list.map(({ field, type: of }) => [field, { type: types.leaf(of) }])),
  );
  const optional = one.shape.defaults >= list.length;
  const description = `input parameters for function "${labelOf(name)}"`;
  return { args: { description, type: optional ? type : new GraphQLNonNull(type) } };
}

function callOf(on: Selection, one: Tracked, { args }: Record<string, unknown>): string {
  const values = isRecord(args) ? args : {};
  const session = one.configuration['session_argument'];
  const passed = given(one).flatMap(({ field, name, sql }) =>
    field in values
      ? [`${name === '' ? '' : `${quoted(name)} => `}${on.statement.value(values[field], sql)}`]
      : [],
  );
  if (typeof session === 'string') {
    const variables = on.statement.value(Object.fromEntries(on.session), 'json');
    passed.push(`${quoted(session)} => ${variables}`);
  }
  return `${qualified(one.name)}(${passed.join(', ')})`;
}

function labelOf({ schema, name }: TableName): string {
  return schema === 'public' ? name : `${schema}_${name}`;
}
