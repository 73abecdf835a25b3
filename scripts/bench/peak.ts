import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Starts something in processes of Node.js with this environment.
 * @returns what they made, the most memory that one of them took, in MB, and the processor time of all, in seconds
 */
export async function withPeak<T>(
  start: (env: Record<string, string>) => Promise<T>,
): Promise<{ run: T; memory: number; cpu: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const peak = path.join(folder, 'peak');
    const watch = path.join(folder, 'watch.mjs');
    writeFileSync(watch, watchSource(peak));
    const run = await start({ NODE_OPTIONS: `--import ${pathToFileURL(watch).href}` });
    const ends = readFileSync(peak, 'utf8').trim().split('\n');
    const used = ends.map((line) => line.split(' ').map(Number));
    return {
      run,
      memory: Math.max(...used.map(([kilobytes = NaN]) => kilobytes)) / 1024,
      cpu: used.reduce((sum, [, microseconds = NaN]) => sum + microseconds, 0) / 1_000_000,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The source of a script that records a process's peak memory, in KB, and its processor time, when it ends. */
function watchSource(file: string): string {
  return `import { appendFileSync } from 'node:fs';
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  appendFileSync(${JSON.stringify(file)}, maxRSS + ' ' + (userCPUTime + systemCPUTime) + '\\n');
});
`;
}
