import { availableParallelism } from 'node:os';

/** What only the full run has, beside the tests that __tests__/support/full.ts leaves out within files. */
const ONLY_IN_FULL = [
  // The probe and the page, in a browser: they change rarely, and no run of the action loads them.
  '/__tests__/tools/',
  // They test what watches the other tests.
  'oracle\\.test\\.ts$',
  // The stories about databases have a PostgreSQL server, too; these look at it one statement at a time.
  '/__tests__/postgres/(?!(sql-sent|rights)\\.)',
  // Courses that take a second run side by side, a service that half answers, or a person at an unlucky moment.
  '/__tests__/stories/(being-removed|brought-back|closed-meanwhile|found-ends|found-gone|found|meanwhile)\\.',
  '/__tests__/stories/(quirks|several-apps|steps|superseded|unchanged-doubts|unchanged-unknown)\\.',
  '/__tests__/stories/databases/(inputs|kept|killed|meanwhile|refused|side-by-side|teardown)\\.',
  '/__tests__/stories/sweep/(databases|meanwhile|shown|troubles)\\.',
  '/__tests__/interruptions/(end|rebuild|sweep|unchanged|variables)\\.',
  '/__tests__/seeds/seeds-[234]\\.',
  // The example shop on a server of its own, databases of a process, and processes at real speed.
  '/__tests__/simulator/hasura-postgres\\.',
  '/__tests__/bundle/(databases|proxy|faults-(calls|databases|jobs|races|runner))\\.',
];

/**
 * What `npm test` runs, in at most 150 seconds on two cores; `jest.full.config.js` is for everything.
 * @type {import('jest').Config}
 */
export default {
  testPathIgnorePatterns: ONLY_IN_FULL,
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '\\.ts$': '<rootDir>/__tests__/support/typescript.js',
    '/@actions/workflow-parser/.+\\.js$': '<rootDir>/__tests__/support/json-imports.js',
  },
  transformIgnorePatterns: ['/node_modules/(?!@actions/workflow-parser/)'],
  testSequencer: '<rootDir>/__tests__/support/longest-first.js',
  globalSetup: '<rootDir>/__tests__/support/global-setup.ts',
  globalTeardown: '<rootDir>/__tests__/support/global-teardown.ts',
  setupFiles: ['<rootDir>/__tests__/support/setup.ts'],
  // Runs of the bundle and databases mostly wait.
  maxWorkers: Math.max(3, availableParallelism()),
  // Each is a process and a simulator that live fast: one that waits for the processor is late soon.
  maxConcurrency: 2,
  testTimeout: 30_000,
  coverageProvider: 'v8',
  // The entries and what wires them to the process run in a child process, end to end.
  collectCoverageFrom: [
    'src/**/*.ts',
    '!src/{main,post,bundle}.ts',
    '!src/runner/{guard,world,octokit,undici}.ts',
  ],
  coverageThreshold: { global: { branches: 90 } },
  coverageReporters: ['text-summary', 'lcovonly'],
};
