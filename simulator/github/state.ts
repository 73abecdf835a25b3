import type { Account, Deployment, DeploymentState, DeploymentStatus, Repository } from './model.js';
import { Conversations } from './state/conversations.js';

export type { NewRepository, Push } from './state/code.js';
export type { NewPull } from './state/conversations.js';

export interface NewDeployment {
  /** A branch or a sha that the repository knows. */
  ref: string;
  task?: string;
  payload?: unknown;
  environment?: string;
  description?: string | null;
  transient?: boolean;
  /** True for the environment `production` when left out. */
  production?: boolean;
}

export interface NewDeploymentStatus {
  state: DeploymentState;
  description?: string;
  environmentUrl?: string;
  logUrl?: string;
  /** Moves the deployment to another environment. */
  environment?: string;
  /** Whether a success makes earlier deployments inactive (default true). */
  autoInactive?: boolean;
}

/** Everything that GitHub stores here, and what people do with it. */
export class State extends Conversations {
  readonly deployments: Deployment[] = [];

  addDeployment(as: string | Account, repository: Repository, given: NewDeployment): Deployment {
    const commit = this.commit(repository, given.ref);
    if (commit === undefined) throw new Error(`There is no ${given.ref}.`);
    const now = this.now();
    const environment = given.environment ?? 'production';
    const deployment: Deployment = {
      id: this.id(),
      repository,
      sha: commit.sha,
      ref: given.ref,
      task: given.task ?? 'deploy',
      payload: given.payload ?? {},
      environment,
      originalEnvironment: environment,
      description: given.description ?? null,
      transient: given.transient ?? false,
      production: given.production ?? environment === 'production',
      creator: this.account(as),
      createdAt: now,
      updatedAt: now,
      statuses: [],
    };
    this.deployments.push(deployment);
    return deployment;
  }

  addDeploymentStatus(
    as: string | Account,
    deployment: Deployment,
    given: NewDeploymentStatus,
  ): DeploymentStatus {
    const at = this.now();
    if (given.environment !== undefined) deployment.environment = given.environment;
    const status: DeploymentStatus = {
      id: this.id(),
      state: given.state,
      description: given.description ?? '',
      environment: deployment.environment,
      environmentUrl: given.environmentUrl ?? '',
      logUrl: given.logUrl ?? '',
      creator: this.account(as),
      at,
    };
    deployment.statuses.push(status);
    deployment.updatedAt = at;
    if (given.state === 'success' && given.autoInactive !== false) this.#retireBefore(deployment, as);
    return status;
  }

  deleteDeployment(deployment: Deployment): void {
    this.deployments.splice(this.deployments.indexOf(deployment), 1);
  }

  /** In the order GitHub lists them: newest first. */
  deploymentsOf(repository: Repository, environment?: string): Deployment[] {
    return this.deployments
      .filter((deployment) => deployment.repository === repository)
      .filter((deployment) => environment === undefined || deployment.environment === environment)
      .reverse();
  }

  /** Only a successful deployment becomes inactive, and never one that is transient or in production. */
  #retireBefore(successor: Deployment, as: string | Account): void {
    for (const other of this.deploymentsOf(successor.repository, successor.environment)) {
      if (other.id >= successor.id || other.transient || other.production) continue;
      if (other.statuses.at(-1)?.state === 'success')
        this.addDeploymentStatus(as, other, { state: 'inactive' });
    }
  }
}
