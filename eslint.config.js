import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'eslint/config';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import n from 'eslint-plugin-n';
import tseslint from 'typescript-eslint';

/**
 * The house: which room may use which. Nobody imports upward:
 * nouns and lib <- pure rules <- hasura, github, companions, runner <- lifecycle, report <- run <- entries.
 */
const nouns = ['src/preview.ts', 'src/markers.ts', 'src/content.ts', 'src/commands.ts', 'src/companion.ts'];
const pure = [
  'src/names.ts',
  'src/tasks.ts',
  'src/hosts.ts',
  'src/plan.ts',
  'src/sweep/stale.ts',
  'src/postgres-url.ts',
];
const house = [
  { room: ['src/lib'], uses: [] },
  { room: nouns, uses: ['src/lib'] },
  { room: pure, uses: ['src/lib', ...nouns] },
  { room: ['src/hasura'], uses: ['src/lib', ...nouns, 'src/hosts.ts'] },
  { room: ['src/github'], uses: ['src/lib', ...nouns] },
  // What the world offers is told by types alone, so whoever offers or uses it may name them.
  { room: ['src/world.ts'], uses: ['src/lib', ...nouns, 'src/github'] },
  { room: ['src/companions'], uses: ['src/lib', ...nouns, 'src/postgres-url.ts'] },
  { room: ['src/runner'], uses: ['src/lib', ...nouns, ...pure, 'src/world.ts'] },
  { room: ['src/lifecycle'], uses: ['src/lib', ...nouns, 'src/tasks.ts', 'src/hosts.ts', 'src/hasura'] },
  {
    room: ['src/report'],
    uses: ['src/lib', ...nouns, 'src/tasks.ts', 'src/hosts.ts', 'src/world.ts', 'src/github'],
  },
  { room: ['simulator'], uses: [] },
  // The page that writes workflows checks with the action's own rules, in a browser.
  { room: ['site'], uses: ['src/lib', ...nouns, ...pure, 'src/runner'] },
];

/** Each package has one home; answers are checked (valibot) where they come in. */
const homes = {
  'src/runner/**': ['@actions/*', '@actions/*/**', 'undici', 'undici/**'],
  'src/github/**': ['@octokit/*', '@octokit/*/**', 'valibot'],
  'src/hasura/**': ['graphql-request', 'valibot'],
  'src/companions/postgres/session.ts': ['pg'],
  'src/lib/retry.ts': ['p-retry'],
};

/** Everything but the room itself and what it may use. */
function forbidden({ room, uses }) {
  const open = [...room, ...uses];
  const rooms = house.flatMap((floor) => floor.room);
  const above = readdirSync('src')
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/${name}`)
    .filter((path) => !rooms.includes(path));
  return [...rooms, ...above, 'scripts', '__tests__'].filter((path) => !open.includes(path));
}

/** Packages that have no business in a place that may use `own`. */
function packagesNotAtHome(own) {
  const others = [...new Set(Object.values(homes).flat())].filter((name) => !own.includes(name));
  return [
    'error',
    { patterns: [{ group: others, message: 'Each package has one home: see eslint.config.js.' }] },
  ];
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
          zones: house.map((floor) => ({
            target: floor.room.map((path) => `./${path}`),
            from: forbidden(floor).map((path) => `./${path}`),
            message: 'Nobody imports upward: see the house in eslint.config.js.',
          })),
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
  {
    files: ['src/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': packagesNotAtHome([]),
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'The process belongs to src/runner.' },
        { name: 'setTimeout', message: 'Time comes from the world.' },
      ],
    },
  },
  ...Object.entries(homes).map(([home, own]) => ({
    files: [home],
    rules: { 'no-restricted-imports': packagesNotAtHome(own) },
  })),
  { files: ['src/runner/**', 'src/lib/clock.ts'], rules: { 'no-restricted-globals': 'off' } },
  // What a browser has.
  { files: ['site/**'], rules: { 'n/no-unsupported-features/node-builtins': 'off' } },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);
