import { asFailure } from '../lib/errors.js';
import { judgeAll } from '../app/ownership.js';
import { branchOf, subjectOf } from '../rules/markers.js';
import { isNamed } from '../rules/names.js';
import type { Subject } from '../rules/preview.js';
import { rewriteComment } from '../github/comments.js';
import { goneComment } from '../report/gone-comment.js';
import type { Running } from '../session/run.js';

/**
 * What an app is a preview of, by what its marker says; `undefined` where it is not one of this repository, or not one
 * that the name template names exactly so.
 */
export function subjectOfPreview(
  { run: { repository }, inputs: { nameTemplate } }: Pick<Running, 'run' | 'inputs'>,
  { owner, name, source }: { owner: string; name: string; source?: string | undefined },
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
  { cloud, signal, log }: Pick<Running['ctx'], 'cloud' | 'signal' | 'log'>,
  { owner, name }: { owner: string; name: string },
): Promise<boolean> {
  try {
    const standings = await judgeAll({ cloud }, await cloud.projectsNamed(name), owner);
    return standings.some(({ verdict }) => verdict !== 'foreign');
  } catch (error) {
    signal.throwIfAborted();
    log.debug(`Whether ${name} is listed was not told: ${asFailure(error).message}`);
    return true;
  }
}

/** Lets a comment of ours say that its app is gone. Rejects with Octokit's errors. */
export async function sayGone(
  { world: { secrets }, run: { logUrl }, services }: Pick<Running, 'world' | 'run' | 'services'>,
  commentId: number,
  app: { owner: string; name: string },
  how: { because: string; removed: boolean },
): Promise<void> {
  await rewriteComment(services.github, commentId, goneComment(app, { ...how, logUrl }, secrets));
}
