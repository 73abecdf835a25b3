import type { InconsistentObject } from '../project/consistency.js';
import type { HasuraProject } from '../project/project.js';

/** A Hasura Cloud account: what its tokens see is its own only. */
export interface Account {
  name: string;
  tokens: Set<string>;
  /** An account with free projects only has quotas. */
  plan: 'free' | 'paid';
  projectLimit: number;
  creationsPerMonth: number;
  /** When its preview apps were asked for, in milliseconds of the clock. */
  creations: number[];
}

/** A project with its tenant and the app that runs in it. */
export interface Project {
  id: string;
  tenantId: string;
  name: string;
  account: Account;
  cloud: string;
  region: string;
  plan: string;
  env: Map<string, unknown>;
  createdAt: Date;
  updatedAt: Date;
  /** Set once a delete was accepted; the project is listed until it is done. */
  deleting: boolean;
  /** When that was, in milliseconds of the clock. */
  deletingSince?: number;
  /** Since when it is listed no more. */
  goneSince?: number;
  /** A second project that one creation left behind; its name answers for the other one. */
  spare: boolean;
  /** The app does not answer before this moment of the clock. */
  restartsUntil: number;
  /** What was deployed, as far as the deployment came. */
  deployed?: Deployed;
  /** Inconsistencies that a script planted. */
  planted: InconsistentObject[];
  /** The answer of /healthz when a script planted one. */
  healthz?: { status: number; body: string };
}

export interface Deployed {
  /** The commit that the service fetched. */
  sha: string;
  /** The folder of the Hasura project on disk. */
  directory?: string;
  project?: HasuraProject;
  metadataApplied: boolean;
  /** The service's own catalogue of migrations: each build starts with none. */
  migrationsApplied: string[];
  inconsistent: InconsistentObject[];
}

export interface Job {
  id: string;
  account: Account;
  kind: 'creation' | 'deployment';
  status: string;
  projectName: string;
  projectId: string | null;
  createdAt: Date;
  updatedAt: Date;
  tasks: Task[];
  /** False: jobs_by_pk answers null. */
  visible: boolean;
  /** Ends its coroutine. */
  stop: AbortController;
  /** How its events are shown. */
  events: { shuffled: boolean; doubled: boolean };
}

export interface Task {
  id: string;
  name: string;
  cloud: string;
  region: string;
  createdAt: Date;
  updatedAt: Date;
  events: TaskEvent[];
}

export interface TaskEvent {
  id: string;
  type: string;
  error: string | null;
  publicEventData: unknown;
  githubDetail: string | null;
  createdAt: Date;
}

/** All that the service knows. */
export class State {
  readonly accounts: Account[] = [];
  readonly projects: Project[] = [];
  /** Projects that are listed no more. */
  readonly gone: Project[] = [];
  readonly jobs = new Map<string, Job>();

  accountOf(token: string): Account | undefined {
    return this.accounts.find((account) => account.tokens.has(token));
  }

  projectsOf(account: Account): Project[] {
    return this.projects.filter((project) => project.account === account);
  }

  projectOfTenant(account: Account, tenantId: string): Project | undefined {
    return this.projects.find((project) => project.tenantId === tenantId && project.account === account);
  }

  has(project: Project): boolean {
    return this.projects.includes(project);
  }

  /** @param now milliseconds of the clock */
  remove(project: Project, now: number): void {
    const at = this.projects.indexOf(project);
    if (at < 0) return;
    this.projects.splice(at, 1);
    project.goneSince = now;
    this.gone.push(project);
  }
}

/** A word that ends a job. */
export function isFinal(status: string): boolean {
  return status === 'success' || status === 'failed' || status === 'skipped';
}
