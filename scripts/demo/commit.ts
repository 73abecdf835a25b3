import { claim } from './claims.js';
import { BRANCH, TABLES } from './pushes.js';
import type { Story } from './story.js';
import { JOB_TOKEN } from './world.js';

/** The action makes the project, and applies metadata and migrations through the app's own API. */
export const FROM_COMMIT = { 'build-from': 'commit' };

/** Claims that the app of the branch was built so. @param first the number of calls before */
export function builtFromCommit({ world }: Story, first: number): void {
  const { hasura, host } = world.simulator;
  const from = hasura.project(`acme-shop-${BRANCH}`)?.env.get('PREVIEW_APP_FROM');
  claim('The app says that it was made from the commit.', from === 'commit', from);
  const calls = host.calls.slice(first).filter(({ service }) => service !== 'github');
  claim(
    'Hasura Cloud got no token of GitHub.',
    calls.length > 0 && !calls.some((call) => JSON.stringify(call).includes(JOB_TOKEN)),
  );
  const sent = calls.flatMap(({ body }) =>
    body.startsWith('{"type":"run_sql"') && !body.includes('read_only') ? [body] : [],
  );
  claim(
    `The action sent ${String(sent.length)} migrations, each once.`,
    sent.length > TABLES.length && new Set(sent).size === sent.length,
    sent.length,
  );
}
