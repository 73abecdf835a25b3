import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { serverPrograms } from '../server-programs.js';
import type { Figure } from './figures.js';
import { type MigrationTexts, manyMigrations } from './migrations.js';
import { withPeak } from './peak.js';

/** The migrations of the base, and the new ones. */
const [BASE, NEW] = [200, 5];

/** What the rehearsal of a pull request takes, on a server of its own. */
export async function measureRehearsal(runs: number): Promise<Figure[]> {
  const [bin] = await serverPrograms();
  if (bin === undefined) throw new Error('there are no programs of a PostgreSQL server');
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const program = await programIn(folder);
    const [base, head] = [path.join(folder, 'base'), path.join(folder, 'head')];
    const texts = manyMigrations(BASE, NEW);
    write(base, texts.base);
    write(head, { ...texts.base, ...texts.added });
    const [seconds, memory]: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run++) {
      const measured = await withPeak((env) => rehearsed([program, base, head, bin], env));
      seconds.push(measured.run);
      memory.push(measured.memory);
    }
    const what = `rehearsal of ${String(BASE)} + ${String(NEW)} migrations`;
    return [
      { what: `${what}: whole`, unit: 's', values: seconds, goal: { median: 10 } },
      { what: `${what}: peak memory`, unit: 'MB', values: memory, goal: { median: 150 } },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program as JavaScript, beside the packages: loading TypeScript would take memory of its own. */
async function programIn(folder: string): Promise<string> {
  const outfile = path.join(folder, 'scripts/bench/rehearse.mjs');
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  await build({
    ...{ entryPoints: ['scripts/bench/rehearse.ts'], outfile },
    ...{ bundle: true, packages: 'external', platform: 'node', format: 'esm' },
  });
  return outfile;
}

function write(folder: string, migrations: MigrationTexts): void {
  const files = Object.entries(migrations).map(([name, text]): [string, string] => {
    const [version = '', direction = 'up'] = name.split('/');
    return [`migrations/default/${version}/${direction}.sql`, text];
  });
  for (const [name, text] of [...Object.entries(PROJECT), ...files]) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

const PROJECT = {
  'config.yaml': 'version: 3\n',
  'metadata/version.yaml': 'version: 3\n',
  'metadata/databases/databases.yaml': `- name: default
  kind: postgres
  configuration:
    connection_info:
      database_url:
        from_env: PG_DATABASE_URL
  tables: []
`,
};

/** @returns how many seconds it took */
async function rehearsed(args: readonly string[], env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  const found = JSON.parse(out) as { seconds: number; results: string[]; fresh: string };
  if (
    found.fresh !== 'same' ||
    found.results.join() !== Array.from({ length: NEW }, () => 'ran reverts').join()
  )
    throw new Error(`the rehearsal ended with ${out}`);
  return found.seconds;
}
