import {
  GraphQLNonNull,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  isInputType,
  isOutputType,
  Kind,
  parseType,
  type TypeNode,
  GraphQLList,
} from 'graphql';
import { isRecord, records } from '../shapes.js';
import { tableName } from '../table-name.js';
import { isVisible, selectArguments } from './filters.js';
import { isName, recordAt, textAt } from './naming.js';
import { rowsType, rowType } from './outputs.js';
import { unanswered } from './resolvers.js';
import { isAmong } from './rights.js';
import type { Roots } from './roots.js';
import { type OutputFields, sorted, type Types } from './types.js';

/** The root fields of the actions that the role may call. Their handlers are never called. */
export function actionRoots(types: Types): Roots {
  const roots: Roots = { query: {}, mutation: {}, subscription: {} };
  for (const action of records(types.model.metadata.exported['actions'])) {
    const name = textAt(action, 'name');
    if (!isName(name) || types.model.broken.has(`action ${name}`)) continue;
    if (!isAmong(types.model, types.role, action['permissions'])) continue;
    const definition = recordAt(action, 'definition');
    const output = outputNamed(types, textAt(definition, 'output_type'));
    if (!output) continue;
    const description = textAt(action, 'comment') || null;
    const args = sorted(inputFields(types, definition['arguments']));
    const resolve = unanswered('the call of an action');
    if (definition['type'] === 'query') {
      roots.query[name] = { description, args, type: output, resolve };
    } else if (definition['kind'] !== 'asynchronous') {
      roots.mutation[name] = { description, args, type: output, resolve };
    } else {
      const id = new GraphQLNonNull(types.scalar('uuid'));
      roots.mutation[name] = { description, args, type: id, resolve };
      const type = resultType(types, name, output);
      const result: OutputFields[string] = { description, args: { id: { type: id } }, type, resolve };
      roots.query[name] = result;
      roots.subscription[name] = result;
    }
  }
  return roots;
}

/** What an asynchronous action has come to. */
function resultType(types: Types, name: string, output: GraphQLOutputType): GraphQLOutputType {
  return types.object(name, `fields of action: "${name}"`, () => ({
    created_at: { type: new GraphQLNonNull(types.scalar('timestamptz')) },
    errors: { type: types.scalar('json') },
    id: { type: new GraphQLNonNull(types.scalar('uuid')) },
    output: { type: output instanceof GraphQLNonNull ? (output.ofType as GraphQLOutputType) : output },
  }));
}

function customTypes({ model }: Types, kind: string): Record<string, unknown>[] {
  const custom = model.metadata.exported['custom_types'];
  return records(isRecord(custom) ? custom[kind] : undefined);
}

/** A type of the metadata by its name; any other name is that of a scalar. */
function namedType(types: Types, name: string): GraphQLNamedType {
  const found = (kind: string): Record<string, unknown> | undefined =>
    customTypes(types, kind).find((one) => one['name'] === name);
  const object = found('objects');
  if (object) return objectType(types, name, object);
  const input = found('input_objects');
  const description = textAt(input ?? found('enums') ?? {}, 'description');
  if (input) return types.input(name, description, () => inputFields(types, input['fields']));
  const values = found('enums');
  if (values)
    return types.enum(name, description, () =>
      records(values['values']).map((one) => {
        const value = textAt(one, 'value');
        return [value, value, textAt(one, 'description') || null] as const;
      }),
    );
  // A table's type may be what an action returns.
  const table = types.model.tables.find(({ type }) => type === name);
  return table && isVisible(types, table) ? rowType(types, table) : types.scalar(name);
}

function objectType(types: Types, name: string, definition: Record<string, unknown>): GraphQLNamedType {
  return types.object(name, textAt(definition, 'description'), () => ({
    ...Object.fromEntries(
      records(definition['fields']).flatMap((field) => {
        const type = outputNamed(types, textAt(field, 'type'));
        const description = textAt(field, 'description') || null;
        return type ? [[textAt(field, 'name'), { type, description }]] : [];
      }),
    ),
    ...Object.fromEntries(
      records(definition['relationships']).flatMap((relationship) => {
        const remote = tableName(relationship['remote_table']);
        const source = relationship['source'] ?? 'default';
        const table = types.model.tables.find(
          (one) =>
            one.source.name === source &&
            one.table.schema === remote?.schema &&
            one.table.name === remote.name,
        );
        if (!table || !isVisible(types, table)) return [];
        const field: OutputFields[string] =
          relationship['type'] === 'array'
            ? { type: rowsType(types, table), args: selectArguments(types, table) }
            : { type: rowType(types, table) };
        return [[textAt(relationship, 'name'), field]];
      }),
    ),
  }));
}

function inputFields(
  types: Types,
  fields: unknown,
): Record<string, { type: GraphQLInputType; description: string | null }> {
  return Object.fromEntries(
    records(fields).flatMap((field) => {
      const type = typeOf(types, textAt(field, 'type'));
      const description = textAt(field, 'description') || null;
      return isInputType(type) ? [[textAt(field, 'name'), { type, description }]] : [];
    }),
  );
}

function outputNamed(types: Types, text: string): GraphQLOutputType | undefined {
  const type = typeOf(types, text);
  return isOutputType(type) ? type : undefined;
}

function typeOf(types: Types, text: string): GraphQLInputType | GraphQLOutputType | undefined {
  try {
    return builtFrom(types, parseType(text, { noLocation: true }));
  } catch {
    return undefined;
  }
}

function builtFrom(types: Types, node: TypeNode): GraphQLInputType | GraphQLOutputType {
  if (node.kind === Kind.NAMED_TYPE)
    return namedType(types, node.name.value) as GraphQLInputType | GraphQLOutputType;
  if (node.kind === Kind.LIST_TYPE) return new GraphQLList(builtFrom(types, node.type)) as GraphQLOutputType;
  return new GraphQLNonNull(builtFrom(types, node.type) as never);
}
