import type { Project } from '../hasura/cloud.js';
import { HasuraRefusal, effectOf } from '../hasura/refusals.js';
import { type Failure, asFailure } from '../lib/errors.js';
import { inGroups, sideBySide } from '../lib/side-by-side.js';
import type { MarkerReading } from '../rules/markers.js';
import type { Context } from '../app/build.js';
import { announceRemoval, changedMeanwhile } from '../app/removal-mark.js';
import { REFUSAL_STANDS_AFTER_MS } from '../app/remove.js';
import { readingOf } from '../app/ownership.js';

/** Projects per page, and per look whether they are gone. */
const PAGE = 100;
/** A list that moves each time is believed as far as it went. */
const MOST_LISTINGS = 3;
/** Requests that are under way at once. */
const WIDTH = 8;

const FIRST_LOOK_MS = 3_000;
const LOOK_AT_MOST_MS = 10_000;
const GONE_WITHIN_MS = 60_000;

/** An app with what its marker says. `trouble` is why the marker could not be read, where that is a failure. */
export interface Marked {
  project: Project;
  reading: MarkerReading;
  /** The lock on its variables as they were read. */
  hash?: string;
  trouble?: Failure;
}

/**
 * All projects whose name begins like this and passes. When one goes while they are listed, those after it move up, and
 * the next page would skip one: then they are listed once more. Even so, that an app is not among them is no proof that
 * it is gone.
 */
export async function listApps(
  { cloud }: Pick<Context, 'cloud'>,
  start: string,
  passes: (name: string) => boolean,
): Promise<Project[]> {
  const seen = new Map<string, Project>();
  for (let tries = 1; ; tries++) {
    const { listed, whole } = await listOnce(cloud, start);
    for (const [id, project] of listed) seen.set(id, project);
    if (whole || tries === MOST_LISTINGS)
      return [...(whole ? listed : seen).values()].filter(({ name }) => passes(name));
  }
}

/**
 * Lists the projects page by page. Each page begins with the project that ended the one before, and the rest of it is
 * new: where that is not so, the list has moved, and is not whole.
 */
async function listOnce(
  cloud: Context['cloud'],
  start: string,
): Promise<{ listed: Map<string, Project>; whole: boolean }> {
  const listed = new Map<string, Project>();
  let more = await cloud.projectsBeginning(start, { size: PAGE, from: 0 });
  while (more.length > 0) {
    const moved = more.some(({ id }) => listed.has(id));
    for (const project of more) listed.set(project.id, project);
    if (moved) return { listed, whole: false };
    const last = more.at(-1);
    const page = await cloud.projectsBeginning(start, { size: PAGE + 1, from: listed.size - 1 });
    if (page[0]?.id !== last?.id) return { listed, whole: false };
    more = page.slice(1);
  }
  return { listed, whole: true };
}

/**
 * Reads the marker of each app, once.
 * @throws Failure when the token is refused or the run ends; any other trouble is told of its app
 */
export async function readMarkers(
  ctx: Pick<Context, 'cloud' | 'signal' | 'log'>,
  projects: readonly Project[],
): Promise<Marked[]> {
  let read = 0;
  return await sideBySide(projects, WIDTH, async (project): Promise<Marked> => {
    try {
      return { project, ...(await readingOf(ctx.cloud, project.tenantId)) };
    } catch (error) {
      if (endsAll(ctx, error)) throw error;
      const trouble = asFailure(error);
      return { project, reading: { kind: 'unreadable', why: trouble.message.replace(/\.$/, '') }, trouble };
    } finally {
      read++;
      if (read % PAGE === 0)
        ctx.log.info(`Read the markers of ${String(read)} of ${String(projects.length)}.`);
    }
  });
}

/** Whether an error leaves no sense in going on: the run is over, or its token is refused. */
export function endsAll({ signal }: Pick<Context, 'signal'>, error: unknown): boolean {
  return signal.aborted || (error instanceof HasuraRefusal && error.kind === 'token');
}

/**
 * Requests the deletion of each app, once, after the app was made to say that it is to go. The tenant is the one that
 * was listed: a rebuild replaces project and tenant by new ones with new ids, so whatever has come since cannot be hit
 * by this one. An answer that was lost counts as accepted: a look settles it.
 * @param refusals gets the refusals by project id
 * @param requested gets the ids of all others
 * @throws Failure when the token is refused or the run ends
 */
export async function requestDeletions(
  ctx: Pick<Context, 'cloud' | 'signal' | 'log'>,
  apps: readonly Marked[],
  refusals: Map<string, Failure>,
  requested: Set<string>,
): Promise<void> {
  await sideBySide(apps, WIDTH, async (app) => {
    const { id, name, tenantId } = app.project;
    if (tenantId === undefined) return;
    if ((await announceRemoval(ctx, app)) === 'changed') {
      refusals.set(id, changedMeanwhile(app.project));
      return;
    }
    try {
      await ctx.cloud.deleteTenant(tenantId);
    } catch (error) {
      if (endsAll(ctx, error)) throw error;
      const failure = asFailure(error);
      if (effectOf(error) !== 'unknown') {
        refusals.set(id, failure);
        return;
      }
      ctx.log.info(`The answer for ${name} was lost (${failure.message}); a look will tell whether it went.`);
    }
    requested.add(id);
  });
}

/**
 * Looks until the projects are gone, for a minute at most: the service removes them after it has answered.
 * @param refused those whose deletion was refused; one of them may be gone all the same
 * @returns the ids of those that are still listed
 */
export async function waitUntilGone(
  ctx: Pick<Context, 'cloud' | 'clock' | 'signal'>,
  ids: readonly string[],
  refused: ReadonlySet<string>,
): Promise<Set<string>> {
  const begun = ctx.clock.now();
  const listed = new Set(ids);
  let pause = FIRST_LOOK_MS;
  while (listed.size > 0) {
    await ctx.clock.sleep(pause, ctx.signal);
    for (const group of inGroups([...listed], PAGE)) {
      const still = new Set((await ctx.cloud.stillListed(group)).map(({ id }) => id));
      for (const id of group) if (!still.has(id)) listed.delete(id);
    }
    const waited = ctx.clock.now() - begun;
    const believed = waited >= REFUSAL_STANDS_AFTER_MS && [...listed].every((id) => refused.has(id));
    if (believed || waited >= GONE_WITHIN_MS) break;
    pause = Math.min(LOOK_AT_MOST_MS, pause * 1.5);
  }
  return listed;
}
