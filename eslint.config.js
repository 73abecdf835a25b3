import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'eslint/config';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import n from 'eslint-plugin-n';
import tseslint from 'typescript-eslint';
import { zonesOf } from './eslint.layers.js';

/** Each package has one home; answers are checked (valibot) where they come in. */
const PACKAGES = {
  'src/runner/**': ['@actions/*', '@actions/*/**', 'undici', 'undici/**', 'node:fs', 'node:fs/**'],
  'src/github/**': ['@octokit/*', '@octokit/*/**', 'valibot'],
  'src/hasura/**': ['graphql-request', 'valibot'],
  'src/postgres/session.ts': ['pg', 'node:net', 'node:tls'],
  'src/lib/retry.ts': ['p-retry'],
};
/** What only the runner has: the process and its files, the network. */
const NODE = [
  'node:fs',
  'node:fs/**',
  'fs',
  'fs/**',
  'node:net',
  'node:tls',
  'node:http',
  'node:https',
  'node:dns',
  'node:dns/**',
  'node:child_process',
  'node:process',
  'node:timers',
  'node:timers/**',
  'node:perf_hooks',
  'node:worker_threads',
];

/** What comes with the world, and the one place that has it of its own. */
const GLOBALS = {
  'src/lib/clock.ts': ['setTimeout', 'clearTimeout', 'performance'],
  'src/runner/**': ['process', 'setTimeout', 'fetch', 'globalThis'],
};
const EVERYWHERE = [
  ...['process', 'fetch', 'performance', 'globalThis', 'global', 'XMLHttpRequest', 'WebSocket'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'queueMicrotask'],
];

/** The rules of a place that may use these packages and globals, beside what everybody may. */
function within({ packages = [], globals = [], clock = false, files = [] }) {
  const shut = [...new Set([...Object.values(PACKAGES).flat(), ...NODE])].filter(
    (name) => !packages.includes(name),
  );
  return {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: shut,
            message: 'Each package has one home, and so have files and network: see eslint.config.js.',
          },
          ...files,
        ],
      },
    ],
    'no-restricted-globals': [
      'error',
      ...EVERYWHERE.filter((name) => !globals.includes(name)).map((name) => ({
        name,
        message: 'Time, network and the process come with the world: see eslint.config.js.',
      })),
    ],
    'no-restricted-syntax': clock
      ? 'off'
      : [
          'error',
          {
            selector:
              'MemberExpression[object.name="Date"][property.name="now"], NewExpression[callee.name="Date"][arguments.length=0]',
            message: 'The time comes from the clock of the world.',
          },
          {
            selector: 'MemberExpression[object.name="Math"][property.name="random"]',
            message: 'Chance comes with the world.',
          },
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
        // Called experimental by Node 20, and used there by everybody.
        { ignores: ['fetch', 'Request', 'Response', 'Headers', 'fs/promises.cp'] },
      ],
      'n/no-unsupported-features/es-builtins': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // An aborted signal carries its reason as `any`; throwing that on is the point of it.
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
  ...[...new Set([...Object.keys(PACKAGES), ...Object.keys(GLOBALS)])].map((home) => ({
    files: [home],
    rules: within({
      packages: PACKAGES[home],
      globals: GLOBALS[home],
      clock: home in GLOBALS,
    }),
  })),
  {
    // Errors are what transports throw, and know none.
    files: ['src/lib/errors.ts'],
    rules: within({
      files: [{ group: ['./http.js', './retry.js'], message: 'An error knows no transport.' }],
    }),
  },
  // What a browser has.
  { files: ['site/**'], rules: { 'n/no-unsupported-features/node-builtins': 'off' } },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);
