// Bundles src into dist, or with --check compares dist with what a clean build makes.
//
// One bundle (src/index.ts) serves both entries: main.js and post.js beside it only call into it, so what they share
// is shipped once, and the post step of a normal run loads no more than it needs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

const DIST = 'dist';

if (process.argv.includes('--check')) check();
else build(DIST);

function build(into: string): void {
  // ncc leaves the chunks of an earlier build behind.
  rmSync(into, { recursive: true, force: true });
  execFileSync(
    process.execPath,
    [
      'node_modules/@vercel/ncc/dist/ncc/cli.js',
      'build',
      'src/index.ts',
      '--out',
      into,
      '--license',
      'licenses.txt',
      '--no-cache',
      '--quiet',
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  for (const entry of ['main', 'post']) {
    const source = readFileSync(`src/${entry}.ts`, 'utf8');
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 },
    });
    writeFileSync(join(into, `${entry}.js`), outputText);
  }
}

function check(): void {
  const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    build(fresh);
    const names = new Set([...readdirSync(DIST), ...readdirSync(fresh)]);
    const differing = [...names].filter((name) => contentOf(DIST, name) !== contentOf(fresh, name)).sort();
    if (differing.length === 0) return;
    console.error(
      `dist is not what a clean build of src makes: ${differing.join(', ')}. Run npm run build and commit dist.`,
    );
    process.exitCode = 1;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function contentOf(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), 'latin1');
  } catch {
    return undefined;
  }
}
