import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ENTRIES, LAYERS, zonesOf } from '../../eslint.layers.js';

/** A piece of code, and the path under which it is linted; no file needs to exist there. */
interface Snippet {
  path: string;
  code: string;
}
/** Code that lint must refuse, by which rule, and similar code that it must accept. */
interface Case {
  what: string;
  rule: string;
  bad: Snippet;
  good: Snippet;
}

const LAYER = 'import-x/no-restricted-paths';
const PACKAGE = 'no-restricted-imports';
const GLOBAL = 'no-restricted-globals';
const PROPERTY = 'no-restricted-properties';
const SYNTAX = 'no-restricted-syntax';

/** A file in a folder, since lint checks only imports that can be resolved. */
function fileIn(folder: string): string {
  const name = readdirSync(folder).find((one) => one.endsWith('.ts'));
  if (name === undefined) throw new Error(`${folder} holds no file`);
  return path.posix.join(folder, name);
}

function importOf(from: string, to: string, how: (specifier: string) => string): Snippet {
  const file = to.endsWith('.ts') ? to : fileIn(to);
  const specifier = path.posix.relative(from, file).replace(/\.ts$/, '.js');
  return {
    path: `${from}/snippet.ts`,
    code: how(specifier.startsWith('.') ? specifier : `./${specifier}`),
  };
}

const plainly = (specifier: string): string => `import '${specifier}';\n`;
const reexported = (specifier: string): string => `export * from '${specifier}';\n`;
const lazily = (specifier: string): string =>
  `export const loaded = (): Promise<unknown> => import('${specifier}');\n`;

function between(from: string, to: string, allowed: string, how = plainly): Case {
  return {
    what: `${how('…').trim()} of ${to} in ${from}, where ${allowed} may be imported`,
    rule: LAYER,
    bad: importOf(from, to, how),
    good: importOf(from, allowed, how),
  };
}

/** Imports into a folder: of one that it must not use, and of one that it may use. */
const LAYERED: Case[] = [
  between('src/lib', 'src/rules', 'src/lib'),
  between('src/rules', 'src/run', 'src/lib'),
  between('src/rules', 'src/run', 'src/lib', lazily),
  between('src/rules', 'src/run', 'src/lib', reexported),
  between('src/github', 'src/hasura', 'src/rules'),
  between('src/hasura', 'src/postgres', 'src/rules'),
  between('src/report', 'src/runner', 'src/github'),
  between('src/app', 'src/session', 'src/report'),
  between('src/session', 'src/sweep', 'src/app'),
  between('src/sweep', 'src/run', 'src/session'),
  between('src/run', 'src/main.ts', 'src/sweep'),
  between('src/rules', 'scripts', 'src/lib'),
  between('src/rules', 'simulator', 'src/lib'),
  between('src/rules', 'site', 'src/lib'),
  between('src/rules', '__tests__/support', 'src/lib'),
  between('simulator', 'src/lib', 'simulator'),
  between('simulator', 'scripts', 'simulator'),
  between('simulator', '__tests__/support', 'simulator'),
  between('scripts', '__tests__/support', 'src/run'),
  between('site', 'src/run', 'src/rules'),
  between('site', 'src/hasura', 'src/inputs'),
  between('site', 'simulator', 'site'),
];

/** Packages that may be imported in only one place. */
const HOMES: { home: string; elsewhere: string; packages: string[] }[] = [
  {
    home: 'src/runner/snippet.ts',
    elsewhere: 'src/session/snippet.ts',
    packages: [
      '@actions/core',
      '@actions/github/lib/utils',
      '@actions/http-client',
      'undici',
      'undici/index.js',
      'node:fs',
      'node:fs/promises',
    ],
  },
  {
    home: 'src/github/snippet.ts',
    elsewhere: 'src/app/snippet.ts',
    packages: ['@octokit/rest', '@octokit/types', 'valibot'],
  },
  {
    home: 'src/hasura/snippet.ts',
    elsewhere: 'src/rules/snippet.ts',
    packages: ['graphql-request', 'graphql', 'graphql/language/parser.js', 'valibot'],
  },
  { home: 'src/postgres/session.ts', elsewhere: 'src/postgres/snippet.ts', packages: ['pg', 'node:net'] },
  { home: 'src/lib/retry.ts', elsewhere: 'src/lib/snippet.ts', packages: ['p-retry'] },
  { home: 'src/report/snippet.ts', elsewhere: 'src/run/snippet.ts', packages: ['markdown-table'] },
];
const PACKAGES = HOMES.flatMap(({ home, elsewhere, packages }) =>
  packages.flatMap((name): Case[] =>
    [
      { how: plainly, rule: PACKAGE },
      { how: lazily, rule: SYNTAX },
    ].map(({ how, rule }) => ({
      what: `${how(name).trim()} in ${elsewhere}, which belongs in ${home}`,
      rule,
      bad: { path: elsewhere, code: how(name) },
      good: { path: home, code: how(name) },
    })),
  ),
);

