import type { Call } from '../contracts.js';
import { jsonText } from '../project/json.js';
import { isRecord } from '../project/shapes.js';
import { answerAppGraphql } from './app-graphql.js';
import { jsonObject } from './graphql.js';
import { health, inconsistentObjects } from './health.js';
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

/** Answers as the app itself would. */
export async function answerAppCall(world: World, request: Request, call: Call): Promise<Response> {
  const { key } = appPath(new URL(request.url)) ?? { key: '' };
  const project = findApp(world, key);
  if (!project) return html(404, 'There is no project with this domain name');
  if (call.operation === 'GET /healthz') {
    const { status, body } = health(world, project);
    return new Response(body, { status });
  }
  if (project.restartsUntil > world.clock.now()) {
    return html(503, 'If you have just created this project please wait until it is ready');
  }
  if (isDisabled(project, call.operation))
    return json(404, { path: '$', error: 'resource does not exist', code: 'not-found' });
  switch (call.operation) {
    case 'POST /v1/metadata':
      return answerMetadata(world, project, request, call);
    case 'POST /v1/graphql':
      return answerAppGraphql({
        world,
        project,
        access: accessOf(project, request),
        role: request.headers.get('x-hasura-role'),
        body: call.body,
      });
    default:
      return json(404, { path: '$', error: 'resource does not exist', code: 'not-found' });
  }
}

/** Whether the app's own variables disable an API: HASURA_GRAPHQL_ENABLED_APIS lists those that are served. */
function isDisabled({ env }: Project, operation: string): boolean {
  const enabled = env.get('HASURA_GRAPHQL_ENABLED_APIS');
  if (typeof enabled !== 'string' || enabled.trim() === '') return false;
  const api = operation === 'POST /v1/metadata' ? 'metadata' : 'graphql';
  return !enabled.split(',').some((name) => name.trim().toLowerCase() === api);
}

/** Finds a project by its id, or the newest project with that name that is not a spare. */
function findApp({ state }: World, key: string): Project | undefined {
  return state.projects.findLast(({ id, name, spare }) => id === key || (name === key && !spare));
}

async function answerMetadata(
  world: World,
  project: Project,
  request: Request,
  call: Call,
): Promise<Response> {
  const refusal = accessOf(project, request);
  if (refusal !== undefined) return json(401, { path: '$', error: refusal, code: 'access-denied' });
  const type = call.variables['type'];
  switch (type) {
    case 'get_inconsistent_metadata': {
      const objects = inconsistentObjects(project);
      return json(200, { is_consistent: objects.length === 0, inconsistent_objects: objects });
    }
    case 'reload_metadata': {
      const args = call.variables['args'];
      await reload({ world, project }, isRecord(args) ? args['reload_remote_schemas'] : undefined);
      const objects = inconsistentObjects(project);
      return json(200, {
        message: 'success',
        is_consistent: objects.length === 0,
        ...(objects.length > 0 && { inconsistent_objects: objects }),
      });
    }
    case 'export_metadata': {
      const { deployed } = project;
      const metadata = deployed?.metadataApplied ? deployed.project?.metadata.exported : undefined;
      return json(200, {
        resource_version: metadata ? 2 : 1,
        metadata: metadata ?? { version: 3, sources: [] },
      });
    }
    default:
      return json(400, {
        path: '$.type',
        error: `unknown metadata command ${String(type)}`,
        code: 'parse-failed',
      });
  }
}

/** Why the app refuses the admin secret; `undefined` when it accepts it. */
function accessOf({ env }: Project, request: Request): string | undefined {
  const secret = request.headers.get('x-hasura-admin-secret');
  if (secret === null) return 'x-hasura-admin-secret/x-hasura-access-key required, but not found';
  if (secret !== env.get('HASURA_GRAPHQL_ADMIN_SECRET'))
    return 'invalid "x-hasura-admin-secret"/"x-hasura-access-key"';
  return undefined;
}

function json(status: number, value: unknown): Response {
  return new Response(jsonText(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}

function html(status: number, text: string): Response {
  const body = `<!DOCTYPE html><html><body><p>${text}</p></body></html>\n`;
  return new Response(body, { status, headers: { 'content-type': 'text/html' } });
}
