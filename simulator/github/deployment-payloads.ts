import type { Deployment, DeploymentStatus } from './model.js';
import { fullName } from './model.js';
import type { Site } from './payloads.js';
import { iso, nodeId, userPayload } from './payloads.js';

export function deploymentPayload(deployment: Deployment, site: Site): Record<string, unknown> {
  const { id, sha, ref, task, payload, description, environment } = deployment;
  return {
    url: urlOf(deployment, site),
    id,
    node_id: nodeId('Deployment', id),
    sha,
    ref,
    task,
    payload,
    original_environment: deployment.originalEnvironment,
    environment,
    description,
    creator: userPayload(deployment.creator, site),
    created_at: iso(deployment.createdAt),
    updated_at: iso(deployment.updatedAt),
    statuses_url: `${urlOf(deployment, site)}/statuses`,
    repository_url: repositoryUrl(deployment, site),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  };
}

export function deploymentStatusPayload(
  deployment: Deployment,
  status: DeploymentStatus,
  site: Site,
): Record<string, unknown> {
  const { id, state, description, environment, environmentUrl, logUrl, at } = status;
  return {
    url: `${urlOf(deployment, site)}/statuses/${id}`,
    id,
    node_id: nodeId('DeploymentStatus', id),
    state,
    creator: userPayload(status.creator, site),
    description,
    environment,
    target_url: logUrl,
    created_at: iso(at),
    updated_at: iso(at),
    deployment_url: urlOf(deployment, site),
    repository_url: repositoryUrl(deployment, site),
    environment_url: environmentUrl,
    log_url: logUrl,
    performed_via_github_app: null,
  };
}

function urlOf(deployment: Deployment, site: Site): string {
  return `${repositoryUrl(deployment, site)}/deployments/${deployment.id}`;
}

function repositoryUrl({ repository }: Deployment, site: Site): string {
  return `${site.api}/repos/${fullName(repository)}`;
}
