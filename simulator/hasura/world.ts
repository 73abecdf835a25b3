import type { Clock } from '../contracts.js';
import { randomHex } from '../random.js';
import type { AppBehaviour } from './app-behaviour.js';
import type { RemoteSchemaBehaviour } from './remote-schemas.js';
import type { ScriptFor } from './script.js';
import type { State } from './state.js';
import type { TenantScriptFor } from './tenant-script.js';

/** Where a build reads the branch from: the commit at its head, and the folder of its Hasura project on disk. */
export type Sources = (ref: SourceRef) => SourceAnswer | Promise<SourceAnswer>;

export interface SourceRef {
  owner: string;
  repo: string;
  branch: string;
  /** Relative to the repository's root. */
  directory: string;
  /** The token from the create request. */
  token: string;
}

/**
 * Without a `directory` there is a commit but nothing to deploy. Without a `root` the project is the whole repository:
 * no path of the project may leave it.
 */
export type SourceAnswer = { sha: string; directory?: string; root?: string } | { error: string };

/** Asks a remote schema; `undefined` for a host that the simulator does not know. */
export type RemoteSchemas = (url: string, init: RequestInit) => Promise<Response> | undefined;

/** What every part of the service works with. */
export interface World {
  readonly clock: Clock;
  readonly random: () => number;
  readonly state: State;
  readonly sources: Sources;
  readonly remoteSchemas: RemoteSchemas;
  readonly remoteSchemaBehaviour: RemoteSchemaBehaviour;
  readonly appBehaviour: AppBehaviour;
  readonly postgres: 'real' | 'none';
  readonly deleteTakesMs: number;
  readonly restartMs: number;
  readonly appUrl: AppUrl;
  script: ScriptFor;
  tenantScript: TenantScriptFor;
  /** How many creations were requested for each name of each account. */
  readonly attempts: Map<string, number>;
  /** Aborted when the simulator ends. */
  readonly stopping: AbortSignal;
  /** Starts work in the background, until `stop`. */
  run(work: () => Promise<void>, stop: AbortSignal): void;
}

/** The URL of a preview app without its path. */
export type AppUrl = (app: { id: string; name: string }, origin: string) => string;

/** The env vars of a new project; a value need not be a string. */
export function bornEnv(
  random: () => number,
  given: Iterable<readonly [string, unknown]>,
): Map<string, unknown> {
  return new Map<string, unknown>([
    ['HASURA_GRAPHQL_ADMIN_SECRET', randomHex(random, 64)],
    ['HASURA_GRAPHQL_CORS_DOMAIN', '*'],
    ['HASURA_GRAPHQL_ENABLE_CONSOLE', true],
    ['HASURA_GRAPHQL_TX_ISOLATION', 'read-committed'],
    ['HASURA_GRAPHQL_WEBSOCKET_KEEPALIVE', 5],
    ...given,
  ]);
}
