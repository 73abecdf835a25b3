import type { ActionRun } from '../../simulator/runner/options.js';
import { claim } from './claims.js';
import { APP, WITH_ROLE, databaseOf, hasRita, push, unbuilt, unchanged } from './pushes.js';
import type { Story } from './story.js';
import { MISTAKES } from './trees.js';

/** Two mistakes are pushed and put right. Neither push costs a build or a row of data. */
export async function mistakesCaught(story: Story): Promise<void> {
  const { trees } = story.world;
  const database = databaseOf(story.workflow.runs.at(-1)?.run);
  const run = await unbuilt(story, () => push(story, 'Tidy up the wishlists', trees.mistyped, WITH_ROLE));
  story.ended(run, 'failed');
  for (const { file, line, says } of MISTAKES)
    claim(
      `GitHub annotates ${file}, line ${String(line)}: ${says}`,
      annotates(run, { file, line, says }),
      run.annotations,
    );
  const { body } = story.comment('failed');
  const words = 'Not built: 2 problems in the project';
  claim(`It says: ${words}.`, body.includes(words), body);
  story.apps(APP);
  await hasRita(story, database);

  const mended = await push(story, 'Correct the two typing errors', trees.feature, WITH_ROLE);
  await unchanged(story, mended, database);
  story.comment('ready');
}

function annotates(
  { annotations }: ActionRun,
  { file, line, says }: { file: string; line: number; says: string },
): boolean {
  return annotations.some(
    (one) =>
      one.level === 'error' && one.file === file && one.line === String(line) && one.message.includes(says),
  );
}
