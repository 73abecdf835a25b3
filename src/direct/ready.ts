import { BeingRemoved, Interruption, lookAround, stopIfUnwanted } from '../app/interruption.js';
import { RESTARTS_WITHIN_MS } from '../app/keep.js';
import { Failure, asFailure } from '../lib/errors.js';
import type { AppAdmin } from '../hasura/app-admin.js';
import type { PreviewApp } from '../hasura/app.js';
import type { DirectBuild } from './direct.js';
import { troubleWords } from './trouble.js';

/** How long an app may take to answer, after it was made or its variables were changed. (a guess; others wait as long) */
const READY_WITHIN_MS = 180_000;
const [ASK_EVERY_MS, ASK_LATER_EVERY_MS, LATER_AFTER_MS] = [200, 3_000, 20_000];
/** How often to check, while it does not answer, that it still exists and is wanted. */
const STILL_WANTED_EVERY_MS = 30_000;
/** An app may answer once and be away again, so it is asked twice, with this pause. */
const [IN_A_ROW, AGAIN_AFTER_MS] = [2, 200];
/** The pause if this run has lost an answer of the app before. (a guess) */
const STEADY_AFTER_MS = 10_000;

/**
 * Waits until the app answers: its health, its version, and a call with the admin secret, twice in a row.
 * @param restarts its variables were changed, and nothing else would tell an app that has restarted from one that is
 * about to: SQL that is under way then may be lost. So it has to be away first, unless that takes too long.
 * @throws Failure if it does not in time or is gone, Interruption or BeingRemoved
 */
export async function untilReady(
  ctx: DirectBuild,
  app: PreviewApp,
  admin: AppAdmin,
  restarts: boolean,
): Promise<string> {
  const begunAt = ctx.clock.now();
  let [inARow, lookedAt, hasRestarted] = [0, begunAt, !restarts];
  for (;;) {
    hasRestarted ||= ctx.clock.now() - begunAt >= RESTARTS_WITHIN_MS;
    const seen = await look(app, hasRestarted ? admin : undefined);
    ctx.signal.throwIfAborted();
    inARow = 'version' in seen ? inARow + 1 : 0;
    hasRestarted ||= 'isDown' in seen;
    if ('version' in seen && inARow >= IN_A_ROW) return seen.version;
    const waited = ctx.clock.now() - begunAt;
    if ('why' in seen && waited >= READY_WITHIN_MS) throw notReady(seen.why);
    if ('why' in seen && ctx.clock.now() - lookedAt >= STILL_WANTED_EVERY_MS) {
      if (await isGone(ctx)) throw notReady('Hasura Cloud lists it no longer');
      lookedAt = ctx.clock.now();
    }
    const pause = waited >= LATER_AFTER_MS ? ASK_LATER_EVERY_MS : ASK_EVERY_MS;
    await ctx.clock.sleep(inARow > 0 ? (ctx.isAgain ? STEADY_AFTER_MS : AGAIN_AFTER_MS) : pause, ctx.signal);
  }
}

function notReady(why: string): Failure {
  return new Failure('checks-failed', 'The app did not become ready to be built.', {
    words: why,
    remedy: 'Open the console to see its state, and run the job again.',
  });
}

/** Whether the app is gone. An outage proves nothing. @throws Interruption or BeingRemoved */
async function isGone(ctx: DirectBuild): Promise<boolean> {
  try {
    const [{ own }] = await Promise.all([lookAround(ctx), stopIfUnwanted(ctx)]);
    return own === undefined;
  } catch (error) {
    ctx.signal.throwIfAborted();
    if (error instanceof Interruption || error instanceof BeingRemoved) throw error;
    ctx.log.debug(
      `Whether ${ctx.progress.facts.name} still exists could not be read: ${asFailure(error).message}`,
    );
    return false;
  }
}

async function look(
  app: PreviewApp,
  admin: AppAdmin | undefined,
): Promise<{ version: string } | { why: string; isDown?: true }> {
  // The others wait and ask again by themselves, so they are asked once the app is up.
  const health = await app
    .health()
    .catch((error: unknown) => ({ state: 'down' as const, why: (error as Error).message }));
  if (health.state === 'down') return { why: health.why, isDown: true };
  if (admin === undefined) return { why: 'it has not restarted' };
  const [version, state] = await Promise.all([admin.version(), admin.catalogState()]);
  if (version.trouble !== undefined) return { why: troubleWords(version.trouble) };
  return state.trouble === undefined ? { version: version.value } : { why: troubleWords(state.trouble) };
}
