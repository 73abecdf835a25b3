import type { ActionRun } from '../../simulator/runner/options.js';
import { claim } from './claims.js';
import type { Story } from './story.js';
import { say } from './terminal.js';
import { databasesOn } from './world.js';

export const BRANCH = 'wishlists';
export const APP = 'acme-shop-pr-42';
/** The variable that the team sets. */
export const ROLE = 'HASURA_GRAPHQL_UNAUTHORIZED_ROLE';
export const WITH_ROLE = { env: `${ROLE}=anonymous` };
export const TABLES = ['customers', 'products', 'orders', 'wishlists'];

/** Claims that a run left the app unchanged, with its database and its data. */
export async function unchanged(story: Story, run: ActionRun, database: string): Promise<void> {
  story.ended(run, 'ready');
  claim('The run built nothing.', run.outputs['created'] === 'false', run.outputs['created']);
  story.apps(APP);
  await dataStayed(story, run, database);
}

/** Claims that the app of a run still has a database, with the customer that a reviewer typed in. */
export async function dataStayed(story: Story, run: ActionRun, database: string): Promise<void> {
  claim(`The app still has the database ${database}.`, databaseOf(run) === database, databaseOf(run));
  await hasRita(story, database);
}

/** Types in the customer, as a reviewer would. */
export async function typeRita(story: Story, database: string): Promise<void> {
  await story.query(database, "insert into customers (name, email) values ('Rita', 'rita@example.com')");
}

/** Claims that a database still has the customer that a reviewer typed in. */
export async function hasRita(story: Story, database: string): Promise<void> {
  const sql = "select count(*)::int as rita from customers where name = 'Rita'";
  const [{ rita } = {}] = await story.query(database, sql);
  claim('The customer that a reviewer typed in is still there.', rita === 1, rita);
}

/** Does something that must cost neither a creation nor a database, and claims that. */
export async function unbuilt(story: Story, run: () => Promise<ActionRun>): Promise<ActionRun> {
  const { account } = story.world;
  const [creations, databases] = [account.creations.length, await databasesOn(story.world)];
  const ended = await run();
  claim(
    `Hasura Cloud counted no creation: ${String(creations)} of ${String(account.creationsPerMonth)} this month, as before.`,
    account.creations.length === creations,
    account.creations.length,
  );
  const now = await databasesOn(story.world);
  claim('PostgreSQL has the same databases as before, and no new one.', now.join() === databases.join(), now);
  return ended;
}

export function databaseOf(run: ActionRun | undefined): string {
  const made = JSON.parse(run?.outputs['databases'] ?? '[]') as { database: string }[];
  return made[0]?.database ?? '';
}

export async function push(
  story: Story,
  message: string,
  directory: string,
  more: Record<string, string> = {},
): ReturnType<Story['workflow']['start']> {
  const { pull, workflow, world } = story;
  const { sha } = world.simulator.github.pushBranch(world.repository, BRANCH, { directory });
  story.moments.push({ kind: 'push', sha, message, at: story.now });
  say(`Commit ${sha.slice(0, 7)}: ${message}`);
  const pushed = world.simulator.github.events.pullRequest(pull, 'synchronize');
  const run = await workflow.start(`alice pushed “${message}”`, pushed, more);
  story.noteComment();
  story.noteAnnotations(run, { sha, directory });
  return run;
}
