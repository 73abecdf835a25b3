import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Postgres, startPostgres } from '../../simulator/project/postgres.js';
import { COMPANY_FROM, live } from './life.js';
import { MIXED_FROM, needsServer } from './mixed.js';

/*
 * Lives many lives of a pull request, each drawn from its seed, and reports those that went wrong.
 *
 *   npm run soak -- --seeds 20000 [--from 1] [--workers 2]
 *   npm run soak -- --seed 17        repeats one life
 *
 * Lives from seed 500000 on are lived in company: beside a second pull request, with runs in other concurrency groups.
 * Lives from seed 2000000 on build some apps from the branch and some from the commit. Without `--from`, a tenth of the
 * lives are of the second kind, and a tenth of the third.
 */

/** How many lives one process runs before it ends, which frees the memory that tests leave in use. */
const LIVES_PER_PROCESS = 250;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string' },
    seed: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
    part: { type: 'boolean', default: false },
  },
});

const from = Number(values.seed ?? values.from ?? 1);
const count = values.seed === undefined ? Number(values.seeds) : 1;
process.exitCode =
  values.part || values.seed !== undefined
    ? await lives(from, count)
    : await all(values.from === undefined ? ofEachKind(count) : [[from, count]], Number(values.workers));

/** The first seeds and the numbers of lives, for so many lives of all kinds. */
function ofEachKind(many: number): [first: number, many: number][] {
  const tenth = Math.floor(many / 10);
  return [
    [1, many - 2 * tenth],
    [COMPANY_FROM, tenth],
    [MIXED_FROM, tenth],
  ];
}

/** Runs the lives in this process. @returns 1 when one of them went wrong */
async function lives(first: number, many: number): Promise<number> {
  let wrong = 0;
  let postgres: Postgres | undefined;
  for (let seed = first; seed < first + many; seed++) {
    if (needsServer(seed)) postgres ??= await startPostgres();
    try {
      await live(seed, {}, () => postgres ?? never());
    } catch (error) {
      wrong++;
      console.log(`seed ${String(seed)}: ${(error as Error).message}\n`);
    }
  }
  await postgres?.[Symbol.asyncDispose]();
  return wrong === 0 ? 0 : 1;
}

function never(): never {
  throw new Error('no server was started for a life that needs one');
}

/** Runs the lives in several processes. @returns 1 when one of them went wrong */
async function all(ranges: readonly [first: number, many: number][], workers: number): Promise<number> {
  const began = performance.now();
  const parts = ranges.flatMap(([first, of]) =>
    Array.from({ length: Math.ceil(of / LIVES_PER_PROCESS) }, (_, part) => ({
      from: first + part * LIVES_PER_PROCESS,
      seeds: Math.min(LIVES_PER_PROCESS, of - part * LIVES_PER_PROCESS),
    })),
  );
  const many = ranges.reduce((sum, [, of]) => sum + of, 0);
  let [lived, wrong] = [0, 0];
  const work = async (): Promise<void> => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      const said = await inProcess(part);
      wrong += [...said.matchAll(/^seed \d+: /gm)].length;
      lived += part.seeds;
      const seconds = (performance.now() - began) / 1000;
      console.log(
        `${said}${String(lived)} of ${String(many)} lives, ${String(wrong)} went wrong, ${seconds.toFixed(0)} s`,
      );
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return wrong === 0 ? 0 : 1;
}

/** @returns what the process printed. @throws Error when it crashed */
function inProcess(part: { from: number; seeds: number }): Promise<string> {
  const child = spawn(
    process.execPath,
    [
      ...process.execArgv,
      process.argv[1] ?? '',
      '--part',
      `--from=${String(part.from)}`,
      `--seeds=${String(part.seeds)}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 || said.includes('seed ')) resolve(said);
      else reject(new Error(`the lives from ${String(part.from)} on ended with ${String(code)}: ${said}`));
    });
  });
}
