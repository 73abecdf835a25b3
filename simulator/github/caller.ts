import { buildSchema, graphql } from 'graphql';
import type { Result } from './answers.js';
import { ApiError } from './answers.js';
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

/** The part of GitHub's public schema that is needed here; anything else fails as an unknown field does there. */
const schema = buildSchema(`
  type Query { viewer: User! }
  type User { id: ID! databaseId: Int login: String! url: String! }
`);

function getUser({ token, site }: Context): Result {
  if (token === undefined) throw new ApiError(401, 'Requires authentication');
  // An app's token, GITHUB_TOKEN among them, stands for no user.
  if (token.account.type === 'Bot') throw new ApiError(403, 'Resource not accessible by integration');
  return { status: 200, body: userPayload(token.account, site) };
}

async function query({ token, body, site }: Context): Promise<Result> {
  if (token === undefined) throw new ApiError(401, 'This endpoint requires you to be authenticated.');
  if (typeof body['query'] !== 'string')
    throw new ApiError(400, 'A query attribute must be specified and must be a string.');
  const { login, id } = token.account;
  const result = await graphql({
    schema,
    source: body['query'],
    rootValue: { viewer: { id: String(id), databaseId: id, login, url: `${site.server}/${login}` } },
    variableValues: body['variables'] as Record<string, unknown> | null | undefined,
  });
  return { status: 200, body: result };
}
