import type { Inconsistency, PreviewApp } from '../hasura/app.js';
import { remedyFor } from '../hasura/build-messages.js';
import { Failure, TransportError } from '../lib/errors.js';
import { oneLine } from '../lib/text.js';
import type { Build } from './build.js';
import { Interruption, type Neighbours, lookAround, stopIfUnwanted } from './interruption.js';
import { readingOf } from './ownership.js';
import { markForRemoval } from './removal-mark.js';

/** How long an app may take to answer again when it restarts after its variables were changed. */
const COMES_UP_WITHIN_MS = 60_000;
/** Ask often at first, because a restart is soon over, and less often if the app takes longer. */
const [ASK_EVERY_MS, ASK_LATER_EVERY_MS, LATER_AFTER_MS] = [1_000, 2_000, 15_000];
/** How long a reading of the app's marker is trusted. */
const LOOK_HOLDS_MS = 2_000;
/** How long the variables of our own app may be unreadable. */
const OWN_READABLE_WITHIN_MS = 15_000;
const READ_OWN_EVERY_MS = 2_000;
const MOST_NAMED = 20;

/**
 * Verifies that the app is what the run promises: listed, still wanted, of this build, healthy and consistent. All
 * checks run at the same time. Spare copies of this build are deleted.
 * @throws Failure, or Interruption
 */
export async function verify(ctx: Build): Promise<void> {
  const { facts } = ctx.progress;
  if (facts.endpoint === undefined || facts.adminSecret === undefined) {
    throw new Failure(
      'no-admin-secret',
      'Hasura Cloud returned no admin secret for the app, so the app cannot be checked.',
      {
        remedy: 'Set HASURA_GRAPHQL_ADMIN_SECRET in the input env.',
      },
    );
  }
  ctx.doing('waiting for the app to answer healthy and consistent');
  const begunAt = ctx.clock.now();
  const app = ctx.openApp(facts.endpoint, facts.adminSecret);
  const enough = new AbortController();
  // Do not wait for an app that is gone or about to be deleted.
  const orEnough = <T>(look: Promise<T>): Promise<T> =>
    look.catch((error: unknown) => {
      if (error instanceof Interruption || (error instanceof Failure && error.kind === 'build'))
        enough.abort(error);
      throw error;
    });
  const [around, wanted, objects] = await Promise.allSettled([
    orEnough(lookAtOwn(ctx)),
    orEnough(stopIfUnwanted(ctx)),
    inconsistenciesOf({ ...ctx, signal: AbortSignal.any([ctx.signal, enough.signal]) }, app),
  ]);
  // A good reason to stop takes precedence over the errors that it caused.
  for (const result of [around, wanted])
    if (result.status === 'rejected' && result.reason instanceof Interruption) throw result.reason;
  valueOf(wanted);
  let neighbours = valueOf(around);
  const inconsistencies = await afterReload(ctx, app, valueOf(objects));
  if (inconsistencies.length > 0)
    throw inconsistent(ctx, inconsistencies, await contentRemedy(ctx, inconsistencies));
  // The checks took some time, and another run may have requested the app's deletion since.
  if (ctx.clock.now() - begunAt >= LOOK_HOLDS_MS) neighbours = await lookAtOwn(ctx);
  if (ctx.hidesMetadata)
    ctx.log.notice(
      'HASURA_GRAPHQL_ENABLED_APIS disables the metadata API of the app, so the action only asked the health check whether the metadata is consistent. To check each object, add metadata to that variable.',
    );
  ctx.log.info(`✓ Listed, healthy${ctx.hidesMetadata ? '' : ', metadata consistent'}`);
  await removeSpares(ctx, neighbours);
}

/**
 * Checks the apps of the name until the marker of ours can be read: without it, it is unknown whether the app is
 * about to be deleted.
 * @throws Failure `build` when ours is not listed, `ownership` when it cannot be read, and as `lookAround` does
 */
async function lookAtOwn(ctx: Build): Promise<Neighbours> {
  const until = ctx.clock.now() + OWN_READABLE_WITHIN_MS;
  for (;;) {
    const beside = readingOf(ctx.cloud, ctx.progress.facts.tenantId);
    beside.catch(() => undefined);
    const around = await lookAround(ctx, beside);
    if (around.own === undefined) throw noLongerListed(ctx.progress.facts.name);
    if (around.reading?.kind === 'marked') return around;
    if (around.reading?.kind === 'absent' && ctx.adoptUnmarked) return around;
    if (ctx.clock.now() >= until) throw notReadable(around.own.name);
    await ctx.clock.sleep(READ_OWN_EVERY_MS, ctx.signal);
  }
}

function noLongerListed(name: string): Failure {
  return new Failure('app-vanished', `The app ${name} is no longer listed among the account's projects.`, {
    remedy: 'Run the job again.',
  });
}

function notReadable(name: string): Failure {
  return new Failure(
    'owner-unknown',
    `The variables of ${name} cannot be read, so it is not known whether another run is removing it.`,
    { remedy: 'Run the job again.' },
  );
}

function valueOf<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

async function inconsistenciesOf(ctx: Build, app: PreviewApp): Promise<readonly Inconsistency[]> {
  const until = ctx.clock.now() + COMES_UP_WITHIN_MS;
  for (;;) {
    const [health, objects] = await Promise.allSettled([
      app.health(),
      ctx.hidesMetadata ? NOT_ASKED : app.inconsistencies(),
    ]);
    ctx.signal.throwIfAborted();
    const up = health.status === 'fulfilled' && health.value.state !== 'down';
    if (up && objects.status === 'fulfilled' && (objects.value.length > 0 || health.value.state === 'ok'))
      return objects.value;
    if (up && ctx.hidesMetadata) return [UNNAMED];
    const hopeless = [health, objects].find((end) => end.status === 'rejected' && isHopeless(end.reason));
    if (hopeless !== undefined || ctx.clock.now() >= until) throw notUp(health, objects);
    const isLate = ctx.clock.now() >= until - COMES_UP_WITHIN_MS + LATER_AFTER_MS;
    await ctx.clock.sleep(isLate ? ASK_LATER_EVERY_MS : ASK_EVERY_MS, ctx.signal);
  }
}

