import { type DocumentNode, type GraphQLError, execute, parse, validate } from 'graphql';
import type { Result } from '../answers.js';
import { ApiError } from '../answers.js';
import { nodeId } from '../payloads.js';
import type { Context } from '../routes.js';
import { holds, sees } from '../tokens.js';
import { deploymentView } from './deployments.js';
import type { Viewer } from './repositories.js';
import { repositoryView } from './repositories.js';
import { schema } from './schema.js';
import { errorPayload, forbidden, Trouble } from './trouble.js';

/** How many ids `nodes` accepts. */
const nodeLimit = 100;

/** Answers with 200 and all the data that could be read, next to the errors. */
export async function query({ token, body, state, site }: Context): Promise<Result> {
  if (token === undefined) throw new ApiError(401, 'This endpoint requires you to be authenticated.');
  if (typeof body['query'] !== 'string')
    throw new ApiError(400, 'A query attribute must be specified and must be a string.');
  const { login, id } = token.account;
  const viewer: Viewer = { state, token };
  const read = readQuery(body['query']);
  if ('errors' in read) return { status: 200, body: { errors: read.errors.map(errorPayload) } };
  const { data, errors } = await execute({
    schema,
    document: read.document,
    rootValue: {
      viewer: { id: String(id), databaseId: id, login, url: `${site.server}/${login}` },
      repository: (asked: Asked) => repositoryOf(viewer, asked),
      nodes: ({ ids }: { ids: string[] }) => nodesOf(viewer, ids),
    },
    variableValues: body['variables'] as Record<string, unknown> | null | undefined,
    operationName: typeof body['operationName'] === 'string' ? body['operationName'] : null,
  });
  return {
    status: 200,
    body: { ...(data !== undefined && { data }), ...(errors && { errors: errors.map(errorPayload) }) },
  };
}

type Read = { document: DocumentNode } | { errors: readonly GraphQLError[] };

/** Sweeps and tests repeat the same queries, so each query is parsed and validated once. */
const known = new Map<string, Read>();
const MANY = 200;

function readQuery(source: string): Read {
  const found = known.get(source);
  if (found !== undefined) return found;
  const read = validated(source);
  if (known.size >= MANY) known.clear();
  known.set(source, read);
  return read;
}

function validated(source: string): Read {
  try {
    const document = parse(source);
    const errors = validate(schema, document);
    return errors.length > 0 ? { errors } : { document };
  } catch (error) {
    return { errors: [error as GraphQLError] };
  }
}

interface Asked {
  owner: string;
  name: string;
  followRenames: boolean;
}

function repositoryOf(viewer: Viewer, { owner, name, followRenames }: Asked): object {
  const { state, token } = viewer;
  const former = followRenames ? state.formerNames.get(`${owner}/${name}`.toLowerCase()) : undefined;
  const repository = state.repository(owner, name) ?? former;
  if (repository !== undefined && sees(token, repository)) return repositoryView(viewer, repository);
  throw new Trouble('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
}

/** An error in the place of a node becomes null, with an entry in `errors`. */
function nodesOf(viewer: Viewer, ids: string[]): (object | Error)[] {
  if (ids.length > nodeLimit)
    throw new Trouble(
      'ARGUMENT_LIMIT',
      `You may not provide more than ${nodeLimit} node ids; you provided ${ids.length}.`,
    );
  return ids.map((id) => nodeOf(viewer, id));
}

/** Only deployments can be found by id here. */
function nodeOf({ state, token }: Viewer, id: string): object | Error {
  const found = state.deployments.find((deployment) => nodeId('Deployment', deployment.id) === id);
  if (found === undefined || !sees(token, found.repository))
    return new Trouble('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  return holds(token, found.repository, 'deployments')
    ? deploymentView(found, state.now())
    : forbidden(token);
}
