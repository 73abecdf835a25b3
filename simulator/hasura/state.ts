import type { AppApi } from '../project/graphql/app-api.js';
import type { InconsistentObject } from '../project/inconsistent.js';
import type { HasuraProject } from '../project/project.js';
import type { Introspected } from '../project/remote-schemas.js';
import { Connections } from './connections.js';
import type { Outage } from './starts.js';

/** A Hasura Cloud account. Its tokens see only what belongs to it. */
export interface Account {
  name: string;
  tokens: Set<string>;
  /** An account that has only free projects has quotas. */
  plan: 'free' | 'paid';
  projectLimit: number;
  creationsPerMonth: number;
  /** When its preview apps were requested, in milliseconds of the clock. */
  creations: number[];
  /** How often it called createTenant. */
  tenantsRequested: number;
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
  /** Set once a delete is accepted; the project is listed until the deletion is done. */
  deleting: boolean;
  /** When the delete was accepted, in milliseconds of the clock. */
  deletingSince?: number;
  /** Since when it is no longer listed, in milliseconds of the clock. */
  goneSince?: number;
  /** An additional project that one creation left behind; its name leads to the other one. */
  spare: boolean;
  /** When the app does not answer. */
  outages: Outage[];
  /** What the deployment, or a client of the app itself, has applied so far. */
  deployed?: Deployed;
  app: App;
  /** Inconsistencies that a script planted. */
  planted: InconsistentObject[];
  /** The answer of /healthz when a script planted one. */
  healthz?: { status: number; body: string };
}

/** What the app itself keeps. */
export interface App {
  /** Counts the writes of metadata. */
  resourceVersion: number;
  /** What its clients keep there. Both are replaced as a whole, and neither depends on a database. */
  catalogState: { cli: unknown; console: unknown };
  connections: Connections;
  /** Set by a restart, until the app has built its schema anew. */
  restarted: boolean;
  /** Ends when the app has built its schema after a restart. */
  rebuilt: Promise<void>;
  /** Ends when the app has done the last write of metadata that it accepted. */
  written: Promise<unknown>;
}

export function newApp(): App {
  return {
    resourceVersion: 1,
    catalogState: { cli: {}, console: {} },
    connections: new Connections(),
    restarted: false,
    rebuilt: Promise.resolve(),
    written: Promise.resolve(),
  };
}

export interface Deployed {
  /** The commit that the service fetched. */
  sha: string;
  /** The folder of the Hasura project on disk. */
  directory?: string;
  /** The root of the repository on disk. */
  root?: string;
  project?: HasuraProject;
  metadataApplied: boolean;
  /** The service's own record of applied migrations; each build starts with none. */
  migrationsApplied: string[];
  inconsistent: InconsistentObject[];
  /** The app's GraphQL API since the metadata was last compared with the databases. */
  api?: AppApi;
  /** What each remote schema answered when it was last asked, by its name. */
  remoteSchemas?: Map<string, Introspected>;
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
  /** False: jobs_by_pk returns null. */
  visible: boolean;
  /** Stops its coroutine. */
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
  /** Projects that are no longer listed. */
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
    void project.app.connections.close();
  }
}

/** Whether this status ends a job. */
export function isFinal(status: string): boolean {
  return status === 'success' || status === 'failed' || status === 'skipped';
}
