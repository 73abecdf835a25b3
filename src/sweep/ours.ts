import { asFailure } from '../lib/errors.js';
import { judgeAll } from '../app/ownership.js';
import { branchOf, subjectOf } from '../rules/markers.js';
import { isNamed } from '../rules/names.js';
import type { AppRef, Subject } from '../rules/preview.js';
import { rewriteComment } from '../github/comments.js';
import { goneComment } from '../report/gone-comment.js';
import type { Run } from '../session/run.js';

/**
 * What an app is a preview of, by what its marker says; `undefined` where it is not one of this repository, or not one
 * that the name template names exactly so.
 */
export function subjectOfPreview(
  { context: { repository }, inputs: { nameTemplate } }: Pick<Run, 'context' | 'inputs'>,
  { owner, name, source }: AppRef & { source?: string | undefined },
): Subject | undefined {
  const subject = subjectOf(owner, repository);
  const named =
    subject !== undefined && isNamed(nameTemplate, repository, name, subject, branchOf(source)) === true;
  return named ? subject : undefined;
}

/**
 * Whether an owner's app is listed now, or may be: asked right before something says that there is none, since another
 * run may have built one meanwhile.
 */
export async function mayBeListed(
  { cloud, signal, log }: Pick<Run['ports'], 'cloud' | 'signal' | 'log'>,
  { owner, name }: AppRef,
): Promise<boolean> {
  try {
    const standings = await judgeAll({ cloud }, await cloud.projectsNamed(name), owner);
    return standings.some(({ ownership: verdict }) => verdict !== 'foreign');
  } catch (error) {
    signal.throwIfAborted();
    log.debug(`Whether ${name} is listed was not told: ${asFailure(error).message}`);
    return true;
  }
}

/** Lets a comment of ours say that its app is gone. Rejects with Octokit's errors. */
export async function sayGone(
  { world: { secrets }, context: { logUrl }, services }: Pick<Run, 'world' | 'context' | 'services'>,
  commentId: number,
  app: AppRef,
  how: { because: string; removed: boolean },
): Promise<void> {
  await rewriteComment(services.github, commentId, goneComment(app, { ...how, logUrl }, secrets));
}