function inRules(code: string, rule: string, good: string, home = 'src/rules/snippet.ts'): Case {
  return {
    what: code.replaceAll('\n', ' '),
    rule,
    bad: { path: 'src/rules/snippet.ts', code: `${code}\n` },
    good: { path: home, code: `${good}\n` },
  };
}

/** Modules that nobody may import except their named home, under any of their names. */
const NODE = [
  ...['fs', 'fs/promises', 'net', 'node:net', 'node:tls', 'node:http', 'node:http2', 'node:https'],
  ...['node:dns/promises', 'node:dgram', 'node:child_process', 'node:worker_threads', 'node:vm', 'node:os'],
  ...['process', 'node:process', 'timers', 'node:timers', 'node:timers/promises', 'node:perf_hooks'],
  ...['node:module', 'crypto', 'left-pad'],
].map((name) =>
  inRules(`import * as all from '${name}';\nexport { all };`, PACKAGE, 'export const all = [];'),
);

const RUNNER = 'src/runner/snippet.ts';
const CLOCK = 'src/lib/clock.ts';
const WORLD: Case[] = [
  inRules('export const now = Date.now();', PROPERTY, 'export const now = Date.now();', CLOCK),
  inRules("export const now = Date['now']();", PROPERTY, "export const then = Date.parse('2024-01-01');"),
  inRules('const { now } = Date;\nexport { now };', PROPERTY, 'const { parse } = Date;\nexport { parse };'),
  inRules('export const now = new Date();', SYNTAX, 'export const then = new Date(0);'),
  inRules('export const now = new Date();', SYNTAX, 'export const now = new Date();', CLOCK),
  inRules('export const now = Date();', SYNTAX, 'export const then = Date.UTC(2024);'),
  inRules('export const now = performance.now();', GLOBAL, 'export const now = performance.now();', CLOCK),
  inRules('setTimeout(() => undefined, 1);', GLOBAL, 'setTimeout(() => undefined, 1);', CLOCK),
  inRules('setInterval(() => undefined, 1);', GLOBAL, 'export const every = 1;'),
  inRules('setImmediate(() => undefined);', GLOBAL, 'void Promise.resolve();'),
  inRules('queueMicrotask(() => undefined);', GLOBAL, 'void Promise.resolve();'),
  inRules(
    'export const soon = AbortSignal.timeout(1);',
    PROPERTY,
    'export const never = AbortSignal.any([]);',
  ),
  inRules("void fetch('https://example.com');", GLOBAL, "void fetch('https://example.com');", RUNNER),
  inRules('export const get = globalThis.fetch;', GLOBAL, 'export const get = globalThis.fetch;', RUNNER),
  inRules("export const get = globalThis['fetch'];", GLOBAL, 'export type Get = typeof globalThis.fetch;'),
  inRules(
    'export const get = global.fetch;',
    GLOBAL,
    'export const get = (global: string): string => global;',
  ),
  inRules("new WebSocket('wss://example.com').close();", GLOBAL, "new URL('wss://example.com');"),
  inRules('export const { env } = process;', GLOBAL, 'export const { env } = process;', RUNNER),
  inRules('process.exit(1);', GLOBAL, 'process.exitCode = 1;', RUNNER),
  inRules('export const dice = Math.random();', PROPERTY, 'export const dice = Math.random;', RUNNER),
  inRules('export const { random } = Math;', PROPERTY, 'export const { max } = Math;'),
  inRules('export const dice = crypto.randomUUID();', GLOBAL, 'export const four = Math.max(4);'),
  inRules("export { randomBytes } from 'node:crypto';", PACKAGE, "export { createHash } from 'node:crypto';"),
  inRules(
    "import { randomUUID } from 'node:crypto';\nexport { randomUUID };",
    PACKAGE,
    "import { randomBytes } from 'node:crypto';\nexport { randomBytes };",
    'src/postgres/snippet.ts',
  ),
  inRules(
    'export const load = (name: string): Promise<unknown> => import(name);',
    SYNTAX,
    lazily('./plan.js').trim(),
  ),
  inRules(
    'export const load = (): Promise<unknown> => import(`node:fs`);',
    SYNTAX,
    lazily('./plan.js').trim(),
  ),
  inRules("console.log('here');", 'no-console', "export const log = ['here'];"),
];

