import { buildSchema, execute, type GraphQLError, validate } from 'graphql';
import { badRequest, jsonAnswer } from './answers.js';
import type { Environment, Permission, Project, Token } from './model.js';
import type { Asked } from './request.js';
import { inHygraphsWords } from './words.js';

/** The Management API, as far as a token may ask about the public API. Its mutations are always refused. */
export async function runManagement(
  token: Token | undefined,
  asked: Asked,
  requestId: string,
): Promise<Response> {
  const [invalid] = validate(schema, asked.document);
  if (invalid) throw badRequest(inHygraphsWords(invalid));
  const { data = null, errors } = await execute({
    schema,
    document: asked.document,
    rootValue: {
      viewer: () => {
        if (token?.management !== true) throw new NotAllowed('not allowed');
        return { __typename: 'TokenViewer', id: token.id, project: projectView(token.project) };
      },
      submitBatchChanges: () => {
        throw new NotAllowed('not allowed');
      },
    },
    variableValues: asked.variables,
    operationName: asked.operation.name?.value,
  });
  const refused = errors?.map(refusalOf);
  return jsonAnswer(200, { data, ...(refused && { errors: refused }) }, requestId);
}

class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

/** An error that a resolver did not mean is a bug in the simulator; invalid variables come without a path. */
function refusalOf(error: GraphQLError): object {
  const { message, path, originalError } = error;
  if (originalError instanceof NotAllowed) return { message, extensions: { code: '403', path } };
  throw path ? (originalError ?? error) : badRequest(inHygraphsWords(error));
}

function projectView({ id, region, environments }: Project): object {
  const views = environments.map(environmentView);
  return {
    id,
    region,
    environments: views,
    environment: ({ name }: { name: string }) => views.find((view) => view.name === name) ?? null,
  };
}

function environmentView({ name, publicPermissions, defaultStage }: Environment): { name: string } & object {
  return {
    name,
    isMaster: name === 'master',
    publicContentAPI: {
      defaults: { stage: { apiId: defaultStage } },
      contentPermissions: publicPermissions.flatMap(permissionViews),
    },
  } as { name: string };
}

/** The service has a type for each kind of permission; only these names are made up. */
function permissionViews({ actions }: Permission): object[] {
  const all =
    actions === '*' ? (['read', 'create', 'update', 'delete', 'publish', 'unpublish'] as const) : actions;
  return all.map((action) => {
    const __typename = `${action.charAt(0).toUpperCase()}${action.slice(1)}ContentPermission`;
    return { __typename, enabled: true };
  });
}

const PERMISSIONS = ['Read', 'Create', 'Update', 'Delete', 'Publish', 'Unpublish']
  .map((kind) => `type ${kind}ContentPermission implements ContentPermission { enabled: Boolean! }`)
  .join('\n');

const schema = buildSchema(`
  scalar JSON
  type Query { viewer: Viewer! }
  type Mutation { submitBatchChanges(data: JSON!): JSON }
  interface Viewer { id: ID! }
  type TokenViewer implements Viewer { id: ID! project: Project! }
  type UserViewer implements Viewer { id: ID! project(id: ID!): Project }
  type Project { id: ID! region: String! environment(name: String!): Environment environments: [Environment!]! }
  type Environment { name: String! isMaster: Boolean! publicContentAPI: PublicContentAPI! }
  type PublicContentAPI { defaults: PublicDefaults! contentPermissions: [ContentPermission!]! }
  type PublicDefaults { stage: ViewedStage! }
  type ViewedStage { apiId: String! }
  interface ContentPermission { enabled: Boolean! }
  ${PERMISSIONS}
`);
