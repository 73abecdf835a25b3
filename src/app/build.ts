import type { Companion } from '../rules/companion.js';
import type { Content, Looked } from '../rules/fingerprint.js';
import type { PreviewApp } from '../hasura/app.js';
import type { Cloud } from '../hasura/cloud.js';
import type { Clock } from '../lib/clock.js';
import type { Failure } from '../lib/errors.js';
import type { Log } from '../lib/log.js';
import type { Place } from '../rules/finding.js';
import type { Trust } from '../rules/trusted-hosts.js';
import type { AppFacts, Progress } from '../rules/preview.js';
import type { Marks } from '../rules/markers.js';

/** What the lifecycle functions work with. */
export interface Ports {
  cloud: Cloud;
  /** What is created and deleted together with the app. */
  companions: readonly Companion[];
  clock: Clock;
  /** Aborts at the deadline and when the run is cancelled. */
  signal: AbortSignal;
  log: Log;
  /** Sets the current activity of the run; the deadline's error names it. */
  doing(what: string): void;
  /** Whether an app of this name without a marker counts as ours. */
  adoptUnmarked: boolean;
}

/** What a build needs in addition. */
export interface Build extends Ports {
  /** The markers that the app will carry: they identify this build. */
  marks: Marks;
  /** When the apps of the name were judged, on the monotonic clock. */
  judgedAt: number;
  /**
   * Checks, once the app exists, whether there is no room for it after all, and why. Absent when there is no limit.
   */
  lacksRoom?: () => Promise<Failure | undefined>;
  /** What the app is built from; `undefined` when that is unknown. Never rejects. */
  content: Promise<Content | undefined>;
  /** The same, with the reason when it is unknown. Never rejects. */
  looked: Promise<Looked>;
  /** The same for another commit of the branch. */
  contentAt(sha: string): Promise<Content | undefined>;
  /**
   * Whether it is proved that this build of the app was the last one and succeeded; `undefined` when that could not
   * be checked.
   */
  proven(build: string): Promise<boolean | undefined>;
  /** The facts known so far, and who shows them. */
  progress: Progress;
  /** Whether new databases get seeds. */
  hasSeeds: boolean;
  /** Whether the app's variables disable its metadata API (`HASURA_GRAPHQL_ENABLED_APIS`). */
  hidesMetadata: boolean;
  /** The app's variables that hold the address of a Content API. */
  contentAddresses: readonly string[];
  /** Whether the files are proved to be those of the app's last build. Never rejects. */
  sameFiles(): Promise<boolean>;
  /** Where in the project an inconsistent object is; absent if the service reads the project. */
  placeOf?: (object: { type: string; name: string }) => Place | undefined;
  /** Decides which endpoints are shown, called and given the admin secret. */
  trust: Trust;
  openApp(endpoint: string, adminSecret: string): PreviewApp;
  /** The current state of what the preview belongs to. Never rejects. */
  look(): Promise<Wanted>;
  /**
   * Saves, for a step after an interruption, that the build is being ordered; and later what it is known by: the
   * creation job, or the project.
   */
  remember(known?: Known): void;
}

/** What a build that has been ordered is known by. */
export type Known = { jobId: string } | { projectId: string };

/**
 * Whether a preview is still wanted, and the newest commit of its branch. `unknown` when that could not be read.
 */
export type Wanted =
  { state: 'wanted'; sha: string } | { state: 'unwanted'; because: string } | { state: 'unknown' };

/** Removes the facts about an app that no longer exists, so that nobody sees them. */
export function forgetApp(facts: AppFacts): void {
  const known = [
    'projectId',
    'tenantId',
    'endpoint',
    'consoleUrl',
    'adminSecret',
    'commit',
    'databases',
    'kept',
    'seeds',
  ] as const;
  for (const key of known) Reflect.deleteProperty(facts, key);
}
