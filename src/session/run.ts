import type { Ports } from '../app/build.js';
import type { Parted } from '../github/objects.js';
import type { Tree } from '../github/trees.js';
import type { Project } from '../hasura/cloud.js';
import type { Inputs } from '../inputs/inputs.js';
import type { Files } from '../project/files.js';
import type { Absent, Listing, Project as HasuraProject } from '../project/project.js';
import type { Report } from '../report/report.js';
import type { Live, Plan } from '../rules/plan.js';
import type { World } from '../rules/world.js';
import type { GitHubContext } from '../runner/event.js';
import type { Services } from './connect.js';

/** What the steps of a run share. */
export interface Run {
  world: World;
  context: GitHubContext;
  inputs: Inputs;
  report: Report;
  services: Services;
  ports: Ports;
  prefetched: Prefetched;
}

/**
 * Requests made before their results are needed, so that a run waits for GitHub and Hasura Cloud at the same time.
 */
export interface Prefetched {
  live: Promise<Live>;
  /** The projects of this name. */
  projectsNamed(name: string): Promise<Project[]>;
  /**
   * The tree of the project's folder at a commit, asked for once. Never rejects.
   * @param fork the pull request whose head the commit is, if it comes from a fork
   * @param directory another folder than that of the inputs
   */
  treeAt(sha: string, fork?: number, directory?: string): Promise<Tree>;
  /** The files of the project at a commit, listed once; `undefined` if GitHub does not list them. Never rejects. */
  listedAt(sha: string, fork?: number, directory?: string): Promise<Listed | undefined>;
  /** Where a commit left this branch, asked for once. Rejects with a Failure if GitHub cannot tell. */
  parted(base: string, sha: string): Promise<Parted>;
}

/** A Hasura project at a commit: its files, and where they lie. */
export interface Listed {
  listing: Listing | Absent;
  /** Reads more of them. */
  files: Files;
  /** Reads and parses the files, once. */
  project(): Promise<HasuraProject | undefined>;
}

/** A plan for one app. */
export type AppPlan = Exclude<Plan, { do: 'skip' | 'sweep' | 'check' }>;
export type DeployPlan = Extract<Plan, { do: 'deploy' }>;
export type DeletePlan = Extract<Plan, { do: 'delete' }>;
export type CheckPlan = Extract<Plan, { do: 'check' }>;
export type StatusPlan = Extract<Plan, { do: 'status' }>;
