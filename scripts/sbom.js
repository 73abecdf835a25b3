// Prints the SBOM (CycloneDX) of the packages that the bundle can contain. `npm sbom --omit dev` leaves out a package that
// a development package needs too, so this works on a lock file without development packages. It installs nothing.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
try {
  const { devDependencies: _, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8'));
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  delete lock.packages[''].devDependencies;
  const needed = reached(lock.packages);
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages)
      .filter(([path]) => needed.has(path))
      .map(([path, { dev: _dev, devOptional: _devOptional, ...one }]) => [path, one]),
  );
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
  process.stdout.write(execFileSync('npm', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 }));
} finally {
  rmSync(folder, { recursive: true });
}

/** The paths of the root and of all packages that it needs, directly or not. */
function reached(packages) {
  const seen = new Set();
  const visit = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[path];
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      if (peerDependenciesMeta?.[name]?.optional === true) continue;
      const at = locate(packages, path, name);
      if (at !== undefined) visit(at);
    }
  };
  visit('');
  return seen;
}

/** Where Node finds a package from another one: beside it, or in a folder further up. */
function locate(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (at === '') return undefined;
  }
}
