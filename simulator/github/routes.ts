import type { Result } from './answers.js';
import type { Repository } from './model.js';
import type { Site } from './payloads.js';
import type { State } from './state.js';
import type { Need, Token } from './tokens.js';

/** What a handler works with once the caller has access. */
export interface Context {
  state: State;
  site: Site;
  token: Token | undefined;
  url: URL;
  /** The parts of the path, decoded. */
  params: Record<string, string>;
  /** The JSON body; empty when there is none. */
  body: Record<string, unknown>;
}

export interface RepositoryContext extends Context {
  repository: Repository;
}

/** A call that GitHub knows. Faults and tests refer to it by `operation`. */
export type Route = {
  operation: string;
  method: string;
  pattern: RegExp;
  /** The page that the error's `documentation_url` points to. */
  docs: string;
} & (
  | { scope: 'repository'; need: Need; writes: boolean; handle: (context: RepositoryContext) => Result }
  | { scope: 'caller'; handle: (context: Context) => Result | Promise<Result> }
);

/**
 * Builds a route's pattern from `METHOD /path/{param}`; `{param...}` at the end also matches slashes.
 * Paths begin with `/repos/{owner}/{repo}` when they are about a repository.
 */
export function pattern(operation: string): Pick<Route, 'operation' | 'method' | 'pattern'> {
  const [method = '', template = ''] = operation.split(' ');
  const source = template
    .replaceAll('.', '\\.')
    .replace(/\{(\w+)\\\.\\\.\\\.\}/g, '(?<$1>.*)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return { operation, method, pattern: new RegExp(`^${source}$`) };
}
