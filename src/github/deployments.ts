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
import { pagesOf } from './pages.js';
import type { AppRef } from '../rules/preview.js';

const deployment = v.object({
  id: v.number(),
  node_id: v.string(),
  sha: v.string(),
  payload: v.unknown(),
});
const list = v.array(deployment);
const states = v.object({
  nodes: v.array(v.nullish(v.object({ state: v.nullish(v.string()) }))),
});

/** Deployments in one list answer, and ids in one question for their states. */
const AT_ONCE = 100;

const STATES = `query states($ids: [ID!]!) { nodes(ids: $ids) { ... on Deployment { state } } }`;

/** A deployment of the app, made for one of its builds. */
export interface Deployment {
  id: number;
  sha: string;
  build: string;
}

/** A deployment and GitHub's word on it, such as `IN_PROGRESS`, `ACTIVE` (a success) or `DESTROYED` (inactive). */
export interface FoundDeployment extends Deployment {
  state: string;
}

/** What a deployment comes to. */
export interface DeploymentStatus {
  state: 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';
  /** At most 140 characters. */
  description: string;
  logUrl: string;
  /** Web address of the app. */
  url?: string;
}

/** The deployments of one app. Calls reject with Octokit's errors. */
export interface Deployments {
  /** The hundred newest, the newest first. */
  look(): Promise<FoundDeployment[]>;
  /** Makes one, whatever stands already. It is sent once: whether it stands after a lost answer only `look` can say. */
  create(of: { build: string; sha: string; description: string }): Promise<Deployment>;
  /** Gives one its status; one that is gone needs none. */
  tell(id: number, status: DeploymentStatus): Promise<void>;
}

/** The deployments of an app behind GitHub's API, in an environment that it shares with others. */
export function deploymentsOf(github: GitHubClient, app: AppRef & { environment: string }): Deployments {
  const { octokit, at } = github;
  const { environment, owner, name } = app;
  // GitHub looks for equal tasks, but not into payloads: one request finds what is this app's.
  const task = `deploy:${name}`;
  return {
    look: async () => {
      const pages = pagesOf(
        github,
        (asked) => octokit.rest.repos.listDeployments({ ...at, environment, task, ...asked }),
        AT_ONCE,
      );
      const listed: v.InferOutput<typeof list> = [];
      for await (const { data } of pages) listed.push(...checked(list, data));
      const ours = listed
        .map((one) => ({ ...one, payload: payloadOf(one.payload) }))
        .filter(({ payload }) => payload['owner'] === owner && payload['app'] === name)
        .sort((a, b) => b.id - a.id);
      const stand = await statesOfOurs(github, ours);
      return ours.flatMap(({ id, sha, payload }, index) => {
        const state = stand[index];
        // What has no state was deleted before this run.
        return state === undefined ? [] : [{ id, sha, build: buildInPayload(payload['build']), state }];
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
          // Of others in this environment, GitHub would take the deployments of other previews for outdated.
          auto_inactive: false,
        }),
      );
    },
  };
}

/**
 * The states of deployments in the order of their ids; `undefined` for one that is gone.
 * @param mostMs no longer wait that GitHub asks for is obeyed
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

/** Where GraphQL takes longer than this for states, REST is asked. */
const GRAPHQL_WAITS_MS = 5_000;
/** Deployments whose states REST is asked for, a request each: the newest. */
const MOST_BY_REST = 10;

/** The states of an app's deployments, the newest first; of the newest alone where GraphQL does not tell them. */
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

/** Whether GitHub gave no answer, rather than refuse one: REST may still give it. */
function isOutage(error: unknown, { clock }: GitHubClient): boolean {
  return (
    error instanceof Failure ||
    transportOf(error) !== undefined ||
    isServerTrouble(error) ||
    askedToWait(error, clock) !== undefined ||
    graphQLErrors(error).errors.length > 0
  );
}

/** The states of deployments over REST, in GraphQL's words. */
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

/** GraphQL's words for the last statuses that it calls otherwise than REST; our deployments are transient. */
const BY_REST: Record<string, string> = { success: 'ACTIVE', inactive: 'DESTROYED' };

/** What GraphQL could find out beside its errors, unless it was not allowed to. */
function dataBeside(error: unknown): unknown {
  const { errors, data } = graphQLErrors(error);
  // GraphQL answers with 200 all the same.
  if (errors.some(({ type }) => type === 'FORBIDDEN'))
    throw Object.assign(new Error('Resource not accessible', { cause: error }), { status: 403 });
  if (data === undefined || !errors.every(({ type }) => type === 'NOT_FOUND')) throw error;
  return data;
}

/** A payload comes back as it was posted: as an object, or as a text of JSON. */
export function payloadOf(payload: unknown): Record<string, unknown> {
  try {
    const read: unknown = typeof payload === 'string' ? JSON.parse(payload) : payload;
    return isRecord(read) ? read : {};
  } catch {
    return {};
  }
}

/** A text of a payload; empty where there is none. */
export function buildInPayload(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
