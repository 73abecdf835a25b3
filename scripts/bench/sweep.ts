import type { Call } from '../../simulator/contracts.js';
import type { Figure } from './figures.js';
import { withPeak } from './peak.js';
import { Shop } from './shop.js';

const LATENCY_MS = 50;
const DAY_MS = 86_400_000;

/** What a sweep of many apps costs if the committed bundle runs it in its own process. */
export async function measureSweep(apps: number, stale: number): Promise<Figure[]> {
  await using shop = new Shop({ latencyMs: LATENCY_MS });
  await shop.listen();
  shop.openPreviews(apps, stale, DAY_MS);
  const begun = shop.sim.clock.now();
  const { run, memory } = await withPeak((env) => shop.run(shop.scheduled(), { inputs: {}, env }));
  const seconds = (shop.sim.clock.now() - begun) / 1000;
  const left = shop.sim.hasura.projects().length;
  if (run.exitCode !== 0 || left !== apps - stale)
    throw new Error(`the sweep ended with ${String(run.exitCode)}, and ${left} apps are left:\n${run.log}`);
  return [...requestsOf(shop.sim.host.calls, { apps, stale }), ...processOf({ seconds, memory })].map(
    ({ what, ...figure }) => ({ what: `sweep of ${apps} apps, ${stale} stale: ${what}`, ...figure }),
  );
}

function requestsOf(calls: readonly Call[], { apps, stale }: { apps: number; stale: number }): Figure[] {
  const figure = (what: string, most: number, counts: (call: Call) => boolean): Figure => ({
    what,
    unit: 'requests',
    values: [calls.filter(counts).length],
    goal: { median: most },
  });
  return [
    figure('listing', 11, ({ operation, variables }) => operation === 'projects' && 'like' in variables),
    figure('confirming', 11, ({ operation, variables }) => operation === 'projects' && 'ids' in variables),
    figure(
      'pull requests',
      22,
      ({ operation, body }) => operation === 'POST /graphql' && body.includes('pullRequest('),
    ),
    figure('markers', apps, ({ operation }) => operation === 'getTenantEnv'),
    figure('deletions', stale, ({ operation }) => operation === 'deleteTenant'),
  ];
}

function processOf({ seconds, memory }: { seconds: number; memory: number }): Figure[] {
  return [
    { what: 'peak memory', unit: 'MB', values: [memory], goal: { median: 150 } },
    { what: 'whole step', unit: 's', values: [seconds], goal: {} },
  ];
}
