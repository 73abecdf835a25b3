/*
 * Replaces the package graphql in the bundle, because graphql-request needs only its parser and printer (see `paths`
 * in src/tsconfig.json).
 */
export { GraphQLError } from 'graphql/error/GraphQLError.js';
export { Kind } from 'graphql/language/kinds.js';
export { parse } from 'graphql/language/parser.js';
export { print } from 'graphql/language/printer.js';
