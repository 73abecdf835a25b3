import { confirmProject, deleteNew, openTenant } from '../app/claim.js';
import { forgetApp } from '../app/build.js';
import { discard, prepareAll, settle } from '../app/companions.js';
import { stopWithoutRoom } from '../app/ensure.js';
import { type JudgedApp, judgeNamed, newerAmong, refuseToWipe } from '../app/ownership.js';
import { Interruption, explainFailure, supersededBy } from '../app/interruption.js';
import { noRequests, requestDeletions, waitUntilUnlisted } from '../app/removal.js';
import { takeBack } from '../app/removal-mark.js';
import { verify } from '../app/verify.js';
import { Cancelled, Failure } from '../lib/errors.js';
import { sourcesOf } from '../project/names.js';
import { metadataPlaces } from '../project/metadata-places.js';
import { metadataJson } from '../project/metadata-json.js';
import type { Order, Variable } from '../rules/preview.js';
import { applyProject } from './apply.js';
import type { DirectBuild } from './direct.js';
import { type KeptData, canTakeOver } from './keep-data.js';
import { makeProject } from './make.js';
import { untilReady } from './ready.js';
import { ownSecret } from './secret.js';
import { ownSources } from './sources.js';
import type { AppState } from './state.js';
import { step } from './steps.js';
import { giveOwnVariables, takeOver } from './take-over.js';

/**
 * Builds the app from the commit itself: makes the project, or takes over the standing one, gives it new databases,
 * and applies metadata and migrations through the app's own API. The old databases go once the new state is proved.
 * @param kept the app whose databases are kept instead, with what they hold
 * @throws Failure when there is no app or when it is not as it should be; Interruption
 */
export async function buildFromCommit(given: DirectBuild, order: Order, kept?: KeptData): Promise<void> {
  const ctx = { ...given, marks: { ...given.marks, data: kept?.of ?? given.marks.build } };
  const { facts } = ctx.progress;
  const applied = {
    ...(await ctx.applied()),
    held: kept === undefined ? await ctx.held() : new Map(),
    env: order.env,
    kept,
  };
  if (kept !== undefined) Object.assign(facts, kept.facts);
  const env = kept?.env ?? (await prepareAll(ctx).catch((error: unknown) => explainFailure(ctx, error)));
  ctx.remember();
  const databases = { areUsed: false };
  const made: Made = {};
  let state: AppState;
  try {
    await ctx.log.group('Prepare the project', () =>
      step(ctx, 'create-project', () =>
        kept === undefined ? projectFor(ctx, order, env, made) : takeOver(ctx, kept.app, order, env, true),
      ),
    );
    await stopWithoutRoom(ctx);
    const { app, admin } = opened(ctx);
    // SQL on a database that is not made anew must not be cut off by the restart.
    const hasOthers =
      sourcesOf(applied.project).length > ownSources(applied.project, facts.databases ?? []).size;
    const restarts = kept !== undefined || (made.id === undefined && hasOthers);
    const version = await ctx.log.group('Start the app', () =>
      step(ctx, 'start-app', () => untilReady(ctx, app, admin, restarts)),
    );
    ctx.log.info(`Hasura ${version}`);
    void made.others?.look();
    state = await ctx.log.group('Migrations and metadata', () =>
      applyProject(ctx, admin, applied, () => (databases.areUsed = true)),
    );
    const places = metadataPlaces(applied.project.metadata);
    const placeOf: DirectBuild['placeOf'] = (object) => places.ofObject(object);
    await ctx.log.group('Verify', () => verify({ ...ctx, placeOf }));
    facts.commit = order.sha;
    await settle(ctx);
    await made.others?.report();
  } catch (error) {
    await made.others?.report();
    if (kept === undefined) {
      if (databases.areUsed && !isSuperseded(error) && !ctx.signal.aborted) await settle(ctx);
      // No app of this preview uses what was created for this build yet.
      if (facts.projectId === undefined && !(error instanceof Interruption)) await discard(ctx);
      // The post step of a cancelled run still gives the project its name.
      else if (
        made.id !== undefined &&
        facts.endpoint === undefined &&
        !(ctx.signal.reason instanceof Cancelled)
      )
        nameLost(ctx, made.id);
    }
    // The service refuses a name that a newer run has given to its own app.
    return await explainFailure(ctx, kept === undefined ? error : ofKeptData(error));
  }
  if (ctx.seed === undefined) return;
  if (kept !== undefined) {
    ctx.log.info('Seeds were not applied again, because the data was kept.');
    return;
  }
  await ctx.seed();
  await state.settle().catch((error: unknown) => {
    ctx.signal.throwIfAborted();
    ctx.log.debug(`The next push makes the databases anew: ${(error as Error).message}`);
  });
}

/**
 * To run the job again would make new databases. What somebody changed in a database by hand is no fault of the
 * project, and only new databases undo it.
 */
