/*
 * Stands in the bundle for the package graphql, of which graphql-request needs the parser and the printer alone (see
 * `paths` in src/tsconfig.json).
 */
export { GraphQLError } from 'graphql/error/GraphQLError.js';
export { Kind } from 'graphql/language/kinds.js';
export { parse } from 'graphql/language/parser.js';
export { print } from 'graphql/language/printer.js';
