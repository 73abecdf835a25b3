import type { Result } from './answers.js';
import { ApiError } from './answers.js';
import { query } from './graphql/query.js';
import { userPayload } from './payloads.js';
import type { Context, Route } from './routes.js';
import { pattern } from './routes.js';

/** The calls about the caller itself. */
export const callerRoutes: Route[] = [
  {
    ...pattern('GET /user'),
    docs: 'https://docs.github.com/rest/users/users#get-the-authenticated-user',
    scope: 'caller',
    handle: getUser,
  },
  {
    ...pattern('POST /graphql'),
    docs: 'https://docs.github.com/graphql/guides/forming-calls-with-graphql#authenticating-with-graphql',
    scope: 'caller',
    handle: query,
  },
];

function getUser({ token, site }: Context): Result {
  if (token === undefined) throw new ApiError(401, 'Requires authentication');
  // An app's token, such as GITHUB_TOKEN, does not represent a user.
  if (token.account.type === 'Bot') throw new ApiError(403, 'Resource not accessible by integration');
  return { status: 200, body: userPayload(token.account, site) };
}
