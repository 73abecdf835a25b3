import { projectFolders } from '../github/trees.js';
import { writtenName } from '../inputs/aliases.js';
import { mostSimilar } from '../lib/similar.js';
import { Failure } from '../lib/errors.js';
import type { Run } from '../session/run.js';

/**
 * Ends the run before it changes anything if the commit has no Hasura project in the folder of the inputs. If GitHub
 * cannot tell, the run goes on: Hasura Cloud reads the folder itself.
 * @throws Failure `input` that names the input and the most similar folder with a project
 */
export async function refuseWithoutProject(run: Run, sha: string): Promise<void> {
  const { world, inputs, services, prefetched } = run;
  const tree = await prefetched.treeAt(sha);
  if (tree.state !== 'absent') return;
  const written = writtenName(world, 'project-directory', '');
  const folders = await projectFolders(services.github, world.log, sha);
  const similar = mostSimilar(inputs.projectDirectory || '.', folders);
  throw new Failure(
    'no-such-folder',
    `Commit ${sha.slice(0, 7)} has no ${tree.what}, so there is nothing to build. Nothing was created or deleted.`,
    {
      remedy:
        similar === undefined
          ? `Set the input ${written} to the folder that has the config.yaml of the Hasura project.`
          : `Check the input ${written}. There is a config.yaml in ${similar === '.' ? 'the root of the repository' : similar}.`,
    },
  );
}
