import type { Call } from '../../simulator/contracts.js';
import { claim } from './claims.js';
import { deployProduction, removeProduction } from './production.js';
import { BRANCH, TABLES, dataStayed, databaseOf, typeRita } from './pushes.js';
import type { Story } from './story.js';
import { say } from './terminal.js';
import { JOB_TOKEN } from './world.js';

/** The action makes the project, and applies metadata and migrations through the app's own API. */
export const FROM_COMMIT = { 'build-from': 'commit' };

/** Claims that the app of the branch was built so. @param first the number of calls before */
export function builtFromCommit({ world }: Story, first: number): void {
  const { hasura, host } = world.simulator;
  const from = hasura.project(`acme-shop-${BRANCH}`)?.env.get('PREVIEW_APP_FROM');
  claim('The app says that it was made from the commit.', from === 'commit aws us-east-2 cloud_free', from);
  const calls = host.calls.slice(first).filter(({ service }) => service !== 'github');
  claim(
    'Hasura Cloud got no token of GitHub.',
    calls.length > 0 && !calls.some((call) => JSON.stringify(call).includes(JOB_TOKEN)),
  );
  const sent = migrationsIn(calls);
  claim(
    `The action sent ${String(sent.length)} migrations, each once.`,
    sent.length > TABLES.length && new Set(sent).size === sent.length,
    sent.length,
  );
}

/** The bodies of the requests that ran a migration. */
function migrationsIn(calls: readonly Call[]): string[] {
  return calls.flatMap(({ body }) =>
    body.startsWith('{"type":"run_sql"') && !body.includes('read_only') ? [body] : [],
  );
}

/** A push of one migration: the data of the app stays, and its API is compared with that of production. */
export async function dataKept(story: Story): Promise<void> {
  const { workflow, world } = story;
  const { github, host } = world.simulator;
  const database = databaseOf(workflow.runs.at(-1)?.run);
  await typeRita(story, database);
  const { sha } = github.pushBranch(world.repository, BRANCH, { directory: world.trees.bigger });
  say(`Commit ${sha.slice(0, 7)}: Allow higher prices`);
  const base = await deployProduction(world);
  const calls = host.calls.length;
  const byHand = github.events.workflowDispatch(world.repository, BRANCH);
  const run = await workflow.start(`alice started the workflow on ${BRANCH} again`, byHand, {
    ...FROM_COMMIT,
    ...base,
  });
  removeProduction(world);
  story.ended(run, 'ready');
  await dataStayed(story, run, database);
  const sent = migrationsIn(host.calls.slice(calls));
  claim('The action sent the new migration, and no other.', sent.length === 1, sent.length);
  const change = '`products.price_cents`: changed its type from Int\\! to bigint\\!';
  claim(
    `The job summary says what clients see, compared with production: ${change.replaceAll('\\', '')}.`,
    run.summary.includes(change),
    run.summary,
  );
  story.noSecretShown();
}
