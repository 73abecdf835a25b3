import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  GraphQLError,
  isScalarType,
  parse,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

/**
 * The schema as an ordinary token sees it, and the whole schema with the fields that are hidden from such a token.
 */
export const schemas: { visible: GraphQLSchema; whole: GraphQLSchema } = load();

function load(): { visible: GraphQLSchema; whole: GraphQLSchema } {
  const whole = parse(readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8'));
  const visible = visit(whole, {
    FieldDefinition: (field) =>
      field.directives?.some(({ name }) => name.value === 'hidden') ? null : undefined,
  });
  return { visible: built(visible), whole: built(whole) };
}

function built(document: DocumentNode): GraphQLSchema {
  const schema = buildASTSchema(document);
  const uuid = schema.getType('uuid');
  if (!isScalarType(uuid)) throw new Error('the schema has no scalar uuid');
  uuid.parseValue = parseUuid;
  uuid.parseLiteral = (node) => parseUuid('value' in node ? node.value : undefined);
  return schema;
}

function parseUuid(value: unknown): string {
  if (typeof value === 'string' && UUID.test(value)) return value.toLowerCase();
  throw new GraphQLError(`invalid input syntax for type uuid: ${JSON.stringify(value)}`);
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
