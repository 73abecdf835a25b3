import { availableParallelism } from 'node:os';

/**
 * What `npm test` runs; `jest.full.config.js` is for everything. Besides these folders it leaves out tests within files:
 * see __tests__/support/full.ts.
 * @type {import('jest').Config}
 */
export default {
  testPathIgnorePatterns: ['/__tests__/tools/'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['ts-jest', { useESM: true, diagnostics: { ignoreCodes: [151002] } }],
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
