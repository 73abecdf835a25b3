import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runtimeToken } from './environment.js';
import { readManifest } from './manifest.js';
import { Masker } from './masks.js';
import type { ActionRun, Patience, RunOptions, StageRun } from './options.js';
import type { Stage } from './stage.js';
import { runStage } from './stage.js';

/** The runner's own waiting times in milliseconds; after a cancellation, `post` has 4 minutes 45 seconds. */
export const realPatience: Patience = { afterInterrupt: 7500, afterTerminate: 2500, post: 285_000 };

/**
 * Runs a JavaScript action as GitHub's runner does: main, then `post` with the state that main saved.
 * Rejects only when `action.yml` itself is invalid.
 */
export async function runAction(options: RunOptions): Promise<ActionRun> {
  const manifest = await readManifest(options.action);
  const root = await mkdtemp(path.join(tmpdir(), 'runner-'));
  try {
    const workspace = options.workspace ?? path.join(root, 'workspace');
    await mkdir(workspace, { recursive: true });
    const masker = new Masker();
    for (const secret of [options.githubToken, runtimeToken, ...(options.secrets ?? [])]) masker.add(secret);

    const cancelled = new AbortController();
    const never = new AbortController().signal;
    const lose = options.lose ?? never;
    const shared = {
      manifest,
      options,
      masker,
      root,
      workspace,
      lose,
      patience: { ...realPatience, ...options.patience },
    };
    const main = await runStage({
      ...shared,
      kind: 'main',
      script: manifest.main,
      state: new Map(),
      timeoutMs: options.timeoutMs ?? 6 * 3_600_000,
      cancel: AbortSignal.any([cancelled.signal, options.cancel ?? never]),
      onLine: (line) => {
        options.onLine?.(line, 'main');
        if (options.cancelAfter?.(line) === true) cancelled.abort();
      },
    });
    const post = await runPost(shared, main);
    return {
      ...main,
      jobOutputs: passedOn(main.outputs, masker),
      lost: lose.aborted,
      ...(post !== undefined && { post }),
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

type Shared = Pick<Stage, 'manifest' | 'options' | 'masker' | 'root' | 'workspace' | 'lose' | 'patience'>;

async function runPost(shared: Shared, main: StageRun): Promise<StageRun | undefined> {
  const { manifest, options, lose, patience } = shared;
  if (manifest.post === undefined || lose.aborted || !postRuns(manifest.postIf, main.conclusion))
    return undefined;
  return runStage({
    ...shared,
    kind: 'post',
    script: manifest.post,
    state: new Map(Object.entries(main.state)),
    timeoutMs: patience.post,
    cancel: new AbortController().signal,
    onLine: (line) => options.onLine?.(line, 'post'),
  });
}

/** Supports only the conditions that actions use for `post-if`. */
function postRuns(condition: string, conclusion: StageRun['conclusion']): boolean {
  switch (condition.replaceAll(/\s/g, '')) {
    case 'always()':
      return true;
    case 'success()':
      return conclusion === 'success';
    case 'failure()':
      return conclusion === 'failure';
    case 'cancelled()':
      return conclusion === 'cancelled';
    case '!cancelled()':
    case 'success()||failure()':
      return conclusion !== 'cancelled';
    default:
      throw new Error(`This runner cannot evaluate post-if: ${condition}`);
  }
}

/** The outputs that the job passes on: GitHub drops, with a warning, an output that masking would change. */
function passedOn(outputs: Record<string, string>, masker: Masker): Record<string, string> {
  return Object.fromEntries(Object.entries(outputs).filter(([, value]) => masker.apply(value) === value));
}
