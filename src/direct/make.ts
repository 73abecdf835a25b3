import { marksOf } from '../app/claim.js';
import { findProjectOfBuild } from '../app/find-build.js';
import { effectOf } from '../hasura/refusals.js';
import { Failure, asFailure } from '../lib/errors.js';
import type { Order } from '../rules/preview.js';
import type { DirectBuild } from './direct.js';

/** How long a project may take to be listed after the answer to its order was lost. (a guess) */
const MAY_APPEAR_WITHIN_MS = 20_000;
const PAGE = 100;
/** More projects of an account are not listed: it only serves a report. */
const MOST_PAGES = 20;

/**
 * Makes a new project with all markers, once. The service ignores the name that it is given, so a project whose answer
 * was lost may have any name: it is reported, and neither adopted nor deleted.
 * @returns its id, and what reports what appeared beside it; that never rejects
 * @throws Failure if the service refused, or if no answer names a project
 */
export async function makeProject(ctx: DirectBuild, order: Order): Promise<{ id: string; others?: Others }> {
  const { facts } = ctx.progress;
  ctx.log.info(`Project ${order.name}, ${order.cloud} ${order.region}, plan ${order.plan}.`);
  ctx.log.info(`Variables: ${order.env.map(({ key }) => key).join(', ')}`);
  const before = await idsOf(ctx);
  try {
    const id = await ctx.cloud.createTenant(order, [...order.env, ...(await marksOf(ctx))]);
    facts.created = true;
    ctx.remember({ projectId: id });
    return { id, others: othersOf(ctx, before, id) };
  } catch (error) {
    const effect = effectOf(error);
    if (effect === 'unknown') facts.created = true;
    ctx.signal.throwIfAborted();
    if (effect === 'none') throw error;
    ctx.log.info(
      `The response to the create request was lost (${asFailure(error).message}). Looking for this build, ${ctx.marks.build}.`,
    );
    const found = await findProjectOfBuild(ctx, MAY_APPEAR_WITHIN_MS);
    if (found !== undefined) return { id: found.id };
    // None of them can be proved to be this build's, so there is none.
    facts.created = false;
    const others = await withoutPreviews(ctx, await appeared(ctx, before, undefined));
    // If the preview is no longer wanted by now, this error is not the result of the run.
    if (others.length > 0)
      ctx.log.info(`Since the request, these projects appeared in the account: ${others.join(', ')}.`);
    throw new Failure(
      'order-lost',
      `The response to the create request was lost, and no project with the name ${order.name} appeared.${others.length === 0 ? '' : ` Since the request, these projects appeared: ${others.join(', ')}.`}`,
      {
        remedy:
          others.length === 0
            ? 'Run the job again.'
            : 'If nobody else has created them, delete them in Hasura Cloud. Then run the job again.',
        words: error instanceof Failure ? error.words : undefined,
        cause: error,
      },
    );
  }
}

/** The projects that appeared beside the new one: one request has been seen to make several. (known) */
export interface Others {
  /** Lists them. They may be listed some time after the answer that does not name them. */
  look: () => Promise<unknown>;
  /** Names them, once. The preview of another pull request that was made at that time has its name by now. */
  report: () => Promise<void>;
}

function othersOf(ctx: DirectBuild, before: ReadonlySet<string> | undefined, own: string): Others {
  let looked: Promise<string[]> | undefined;
  let reported: Promise<void> | undefined;
  const look = (): Promise<string[]> => (looked ??= appeared(ctx, before, own).catch(() => []));
  const report = async (): Promise<void> => {
    const others = await withoutPreviews(ctx, await look());
    if (others.length > 0)
      ctx.log.info(
        `Besides project ${own}, these appeared in the account at the same time: ${others.join(', ')}. If nobody else has created them, delete them in Hasura Cloud.`,
      );
  };
  return { look, report: () => (reported ??= report().catch(() => undefined)) };
}

async function appeared(
  ctx: DirectBuild,
  before: ReadonlySet<string> | undefined,
  own: string | undefined,
): Promise<string[]> {
  const now = before === undefined ? undefined : await idsOf(ctx);
  return [...(now ?? [])].filter((id) => id !== own && before?.has(id) !== true);
}

/** Those of the projects that still exist, and have no name that a preview of this repository can have. */
async function withoutPreviews(ctx: DirectBuild, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return ids;
  try {
    const listed = await ctx.cloud.stillListed(ids);
    return listed.filter(({ name }) => !ctx.mayBePreview(name)).map(({ id }) => id);
  } catch (error) {
    ctx.signal.throwIfAborted();
    ctx.log.debug(`The names of projects could not be read: ${asFailure(error).message}`);
    return ids;
  }
}

/** The ids of the account's projects; `undefined` if they cannot be listed. Nothing else of them is kept. */
async function idsOf({ cloud, signal, log }: DirectBuild): Promise<Set<string> | undefined> {
  const ids = new Set<string>();
  try {
    for (let page = 0; page < MOST_PAGES; page++) {
      const found = await cloud.projectsBeginning('', { size: PAGE, from: page * PAGE });
      for (const { id } of found) ids.add(id);
      if (found.length < PAGE) break;
    }
    return ids;
  } catch (error) {
    signal.throwIfAborted();
    log.debug(`The account's projects could not be listed: ${asFailure(error).message}`);
    return undefined;
  }
}
