import type { AppFacts, AppRef, BuildRef, Variable } from './preview.js';

/**
 * Resources that live and die with an app and provide variables to it. Each build gets its own, created alongside
 * those that the existing app uses; the older ones are removed once that app is gone. A companion only ever removes
 * what it created itself, for exactly this app. Removing something that is already absent is a success.
 */
export interface Companion {
  /** What it creates, for the log: "databases". */
  readonly what: string;
  /** Where it creates them, as `host:port`. */
  readonly place: string;
  /**
   * Creates what a build needs. If this call fails, it removes what it has created.
   * @throws Failure
   */
  prepare(build: BuildRef & { source: string }): Promise<Given>;
  /**
   * What a build was given, if all of it still exists, for a run that rebuilds nothing; with the variables whose
   * values are known. `undefined` if something is missing, or something newer exists.
   */
  keep(build: BuildRef): Promise<Given | undefined>;
  /** Everything that exists for apps whose owner begins like this. */
  list(ownerStart: string): Promise<FoundThing[]>;
  /**
   * Removes what older builds left: the service has replaced their app. What the build `data` was given stays, if this
   * build has kept it.
   */
  settle(build: BuildRef & { data?: string | undefined }): Promise<Removal>;
  /** Removes what this build was given: the service did not accept the build. */
  discard(build: BuildRef): Promise<Removal>;
  /** Removes everything that the app has; with `build`, what a newer build was given stays. */
  remove(app: AppRef & Partial<BuildRef>): Promise<Removal>;
}

/** What a build was given. */
export interface Given {
  env: Variable[];
  /** What people and later steps may know about it. */
  facts: Pick<AppFacts, 'databases'>;
}

/** An existing thing that a companion created. */
export interface FoundThing {
  kind: 'database' | 'role';
  /** Its own name. */
  thing: string;
  /** The app and the build that it was created for. */
  app: BuildRef;
}

/** The result of a removal; a server that cannot be reached is a Failure instead. */
export interface Removal {
  /** The databases that are gone. */
  databases: string[];
  /** What turned out not to be ours to remove, and why. */
  left: string[];
  /** What should have been removed and still exists, each with the reason and what to do. */
  failures: string[];
}
