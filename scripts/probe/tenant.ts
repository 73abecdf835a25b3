import * as operations from '../../src/hasura/operations.js';
import { isRecord } from '../../src/lib/record.js';
import { type MarkerReading, markerVariables, readMarker } from '../../src/rules/markers.js';
import { isTrustedEndpoint } from '../../src/rules/trusted-hosts.js';
import { type AppReply, AppSession } from './app-session.js';
import type { TenantOrder } from './options.js';
import type { Redaction } from './redaction.js';
import type { Reply, SessionWorld } from './session.js';
import { countProjects } from './tokens.js';
import { CannotGoOn, DELETION_MS, EVERY_MS, type LifeWorld, gone } from './watch.js';

export const KEPT = 'PROBE_KEPT';
/** The variable with the URL of the database, if one was given. */
const DATABASE = 'PROBE_DATABASE_URL';
/** How long a project that an answer named may take to be shown. */
const SHOWN_MS = 20_000;
const READY_MS = 5 * 60_000;
const ASK_EVERY_MS = 1_000;
/** How many seconds a statement sleeps, until one is not answered. The action lets a migration take 280. */
const SLEEPS = [10, 35, 65, 125, 275];

type Answer<O> = O extends operations.Operation<infer Data> ? Reply<Data> : never;
type ProjectAnswer = NonNullable<Answer<typeof operations.projectsByName>['data']>['projects'][number];

/** What two projects that were created without a branch showed, as far as they got. */
export interface TenantLife {
  order: TenantOrder;
  /** The ids of the account's projects before. */
  before?: Set<string>;
  /** The ids that answers named: these are ours. */
  made: string[];
  first?: Answer<typeof operations.createTenant>;
  second?: Answer<typeof operations.createTenant>;
  /** How many projects appeared, and how many of them answers named. */
  appeared?: { all: number; named: number };
  name?: string;
  environment?: { shape: 'nested' | 'flat' | 'unknown'; kept: boolean; marker: MarkerReading };
  rename?: Answer<typeof operations.renameTenant> & { took: boolean };
  taken?: Answer<typeof operations.renameTenant> & { took: boolean };
  /** How long after its request the first one's app answered; what it answered last if it did not. */
  ready?: { ms: number | undefined; last: string };
  state?: AppReply;
  replaced?: AppReply;
  sleeps?: { seconds: number; reply: AppReply }[];
  vacuum?: AppReply;
  /** Why it ended early. */
  stopped?: string;
}

/** What it needs to talk to an app. */
export interface TenantWorld extends LifeWorld {
  app: SessionWorld;
  redaction: Redaction;
  apiUrl: string;
}

/** Creates two projects, and records in `life` what they show. `cleanUpTenants` deletes them. */
export async function liveTenants(life: TenantLife, world: TenantWorld): Promise<void> {
  try {
    await steps(life, world);
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    life.stopped = error.message;
  }
}

async function steps(life: TenantLife, world: TenantWorld): Promise<void> {
  const { session, signal, clock, say, redaction } = world;
  const { name, databaseUrl } = life.order;
  const step = (what: string): void => {
    world.book.step = what;
    say(`${what} …`);
  };
  step('createTenant');
  life.before = new Set(await idsOf(world));
  const env = [
    ...markerVariables({ owner: 'probe#1', build: 'probe', source: 'probe' }),
    { key: KEPT, value: 'kept' },
    ...(databaseUrl === undefined ? [] : [{ key: DATABASE, value: databaseUrl }]),
  ];
  const begun = clock.now();
  life.first = await create(life, env, world);
  const id = life.first.data?.createTenant.id;
  if (id === undefined)
    throw new CannotGoOn(`the creation was refused: ${life.first.trouble ?? 'no answer'}`);
  life.second = await create(life, [], world);
  const project = await shown(id, world);
  life.name = project.name;
  redaction.hide(project.name, 'random-name-1');
  const secondId = life.second.data?.createTenant.id;
  const second = secondId === undefined ? undefined : await shown(secondId, world);
  if (second !== undefined) redaction.hide(second.name, 'random-name-2');
  const now = await idsOf(world);
  const { before } = life;
  life.appeared = { all: now.filter((one) => !before.has(one)).length, named: life.made.length };

  step('variables of createTenant');
  const { data } = await session.send(operations.tenantEnv, { tenantId: project.tenantId }, signal);
  const envVars = data?.getTenantEnv?.envVars;
  const nested = isRecord(envVars) ? envVars['environment'] : undefined;
  const has = isRecord(nested) ? nested : isRecord(envVars) ? envVars : {};
  const isFlat = !isRecord(nested) && Object.hasOwn(has, SECRET);
  life.environment = {
    shape: isRecord(nested) ? 'nested' : isFlat ? 'flat' : 'unknown',
    kept: env.every(({ key, value }) => has[key] === value),
    marker: readMarker(envVars),
  };

  step('names');
  const renamed = async (tenantId: string, of: string): Promise<NonNullable<TenantLife['rename']>> => {
    const reply = await session.send(operations.renameTenant, { tenantId, name }, signal);
    const listed = (await session.send(operations.projectsByName, { name }, signal)).data?.projects;
    return { ...reply, took: listed?.some((one) => one.id === of) === true };
  };
  life.rename = await renamed(project.tenantId, id);
  if (second !== undefined && life.rename.took) life.taken = await renamed(second.tenantId, second.id);

  const secret = has[SECRET];
  if (typeof secret !== 'string') throw new CannotGoOn('the app shows no admin secret');
  const { endpoint } = await shown(id, world);
  if (!isTrustedEndpoint(endpoint, { apiUrl: world.apiUrl, customHosts: false }))
    throw new CannotGoOn('the endpoint is not one that the admin secret may be sent to');
  step('app');
  const app = new AppSession({ endpoint, secret }, world.app, world.book, redaction);
  await lookAtApp(app, life, { ...world, begun });
}

