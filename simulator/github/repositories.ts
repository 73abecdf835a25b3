import type { Result } from './answers.js';
import { ApiError } from './answers.js';
import { branchPayload, refPayload, repositoryPayload } from './payloads.js';
import type { RepositoryContext, Route } from './routes.js';
import { pattern } from './routes.js';

export const repositoryRoutes: Route[] = [
  {
    ...pattern('GET /repos/{owner}/{repo}'),
    docs: 'https://docs.github.com/rest/repos/repos#get-a-repository',
    scope: 'repository',
    // Every token that reaches a repository may read its metadata.
    need: { level: 'read', any: [] },
    writes: false,
    handle: ({ repository, site }) => ({ status: 200, body: repositoryPayload(repository, site) }),
  },
  {
    ...pattern('GET /repos/{owner}/{repo}/branches/{branch...}'),
    docs: 'https://docs.github.com/rest/branches/branches#get-a-branch',
    scope: 'repository',
    need: { level: 'read', any: ['contents'] },
    writes: false,
    handle: getBranch,
  },
  {
    ...pattern('GET /repos/{owner}/{repo}/git/matching-refs/{ref...}'),
    docs: 'https://docs.github.com/rest/git/refs#list-matching-references',
    scope: 'repository',
    need: { level: 'read', any: ['contents'] },
    writes: false,
    handle: matchingRefs,
  },
  {
    ...pattern('GET /repos/{owner}/{repo}/git/ref/{ref...}'),
    docs: 'https://docs.github.com/rest/git/refs#get-a-reference',
    scope: 'repository',
    need: { level: 'read', any: ['contents'] },
    writes: false,
    handle: getRef,
  },
];

function getBranch({ repository, params, site }: RepositoryContext): Result {
  const branch = repository.branches.get(params['branch'] ?? '');
  if (branch === undefined) throw new ApiError(404, 'Branch not found');
  return { status: 200, body: branchPayload(repository, branch, site) };
}

/** All branches whose ref begins with the text: `heads/feat` also finds `heads/feature`. */
function matchingRefs({ repository, params, site }: RepositoryContext): Result {
  const found = [...repository.branches.values()]
    .filter(({ name }) => `heads/${name}`.startsWith(params['ref'] ?? ''))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { status: 200, body: found.map((branch) => refPayload(repository, branch, site)) };
}

/** One ref by its full name. A missing ref gets the same 404 as a repository that the caller may not see. */
function getRef({ repository, params, site }: RepositoryContext): Result {
  const name = /^heads\/(.+)$/.exec(params['ref'] ?? '')?.[1] ?? '';
  const branch = repository.branches.get(name);
  if (branch === undefined) throw new ApiError(404, 'Not Found');
  return { status: 200, body: refPayload(repository, branch, site) };
}
