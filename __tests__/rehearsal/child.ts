/*
 * A process that holds a cluster, for tests that kill it or run it as another account. Prints the folder before it
 * exists, and `busy` once SQL runs that does not end; with `--stop` it stops the cluster instead.
 */
import { systemClock } from '../../src/lib/clock.js';
import { startCluster } from '../../src/rehearsal/cluster.js';

const [, , bin = '', temp = '', ending] = process.argv;
const server = await startCluster(
  {
    clock: systemClock,
    signal: new AbortController().signal,
    remember: ({ folder }) => {
      console.log(folder);
    },
  },
  { bin, temp },
);
const database = await server.create();
if (ending === '--stop') {
  const { completed } = await server.use(database, (session) =>
    session.script('create table t (); select 1'),
  );
  console.log(`${String(process.getuid?.())}: ${String(completed)}`);
  await server.stop();
} else {
  await server.use(database, async (session) => {
    const [row] = await session.query('select current_user as role');
    console.log(`busy as ${String(row?.['role'])}`);
    await session.script('set statement_timeout = 0; select pg_sleep(1000)');
  });
}
