/** Who did something on GitHub. */
export interface Account {
  login: string;
  id: number;
  type: 'Bot' | 'User' | 'Organization';
}

export interface Branch {
  name: string;
  sha: string;
  /** The absolute folder that holds the branch's files. */
  directory?: string;
}

export interface Repository {
  id: number;
  owner: Account;
  name: string;
  private: boolean;
  fork: boolean;
  archived: boolean;
  defaultBranch: string;
  createdAt: Date;
  /** By name. */
  branches: Map<string, Branch>;
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
  /** GitHub works out `mergeable` after somebody asked; `null` until then. */
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
  /** Every body it ever had, the present one last. */
  history: { body: string; at: Date }[];
}

/** Who `GITHUB_TOKEN` speaks as. */
export const githubActions: Account = { login: 'github-actions[bot]', id: 41898282, type: 'Bot' };

export const dependabot: Account = { login: 'dependabot[bot]', id: 49699333, type: 'Bot' };

export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}
