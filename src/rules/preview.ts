import type { ContentFacts } from './content.js';
import type { Usage } from './usage.js';

/** The nouns of the whole project. Plain data that depends on no service. */

/** The repository whose previews these are. */
export interface Repository {
  owner: string;
  name: string;
  /** The numeric id: it survives renames and is not inherited by a recreated repository. */
  id: number;
  /** Host of the GitHub server, for example `github.com`. */
  host: string;
}

/** What a preview belongs to: a pull request, or a branch that has none. */
export type Subject = { kind: 'pull'; number: number } | { kind: 'branch'; branch: string };

/** An app, identified by its owner and its name: an owner has at most one app of a name. */
export interface AppRef {
  /** The identity in `PREVIEW_APP_OWNER`, for example `github.com/123456#12`. */
  owner: string;
  name: string;
}

/** One build of an app. */
export interface BuildRef extends AppRef {
  /** The build's id, for example `1234.1@2026-11-21T10:00:00.000Z`. */
  build: string;
}

/** One variable of the app's environment. */
export interface Variable {
  key: string;
  value: string;
}

/** A pull request as it is now, whatever the event said. */
export interface LivePull {
  number: number;
  open: boolean;
  merged: boolean;
  headBranch: string;
  headSha: string;
  draft: boolean;
  /** The names of its labels, as written. */
  labels: string[];
  /** The head is in another repository, or in a deleted one. */
  fromFork: boolean;
  /** The branch that it is to be merged into; absent where nobody asked. */
  base?: string;
}

/** A branch as it is now. */
export interface LiveBranch {
  branch: string;
  /** Its newest commit; absent when there is no such branch. */
  sha: string | undefined;
}

/**
 * Pull requests and branches as they are now. The state of one that is missing is unknown, never "closed" or "gone".
 */
export interface LiveStates {
  pulls: ReadonlyMap<number, LivePull>;
  /** Whether each branch exists. */
  branches: ReadonlyMap<string, boolean>;
}

/** Everything that one build of an app is made from. */
export interface Order {
  name: string;
  repository: Repository;
  branch: string;
  /** The branch's newest commit when the build was ordered. */
  sha: string;
  directory: string;
  cloud: string;
  region: string;
  plan: string;
  /** The app's variables, without our markers. */
  env: Variable[];
  sourceToken: string;
}

/** What is known of the app so far. It grows during the run, so that a failure can still report what exists. */
export interface AppFacts {
  name: string;
  projectId?: string;
  tenantId?: string;
  endpoint?: string;
  consoleUrl?: string;
  adminSecret?: string;
  /** The job that is being followed, or was followed last. */
  jobId?: string;
  /** The commit that was certainly built. */
  commit?: string;
  /** The branch moved during the build, so it is not certain which commit was built. */
  moved?: boolean;
  /** Why the existing app was not kept: the end of "Rebuilt because". */
  rebuiltBecause?: string;
  /** The databases that the app uses. */
  databases?: Database[];
  /** Set if a build keeps them with their data. */
  kept?: KeptFacts;
  /** How many seeds were applied to them; `kept` if they have those of an earlier build. */
  seeds?: number | 'kept';
  /** The content that the app reads from Hygraph. */
  hygraph?: ContentFacts;
  /** What the account has used of a Free plan; absent for other plans. */
  usage?: Usage;
  /** True if an app of an earlier build existed when this build began. */
  stoodBefore?: boolean;
  /** True once the service has accepted this run's build, or may have. */
  created: boolean;
}

/** What becomes of databases that a build keeps. */
export interface KeptFacts {
  /** How many migrations are new. */
  migrations: number;
  /** How many of those are older than one that was applied before. */
  older: number;
  /** Whether there are seeds, which are not applied again. */
  seeds: boolean;
}

/** A database of a build. */
export interface Database {
  /** The app's variable that holds its URL. */
  variable: string;
  name: string;
  /** The role that the app logs in with. */
  role: string;
  /** The database that it is a copy of; absent if it is empty. */
  template?: string;
}

/** One task of a job, as it is shown. */
export interface TaskView {
  name: string;
  state: 'running' | 'success' | 'failed';
  /** How many milliseconds it took, once it has ended and if that is known. */
  ms?: number;
  /** The time was measured by polling, so it is only approximate. */
  about?: boolean;
}

/** The progress of a build. */
export interface Progress {
  facts: AppFacts;
  tasks: TaskView[];
  /** The running task. */
  step: string | undefined;
  /** How many of its parts are done, if it has parts, such as migrations. */
  count?: { done: number; all: number };
  /** Shows the progress to whoever watches; never waits. */
  changed(): void;
}

/** How a ready app became ready: built by this run, kept as it was, or given new values for its variables. */
export type How = 'built' | 'unchanged' | 'updated';

/** What a run does, or would do, to a thing, and why. */
export interface Change {
  what: 'app' | 'database' | 'role' | 'comment' | 'deployment';
  name: string;
  action: 'build' | 'rebuild' | 'update' | 'keep' | 'remove' | 'leave';
  why: string;
}

/** How the run ended. */
export type Outcome =
  | { status: 'ready'; how: How; because: string }
  | { status: 'planned'; changes: Change[]; because: string }
  | { status: 'swept'; changes: Change[]; failures: string[] }
  /** `build`: everything that a newer build created was kept. */
  | {
      status: 'deleted';
      removed: string[];
      databases: string[];
      left: string[];
      build: string;
      because: string;
    }
  /** Only the project was judged. `because`: why nothing was built. */
  | { status: 'checked'; because: string; sha: string }
  /** `answers`: somebody asked, so the comment reports it too. */
  | { status: 'skipped'; because: string; answers?: boolean }
  /** `newer`: the id of the build that took over. */
  | { status: 'superseded'; because: string; newer?: string };
