import type { Files } from '../src/project/files.js';
import { listProject, readProject } from '../src/project/project.js';
import type { Side } from '../src/rehearsal/plan.js';

/** A state of a project, with its files. @throws Error if it cannot be read */
export async function sideIn(files: Files, directory = ''): Promise<Side> {
  const listing = await listProject(files, directory);
  const project = 'absent' in listing ? undefined : await readProject(files, listing);
  if (project === undefined)
    throw new Error(`The project${directory === '' ? '' : ` in ${directory}`} cannot be read.`);
  return { project, files };
}
