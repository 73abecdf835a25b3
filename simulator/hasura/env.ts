import { createHash } from 'node:crypto';
import { CloudError } from './cloud-error.js';
import { addOutages } from './starts.js';
import type { Project } from './state.js';
import type { World } from './world.js';

/** A project's env vars with the hash that an update must name. */
export interface EnvView {
  hash: string;
  envVars: Record<string, unknown>;
}

export function envOf({ appBehaviour }: World, project: Project): EnvView {
  const variables = Object.fromEntries(project.env);
  return {
    hash: hashOf(project),
    envVars: appBehaviour.envVars === 'flat' ? variables : { environment: variables },
  };
}

/** The env vars of a call that reach the project, without those that a script drops. */
export function keptEnv(
  given: readonly (EnvVar | null)[] | null | undefined,
  ignored: boolean | readonly string[],
): [key: string, value: string][] {
  return (given ?? []).flatMap((variable) => {
    if (!variable || ignored === true || (ignored !== false && ignored.includes(variable.key))) return [];
    return [[variable.key, variable.value] as [string, string]];
  });
}

/** The optimistic lock on a project's env vars. */
export function hashOf({ env }: Project): string {
  return createHash('sha1')
    .update(JSON.stringify([...env]))
    .digest('hex');
}

/**
 * Upserts the given keys. The service's "nothing changed in config" is known, its message for a stale hash is not.
 */
export async function updateEnv(
  world: World,
  project: Project,
  currentHash: string,
  vars: readonly EnvVar[],
): Promise<EnvView> {
  requireHash(project, currentHash);
  if (vars.every(({ key, value }) => project.env.get(key) === value))
    throw new CloudError('nothing changed in config');
  for (const { key, value } of vars) project.env.set(key, value);
  return await changed(world, project);
}

export async function deleteEnv(
  world: World,
  project: Project,
  currentHash: string,
  keys: readonly string[],
): Promise<EnvView> {
  requireHash(project, currentHash);
  if (!keys.some((key) => project.env.has(key))) throw new CloudError('nothing changed in config');
  for (const key of keys) project.env.delete(key);
  return await changed(world, project);
}

export interface EnvVar {
  key: string;
  value: string;
}

function requireHash(project: Project, currentHash: string): void {
  if (currentHash !== hashOf(project))
    throw new CloudError('hash mismatch: the config has been changed in the meantime');
}

/** The app restarts: it closes its connections, and compares its metadata with the databases once it is up. */
async function changed(world: World, project: Project): Promise<EnvView> {
  const { app } = project;
  project.updatedAt = world.clock.date();
  addOutages(world, project, { startMs: world.restartMs });
  app.restarted = true;
  const view = envOf(world, project);
  if (app.connections.open) await world.clock.hold(() => app.connections.close());
  return view;
}
