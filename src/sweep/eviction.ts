import { gitHubFailure } from '../github/client.js';
import { commentsOf } from '../github/comments.js';
import { commentMarker } from '../report/comment.js';
import type { AppDeployment } from '../report/deployment-status.js';
import { appThatMayStandIn } from '../report/gone-comment.js';
import { subjectOf } from '../rules/markers.js';
import type { BuildRef } from '../rules/preview.js';
import { appDeployment } from '../session/connect.js';
import type { Run } from '../session/run.js';
import { mayBeListed } from './apps.js';
import { sayGone } from './gone-notice.js';
import { HOW_TO_GET_IT_BACK, type Preview } from '../rules/stale.js';

/** A build of a preview, and when it was built. */
export type DatedBuild = BuildRef & Pick<Preview, 'at'>;

/** A preview that gives way, and the reason for choosing it. */
export interface Eviction extends DatedBuild {
  why: string;
  /** Its pull request is closed, or its branch is deleted. */
  isOver: boolean;
}

/**
 * Called before a preview that could not be marked is deleted: from then on, nothing proves that it was built well.
 * A preview that is marked but not deleted in the end stays as it was. Never rejects.
 */
export async function withdrawEvidence(run: Run, preview: Eviction): Promise<void> {
  await deploymentOf(run, preview)?.withdraw(preview.build);
}

function deploymentOf(
  { world, context, inputs, services }: Run,
  { owner, name }: BuildRef,
): AppDeployment | undefined {
  if (!inputs.deployment) return undefined;
  return appDeployment(world, services, inputs.environment, { owner, name, logUrl: context.logUrl });
}

/** Lets its comment and its deployment say that it is gone. A failure to do so is a warning. */
export async function announceEviction(run: Run, preview: Eviction): Promise<void> {
  const { world, context, inputs, services, ports } = run;
  const { owner, name, build, why, isOver } = preview;
  const { github } = services;
  const subject = subjectOf(owner, context.repository);
  await deploymentOf(run, preview)?.finish('removed', { build });
  if (!inputs.comment || subject?.kind !== 'pull') return;
  try {
    const comment = await commentsOf(github, subject.number).find(commentMarker(owner, name));
    if (comment === undefined || appThatMayStandIn(comment.body) === undefined) return;
    // Another run may have built it in the meantime; then the comment is that run's.
    if (await mayBeListed(ports, preview)) return;
    const because = isOver ? why : `${why}. ${HOW_TO_GET_IT_BACK}`;
    await sayGone(run, comment, { owner, name }, { because, removed: true });
  } catch (error) {
    const doing = `say on pull request #${String(subject.number)} that its preview is gone`;
    const { message, code } = gitHubFailure(error, doing, 'pull-requests: write', github);
    world.log.warning(message, code);
  }
}
