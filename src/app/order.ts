import type { Project } from '../hasura/cloud.js';
import { effectOf } from '../hasura/refusals.js';
import { Failure } from '../lib/errors.js';
import { marksOf } from './claim.js';
import type { Order } from '../rules/preview.js';
import type { Build } from './build.js';
import { findProjectOfBuild } from './find-build.js';

/**
 * How long a build may take to appear after the response to its order was lost. The old app stays listed until the
 * new one replaces it, which takes as long as a creation does; creations that took two minutes have been wrongly
 * considered dead.
 */
const MAY_APPEAR_WITHIN_MS = 120_000;

/**
 * The result of the order: a job to follow or, if the response was lost, the app that proves that the order arrived.
 */
export type Ordered = { jobId: string } | { project: Project };

/**
 * Orders the build. The request is sent only once, whatever happens to it. When its outcome is unknown, this looks
 * for an app that carries this build's id.
 * @throws Failure when the service refused, or when no app of this build appears
 */
export async function orderBuild(ctx: Build, order: Order): Promise<Ordered> {
  ctx.doing(`requesting the build of ${order.name}`);
  const { branch, sha, directory, cloud, region, plan, env } = order;
  ctx.log.info(
    `Branch ${branch} at ${sha.slice(0, 7)}, folder ${directory === '' ? '(root)' : directory}, ${cloud} ${region}, plan ${plan}.`,
  );
  if (env.length > 0) ctx.log.info(`Variables: ${env.map(({ key }) => key).join(', ')}`);
  try {
    return { jobId: await ctx.cloud.create(order, [...order.env, ...(await marksOf(ctx))]) };
  } catch (error) {
    // The order may have reached the service anyway, so from here on it is unknown what exists.
    const effect = effectOf(error);
    if (effect === 'unknown') ctx.progress.facts.created = true;
    ctx.signal.throwIfAborted();
    if (effect === 'none') throw error;
    ctx.log.info(
      `The response to the create request was lost (${error instanceof Error ? error.message : String(error)}). Looking for this build, ${ctx.marks.build}.`,
    );
    ctx.doing(`looking for the app of build ${ctx.marks.build}`);
    const project = await findProjectOfBuild(ctx, MAY_APPEAR_WITHIN_MS);
    if (project !== undefined) return { project };
    throw new Failure(
      'order-lost',
      `The response to the create request was lost, so it is unknown whether ${order.name} is being built: no app with this build's ID appeared within ${String(MAY_APPEAR_WITHIN_MS / 1000)} s.`,
      {
        remedy: 'Run the job again: it replaces whatever still appears.',
        words: error instanceof Failure ? error.words : undefined,
        cause: error,
      },
    );
  }
}
