import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { githubUrls } from '../../simulator/github/urls.js';
import type { ActionRun, WorkflowEvent } from '../../simulator/runner/options.js';
import { runAction } from '../../simulator/runner/run-action.js';
import { PRODUCTION_SECRET } from './production.js';
import { embeddedPrograms } from '../server-programs.js';
import { bold, green, logShower, pairs, red, say } from './terminal.js';
import { type DemoWorld, HASURA_TOKEN, JOB_TOKEN } from './world.js';

/** The repository's root, where action.yml and the committed dist are. */
const action = fileURLToPath(new URL('../..', import.meta.url));

/** The name of its job. */
export const JOB = 'Hasura preview';

/** One run of the workflow, for the page. */
export interface WorkflowRun {
  id: number;
  event: WorkflowEvent;
  /** What happened on GitHub. */
  title: string;
  run: ActionRun;
  endedAt: Date;
}

/** The workflow of the repository: one step, the action. */
export class Workflow {
  readonly runs: WorkflowRun[] = [];
  readonly #world: DemoWorld;
  readonly #stop: AbortSignal;

  constructor(world: DemoWorld, stop: AbortSignal) {
    this.#world = world;
    this.#stop = stop;
  }

  /** Runs the workflow for an event, and shows its log. */
  async start(title: string, event: WorkflowEvent, more: Record<string, string> = {}): Promise<ActionRun> {
    const { content, origin, repository, simulator, serverUrl } = this.#world;
    const id = 7001 + this.runs.length;
    const run = await runAction({
      action,
      event,
      with: {
        'api-url': `${origin}/v1/graphql`,
        'hasura-cloud-token': HASURA_TOKEN,
        'project-directory': 'hasura',
        'postgres-url': serverUrl,
        'postgres-env': 'PG_DATABASE_URL',
        ...more,
      },
      githubToken: JOB_TOKEN,
      // The server's address with its password is a secret of the repository, like its tokens.
      secrets: [HASURA_TOKEN, serverUrl, content.token.jwt, PRODUCTION_SECRET],
      repository: { owner: repository.owner.login, name: repository.name, id: repository.id },
      actor: 'alice',
      ...githubUrls(origin),
      serverUrl: 'https://github.com',
      runId: id,
      runAttempt: 1,
      // The inputs are the same each time: like their group in Actions, they are open only once.
      onLine: logShower({ folded: this.runs.length > 0 }),
      lose: this.#stop,
      // For the rehearsal, on machines that have no PostgreSQL of their own.
      overrideEnv: { PATH: [process.env['PATH'], embeddedPrograms()].join(delimiter) },
    });
    this.#stop.throwIfAborted();
    this.runs.push({ id, event, title, run, endedAt: simulator.clock.date() });
    showEnd(run);
    return run;
  }
}

const SHOWN = [
  'status',
  'graphql-endpoint',
  'console-url',
  'project-name',
  'databases',
  'created',
  'comment-url',
];

function showEnd({ exitCode, durationMs, outputs }: ActionRun): void {
  const how = `exit code ${String(exitCode)} after ${(durationMs / 1000).toFixed(1)} s`;
  say();
  say(bold(exitCode === 0 ? green(how) : red(how)));
  pairs(
    SHOWN.map((name) => [name, outputs[name] ?? '']).filter(
      (pair): pair is [string, string] => pair[1] !== '',
    ),
  );
  say();
}
