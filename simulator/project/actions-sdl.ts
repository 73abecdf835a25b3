import {
  type ASTNode,
  type DefinitionNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type NameNode,
  parse,
  print,
  type StringValueNode,
  type TypeNode,
} from 'graphql';

/** What actions.graphql says. */
export interface ActionsSdl {
  actions: SdlAction[];
  types: SdlTypes;
}

export interface SdlAction {
  name: string;
  definition: { type: 'query' | 'mutation'; arguments?: unknown[]; output_type: string };
}

export type TypeKind = 'enums' | 'input_objects' | 'objects' | 'scalars';
export type SdlTypes = Record<TypeKind, SdlType[]>;
export type SdlType = Record<string, unknown> & { name: string };

/**
 * Reads actions.graphql as the CLI's helper does: every field of `Query` and `Mutation` is an action, everything else
 * a type. Directives are lost and interfaces dropped. Throws for what the helper does not know.
 */
export function readActionsSdl(sdl: string): ActionsSdl {
  const read: ActionsSdl = { actions: [], types: { enums: [], input_objects: [], objects: [], scalars: [] } };
  if (sdl.trim() === '') return read;
  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    const name = nameOf(definition);
    if (name === 'Query' || name === 'Mutation') read.actions.push(...actionsOf(name, definition));
    else addType(read.types, name, definition);
  }
  return read;
}

function nameOf(definition: DefinitionNode): string {
  // The helper has no words of its own for this, so these are those of JavaScript.
  const { name } = definition as { name?: NameNode };
  if (!name) throw new TypeError(unread('value'));
  return name.value;
}

function actionsOf(name: 'Query' | 'Mutation', definition: DefinitionNode): SdlAction[] {
  const fields = 'fields' in definition ? definition.fields : undefined;
  if (!fields) throw new TypeError(unread('forEach'));
  return fields.map((field) => {
    if (field.kind !== Kind.FIELD_DEFINITION) throw new TypeError(unread('map'));
    const given = field.arguments?.map(fieldOf) ?? [];
    return {
      name: field.name.value,
      definition: {
        type: name === 'Query' ? 'query' : 'mutation',
        ...(given.length > 0 && { arguments: given }),
        output_type: typeOf(field.type),
      },
    };
  });
}

function addType(types: SdlTypes, name: string, definition: DefinitionNode): void {
  const { kind } = definition;
  if (kind === Kind.SCALAR_TYPE_DEFINITION) types.scalars.push({ name, ...described(definition) });
  else if (kind === Kind.ENUM_TYPE_DEFINITION)
    types.enums.push({ name, ...described(definition), ...valuesOf(definition) });
  else if (kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
    types.input_objects.push({ name, ...described(definition), ...fieldsOf(definition.fields) });
  else if (kind === Kind.OBJECT_TYPE_DEFINITION)
    types.objects.push({ name, ...described(definition), ...fieldsOf(definition.fields) });
  // A union, a directive, and each extension of another type than Query and Mutation.
  else if (kind !== Kind.INTERFACE_TYPE_DEFINITION) throw new TypeError(unread('name'));
}

function valuesOf({ values = [] }: EnumTypeDefinitionNode): { values?: unknown[] } {
  if (values.length === 0) return {};
  return { values: values.map((one) => ({ value: one.name.value, description: descriptionOf(one) })) };
}

type Field = FieldDefinitionNode | InputValueDefinitionNode;

function fieldsOf(fields: readonly Field[] | undefined): { fields?: unknown[] } {
  return fields?.length ? { fields: fields.map(fieldOf) } : {};
}

function fieldOf(field: Field): unknown {
  return { name: field.name.value, type: typeOf(field.type), description: descriptionOf(field) };
}

function typeOf(type: TypeNode): string {
  return print(type);
}

type Described = ASTNode & { description?: StringValueNode | undefined };

function descriptionOf({ description }: Described): string | null {
  return description?.value.trim() ?? null;
}

/** A type without a description has no such key, unlike a field. */
function described(definition: Described): { description?: string } {
  const description = descriptionOf(definition);
  return description === null ? {} : { description };
}

function unread(property: string): string {
  return `Cannot read property '${property}' of undefined`;
}
