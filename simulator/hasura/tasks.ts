import { applyMigrations } from '../project/apply.js';
import { compareAll } from '../project/consistency.js';
import { Files } from '../project/files.js';
import { objectsWithoutVariables } from '../project/inconsistent.js';
import { jsonText } from '../project/json.js';
import { ProjectError, readProject } from '../project/project.js';
import { strings } from '../project/shapes.js';
import { inconsistentSources } from '../project/sources.js';
import { noteApplied } from './catalog-state.js';
import type { Deployment } from './deployment.js';
import { health } from './health.js';
import { askRemoteSchemas, inconsistentRemoteSchemas } from './remote-schemas.js';

/** The work of one task: `undefined` when it succeeded, else the error's text. */
export type Work = (deployment: Deployment) => Promise<string | undefined>;

/** What the task of that name does. A task with an unknown name does nothing. */
export function workOf(name: string): Work {
  return WORKS[name] ?? (async () => undefined);
}

const WORKS: Record<string, Work> = {
  'gh-validation': fetchBranch,
  'parse-metadata-migration': parseProject,
  'parse-metadata': parseProject,
  'parse-migration': parseProject,
  'apply-metadata': applyMetadata,
  'apply-migration': applyMigration,
  'reload-metadata': reloadMetadata,
  'check-healthz': checkHealthz,
};

/** Fetches the branch's current head, not its head at the time of the call. */
async function fetchBranch({ world, branch, deployed }: Deployment): Promise<string | undefined> {
  const answer = await world.clock.hold(async () => world.sources(branch));
  if ('error' in answer) return answer.error;
  deployed.sha = answer.sha;
  const { directory, root = directory } = answer;
  if (directory === undefined || root === undefined) return undefined;
  if ((await world.clock.hold(() => new Files(root).findFolder(directory))) === undefined)
    return `directory "${branch.directory}" not found in the branch`;
  deployed.directory = directory;
  deployed.root = root;
  return undefined;
}

async function parseProject({ world, deployed }: Deployment): Promise<string | undefined> {
  const { directory, root } = deployed;
  if (directory === undefined) return undefined;
  try {
    deployed.project = await world.clock.hold(() => readProject(directory, root));
    return undefined;
  } catch (error) {
    if (error instanceof ProjectError) return error.message;
    throw error;
  }
}

async function applyMetadata({ world, project, deployed }: Deployment): Promise<string | undefined> {
  const read = deployed.project;
  if (!read) return undefined;
  const { refusal } = read.metadata;
  // The parts are known, but how the service joins them is a guess.
  if (refusal) return `cannot apply metadata: ${refusal.error}\n${jsonText(refusal)}`;
  deployed.metadataApplied = true;
  // The deployment compares it with the databases once the migrations have run.
  delete deployed.api;
  project.app.resourceVersion++;
  const sources = await world.clock.hold(() => inconsistentSources(read, project.env, world.postgres));
  deployed.inconsistent = [...sources, ...objectsWithoutVariables(read.metadata, project.env)];
  await askRemoteSchemas(world, project, 'all');
  deployed.inconsistent.push(...inconsistentRemoteSchemas(world, project));
  const [first] = sources;
  return first && `source with name "${String(first.definition)}" is inconsistent`;
}

async function applyMigration({ world, project, deployed }: Deployment): Promise<string | undefined> {
  const read = deployed.project;
  if (!read) return undefined;
  return await world.clock.hold(() =>
    applyMigrations(read, project.env, world.postgres, ({ folder, version }, source) => {
      deployed.migrationsApplied.push(folder);
      noteApplied(project.app, source, version);
    }),
  );
}

async function reloadMetadata(deployment: Deployment): Promise<undefined> {
  await reload(deployment);
}

async function checkHealthz({ world, project }: Deployment): Promise<string | undefined> {
  const { status, body } = health(world, project);
  return status === 200 ? undefined : `health check failed: ${status} ${body}`;
}

/** Compares the metadata with the databases as they are now, and with the remote schemas as they were last asked. */
export async function reload(
  { world, project }: Pick<Deployment, 'world' | 'project'>,
  remoteSchemas?: unknown,
): Promise<void> {
  const { deployed } = project;
  const read = deployed?.project;
  if (!deployed?.metadataApplied || !read) return;
  await askRemoteSchemas(world, project, wantedOf(world, remoteSchemas));
  const { inconsistent, api } = await world.clock.hold(() => compareAll(read, project.env, world.postgres));
  Object.assign(deployed, { inconsistent, api });
  deployed.inconsistent.push(...inconsistentRemoteSchemas(world, project));
}

/** Which remote schemas a reload asks again, by its argument `reload_remote_schemas`. */
function wantedOf({ remoteSchemaBehaviour }: Deployment['world'], given: unknown): 'all' | string[] {
  if (given === undefined) return remoteSchemaBehaviour.reloadedUnasked ? 'all' : [];
  return given === true ? 'all' : strings(given);
}
