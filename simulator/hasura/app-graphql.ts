import {
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  specifiedRules,
} from 'graphql';
import { compareAll } from '../project/consistency.js';
import { urlOf } from '../project/database.js';
import type { AppApi } from '../project/graphql/app-api.js';
import { AppGraphqlError, type Context } from '../project/graphql/context.js';
import { introspect } from '../project/graphql/introspection.js';
import { hasurasIntrospection } from '../project/graphql/introspection-rule.js';
import { asHasura } from './app-graphql-errors.js';
import type { HasuraError } from './graphql-errors.js';
import { type Asked, readRequest, validated } from './graphql.js';
import type { Project } from './state.js';
import type { World } from './world.js';

interface Refusal {
  code: string;
  message: string;
}

/** Who asks, and what. */
export interface GraphqlCall {
  world: World;
  project: Project;
  headers: Headers;
  /** Why the app refuses the admin secret; undefined when it does not. */
  access: string | undefined;
  body: string;
}

/**
 * The app's own GraphQL API: the schema of a role as it follows from the metadata and the real databases, and the rows
 * that the role sees. Every answer has the status 200.
 */
export async function answerAppGraphql(call: GraphqlCall): Promise<Response> {
  const role = roleOf(call);
  if (typeof role !== 'string') return refused(role);
  const asked = readRequest(call.body);
  if (!asked) return refused({ code: 'validation-failed', message: 'not a valid graphql query' });
  const api = await apiOf(call);
  if (api.isHidden(role) && asksForSchema(asked)) {
    if (call.world.appBehaviour.hiddenSchemas === 'refused') return refused(HIDDEN);
  }
  const backend = call.headers.get('x-hasura-use-backend-only-permissions') === 'true';
  return await run(call, asked, api.schema(role, backend));
}

/** What the hosted service says to this is a guess. */
const HIDDEN = {
  code: 'access-denied',
  message: 'GraphQL introspection is not allowed for the current role',
};

/** The role of a request, or why there is none: without the admin secret, only the unauthorized role is left. */
function roleOf({ project, headers, access }: GraphqlCall): string | Refusal {
  if (access === undefined) return headers.get('x-hasura-role') ?? 'admin';
  const unauthorized = project.env.get('HASURA_GRAPHQL_UNAUTHORIZED_ROLE');
  const silent = !headers.has('x-hasura-admin-secret');
  if (silent && typeof unauthorized === 'string' && unauthorized !== '') return unauthorized;
  return { code: 'access-denied', message: access };
}

/** The API since the last comparison. A deployment that made none leaves it to the first request. */
async function apiOf({ world, project }: GraphqlCall): Promise<AppApi> {
  const { deployed } = project;
  if (deployed?.api) return deployed.api;
  const applied = deployed?.metadataApplied ? deployed.project?.metadata : undefined;
  const metadata = applied ?? { sources: [], exported: {}, refusal: undefined };
  const { api } = await world.clock.hold(() => compareAll({ metadata }, project.env, world.postgres));
  if (deployed && applied) deployed.api = api;
  return api;
}

function asksForSchema(asked: Asked): boolean {
  return rootsOf(asked).some((name) => ['__schema', '__type'].includes(name));
}

/** The names of the root fields; empty for a fragment. */
function rootsOf({ operation }: Asked): string[] {
  return operation.selectionSet.selections.map((node) => (node.kind === Kind.FIELD ? node.name.value : ''));
}

async function run(call: GraphqlCall, asked: Asked, schema: GraphQLSchema): Promise<Response> {
  const { document, operation, variables } = asked;
  const missing = missingRoot(asked, schema);
  if (missing) return refused(missing);
  // A question about the schema alone is as valid for one schema as for any other, and is asked for each role.
  const judge = asksForSchemaAlone(asked) ? (anySchema ??= schema) : schema;
  const [invalid] = validated(judge, document, RULES);
  if (invalid) return answered(asHasura(invalid, document));
  const read = introspect(schema, document, operation, variables);
  if (read) return Response.json({ data: read });
  const { data, errors } = await call.world.clock.hold(async () =>
    execute({
      schema,
      document,
      contextValue: contextOf(call),
      variableValues: variables,
      operationName: operation.name?.value,
      fieldResolver: byKey,
    }),
  );
  const [error] = errors ?? [];
  if (!error) return Response.json({ data });
  const cause = error.originalError;
  // Anything else that a resolver throws is a bug in the simulator.
  if (cause && error.path && !isExpected(cause)) throw cause;
  return answered(asHasura(error, document));
}

const RULES = [...specifiedRules, hasurasIntrospection];
let anySchema: GraphQLSchema | undefined;

function asksForSchemaAlone(asked: Asked): boolean {
  const { operation, variableDefinitions = [] } = asked.operation;
  return (
    operation === OperationTypeNode.QUERY &&
    variableDefinitions.length === 0 &&
    rootsOf(asked).every((name) => name === '__schema')
  );
}

function missingRoot({ operation }: Asked, schema: GraphQLSchema): Refusal | undefined {
  const code = 'validation-failed';
  if (operation.operation === OperationTypeNode.MUTATION && !schema.getMutationType())
    return { code, message: 'no mutations exist' };
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return undefined;
  if (!schema.getSubscriptionType()) return { code, message: 'no subscriptions exist' };
  return {
    code: 'unexpected',
    message: 'subscriptions are not supported over HTTP, use websockets instead',
  };
}

/** PostgreSQL's errors have a code of five characters. */
function isExpected(cause: Error): boolean {
  if (cause instanceof AppGraphqlError || cause instanceof GraphQLError) return true;
  return 'code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code);
}

/** The rows come with the names that the request gives to its fields. */
const byKey: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, { path }) =>
  (source as Record<string, unknown>)[path.key];

function contextOf({ world, project, headers }: GraphqlCall): Context {
  const session = new Map([...headers].filter(([name]) => name.startsWith('x-hasura-')));
  session.delete('x-hasura-admin-secret');
  return {
    session,
    transaction: async (source, work) => {
      const url = urlOf(source, project.env);
      if (url === undefined) throw new AppGraphqlError('unexpected', 'the source has no database');
      const { connections: size } = world.appBehaviour;
      return await project.app.connections.use(url, size, async (client) => {
        await client.query('begin');
        try {
          const result = await work(async (sql, values) => {
            const { rows } = await client.query<{ value: unknown }>(sql, [...values]);
            return rows[0]?.value ?? null;
          });
          await client.query('commit');
          return result;
        } catch (error) {
          await client.query('rollback').catch(() => undefined);
          throw error;
        }
      });
    },
  };
}

function refused({ code, message }: Refusal): Response {
  return answered({ extensions: { path: '$', code }, message });
}

function answered(error: HasuraError): Response {
  return Response.json({ errors: [error] });
}
