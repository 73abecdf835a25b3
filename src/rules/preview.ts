/** The nouns of the whole project. Plain data; nothing here knows a service. */

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

/** An app, by whose it is and its name: an owner has at most one of a name. */
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
  /** Names of its labels, as they are written. */
  labels: string[];
  /** The head lies in another repository, or in one that is gone. */
  fromFork: boolean;
}

/** A branch as it is now. */
export interface LiveBranch {
  branch: string;
  /** Its newest commit; absent when there is no such branch. */
  sha: string | undefined;
}

/** Pull requests and branches as they are now. What is in neither could not be told: that is never "closed" or "gone". */
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
  /** The app's variables, our markers not yet among them. */
  env: Variable[];
  sourceToken: string;
}

/** What is known of the app so far; it grows as the run goes on, so that a failure still says what stands. */
export interface AppFacts {
  name: string;
  projectId?: string;
  tenantId?: string;
  endpoint?: string;
  consoleUrl?: string;
  adminSecret?: string;
  /** The job that is being followed, or was last. */
  jobId?: string;
  /** The commit that was certainly built. */
  commit?: string;
  /** The branch moved while it was built, so that which commit was built is not certain. */
  moved?: boolean;
  /** Why the app that stood was not kept: the end of "Rebuilt because". */
  rebuiltBecause?: string;
  /** The databases that were made for this build. */
  databases?: Database[];
  /** True when an app of an earlier build stood as this build began. */
  stoodBefore?: boolean;
  /** True once the service has accepted this run's build, or may have. */
  created: boolean;
}

/** A database of a build. */
export interface Database {
  /** The app's variable that holds its URL. */
  variable: string;
  name: string;
  /** The role that the app logs in with. */
  role: string;
  /** The database that it is a copy of; absent where it is empty. */
  template?: string;
}

/** One task of a job, as it is shown. */
export interface TaskView {
  name: string;
  state: 'running' | 'success' | 'failed';
  /** Milliseconds it took, once it has ended and where that is known. */
  ms?: number;
  /** The time was taken by looking now and then, so it is only about right. */
  about?: boolean;
}

/** A build as far as it has come. */
export interface Progress {
  facts: AppFacts;
  tasks: TaskView[];
  /** The task at work. */
  step: string | undefined;
  /** Shows the progress to whoever watches; never waits. */
  changed(): void;
}

/** How a ready app came about: built by this run, left as it stood, or given new values of its variables. */
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
  /** `build`: what a newer build than that made was left alone. */
  | {
      status: 'deleted';
      removed: string[];
      databases: string[];
      left: string[];
      build: string;
      because: string;
    }
  /** `answers`: somebody asked, so the comment says it too. */
  | { status: 'skipped'; because: string; answers?: boolean }
  /** `newer`: the id of the build that took over. */
  | { status: 'superseded'; because: string; newer?: string };
