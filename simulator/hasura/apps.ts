import type { Call } from '../contracts.js';
import { AppError, html, json } from './app-answers.js';
import { answerAppGraphql } from './app-graphql.js';
import { answerMetadata } from './app-metadata.js';
import { answerQuery } from './app-query.js';
import { jsonObject } from './graphql.js';
import { health } from './health.js';
import { outageOf } from './starts.js';
import type { Project } from './state.js';
import { reload } from './tasks.js';
import type { World } from './world.js';

/**
 * The app that a URL leads to, by its id or name, and the path within it; `undefined` if the URL is not an app's.
 */
export function appPath(url: URL): { key: string; path: string } | undefined {
  const own = /^([a-z0-9-]+)\.hasura\.app$/.exec(url.hostname)?.[1];
  if (own !== undefined) return { key: own, path: url.pathname };
  const [, key, path] = /^\/apps\/([^/]+)(\/.*)$/.exec(url.pathname) ?? [];
  return key === undefined || path === undefined ? undefined : { key, path };
}

/** Names a call to an app. */
export function identifyAppCall(
  request: Request,
  body: string,
): Pick<Call, 'service' | 'operation' | 'variables'> | undefined {
  const target = appPath(new URL(request.url));
  if (!target) return undefined;
  return { service: 'app', operation: `${request.method} ${target.path}`, variables: jsonObject(body) ?? {} };
}

/** Answers as the app itself would, or as the gateway before it. */
export async function answerAppCall(world: World, request: Request, call: Call): Promise<Response> {
  const { key } = appPath(new URL(request.url)) ?? { key: '' };
  const project = findApp(world, key);
  const outage = project && outageOf(world, project);
  if (!project || outage === 'not routed') return html(404, 'There is no project with this domain name');
  const isHealth = call.operation === 'GET /healthz';
  if (outage === 'starting' && !isHealth)
    return html(503, 'If you have just created this project please wait until it is ready');
  if (!outage) await afterRestart(world, project);
  if (isHealth) {
    const { status, body } = health(world, project);
    return new Response(body, { status });
  }
  try {
    return await answerApi(world, project, request, call);
  } catch (error) {
    if (error instanceof AppError) return json(error.status, error.answer);
    throw error;
  }
}

/** Which of the APIs that can be disabled a call belongs to. */
const APIS: Record<string, 'metadata' | 'graphql'> = {
  'POST /v1/metadata': 'metadata',
  'POST /v2/query': 'metadata',
  'POST /v1/graphql': 'graphql',
};

async function answerApi(world: World, project: Project, request: Request, call: Call): Promise<Response> {
  const { operation, body } = call;
  if (operation === 'GET /v1/version') return json(200, VERSION);
  const api = APIS[operation];
  if (!api || isDisabled(project, api))
    throw new AppError(404, { path: '$', error: 'resource does not exist', code: 'not-found' });
  const access = accessOf(project, request);
  if (api === 'graphql') return answerAppGraphql({ world, project, access, headers: request.headers, body });
  if (access !== undefined) throw new AppError(401, { path: '$', error: access, code: 'access-denied' });
  return operation === 'POST /v2/query'
    ? answerQuery(world, project, body)
    : answerMetadata(world, project, body);
}

/** What the hosted service says of its own version is not known. */
const VERSION = { version: 'v2.48.0', server_type: 'ce' };

/** Once it is up again, an app compares its metadata with the databases that its variables name now. */
async function afterRestart(world: World, project: Project): Promise<void> {
  const { app } = project;
  if (app.restarted) {
    app.restarted = false;
    app.rebuilt = reload({ world, project }, []);
  }
  await app.rebuilt;
}

/** Whether the app's own variables disable an API: HASURA_GRAPHQL_ENABLED_APIS lists those that are served. */
function isDisabled({ env }: Project, api: string): boolean {
  const enabled = env.get('HASURA_GRAPHQL_ENABLED_APIS');
  if (typeof enabled !== 'string' || enabled.trim() === '') return false;
  return !enabled.split(',').some((name) => name.trim().toLowerCase() === api);
}

/** Finds a project by its id, or the newest project with that name that is not a spare. */
function findApp({ state }: World, key: string): Project | undefined {
  return state.projects.findLast(({ id, name, spare }) => id === key || (name === key && !spare));
}

/** Why the app refuses the admin secret; `undefined` when it accepts it. */
function accessOf({ env }: Project, request: Request): string | undefined {
  const secret = request.headers.get('x-hasura-admin-secret');
  if (secret === null) return 'x-hasura-admin-secret/x-hasura-access-key required, but not found';
  if (secret !== env.get('HASURA_GRAPHQL_ADMIN_SECRET'))
    return 'invalid "x-hasura-admin-secret"/"x-hasura-access-key"';
  return undefined;
}
