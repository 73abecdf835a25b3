import {
  execute,
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  specifiedRules,
  type ValidationRule,
} from 'graphql';
import { CloudError } from './cloud-error.js';
import { inHasurasWords, type HasuraError } from './graphql-errors.js';

/** A request's document, parsed, with the operation it asks for. */
export interface Asked {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** The first root field, which gives the call its name. */
  rootField: string;
  variables: Record<string, unknown>;
}

/** Answers as the API does, always with HTTP 200: the data, or one error and no data. */
export type Answer = { data: Record<string, unknown> } | { errors: [HasuraError] };

/** Reads a request's body; `undefined` when it is not a GraphQL request. */
export function readRequest(body: string): Asked | undefined {
  const request = jsonObject(body);
  if (typeof request?.['query'] !== 'string') return undefined;
  const document = parsed(request['query']);
  const name = request['operationName'];
  const operation = document?.definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (typeof name !== 'string' || definition.name?.value === name),
  );
  if (!document || operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  const variables = request['variables'];
  return {
    document,
    operation,
    rootField: rootFieldOf(operation),
    variables:
      typeof variables === 'object' && variables !== null ? (variables as Record<string, unknown>) : {},
  };
}

/** Runs a request on a schema whose root fields are the functions of `root`. */
export async function answer(schema: GraphQLSchema, asked: Asked, root: object): Promise<Answer> {
  const [invalid] = validated(schema, asked.document);
  if (invalid) return { errors: [inHasurasWords(invalid, asked.document)] };
  const result: ExecutionResult = await execute({
    schema,
    document: asked.document,
    rootValue: root,
    variableValues: asked.variables,
    operationName: asked.operation.name?.value,
  });
  const [error] = result.errors ?? [];
  if (error) return { errors: [refusal(error, asked.document)] };
  return { data: { ...result.data } };
}

/** The answer to a refused token: for an anonymous role, no root field exists. */
export function unseenRoot({ operation, rootField }: Asked): Answer {
  const type = operation.operation === OperationTypeNode.MUTATION ? 'mutation_root' : 'query_root';
  const message = `field "${rootField}" not found in type: '${type}'`;
  return {
    errors: [{ message, extensions: { path: `$.selectionSet.${rootField}`, code: 'validation-failed' } }],
  };
}

function refusal(error: GraphQLError, document: DocumentNode): HasuraError {
  const cause = error.originalError;
  if (cause instanceof CloudError)
    return { message: cause.message, extensions: { path: '$', code: cause.code } };
  // Anything else that a resolver throws is a bug in the simulator; invalid variables come without a cause.
  if (cause && !(cause instanceof GraphQLError) && error.path) throw cause;
  return inHasurasWords(error, document);
}

function rootFieldOf(operation: OperationDefinitionNode): string {
  const field = operation.selectionSet.selections.find((node): node is FieldNode => node.kind === Kind.FIELD);
  return field?.name.value ?? 'anonymous';
}

// Clients poll with the same document again and again: parsing and validating it once keeps a call cheap.
const MANY = 500;
const documents = new Map<string, DocumentNode | undefined>();
const judged = new WeakMap<DocumentNode, WeakMap<GraphQLSchema, readonly GraphQLError[]>>();

function parsed(query: string): DocumentNode | undefined {
  if (documents.has(query)) return documents.get(query);
  if (documents.size >= MANY) documents.clear();
  const document = tryParse(query);
  documents.set(query, document);
  return document;
}

function tryParse(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}

/** What does not fit a schema. A document is judged once for each. */
export function validated(
  schema: GraphQLSchema,
  document: DocumentNode,
  rules: readonly ValidationRule[] = specifiedRules,
): readonly GraphQLError[] {
  const known = judged.get(document) ?? new WeakMap<GraphQLSchema, readonly GraphQLError[]>();
  judged.set(document, known);
  const errors = known.get(schema) ?? validate(schema, document, rules);
  known.set(schema, errors);
  return errors;
}

/** The JSON object in a body; `undefined` for anything else. */
export function jsonObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
