import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
} from 'graphql';

/** A request to one of Hygraph's GraphQL APIs. */
export interface Asked {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** Reads a body; says what is wrong with one that cannot be run. */
export function readAsked(body: string): Asked | { wrong: string } {
  const { query, operationName, variables } = jsonObject(body) ?? {};
  if (typeof query !== 'string') return { wrong: 'must provide query' };
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: 50_000 });
  } catch (error) {
    return { wrong: `input:1: ParseError: ${syntaxWords(error)}` };
  }
  const operations = operationsOf(document).filter(
    ({ name }) => typeof operationName !== 'string' || name?.value === operationName,
  );
  const [operation, another] = operations;
  if (!operation || another) return { wrong: 'input:1: operation name is required or not known' };
  return {
    document,
    operation,
    variables: isRecord(variables) ? variables : {},
  };
}

function syntaxWords(error: unknown): string {
  const words = error instanceof GraphQLError ? error.message.replace(/^Syntax Error: /, '') : String(error);
  return words.includes('<EOF>') ? 'Unexpected end of input' : words;
}

function operationsOf(document: DocumentNode): OperationDefinitionNode[] {
  return document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
}

export function isMutation({ operation }: OperationDefinitionNode): boolean {
  return operation === OperationTypeNode.MUTATION;
}

/** The first root field, which names the call. */
export function rootFieldOf({ selectionSet }: Pick<OperationDefinitionNode, 'selectionSet'>): string {
  return rootFieldsOf({ selectionSet })[0] ?? 'anonymous';
}

function rootFieldsOf({ selectionSet }: Pick<OperationDefinitionNode, 'selectionSet'>): string[] {
  const fields = selectionSet.selections.filter((node): node is FieldNode => node.kind === Kind.FIELD);
  return fields.map(({ name }) => name.value);
}

/** The root fields of all mutations in a body, whether or not it asks for them to be run. */
export function mutationsIn(body: string): string[] {
  const { query } = jsonObject(body) ?? {};
  if (typeof query !== 'string') return [];
  try {
    return operationsOf(parse(query)).filter(isMutation).flatMap(rootFieldsOf);
  } catch {
    return [];
  }
}

function jsonObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
