import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type GraphQLType,
  type IntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isObjectType,
  validateSchema,
} from 'graphql';
import type { AppHarness } from './app-harness.js';

/** The schema that a role sees, as a client makes it of the introspection. */
export async function schemaOf(
  world: AppHarness,
  role: string,
  headers: Readonly<Record<string, string | null>> = {},
): Promise<RoleSchema> {
  const { data, errors } = await world.graphql(getIntrospectionQuery(), {
    'x-hasura-role': role,
    ...headers,
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return new RoleSchema(buildClientSchema(data as unknown as IntrospectionQuery));
}

export class RoleSchema {
  readonly schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.schema = schema;
  }

  /** What GraphQL finds wrong with it. */
  get errors(): string[] {
    return validateSchema(this.schema).map(({ message }) => message);
  }

  has(type: string): boolean {
    return this.schema.getType(type) !== undefined;
  }

  /** The fields of a type with their own types, without arguments. */
  fields(name: string): Record<string, string> {
    const type = this.schema.getType(name);
    if (!isObjectType(type) && !isInputObjectType(type)) return {};
    const fields: Readonly<Record<string, { type: GraphQLType }>> = type.getFields();
    return Object.fromEntries(Object.entries(fields).map(([field, of]) => [field, String(of.type)]));
  }

  /** The arguments of a field with their types. */
  args(name: string, field: string): Record<string, string> {
    const type = this.schema.getType(name);
    if (!isObjectType(type)) return {};
    const found = type.getFields()[field];
    return Object.fromEntries((found?.args ?? []).map((arg) => [arg.name, String(arg.type)]));
  }

  values(name: string): string[] {
    const type = this.schema.getType(name);
    return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
  }

  get queries(): string[] {
    return Object.keys(this.fields('query_root'));
  }

  get mutations(): string[] {
    return Object.keys(this.fields('mutation_root'));
  }

  get subscriptions(): string[] {
    return Object.keys(this.fields('subscription_root'));
  }
}
