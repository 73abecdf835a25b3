import { gitHubFailure } from '../github/client.js';
import { commentsOf } from '../github/comments.js';
import {
  type Evicting,
  type Eviction,
  type Room,
  type StandingPreview,
  lackOfRoom,
  makeRoom,
  whoGives,
} from './limit.js';
import { type Failure, asFailure } from '../lib/errors.js';
import { subjectOf } from '../rules/markers.js';
import { mayBeNamed, ownStart } from '../rules/names.js';
import type { BuildRef, Change } from '../rules/preview.js';
import { commentMarker } from '../report/comment.js';
import { appThatMayStandIn } from '../report/gone-comment.js';
import type { Run } from '../session/run.js';
import type { AppDeployment } from '../report/deployment-status.js';
import { appDeployment } from '../session/connect.js';
import { mayBeListed, sayGone, subjectOfPreview } from './ours.js';
import { HOW_TO_GET_IT_BACK, whyOver } from '../rules/stale.js';
import { statesOfAll } from './states.js';

/**
 * Makes room for one more preview, as `max-previews` and `when-full` want it, and lets those that gave way say so.
 * @throws Failure `quota` where there is no room, `input` where previews cannot be told from other apps by their names
 */
export async function takeRoom(state: Run, name: string): Promise<void> {
  const room = roomFor(state, name);
  if (room === undefined) return;
  await makeRoom(state.ports, room, evicting(state));
}

/** Why there is no room for an app that was just made: others may have been at the same time. */
export async function lacksRoom(state: Run, { name, ...own }: BuildRef): Promise<Failure | undefined> {
  const room = roomFor(state, name);
  return room === undefined ? undefined : await lackOfRoom(state.ports, room, own, evicting(state));
}

function evicting(state: Run): Evicting {
  return {
    withdraw: async (preview) => {
      await deploymentOf(state, preview)?.withdraw(preview.build);
    },
    gone: (preview) => tellOf(state, preview),
  };
}

function deploymentOf(
  { world, context: run, inputs, services }: Run,
  { owner, name }: StandingPreview,
): AppDeployment | undefined {
  if (!inputs.deployment) return undefined;
  return appDeployment(world, services, inputs.environment, { owner, name, logUrl: run.logUrl });
}

/** What would have to give way. @throws Failure as `takeRoom` does */
export async function wouldGiveWay(state: Run, name: string): Promise<Change[]> {
  const room = roomFor(state, name);
  const going = room === undefined ? [] : await whoGives(state.ports, room);
  return going.map(({ name: gives, why }) => ({ what: 'app', name: gives, action: 'remove', why }));
}

function roomFor(state: Run, name: string): Room | undefined {
  const { repository } = state.context;
  const { nameTemplate, maxPreviews: most, whenFull } = state.inputs;
  if (most === undefined) return undefined;
  return {
    start: ownStart(nameTemplate, repository),
    mayBeNamed: (other) => mayBeNamed(nameTemplate, repository, other),
    isOurs: (app) => subjectOfPreview(state, app) !== undefined,
    over: (previews) => overOf(state, previews),
    name,
    most,
    whenFull,
    runsForMs: state.inputs.timeoutMs,
  };
}

/** Which previews are of a pull request that is closed or a branch that is gone; none where GitHub does not tell. */
async function overOf(
  { context: run, services: { github }, ports: ctx }: Run,
  previews: readonly StandingPreview[],
): Promise<Map<StandingPreview, string>> {
  const all = previews.flatMap((preview) => {
    const subject = subjectOf(preview.owner, run.repository);
    return subject === undefined ? [] : [{ preview, subject }];
  });
  try {
    const live = await statesOfAll(
      github,
      all.map(({ subject }) => subject),
    );
    return new Map(
      all.flatMap(({ preview, subject }): [StandingPreview, string][] => {
        const why = whyOver(subject, live);
        return why === undefined ? [] : [[preview, why]];
      }),
    );
  } catch (error) {
    ctx.signal.throwIfAborted();
    const { message } = asFailure(error);
    ctx.log.info(`Which pull requests are closed cannot be told, so the oldest gives way. ${message}`);
    return new Map();
  }
}

/** Its comment and its deployment say that it is gone. What cannot be told is a warning. */
async function tellOf(state: Run, preview: Eviction): Promise<void> {
  const { world, context: run, inputs, services } = state;
  const { owner, name, build, why, isOver } = preview;
  const { github } = services;
  const subject = subjectOf(owner, run.repository);
  await deploymentOf(state, preview)?.finish('removed', { build });
  if (!inputs.comment || subject?.kind !== 'pull') return;
  try {
    const comment = await commentsOf(github, subject.number).find(commentMarker(owner, name));
    if (comment === undefined || appThatMayStandIn(comment.body) === undefined) return;
    // Another run may have built it meanwhile, whose comment that is.
    if (await mayBeListed(state.ports, preview)) return;
    const because = isOver ? why : `${why}. ${HOW_TO_GET_IT_BACK}`;
    await sayGone(state, comment.id, { owner, name }, { because, removed: true });
  } catch (error) {
    const doing = `say on pull request #${String(subject.number)} that its preview is gone`;
    world.log.warning(gitHubFailure(error, doing, 'pull-requests: write', github.clock).message);
  }
}
