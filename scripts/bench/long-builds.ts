import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { VirtualClock } from '../../simulator/clock.js';
import { githubUrls } from '../../simulator/github/urls.js';
import { type KnownTask, randomBuild } from '../../simulator/hasura/script.js';
import { seededRandom } from '../../simulator/random.js';
import { bareAddress } from '../../src/lib/error-codes.js';
import { Secrets } from '../../src/lib/secrets.js';
import { run } from '../../src/run/run.js';
import type { World } from '../../src/rules/world.js';
import type { Figure } from './figures.js';
import { GITHUB_TOKEN, HASURA_TOKEN, OWN_DATABASE, REPOSITORY, Shop } from './shop.js';

const FOUR_MINUTES = 240_000;

/** How many status requests a build needs if one of its tasks lasts four minutes. In virtual time: nobody waits. */
export async function measureLongBuilds(builds: number, seed: number): Promise<Figure[]> {
  const figure = async (what: string, task: KnownTask): Promise<Figure> => {
    const values: number[] = [];
    for (let build = 0; build < builds; build++) values.push(await statusRequests(task, seed + build));
    return {
      what: `status requests, ${what} of 4 minutes`,
      unit: 'requests',
      values,
      goal: { median: 70, p95: 70 },
    };
  };
  return [await figure('a fetch', 'gh-validation'), await figure('a migration', 'apply-migration')];
}

async function statusRequests(slow: KnownTask, seed: number): Promise<number> {
  const random = seededRandom(seed);
  const script = (): ReturnType<typeof randomBuild> => {
    const build = randomBuild(random);
    return {
      ...build,
      tasks: (build.tasks ?? []).map((task) =>
        task.name.startsWith(slow) ? { ...task, ms: FOUR_MINUTES } : task,
      ),
    };
  };
  await using shop = new Shop({ clock: new VirtualClock(), latencyMs: 50, hasura: { script } });
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const code = await run(worldOf(shop, folder));
    if (code !== 0) throw new Error('a long build failed');
    return shop.sim.host.calls.filter(({ operation }) => operation === 'jobs_by_pk').length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The world of a run in this process: the simulator's clock and network, and a silent log. */
function worldOf(shop: Shop, folder: string): World {
  const { sim } = shop;
  const event = sim.github.events.pullRequest(shop.openPull(1), 'opened');
  const payload = path.join(folder, 'event.json');
  writeFileSync(payload, JSON.stringify(event.payload));
  const origin = 'http://127.0.0.1';
  const inputs: Record<string, string> = {
    'api-url': `${origin}/v1/graphql`,
    'hasura-cloud-token': HASURA_TOKEN,
    'project-directory': 'hasura-shop',
    // Reading the project loads code while nothing else happens, and virtual time does not wait for that.
    check: 'off',
    'skip-unchanged': 'false',
    ...OWN_DATABASE,
    'github-token': GITHUB_TOKEN,
  };
  const env: Record<string, string> = {
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: payload,
    GITHUB_REPOSITORY: `${REPOSITORY.owner}/${REPOSITORY.name}`,
    GITHUB_REPOSITORY_ID: String(REPOSITORY.id),
  };
  const silent = (): void => undefined;
  return {
    input: (name) => inputs[name] ?? '',
    env: (name) => env[name] ?? '',
    help: bareAddress,
    file: () => '',
    clock: sim.clock,
    random: () => 0.5,
    fetch: sim.host.fetch,
    signal: new AbortController().signal,
    secrets: new Secrets(),
    log: {
      group: (_, work) => work(),
      info: silent,
      debug: silent,
      notice: silent,
      warning: silent,
    },
    error: (message) => {
      console.error(message);
    },
    findings: silent,
    gitHubAccess: async () => ({
      baseUrl: githubUrls(origin).apiUrl,
      fetch: sim.host.fetch,
      auth: `token ${GITHUB_TOKEN}`,
    }),
    writeOutputs: silent,
    writeSummary: async () => undefined,
    keepFiles: (folder) => ({ folder, write: silent }),
    remember: silent,
    forget: silent,
    remembered: () => undefined,
    rememberServer: silent,
    leftServer: () => undefined,
  };
}
