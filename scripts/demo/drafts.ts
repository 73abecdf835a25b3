import { claim } from './claims.js';
import { APP, push, unbuilt } from './pushes.js';
import type { Story } from './story.js';

/** The preview should show drafts, with a token that may not read them: that costs no creation. */
export async function draftsRefused(story: Story): Promise<void> {
  const { content, trees } = story.world;
  const run = await unbuilt(story, () =>
    push(story, 'Fix the name of the table, and close customers again', trees.fixed, content.inputs),
  );
  story.ended(run, 'failed');
  const words = 'may not read Post and Page in stage DRAFT';
  claim(`The log says that the token ${words}.`, run.log.includes(words), run.log);
  const { body } = story.comment('failed');
  claim(
    'So does the comment, and what to do in Hygraph.',
    body.includes(words) && body.includes('In Hygraph'),
    body,
  );
  claim(
    'The review has nothing to check: customers is closed again.',
    body.includes('What this changes\n') && !body.includes('🔴'),
    body,
  );
  story.apps(APP);
}

/** The token may read drafts now, and somebody runs the job again. */
export async function draftsAllowed(story: Story): Promise<void> {
  const { content, simulator } = story.world;
  content.allowDrafts();
  const again = simulator.github.events.pullRequest(story.pull, 'synchronize');
  const run = await story.workflow.start(
    'bob allowed the token to read drafts, and ran the job again',
    again,
    content.inputs,
  );
  story.noteComment();
  story.ended(run, 'ready');
  const { body } = story.comment('ready');
  const line = 'Content: Hygraph `master`, `DRAFT`: 12 models readable, drafts closed to the public';
  claim(`The comment says: ${line}.`, body.includes(line), body);
  claim(
    'Hygraph got questions, and not one mutation.',
    simulator.hygraph.mutations.length === 0,
    simulator.hygraph.mutations,
  );
}
