// Bundles src into dist, or with --check compares dist with a clean build. One bundle (src/bundle.ts) serves all
// entries: main.js, post.js and content.js beside it only call into it. So what they share is shipped once, and the post step of
// a normal run loads no more than it needs.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import ts from 'typescript';
import { BUNDLER, type BundledFile, OWN, bundle, packageName } from './bundle.js';

const DIST = 'dist';
const GRAMMAR = 'libpg-query.wasm';
/** How our own code is written: briefly, but with its names, so that a stack trace can be read. */
const NAMED = {
  charset: 'utf8',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  target: 'node20',
  // licenses.txt has them all.
  legalComments: 'none',
} as const;

if (process.argv.includes('--check')) check();
else build(DIST);

function build(into: string): void {
  // ncc does not delete the chunks of an earlier build.
  rmSync(into, { recursive: true, force: true });
  const files = bundle(into);
  writeFileSync(join(into, 'licenses.txt'), licences(files));
  for (const file of files) (isForeign(file) ? minify : shorten)(join(into, file.name));
  compress(
    into,
    files.map(({ name }) => name),
  );
  for (const entry of ['main', 'post', 'content']) {
    const source = readFileSync(`src/${entry}.ts`, 'utf8');
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 },
    });
    // The bundler always names the bundle index.js.
    writeFileSync(join(into, `${entry}.js`), outputText.replace('./bundle.js', './index.js'));
  }
}

/** Whether a file of the bundle has code of packages alone: nobody needs its names in a stack trace. */
function isForeign({ lines }: BundledFile): boolean {
  const bytesOf = (wanted: (from: string) => boolean): number =>
    lines.filter(({ from }) => wanted(from)).reduce((sum, { bytes }) => sum + bytes, 0);
  const packages = bytesOf((from) => from !== OWN && from !== BUNDLER);
  return packages > 0 && bytesOf((from) => from === OWN) < packages / 50;
}

/** Every run downloads and parses it. */
function shorten(file: string): void {
  const { code } = transformSync(readFileSync(file, 'utf8'), NAMED);
  writeFileSync(file, code);
}

function minify(file: string): void {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    ...NAMED,
    minify: true,
    // A package asks for its folder, which an ES module does not know, and reads nothing there.
    define: { __dirname: '""' },
  });
  writeFileSync(file, code);
}

/** PostgreSQL's grammar is a large file that few runs load: compressed, the action is downloaded sooner. */
function compress(into: string, scripts: readonly string[]): void {
  writeFileSync(join(into, `${GRAMMAR}.br`), brotliCompressSync(readFileSync(join(into, GRAMMAR))));
  rmSync(join(into, GRAMMAR));
  const naming = scripts.filter((name) => {
    const script = readFileSync(join(into, name), 'utf8');
    const renamed = script.replace(`.ab+"${GRAMMAR}"`, `.ab+"${GRAMMAR}.br"`);
    if (renamed !== script) writeFileSync(join(into, name), renamed);
    return renamed !== script;
  });
  if (naming.length === 0) throw new Error(`no file of the bundle names ${GRAMMAR}`);
}

/** The licences of all packages that the bundle contains code of. @throws Error if one has none */
function licences(files: readonly BundledFile[]): string {
  const folders = new Set(files.flatMap(({ lines }) => lines.map(({ from }) => from)));
  const texts = [...folders]
    .filter((folder) => folder !== OWN && folder !== BUNDLER)
    .map((folder) => licenceIn(folder))
    .sort();
  // Two versions of a package may have the same licence.
  return `${[...new Set(texts)].join('\n\n')}\n`;
}

function licenceIn(folder: string): string {
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license?: string };
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (license === undefined && file === undefined) throw new Error(`${folder} names no licence`);
  const text = file === undefined ? inReadme(folder) : `\n${readFileSync(join(folder, file), 'utf8').trim()}`;
  return `${packageName(folder)}\n${license ?? ''}${text}`.replaceAll('\r\n', '\n');
}

/** The licence's text in a package's README, for packages that have no file of their own for it. */
function inReadme(folder: string): string {
  const file = readdirSync(folder).find((name) => /^readme/i.test(name));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
  const [, section = ''] = text.split(/^#+\s*licen[cs]e\b.*$/im);
  return section.trim() === '' ? '' : `\n${section.trim()}`;
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
    const bytes = readFileSync(join(folder, name));
    // Versions of Node.js compress differently.
    return (name.endsWith('.br') ? brotliDecompressSync(bytes) : bytes).toString('latin1');
  } catch {
    return undefined;
  }
}
