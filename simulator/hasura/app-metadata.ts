import { normalised } from '../project/normalised.js';
import { isRecord } from '../project/shapes.js';
import { json } from './app-answers.js';
import { commandIn, type Command, unknownCommand } from './app-request.js';
import { type Change, storing } from './app-writes.js';
import { catalogStateOf, setCatalogState } from './catalog-state.js';
import { inconsistentObjects } from './health.js';
import { replaceMetadata } from './replace-metadata.js';
import type { Project } from './state.js';
import { reload } from './tasks.js';
import type { World } from './world.js';

/** Answers a call to the metadata API of an app. Throws `AppError`. */
export async function answerMetadata(world: World, project: Project, body: string): Promise<Response> {
  const command = commandIn(body);
  const run = COMMANDS[command.type];
  if (!run) throw unknownCommand(command.type, '$');
  return json(200, await run({ world, project, command }));
}

interface Asked {
  world: World;
  project: Project;
  command: Command;
}

const COMMANDS: Record<string, (asked: Asked) => unknown> = {
  get_inconsistent_metadata: ({ project }) => {
    const objects = inconsistentObjects(project);
    return { is_consistent: objects.length === 0, inconsistent_objects: objects };
  },
  reload_metadata: (asked) =>
    storing(asked.project.app, asked.command.resourceVersion, () => reloadMetadata(asked)),
  replace_metadata: ({ world, project, command }) =>
    storing(project.app, command.resourceVersion, () => replaceMetadata(world, project, command)),
  export_metadata: ({ world, project: { app, deployed }, command }) => {
    const sent = deployed?.metadataApplied ? deployed.project?.metadata.exported : undefined;
    const stored = sent ?? { version: 3, sources: [] };
    const metadata = world.appBehaviour.exports === 'normalised' ? normalised(stored) : stored;
    return command.version === 2 ? { resource_version: app.resourceVersion, metadata } : metadata;
  },
  get_catalog_state: ({ project }) => catalogStateOf(project),
  set_catalog_state: ({ project, command }) => setCatalogState(project.app, command.args),
};

async function reloadMetadata({ world, project, command: { args } }: Asked): Promise<Change> {
  const { deployed } = project;
  const candidate = deployed ? { ...project, deployed: { ...deployed } } : project;
  await reload({ world, project: candidate }, isRecord(args) ? args['reload_remote_schemas'] : undefined);
  const objects = inconsistentObjects(candidate);
  return {
    answer: {
      message: 'success',
      is_consistent: objects.length === 0,
      ...(objects.length > 0 && { inconsistent_objects: objects }),
    },
    store: () => {
      const { inconsistent, api, remoteSchemas } = candidate.deployed ?? {};
      if (project.deployed && inconsistent)
        Object.assign(project.deployed, { inconsistent, api, ...(remoteSchemas && { remoteSchemas }) });
    },
  };
}
