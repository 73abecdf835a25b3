import { claim } from './claims.js';
import { FROM_COMMIT, builtFromCommit, dataKept } from './commit.js';
import { mergeWouldFail } from './crossing.js';
import { draftsAllowed, draftsRefused } from './drafts.js';
import { mistakesCaught } from './mistakes.js';
import { APP, BRANCH, ROLE, TABLES, WITH_ROLE, databaseOf, push, typeRita, unchanged } from './pushes.js';
import type { Story } from './story.js';
import { BROKEN_MIGRATION, BROKEN_TABLE, OPENED } from './trees.js';

export interface Act {
  title: string;
  play(story: Story): Promise<void>;
}

export const acts: Act[] = [
  {
    title:
      'alice opens pull request #42: an app is built from its branch, and the comment says what the branch changes',
    async play(story: Story): Promise<void> {
      const { pull, workflow, world } = story;
      const opened = world.simulator.github.events.pullRequest(pull, 'opened');
      const run = await workflow.start('alice opened #42', opened);
      story.noteComment();
      story.noteAnnotations(run, { sha: pull.head.sha, directory: world.trees.feature });
      story.ended(run, 'ready');
      story.apps(APP);
      await story.databaseHas(run, TABLES);
      const { body } = story.comment('ready');
      const words = '🔴 `anonymous` can read every row of `customers`, with email';
      claim(`It says: ${words}.`, body.includes(words), body);
      claim(
        'The harmless change is only listed.',
        body.includes('What this changes: 1 to check') &&
          body.includes('`wishlists` select for `customer`: new'),
        body,
      );
      claim(
        `GitHub annotates ${OPENED.file} with a warning.`,
        run.annotations.some(({ level, file }) => level === 'warning' && file === OPENED.file),
        run.annotations,
      );
      story.noSecretShown();
    },
  },
  {
    title:
      'alice pushes a change outside the Hasura project: nothing is rebuilt, and what reviewers typed in stays',
    async play(story: Story): Promise<void> {
      const database = databaseOf(story.workflow.runs.at(-1)?.run);
      await typeRita(story, database);
      const run = await push(story, 'Say more in the README', story.world.trees.feature);
      await unchanged(story, run, database);
      const { body } = story.comment('ready');
      claim(
        `The comment names the new commit, ${story.pull.head.sha.slice(0, 7)}.`,
        body.includes(story.pull.head.sha),
        body,
      );
    },
  },
  {
    title: 'the team sets another variable: it is applied without a rebuild',
    async play(story: Story): Promise<void> {
      const database = databaseOf(story.workflow.runs.at(-1)?.run);
      const run = await push(story, 'Let everybody look', story.world.trees.feature, WITH_ROLE);
      await unchanged(story, run, database);
      const value = story.world.simulator.hasura.project(APP)?.env.get(ROLE);
      claim(`The app has ${ROLE}=${String(value)}.`, value === 'anonymous');
    },
  },
  {
    title: 'alice pushes two typing errors: their lines are annotated, nothing is built, and nothing is lost',
    play: mistakesCaught,
  },
  {
    title: 'alice pushes a migration that is broken: the comment says which one, and why',
    async play(story: Story): Promise<void> {
      const run = await push(story, 'Let wishes carry a note', story.world.trees.broken);
      story.ended(run, 'failed');
      const { body } = story.comment('failed');
      claim(`It names the migration, ${BROKEN_MIGRATION}.`, body.includes(BROKEN_MIGRATION), body);
      const words = `relation "${BROKEN_TABLE}" does not exist`;
      claim(`It quotes PostgreSQL: ${words}.`, body.includes(words), body);
      claim('So does the log.', run.log.includes(words) && run.log.includes(BROKEN_MIGRATION));
      story.apps(APP);
      await story.databaseHas(run, TABLES, ['wishlists.note']);
    },
  },
  {
    title:
      'alice fixes it and closes customers again, and the team adds content from Hygraph with a token that may not read drafts: nothing is built',
    play: draftsRefused,
  },
  {
    title: 'the token may read drafts now: the app is rebuilt, and the comment is edited in place',
    async play(story: Story): Promise<void> {
      await draftsAllowed(story);
      story.apps(APP);
      const run = story.workflow.runs.at(-1)?.run;
      if (run !== undefined) await story.databaseHas(run, [...TABLES, 'wishlists.note']);
      story.noSecretShown();
    },
  },
  {
    title:
      'bob merges a renamed table first: the preview of alice still works, and the rehearsal finds that her merge would not',
    play: mergeWouldFail,
  },
  {
    title: 'alice merges the pull request: the app and its database are deleted',
    async play(story: Story): Promise<void> {
      const { pull, workflow, world } = story;
      world.simulator.github.closePull(pull, { merged: true });
      story.moments.push({ kind: 'merged', sha: pull.merged?.sha ?? '', at: story.now });
      const closed = world.simulator.github.events.pullRequest(pull, 'closed');
      const run = await workflow.start('alice merged #42', closed);
      story.noteComment();
      story.ended(run, 'deleted');
      story.apps();
      await story.noDatabases();
      const { body } = story.comment('deleted');
      claim(
        'It keeps what the pull request changed, folded.',
        body.includes('<summary>What this changed<'),
        body,
      );
    },
  },
  {
    title: `alice starts the workflow by hand on the branch ${BRANCH}: the action makes the app itself, from the commit`,
    async play(story: Story): Promise<void> {
      const { workflow, world } = story;
      const byHand = world.simulator.github.events.workflowDispatch(world.repository, BRANCH);
      const calls = world.simulator.host.calls.length;
      const run = await workflow.start(`alice started the workflow on ${BRANCH}`, byHand, FROM_COMMIT);
      story.ended(run, 'ready');
      story.apps(`acme-shop-${BRANCH}`);
      await story.databaseHas(run, [...TABLES, 'wishlists.note']);
      builtFromCommit(story, calls);
      claim(
        'The job summary says where it is.',
        run.summary.includes(run.outputs['graphql-endpoint'] ?? 'nowhere'),
      );
      story.comment('deleted');
    },
  },
  {
    title:
      'alice pushes one more migration and starts it again: what reviewers typed in stays, and the job summary says what changes for clients',
    play: dataKept,
  },
  {
    title: `alice deletes the branch ${BRANCH}: its app and database are deleted`,
    async play(story: Story): Promise<void> {
      const { workflow, world } = story;
      world.simulator.github.deleteBranch(world.repository, BRANCH);
      story.moments.push({ kind: 'branch-deleted', at: story.now });
      const deleted = world.simulator.github.events.branchDeleted(world.repository, BRANCH);
      const run = await workflow.start(`alice deleted the branch ${BRANCH}`, deleted);
      story.noteComment();
      story.ended(run, 'deleted');
      story.apps();
      await story.noDatabases();
      story.noSecretShown();
    },
  },
  {
    title: 'the nightly sweep runs: a preview whose teardown was lost last week is deleted, and nothing else',
    async play(story: Story): Promise<void> {
      const { workflow, world } = story;
      const { stale, theirs } = world.leaveBehind(37);
      story.apps(stale, theirs);
      const nightly = world.simulator.github.events.schedule(world.repository);
      const run = await workflow.start('the nightly schedule', nightly);
      story.ended(run, 'swept');
      story.apps(theirs);
      claim('The job summary lists what was deleted, and why.', run.summary.includes(stale), run.summary);
      story.noSecretShown();
      claim(
        'The simulator reported no errors.',
        world.simulator.failures.length === 0,
        world.simulator.failures,
      );
    },
  },
];
