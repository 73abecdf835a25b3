import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where a line of the bundle comes from, if not from a package. */
export const OWN = 'src';
export const BUNDLER = 'the bundler';

/** A file of the bundle as its lines, each with its origin: a package's folder, `OWN` or `BUNDLER`. */
export interface BundledFile {
  name: string;
  lines: { from: string; bytes: number }[];
}

interface Module {
  id?: string | number | null;
  nameForCondition?: string | null;
}

/** Bundles src into a folder, and returns the origin of each line of its scripts. */
export function bundle(into: string): BundledFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  try {
    // dist names the origin of only a few of its modules; the bundler's statistics name the others too.
    const stats = join(folder, 'stats.json');
    const args = ['build', 'src/bundle.ts', '--out', into, '--no-cache', '--quiet', '--stats-out', stats];
    execFileSync(process.execPath, ['node_modules/@vercel/ncc/dist/ncc/cli.js', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      // Its `paths` replace packages with slim modules of ours; otherwise ncc would use the `paths` of the root.
      env: { ...process.env, TS_NODE_PROJECT: resolve('src/tsconfig.json') },
    });
    const { modules } = JSON.parse(readFileSync(stats, 'utf8')) as { modules: Module[] };
    const byId = new Map(modules.map(({ id, nameForCondition }) => [String(id), nameForCondition ?? '']));
    return readdirSync(into)
      .filter((name) => name.endsWith('.js'))
      .map((name) => ({ name, lines: linesOf(readFileSync(join(into, name), 'utf8'), byId) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function linesOf(text: string, byId: ReadonlyMap<string, string>): BundledFile['lines'] {
  let from = BUNDLER;
  return text.split('\n').map((line) => {
    const id = /^\/\*\*\*\/ "?([^"\s]+)"?:$/.exec(line)?.[1];
    const path = /^;\/\/ CONCATENATED MODULE: (.*)$/.exec(line)?.[1];
    if (id !== undefined) from = originOf(byId.get(id) ?? '');
    else if (path !== undefined) from = originOf(path);
    else if (line.startsWith('/******/') || line.startsWith(';// external')) from = BUNDLER;
    return { from, bytes: Buffer.byteLength(line) + 1 };
  });
}

/** The origin of a file: its package's folder as a relative path, `OWN` or `BUNDLER`. */
function originOf(file: string): string {
  const path = `/${file.replace(/^\.\//, '')}`;
  const [first, last] = [path.indexOf(PACKAGES), path.lastIndexOf(PACKAGES) + PACKAGES.length];
  const name = first === -1 ? undefined : /^(@[^/]+\/)?[^/]+/.exec(path.slice(last))?.[0];
  if (name === '@vercel/ncc') return BUNDLER;
  if (name !== undefined) return path.slice(first + 1, last) + name;
  return path.includes(`/${OWN}/`) ? OWN : BUNDLER;
}

const PACKAGES = '/node_modules/';

/** The name of the package in a folder such as `node_modules/a/node_modules/@b/c`. */
export function packageName(folder: string): string {
  return folder.split(PACKAGES.slice(1)).at(-1) ?? folder;
}
