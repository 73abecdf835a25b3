import { buildSchema, type GraphQLSchema } from 'graphql';
import { appSchema } from '../project/app-schema.js';
import { answer, readRequest } from './graphql.js';
import type { Project } from './state.js';
import type { World } from './world.js';

/**
 * The app's own GraphQL API. Its schema is real as far as tracked tables are concerned, but the tables have no rows.
 */
export async function answerAppGraphql(ask: {
  world: World;
  project: Project;
  /** Why the app refuses the caller; undefined when it does not. */
  access: string | undefined;
  role: string | null;
  body: string;
}): Promise<Response> {
  if (ask.access !== undefined) return errorOf('access-denied', ask.access);
  const asked = readRequest(ask.body);
  if (!asked) return errorOf('validation-failed', 'not a valid graphql query');
  const { schema, root } = await schemaOf(ask);
  return Response.json(await answer(schema, asked, root));
}

async function schemaOf({
  world,
  project,
  role,
}: {
  world: World;
  project: Project;
  role: string | null;
}): Promise<Built> {
  const { deployed } = project;
  const read = deployed?.project;
  if (!deployed?.metadataApplied || !read || world.postgres === 'none') return EMPTY;
  const built = await world.clock.hold(() => appSchema(read, project.env, role ?? 'admin'));
  if (!built) return EMPTY;
  return {
    schema: buildSchema(built.sdl),
    root: Object.fromEntries(built.rootFields.map((field) => [field, []])),
  };
}

interface Built {
  schema: GraphQLSchema;
  root: object;
}

const EMPTY: Built = {
  schema: buildSchema('schema { query: query_root } type query_root { no_queries_available: String! }'),
  root: { no_queries_available: 'There are no queries available to the current role.' },
};

function errorOf(code: string, message: string): Response {
  return Response.json({ errors: [{ extensions: { path: '$', code }, message }] });
}
