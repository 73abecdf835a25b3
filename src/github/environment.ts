import * as v from 'valibot';
import { type GitHubClient, checked } from './client.js';
import { readPayload, statesOf, textOf } from './deployments.js';

const PAGE = 100;
const MOST_PAGES = 10;
/** What GitHub calls a deployment that it shows as standing, or on its way. */
export const STANDING = ['ACTIVE', 'SUCCESS', 'IN_PROGRESS', 'PENDING', 'QUEUED', 'WAITING'];

const deployments = v.array(
  v.object({ id: v.number(), node_id: v.string(), payload: v.unknown(), updated_at: v.nullish(v.string()) }),
);

/** A deployment that GitHub shows as standing, and the app and build that it says it is of. */
export interface EnvironmentDeployment {
  id: number;
  owner: string;
  name: string;
  build: string;
  /** When it was last changed, in milliseconds of the wall clock; `NaN` where GitHub does not say it. */
  updatedAt: number;
}

/**
 * The deployments of an environment that are shown as standing, of its thousand newest; only those that say whose
 * app they are. Rejects with Octokit's errors.
 */
export async function standingDeployments(
  github: GitHubClient,
  environment: string,
): Promise<EnvironmentDeployment[]> {
  const { octokit, at } = github;
  const found: EnvironmentDeployment[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await github.read(() =>
      octokit.rest.repos.listDeployments({ ...at, environment, per_page: PAGE, page }),
    );
    const listed = checked(deployments, data);
    const ours = listed.flatMap(({ id, node_id: node, payload, updated_at: updated }) => {
      const { owner, app: name, build } = readPayload(payload);
      return typeof owner === 'string' && typeof name === 'string'
        ? [{ id, node, owner, name, build: textOf(build), updatedAt: Date.parse(updated ?? '') }]
        : [];
    });
    const standing = await statesOf(
      github,
      ours.map(({ node }) => node),
    );
    for (const [index, { node: _, ...one }] of ours.entries())
      if (STANDING.includes(standing[index] ?? '')) found.push(one);
    if (listed.length < PAGE) break;
  }
  return found;
}
