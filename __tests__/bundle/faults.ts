import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@jest/globals';
import type { Call } from '../../simulator/contracts.js';
import { githubActions } from '../../simulator/github/model.js';
import type { ActionRun, StageRun } from '../../simulator/runner/options.js';
import { CANARY } from '../stories/canaries.js';
import { NAME, OWNER, type Setting, Stage, annotationsOf, commandsIn, printedBy } from './harness.js';

export const CREATE = 'createGitHubPreviewApp';
export const PULL = 'GET /repos/{owner}/{repo}/pulls/{number}';
export const POST = 'POST /repos/{owner}/{repo}/issues/{number}/comments';

/** A test on a stage of its own. At its end, it checks what must hold after every run. */
export function scenario(setting: Setting, play: (stage: Stage) => Promise<void>): () => Promise<void> {
  return async () => {
    await using stage = await Stage.open(setting);
    try {
      await play(stage);
      expect(wrongIn(stage)).toEqual([]);
    } catch (error) {
      // The logs of the runs help the reader of a failed test the most.
      if (error instanceof Error) error.message += stage.ended.map(({ log }) => `\n\n${log}`).join('');
      throw error;
    }
  };
}

/** The violations of what must hold after every run, whatever faults it met; empty if there are none. */
export function wrongIn(stage: Stage): string[] {
  const { sim } = stage;
  const apps = sim.hasura.projects(stage.account).filter(({ name, env, spare }) => {
    return name === NAME && !spare && env.get('PREVIEW_APP_OWNER') === OWNER;
  });
  const comments = sim.github
    .commentsOf(stage.pull)
    .filter(
      ({ author, body }) =>
        author.login === githubActions.login && body.startsWith(`<!-- hasura-preview-app ${OWNER}`),
    );
  const said = comments.flatMap(({ history }) => history.map(({ body }) => body)).join('\n');
  return [
    ...stage.ended.flatMap((run) => [...wrongEnd(run), ...wrongWords(stage, run)]),
    ...stage.ended.flatMap(({ post }) => (post === undefined ? [] : wrongPost(stage, post))),
    ...(apps.length > 1 ? [`${String(apps.length)} apps stand`] : []),
    ...(comments.length > 1 ? [`${String(comments.length)} comments stand`] : []),
    ...stage.leaks(said).map((what) => `a comment holds ${what}`),
    ...sim.host.calls.flatMap(strayToken),
    ...sim.failures.map((failure) => `the simulator failed: ${String(failure)}`),
  ];
}

const GOOD = ['ready', 'deleted', 'checked', 'skipped', 'superseded'];

/** A run exits with 0 only for a good end, and with 1 and one error otherwise. */
function wrongEnd(run: ActionRun): string[] {
  const { exitCode, conclusion, outputs, lost } = run;
  if (lost) return [];
  const errors = annotationsOf(run, 'error').length;
  const { status } = outputs;
  if (conclusion === 'cancelled') return errors === 0 ? [] : ['a run that was cancelled has an error'];
  if (exitCode === 0)
    return status === undefined || !GOOD.includes(status) || errors > 0
      ? [`exit 0 with status ${String(status)} and ${String(errors)} errors`]
      : [];
  if (exitCode !== 1) return [`exit ${String(exitCode)}`];
  return errors !== 1 || (status !== undefined && status !== 'failed')
    ? [`exit 1 with status ${String(status)} and ${String(errors)} errors`]
    : [];
}

const OURS = ['group', 'endgroup', 'debug', 'notice', 'warning', 'error'];

function wrongWords(stage: Stage, run: StageRun): string[] {
  const { summary, raw, jobOutputs } = { jobOutputs: {}, ...run };
  // What the action itself printed, before the runner masks it. What is not in there is not in the log either.
  const seen = [printedBy(run), summary, JSON.stringify(jobOutputs)].join('\n');
  return [
    ...stage.leaks(seen).map((what) => `a run shows ${what}`),
    ...commandsIn(run)
      .filter((name) => !OURS.includes(name))
      .map((name) => `a run executes ${name}`),
    ...(raw.stderr === '' ? [] : [`stderr says ${raw.stderr}`]),
  ];
}

function wrongPost(stage: Stage, post: StageRun): string[] {
  return [
    ...(post.exitCode === 0 ? [] : [`post ends with ${String(post.exitCode)}`]),
    ...annotationsOf(post, 'error').map((error) => `post has an error: ${error}`),
    ...wrongWords(stage, post),
  ];
}

/** A token where it does not belong. */
function strayToken({ service, operation, headers, url }: Call): string[] {
  const sent = url + JSON.stringify(headers);
  const tokens = [
    ['hasura', CANARY.hasuraToken],
    ['github', CANARY.githubToken],
  ] as const;
  return tokens
    .filter(([home, token]) => home !== service && sent.includes(token))
    .map(([home]) => `${operation} was sent the token of ${home}`);
}

/**
 * Leaves the next call of an operation without an answer for as long as the simulator runs.
 * @returns once the call has arrived
 */
export function silence(
  stage: Stage,
  operation: string,
  { applied = false, when = () => true }: { applied?: boolean; when?: (call: Call) => boolean } = {},
): Promise<void> {
  return new Promise((resolve) => {
    stage.sim.host.addFault({
      operation: (call) => {
        const met = call.operation === operation && when(call);
        if (met) resolve();
        return met;
      },
      trouble: { kind: 'hang', applied },
    });
  });
}

/** Code that runs in the action's process before the action does. */
export class Preload implements AsyncDisposable {
  readonly folder: string;
  readonly env: Record<string, string>;

  private constructor(folder: string, env: Record<string, string>) {
    this.folder = folder;
    this.env = env;
  }

  /** @param code an ES module; `FOLDER` is the path of a temporary folder for it alone */
  static async of(code: string): Promise<Preload> {
    const folder = await mkdtemp(path.join(tmpdir(), 'preload-'));
    const file = path.join(folder, 'preload.mjs');
    await writeFile(file, `const FOLDER = ${JSON.stringify(folder)};\n${code}`);
    return new Preload(folder, { NODE_OPTIONS: `--import ${pathToFileURL(file).href}` });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
