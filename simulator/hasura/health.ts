import type { InconsistentObject } from '../project/inconsistent.js';
import { outageOf } from './starts.js';
import type { Project } from './state.js';
import type { World } from './world.js';

/** What the app's /healthz answers. An app with empty metadata is healthy, too. */
export function health(world: World, project: Project): { status: number; body: string } {
  if (outageOf(world, project)) return { status: 500, body: 'ERROR' };
  if (project.healthz) return project.healthz;
  const body = inconsistentObjects(project).length > 0 ? 'WARN: inconsistent objects in schema' : 'OK';
  return { status: 200, body };
}

/** The real inconsistencies of the metadata, and those that a script planted. */
export function inconsistentObjects({ deployed, planted }: Project): InconsistentObject[] {
  return [...(deployed?.inconsistent ?? []), ...planted];
}
