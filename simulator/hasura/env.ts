import { createHash } from 'node:crypto';
import { CloudError } from './cloud-error.js';
import type { Project } from './state.js';
import type { World } from './world.js';

/** A project's env vars with the hash that an update must name. */
export interface EnvView {
  hash: string;
  envVars: { environment: Record<string, unknown> };
}

export function envOf(project: Project): EnvView {
  return { hash: hashOf(project), envVars: { environment: Object.fromEntries(project.env) } };
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
export function updateEnv(
  world: World,
  project: Project,
  currentHash: string,
  vars: readonly EnvVar[],
): EnvView {
  requireHash(project, currentHash);
  if (vars.every(({ key, value }) => project.env.get(key) === value))
    throw new CloudError('nothing changed in config');
  for (const { key, value } of vars) project.env.set(key, value);
  return changed(world, project);
}

export function deleteEnv(
  world: World,
  project: Project,
  currentHash: string,
  keys: readonly string[],
): EnvView {
  requireHash(project, currentHash);
  if (!keys.some((key) => project.env.has(key))) throw new CloudError('nothing changed in config');
  for (const key of keys) project.env.delete(key);
  return changed(world, project);
}

export interface EnvVar {
  key: string;
  value: string;
}

function requireHash(project: Project, currentHash: string): void {
  if (currentHash !== hashOf(project))
    throw new CloudError('hash mismatch: the config has been changed in the meantime');
}

function changed(world: World, project: Project): EnvView {
  project.updatedAt = world.clock.date();
  project.restartsUntil = world.clock.now() + world.restartMs;
  return envOf(project);
}
