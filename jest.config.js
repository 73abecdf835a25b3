import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['ts-jest', { useESM: true, diagnostics: { ignoreCodes: [151002] } }],
  },
  testSequencer: '<rootDir>/__tests__/support/longest-first.js',
  globalSetup: '<rootDir>/__tests__/support/global-setup.ts',
  globalTeardown: '<rootDir>/__tests__/support/global-teardown.ts',
  setupFiles: ['<rootDir>/__tests__/support/setup.ts'],
  // Runs of the bundle and databases mostly wait.
  maxWorkers: Math.max(3, availableParallelism()),
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
