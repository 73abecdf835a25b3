import * as v from 'valibot';
import { type GitHubClient, checked } from './client.js';
import { readPayload, statesOf } from './deployments.js';
import { pagesOf } from './pages.js';

/** No more deployments than these are looked through, the newest first. */
const MOST = 300;
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
  const pages = pagesOf(
    github,
    (asked) => octokit.rest.repos.listDeployments({ ...at, environment, ...asked }),
    MOST,
  );
  for await (const { data } of pages) {
    const ours = checked(deployments, data).flatMap(({ id, node_id, payload }) => {
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
  }
  return found;
}
