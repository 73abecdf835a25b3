import { mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { StagePlaces } from './environment.js';
import { githubContext, stageEnvironment } from './environment.js';
import { parseFileCommands } from './file-commands.js';
import { resolveInputs } from './inputs.js';
import type { Manifest } from './manifest.js';
import type { Masker } from './masks.js';
import type { Patience, RunOptions, StageRun } from './options.js';
import { runProcess } from './process.js';
import { StepLog } from './step-log.js';

/** 1 MiB per step (`FileCommandManager.cs` in actions/runner). */
export const summaryLimit = 1024 * 1024;

export interface Stage {
  kind: 'main' | 'post';
  /** Relative to the action's folder. */
  script: string;
  manifest: Manifest;
  options: RunOptions;
  masker: Masker;
  /** A folder only for this run. */
  root: string;
  workspace: string;
  /** What main saved, for post. */
  state: ReadonlyMap<string, string>;
  timeoutMs: number;
  cancel: AbortSignal;
  lose: AbortSignal;
  patience: Patience;
  onLine: (line: string) => void;
}

/** Runs one script of the action and reads the files that it wrote. */
export async function runStage(stage: Stage): Promise<StageRun> {
  const { options, masker } = stage;
  const began = performance.now();
  const places = await makePlaces(stage);
  const log = new StepLog({ masker, debug: options.debug === true, onLine: stage.onLine });
  const { values, warnings } = resolveInputs(stage.manifest, options.with, githubContext(options, places));
  for (const message of warnings) log.annotate({ level: 'warning', message });
  announce(log, stage, values);

  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort();
  }, stage.timeoutMs);
  const ended = await runProcess({
    node: options.node ?? process.execPath,
    script: path.resolve(options.action, stage.script),
    cwd: stage.workspace,
    env: stageEnvironment(options, places, { inputs: values, state: stage.state }),
    onLine: (line) => {
      log.read(line);
    },
    stop: AbortSignal.any([stage.cancel, timeout.signal]),
    kill: stage.lose,
    patience: stage.patience,
    stopWith: options.cancelWith ?? 'SIGINT',
    printsTo: options.printsTo ?? 'the log',
  });
  clearTimeout(timer);

  if (ended.startError !== undefined) log.fail(`The process could not be started: ${ended.startError}`);
  if (timeout.signal.aborted) {
    log.fail(`The action has timed out after ${stage.timeoutMs / 60_000} minutes.`);
  }
  // A dead runner reads no files.
  const summary = stage.lose.aborted ? '' : await readFiles(places, log, masker);
  // A cancelled step counts as cancelled, whatever its exit code is.
  const broken = log.failed || ended.exitCode !== 0;
  const conclusion = stage.cancel.aborted ? 'cancelled' : broken ? 'failure' : 'success';
  return {
    exitCode: ended.exitCode,
    signal: ended.signal,
    conclusion,
    log: log.lines.map((line) => `${line}\n`).join(''),
    raw: { stdout: ended.stdout, stderr: ended.stderr },
    outputs: Object.fromEntries(log.outputs),
    state: Object.fromEntries(log.state),
    summary,
    annotations: log.annotations,
    masks: masker.values,
    durationMs: performance.now() - began,
  };
}

async function makePlaces({ root, kind, workspace, options }: Stage): Promise<StagePlaces> {
  const temp = path.join(root, 'temp');
  const commands = path.join(temp, `_runner_file_commands_${kind}`);
  const home = path.join(root, 'home');
  const workflow = path.join(temp, '_github_workflow');
  for (const folder of [commands, home, workflow]) await mkdir(folder, { recursive: true });
  const places: StagePlaces = {
    temp,
    home,
    workspace,
    eventPath: path.join(workflow, 'event.json'),
    output: path.join(commands, 'set_output'),
    state: path.join(commands, 'save_state'),
    summary: path.join(commands, 'step_summary'),
    env: path.join(commands, 'set_env'),
    path: path.join(commands, 'add_path'),
  };
  for (const file of [places.output, places.state, places.summary, places.env, places.path])
    await writeFile(file, '');
  await rm(places.eventPath, { force: true });
  await writeFile(places.eventPath, JSON.stringify(options.event.payload, null, 2));
  return places;
}

/** What the runner prints before the action's first line, inputs in plain text included. */
function announce(
  log: StepLog,
  { kind, manifest, options }: Stage,
  inputs: ReadonlyMap<string, string>,
): void {
  if (kind === 'post') {
    log.print('Post job cleanup.');
    return;
  }
  log.print(`▼ Run ${manifest.name}`);
  printPairs(
    log,
    'with',
    [...inputs].filter(([, value]) => value !== ''),
  );
  printPairs(log, 'env', Object.entries(options.env ?? {}));
}

function printPairs(log: StepLog, title: string, pairs: [string, string][]): void {
  if (pairs.length === 0) return;
  log.print(`${title}:`);
  for (const [name, value] of pairs) log.print(`  ${name}: ${value}`);
}

async function readFiles(places: StagePlaces, log: StepLog, masker: Masker): Promise<string> {
  const targets = [
    { name: 'env', file: places.env, into: new Map<string, string>() },
    { name: 'output', file: places.output, into: log.outputs },
    { name: 'state', file: places.state, into: log.state },
  ];
  for (const { name, file, into } of targets) {
    const { pairs, error } = parseFileCommands(await readIfThere(file));
    for (const pair of pairs) into.set(pair.name, pair.value);
    if (error === undefined) continue;
    log.fail(`Unable to process file command '${name}' successfully.`);
    log.fail(error);
  }
  return readSummary(places.summary, log, masker);
}

async function readSummary(file: string, log: StepLog, masker: Masker): Promise<string> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : 0),
    () => 0,
  );
  if (size > summaryLimit) {
    // This does not fail the step.
    log.annotate({
      level: 'error',
      message: `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.floor(size / 1024)}k.`,
    });
    return '';
  }
  const text = size === 0 ? '' : await readIfThere(file);
  return text
    .split('\n')
    .map((line) => masker.apply(line))
    .join('\n');
}

/** An action may delete its files or put a folder in their place; the runner then reads nothing. */
async function readIfThere(file: string): Promise<string> {
  try {
    const handle = await open(file);
    try {
      return await readFile(handle, 'utf8');
    } finally {
      await handle.close();
    }
  } catch {
    return '';
  }
}
