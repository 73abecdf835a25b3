import * as v from 'valibot';
import { type GitHubClient, checked } from './client.js';
import { payloadOf, deploymentStates, buildInPayload } from './deployments.js';
import { isCertainlyOurs, ownLogin } from './identity.js';
import { pagesOf } from './pages.js';

/** The most deployments to read, newest first. */
const MOST = 1_000;
/** The states of a deployment that GitHub shows as active or in progress. */
export const ACTIVE_STATES = ['ACTIVE', 'SUCCESS', 'IN_PROGRESS', 'PENDING', 'QUEUED', 'WAITING'];

const deployments = v.array(
  v.object({
    id: v.number(),
    node_id: v.string(),
    payload: v.unknown(),
    updated_at: v.nullish(v.string()),
    creator: v.nullish(v.object({ login: v.string(), type: v.string() })),
  }),
);

/** A deployment that GitHub shows as active, and the app and build that its payload names. */
export interface EnvironmentDeployment {
  id: number;
  owner: string;
  name: string;
  build: string;
  /** Our token created it. */
  isOwn: boolean;
  /** GitHub shows it as existing, or under way. */
  isActive: boolean;
  /** It records a build that failed. */
  hasFailed: boolean;
  /** When it was last changed, in milliseconds of the wall clock; `NaN` when GitHub does not say. */
  updatedAt: number;
}

/**
 * The active deployments among the thousand newest of an environment, without those whose payload names no app.
 * Rejects with Octokit's errors.
 */
export async function environmentDeployments(
  github: GitHubClient,
  environment: string,
): Promise<EnvironmentDeployment[]> {
  const { octokit, at } = github;
  const found: EnvironmentDeployment[] = [];
  const us = await ownLogin(github);
  const pages = pagesOf(
    github,
    (asked) => octokit.rest.repos.listDeployments({ ...at, environment, ...asked }),
    MOST,
  );
  for await (const { data } of pages) {
    const ours = checked(deployments, data).flatMap(
      ({ id, node_id: node, payload, updated_at: updated, creator }) => {
        const { owner, app: name, build } = payloadOf(payload);
        return typeof owner === 'string' && typeof name === 'string'
          ? [
              {
                id,
                node,
                owner,
                name,
                build: buildInPayload(build),
                isOwn: isCertainlyOurs(creator, us),
                updatedAt: Date.parse(updated ?? ''),
              },
            ]
          : [];
      },
    );
    const standing = await deploymentStates(
      github,
      ours.map(({ node }) => node),
    );
    for (const [index, { node: _, ...one }] of ours.entries())
      if (standing[index] !== undefined)
        found.push({
          ...one,
          isActive: ACTIVE_STATES.includes(standing[index]),
          hasFailed: ['FAILURE', 'ERROR'].includes(standing[index]),
        });
  }
  return found;
}
