import type { Result } from './answers.js';
import { ApiError, validationFailed } from './answers.js';
import type { Comment, Pull } from './model.js';
import { pageOf } from './pages.js';
import { commentPayload } from './payloads.js';
import type { RepositoryContext, Route } from './routes.js';
import { pattern } from './routes.js';
import type { Need } from './tokens.js';

/** The longest comment that GitHub accepts, in characters. */
export const commentLimit = 65_536;

const read: Need = { level: 'read', any: ['issues', 'pull_requests'] };
const write: Need = { level: 'write', any: ['issues', 'pull_requests'] };
const docs = 'https://docs.github.com/rest/issues/comments';

/** Comments of a pull request: to GitHub a pull request is an issue. */
export const commentRoutes: Route[] = [
  {
    ...pattern('GET /repos/{owner}/{repo}/issues/{number}/comments'),
    docs: `${docs}#list-issue-comments`,
    scope: 'repository',
    need: read,
    writes: false,
    handle: list,
  },
  {
    ...pattern('POST /repos/{owner}/{repo}/issues/{number}/comments'),
    docs: `${docs}#create-an-issue-comment`,
    scope: 'repository',
    need: write,
    writes: true,
    handle: create,
  },
  {
    ...pattern('GET /repos/{owner}/{repo}/issues/comments'),
    docs: `${docs}#list-issue-comments-for-a-repository`,
    scope: 'repository',
    need: read,
    writes: false,
    handle: listAll,
  },
  {
    ...pattern('GET /repos/{owner}/{repo}/issues/comments/{id}'),
    docs: `${docs}#get-an-issue-comment`,
    scope: 'repository',
    need: read,
    writes: false,
    handle: (context) => ({ status: 200, body: commentPayload(commentOf(context), context.site) }),
  },
  {
    ...pattern('PATCH /repos/{owner}/{repo}/issues/comments/{id}'),
    docs: `${docs}#update-an-issue-comment`,
    scope: 'repository',
    need: write,
    writes: true,
    handle: update,
  },
  {
    ...pattern('DELETE /repos/{owner}/{repo}/issues/comments/{id}'),
    docs: `${docs}#delete-an-issue-comment`,
    scope: 'repository',
    need: write,
    writes: true,
    handle: remove,
  },
];

function list(context: RepositoryContext): Result {
  const { state, url, repository, site } = context;
  const { items, headers } = pageOf(since(state.commentsOf(pullOf(context)), url), url, repository);
  return { status: 200, body: items.map((comment) => commentPayload(comment, site)), headers };
}

/** By ascending id unless `sort` is given; `direction` has an effect only with `sort`. */
function listAll({ state, url, repository, site }: RepositoryContext): Result {
  const found = since(state.comments, url)
    .filter((comment) => comment.repository === repository)
    .sort((a, b) => a.id - b.id);
  const sort = url.searchParams.get('sort');
  const time = ({ createdAt, updatedAt }: Comment) => +(sort === 'updated' ? updatedAt : createdAt);
  if (sort !== null) found.sort((a, b) => time(a) - time(b) || a.id - b.id);
  if (sort !== null && url.searchParams.get('direction') === 'desc') found.reverse();
  const { items, headers } = pageOf(found, url, repository);
  return { status: 200, body: items.map((comment) => commentPayload(comment, site)), headers };
}

/** Comments that changed at that time or later; GitHub's times have no milliseconds. */
function since(comments: Comment[], url: URL): Comment[] {
  const from = Date.parse(url.searchParams.get('since') ?? '');
  if (Number.isNaN(from)) return [...comments];
  return comments.filter(({ updatedAt }) => Math.floor(+updatedAt / 1000) * 1000 >= from);
}

function create(context: RepositoryContext): Result {
  const { state, token, site } = context;
  const pull = pullOf(context);
  refuseLocked(pull, 'create');
  const body = bodyOf(context);
  // A caller who may write always has a token.
  if (token === undefined) throw new ApiError(401, 'Requires authentication');
  const payload = commentPayload(state.addComment(token.account, pull, body), site);
  return { status: 201, body: payload, headers: { location: payload.url } };
}

function update(context: RepositoryContext): Result {
  const { state, site, repository } = context;
  const comment = commentOf(context);
  refuseLocked(state.pull(repository, comment.number), 'update');
  state.editComment(comment, bodyOf(context));
  return { status: 200, body: commentPayload(comment, site) };
}

function remove(context: RepositoryContext): Result {
  context.state.deleteComment(commentOf(context));
  return { status: 204 };
}

function pullOf({ state, repository, params }: RepositoryContext): Pull {
  const pull = state.pull(repository, Number(params['number']));
  if (pull === undefined) throw new ApiError(404, 'Not Found');
  return pull;
}

/** The comment that the path names by its id. */
export function commentOf({ state, repository, params }: RepositoryContext): Comment {
  const id = Number(params['id']);
  const comment = state.comments.find(
    (candidate) => candidate.repository === repository && candidate.id === id,
  );
  if (comment === undefined) throw new ApiError(404, 'Not Found');
  return comment;
}

function refuseLocked(pull: Pull | undefined, verb: 'create' | 'update'): void {
  if (pull?.locked === true) throw new ApiError(403, `Unable to ${verb} comment because issue is locked.`);
}

function bodyOf({ body: { body } }: RepositoryContext): string {
  if (body === undefined) throw new ApiError(422, 'Invalid request.\n\n"body" wasn\'t supplied.');
  if (typeof body !== 'string')
    throw new ApiError(
      422,
      `Invalid request.\n\nFor 'properties/body', ${JSON.stringify(body)} is not a string.`,
    );
  if (body.trim() === '') throw validationFailed('IssueComment', 'data', "Body can't be blank");
  if (body.length > commentLimit) {
    throw validationFailed(
      'IssueComment',
      'data',
      `Body is too long (maximum is ${commentLimit} characters)`,
    );
  }
  return body;
}
