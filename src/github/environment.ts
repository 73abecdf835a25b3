import * as v from 'valibot';
import { type GitHubClient, checked } from './client.js';
import { readPayload, statesOf } from './deployments.js';

const PAGE = 100;
const MOST_PAGES = 3;
/** What GitHub calls a deployment that it shows as standing, or on its way. */
const STANDING = ['ACTIVE', 'SUCCESS', 'IN_PROGRESS', 'PENDING', 'QUEUED', 'WAITING'];

const deployments = v.array(v.object({ id: v.number(), node_id: v.string(), payload: v.unknown() }));

/** A deployment that GitHub shows as standing, and the app that it says it is of. */
export interface EnvironmentDeployment {
  id: number;
  owner: string;
  name: string;
}

/**
 * The deployments of an environment that are shown as standing, of its three hundred newest; only those that say whose
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
    const ours = listed.flatMap(({ id, node_id, payload }) => {
      const { owner, app: name } = readPayload(payload);
      return typeof owner === 'string' && typeof name === 'string'
        ? [{ id, node: node_id, owner, name }]
        : [];
    });
    const standing = await statesOf(
      github,
      ours.map(({ node }) => node),
    );
    for (const [index, { id, owner, name }] of ours.entries())
      if (STANDING.includes(standing[index] ?? '')) found.push({ id, owner, name });
    if (listed.length < PAGE) break;
  }
  return found;
}
