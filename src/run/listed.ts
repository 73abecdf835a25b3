import { Failure } from '../lib/errors.js';
import type { Project } from '../project/project.js';
import type { Listed } from '../session/run.js';

/** The files that GitHub was asked for. @throws Failure if it did not list them */
export async function listedFrom(listing: Promise<Listed | undefined>): Promise<Listed> {
  const listed = await listing;
  if (listed === undefined)
    throw new Failure('github-error', 'GitHub did not list the files of the project.', {
      remedy: 'Give the job the permission "contents: read". If it has it, run the job again later.',
    });
  return listed;
}

/** The project in listed files. @throws Failure if it cannot be read */
export async function projectOf(listed: Listed): Promise<Project> {
  const project = await listed.project();
  if (project === undefined) throw new Failure('project-not-read', 'config.yaml cannot be read.');
  return project;
}
