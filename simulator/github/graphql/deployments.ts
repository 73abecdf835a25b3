import type { Deployment, DeploymentStatus } from '../model.js';
import { nodeId } from '../payloads.js';

/** GitHub abandons a pending deployment after this long without a new status. */
const patienceMs = 30 * 60_000;

export function deploymentView(deployment: Deployment, now: Date): object {
  const last = deployment.statuses.at(-1);
  return {
    __typename: 'Deployment',
    id: nodeId('Deployment', deployment.id),
    databaseId: deployment.id,
    environment: deployment.environment,
    state: stateOf(deployment, now),
    latestStatus: last === undefined ? null : statusView(last),
  };
}

function statusView(status: DeploymentStatus): object {
  return {
    id: nodeId('DeploymentStatus', status.id),
    state: status.state.toUpperCase(),
    description: status.description,
    environmentUrl: status.environmentUrl === '' ? null : status.environmentUrl,
    logUrl: status.logUrl === '' ? null : status.logUrl,
  };
}

function stateOf({ statuses, updatedAt, transient }: Deployment, now: Date): string {
  const last = statuses.at(-1)?.state ?? 'pending';
  if (last === 'success') return 'ACTIVE';
  if (last === 'inactive' && transient) return 'DESTROYED';
  if (last === 'pending' && +now - +updatedAt > patienceMs) return 'ABANDONED';
  return last.toUpperCase();
}
