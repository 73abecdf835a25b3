import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Call } from '../../simulator/contracts.js';
import type { Figure } from './figures.js';
import { withPeak } from './peak.js';
import { writeProject } from './project.js';
import { OWN_DATABASE, QUICK_BUILD, Shop } from './shop.js';

const LATENCY_MS = 50;
/** The files of a usual project, and of a large one. */
const [USUAL, LARGE] = [200, 1_000];

/** What the check of a project costs a build, and what it costs alone. */
export async function measureChecks(pairs: number): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const [usual, large] = [path.join(folder, 'usual'), path.join(folder, 'large')];
    writeProject(path.join(usual, 'hasura-shop'), USUAL);
    writeProject(path.join(large, 'hasura-shop'), LARGE);
    const added = await addedToBuilds(usual, pairs);
    const [ofUsual, ofLarge] = [await checkOnly(usual), await checkOnly(large)];
    return [
      figure('added until the create request', 's', added, 0.25),
      figure(`requests for ${String(USUAL)} files`, 'requests', [ofUsual.requests], 4),
      figure(`requests for ${LARGE.toLocaleString('en')} files`, 'requests', [ofLarge.requests], 12),
      figure(`peak memory for ${LARGE.toLocaleString('en')} files`, 'MB', [ofLarge.memory], 150),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figure(what: string, unit: string, values: number[], median: number): Figure {
  return { what: `check: ${what}`, unit, values, goal: { median } };
}

/**
 * How many seconds later the create request goes out because the project is checked. The two builds of a pair differ
 * in nothing else. They alternate, so that a machine that slows down slows both.
 */
async function addedToBuilds(directory: string, pairs: number): Promise<number[]> {
  await using shop = new Shop({ latencyMs: LATENCY_MS, hasura: { script: () => QUICK_BUILD } });
  await shop.listen();
  const added: number[] = [];
  for (let pair = 0; pair <= pairs; pair++) {
    const time = (number: number, check: string): Promise<number> =>
      // The review would read the files in both.
      shop.timeToOrder(number, { directory, inputs: { ...OWN_DATABASE, check, review: 'false' } });
    const without = await time(2 * pair + 1, 'off');
    const checked = await time(2 * pair + 2, 'error');
    // The first round fills the caches.
    if (pair > 0) added.push((checked - without) / 1000);
  }
  return added;
}

/** The requests for the project's files, and the peak memory in MB, of a run that only checks. */
async function checkOnly(directory: string): Promise<{ requests: number; memory: number }> {
  await using shop = new Shop({ latencyMs: LATENCY_MS });
  await shop.listen();
  const event = shop.sim.github.events.pullRequest(shop.openPull(1, directory), 'opened');
  const inputs = { ...OWN_DATABASE, mode: 'check', review: 'false' };
  const { run, memory } = await withPeak((env) => shop.run(event, { inputs, env }));
  if (run.outputs['findings'] !== '{"version":1,"total":0,"findings":[]}')
    throw new Error(`the check ended with ${String(run.exitCode)}:\n${run.log}`);
  return { requests: shop.sim.host.calls.filter(isForFiles).length, memory };
}

/** From the first look at the tree to the last blob. */
function isForFiles({ service, url, body }: Call): boolean {
  return service === 'github' && (body.includes('query git(') || url.includes('/git/'));
}
