import { availableParallelism } from 'node:os';

/** Tests that only the full run includes, besides those that __tests__/support/full.ts skips within files. */
const ONLY_IN_FULL = [
  // The probe and the page, in a browser: they change rarely, and no run of the action loads them.
  '/__tests__/tools/',
  // These test the oracles that watch the other tests.
  'oracle\\.test\\.ts$',
  // The stories about databases use a PostgreSQL server too; these tests check one statement at a time.
  '/__tests__/postgres/(?!(sql-sent|rights)\\.)',
  // Cases with a second run side by side, a service that half answers, or a person who acts at an unlucky moment.
  '/__tests__/stories/(being-removed|brought-back|closed-meanwhile|found-ends|found-gone|found|meanwhile)\\.',
  '/__tests__/stories/(quirks|several-apps|steps|superseded|unchanged-doubts|unchanged-unknown)\\.',
  '/__tests__/stories/direct/(?!direct\\.)',
  '/__tests__/stories/databases/(inputs|kept|killed|meanwhile|refused|side-by-side|teardown)\\.',
  '/__tests__/stories/sweep/(databases|meanwhile|shown|troubles)\\.',
  '/__tests__/interruptions/(commit-first-build|commit-kept|commit-rebuild|end|rebuild|sweep|unchanged|variables)\\.',
  '/__tests__/seeds/(seeds-[345]|soak)\\.',
  // The example shop on its own server, runs of the bundle with databases, and processes at real speed.
  '/__tests__/simulator/(hasura-postgres|start)\\.',
  // SQL and metadata by the API of a simulated app, apart from how both work together.
  '/__tests__/simulator/hasura-app-(connections|faults|metadata|sql)\\.',
  // The GraphQL API of a simulated app, one rule of Hasura at a time.
  '/__tests__/simulator/hasura-graphql-',
  // Variants of what other tests have once: two projects or servers, usage, names of the old action, pages, guesses.
  '/__tests__/stories/(old-workflows|other-names|public-text|started|two-projects|usage)\\.',
  '/__tests__/stories/faults/(answers|broken-answers|github|jobs|races|runner|too-much|waits)\\.',
  // Ends and gates that other stories pass through: what is shown, refused, waited for and made room for.
  '/__tests__/stories/(branches|commands|deployments|every-event|failing|gates|hostile|hygraph|jobs|no-project)\\.',
  '/__tests__/stories/(api|comments|post|refused|review|unchanged|verify|sweep/room)\\.',
  '/__tests__/simulator/hasura-builds\\.',
  '/__tests__/contracts/project-simulator\\.',
  '/__tests__/stories/databases/elsewhere\\.',
  '/__tests__/clients/(app-admin|hygraph-check|pages)\\.',
  // How long texts of growing length take, and what holds between any two states of a project.
  '/__tests__/unit/(linear|review-properties)\\.',
  '/__tests__/simulator/hasura-project-inconsistent\\.',
  // What an app says of each role, on a server: how schemas are compared is tested without one.
  '/__tests__/stories/api\\.',
  '/__tests__/clients/app-schema\\.',
  // The simulated Hygraph itself, and projects drawn at random.
  '/__tests__/simulator/hygraph-',
  '/__tests__/unit/project-any-files\\.',
  // The server of the rehearsal, and each of its rules: the stories and the bundle rehearse on one as well.
  '/__tests__/rehearsal/(catalog|cluster|failures|large|names|orders|rules|seeds|service|session|settings)\\.',
  '/__tests__/bundle/(commit|databases|hygraph|proxy|rehearsal|faults-(calls|databases|github|hostile|jobs|kills|races|runner|signals))\\.',
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
  // Tests that run the bundle or use databases mostly wait.
  maxWorkers: Math.max(3, availableParallelism()),
  // A worker keeps something of each file, and is soon busy with collecting it.
  workerIdleMemoryLimit: '600MB',
  // Each is a process and a simulator in accelerated time: if one waits for the processor, it is soon late.
  maxConcurrency: 2,
  testTimeout: 30_000,
  coverageProvider: 'v8',
  // A child process runs the entries, and what connects them to the process, end to end.
  collectCoverageFrom: [
    'src/**/*.ts',
    '!src/{main,post,content,bundle}.ts',
    '!src/runner/{guard,world,octokit,undici}.ts',
  ],
  coverageThreshold: { global: { branches: 90 } },
  coverageReporters: ['text-summary', 'lcovonly'],
};
