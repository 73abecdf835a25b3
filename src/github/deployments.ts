import * as v from 'valibot';
import { isRecord } from '../lib/record.js';
import { type GitHubClient, checked, graphQLErrors, statusOf } from './client.js';
import { pagesOf } from './pages.js';

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

/** Whose deployments: those of one app in an environment that it shares with others. */
export interface DeployedApp {
  environment: string;
  owner: string;
  name: string;
}

/** A deployment of the app, made for one of its builds. */
export interface Deployment {
  id: number;
  sha: string;
  build: string;
}

/** A deployment and GitHub's word on it, such as `IN_PROGRESS`, `ACTIVE` (a success) or `DESTROYED` (inactive). */
export interface StandingDeployment extends Deployment {
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
  look(): Promise<StandingDeployment[]>;
  /** Makes one, whatever stands already. It is sent once: whether it stands after a lost answer only `look` can say. */
  create(of: { build: string; sha: string; description: string }): Promise<Deployment>;
  /** Gives one its status; one that is gone needs none. */
  tell(id: number, status: DeploymentStatus): Promise<void>;
}

/** The deployments of an app behind GitHub's API. */
export function deploymentsOf(github: GitHubClient, app: DeployedApp): Deployments {
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
        .map((one) => ({ ...one, payload: readPayload(one.payload) }))
        .filter(({ payload }) => payload['owner'] === owner && payload['app'] === name)
        .sort((a, b) => b.id - a.id);
      const stand = await statesOf(
        github,
        ours.map(({ node_id: id }) => id),
      );
      return ours.flatMap(({ id, sha, payload }, index) => {
        const state = stand[index];
        // What has no state is gone by now.
        return state === undefined ? [] : [{ id, sha, build: textOf(payload['build']), state }];
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
      try {
        await octokit.rest.repos.createDeploymentStatus({
          ...at,
          deployment_id: id,
          state,
          description,
          log_url: logUrl,
          ...(url === undefined ? {} : { environment_url: url }),
          // Of others in this environment, GitHub would take the deployments of other previews for outdated.
          auto_inactive: false,
        });
      } catch (error) {
        if (statusOf(error) !== 404) throw error;
      }
    },
  };
}

/** The states of deployments in the order of their ids; `undefined` for one that is gone. */
export async function statesOf(github: GitHubClient, ids: string[]): Promise<(string | undefined)[]> {
  if (ids.length === 0) return [];
  const answer = await github.read(() => github.octokit.graphql<unknown>(STATES, { ids }).catch(dataBeside));
  return checked(states, answer).nodes.map((node) => (node ? (node.state ?? 'PENDING') : undefined));
}

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
export function readPayload(payload: unknown): Record<string, unknown> {
  try {
    const read: unknown = typeof payload === 'string' ? JSON.parse(payload) : payload;
    return isRecord(read) ? read : {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
