import type { InconsistentObject } from '../project/inconsistent.js';

/** One build as a test wants it. What a script leaves out is as in `ordinaryBuild`. Times are in milliseconds. */
export interface BuildScript {
  /** From the call until the creation job ends. */
  creationMs: number;
  /** When the existing app of that name disappears; `Infinity`: it stays. */
  wipedAfterMs: number;
  /** When the new project is listed; never later than the creation's end. */
  projectAppearsAfterMs: number;
  creationEnd: CreationEnd;
  /** How many more projects of the same name and with the same env vars are created. */
  spares: number;
  /** True: the service drops all env vars of the call; a list: these keys. */
  ignoredEnvVars: boolean | readonly string[];
  /** The project gets this name instead of the requested one. */
  renamed?: string;

  /**
   * How long after the creation's success `jobs_by_pk` returns null for the deployment job; `Infinity`: forever.
   */
  deploymentJobHiddenMs: number;
  /** How long after the creation's success the row of the deployment job vanishes again. */
  deploymentJobVanishesAfterMs: number;
  /** The deployment's tasks in order. A task with an unknown name only takes time. `ms: Infinity` never ends. */
  tasks: readonly TaskScript[];
  /** Fails one of the tasks, with this text. */
  fail?: { task: string; error: string | null };

  /** Status words until the end: one per step of the job, the last one for the rest. */
  statuses: readonly [string, ...string[]];
  /** Every request gets the events in a random order, whatever `order_by` says. */
  shuffledEvents: boolean;
  /** Every event is listed twice, with two ids. */
  doubledEvents: boolean;

  /** Objects that the finished app reports as inconsistent. */
  inconsistent: readonly InconsistentObject[];
  /** The answer of the finished app's /healthz, instead of its own. */
  healthz?: { status: number; body: string };
  /** How long the app restarts after its creation. */
  restartMs: number;
}

/** How a creation job ends. */
export type CreationEnd =
  | { kind: 'success' }
  /** The job's status says success, but the event that names the project is missing or incomplete. */
  | { kind: 'success-without'; what: 'tasks' | 'event' | 'ids' | 'project-id' | 'job-id' }
  | { kind: 'failed'; error: string | null; leavesProject: boolean }
  | { kind: 'skipped'; leavesProject: boolean }
  | { kind: 'never' };

export interface TaskScript {
  name: string;
  ms: number;
  /** Shown as the task event's github_detail when the task ends. */
  githubDetail?: string;
}

/** What the create request asked for; a script may depend on it. */
export interface BuildRequest {
  account: string;
  name: string;
  owner: string;
  repo: string;
  branch: string;
  directory: string;
  cloud: string;
  region: string;
  env: Readonly<Record<string, string>>;
  /** Which creation of this name it is, counted from 1. */
  attempt: number;
}

export type ScriptFor = (request: BuildRequest) => Partial<BuildScript>;

/** A build on a quiet day: 6.3 s to create, 7.9 s to deploy. */
export function ordinaryBuild(): BuildScript {
  return {
    creationMs: 6300,
    wipedAfterMs: 2100,
    projectAppearsAfterMs: 4200,
    creationEnd: { kind: 'success' },
    spares: 0,
    ignoredEnvVars: false,
    deploymentJobHiddenMs: 1500,
    deploymentJobVanishesAfterMs: Infinity,
    tasks: ordinaryTasks(),
    statuses: ['created', 'running'],
    shuffledEvents: false,
    doubledEvents: false,
    inconsistent: [],
    restartMs: 0,
  };
}

/** The tasks of a deployment with the given durations, in the order in which the service runs them. */
export function ordinaryTasks(ms: Partial<Record<KnownTask, number>> = {}): TaskScript[] {
  return KNOWN_TASKS.map(([name, usual, githubDetail]) => ({ name, ms: ms[name] ?? usual, githubDetail }));
}

/**
 * A build with random durations, log-normal around the usual ones (which stay the mean), and now and then with tasks
 * of unknown names, so that no client can be tuned for one build.
 */
export function randomBuild(random: () => number): Partial<BuildScript> {
  const jitter = (ms: number): number => Math.round(ms * Math.exp(SPREAD * normal(random) - SPREAD ** 2 / 2));
  const creationMs = jitter(6300);
  return {
    creationMs,
    wipedAfterMs: Math.round(creationMs * (0.2 + 0.2 * random())),
    projectAppearsAfterMs: Math.round(creationMs * (0.5 + 0.4 * random())),
    deploymentJobHiddenMs: jitter(1500),
    tasks: ordinaryTasks().map(({ name, ms, ...task }) => ({
      ...task,
      name: random() < 0.1 ? `${name}-v2` : name,
      ms: jitter(ms),
    })),
  };
}

const SPREAD = 0.35;

/** A draw from the standard normal distribution (Box-Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export type KnownTask =
  | 'gh-validation'
  | 'parse-metadata-migration'
  | 'apply-metadata'
  | 'apply-migration'
  | 'reload-metadata'
  | 'check-healthz';

const KNOWN_TASKS: readonly (readonly [KnownTask, number, string])[] = [
  ['gh-validation', 3100, 'Fetched the branch from GitHub'],
  ['parse-metadata-migration', 700, 'Parsed metadata and migrations'],
  ['apply-metadata', 900, 'Applied metadata'],
  ['apply-migration', 1900, 'Applied migrations'],
  ['reload-metadata', 500, 'Reloaded metadata'],
  ['check-healthz', 800, 'The project is healthy'],
];
