import { gitHubFailure } from '../github/client.js';
import { commentsOf, rewriteComment } from '../github/comments.js';
import { type Room, type StandingPreview, makeRoom, whoGives } from '../lifecycle/limit.js';
import { subjectOf } from '../markers.js';
import { mayBeNamed, nameStart } from '../names.js';
import type { Deed } from '../preview.js';
import { commentMarker } from '../report/comment.js';
import { appThatMayStandIn, goneComment } from '../report/standing-comments.js';
import type { Running } from '../running.js';
import { appDeployment } from '../services.js';
import { HOW_TO_GET_IT_BACK } from './stale.js';

/**
 * Makes room for one more preview, as `max-previews` and `when-full` want it, and lets those that gave way say so.
 * @throws Failure `quota` where there is no room
 */
export async function takeRoom(state: Running, name: string): Promise<void> {
  const room = roomFor(state, name);
  if (room === undefined) return;
  for (const preview of await makeRoom(state.ctx, room)) await tellOf(state, preview, room);
}

/** What would have to give way. @throws Failure `quota` where there is no room */
export async function wouldGiveWay(state: Running, name: string): Promise<Deed[]> {
  const room = roomFor(state, name);
  const going = room === undefined ? [] : await whoGives(state.ctx, room);
  return going.map((preview) => ({
    what: 'app',
    name: preview.name,
    deed: 'remove',
    why: whyOf(room?.most),
  }));
}

function roomFor({ run, inputs }: Running, name: string): Room | undefined {
  const { nameTemplate, maxPreviews: most, whenFull } = inputs;
  if (most === undefined) return undefined;
  return {
    start: nameStart(nameTemplate, run.repository),
    mayBeNamed: (other) => mayBeNamed(nameTemplate, run.repository, other),
    isOurs: (app) => {
      const subject = subjectOf(app.owner, run.repository);
      return subject !== undefined && mayBeNamed(nameTemplate, run.repository, app.name, subject);
    },
    name,
    most,
    whenFull,
  };
}

function whyOf(most: number | undefined): string {
  return `It is the oldest preview, and max-previews is ${String(most)}`;
}

/** Its comment and its deployment say that it is gone. What cannot be told is a warning. */
async function tellOf(
  { world, run, inputs, services }: Running,
  { owner, name }: StandingPreview,
  { most }: Room,
): Promise<void> {
  const { github } = services;
  const subject = subjectOf(owner, run.repository);
  if (inputs.deployment)
    await appDeployment(world, services, inputs.environment, { owner, name, logUrl: run.logUrl }).finish(
      'removed',
      {},
    );
  if (!inputs.comment || subject?.kind !== 'pull') return;
  try {
    const comment = await commentsOf(github, subject.number).find(commentMarker(owner, name));
    if (comment === undefined || appThatMayStandIn(comment.body) === undefined) return;
    const because = `${whyOf(most)}. ${HOW_TO_GET_IT_BACK}`;
    const body = goneComment({ owner, name }, { because, removed: true, logUrl: run.logUrl }, (view) =>
      world.secrets.redactAll(view),
    );
    await rewriteComment(github, comment.id, world.secrets.redact(body));
  } catch (error) {
    const doing = `say on pull request #${String(subject.number)} that its preview is gone`;
    world.log.warning(gitHubFailure(error, doing, 'pull-requests: write', github.clock).message);
  }
}
