import type { Result } from './answers.js';
import { ApiError } from './answers.js';
import type { FileChange } from './differences.js';
import { changedFiles } from './differences.js';
import { entryAt } from './git.js';
import type { Lookup } from './history.js';
import { commitsBetween, mergeBase } from './history.js';
import type { Commit, Repository } from './model.js';
import { fullName } from './model.js';
import { pageOf } from './pages.js';
import { iso, nodeId, parentsPayload } from './payloads.js';
import type { RepositoryContext, Route } from './routes.js';
import { pattern } from './routes.js';
import { sees } from './tokens.js';

/** What a comparison lists at most: commits, of which it shows the last ones, and files. */
const [MOST_COMMITS, MOST_FILES] = [250, 300];

export const comparisonRoutes: Route[] = [
  {
    ...pattern('GET /repos/{owner}/{repo}/compare/{basehead...}'),
    docs: 'https://docs.github.com/rest/commits/commits#compare-two-commits',
    scope: 'repository',
    need: { level: 'read', any: ['contents'] },
    writes: false,
    handle: compare,
  },
];

/** `BASE...HEAD`, each a sha, a branch, or `OWNER:BRANCH` for a branch of a fork or of what this is a fork of. */
function compare(context: RepositoryContext): Result {
  const { repository, params, url, site } = context;
  const [, base = '', head = ''] = /^(.+?)\.\.\.(.+)$/.exec(params['basehead'] ?? '') ?? [];
  const [from, to] = [named(context, base), named(context, head)];
  if (from === undefined || to === undefined) throw new ApiError(404, 'Not Found');
  const lookup: Lookup = (sha) => from.repository.commits.get(sha) ?? to.repository.commits.get(sha);
  const common = mergeBase(from.commit, to.commit, lookup);
  if (common === undefined) throw new ApiError(404, `No common ancestor between ${base} and ${head}.`);
  const ahead = commitsBetween(from.commit, to.commit, lookup);
  const behind = commitsBetween(to.commit, from.commit, lookup);
  const { items, headers, first } = shown(ahead, url, repository);
  const page = `${fullName(repository)}/compare/${base}...${head}`;
  const payload = (commit: Commit): object => commitPayload(context, commit);
  return {
    status: 200,
    headers,
    body: {
      url: `${site.api}/repos/${page}`,
      html_url: `${site.server}/${page}`,
      permalink_url: `${site.server}/${fullName(repository)}/compare/${from.label}...${to.label}`,
      diff_url: `${site.server}/${page}.diff`,
      patch_url: `${site.server}/${page}.patch`,
      base_commit: payload(from.commit),
      merge_base_commit: payload(common),
      status: statusOf(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: items.map(payload),
      ...(first && { files: filesPayload(context, common, to.commit) }),
    },
  };
}

interface Named {
  repository: Repository;
  commit: Commit;
  /** As in the permanent link. */
  label: string;
}

/** `undefined` if there is no such commit or the token does not see its repository. */
function named({ state, repository, token }: RepositoryContext, name: string): Named | undefined {
  const [owner, branch] = name.includes(':') ? name.split(':', 2) : [repository.owner.login, name];
  const own = owner?.toLowerCase() === repository.owner.login.toLowerCase();
  const home = own
    ? repository
    : state.repositories.find(
        (one) =>
          one.owner.login.toLowerCase() === owner?.toLowerCase() &&
          originOf(one) === originOf(repository) &&
          sees(token, one),
      );
  const commit = home && state.revision(home, branch ?? '');
  if (home === undefined || commit === undefined) return undefined;
  const { login } = home.owner;
  return { repository: home, commit, label: `${login}:${home.name}:${commit.sha.slice(0, 7)}` };
}

/** The repository from which all of a network's forks come. */
function originOf(repository: Repository): Repository {
  return repository.parent === null ? repository : originOf(repository.parent);
}

function statusOf(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind';
  return behind === 0 ? 'ahead' : 'diverged';
}

/** Without a parameter of paging, the last commits; `first` says whether this is the page with the files. */
function shown(
  ahead: Commit[],
  url: URL,
  repository: Repository,
): { items: Commit[]; headers: Record<string, string>; first: boolean } {
  const { searchParams } = url;
  if (!searchParams.has('page') && !searchParams.has('per_page'))
    return { items: ahead.slice(-MOST_COMMITS), headers: {}, first: true };
  // A page that is not a positive number is the first one.
  return { ...pageOf(ahead, url, repository), first: !(Number(searchParams.get('page')) > 1) };
}

/** Nobody's name is known here: `author` and `committer` are null, as where GitHub has no user for an address. */
function commitPayload({ repository, site }: RepositoryContext, commit: Commit): Record<string, unknown> {
  const { sha, message, parents } = commit;
  const repo = `${site.api}/repos/${fullName(repository)}`;
  const tree = entryAt(commit, '')?.oid ?? '';
  const by = { name: 'Somebody', email: 'somebody@example.com', date: iso(commit.at) };
  return {
    sha,
    node_id: nodeId('Commit', sha),
    commit: {
      author: by,
      committer: by,
      message,
      tree: { sha: tree, url: `${repo}/git/trees/${tree}` },
      url: `${repo}/git/commits/${sha}`,
      comment_count: 0,
    },
    url: `${repo}/commits/${sha}`,
    html_url: `${site.server}/${fullName(repository)}/commit/${sha}`,
    comments_url: `${repo}/commits/${sha}/comments`,
    author: null,
    committer: null,
    parents: parentsPayload(repository, parents, site),
  };
}

/** What changed since the merge base, without patches: GitHub leaves them out where they are large or binary. */
function filesPayload(
  { repository, site }: RepositoryContext,
  common: Commit,
  { sha, files }: Commit,
): object[] {
  const name = fullName(repository);
  return changedFiles(common.files, files)
    .slice(0, MOST_FILES)
    .map(({ filename, previous, status, oid, additions, deletions }: FileChange) => {
      const path = filename.split('/').map(encodeURIComponent).join('/');
      return {
        sha: oid,
        filename,
        status,
        additions,
        deletions,
        changes: additions + deletions,
        blob_url: `${site.server}/${name}/blob/${sha}/${path}`,
        raw_url: `${site.server}/${name}/raw/${sha}/${path}`,
        contents_url: `${site.api}/repos/${name}/contents/${path}?ref=${sha}`,
        ...(previous !== undefined && { previous_filename: previous }),
      };
    });
}
