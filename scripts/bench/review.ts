import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Figure } from './figures.js';
import { withPeak } from './peak.js';
import { editProject, writeProject } from './project.js';
import { OWN_DATABASE, QUICK_BUILD, Shop } from './shop.js';

const LATENCY_MS = 50;
/** The files of a project with 200 files of metadata: the others are migrations and config.yaml. */
const FILES = 398;

/** What the review adds to a run that checks a project, and to a build. */
export async function measureReview(pairs: number): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const [base, head] = [path.join(folder, 'base'), path.join(folder, 'head')];
    for (const side of [base, head]) writeProject(path.join(side, 'hasura-shop'), FILES);
    editProject(path.join(head, 'hasura-shop'));
    const { cpu, requests, memory } = await addedToChecks(base, head, pairs);
    const added = await addedToBuilds(base, head, pairs);
    const loaded = await loadedForTheSame(base, head);
    return [
      figure('processor time, added to a check', 's', cpu, 0.3),
      figure('added until the create request', 's', added, 0.3),
      figure('requests beyond those of the check', 'requests', requests, 4),
      figure('peak memory', 'MB', memory, 150),
      figure('files of its code loaded for an unchanged folder', 'files', [loaded], 0),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figure(what: string, unit: string, values: number[], median: number): Figure {
  return { what: `review of 200 metadata files: ${what}`, unit, values, goal: { median } };
}

/** Of a run with and without the review. The two alternate, so that a machine that slows down slows both. */
async function addedToChecks(
  base: string,
  head: string,
  pairs: number,
): Promise<{ cpu: number[]; requests: number[]; memory: number[] }> {
  const found: { cpu: number[]; requests: number[]; memory: number[] } = {
    cpu: [],
    requests: [],
    memory: [],
  };
  for (let pair = 0; pair <= pairs; pair++) {
    const without = await checked(base, head, 'false');
    const reviewed = await checked(base, head, 'true');
    if (pair === 0) continue;
    found.cpu.push(reviewed.cpu - without.cpu);
    found.requests.push(reviewed.requests - without.requests);
    found.memory.push(reviewed.memory);
  }
  return found;
}

/** A run that only checks. Without a comment, its requests to GitHub are those that read the two sides. */
async function checked(
  base: string,
  head: string,
  review: 'true' | 'false',
): Promise<{ cpu: number; requests: number; memory: number }> {
  await using shop = new Shop({ latencyMs: LATENCY_MS });
  await shop.listen();
  shop.pushBase(base);
  const event = shop.sim.github.events.pullRequest(shop.openPull(1, head), 'opened');
  const inputs = { ...OWN_DATABASE, mode: 'check', comment: 'false', review };
  const { run, memory, cpu } = await withPeak((env) => shop.run(event, { inputs, env }));
  if (run.exitCode !== 0 || ((run.outputs['changes'] ?? '') === '') !== (review === 'false'))
    throw new Error(`the review ended with ${String(run.exitCode)}:\n${run.log}`);
  return { cpu, memory, requests: shop.sim.host.calls.filter(({ service }) => service === 'github').length };
}

/** How many seconds later the create request goes out because the review runs beside the check. */
async function addedToBuilds(base: string, head: string, pairs: number): Promise<number[]> {
  await using shop = new Shop({ latencyMs: LATENCY_MS, hasura: { script: () => QUICK_BUILD } });
  await shop.listen();
  shop.pushBase(base);
  const added: number[] = [];
  for (let pair = 0; pair <= pairs; pair++) {
    const time = (number: number, review: string): Promise<number> =>
      shop.timeToOrder(number, { directory: head, inputs: { ...OWN_DATABASE, review } });
    const without = await time(2 * pair + 1, 'false');
    const reviewed = await time(2 * pair + 2, 'true');
    // The first round fills the caches.
    if (pair > 0) added.push((reviewed - without) / 1000);
  }
  return added;
}

/** How many files with the review's code a run loads whose folder is that of the merge base. */
async function loadedForTheSame(base: string, head: string): Promise<number> {
  const ofReview = (files: ReadonlySet<string>): number => [...files].filter(holdsReview).length;
  // Of a folder that differs, it needs them: otherwise nothing would be measured.
  if (ofReview(await loadedBy(base, head)) === 0) throw new Error('no file of dist holds the review');
  return ofReview(await loadedBy(base, base));
}

function holdsReview(name: string): boolean {
  return /\.\/src\/review\/|\b(?:viewOf|failingIn): \(\) =>/.test(
    readFileSync(path.join('dist', name), 'utf8'),
  );
}

/** The files of dist that a run loads. */
async function loadedBy(base: string, head: string): Promise<Set<string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    await using shop = new Shop({ latencyMs: 0 });
    await shop.listen();
    shop.pushBase(base);
    const event = shop.sim.github.events.pullRequest(shop.openPull(1, head), 'opened');
    const inputs = { ...OWN_DATABASE, mode: 'check' };
    const run = await shop.run(event, { inputs, env: { NODE_V8_COVERAGE: folder } });
    if (run.exitCode !== 0) throw new Error(`the review ended with ${String(run.exitCode)}:\n${run.log}`);
    const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    return new Set(
      texts.flatMap((text) => [...text.matchAll(/\/dist\/([\w.]+\.js)"/g)].map(([, name = '']) => name)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