const SECRET = 'HASURA_GRAPHQL_ADMIN_SECRET';

/** What an app that nothing was deployed to answers. */
async function lookAtApp(
  app: AppSession,
  life: TenantLife,
  { clock, signal, say, begun }: TenantWorld & { begun: number },
): Promise<void> {
  const metadata = (type: string, args: object, more: object = {}): Promise<AppReply> =>
    app.send('/v1/metadata', { type, ...more, args }, signal);
  for (;;) {
    const state = await metadata('get_catalog_state', {});
    const isUp = state.status === 200;
    life.ready = { ms: isUp ? clock.now() - begun : undefined, last: `HTTP ${state.status}` };
    if (isUp) {
      life.state = state;
      break;
    }
    if (clock.now() - begun > READY_MS) throw new CannotGoOn('the app did not answer in time');
    await clock.sleep(ASK_EVERY_MS, signal);
  }
  const { databaseUrl } = life.order;
  const replaced = {
    version: 3,
    sources: databaseUrl === undefined ? [] : [SOURCE],
    // A limit above that of the service is something to warn of.
    api_limits: { disabled: false, time_limit: { global: 86_400, per_role: {} } },
  };
  const args = { allow_inconsistent_metadata: true, metadata: replaced };
  life.replaced = await metadata('replace_metadata', args, { version: 2 });
  if (databaseUrl === undefined) return;
  const sql = (text: string, more: object): Promise<AppReply> =>
    app.send('/v2/query', { type: 'run_sql', args: { source: 'probe', sql: text, ...more } }, signal);
  life.sleeps = [];
  for (const seconds of SLEEPS) {
    say(`a statement of ${seconds} s …`);
    const reply = await sql(`select pg_catalog.pg_sleep(${seconds})`, { read_only: true });
    life.sleeps.push({ seconds, reply });
    if (reply.status !== 200) break;
  }
  // It cannot run in a transaction. Of a catalogue, an ordinary role is only warned.
  const outside = { no_transaction: true, check_metadata_consistency: false };
  life.vacuum = await sql('vacuum pg_catalog.pg_namespace', outside);
}

const SOURCE = {
  name: 'probe',
  kind: 'postgres',
  tables: [],
  configuration: { connection_info: { database_url: { from_env: DATABASE } } },
};

async function idsOf({ session, signal }: LifeWorld): Promise<string[]> {
  const { data, trouble } = await session.send(countProjects, {}, signal);
  if (data === undefined) throw new CannotGoOn(`the projects cannot be counted: ${trouble ?? 'no answer'}`);
  return data.projects.map(({ id }) => id);
}

/** Nothing else names the project, so the answer is waited for also when the probe is stopped. */
async function create(
  { order, made }: TenantLife,
  env: readonly { key: string; value: string }[],
  { session }: LifeWorld,
): Promise<Answer<typeof operations.createTenant>> {
  const { name } = order;
  const where = { cloud: 'aws', region: 'us-east-2', plan: 'cloud_free' };
  const reply = await session.send(operations.createTenant, { name, ...where, env }, NEVER);
  const id = reply.data?.createTenant.id;
  if (id !== undefined) made.push(id);
  return reply;
}

const NEVER = new AbortController().signal;

async function shown(
  id: string,
  { session, clock, signal }: LifeWorld,
): Promise<ProjectAnswer & { tenantId: string }> {
  const begun = clock.now();
  for (;;) {
    const { data } = await session.send(operations.projectById, { id }, signal);
    const project = data?.projects_by_pk;
    if (project?.tenant) return { ...project, tenantId: project.tenant.id };
    if (clock.now() - begun > SHOWN_MS) throw new CannotGoOn('a project that an answer named is not shown');
    await clock.sleep(EVERY_MS, signal);
  }
}

/**
 * Deletes the projects that answers named, and names those that appeared beside them. Returns true when nothing is
 * left.
 */
export async function cleanUpTenants(life: TenantLife, world: LifeWorld): Promise<boolean> {
  const { session, signal, say, book, clock } = world;
  book.step = 'clean up projects';
  const { before, made } = life;
  const begun = clock.now();
  const left = new Set(made);
  while (left.size > 0 && clock.now() - begun < DELETION_MS) {
    for (const id of left) {
      const { data } = await session.send(operations.projectById, { id }, signal);
      const tenantId = data?.projects_by_pk?.tenant?.id;
      if (tenantId !== undefined) await session.send(operations.deleteTenant, { tenantId }, signal);
    }
    if (await gone([...left], world)) left.clear();
  }
  const now = before === undefined ? [] : await idsOf(world);
  const others = now.filter((id) => before?.has(id) !== true && !made.includes(id));
  const told = [...left, ...others].map((id) => `https://cloud.hasura.io/project/${id}/console`).join(', ');
  if (left.size > 0) say(`NOT DELETED, delete it there: ${told}`);
  else if (others.length > 0)
    say(`NOT DELETED, because no answer names it. Delete it there unless somebody else created it: ${told}`);
  else say(made.length > 0 ? 'The throw-away projects are deleted.' : 'No project was created.');
  return left.size + others.length === 0;
}
