/** Who did something on GitHub. */
export interface Account {
  login: string;
  id: number;
  type: 'Bot' | 'User' | 'Organization';
}

/** The files of a commit. Two commits with equal `Files` have the same git trees. */
export interface Files {
  /** The absolute folder that holds them. */
  directory?: string;
  /** Represents the files when there is no folder. */
  seed: string;
  /** Paths that pushes changed without any change on disk, each with the last commit that changed it. */
  touched: Record<string, string>;
}

export interface Branch extends Files {
  name: string;
  sha: string;
}

/** A commit that a repository knows; it stays known when its branch moves on or is deleted. */
export interface Commit {
  sha: string;
  files: Files;
  /** The shas of the commits before it: none for a first commit, two for a merge. */
  parents: string[];
  at: Date;
  /** Which commit it is of all that were made here: a commit has a higher one than its parents. */
  order: number;
  message: string;
}

/** What somebody may do in a repository. */
export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read';

export interface Repository {
  id: number;
  owner: Account;
  name: string;
  private: boolean;
  fork: boolean;
  /** What a fork was made from, also once that is deleted. */
  parent: Repository | null;
  archived: boolean;
  defaultBranch: string;
  createdAt: Date;
  /** By name. */
  branches: Map<string, Branch>;
  /** By sha. */
  commits: Map<string, Commit>;
  /** The roles people were given, by login in lower case. */
  collaborators: Map<string, Role>;
}

export interface Pull {
  id: number;
  number: number;
  repository: Repository;
  /** `repository` is null once a fork is deleted; its owner remains. */
  head: { ref: string; sha: string; repository: Repository | null; owner: Account };
  base: { ref: string; sha: string };
  title: string;
  body: string | null;
  author: Account;
  labels: string[];
  state: 'open' | 'closed';
  draft: boolean;
  locked: boolean;
  /** True when the branch cannot be merged; no `pull_request` event reaches a workflow then. */
  conflicts: boolean;
  /** GitHub computes `mergeable` only after somebody requests it; `null` until then. */
  mergeabilityKnown: boolean;
  merged: { at: Date; by: Account; sha: string } | null;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  /** The head before the last push. */
  previousHead: string | null;
}

export interface Comment {
  id: number;
  repository: Repository;
  /** Number of the pull request. */
  number: number;
  author: Account;
  body: string;
  createdAt: Date;
  updatedAt: Date;
  /** Every body that the comment has had, the current one last. */
  history: { body: string; at: Date }[];
  reactions: Reaction[];
}

export const reactionContents = [
  '+1',
  '-1',
  'laugh',
  'hooray',
  'confused',
  'heart',
  'rocket',
  'eyes',
] as const;
export type ReactionContent = (typeof reactionContents)[number];

export interface Reaction {
  id: number;
  content: ReactionContent;
  user: Account;
  at: Date;
}

export const deploymentStates = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
] as const;
export type DeploymentState = (typeof deploymentStates)[number];

export interface DeploymentStatus {
  id: number;
  state: DeploymentState;
  description: string;
  environment: string;
  environmentUrl: string;
  logUrl: string;
  creator: Account;
  at: Date;
}

export interface Deployment {
  id: number;
  repository: Repository;
  sha: string;
  /** The ref as requested: a branch or a sha. */
  ref: string;
  task: string;
  payload: unknown;
  /** A status may change it. */
  environment: string;
  originalEnvironment: string;
  description: string | null;
  transient: boolean;
  production: boolean;
  creator: Account;
  createdAt: Date;
  updatedAt: Date;
  /** Oldest first. */
  statuses: DeploymentStatus[];
}

/** The account that `GITHUB_TOKEN` acts as. */
export const githubActions: Account = { login: 'github-actions[bot]', id: 41898282, type: 'Bot' };

export const dependabot: Account = { login: 'dependabot[bot]', id: 49699333, type: 'Bot' };

export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}
