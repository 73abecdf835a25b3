import type { JudgedApp } from '../app/ownership.js';
import { projectFolders, treeOf } from '../github/trees.js';
import { writtenName } from '../inputs/aliases.js';
import { folderOf } from '../inputs/inputs.js';
import { within } from '../lib/within.js';
import { mostSimilar } from '../lib/similar.js';
import { Failure } from '../lib/errors.js';
import type { Run } from '../session/run.js';

/** How long a build may wait for GitHub to say that it has nothing to build. */
const FOLDER_WITHIN_MS = 6_000;

/**
 * Ends the run before it changes anything if the commit has no Hasura project in the folder of the inputs. If GitHub
 * cannot tell, the run goes on: Hasura Cloud reads the folder itself.
 * @param fork the pull request whose head the commit is, if it comes from a fork
 * @throws Failure `input` that names the input and the most similar folder with a project
 */
export async function refuseWithoutProject(run: Run, sha: string, fork?: number): Promise<void> {
  const { world, inputs, services, prefetched } = run;
  const tree = await within(services.clock, FOLDER_WITHIN_MS, 'GitHub', prefetched.treeAt(sha, fork)).catch(
    () => undefined,
  );
  if (tree?.state !== 'absent') return;
  const written = writtenName(world, 'project-directory', '');
  const folders = await projectFolders(services.github, world.log, sha);
  const similar = mostSimilar(folderOf(inputs), folders);
  throw new Failure(
    'no-such-folder',
    `Commit ${sha.slice(0, 7)} has no ${tree.what}, so there is nothing to build. Nothing was created or deleted.`,
    {
      remedy:
        similar === undefined
          ? `Set the input ${written} to the folder that has the config.yaml of the Hasura project.`
          : `Check the input ${written}. There is a config.yaml in ${placeOf(similar)}.`,
    },
  );
}

/**
 * Ends the run before it wipes the app of another project: two steps with different folders and one name. The app
 * counts as another project's if it was built from another folder that still has a project at this commit, or by this
 * very run. Where GitHub cannot tell, the run goes on.
 * @throws Failure `input` that names the other folder
 */
export async function refuseToReplaceAnother(
  { world, context, inputs, services }: Run,
  sha: string,
  found: readonly JudgedApp[],
): Promise<void> {
  const folder = folderOf(inputs);
  for (const { project, ownership, reading } of found) {
    if (ownership !== 'ours' || reading.kind !== 'marked') continue;
    const { folder: other = folder, build } = reading;
    if (other === folder) continue;
    const ofThisRun = build.startsWith(`${context.runId}.`);
    if (!ofThisRun) {
      const tree = await treeOf(services.github, world.log, sha, other === '.' ? '' : other);
      if (tree.state !== 'known') continue;
    }
    throw new Failure(
      'two-projects-one-name',
      `The app ${project.name} was built from ${placeOf(other)}, and this step would rebuild it from ${placeOf(folder)}. Nothing was created or deleted.`,
      {
        remedy:
          'Give each project its own name with the input name, for example {owner}-{repo}-pr-{pr}-orders. If the project has moved, delete the old folder, comment /preview rebuild, or start a manual run with force.',
      },
    );
  }
}

const placeOf = (folder: string): string =>
  folder === '.' ? 'the root of the repository' : `the folder ${folder}`;
