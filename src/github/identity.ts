import type { GitHubClient } from './client.js';

/** Who wrote something on GitHub. */
export interface Author {
  login: string;
  type: string;
}

/**
 * Our login on GitHub. The workflow's token may not call `GET /user`, but GraphQL returns the login. If GitHub refuses
 * even that, it is `undefined` and any bot counts as us: the markers are ours, and if a person copies one, the author is
 * not a bot.
 */
export async function ownLogin(github: GitHubClient): Promise<string | undefined> {
  const { octokit } = github;
  const asked =
    logins.get(octokit) ??
    github
      .read(() => octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }'))
      .then(({ viewer }) => viewer.login);
  logins.set(octokit, asked);
  try {
    return await asked;
  } catch {
    logins.delete(octokit);
    return undefined;
  }
}

/** Each client asks once. */
const logins = new WeakMap<GitHubClient['octokit'], Promise<string>>();

/** The same, but `false` while our login is unknown: for what another bot must not be able to say. */
export function isCertainlyOurs(author: Author | null | undefined, own: string | undefined): boolean {
  return own !== undefined && isOurs(author, own);
}

/** Whether an author is us. REST names an app `name[bot]`; GraphQL sometimes names it `name`. */
export function isOurs(author: Author | null | undefined, own: string | undefined): boolean {
  if (author === null || author === undefined) return false;
  if (author.login === own) return true;
  return author.type === 'Bot' && (own === undefined || author.login === `${own}[bot]`);
}
