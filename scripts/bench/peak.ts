import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Starts something in processes of Node.js with this environment.
 * @returns what they made, and the most memory that one of them took, in MB
 */
export async function withPeak<T>(
  start: (env: Record<string, string>) => Promise<T>,
): Promise<{ run: T; memory: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const peak = path.join(folder, 'peak');
    const watch = path.join(folder, 'watch.mjs');
    writeFileSync(watch, watchSource(peak));
    const run = await start({ NODE_OPTIONS: `--import ${pathToFileURL(watch).href}` });
    const memory = Math.max(...readFileSync(peak, 'utf8').trim().split('\n').map(Number)) / 1024;
    return { run, memory };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The source of a script that records a process's peak memory, in KB, when the process ends. */
function watchSource(file: string): string {
  return `import { appendFileSync } from 'node:fs';
process.on('exit', () => appendFileSync(${JSON.stringify(file)}, process.resourceUsage().maxRSS + '\\n'));
`;
}
