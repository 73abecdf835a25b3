import * as v from 'valibot';
import { isRecord } from '../lib/record.js';
import { Failure } from '../lib/errors.js';
import { sideBySide } from '../lib/side-by-side.js';
import { within } from '../lib/within.js';
import {
  type GitHubClient,
  askedToWait,
  checked,
  graphQLErrors,
  isServerTrouble,
  transportOf,
  unlessGone,
} from './client.js';
import { isCertainlyOurs, ownLogin } from './identity.js';
import { pagesOf } from './pages.js';
import type { AppRef } from '../rules/preview.js';

const deployment = v.object({
  id: v.number(),
  node_id: v.string(),
  sha: v.string(),
  payload: v.unknown(),
  environment: v.string(),
  creator: v.nullish(v.object({ login: v.string(), type: v.string() })),
  created_at: v.nullish(v.string()),
});
const list = v.array(deployment);
const states = v.object({
  nodes: v.array(v.nullish(v.object({ state: v.nullish(v.string()) }))),
});

/** The number of deployments in one list answer, and of ids in one request for their states. */
const AT_ONCE = 100;

const STATES = `query states($ids: [ID!]!) { nodes(ids: $ids) { ... on Deployment { state } } }`;

/** A deployment of the app for one of its builds. */
export interface Deployment {
  id: number;
  sha: string;
  build: string;
}

/** A deployment and its state on GitHub, such as `IN_PROGRESS`, `ACTIVE` (a success) or `DESTROYED` (inactive). */
export interface FoundDeployment extends Deployment {
  state: string;
  /** Whether it is in the environment that the inputs name now. */
  isHere: boolean;
}

/** A new status of a deployment. */
export interface DeploymentStatus {
  state: 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';
  /** At most 140 characters. */
  description: string;
  logUrl: string;
  /** The URL of the app. */
  url?: string;
}

/** The deployments of one app. Calls reject with Octokit's errors. */
export interface Deployments {
  /** The hundred newest deployments, newest first. */
  look(): Promise<FoundDeployment[]>;
  /**
   * Creates a deployment, even if others exist. It is sent once: if the answer is lost, only `look` shows whether it
   * exists.
   */
  create(of: { build: string; sha: string; description: string }): Promise<Deployment>;
  /** Sets the status of a deployment, unless the deployment is gone. */
  tell(id: number, status: DeploymentStatus): Promise<void>;
}

/**
 * The deployments of an app behind GitHub's API. New ones go into an environment that it shares with others; those of
 * an environment that the inputs named before are found as well.
 */
export function deploymentsOf(github: GitHubClient, app: AppRef & { environment: string }): Deployments {
  const { octokit, at } = github;
  const { environment, owner, name } = app;
  // GitHub can filter by task, but not by payload: one request finds this app's deployments.
  const task = `deploy:${name}`;
  return {
    look: async () => {
      const pages = pagesOf(
        github,
        (asked) => octokit.rest.repos.listDeployments({ ...at, task, ...asked }),
        AT_ONCE,
      );
      const listed: v.InferOutput<typeof list> = [];
      for await (const { data } of pages) listed.push(...checked(list, data));
      const ours = listed
        .map((one) => ({ ...one, payload: payloadOf(one.payload) }))
        .filter(({ payload }) => payload['owner'] === owner && payload['app'] === name)
        .sort((a, b) => b.id - a.id);
      const stand = await statesOfOurs(github, ours);
      return ours.flatMap(({ id, sha, payload, environment: where }, index) => {
        const state = stand[index];
        // A deployment without a state was deleted before this run, or is older than those that REST was asked for.
        if (state === undefined) return [];
        return [{ id, sha, build: buildInPayload(payload['build']), state, isHere: where === environment }];
      });
    },
    create: async ({ build, sha, description }) => {
      const { data } = await octokit.rest.repos.createDeployment({
        ...at,
        ref: sha,
        task,
        environment,
        description,
        payload: { app: name, owner, build },
        transient_environment: true,
        production_environment: false,
        auto_merge: false,
        required_contexts: [],
      });
      return { id: checked(deployment, data).id, sha, build };
    },
    tell: async (id, { state, description, logUrl, url }) => {
      await unlessGone(() =>
        octokit.rest.repos.createDeploymentStatus({
          ...at,
          deployment_id: id,
          state,
          description,
          log_url: logUrl,
          ...(url === undefined ? {} : { environment_url: url }),
          // Other deployments in this environment belong to other previews, and GitHub would mark them as inactive.
          auto_inactive: false,
        }),
      );
    },
  };
}

/**
 * The names of the apps that our own deployments give to an owner, of the hundred newest in an environment. Rejects
 * with Octokit's errors.
 */
export async function deployedNames(
  github: GitHubClient,
  { environment, owner }: { environment: string; owner: string },
): Promise<string[]> {
  const us = await ownLogin(github);
  return (await newestIn(github, environment)).flatMap(({ payload, creator }) => {
    const { owner: of, app: name } = payloadOf(payload);
    return of === owner && typeof name === 'string' && isCertainlyOurs(creator, us) ? [name] : [];
  });
}

