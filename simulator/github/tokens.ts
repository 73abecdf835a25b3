import type { Account, Repository } from './model.js';
import { fullName } from './model.js';
import { ApiError } from './answers.js';

export type Permission = 'contents' | 'pull_requests' | 'issues' | 'deployments';
export type Level = 'none' | 'read' | 'write';

export interface NewToken {
  login: string;
  id: number;
  /** `Bot` for an app's token such as `GITHUB_TOKEN`, `User` for a personal one. */
  type: 'Bot' | 'User';
  /** A permission that is left out is `none`, as in a workflow's `permissions:`. */
  permissions?: Partial<Record<Permission, Level>>;
  /** `owner/name` of the repositories that the token covers; all of them when left out. */
  repositories?: string[];
}

export interface Token {
  account: Account;
  permissions: Record<Permission, Level>;
  repositories: ReadonlySet<string> | 'all';
}

/** What a call needs: any one of the listed permissions. */
export interface Need {
  level: 'read' | 'write';
  any: Permission[];
}

export function makeToken({ login, id, type, permissions, repositories }: NewToken): Token {
  return {
    account: { login, id, type },
    permissions: {
      contents: 'none',
      pull_requests: 'none',
      issues: 'none',
      deployments: 'none',
      ...permissions,
    },
    repositories:
      repositories === undefined ? 'all' : new Set(repositories.map((name) => name.toLowerCase())),
  };
}

/** Throws GitHub's answer when the token may not do this: 404 if it may not see the repository, else 401 or 403. */
export function authorize(token: Token | undefined, repository: Repository, need: Need): void {
  if (!sees(token, repository)) throw new ApiError(404, 'Not Found');
  if (!repository.private && need.level === 'read') return;
  if (token === undefined) throw new ApiError(401, 'Requires authentication');
  const allowed =
    need.any.length === 0 || need.any.some((name) => covers(token.permissions[name], need.level));
  if (allowed && reaches(token, repository)) return;
  const by = token.account.type === 'Bot' ? 'integration' : 'personal access token';
  throw new ApiError(403, `Resource not accessible by ${by}`, {
    headers: { 'x-accepted-github-permissions': need.any.map((name) => `${name}=${need.level}`).join('; ') },
  });
}

/** Whether the repository exists for this token. */
export function sees(token: Token | undefined, repository: Repository): boolean {
  return !repository.private || (token !== undefined && reaches(token, repository));
}

/** Whether a clone with this token would work. */
export function mayReadContents(token: Token, repository: Repository): boolean {
  return !repository.private || (reaches(token, repository) && covers(token.permissions.contents, 'read'));
}

/**
 * Whether GraphQL shows what this permission covers. GraphQL requires the permission for public repositories, too; a
 * token with it also reads public repositories that it does not cover, such as a fork (guess).
 */
export function holds(token: Token, repository: Repository, permission: Permission): boolean {
  return sees(token, repository) && covers(token.permissions[permission], 'read');
}

function reaches(token: Token, repository: Repository): boolean {
  return token.repositories === 'all' || token.repositories.has(fullName(repository).toLowerCase());
}

function covers(given: Level, needed: 'read' | 'write'): boolean {
  return given === 'write' || given === needed;
}
