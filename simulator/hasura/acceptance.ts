import { CloudError } from './cloud-error.js';
import type { EnvVar } from './env.js';
import type { Account } from './state.js';
import { requireName, requireRoom, taken } from './tenants.js';
import type { World } from './world.js';

/** The payload of createGitHubPreviewApp. */
export interface PreviewAppPayload {
  githubPersonalAccessToken: string;
  githubRepoDetails: { branch: string; directory: string; owner: string; repo: string };
  projectOptions: {
    cloud: string;
    region: string;
    name: string;
    plan?: string | null;
    envVars?: readonly (EnvVar | null)[] | null;
  };
}

/** Refuses what the service refuses at once. It is known what the service refuses, but not its messages. */
export function requireAcceptable(
  world: World,
  account: Account,
  { projectOptions }: PreviewAppPayload,
): void {
  const { name, cloud, plan } = projectOptions;
  requireName(name);
  if (cloud !== 'aws' && cloud !== 'gcp')
    throw new CloudError(`invalid cloud: ${cloud}`, 'validation-failed');
  if (plan !== null && plan !== undefined && plan !== 'cloud_free' && plan !== 'cloud_payg') {
    throw new CloudError(`invalid plan: ${plan}`, 'validation-failed');
  }
  if (world.state.projects.some((other) => other.name === name && other.account !== account)) {
    throw new CloudError(taken(name));
  }
  requireRoom(world, account, name);
  const since = world.clock.now() - MONTH_MS;
  account.creations = account.creations.filter((moment) => moment > since);
  if (account.creations.length >= account.creationsPerMonth) {
    throw new CloudError(
      `preview app limit reached: ${account.creationsPerMonth} creations a month`,
      'quota',
    );
  }
}

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;
