import type { RunOptions } from '../../simulator/runner/options.js';
import { CREATE, POST, PULL, silence } from './faults.js';
import { OWNER, type Stage } from './harness.js';

/** A moment at which a run waits for something. */
export interface Moment {
  while: string;
  action: 'opened' | 'closed';
  /** Whether the create request has been sent by then. */
  ordered: boolean;
  /** Whether the comment is certain to say "building" by then. */
  announced?: true;
  /** Prepares the stage. */
  at: (stage: Stage) => Arrival;
}

/** A promise that resolves at the moment, and the options that the run needs to reach it. */
export interface Arrival {
  reached: Promise<void>;
  options?: Partial<RunOptions>;
}

/** Every kind of call that a run waits for, and the wait between two of them. */
export const MOMENTS: Moment[] = [
  {
    while: 'the pull request is read',
    action: 'opened',
    ordered: false,
    at: (stage) => ({ reached: silence(stage, PULL) }),
  },
  {
    while: 'the projects are listed',
    action: 'opened',
    ordered: false,
    at: (stage) => ({ reached: silence(stage, 'projects') }),
  },
  {
    while: 'a marker is read',
    action: 'opened',
    ordered: false,
    at: (stage: Stage): Arrival => {
      stage.seed(OWNER);
      return { reached: silence(stage, 'getTenantEnv') };
    },
  },
  {
    while: 'the build is ordered',
    action: 'opened',
    ordered: true,
    at: (stage) => ({ reached: silence(stage, CREATE, { applied: true }) }),
  },
  {
    while: 'it waits to look at the creation',
    action: 'opened',
    ordered: true,
    at: (): Arrival => {
      let onLine: NonNullable<RunOptions['onLine']> = () => undefined;
      const reached = new Promise<void>((resolve) => {
        onLine = (line) => {
          if (line.startsWith('Job ')) resolve();
        };
      });
      return { reached, options: { onLine } };
    },
  },
  {
    while: 'the creation is looked at',
    action: 'opened',
    ordered: true,
    at: (stage) => ({ reached: silence(stage, 'jobs_by_pk') }),
  },
  {
    while: 'the comment is written',
    action: 'opened',
    ordered: true,
    announced: true,
    at: (stage) => ({ reached: silence(stage, POST, { applied: true }) }),
  },
  {
    while: 'the deployment is looked at',
    action: 'opened',
    ordered: true,
    at: (stage: Stage): Arrival => {
      const isDeployment = (id: unknown): boolean =>
        stage.sim.hasura.jobs().some((job) => job.id === id && job.kind === 'deployment');
      return {
        reached: silence(stage, 'jobs_by_pk', { when: ({ variables }) => isDeployment(variables['id']) }),
      };
    },
  },
  {
    while: 'the app is asked for its health',
    action: 'opened',
    ordered: true,
    announced: true,
    at: (stage) => ({ reached: silence(stage, 'GET /healthz') }),
  },
  {
    while: 'the app is deleted',
    action: 'closed',
    ordered: false,
    at: (stage: Stage): Arrival => {
      stage.seed(OWNER);
      stage.sim.github.closePull(stage.pull);
      return { reached: silence(stage, 'deleteTenant', { applied: true }) };
    },
  },
];
