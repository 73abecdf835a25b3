/** The files that are broken on purpose, and the unit tests that have to notice. */
const pairs = {
  'src/rules/plan.ts': 'plan',
  'src/rules/stale.ts': 'stale',
  'src/rules/fingerprint.ts': 'fingerprint',
  'src/rules/commands.ts': 'commands',
  'src/rules/names.ts': 'names*',
  'src/rules/markers.ts': 'markers',
  'src/rules/trusted-hosts.ts': 'trusted-hosts',
  'src/report/task-titles.ts': 'task-titles',
  'src/hasura/jobs.ts': 'hasura-jobs',
  'src/app/ownership.ts': 'ownership',
  'src/lib/secrets.ts': 'secrets',
  'src/lib/text.ts': 'text',
  'src/report/markdown.ts': 'report-markdown',
  'src/runner/log.ts': 'log',
};

/**
 * Mutation tests (`npm run mutation`) of the pure rules: one change at a time. For one file, `npm run mutation -- -m
 * src/rules/plan.ts`; with more processor cores, `--concurrency 4`.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: Object.keys(pairs),
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  // The rest is as in jest.config.js. Stories and servers are left out: they are too slow to run for every mutation.
  jest: {
    config: {
      testMatch: Object.values(pairs).map((name) => `<rootDir>/__tests__/unit/${name}.test.ts`),
      setupFiles: ['<rootDir>/__tests__/support/setup.ts', '<rootDir>/stryker.fast-check.config.js'],
    },
  },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // A busy machine is not an endless loop.
  timeoutMS: 10_000,
  // Modules are never released once loaded; a process that lives long becomes slow, and then too large.
  maxTestRunnerReuse: 20,
  ignorePatterns: ['.demo', 'coverage', 'dist', 'docs', 'reports'],
  // A leftover copy of the repository would get in the way of jest and eslint.
  cleanTempDir: 'always',
  reporters: ['clear-text', 'progress', 'json'],
  clearTextReporter: { logTests: false, reportTests: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 95, low: 90, break: 85 },
};
