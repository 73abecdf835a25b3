import { openTenant, revealEndpoint, marksOf } from '../app/claim.js';
import { BeingRemoved, supersededBy } from '../app/interruption.js';
import type { JudgedApp } from '../app/ownership.js';
import { consoleUrl } from '../hasura/cloud.js';
import { HasuraRefusal, effectOf } from '../hasura/refusals.js';
import { Failure } from '../lib/errors.js';
import { readContent } from '../rules/fingerprint.js';
import { buildIn, isBeingRemoved, isNewer } from '../rules/markers.js';
import type { Order } from '../rules/preview.js';
import type { DirectBuild } from './direct.js';

/** How often to try, because another run may change the variables at the same time. */
const TRIES = 4;

/**
 * Lets a standing app become that of this build: its variables get the new values, with the new databases, and its
 * marker names this build. From here on, its old databases are not used any longer.
 * @throws Failure, Interruption if a newer run has taken it over, or BeingRemoved
 */
export async function takeOver(ctx: DirectBuild, app: JudgedApp, order: Order): Promise<void> {
  const { project } = app;
  const { facts } = ctx.progress;
  const { tenantId } = project;
  if (tenantId === undefined) throw notTaken(project.name);
  await giveVariables(ctx, { name: project.name, tenantId }, order, keysOf(app));
  facts.created = true;
  facts.projectId = project.id;
  facts.consoleUrl = consoleUrl(project.id);
  facts.tenantId = tenantId;
  ctx.remember({ projectId: project.id });
  await openTenant(ctx, { ...project, tenantId });
  revealEndpoint(ctx, project);
  ctx.progress.changed();
}

/** The names of the variables that an app was given by the input `env`. */
export function keysOf({ reading }: JudgedApp): string[] {
  return reading.kind === 'marked' ? (readContent(reading.content)?.keys ?? []) : [];
}

/**
 * Gives an app its variables and the markers of this build, as far as they differ.
 * @param had the names of those that it was given before; what is no longer wanted of them is removed
 * @returns whether any differed
 * @throws as `takeOver`
 */
export async function giveVariables(
  ctx: DirectBuild,
  { name, tenantId }: { name: string; tenantId: string },
  order: Pick<Order, 'env'>,
  had: readonly string[],
): Promise<boolean> {
  ctx.doing(`setting the variables of ${name}`);
  const wanted = [...order.env, ...(await marksOf(ctx))];
  for (let tries = 1; ; tries++) {
    const found = await ctx.cloud.difference(tenantId, wanted, had);
    if (found === undefined || tries > TRIES) throw notTaken(name);
    if (isNewer(buildIn(found.marker), ctx.marks.build)) throw supersededBy(name, buildIn(found.marker));
    if (isBeingRemoved(found.marker)) throw new BeingRemoved(name);
    const { changed, surplus, hash } = found;
    if (changed.length + surplus.length === 0) return tries > 1;
    // The change may have reached the service even if its answer is lost.
    ctx.progress.facts.created = true;
    try {
      if (changed.length > 0)
        await ctx.cloud.setVariables(
          tenantId,
          hash,
          wanted.filter(({ key }) => changed.includes(key)),
        );
      else await ctx.cloud.removeVariables(tenantId, hash, surplus);
    } catch (error) {
      ctx.signal.throwIfAborted();
      // The lock was stale, or the answer was lost: read the current state again.
      if (effectOf(error) === 'none' && !(error instanceof HasuraRefusal)) throw error;
    }
  }
}

function notTaken(name: string): Failure {
  return new Failure('variables-not-set', `The variables of ${name} do not have the values that were set.`, {
    remedy: 'Run the job again.',
  });
}
