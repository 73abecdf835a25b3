import { startPostgres } from '../../simulator/project/postgres.js';
import { withDatabase } from '../../simulator/project/database.js';
import type { Figure } from './figures.js';
import { QUICK_BUILD, Shop } from './shop.js';

const LATENCY_MS = 50;
const PASSWORD = 'bench-server-password';

/**
 * How much two databases of its own delay a build's create request, with a server on this machine. The two builds of
 * a pair differ in nothing else. They alternate, so that a machine that slows down slows both.
 */
export async function measureDatabases(pairs: number): Promise<Figure[]> {
  await using postgres = await startPostgres();
  await withDatabase(postgres.url(), (client) =>
    client.query(`create role previews login createdb createrole password '${PASSWORD}'`),
  );
  await using shop = new Shop({ latencyMs: LATENCY_MS, hasura: { script: () => QUICK_BUILD } });
  await shop.listen();
  const inputs = {
    'postgres-url': `postgres://previews:${PASSWORD}@127.0.0.1:${String(postgres.port)}`,
    'postgres-env': 'PG_DATABASE_URL, OTHER_DATABASE_URL',
  };
  const added: number[] = [];
  for (let pair = 0; pair <= pairs; pair++) {
    const without = await shop.timeToOrder(2 * pair + 1);
    const withTwo = await shop.timeToOrder(2 * pair + 2, { inputs });
    // The first round fills the caches.
    if (pair > 0) added.push((withTwo - without) / 1000);
  }
  return [
    {
      what: 'two databases, added until the create request',
      unit: 's',
      values: added,
      goal: { median: 0.2 },
    },
  ];
}
