import type { Call, Clock, Service } from '../contracts.js';
import type { Result } from './answers.js';
import { ApiError, toErrorResponse, toResponse } from './answers.js';
import { callerRoutes } from './caller.js';
import { collaboratorRoutes } from './collaborators.js';
import { commentRoutes } from './comments.js';
import { comparisonRoutes } from './comparisons.js';
import { deploymentRoutes } from './deployments.js';
import { Events } from './events.js';
import type { Repository } from './model.js';
import { objectRoutes } from './objects.js';
import type { Site } from './payloads.js';
import { pullRoutes } from './pulls.js';
import { reactionRoutes } from './reactions.js';
import { repositoryRoutes } from './repositories.js';
import type { Context, Route } from './routes.js';
import { State } from './state.js';
import type { NewToken, Token } from './tokens.js';
import { authorize, makeToken, mayReadContents, sees } from './tokens.js';
import { siteOf } from './urls.js';

export interface GitHubOptions {
  clock: Clock;
  /** The path on the host at which GitHub answers (default `/github`); see `githubUrls`. */
  pathPrefix?: string;
  /** What links in payloads begin with (default `https://github.com`). */
  serverUrl?: string;
}

const routes: Route[] = [
  ...repositoryRoutes,
  ...objectRoutes,
  ...comparisonRoutes,
  ...collaboratorRoutes,
  ...pullRoutes,
  ...commentRoutes,
  ...reactionRoutes,
  ...deploymentRoutes,
  ...callerRoutes,
];

/** GitHub, as far as an action for pull requests sees it: strict about tokens, shapes and limits. */
export class GitHub extends State implements Service {
  readonly events: Events;
  readonly site: Site;
  readonly pathPrefix: string;
  readonly #tokens = new Map<string, Token>();

  constructor({ clock, pathPrefix = '/github', serverUrl = 'https://github.com' }: GitHubOptions) {
    super(clock);
    this.pathPrefix = pathPrefix;
    this.site = siteOf(serverUrl);
    this.events = new Events(this.site, this);
  }

  addToken(token: string, whose: NewToken): void {
    this.#tokens.set(token, makeToken(whose));
  }

  /** Makes a token invalid, as GitHub does after a job ends. */
  revokeToken(token: string): void {
    this.#tokens.delete(token);
  }

  /** Whether a clone of the repository with this token would work. */
  reads(token: string, owner: string, repo: string): boolean {
    const known = this.#tokens.get(token);
    const repository = this.repository(owner, repo);
    return known !== undefined && repository !== undefined && mayReadContents(known, repository);
  }

  identify(request: Request, body: string): Pick<Call, 'service' | 'operation' | 'variables'> | undefined {
    const path = this.#path(request);
    if (path === undefined) return undefined;
    const operation = findRoute(request.method, path)?.route.operation ?? `${request.method} ${path}`;
    const sent = parseBody(body) ?? {};
    const variables = operation === 'POST /graphql' ? sent['variables'] : sent;
    return { service: 'github', operation, variables: isRecord(variables) ? variables : {} };
  }

  async answer(request: Request, call: Call): Promise<Response> {
    const path = this.#path(request) ?? '';
    const found = findRoute(request.method, path);
    const docs = found?.route.docs ?? 'https://docs.github.com/rest';
    try {
      // GitHub refuses every request without a User-Agent header.
      if (!request.headers.get('user-agent')) {
        throw new ApiError(
          403,
          'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
        );
      }
      const token = this.#authenticate(request);
      if (found === undefined) throw new ApiError(404, 'Not Found');
      const body = parseBody(call.body);
      if (body === undefined) throw new ApiError(400, 'Problems parsing JSON');
      const context: Context = {
        state: this,
        site: this.site,
        token,
        url: new URL(request.url),
        params: found.params,
        body,
      };
      return toResponse(request, await this.#handle(found.route, context));
    } catch (error) {
      if (error instanceof ApiError) return toErrorResponse(error, docs);
      throw error;
    }
  }

  async #handle(route: Route, context: Context): Promise<Result> {
    if (route.scope === 'caller') return route.handle(context);
    const { params, token, url } = context;
    const owner = params['owner'] ?? '';
    const name = params['repo'] ?? '';
    const repository = owner === '' ? this.#byId(Number(name)) : this.repository(owner, name);
    if (repository === undefined) {
      const renamed = this.formerNames.get(`${owner}/${name}`.toLowerCase());
      if (renamed === undefined || !sees(token, renamed)) throw new ApiError(404, 'Not Found');
      throw movedTo(renamed, url, route.writes);
    }
    authorize(token, repository, route.need);
    if (route.writes && repository.archived)
      throw new ApiError(403, 'Repository was archived so is read-only.');
    return route.handle({ ...context, repository });
  }

  #authenticate(request: Request): Token | undefined {
    const header = request.headers.get('authorization');
    if (header === null) return undefined;
    const token = this.#tokens.get(/^(?:token|bearer) +(.+)$/i.exec(header)?.[1] ?? '');
    if (token === undefined) throw new ApiError(401, 'Bad credentials');
    return token;
  }

  #byId(id: number): Repository | undefined {
    return this.repositories.find((repository) => repository.id === id);
  }

  /** The path after the API's root; `undefined` when the request is not for GitHub. */
  #path(request: Request): string | undefined {
    const { pathname } = new URL(request.url);
    const rest = `${this.pathPrefix}/api/v3`;
    if (pathname === `${this.pathPrefix}/api/graphql`) return '/graphql';
    return pathname.startsWith(`${rest}/`) ? pathname.slice(rest.length) : undefined;
  }
}

function findRoute(
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  // GitHub's own links name a repository by its id.
  const named = path.replace(/^\/repositories\/(\d+)(?=\/|$)/, '/repos//$1');
  for (const route of routes) {
    if (route.method !== method) continue;
    const match = matchPath(route.pattern, named);
    if (match !== undefined) return { route, params: match };
  }
  return undefined;
}

function matchPath(pattern: RegExp, path: string): Record<string, string> | undefined {
  // A path by id has an empty owner.
  const byId = path.startsWith('/repos//');
  const match = pattern.exec(byId ? path.replace('/repos//', '/repos/-/') : path);
  if (match === null) return undefined;
  try {
    const groups = Object.entries(match.groups ?? {});
    const params = Object.fromEntries(groups.map(([key, value]) => [key, decodeURIComponent(value)]));
    return byId ? { ...params, owner: '' } : params;
  } catch {
    // A path with a stray percent sign does not exist.
    return undefined;
  }
}

/** A renamed repository answers with a redirect to its id: 301, or 307 where the body must be sent again. */
function movedTo(repository: Repository, url: URL, writes: boolean): ApiError {
  const location = new URL(url);
  location.pathname = url.pathname.replace(/\/repos\/[^/]+\/[^/]+/, `/repositories/${repository.id}`);
  return new ApiError(writes ? 307 : 301, writes ? 'Temporary Redirect' : 'Moved Permanently', {
    headers: { location: location.href },
    extra: { url: location.href },
  });
}

/** `undefined` when the text is not a JSON object. */
function parseBody(text: string): Record<string, unknown> | undefined {
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
