import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { BuildScript } from '../../simulator/hasura/script.js';
import { refusal, refused } from '../support/answers.js';
import { HOSTILE } from '../support/hostile.js';
import { CANARY, formsOf } from '../stories/canaries.js';
import { active } from '../stories/rendered.js';
import { PULL, Preload, scenario } from './faults.js';
import { type Stage, annotationsOf, commandsIn, printedBy } from './harness.js';
import type { ActionRun } from '../../simulator/runner/options.js';
import { inFull } from '../support/in-full.js';

jest.setTimeout(120_000);

function expectInert(stage: Stage, run: ActionRun): void {
  expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
  expect(new Set(commandsIn(run))).not.toContain('set-output');
  expect(run.masks).not.toContain('acme');
  expect(JSON.stringify([run.outputs, run.state])).not.toContain('evil');
  for (const body of [
    ...stage.sim.github.commentsOf(stage.pull).flatMap(({ history }) => history.map((one) => one.body)),
    run.summary,
  ]) {
    expect(active(body)).toEqual([]);
    expect(body.length).toBeLessThan(65_536);
  }
  expect(annotationsOf(run, 'error')[0]?.length).toBeLessThan(4_097);
}

for (const [where, build] of [
  ["a task's error", { fail: { task: 'apply-migration', error: HOSTILE } }],
  ["the creation's error", { creationEnd: { kind: 'failed', error: HOSTILE, leavesProject: false } }],
  ["a task's name", { tasks: [{ name: HOSTILE, ms: 5 }], fail: { task: HOSTILE, error: 'no' } }],
  [
    'inconsistent objects',
    { inconsistent: [{ type: HOSTILE, name: HOSTILE, reason: HOSTILE, definition: HOSTILE }] },
  ],
  ['a status', { statuses: [HOSTILE], fail: { task: 'apply-migration', error: 'no' } }],
] as [string, Partial<BuildScript>][])
  inFull.concurrent(
    `M1 M2 the text of ${where} is shown and has no effect, neither on the runner nor on a reader`,
    scenario({ build }, async (stage) => {
      expectInert(stage, await stage.on('opened', { debug: true }));
    }),
  );

for (const [where, prepare] of [
  [
    'a refusal',
    (stage: Stage) => {
      stage.trouble('projects', refusal(HOSTILE), { times: Infinity });
    },
  ],
  [
    "GitHub's words",
    (stage: Stage) => {
      stage.trouble(PULL, refused(403, HOSTILE));
    },
  ],
  [
    "another owner's marker",
    (stage: Stage) => {
      stage.seed(HOSTILE);
    },
  ],
] as const)
  (where === 'a refusal' ? test : inFull).concurrent(
    `M1 M2 hostile text in ${where} is shown and has no effect, neither on the runner nor on a reader`,
    scenario({}, async (stage) => {
      prepare(stage);
      expectInert(stage, await stage.on('opened', { debug: true }));
    }),
  );

const URLS = [
  'http://data.pro.hasura.io/v1/graphql',
  'https://user:pass@data.pro.hasura.io/v1/graphql',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1/v1/graphql',
  'https://[::ffff:169.254.169.254]/v1/graphql',
  'https://data.pro.hasurа.io/v1/graphql',
  'https://data.pro.hasura.io.evil.example/v1/graphql',
];
inFull.concurrent(
  'M5 an untrusted api-url gets no token, and the run connects to no host',
  scenario({}, async (stage) => {
    await using preload = await Preload.of(`
      import { appendFileSync } from 'node:fs';
      import { Socket } from 'node:net';
      const { connect } = Socket.prototype;
      appendFileSync(FOLDER + '/hosts', 'begun\\n');
      Socket.prototype.connect = function (...given) {
        appendFileSync(FOLDER + '/hosts', JSON.stringify(given.flat()[0]) + '\\n');
        return connect.apply(this, given);
      };`);
    for (const url of URLS) {
      const run = await stage.on('opened', { with: { 'api-url': url }, env: preload.env });

      expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
      const [error] = annotationsOf(run, 'error');
      expect(error).toContain('- api-url: ');
      expect(error).not.toContain('pass@');
    }
    expect(stage.sim.host.calls).toEqual([]);
    const noted = await readFile(path.join(preload.folder, 'hosts'), 'utf8');
    // Main and post of each run started, and neither opened a connection.
    expect(noted.trim().split('\n')).toEqual(URLS.flatMap(() => ['begun', 'begun']));
  }),
);

const secrets = [CANARY.hasuraToken, CANARY.githubToken, CANARY.databasePassword];
const everyForm = secrets.flatMap((secret) => [...formsOf(secret), JSON.stringify(JSON.stringify(secret))]);

for (const [where, build] of [
  ['in an error of a task', { fail: { task: 'apply-migration', error: everyForm.join('\n') } }],
  [
    'in the error of the creation',
    { creationEnd: { kind: 'failed', error: everyForm.join('; '), leavesProject: false } },
  ],
  [
    'in a status',
    { statuses: [everyForm.join(' ')], fail: { task: 'apply-migration', error: everyForm[0] } },
  ],
] as [string, Partial<BuildScript>][])
  inFull.concurrent(
    `M6 a secret of ours that the service repeats ${where}, in whatever form, is shown nowhere`,
    scenario({ build }, async (stage) => {
      // Without the runner's masks of the repository's secrets: the test checks what the action itself printed.
      const run = await stage.on('opened', { debug: true, secrets: [] });

      expect(run.exitCode).toBe(1);
      expect(printedBy(run)).toContain('***');
      expect(stage.leaks(printedBy(run))).toEqual([]);
    }),
  );

inFull.concurrent(
  'M6 a secret of ours in a refusal of either service is shown nowhere',
  scenario({}, async (stage) => {
    stage.trouble('projects', refusal(everyForm.join(' ')), { times: Infinity });
    const hasura = await stage.on('opened', { debug: true, secrets: [] });
    stage.trouble(PULL, refused(403, secrets.flatMap(formsOf).join(' ')));
    const github = await stage.on('opened', { debug: true, secrets: [] });

    for (const run of [hasura, github]) {
      expect(run.exitCode).toBe(1);
      expect(printedBy(run)).toContain('***');
      expect(stage.leaks(printedBy(run))).toEqual([]);
    }
  }),
);
