/** What made a workflow run, as a runner gets it. */
export interface WorkflowEvent {
  /** `pull_request`, `push`, `schedule`, … */
  name: string;
  payload: unknown;
  /** `GITHUB_REF`, for example `refs/pull/12/merge`. */
  ref: string;
  sha: string;
  /** Only on pull request events. */
  headRef?: string;
  baseRef?: string;
}

export interface RunOptions {
  /** The folder that holds `action.yml`. */
  action: string;
  event: WorkflowEvent;
  /** The step's `with:`. */
  with: Record<string, string>;
  /** The step's and job's `env:`; the runner prints it. */
  env?: Record<string, string>;
  /** Values the runner masks from the beginning, as it does with the repository's secrets. */
  secrets?: string[];
  githubToken: string;
  repository: { owner: string; name: string; id: number };
  actor?: string;
  apiUrl: string;
  graphqlUrl: string;
  serverUrl: string;
  runId: number | string;
  runAttempt: number;
  /** The node binary; the one of this process when left out. */
  node?: string;
  /** The working directory; an empty temporary folder when left out. */
  workspace?: string;
  /** As if somebody had re-run the job with debug logging. */
  debug?: boolean;
  /** Cancels the run when a line of the log matches. */
  cancelAfter?: (line: string) => boolean;
  /** Cancels the run when it is aborted. */
  cancel?: AbortSignal;
  /** The signal that a cancel begins with (default SIGINT, as the runner's; SIGTERM is what else ends a process). */
  cancelWith?: 'SIGINT' | 'SIGTERM';
  /** The runner dies when it is aborted: SIGKILL, no file is read, `post` does not run. */
  lose?: AbortSignal;
  /** Called with every line of the log, masked, while the action runs. */
  onLine?: (line: string, stage: 'main' | 'post') => void;
  /** Changes the process's environment at the very end; `undefined` removes a variable. */
  overrideEnv?: Record<string, string | undefined>;
  /** The step's `timeout-minutes`, in milliseconds (default 6 hours, as GitHub's). */
  timeoutMs?: number;
  /** What becomes of what the process prints: it is read (default), its reader is gone, or the disk it goes to is full. */
  printsTo?: PrintsTo;
  /** How long the runner waits after SIGINT and after SIGTERM; the real values when left out. */
  patience?: Partial<Patience>;
}

export type PrintsTo = 'the log' | 'nobody' | 'a full disk';

/** Milliseconds, from `ProcessInvoker.cs` in actions/runner. */
export interface Patience {
  afterInterrupt: number;
  afterTerminate: number;
  /** How long `post` may take. */
  post: number;
}

export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  message: string;
  title?: string;
  file?: string;
  line?: string;
}

/** What one stage, main or post, left behind. */
export interface StageRun {
  /** `null` when a signal ended the process or it never started. */
  exitCode: number | null;
  signal: string | null;
  conclusion: 'success' | 'failure' | 'cancelled';
  /** What a person sees in the Actions log: masked, groups as `▼ title`. */
  log: string;
  /** What the process printed, unmasked. */
  raw: { stdout: string; stderr: string };
  outputs: Record<string, string>;
  state: Record<string, string>;
  /** The job summary as GitHub shows it; empty when it was over 1 MiB. */
  summary: string;
  annotations: Annotation[];
  /** The values masked at the end of the stage, without their encoded forms. */
  masks: string[];
  durationMs: number;
}

export interface ActionRun extends StageRun {
  /** The outputs that a job could pass on: GitHub drops those that hold a masked string. */
  jobOutputs: Record<string, string>;
  /** True when the runner died before the end. */
  lost: boolean;
  /** Absent when the action has no `post`, its `post-if` said no, or the runner died during main. */
  post?: StageRun;
}
