/** What a role can do through an app's GraphQL API, without descriptions. All names are GraphQL names. */
export interface Schema {
  roots: { query: string | undefined; mutation: string | undefined; subscription: string | undefined };
  /** Without those of introspection, and without the built-in scalars. */
  types: ReadonlyMap<string, SchemaType>;
}

export type Kind = 'SCALAR' | 'OBJECT' | 'INTERFACE' | 'UNION' | 'ENUM' | 'INPUT_OBJECT';

export interface SchemaType {
  kind: Kind;
  /** Of objects, interfaces and inputs. */
  fields: ReadonlyMap<string, Field>;
  /** Of an enum. */
  values: ReadonlySet<string>;
  /** The types of a union. */
  members: ReadonlySet<string>;
  interfaces: ReadonlySet<string>;
}

/** A value that a client gives: an argument, or a field of an input. */
export interface Given {
  /** As in the schema language, for example `[orders!]!`. */
  type: string;
  /** Its default, as GraphQL text. */
  initial?: string;
}

/** A field; one of an input has no arguments. */
export interface Field extends Given {
  args: ReadonlyMap<string, Given>;
}

export const OPERATIONS = ['query', 'mutation', 'subscription'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** The scalars that each schema has. */
export const BUILT_IN = ['Int', 'Float', 'String', 'Boolean', 'ID'];

/** The name in a type: `orders` of `[orders!]!`. */
export function namedType(type: string): string {
  return type.replace(/[[\]!]/g, '');
}

/** What can be used of an operation: its field names with their fields. */
export function rootFields({ roots, types }: Schema, operation: Operation): ReadonlyMap<string, Field> {
  return types.get(roots[operation] ?? '')?.fields ?? new Map<string, Field>();
}

/** Whether a field only says that a role can do nothing: a schema cannot be without a query. (known) */
export function isNothing(field: string): boolean {
  return /^no_(?:queries|mutations)_available$/.test(field);
}
