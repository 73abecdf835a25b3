// Prints what each runtime dependency weighs in the bundle, and what a runner downloads: npm run weight
//
// The bundle is built again in a temporary folder, and each of its lines counts for the package that it comes from.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { BUNDLER, OWN, bundle, packageName } from './bundle.js';

interface Manifest {
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
interface Weight {
  /** Bytes in all files. */
  whole: number;
  /** Of these, bytes in the file that every run loads. */
  start: number;
}

/** Every run loads this file, and the others only when it needs them. */
const START = 'index.js';

const weights = weighed();
const { dependencies = {} } = manifestIn('.');
const rows = Object.keys(dependencies).map((name) => {
  const others = [...packagesOf(name)].filter((other) => other !== name && weights.has(other));
  return { name, others, own: weightOf([name]), all: weightOf([name, ...others]) };
});

console.log(
  markdownTable(
    [
      ['package', 'itself', 'with what comes with it', 'of that in every start', 'what comes with it'],
      ...rows.map(({ name, others, own, all }) => [
        `\`${name}\``,
        kB(own.whole),
        kB(all.whole),
        kB(all.start),
        others
          .sort((a, b) => weightOf([b]).whole - weightOf([a]).whole)
          .map((other) => `\`${other}\` ${kB(weightOf([other]).whole)}`)
          .join(', '),
      ]),
    ],
    { align: ['l', 'r', 'r', 'r', 'l'] },
  ),
);
const known = new Set([...rows.flatMap(({ name, others }) => [name, ...others]), OWN, BUNDLER]);
const strange = [...weights.keys()].filter((name) => !known.has(name));
console.log(`
The action's own code: ${kB(weightOf([OWN]).whole)}, of that in every start ${kB(weightOf([OWN]).start)}. What the bundler adds: ${kB(weightOf([BUNDLER]).whole)}.
All packages: ${kB(weightOf([...weights.keys()].filter((name) => name !== OWN && name !== BUNDLER)).whole)}.${strange.length === 0 ? '' : ` Not of any of them: ${strange.join(', ')}.`}
dist, as committed: ${kB(sizeOf('dist'))}. The archive of HEAD, which is what a runner downloads: ${kB(archive())}.`);

/** Bytes by package; the action's own code under its folder's name. */
function weighed(): Map<string, Weight> {
  const folder = mkdtempSync(join(tmpdir(), 'weight-'));
  const found = new Map<string, Weight>();
  try {
    for (const { name, lines } of bundle(folder))
      for (const { from, bytes } of lines) {
        const { whole, start } = found.get(packageName(from)) ?? { whole: 0, start: 0 };
        found.set(packageName(from), { whole: whole + bytes, start: start + (name === START ? bytes : 0) });
      }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

/** A package and everything that it needs, as installed. @param from the folder of the package that needs it */
function packagesOf(name: string, from = '.', seen = new Set<string>()): Set<string> {
  const at = [from, '.'].map((folder) => join(folder, 'node_modules', name)).find((path) => existsSync(path));
  seen.add(name);
  if (at === undefined) return seen;
  const { dependencies: needs, peerDependencies: peers, optionalDependencies: wishes } = manifestIn(at);
  for (const other of Object.keys({ ...needs, ...peers, ...wishes }))
    if (!seen.has(other) || existsSync(join(at, 'node_modules', other))) packagesOf(other, at, seen);
  return seen;
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function weightOf(names: readonly string[]): Weight {
  return names
    .map((name) => weights.get(name) ?? { whole: 0, start: 0 })
    .reduce((a, b) => ({ whole: a.whole + b.whole, start: a.start + b.start }), { whole: 0, start: 0 });
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** Bytes of the archive that a runner downloads for a commit; `export-ignore` in .gitattributes keeps it small. */
function archive(): number {
  return execFileSync('git', ['archive', '--format=tar.gz', 'HEAD'], { maxBuffer: 1024 ** 3 }).length;
}

function kB(bytes: number): string {
  return `${String(Math.round(bytes / 1000))} kB`;
}
