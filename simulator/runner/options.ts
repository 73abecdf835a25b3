/** The event that started a workflow run, as a runner receives it. */
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
  /** The node binary; by default that of this process. */
  node?: string;
  /** The working directory; by default an empty temporary folder. */
  workspace?: string;
  /** Whether debug logging is on, as if somebody had re-run the job with it. */
  debug?: boolean;
  /** Cancels the run when a line of the log matches. */
  cancelAfter?: (line: string) => boolean;
  /** Cancels the run when this signal is aborted. */
  cancel?: AbortSignal;
  /**
   * The first signal of a cancellation (default SIGINT, as in the runner; anything else ends a process with
   * SIGTERM).
   */
  cancelWith?: 'SIGINT' | 'SIGTERM';
  /** When this signal is aborted, the runner dies: it sends SIGKILL, reads no file and does not run `post`. */
  lose?: AbortSignal;
  /** Called with every masked line of the log while the action runs. */
  onLine?: (line: string, stage: 'main' | 'post') => void;
  /** Changes the process's environment last; `undefined` removes a variable. */
  overrideEnv?: Record<string, string | undefined>;
  /** The step's `timeout-minutes`, in milliseconds (default 6 hours, as on GitHub). */
  timeoutMs?: number;
  /**
   * What happens to the process's output: it is read (default), its reader is gone, or the disk that it is written
   * to is full.
   */
  printsTo?: PrintsTo;
  /** How long the runner waits after SIGINT and after SIGTERM; by default as long as the real runner. */
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

/** The result of one stage, main or post. */
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
  /** The outputs that the job could pass on: GitHub drops those that contain a masked string. */
  jobOutputs: Record<string, string>;
  /** True when the runner died before the end. */
  lost: boolean;
  /** Absent when the action has no `post`, its `post-if` was false, or the runner died during main. */
  post?: StageRun;
}
