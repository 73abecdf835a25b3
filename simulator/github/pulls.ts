import type { Result } from './answers.js';
import { ApiError } from './answers.js';
import { pageOf } from './pages.js';
import { pullListPayload, pullPayload } from './payloads.js';
import type { RepositoryContext, Route } from './routes.js';
import { pattern } from './routes.js';
import type { Need } from './tokens.js';

const need: Need = { level: 'read', any: ['pull_requests'] };
const docs = 'https://docs.github.com/rest/pulls/pulls';

export const pullRoutes: Route[] = [
  {
    ...pattern('GET /repos/{owner}/{repo}/pulls'),
    docs: `${docs}#list-pull-requests`,
    scope: 'repository',
    need,
    writes: false,
    handle: list,
  },
  {
    ...pattern('GET /repos/{owner}/{repo}/pulls/{number}'),
    docs: `${docs}#get-a-pull-request`,
    scope: 'repository',
    need,
    writes: false,
    handle: get,
  },
];

function get({ state, repository, params, site }: RepositoryContext): Result {
  const pull = state.pull(repository, Number(params['number']));
  if (pull === undefined) throw new ApiError(404, 'Not Found');
  const body = pullPayload(pull, site);
  // The first request after a push only starts the computation: `mergeable` is null in its answer.
  pull.mergeabilityKnown = true;
  return { status: 200, body };
}

function list({ state, repository, url, site }: RepositoryContext): Result {
  const wanted = url.searchParams.get('state') ?? 'open';
  if (!['open', 'closed', 'all'].includes(wanted)) {
    const errors = [{ resource: 'PullRequest', code: 'invalid', field: 'state' }];
    throw new ApiError(422, 'Validation Failed', { extra: { errors } });
  }
  const head = url.searchParams.get('head');
  const base = url.searchParams.get('base');
  const found = state.pulls
    .filter((pull) => pull.repository === repository)
    .filter((pull) => wanted === 'all' || pull.state === wanted)
    // Without an owner in front, GitHub does not filter by head at all.
    .filter(
      (pull) => head === null || !head.includes(':') || `${pull.head.owner.login}:${pull.head.ref}` === head,
    )
    .filter((pull) => base === null || pull.base.ref === base)
    .sort((a, b) => b.number - a.number);
  if (url.searchParams.get('direction') === 'asc') found.reverse();
  const { items, headers } = pageOf(found, url, repository);
  return { status: 200, body: items.map((pull) => pullListPayload(pull, site)), headers };
}
