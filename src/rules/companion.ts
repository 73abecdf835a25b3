import type { AppFacts, AppRef, BuildRef, Variable } from './preview.js';

/**
 * Resources that live and die with an app and feed it variables. Each build gets its own, made beside those that the
 * standing app uses: those go once that app is gone. Only what a companion made itself, for this very app, is ever
 * removed; what is absent is a success.
 */
export interface Companion {
  /** What it makes, for the log: "databases". */
  readonly what: string;
  /**
   * Makes what a build needs. What this call made is gone again when it fails.
   * @throws Failure
   */
  prepare(build: BuildRef & { source: string }): Promise<Given>;
  /**
   * What a build was given and still stands whole, when nothing is rebuilt, with the variables whose values are known;
   * `undefined` where something is missing, or something newer stands.
   */
  keep(build: BuildRef): Promise<Given | undefined>;
  /** Everything that stands for apps whose owner begins like this. */
  list(ownerStart: string): Promise<FoundThing[]>;
  /** Removes what older builds left: the service has replaced their app. */
  settle(build: BuildRef): Promise<Removal>;
  /** Removes what this build was given: the service did not accept it. */
  discard(build: BuildRef): Promise<Removal>;
  /** Removes all that the app has; with `build`, what a newer build than that was given stays. */
  remove(app: AppRef & Partial<BuildRef>): Promise<Removal>;
}

/** What a build was given. */
export interface Given {
  env: Variable[];
  /** What people and later steps are told of it. */
  facts: Pick<AppFacts, 'databases'>;
}

/** A thing that a companion made and that stands. */
export interface FoundThing {
  kind: 'database' | 'role';
  /** Its own name. */
  thing: string;
  /** The app that it was made for, and which build. */
  app: BuildRef;
}

/** What came of a removal; a server that cannot be reached is a Failure instead. */
export interface Removal {
  /** The databases that are gone. */
  databases: string[];
  /** What is not ours to remove after all, and why. */
  left: string[];
  /** What should have gone and is still there, each with the reason and what to do. */
  failures: string[];
}
