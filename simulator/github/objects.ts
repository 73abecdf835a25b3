import type { Result } from './answers.js';
import { ApiError } from './answers.js';
import type { Entry } from './git.js';
import { entryAt, findObject, listTree, pathFrom } from './git.js';
import { fullName } from './model.js';
import { nodeId, parentsPayload } from './payloads.js';
import type { RepositoryContext, Route } from './routes.js';
import { pattern } from './routes.js';
import type { Need } from './tokens.js';

const need: Need = { level: 'read', any: ['contents'] };

/** The calls about git's own objects: commits, trees and blobs. */
export const objectRoutes: Route[] = [
  {
    ...pattern('GET /repos/{owner}/{repo}/git/commits/{sha}'),
    docs: 'https://docs.github.com/rest/git/commits#get-a-commit-object',
    scope: 'repository',
    need,
    writes: false,
    handle: getCommit,
  },
  {
    ...pattern('GET /repos/{owner}/{repo}/git/trees/{sha}'),
    docs: 'https://docs.github.com/rest/git/trees#get-a-tree',
    scope: 'repository',
    need,
    writes: false,
    handle: getTree,
  },
  {
    ...pattern('GET /repos/{owner}/{repo}/git/blobs/{sha}'),
    docs: 'https://docs.github.com/rest/git/blobs#get-a-blob',
    scope: 'repository',
    need,
    writes: false,
    handle: getBlob,
  },
];

/** Finds a commit only by its full sha. */
function getCommit({ repository, params, site }: RepositoryContext): Result {
  const commit = repository.commits.get(params['sha'] ?? '');
  const tree = commit && entryAt(commit, '');
  if (commit === undefined || tree === undefined) throw new ApiError(404, 'Not Found');
  const git = `${site.api}/repos/${fullName(repository)}/git`;
  return {
    status: 200,
    body: {
      sha: commit.sha,
      node_id: nodeId('Commit', commit.sha),
      url: `${git}/commits/${commit.sha}`,
      message: commit.message,
      tree: { sha: tree.oid, url: `${git}/trees/${tree.oid}` },
      parents: parentsPayload(repository, commit.parents, site).map((parent) => ({
        ...parent,
        url: `${git}/commits/${parent.sha}`,
      })),
    },
  };
}

/**
 * Finds a tree by its id and lists its entries; with `recursive`, whatever its value, those in its folders too. A
 * commit without files on disk has folders of which nothing is listed, so that these lists are truncated too.
 */
function getTree({ state, repository, params, url, site }: RepositoryContext): Result {
  const sha = params['sha'] ?? '';
  const found = findObject(repository, sha);
  if (found?.type !== 'tree') throw new ApiError(404, 'Not Found');
  const recursive = url.searchParams.has('recursive');
  const most = recursive ? state.mostTreeEntries : Infinity;
  const all = listTree(found, recursive);
  const git = `${site.api}/repos/${fullName(repository)}/git`;
  const tree = all.slice(0, most).map((entry) => treeEntryPayload(entry, pathFrom(found.path, entry), git));
  const truncated = found.children === null || all.length > most;
  return { status: 200, body: { sha, url: `${git}/trees/${sha}`, tree, truncated } };
}

/** A submodule has no `url` (guess), and only a blob has a `size`. */
function treeEntryPayload(entry: Entry, path: string, git: string): Record<string, unknown> {
  const { mode, type, oid, size } = entry;
  return {
    path,
    mode: mode.padStart(6, '0'),
    type,
    sha: oid,
    ...(type === 'blob' && { size }),
    ...(type !== 'commit' && { url: `${git}/${type}s/${oid}` }),
  };
}

/** The whole content in base64, with a line break after every 60 characters and at the end. */
function getBlob({ repository, params, site }: RepositoryContext): Result {
  const sha = params['sha'] ?? '';
  const content = findObject(repository, sha)?.content ?? null;
  if (content === null) throw new ApiError(404, 'Not Found');
  return {
    status: 200,
    body: {
      sha,
      node_id: nodeId('Blob', sha),
      size: content.length,
      url: `${site.api}/repos/${fullName(repository)}/git/blobs/${sha}`,
      content: content.toString('base64').replace(/.{1,60}/g, '$&\n'),
      encoding: 'base64',
    },
  };
}
