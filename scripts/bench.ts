// Prints what a run costs, as a Markdown table: npm run bench [-- --builds 30 --seed 7]
import os from 'node:os';
import { parseArgs } from 'node:util';
import { measureApi } from './bench/api.js';
import { measureBuilds } from './bench/builds.js';
import { measureChecks } from './bench/checks.js';
import { measureContent } from './bench/content.js';
import { measureDatabases } from './bench/databases.js';
import { measureDirect } from './bench/direct.js';
import { table } from './bench/figures.js';
import { measureLongBuilds } from './bench/long-builds.js';
import { measureRehearsal } from './bench/rehearsal.js';
import { measureReview } from './bench/review.js';
import { measureStartup } from './bench/startup.js';
import { measureSweep } from './bench/sweep.js';

const { values } = parseArgs({
  options: {
    builds: { type: 'string', default: '40' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const [builds, seed] = [Number(values.builds), Number(values.seed)];

console.log(
  `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, ${builds} builds, seed ${seed}, 50 ms per call\n`,
);
const figures = [
  ...measureStartup(15),
  ...(await measureDatabases(15)),
  ...(await measureChecks(15)),
  ...(await measureContent(15)),
  ...(await measureReview(15)),
  ...(await measureApi(8)),
  ...(await measureRehearsal(5)),
  ...(await measureBuilds(builds, seed)),
  ...(await measureDirect(8)),
  ...(await measureLongBuilds(20, seed)),
  ...(await measureSweep(1_000, 900)),
];
console.log(table(figures));