const NOT_ASKED: readonly Inconsistency[] = [];
/** What the health check reports of an app whose metadata API is disabled. */
const UNNAMED: Inconsistency = {
  type: 'metadata',
  name: 'unnamed',
  reason:
    'the health check warns of inconsistent metadata. To see which objects it means, add metadata to HASURA_GRAPHQL_ENABLED_APIS',
};

/** Whether no restart of the app can fix the error, such as a refused certificate or a redirect. */
function isHopeless(error: unknown): boolean {
  return error instanceof TransportError && !error.retryable;
}

function notUp(
  health: PromiseSettledResult<{ state: string; why?: string }>,
  objects: PromiseSettledResult<unknown>,
): Failure {
  const why =
    health.status === 'rejected'
      ? (health.reason as Error).message
      : (health.value.why ??
        (objects.status === 'rejected'
          ? (objects.reason as Error).message
          : 'its health check warns of inconsistent metadata'));
  return new Failure('checks-failed', 'The app was deployed, but its checks fail.', {
    words: why,
    remedy: 'Open the console to see its state, and run the job again.',
  });
}

/** After that time, Hygraph's limit of requests a second is no longer the reason. */
const BEFORE_RELOAD_MS = 5_000;

/** The inconsistent remote schemas whose address this action gave the app. */
function ofContent({ contentAddresses }: Build, objects: readonly Inconsistency[]): Inconsistency[] {
  return objects.filter(({ remoteSchema }) => contentAddresses.includes(remoteSchema?.variable ?? ''));
}

/**
 * The app asks a remote schema once, when the metadata is applied, and one refusal makes it inconsistent for good. So
 * such a remote schema is asked once more.
 */
async function afterReload(
  ctx: Build,
  app: PreviewApp,
  objects: readonly Inconsistency[],
): Promise<readonly Inconsistency[]> {
  const names = ofContent(ctx, objects).map(({ remoteSchema }) => remoteSchema?.name ?? '');
  if (names.length === 0) return objects;
  ctx.log.info(
    `The remote schema ${names.map(oneLine).join(', ')} is inconsistent, perhaps because too many requests were sent to Hygraph. It is reloaded once.`,
  );
  ctx.doing('reloading a remote schema');
  await ctx.clock.sleep(BEFORE_RELOAD_MS, ctx.signal);
  try {
    await app.reloadRemoteSchemas(names);
  } catch (error) {
    ctx.signal.throwIfAborted();
    ctx.log.debug(`Reloading failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  return await inconsistenciesOf(ctx, app);
}

/** What to do about an inconsistent remote schema of the content; `undefined` if there is none. */
async function contentRemedy(ctx: Build, objects: readonly Inconsistency[]): Promise<string | undefined> {
  const reasons = ofContent(ctx, objects).map(({ reason }) => reason);
  if (reasons.length === 0) return undefined;
  const { remoteSchemaRemedy } = await import('../hygraph/remote-schema.js');
  return remoteSchemaRemedy(reasons, {
    facts: ctx.progress.facts.hygraph,
    sameFiles: await ctx.sameFiles(),
  });
}

/** An app that answers OK with half its tables missing is not ready. */
function inconsistent(
  { placeOf }: Build,
  objects: readonly Inconsistency[],
  ofContent: string | undefined,
): Failure {
  const shown = objects.slice(0, MOST_NAMED).map((object) => {
    const { type, name, reason } = object;
    const at = placeOf?.(object);
    const where = at === undefined ? '' : ` (${at.file}:${String(at.line)})`;
    return `${oneLine(type)} ${oneLine(name)}${where}: ${oneLine(reason)}`;
  });
  if (objects.length > MOST_NAMED) shown.push(`… and ${String(objects.length - MOST_NAMED)} more`);
  return new Failure(
    'metadata-inconsistent',
    objects[0] === UNNAMED
      ? 'The app answers, but its health check says that its metadata is inconsistent.'
      : `The app answers, but ${objects.length === 1 ? 'one object' : `${String(objects.length)} objects`} of its metadata ${objects.length === 1 ? 'is' : 'are'} inconsistent.`,
    {
      words: shown.join('\n'),
      remedy:
        ofContent ??
        remedyFor(shown.join('\n')) ??
        "Make the metadata match the migrations and the app's env variables, and push again.",
    },
  );
}

/**
 * Deletes further projects of this build. They carry its marker but nothing was deployed to them, so each is marked for
 * removal first: if its deletion fails, no run keeps it as the preview.
 */
async function removeSpares(ctx: Build, { spares }: Neighbours): Promise<void> {
  for (const spare of spares) {
    const { project } = spare;
    if (project.tenantId === undefined) continue;
    ctx.log.info(`Hasura Cloud created the app twice; deleting the duplicate project ${project.id}.`);
    if ((await markForRemoval(ctx, spare)) === 'changed') continue;
    try {
      await ctx.cloud.deleteTenant(project.tenantId);
    } catch (error) {
      ctx.log.warning(
        `The duplicate project ${project.id} of ${project.name} could not be deleted: ${(error as Error).message} It counts against the account's projects until the preview is deleted.`,
        'duplicate-project',
      );
    }
  }
}