/**
 * How many builds the deployments of an environment record since a date, apart from one build; of the hundred newest.
 * Rejects with Octokit's errors.
 */
export async function otherBuildsSince(
  github: GitHubClient,
  { environment, since, build }: { environment: string; since: Date; build: string },
): Promise<number> {
  const newest = await newestIn(github, environment, GRAPHQL_WAITS_MS);
  return newest.filter(({ created_at: created, payload }) => {
    const read = payloadOf(payload);
    const isOther = typeof read['app'] === 'string' && read['build'] !== build;
    return isOther && Date.parse(created ?? '') >= since.getTime();
  }).length;
}

/** @param mostMs the longest time to wait, even if GitHub asks for more */
async function newestIn(
  github: GitHubClient,
  environment: string,
  mostMs?: number,
): Promise<v.InferOutput<typeof list>> {
  const { octokit, at } = github;
  const { data } = await github.read(
    () => octokit.rest.repos.listDeployments({ ...at, environment, per_page: AT_ONCE }),
    mostMs,
  );
  return checked(list, data);
}

/**
 * The states of deployments in the order of their ids; `undefined` for a deployment that is gone.
 * @param mostMs the longest time to wait, even if GitHub asks for more
 */
export async function deploymentStates(
  github: GitHubClient,
  ids: string[],
  mostMs?: number,
): Promise<(string | undefined)[]> {
  if (ids.length === 0) return [];
  const answer = await github.read(
    () => github.octokit.graphql<unknown>(STATES, { ids }).catch(dataBeside),
    mostMs,
  );
  return checked(states, answer).nodes.map((node) => (node ? (node.state ?? 'PENDING') : undefined));
}

/** If GraphQL takes longer than this to return states, REST is used. */
const GRAPHQL_WAITS_MS = 5_000;
/** How many states are read over REST, with one request each: those of the newest deployments. */
const MOST_BY_REST = 10;

/** The states of an app's deployments, newest first; only those of the newest ones when GraphQL does not answer. */
async function statesOfOurs(
  github: GitHubClient,
  ours: readonly { id: number; node_id: string }[],
): Promise<(string | undefined)[]> {
  const nodes = ours.map(({ node_id: node }) => node);
  try {
    const asked = deploymentStates(github, nodes, GRAPHQL_WAITS_MS);
    return await within(github.clock, GRAPHQL_WAITS_MS, 'GitHub', asked);
  } catch (error) {
    if (!isOutage(error, github)) throw error;
    const newest = ours.slice(0, MOST_BY_REST).map(({ id }) => id);
    return await statesByRest(github, newest);
  }
}

const statuses = v.array(v.object({ id: v.number(), state: v.string() }));

/** Whether GitHub did not answer, rather than refuse: REST may still answer. */
function isOutage(error: unknown, { clock }: GitHubClient): boolean {
  return (
    error instanceof Failure ||
    transportOf(error) !== undefined ||
    isServerTrouble(error) ||
    askedToWait(error, clock) !== undefined ||
    graphQLErrors(error).errors.length > 0
  );
}

/** Reads the states of deployments over REST, and translates them to GraphQL's words. */
async function statesByRest(github: GitHubClient, ids: number[]): Promise<(string | undefined)[]> {
  const { octokit, at } = github;
  return await sideBySide(ids, 4, async (id) => {
    const answer = await unlessGone(() =>
      github.read(() =>
        octokit.rest.repos.listDeploymentStatuses({ ...at, deployment_id: id, per_page: 100 }),
      ),
    );
    if (answer === undefined) return undefined;
    const [last] = checked(statuses, answer.data).sort((a, b) => b.id - a.id);
    return last === undefined ? 'PENDING' : (BY_REST[last.state] ?? last.state.toUpperCase());
  });
}

/** GraphQL's words for the REST states that it names differently; our deployments are transient. */
const BY_REST: Record<string, string> = { success: 'ACTIVE', inactive: 'DESTROYED' };

/** The data beside GraphQL's errors, if all errors are "not found". Throws otherwise. */
function dataBeside(error: unknown): unknown {
  const { errors, data } = graphQLErrors(error);
  // GraphQL answers with status 200 even for this.
  if (errors.some(({ type }) => type === 'FORBIDDEN'))
    throw Object.assign(new Error('Resource not accessible', { cause: error }), { status: 403 });
  if (data === undefined || !errors.every(({ type }) => type === 'NOT_FOUND')) throw error;
  return data;
}

/** Reads a payload, which GitHub returns as it was posted: as an object, or as a JSON text. */
export function payloadOf(payload: unknown): Record<string, unknown> {
  try {
    const read: unknown = typeof payload === 'string' ? JSON.parse(payload) : payload;
    return isRecord(read) ? read : {};
  } catch {
    return {};
  }
}

/** The build in a payload; empty when there is none. */
export function buildInPayload(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
