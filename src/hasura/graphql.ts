/*
 * Replaces the package graphql in the bundle, because only its parser and printer are needed (see `paths`
 * in src/tsconfig.json).
 */
export { GraphQLError } from 'graphql/error/GraphQLError.js';
export { Kind } from 'graphql/language/kinds.js';
export { parse } from 'graphql/language/parser.js';
export { print } from 'graphql/language/printer.js';
export type {
  ConstDirectiveNode,
  DefinitionNode,
  FieldDefinitionNode,
  InputValueDefinitionNode,
  StringValueNode,
} from 'graphql/language/ast.js';
