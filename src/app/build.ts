import type { Companion } from '../rules/companion.js';
import type { Content, Looked } from '../rules/fingerprint.js';
import type { PreviewApp } from '../hasura/app.js';
import type { Cloud } from '../hasura/cloud.js';
import type { Clock } from '../lib/clock.js';
import type { Failure } from '../lib/errors.js';
import type { Log } from '../lib/log.js';
import type { Trust } from '../rules/trusted-hosts.js';
import type { AppFacts, Progress } from '../rules/preview.js';
import type { Marks } from '../rules/markers.js';

/** What the verbs of the lifecycle work with. */
export interface Ports {
  cloud: Cloud;
  /** What lives and dies with the app. */
  companions: readonly Companion[];
  clock: Clock;
  /** Aborts at the deadline and when the run is cancelled. */
  signal: AbortSignal;
  log: Log;
  /** Says what the run is at from here on; the deadline's error names it. */
  doing(what: string): void;
  /** Treat an app of the name that carries no marker as ours. */
  adoptUnmarked: boolean;
}

/** What a build works with besides. */
export interface Build extends Ports {
  /** Who builds: the markers that the app will carry. */
  marks: Marks;
  /** When the apps of the name were judged, on the monotonic clock. */
  judgedAt: number;
  /** Why there is no room for the app after all, once it stands; absent where there is no limit. */
  lacksRoom?: () => Promise<Failure | undefined>;
  /** What the app is built from, where that could be told; never rejects. */
  content: Promise<Content | undefined>;
  /** The same, with the reason where it could not be told; never rejects. */
  looked: Promise<Looked>;
  /** The same of another commit of the branch. */
  contentAt(sha: string): Promise<Content | undefined>;
  /**
   * Whether there is proof that this build of the app was the last one, and ended well; `undefined` where that could
   * not be asked.
   */
  proven(build: string): Promise<boolean | undefined>;
  /** What is known so far, and who shows it. */
  progress: Progress;
  /** Decides which endpoints are shown, called and given the admin secret. */
  trust: Trust;
  openApp(endpoint: string, adminSecret: string): PreviewApp;
  /** What the preview belongs to, as it is now. Never rejects. */
  look(): Promise<Wanted>;
  /** Remembers, for a step after an interruption, that the build is being ordered, and then its creation job. */
  remember(jobId?: string): void;
}

/** Whether a preview is still wanted, and its branch's newest commit. `unknown` where that could not be read. */
export type Wanted =
  { state: 'wanted'; sha: string } | { state: 'unwanted'; because: string } | { state: 'unknown' };

/** Takes back what is known of an app that is gone, so that nobody is told of it. */
export function forgetApp(facts: AppFacts): void {
  const known = [
    'projectId',
    'tenantId',
    'endpoint',
    'consoleUrl',
    'adminSecret',
    'commit',
    'databases',
  ] as const;
  for (const key of known) Reflect.deleteProperty(facts, key);
}
