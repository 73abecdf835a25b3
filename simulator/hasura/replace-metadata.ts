import { metadataOf, type Metadata } from '../project/metadata.js';
import { urlOf } from '../project/database.js';
import { inconsistentSources } from '../project/sources.js';
import { AppError } from './app-answers.js';
import { argsWith, type Command, switchAt } from './app-request.js';
import type { Change } from './app-writes.js';
import { inconsistentObjects } from './health.js';
import type { Deployed, Project } from './state.js';
import { reload } from './tasks.js';
import type { World } from './world.js';

/** Compares new metadata with the databases as they are now. Throws `AppError` for what the server refuses. */
export async function replaceMetadata(
  world: World,
  project: Project,
  { args: given, version }: Command,
): Promise<Change> {
  const at = '$.args';
  if (version !== 2) throw new Error('replace_metadata is simulated in its version 2 only');
  const args = argsWith(given, ['metadata'], at);
  const allowed = switchAt(args, 'allow_inconsistent_metadata', at) ?? false;
  const metadata = metadataOf(argsWith(args['metadata'], [], `${at}.metadata`));
  if (metadata.refusal) throw new AppError(400, metadata.refusal);

  const deployed = deployedWith(project, metadata);
  const candidate = { ...project, deployed };
  await reload({ world, project: candidate }, true);
  const objects = inconsistentObjects(candidate);
  if (objects.length > 0 && !allowed) {
    throw new AppError(400, {
      path: at,
      error: 'cannot continue due to inconsistent metadata',
      code: 'unexpected',
      internal: objects,
    });
  }
  await requireReachable(world, project, metadata);
  return {
    answer: { is_consistent: objects.length === 0, inconsistent_objects: objects },
    store: () => {
      if (project.deployed) Object.assign(project.deployed, deployed);
      else project.deployed = deployed;
      const urls = metadata.sources.flatMap((source) => urlOf(source, project.env) ?? []);
      void project.app.connections.close(urls);
    },
  };
}

function deployedWith({ deployed }: Project, metadata: Metadata): Deployed {
  return {
    sha: '',
    migrationsApplied: [],
    ...deployed,
    project: { metadata, migrations: deployed?.project?.migrations ?? new Map() },
    metadataApplied: true,
    inconsistent: [],
    remoteSchemas: new Map(),
  };
}

/** The server cleans the databases of sources that the new metadata lacks. Older ones fail if one cannot be reached. */
async function requireReachable(world: World, { deployed, env }: Project, next: Metadata): Promise<void> {
  const before = deployed?.metadataApplied ? deployed.project?.metadata : undefined;
  if (!before || world.appBehaviour.lostSources === 'dropped') return;
  const kept = new Set(next.sources.map(({ name }) => name));
  const dropped = before.sources.filter(({ name }) => !kept.has(name));
  const known = deployed?.inconsistent ?? [];
  const now = await world.clock.hold(() =>
    inconsistentSources({ metadata: { ...before, sources: dropped } }, env, world.postgres),
  );
  const lost = new Set(
    [...known, ...now].filter(({ type }) => type === 'source').map(({ definition }) => definition),
  );
  const first = dropped.find(({ name }) => lost.has(name));
  if (!first) return;
  throw new AppError(400, {
    path: '$.args',
    error: `source with name "${first.name}" does not exist`,
    code: 'not-exists',
  });
}
