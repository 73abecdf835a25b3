import { uuid } from '../random.js';
import { CloudError } from './cloud-error.js';
import { addOutages } from './starts.js';
import { newApp, type Account, type Project } from './state.js';
import { bornEnv, type World } from './world.js';

export interface NewProject {
  name: string;
  cloud: string;
  region: string;
  plan?: string | null | undefined;
  env: Iterable<readonly [string, unknown]>;
}

/** Adds a new project with new ids and a new admin secret. */
export function addProject(
  world: World,
  account: Account,
  { name, cloud, region, plan, env }: NewProject,
): Project {
  const { clock, random, state } = world;
  const project: Project = {
    id: uuid(random),
    tenantId: uuid(random),
    name,
    account,
    cloud,
    region,
    plan: plan ?? 'cloud_free',
    env: bornEnv(random, env),
    createdAt: clock.date(),
    updatedAt: clock.date(),
    deleting: false,
    spare: false,
    outages: [],
    planted: [],
    app: newApp(),
  };
  state.projects.push(project);
  return project;
}

/** Renames a project, and with it the host of its app. It takes a while until the new host leads there. */
export function renameTenant(world: World, project: Project, name: string): void {
  const { clock, state } = world;
  requireName(name);
  if (state.projects.some((other) => other !== project && other.name === name))
    throw new CloudError(taken(name));
  project.name = name;
  project.updatedAt = clock.date();
  addOutages(world, project, { routingMs: world.appBehaviour.routingMs });
}

/** Accepts the delete at once; the project is listed until the deletion is done. A second delete is refused. */
export function deleteTenant(world: World, project: Project | undefined): { status: string } {
  if (!project) throw new CloudError('tenant not found', 'not-found');
  if (project.deleting) throw new CloudError('tenant is already being deleted');
  project.deleting = true;
  project.deletingSince = world.clock.now();
  world.run(async () => {
    await world.clock.sleep(world.deleteTakesMs, world.stopping);
    world.state.remove(project, world.clock.now());
  }, world.stopping);
  return { status: 'success' };
}

/** The project limit of an account with free projects; the vendor's text is not known. */
export function requireRoom({ state }: World, account: Account, replacedName?: string): void {
  const kept = state.projectsOf(account).filter(({ name }) => name !== replacedName).length;
  if (kept >= account.projectLimit) {
    throw new CloudError(
      `project limit reached: an account with free projects may have ${account.projectLimit}`,
      'quota',
    );
  }
}

/** The name becomes a label of the app's host. */
export function requireName(name: string): void {
  if (/^[a-z0-9-]+$/.test(name) && name.length <= 63) return;
  throw new CloudError(
    'invalid project name: lowercase letters, numbers and hyphens, at most 63',
    'validation-failed',
  );
}

/** A guess at the service's message. */
export function taken(name: string): string {
  return `project name "${name}" is already taken`;
}
