import type { DocumentNode, GraphQLError } from 'graphql';
import { AppGraphqlError } from '../project/graphql/context.js';
import { type HasuraError, inHasurasWords } from './graphql-errors.js';

/** An error of graphql-js, of a resolver or of PostgreSQL, as an app shows it. */
export function asHasura(error: GraphQLError, document: DocumentNode): HasuraError {
  const cause = error.originalError;
  if (cause instanceof AppGraphqlError)
    return { extensions: { path: cause.path, code: cause.code }, message: cause.message };
  if (cause && 'code' in cause && typeof cause.code === 'string')
    return ofPostgres(cause.code, cause.message);
  const { message, extensions } = inHasurasWords(error, document);
  // Engines since v2.10 put names in single quotes.
  return { extensions, message: message.replace(/^field "(.+)" not found/, "field '$1' not found") };
}

function ofPostgres(code: string, message: string): HasuraError {
  const [, kind, words] = KINDS.find(([prefix]) => code.startsWith(prefix)) ?? [
    '',
    'unexpected',
    () => 'database query error',
  ];
  return { extensions: { path: '$', code: kind }, message: words(message) };
}

const KINDS: readonly (readonly [prefix: string, code: string, words: (message: string) => string])[] = [
  ['23505', 'constraint-violation', (message) => `Uniqueness violation. ${message}`],
  ['23503', 'constraint-violation', (message) => `Foreign key violation. ${message}`],
  ['23502', 'constraint-violation', (message) => `Not-NULL violation. ${message}`],
  ['23514', 'permission-error', (message) => `Check constraint violation. ${message}`],
  ['22', 'data-exception', (message) => message],
];
