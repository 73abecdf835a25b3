import type { JobReading } from '../../src/hasura/jobs.js';
import { readJob } from '../../src/hasura/jobs.js';
import * as operations from '../../src/hasura/operations.js';
import type { Operation } from '../../src/hasura/operations.js';
import type { Clock } from '../../src/lib/clock.js';
import { isRecord } from '../../src/lib/record.js';
import { type MarkerReading, markerVariables, readMarker } from '../../src/markers.js';
import { kindOf } from './redaction.js';
import type { AppOrder } from './options.js';
import type { Book, Reply, Session } from './session.js';

export const KEPT = 'PROBE_KEPT';
export const CHANGED = 'PROBE_CHANGED';
const EVERY_MS = 500;
const JOB_MS = 10 * 60_000;
const DELETION_MS = 3 * 60_000;
/** How long a creation whose answer got lost may take to show its app. */
const LATE_MS = 90_000;
const ASK_AGAIN_MS = 15_000;

type Answer<O> = O extends Operation<infer Data> ? Reply<Data> : never;
type ProjectAnswer = NonNullable<Answer<typeof operations.projectsByName>['data']>['projects'][number];

/** A job as it was followed to its end. */
export interface Followed {
  /** Null on the first look, and for how long. */
  hiddenMs: number;
  /** Its status words in the order of their first sight. */
  statuses: string[];
  tasks: string[];
  events: string[];
  /** It showed times of events. */
  times: boolean;
  last: JobReading | undefined;
  ms: number;
}

/** What the life of one app showed, as far as it came. */
export interface Life {
  name: string;
  renamed: string;
  created?: Answer<typeof operations.createPreviewApp>;
  creation?: Followed;
  deployment?: Followed;
  byName?: ProjectAnswer[] | undefined;
  page?: ProjectAnswer[] | undefined;
  ofIds?: ProjectAnswer[] | undefined;
  environment?: {
    marker: MarkerReading;
    kept: boolean;
    kinds: string[];
    adminSecret: boolean;
    ms: number;
  };
  unchanged?: Answer<typeof operations.updateTenantEnv>;
  changed?: Answer<typeof operations.updateTenantEnv> & { took: boolean; newHash: boolean };
  stale?: Answer<typeof operations.updateTenantEnv>;
  removed?: Answer<typeof operations.deleteTenantEnv> & { took: boolean };
  rename?: Answer<typeof operations.renameTenant> & { took: boolean };
  again?: { job: Followed; oldListed: boolean; listed: number; otherIds: boolean };
  deletion?: Answer<typeof operations.deleteTenant>;
  second?: Answer<typeof operations.deleteTenant>;
  listedMs?: number;
  environmentAfter?: Answer<typeof operations.tenantEnv>;
  /** The job of a creation whose end was not seen. */
  building?: string;
  /** Why it went no further. */
  stopped?: string;
}

export interface LifeWorld {
  session: Session;
  book: Book;
  clock: Clock;
  signal: AbortSignal;
  say: (line: string) => void;
}

/** Something that the rest of the life needs did not come about; what was seen is in the record already. */
class CannotGoOn extends Error {}

/** Lives one app's life up to its deletion, into `life`. What it leaves is for `cleanUp`. */
export async function live(order: AppOrder, life: Life, world: LifeWorld): Promise<void> {
  try {
    await steps(order, life, world);
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    life.stopped = error.message;
  }
}