/** A file, and another file of the same folder that imports it. */
function importedBeside(folder: string): { file: string; by: string } {
  for (const by of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const to = /^import \{ (?!type )[^}]*\} from '\.\/([\w-]+)\.js'/m.exec(
      readFileSync(path.join(folder, by), 'utf8'),
    )?.[1];
    if (to !== undefined) return { file: `${to}.ts`, by };
  }
  throw new Error(`no file of ${folder} imports another one`);
}
const beside = importedBeside('src/lib');
const OTHERS: Case[] = [
  ...[plainly, lazily].flatMap((how) =>
    ['http', 'retry'].map((name): Case => {
      const code = how(`./${name}.js`);
      return {
        what: `${code.trim()} in src/lib/errors.ts`,
        rule: LAYER,
        bad: { path: 'src/lib/errors.ts', code },
        good: { path: 'src/lib/snippet.ts', code },
      };
    }),
  ),
  {
    what: `src/lib/${beside.file} imports ${beside.by}, which imports it`,
    rule: 'import-x/no-cycle',
    bad: { path: `src/lib/${beside.file}`, code: plainly(`./${beside.by.replace(/\.ts$/, '.js')}`) },
    good: { path: 'src/lib/snippet.ts', code: plainly(`./${beside.by.replace(/\.ts$/, '.js')}`) },
  },
  {
    what: "export * from 'pg'; in src/postgres/snippet.ts",
    rule: PACKAGE,
    bad: { path: 'src/postgres/snippet.ts', code: reexported('pg') },
    good: { path: 'src/postgres/session.ts', code: reexported('pg') },
  },
  inRules(
    "export type Plan = import('./plan.js').Plan;",
    '@typescript-eslint/consistent-type-imports',
    "import type { Plan } from './plan.js';\nexport type { Plan };",
  ),
];

const cases: [title: string, some: Case[]][] = [
  ['Lint refuses what a layer may not use:', LAYERED],
  ['Lint refuses packages outside their homes:', PACKAGES],
  ['Lint refuses imports that have no home:', NODE],
  ['Lint refuses time, chance, network and process:', WORLD],
  ['Lint also refuses:', OTHERS],
];
const all = cases.flatMap(([, some]) => some);
const rulesFor = new Map<Snippet, string[]>();

beforeAll(() => {
  const snippets = all.flatMap(({ bad, good }) => [bad, good]);
  const printed = execFileSync(process.execPath, ['__tests__/support/lint-snippets.js'], {
    input: JSON.stringify(snippets),
    encoding: 'utf8',
  });
  const found = JSON.parse(printed) as string[][];
  for (const [index, snippet] of snippets.entries()) rulesFor.set(snippet, found[index] ?? ['nothing']);
}, 120_000);

describe.each(cases)('%s', (_, some) => {
  test.each(some)('$what', ({ rule, bad, good }) => {
    expect(rulesFor.get(bad)).toContain(rule);
    expect(rulesFor.get(good)).toEqual([]);
  });
});

describe('The layers', () => {
  const folders = LAYERS.flat();

  test('give every folder of src a place', () => {
    expect(() => zonesOf(readdirSync('src'))).not.toThrow();
  });

  test('let a folder use those below it, and no others', () => {
    const zones = zonesOf([...folders, ...ENTRIES]);
    for (const [at, layer] of LAYERS.entries())
      for (const folder of layer) {
        const shut = zones.find(({ target }) => target === `./src/${folder}`)?.from.toSorted();
        const above = [...LAYERS.slice(at).flat(), ...ENTRIES].filter((other) => other !== folder);
        expect([folder, shut]).toEqual([folder, above.map((name) => `./src/${name}`).toSorted()]);
      }
  });

  test.each(['helpers', 'utils', 'test'])('refuse a folder that has no layer: src/%s', (name) => {
    expect(() => zonesOf([...folders, name])).toThrow(`src: ${name} has no layer`);
  });

  test.each(['helpers.ts', 'index.ts', 'helpers.js', 'helpers.mts', 'run.ts'])(
    'refuse a file outside the folders: src/%s',
    (name) => {
      expect(() => zonesOf([...folders, ...ENTRIES, name])).toThrow(`src: ${name} has no layer`);
    },
  );

  test('name each folder once', () => {
    expect(new Set(folders).size).toBe(folders.length);
  });
});
