import { seededRandom } from '../../simulator/random.js';
import { randomBuild } from '../../simulator/hasura/script.js';
import type { Figure } from './figures.js';
import { Shop } from './shop.js';

const LATENCY_MS = 50;
/** Builds wait more than they work, so several run side by side; few enough that their starts do not collide. */
const SIDE_BY_SIDE = 5;

/**
 * Randomised builds of about 14 s, each run by the committed bundle in its own process. Measures how long the
 * process runs after the service is done, how many requests the waiting costs, and how soon the create request is
 * sent.
 */
export async function measureBuilds(builds: number, seed: number): Promise<Figure[]> {
  const random = seededRandom(seed);
  await using shop = new Shop({ latencyMs: LATENCY_MS, hasura: { script: () => randomBuild(random) } });
  await shop.listen();
  const figures = { end: [] as number[], requests: [] as number[], start: [] as number[] };
  const numbers = Array.from({ length: builds }, (_, index) => index + 1);
  const worker = async (at: number): Promise<void> => {
    // Starts are spread out, like those of real jobs.
    await shop.sim.clock.sleep(at * 700);
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift())
      await measure(shop, number, figures);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, (_, at) => worker(at)));
  return [
    { what: 'service done → process ended', unit: 's', values: figures.end, goal: { median: 0.5, p95: 0.9 } },
    {
      what: 'status requests, build of about 14 s',
      unit: 'requests',
      values: figures.requests,
      goal: { median: 11, p95: 13 },
    },
    { what: 'process started → create request', unit: 's', values: figures.start, goal: { median: 0.6 } },
  ];
}

async function measure(
  shop: Shop,
  number: number,
  figures: { end: number[]; requests: number[]; start: number[] },
): Promise<void> {
  const { sim } = shop;
  const pull = shop.openPull(number);
  const name = `acme-shop-pr-${number}`;
  let ended = NaN;
  const begun = sim.clock.now();
  const run = await shop.run(sim.github.events.pullRequest(pull, 'opened'), {
    onLine: (_, stage) => {
      // The first line of the post step: main's process has ended by then.
      if (stage === 'post' && Number.isNaN(ended)) ended = sim.clock.date().getTime();
    },
  });
  if (run.exitCode !== 0) throw new Error(`build ${number} failed:\n${run.log}`);
  const jobs = sim.hasura.jobs().filter(({ projectName }) => projectName === name);
  const done = jobs.at(-1)?.tasks.at(-1)?.events.at(-1)?.createdAt.getTime();
  if (done === undefined) throw new Error(`build ${number} left no trace`);
  const ids = jobs.map(({ id }) => id);
  const asked = sim.host.calls.filter(
    ({ operation, variables }) => operation === 'jobs_by_pk' && ids.includes(String(variables['id'])),
  );
  figures.end.push((ended - done) / 1000);
  figures.requests.push(asked.length);
  figures.start.push((shop.orderedAt(name) - begun) / 1000);
}
