import { TypeInfo, isInputObjectType, parse, visit, visitWithTypeInfo } from 'graphql';
import * as v from 'valibot';
import { schemas } from '../../simulator/hasura/schema.js';
import type { Operation } from '../../src/hasura/operations.js';
import * as operations from '../../src/hasura/operations.js';
import { isRecord } from '../../src/lib/record.js';

/** A part of the API that one of our documents uses: a field, an argument of a field, or a field of an input. */
export interface Need {
  kind: 'field' | 'argument' | 'input field';
  /** The type that it belongs to, by our name for it. */
  owner: string;
  field: string;
  argument?: string;
  /** Its type, as we know it. */
  type: string;
  named: string;
  /** We assume that a token does not see it. */
  hidden: boolean;
}

/** All operations of the action. */
export const documents: Operation<unknown>[] = Object.values<unknown>({ ...operations }).filter(
  (value): value is Operation<unknown> =>
    typeof value === 'object' && value !== null && 'document' in value && 'kind' in value,
);

/** What the documents use, parents before children, without duplicates. Derived from the documents themselves. */
export const needs: readonly Need[] = neededBy(documents.map(({ document }) => document));

/** Matches our stand-in for a type whose real name is not certain; no real type has such a name. */
export const UNCERTAIN = /OfUnknownName$/;

function neededBy(texts: readonly string[]): Need[] {
  const found = new Map<string, Need>();
  const add = (need: Omit<Need, 'named' | 'hidden'>): void => {
    const key = [need.owner, need.field, need.argument ?? ''].join(' ');
    const seen = schemas.visible.getType(need.owner);
    const hidden =
      need.kind !== 'input field' &&
      !(seen && 'getFields' in seen && Object.hasOwn(seen.getFields(), need.field));
    if (!found.has(key)) found.set(key, { ...need, named: bare(need.type), hidden });
  };
  for (const text of texts) {
    const types = new TypeInfo(schemas.whole);
    visit(
      parse(text),
      visitWithTypeInfo(types, {
        Field: ({ name }) => {
          const owner = types.getParentType();
          const type = types.getType();
          if (owner && type) add({ kind: 'field', owner: owner.name, field: name.value, type: String(type) });
        },
        Argument: ({ name }) => {
          const owner = types.getParentType();
          const field = types.getFieldDef();
          const type = types.getInputType();
          if (!owner || !field || !type) return;
          const argument = name.value;
          add({ kind: 'argument', owner: owner.name, field: field.name, argument, type: String(type) });
        },
        ObjectField: ({ name }) => {
          const owner = types.getParentInputType();
          const type = types.getInputType();
          if (owner && type)
            add({ kind: 'input field', owner: bare(String(owner)), field: name.value, type: String(type) });
        },
      }),
    );
  }
  // The elements of a list are passed in a variable, so no document contains their fields.
  for (const owner of ['UpdateEnvsObject', 'UpdateEnvObject']) {
    const list = schemas.whole.getType(owner);
    if (!isInputObjectType(list)) throw new Error(`the schema has no input ${owner}`);
    for (const { name, type } of Object.values(list.getFields()))
      add({ kind: 'input field', owner, field: name, type: String(type) });
  }
  return [...found.values()];
}

/** A type's name, without the signs for lists and for required values. */
function bare(type: string): string {
  return type.replace(/[[\]!]/g, '');
}

const OF_TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';

/** The names of the two root types: what a token may query and change. */
export const probeRoots: Operation<unknown> = {
  name: 'probeRoots',
  kind: 'query',
  document: 'query probeRoots { __schema { queryType { name } mutationType { name } } }',
  data: v.unknown(),
};

/** One type. */
export const probeType: Operation<unknown> = {
  name: 'probeType',
  kind: 'query',
  document: `query probeType($name: String!) {
    __type(name: $name) {
      name kind
      fields { name type { ${OF_TYPE} } args { name defaultValue type { ${OF_TYPE} } } }
      inputFields { name defaultValue type { ${OF_TYPE} } }
    }
  }`,
  data: v.unknown(),
};

/** The fields and input fields of a type, as the service describes them. */
export interface ToldType {
  fields: Record<string, { type: string; named: string; args: Record<string, ToldArgument> }>;
  inputFields: Record<string, ToldArgument>;
}

export interface ToldArgument {
  type: string;
  named: string;
  /** A request must contain it. */
  required: boolean;
}

/** Reads the answer to `probeType`; `undefined` if there is no such type. */
export function readType(answer: unknown): ToldType | undefined {
  const type = isRecord(answer) ? answer['__type'] : undefined;
  if (!isRecord(type)) return undefined;
  return {
    fields: Object.fromEntries(
      recordsIn(type['fields']).map((field) => [
        String(field['name']),
        { ...typeOf(field['type']), args: argumentsIn(field['args']) },
      ]),
    ),
    inputFields: argumentsIn(type['inputFields']),
  };
}

const USED = new Set(needs.flatMap(({ field, argument }) => [field, ...(argument ? [argument] : [])]));

/**
 * The answer to `probeType` in the short form of a transcript, with only what our documents use. Else `undefined`.
 */
export function reducedType(operation: string, answer: unknown): unknown {
  if (operation !== probeType.name || !isRecord(answer)) return undefined;
  const told = readType(answer['data']);
  if (told === undefined) return undefined;
  const used = <T>(parts: Record<string, T>): [string, T][] =>
    Object.entries(parts)
      .filter(([name]) => USED.has(name))
      .sort(([one], [other]) => (one < other ? -1 : 1));
  const types = (parts: Record<string, ToldArgument>): Record<string, string> =>
    Object.fromEntries(used(parts).map(([name, { type }]) => [name, type]));
  const fields = Object.fromEntries(
    used(told.fields).map(([name, { type, args }]) => [name, { type, args: types(args) }]),
  );
  return { data: { __type: { fields, inputFields: types(told.inputFields) } } };
}

function argumentsIn(list: unknown): Record<string, ToldArgument> {
  return Object.fromEntries(
    recordsIn(list).map((argument) => {
      const type = typeOf(argument['type']);
      const required = type.type.endsWith('!') && (argument['defaultValue'] ?? null) === null;
      return [String(argument['name']), { ...type, required }];
    }),
  );
}

function typeOf(told: unknown): { type: string; named: string } {
  if (!isRecord(told)) return { type: '?', named: '?' };
  const inner = (): { type: string; named: string } => typeOf(told['ofType']);
  if (told['kind'] === 'NON_NULL') return { ...inner(), type: `${inner().type}!` };
  if (told['kind'] === 'LIST') return { ...inner(), type: `[${inner().type}]` };
  return { type: String(told['name']), named: String(told['name']) };
}

function recordsIn(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