async function steps(order: AppOrder, life: Life, world: LifeWorld): Promise<void> {
  const { session, signal, say } = world;
  const step = (name: string): void => {
    world.book.step = name;
    say(`${name} …`);
  };
  step('create');
  const env = [
    ...markerVariables({ owner: 'probe#1', build: 'probe', source: 'probe' }),
    { key: KEPT, value: 'kept' },
    { key: CHANGED, value: 'before' },
  ];
  life.created = await create(order, env, life, world);
  const { projectId, deploymentJobId } = await made(
    life.created,
    (followed) => {
      life.creation = followed;
    },
    life,
    world,
  );
  if (deploymentJobId !== undefined) {
    step('deployment');
    life.deployment = await follow(deploymentJobId, world);
  }

  step('look');
  life.byName = (await session.send(operations.projectsByName, { name: life.name }, signal)).data?.projects;
  const page = { like: `${life.name}%`, limit: 2, offset: 0 };
  life.page = (await session.send(operations.projectsPage, page, signal)).data?.projects;
  life.ofIds = (await session.send(operations.projectsOfIds, { ids: [projectId] }, signal)).data?.projects;
  const project = (await session.send(operations.projectById, { id: projectId }, signal)).data;
  const tenantId = project?.projects_by_pk?.tenant?.id;
  if (tenantId === undefined) throw new CannotGoOn('the project that the creation named shows no tenant');

  step('variables');
  const read = async (): Promise<{ hash: string; has: Record<string, unknown>; envVars: unknown }> => {
    const reply = await session.send(operations.tenantEnv, { tenantId }, signal);
    const found = reply.data?.getTenantEnv;
    if (!found) throw new CannotGoOn(`the app's variables could not be read: ${reply.trouble ?? 'null'}`);
    const has = isRecord(found.envVars) ? found.envVars['environment'] : undefined;
    return { hash: found.hash, has: isRecord(has) ? has : {}, envVars: found.envVars };
  };
  const begun = world.clock.now();
  const first = await read();
  life.environment = {
    marker: readMarker(first.envVars),
    kept: env.every(({ key, value }) => first.has[key] === value),
    kinds: [...new Set(Object.values(first.has).map(kindOf))].sort(),
    adminSecret: typeof first.has['HASURA_GRAPHQL_ADMIN_SECRET'] === 'string',
    ms: world.clock.now() - begun,
  };
  const update = (currentHash: string, value: string): Promise<Answer<typeof operations.updateTenantEnv>> =>
    session.send(
      operations.updateTenantEnv,
      { tenantId, currentHash, env: [{ key: CHANGED, value }] },
      signal,
    );
  life.unchanged = await update(first.hash, 'before');
  const changed = await update(first.hash, 'after');
  const second = await read();
  life.changed = { ...changed, took: second.has[CHANGED] === 'after', newHash: second.hash !== first.hash };
  life.stale = await update(first.hash, 'too late');
  const { hash } = await read();
  const removed = await session.send(
    operations.deleteTenantEnv,
    { tenantId, currentHash: hash, keys: [CHANGED] },
    signal,
  );
  life.removed = { ...removed, took: !Object.hasOwn((await read()).has, CHANGED) };

  step('rename');
  const named = async (name: string): Promise<boolean> => {
    const { data } = await session.send(operations.projectsByName, { name }, signal);
    return data?.projects.some(({ id }) => id === projectId) === true;
  };
  const rename = await session.send(operations.renameTenant, { tenantId, name: life.renamed }, signal);
  life.rename = { ...rename, took: await named(life.renamed) };
  await session.send(operations.renameTenant, { tenantId, name: life.name }, signal);
  if (!(await named(life.name))) throw new CannotGoOn('the app could not be given its name back');

  step('second creation');
  const again = await made(
    await create(order, env, life, world),
    (job) => {
      life.again = { job, oldListed: false, listed: NaN, otherIds: false };
    },
    life,
    world,
  );
  const old = await session.send(operations.projectsOfIds, { ids: [projectId] }, signal);
  const now = (await session.send(operations.projectsByName, { name: life.name }, signal)).data?.projects;
  if (life.again !== undefined) {
    life.again.oldListed = (old.data?.projects.length ?? NaN) !== 0;
    life.again.listed = now?.length ?? NaN;
    life.again.otherIds =
      again.projectId !== projectId && now?.every(({ tenant }) => tenant?.id !== tenantId) === true;
  }

  step('deletion');
  const last = now?.find(({ id }) => id === again.projectId);
  const lastTenant = last?.tenant?.id;
  if (last === undefined || lastTenant === undefined)
    throw new CannotGoOn('the project of the second creation shows no tenant');
  const asked = world.clock.now();
  life.deletion = await session.send(operations.deleteTenant, { tenantId: lastTenant }, signal);
  life.second = await session.send(operations.deleteTenant, { tenantId: lastTenant }, signal);
  if (await gone([last.id], world)) life.listedMs = world.clock.now() - asked;
  life.environmentAfter = await session.send(operations.tenantEnv, { tenantId: lastTenant }, signal);
}

async function create(
  order: AppOrder,
  env: readonly { key: string; value: string }[],
  life: Life,
  { session, signal }: LifeWorld,
): Promise<Answer<typeof operations.createPreviewApp>> {
  life.building = 'unknown job';
  const reply = await session.send(
    operations.createPreviewApp,
    {
      githubToken: order.sourceToken,
      owner: order.owner,
      repo: order.repo,
      branch: order.branch,
      directory: order.directory,
      name: order.name,
      cloud: 'aws',
      region: 'us-east-2',
      plan: 'cloud_free',
      env,
    },
    signal,
  );
  const id = reply.data?.createGitHubPreviewApp.githubPreviewAppJobID;
  if (id !== undefined) life.building = id;
  // What the service refuses in words of its own it has not done, where those words are known to mean that.
  else if (reply.effect === 'none') delete life.building;
  return reply;
}

