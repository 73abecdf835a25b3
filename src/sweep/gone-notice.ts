import { type Comment, rewriteComment } from '../github/comments.js';
import { goneComment } from '../report/gone-comment.js';
import type { AppRef } from '../rules/preview.js';
import type { Run } from '../session/run.js';

/** Changes a comment of ours so that it reports the app as deleted. Rejects with Octokit's errors. */
export async function sayGone(
  { world: { secrets }, context: { logUrl }, services }: Pick<Run, 'world' | 'context' | 'services'>,
  { id, body: stored }: Pick<Comment, 'id' | 'body'>,
  app: AppRef,
  how: { because: string; removed: boolean },
): Promise<void> {
  await rewriteComment(services.github, id, goneComment(app, { ...how, logUrl, stored }, secrets));
}
