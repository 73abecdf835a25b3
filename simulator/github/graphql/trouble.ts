import type { GraphQLError } from 'graphql';
import type { Token } from '../tokens.js';

type TroubleType =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'UNPROCESSABLE'
  | 'MISSING_PAGINATION_BOUNDARIES'
  | 'EXCESSIVE_PAGINATION'
  | 'ARGUMENT_LIMIT';

/** An error that becomes an entry of `errors` without affecting the rest of the answer. */
export class Trouble extends Error {
  readonly type: TroubleType;

  constructor(type: TroubleType, message: string) {
    super(message);
    this.name = 'Trouble';
    this.type = type;
  }
}

export function forbidden({ account }: Token): Trouble {
  const by = account.type === 'Bot' ? 'integration' : 'personal access token';
  return new Trouble('FORBIDDEN', `Resource not accessible by ${by}`);
}

/** An entry of `errors` in GitHub's wording. Errors of the simulator itself are thrown again. */
export function errorPayload(error: GraphQLError): object {
  const { originalError, path, locations, message } = error;
  if (originalError instanceof Trouble) {
    const { type } = originalError;
    return {
      type,
      path,
      ...(type === 'FORBIDDEN' && { extensions: { saml_failure: false } }),
      locations,
      message,
    };
  }
  if (path !== undefined && originalError !== undefined) throw originalError;
  return error.toJSON();
}