/** Follows the job of a creation, and says what it made. */
async function made(
  created: Answer<typeof operations.createPreviewApp>,
  keep: (job: Followed) => void,
  life: Life,
  world: LifeWorld,
): Promise<{ projectId: string; deploymentJobId?: string }> {
  const id = created.data?.createGitHubPreviewApp.githubPreviewAppJobID;
  if (id === undefined) throw new CannotGoOn(`the creation was refused: ${created.trouble ?? 'no answer'}`);
  const followed = await follow(id, world);
  keep(followed);
  if ((followed.last?.state ?? 'pending') !== 'pending') delete life.building;
  const { projectId, deploymentJobId } = followed.last?.made ?? {};
  if (projectId === undefined) throw new CannotGoOn('the creation named no project');
  return { projectId, ...(deploymentJobId === undefined ? {} : { deploymentJobId }) };
}

/** Looks at a job again and again until it ends, or for ten minutes. */
async function follow(id: string, { session, clock, signal }: LifeWorld): Promise<Followed> {
  const begun = clock.now();
  const seen = { statuses: new Set<string>(), events: new Set<string>() };
  const followed: Followed = {
    hiddenMs: 0,
    statuses: [],
    tasks: [],
    events: [],
    times: false,
    last: undefined,
    ms: 0,
  };
  let operation: typeof operations.jobStatus = operations.jobStatusWithTimes;
  let lastWords = '';
  let wordsSince = begun;
  for (;;) {
    const reply = await session.send(operation, { id }, signal);
    if (reply.data === undefined) {
      if (operation === operations.jobStatus)
        throw new CannotGoOn(`a job could not be followed: ${reply.trouble ?? 'no answer'}`);
      operation = operations.jobStatus;
      continue;
    }
    const { jobs_by_pk: job } = reply.data;
    followed.ms = clock.now() - begun;
    if (job === null && followed.last === undefined) followed.hiddenMs = followed.ms + EVERY_MS;
    if (job !== null) {
      const events = (job.tasks ?? []).flatMap(({ task_events: list }) => list ?? []);
      seen.statuses.add(job.status);
      for (const { event_type: type } of events) seen.events.add(type);
      followed.times ||= events.some(({ created_at: at }) => at !== undefined);
      followed.last = readJob(job);
      followed.tasks = followed.last.tasks.map(({ name }) => name);
      followed.statuses = [...seen.statuses];
      followed.events = [...seen.events];
      const words = JSON.stringify(job);
      if (words !== lastWords) [lastWords, wordsSince] = [words, clock.now()];
      if (followed.last.state !== 'pending') return followed;
    }
    // Its tasks have all ended, and its word for the end is none that we know.
    const quiet =
      followed.last !== undefined &&
      followed.last.tasks.length > 0 &&
      followed.last.tasks.every(({ state }) => state !== 'running') &&
      clock.now() - wordsSince > 30_000;
    if (quiet || followed.ms > JOB_MS) return followed;
    await clock.sleep(EVERY_MS, signal);
  }
}

/** Waits until none of the projects is listed; false when that takes too long. */
async function gone(ids: readonly string[], { session, clock, signal }: LifeWorld): Promise<boolean> {
  const begun = clock.now();
  while (clock.now() - begun < DELETION_MS) {
    const reply = await session.send(operations.projectsOfIds, { ids }, signal);
    if (reply.data?.projects.length === 0) return true;
    await clock.sleep(EVERY_MS, signal);
  }
  return false;
}

/**
 * Deletes whatever bears the app's two names. Nobody had them when the life began. True when nothing is left.
 * A creation that is still under way is waited for, or its app would come after the last look.
 */
export async function cleanUp(life: Life, world: LifeWorld): Promise<boolean> {
  const { session, clock, signal, say, book } = world;
  book.step = 'clean up';
  if (life.building !== undefined && life.building !== 'unknown job') {
    say('Waiting for the creation under way, to delete what it makes …');
    await follow(life.building, world).catch((error: unknown) => {
      if (!(error instanceof CannotGoOn)) throw error;
    });
  }
  const begun = clock.now();
  const asked = new Map<string, number>();
  for (;;) {
    const replies = [
      await session.send(operations.projectsByName, { name: life.name }, signal),
      await session.send(operations.projectsByName, { name: life.renamed }, signal),
    ];
    const left = replies.flatMap(({ data }) => data?.projects ?? []);
    const waited = clock.now() - begun;
    const late = life.building === 'unknown job' && waited < LATE_MS;
    if (replies.every(({ data }) => data !== undefined) && left.length === 0 && !late) {
      const stood = asked.size > 0 || life.byName !== undefined;
      say(stood ? 'The throw-away app is deleted.' : 'No app stands under its name.');
      return true;
    }
    for (const { id, tenant } of left) {
      if (!tenant || clock.now() - (asked.get(id) ?? -Infinity) < ASK_AGAIN_MS) continue;
      asked.set(id, clock.now());
      await session.send(operations.deleteTenant, { tenantId: tenant.id }, signal);
    }
    if (waited > DELETION_MS) {
      say(`NOT DELETED: look for ${life.name} at https://cloud.hasura.io/projects, and delete it there.`);
      return false;
    }
    await clock.sleep(EVERY_MS, signal);
  }
}
