import * as operations from '../../src/hasura/operations.js';
import type { Operation } from '../../src/hasura/operations.js';
import { isRecord } from '../../src/lib/record.js';
import { type MarkerReading, markerVariables, readMarker } from '../../src/rules/markers.js';
import { kindOf } from './redaction.js';
import type { AppOrder } from './options.js';
import type { Reply } from './session.js';
import { CannotGoOn, type Followed, type LifeWorld, follow, gone } from './watch.js';

export const KEPT = 'PROBE_KEPT';
export const CHANGED = 'PROBE_CHANGED';
type Answer<O> = O extends Operation<infer Data> ? Reply<Data> : never;
type ProjectAnswer = NonNullable<Answer<typeof operations.projectsByName>['data']>['projects'][number];

/** What the life of one app showed, as far as it got. */
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
  /** Why the life ended early. */
  stopped?: string;
}

/** Takes one app through its life up to its deletion, and records it in `life`. `cleanUp` deletes what is left. */
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
  await changeVariables(tenantId, env, life, world);

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

/** Reads the variables. Then sets one, sets it with a stale hash, and removes it. */
async function changeVariables(
  tenantId: string,
  env: readonly { key: string; value: string }[],
  life: Life,
  world: LifeWorld,
): Promise<void> {
  const { session, signal } = world;
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
  // Some refusals are known to mean that the service did nothing.
  else if (reply.effect === 'none') delete life.building;
  return reply;
}

/** Follows the job of a creation, and returns what it created. */
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
