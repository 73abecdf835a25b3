import type { Log } from '../lib/log.js';
import { type GitHubClient, gitHubFailure } from './client.js';

/** What is asked for beside a build is not worth a longer wait. */
const WAITS_MS = 5_000;

const QUERY = `query tree($owner: String!, $repo: String!, $expression: String!) {
  repository(owner: $owner, name: $repo) { object(expression: $expression) { __typename oid } }
}`;

interface Answer {
  repository: { object: { __typename: string; oid: string } | null } | null;
}

/**
 * The git tree of a folder at a commit: it is the same for the same files, whatever commit holds them.
 * @param directory the folder's path; empty for the repository's root
 * @returns `undefined` where there is no such folder, or where that cannot be read; never rejects
 */
export async function treeOf(
  github: GitHubClient,
  log: Log,
  sha: string,
  directory: string,
): Promise<string | undefined> {
  if (sha === '') return undefined;
  const { octokit, at, clock } = github;
  const ask = async (): Promise<string | undefined> => {
    const { repository } = await github.read(
      () => octokit.graphql<Answer>(QUERY, { ...at, expression: `${sha}:${directory}` }),
      WAITS_MS,
    );
    const found = repository?.object;
    return found?.__typename === 'Tree' && typeof found.oid === 'string' ? found.oid : undefined;
  };
  const enough = new AbortController();
  const patience = clock.sleep(WAITS_MS, enough.signal).then(
    () => undefined,
    () => undefined,
  );
  try {
    return await Promise.race([ask(), patience]);
  } catch (error) {
    const { message } = gitHubFailure(error, 'read the project folder', 'contents: read', clock);
    log.debug(`${message} So the app is rebuilt whether it has changed or not.`);
    return undefined;
  } finally {
    enough.abort();
  }
}
