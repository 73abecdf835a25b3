import { claim } from './claims.js';
import { APP, push } from './pushes.js';
import type { Story } from './story.js';
import { say } from './terminal.js';

/**
 * A migration of bob's gets into `main` before alice's older one. Her preview still works: a fresh database runs hers
 * first. On the database of `main`, it would fail.
 */
export async function mergeWouldFail(story: Story): Promise<void> {
  const { content, trees, simulator, repository } = story.world;
  simulator.github.pushBranch(repository, 'main', { directory: trees.renamed });
  say('bob merges another pull request into main, which renames the table customers.');
  const run = await push(story, 'Say more about wishlists', trees.fixed, content.inputs);
  const { status } = run.outputs;
  claim('The run is red, although the preview is ready.', run.exitCode === 1 && status === 'ready', status);
  story.apps(APP);
  const { body } = story.comment('ready');
  const words = 'Upgrade from main';
  claim(`The comment has the line “${words}”, and what fails there.`, body.includes(words), body);
  const reason = 'relation "customers" does not exist';
  claim(`It quotes PostgreSQL: ${reason}.`, body.includes(reason), body);
  claim(
    'GitHub annotates the line of the migration.',
    run.annotations.some(({ level, file = '' }) => level === 'error' && file.endsWith('wishlists/up.sql')),
    run.annotations,
  );
  simulator.github.pushBranch(repository, 'main', { directory: trees.main });
  say('bob takes it back, until alice has merged.');
}
