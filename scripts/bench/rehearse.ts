// Rehearses a project on this machine, in a process of its own, and prints how many seconds it took.
import { tmpdir } from 'node:os';
import { systemClock } from '../../src/lib/clock.js';
import { filesOnDisk } from '../../src/project/disk.js';
import { sqlParser } from '../../src/project/sql.js';
import { planOf } from '../../src/rehearsal/plan.js';
import { rehearse } from '../../src/rehearsal/rehearse.js';
import { startServer } from '../../src/rehearsal/start.js';
import { sideIn } from '../project-side.js';

const [, , base = '', head = '', bin = ''] = process.argv;

const begun = performance.now();
const { signal } = new AbortController();
const baseSide = await sideIn(filesOnDisk(base));
const plan = await planOf(
  { mergeBase: baseSide, base: baseSide, head: await sideIn(filesOnDisk(head)) },
  sqlParser,
);
const { rehearsal } = await rehearse(
  () =>
    startServer(
      { clock: systemClock, signal, remember: () => undefined },
      { service: undefined, bins: [bin], temp: tmpdir() },
    ),
  plan,
  { signal, ignored: [] },
);
const seconds = (performance.now() - begun) / 1000;
const [source] = rehearsal === undefined || rehearsal === 'no server' ? [] : rehearsal.sources;
const results = source?.upgrade.map(({ result, down }) => `${result} ${down.result}`) ?? [];
console.log(JSON.stringify({ seconds, results, fresh: source?.fresh.result }));
