import { pick } from '../random.js';
import { CloudError } from './cloud-error.js';
import { keptEnv, type EnvVar } from './env.js';
import { addOutages } from './starts.js';
import type { Account, Project } from './state.js';
import { addProject, requireRoom } from './tenants.js';
import { ordinaryTenant, type TenantScript } from './tenant-script.js';
import type { World } from './world.js';

/** The arguments of the mutation. */
export interface CreateTenantInput {
  name?: string | null;
  cloud: string;
  region: string;
  plan?: string | null;
  envs?: readonly (EnvVar | null)[] | null;
}

/**
 * Creates a project without a deployment, under a name that the service invents. Returns the project that the answer
 * names; `undefined` when the call made none.
 */
export async function createTenant(
  world: World,
  account: Account,
  input: CreateTenantInput,
): Promise<Project | undefined> {
  requireRoom(world, account);
  const script = scriptOf(world, account, input);
  // The call does its work even if its client has gone.
  await world.clock.sleep(script.answerMs);
  const make = (): Project => add(world, account, input, script);
  if (script.error) {
    addLater(world, script, script.projects, make);
    throw new CloudError(script.error.message, script.error.code);
  }
  if (script.projects === 0) return undefined;
  const named = make();
  addLater(world, script, script.projects - 1, make);
  return named;
}

/** The projects that the answer does not name. */
function addLater(
  world: World,
  { unnamedAppearAfterMs }: TenantScript,
  count: number,
  make: () => Project,
): void {
  const addAll = (): void => {
    for (let made = 0; made < count; made++) make();
  };
  if (unnamedAppearAfterMs === 0) {
    addAll();
    return;
  }
  world.run(async () => {
    await world.clock.sleep(unnamedAppearAfterMs, world.stopping);
    addAll();
  }, world.stopping);
}

function add(
  world: World,
  account: Account,
  { cloud, region, plan, envs }: CreateTenantInput,
  { ignoredEnvVars, startMs }: TenantScript,
): Project {
  const env = keptEnv(envs, ignoredEnvVars);
  const project = addProject(world, account, { name: freeName(world), cloud, region, plan, env });
  addOutages(world, project, { routingMs: world.appBehaviour.routingMs, startMs });
  return project;
}

function scriptOf(world: World, account: Account, input: CreateTenantInput): TenantScript {
  account.tenantsRequested++;
  const { name, cloud, region, envs } = input;
  const script = world.tenantScript({
    account: account.name,
    name: name ?? undefined,
    cloud,
    region,
    env: Object.fromEntries(keptEnv(envs, false)),
    attempt: account.tenantsRequested,
  });
  return { ...ordinaryTenant(), ...script };
}

/** A name such as the service invents, which no project has. */
function freeName({ random, state }: World): string {
  for (;;) {
    const name = `${pick(random, ['fluent', 'quiet', 'merry', 'solid'])}-${pick(random, ['tuna', 'heron', 'lynx', 'mole'])}-${Math.floor(random() * 10000)}`;
    if (!state.projects.some((project) => project.name === name)) return name;
  }
}