function ofKeptData(error: unknown): unknown {
  if (!(error instanceof Failure) || error.constructor !== Failure) return error;
  const { code, message, words, remedy = '' } = error;
  const more =
    code === 'metadata-inconsistent'
      ? ' If somebody changed the databases by hand, comment `/preview rebuild` or run the job again: both make new ones.'
      : /run the job again/i.test(remedy) && !remedy.includes('new databases')
        ? ' That makes new databases. To keep the data where that is possible, push again instead.'
        : undefined;
  return more === undefined
    ? error
    : new Failure(code, message, { words, remedy: `${remedy}${more}`, cause: error });
}

function isSuperseded(error: unknown): boolean {
  return error instanceof Interruption && error.status === 'superseded';
}

/** Reads from the commit what a build needs of it. @throws Failure if it cannot be built */
export async function appliedFrom(ctx: Pick<DirectBuild, 'project'>): ReturnType<DirectBuild['applied']> {
  const project = await ctx.project();
  const json = metadataJson(project);
  if ('text' in json) return { project, metadata: json.text };
  const [first] = json.refused;
  throw new Failure(
    'project-faulty',
    `The metadata cannot be applied: ${first?.what ?? 'it cannot be read.'}`,
    {
      remedy: 'Fix it and push again.',
    },
  );
}

/** What is known of the projects that the service made for this build. */
type Made = Partial<Awaited<ReturnType<typeof makeProject>>>;

/** Names a new project that may not have its name: no run finds it then, and so none deletes it. */
function nameLost({ log, progress: { facts } }: DirectBuild, id: string): void {
  log.warning(
    `The project ${id} of this build could not be renamed to ${facts.name}: the build failed before that. Delete it in Hasura Cloud if it still has another name.`,
    'project-not-renamed',
  );
  forgetApp(facts);
  Object.assign(facts, { created: false, stoodBefore: false });
}

/** The project of this build: the standing one if it was built in this way, or else a new one that takes its place. */
async function projectFor(
  ctx: DirectBuild,
  order: Order,
  given: readonly Variable[],
  made: Made,
): Promise<void> {
  const { marks, adoptUnmarked } = ctx;
  const found = await judgeNamed(ctx, { name: order.name, owner: marks.owner });
  refuseToWipe(found, adoptUnmarked);
  const newer = newerAmong(found, marks.build);
  if (newer !== undefined) throw supersededBy(order.name, newer);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0 && canTakeOver(ctx, only)) {
    await takeOver(ctx, only, order, given);
    return;
  }
  const env = [...order.env, ...given];
  const { id } = Object.assign(
    made,
    await makeProject(ctx, { ...order, env: [...env, ...ownSecret(ctx, env)] }),
  );
  await makeRoomFor(ctx, id, found);
  await confirmProject(ctx, id);
  const { tenantId, projectId = '', endpoint = '', name } = ctx.progress.facts;
  if (tenantId === undefined) return;
  // What the service has dropped of them. Our own admin secret is not among them: the app has one.
  if (await giveOwnVariables(ctx, { name, tenantId }, { env, had: [] }))
    await openTenant(ctx, { id: projectId, name, endpoint, tenantId });
}

/**
 * Removes the apps that a new project takes the place of: their name is needed. Their databases go later.
 * @throws Failure if one of them stays: the new project is deleted again then
 */
async function makeRoomFor(ctx: DirectBuild, id: string, found: readonly JudgedApp[]): Promise<void> {
  if (found.length === 0) return;
  const requests = noRequests();
  await requestDeletions(ctx, found, { width: 1, ends: () => false }, requests);
  ctx.doing('waiting until the earlier app is gone');
  const ids = found.map(({ project }) => project.id);
  const left = await waitUntilUnlisted(ctx, ids, requests.refusals, {
    listed: async (of) => new Set((await ctx.cloud.stillListed(of)).map((one) => one.id)),
    firstMs: 0,
    atMostMs: 3_000,
    withinMs: GONE_WITHIN_MS,
  });
  const [stays] = found.filter(({ project }) => left.has(project.id));
  if (stays === undefined) return;
  for (const one of found) if (left.has(one.project.id)) await takeBack(ctx, one);
  const { tenantId } = (await ctx.cloud.project(id)) ?? {};
  if (tenantId !== undefined) await deleteNew(ctx, tenantId);
  const { words, remedy } = requests.refusals.get(stays.project.id) ?? {};
  throw new Failure(
    'not-removed',
    `The earlier app ${stays.project.name} could not be deleted, so the new one could not take its place.`,
    { words, remedy: remedy ?? 'It is still listed. Run the job again.' },
  );
}

/** How long an app may be listed after its deletion was requested. */
const GONE_WITHIN_MS = 120_000;

function opened(ctx: DirectBuild): {
  app: ReturnType<DirectBuild['openApp']>;
  admin: ReturnType<DirectBuild['openAdmin']>;
} {
  const { endpoint, adminSecret } = ctx.progress.facts;
  if (endpoint === undefined || adminSecret === undefined)
    throw new Failure(
      'no-admin-secret',
      'Hasura Cloud returned no admin secret for the app, so nothing can be applied to it.',
      {
        remedy: 'Set HASURA_GRAPHQL_ADMIN_SECRET in the input env.',
      },
    );
  return { app: ctx.openApp(endpoint, adminSecret), admin: ctx.openAdmin(endpoint, adminSecret) };
}
