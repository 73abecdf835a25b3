import type { Result } from './answers.js';
import { ApiError, invalidRequest } from './answers.js';
import { commentOf } from './comments.js';
import type { Reaction, ReactionContent } from './model.js';
import { reactionContents } from './model.js';
import type { Site } from './payloads.js';
import { iso, nodeId, userPayload } from './payloads.js';
import type { RepositoryContext, Route } from './routes.js';
import { pattern } from './routes.js';

export const reactionRoutes: Route[] = [
  {
    ...pattern('POST /repos/{owner}/{repo}/issues/comments/{id}/reactions'),
    docs: 'https://docs.github.com/rest/reactions/reactions#create-reaction-for-an-issue-comment',
    scope: 'repository',
    need: { level: 'write', any: ['issues', 'pull_requests'] },
    writes: true,
    handle: create,
  },
];

function create(context: RepositoryContext): Result {
  const { state, token, body, site } = context;
  const comment = commentOf(context);
  const { content } = body;
  if (content === undefined) throw invalidRequest('"content" wasn\'t supplied.');
  if (!isContent(content))
    throw invalidRequest(
      `For 'properties/content', ${JSON.stringify(content)} is not a member of ${JSON.stringify(reactionContents)}.`,
    );
  // A caller who may write always has a token.
  if (token === undefined) throw new ApiError(401, 'Requires authentication');
  const { reaction, made } = state.addReaction(token.account, comment, content);
  return { status: made ? 201 : 200, body: reactionPayload(reaction, site) };
}

function reactionPayload({ id, user, content, at }: Reaction, site: Site): Record<string, unknown> {
  return {
    id,
    node_id: nodeId('Reaction', id),
    user: userPayload(user, site),
    content,
    created_at: iso(at),
  };
}

function isContent(value: unknown): value is ReactionContent {
  return (reactionContents as readonly unknown[]).includes(value);
}
