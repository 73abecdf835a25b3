import type { Clock } from '../lib/clock.js';
import type { Code } from '../lib/error-codes.js';
import type { Log } from '../lib/log.js';
import type { Secrets } from '../lib/secrets.js';
import type { Finding } from './finding.js';
import type { Marks } from './markers.js';

/** Everything outside a run that it touches. Entry points pass the real one, tests their own. */
export interface World {
  /** An input as written in the workflow, empty when it is not set. */
  input: (name: string) => string;
  /** A variable of the step's environment, empty when it is not set. */
  env: (name: string) => string;
  /** The text of a file on the runner. Throws when it cannot be read. */
  file: (path: string) => string;
  clock: Clock;
  /** A number in [0, 1). */
  random(): number;
  fetch: typeof fetch;
  /** Aborts when the runner cancels. */
  signal: AbortSignal;
  secrets: Secrets;
  log: Log;
  /** The run's one error annotation. It ends with the address of the code's row in docs/errors.md. */
  error(message: string, code: Code): void;
  /** Annotates what was found on its lines. */
  findings(findings: readonly Finding[]): void;
  /** The address of that row. */
  help(code: Code): string;
  gitHubAccess(token: string): Promise<GitHubAccess>;
  /** Throws when they cannot be written. */
  writeOutputs(outputs: Record<string, string>): void;
  writeSummary(markdown: string): Promise<void>;
  /**
   * Keeps files for later steps of the job, in a folder of this name in the runner's temporary folder, which the runner
   * empties. What an earlier step kept under that name is removed.
   * @returns the folder. Its `write` takes a path in it, whose folders are made. Both throw when that fails.
   */
  keepFiles(name: string): { folder: string; write: (path: string, text: string) => void };
  /** What the post step has to know about a build that may be interrupted. */
  remember(build: BuildInProgress): void;
  forget(): void;
  remembered(): BuildInProgress | undefined;
  /** What the post step has to remove, should this process be killed; `undefined`: it is gone. */
  rememberServer(left: LeftServer | undefined): void;
  leftServer: () => LeftServer | undefined;
}

/** A server that a rehearsal has started, by its folder; or what it created on another server, by its role. */
export type LeftServer = { folder: string } | { role: string };

/** A build that has begun. Holds no secret. */
export interface BuildInProgress extends Marks {
  /** The pull request whose comment says "building"; absent for a branch. */
  pull?: number;
  /** The commit that was to be built. */
  sha?: string;
  /** The creation job: it names what it creates. */
  jobId?: string;
  /** The project, if no job names it. */
  projectId?: string;
}

/** How the run reaches GitHub: the toolkit knows the server's address and its proxy. */
export interface GitHubAccess {
  baseUrl: string;
  fetch: typeof fetch;
  auth: string;
  userAgent?: string;
}
