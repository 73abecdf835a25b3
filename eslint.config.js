import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'eslint/config';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import n from 'eslint-plugin-n';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { zonesOf } from './eslint.layers.js';

/**
 * What a place may use besides the files of `src`: packages with everything below these names, globals, the wall
 * clock and randomness. Each has one home, and answers are checked (valibot) where they arrive. What no place lists,
 * no file may use: that is nearly all of Node. A later row replaces an earlier one.
 */
const HOMES = {
  'src/lib/clock.ts': { globals: ['setTimeout', 'clearTimeout', 'performance'], clock: true },
  'src/lib/retry.ts': { packages: ['p-retry'] },
  'src/github/**': { packages: ['@octokit', 'valibot'] },
  'src/hygraph/**': { packages: ['valibot'] },
  'src/review/**': { packages: ['graphql'] },
  'src/hasura/**': { packages: ['graphql', 'graphql-request', 'valibot'] },
  'src/postgres/**': { packages: ['node:crypto', 'node:events'] },
  'src/postgres/session.ts': { packages: ['pg', 'node:net', 'node:tls'] },
  'src/runner/**': {
    packages: ['@actions', 'undici', 'node:fs', 'node:path'],
    globals: ['process', 'setTimeout', 'fetch', 'globalThis'],
    chance: true,
  },
  'src/report/**': { packages: ['markdown-table'] },
  'src/project/**': { packages: ['graphql'] },
  'src/project/yaml.ts': { packages: ['yaml'] },
  'src/project/sql.ts': { packages: ['libpg-query'] },
  'src/project/grammar.ts': { packages: ['libpg-query', 'node:fs', 'node:v8', 'node:zlib'] },
  'src/project/disk.ts': { packages: ['node:fs'] },
  'src/direct/secret.ts': { packages: ['node:crypto'] },
  'src/rehearsal/**': { packages: ['node:crypto'] },
  'src/rehearsal/binaries.ts': { packages: ['node:fs', 'node:path'] },
  'src/rehearsal/cluster.ts': { packages: ['node:crypto', 'node:fs', 'node:path'] },
  'src/rehearsal/folder.ts': { packages: ['node:crypto', 'node:fs', 'node:os', 'node:path'] },
  'src/rehearsal/processes.ts': {
    packages: ['node:child_process', 'node:fs', 'node:path', 'node:util'],
    globals: ['process'],
  },
};
/** A digest is the same at every call, so every file may use it. */
const PURE = { name: 'node:crypto', allowImportNames: ['createHash'] };
/** Globals that come with the world. Only their home may use them. */
const GLOBALS = [
  ...['process', 'globalThis', 'global', 'performance', 'crypto', 'eval'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'queueMicrotask'],
];

/** A regular expression that matches every import that is neither a file nor one of these packages. */
function otherThan(packages) {
  // The slash is escaped because a selector puts regular expressions between slashes.
  const names = packages.map((name) => `${name}(?:\\x2F|$)`);
  return `^(?!${['\\.', ...names].join('|')})`;
}

/** The rules of a place that may use this, in addition to what every file may use. */
function within({ packages = [], globals = [], clock = false, chance = false }) {
  const home = 'Each package has one home, and so have files and network: see eslint.config.js.';
  const time = 'The time comes from the clock of the world.';
  const pure = packages.includes(PURE.name) ? [] : [PURE];
  return {
    'no-restricted-imports': [
      'error',
      {
        paths: pure.map((one) => ({ ...one, message: home })),
        patterns: [{ regex: otherThan([...packages, ...pure.map(({ name }) => name)]), message: home }],
      },
    ],
    'no-restricted-globals': [
      'error',
      ...GLOBALS.filter((name) => !globals.includes(name)).map((name) => ({
        name,
        message: 'Time, network and the process come with the world: see eslint.config.js.',
      })),
    ],
    'no-restricted-properties': [
      'error',
      ...(clock ? [] : [{ object: 'Date', property: 'now', message: time }]),
      ...(chance ? [] : [{ object: 'Math', property: 'random', message: 'Chance comes with the world.' }]),
      { object: 'AbortSignal', property: 'timeout', message: time },
    ],
    'no-restricted-syntax': [
      'error',
      // `no-restricted-imports` does not see what is imported at run time.
      { selector: `ImportExpression[source.value=/${otherThan(packages)}/]`, message: home },
      {
        selector: 'ImportExpression:not([source.type="Literal"])',
        message: 'What is imported is written out, so that its layer and its home can be checked.',
      },
      ...(clock
        ? []
        : [
            {
              selector:
                'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
              message: time,
            },
          ]),
    ],
  };
}

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.demo/', '_site/', 'reports/', '.stryker-tmp/'] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)) },
    },
    plugins: { 'import-x': importX, n },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensionAlias: { '.js': ['.ts', '.js'] } })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      n: { version: '>=20.19.0' },
    },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/require-await': 'off',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: zonesOf(readdirSync('src')),
        },
      ],
      'n/no-unsupported-features/node-builtins': [
        'error',
        // Node 20 calls these experimental, but everybody uses them there.
        { ignores: ['fetch', 'Request', 'Response', 'Headers', 'fs/promises.cp'] },
      ],
      'n/no-unsupported-features/es-builtins': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // An aborted signal carries its reason as `any`, and that reason is meant to be thrown.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  { files: ['src/**'], rules: { 'no-console': 'error', ...within({}) } },
  ...Object.entries(HOMES).map(([home, has]) => ({ files: [home], rules: within(has) })),
  {
    // What others write is matched in linear time.
    files: ['src/**', 'site/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain' }],
    },
  },
  // These files run in a browser.
  { files: ['site/**'], rules: { 'n/no-unsupported-features/node-builtins': 'off' } },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);
