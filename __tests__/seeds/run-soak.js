// Bundles soak.ts and runs it with the same arguments. In one file, a late import takes no real time, in which virtual
// time would run on; with a loader, it asks another thread.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const outfile = resolve('node_modules/.cache/soak.mjs');
buildSync({
  entryPoints: ['__tests__/seeds/soak.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // The one file that is read beside its module.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(resolve('simulator/hasura/schema.ts')).href) },
});
const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
