import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { realClock } from '../../simulator/clock.js';
import type { Call, Trouble } from '../../simulator/contracts.js';
import type { HasuraOptions } from '../../simulator/hasura/options.js';
import { type BuildScript, ordinaryTasks } from '../../simulator/hasura/script.js';
import type { Account, Project } from '../../simulator/hasura/state.js';
import { type Pull, type Repository, githubActions } from '../../simulator/github/model.js';
import { githubUrls } from '../../simulator/github/urls.js';
import { parseCommands } from '../../simulator/runner/commands.js';
import type { ActionRun, Annotation, RunOptions, WorkflowEvent } from '../../simulator/runner/options.js';
import { runAction } from '../../simulator/runner/run-action.js';
import { Simulator } from '../../simulator/simulator.js';
import { CANARY, type Canary, leaksIn } from '../stories/canaries.js';

/** The name of the app of pull request 42, and its owner. */
export const NAME = 'acme-shop-pr-42';
export const OWNER = 'github.com/123456#42';

/** Comes from a secret of the repository, since the runner itself prints every input that is not secret. */
const DATABASE_URL = `postgres://preview:${CANARY.databasePassword}@db.example.com/shop`;

/** A build that takes a second or two. The first check of a job still comes 5 s after the create request. */
export const quickBuild: Partial<BuildScript> = {
  creationMs: 1_000,
  wipedAfterMs: 300,
  projectAppearsAfterMs: 600,
  deploymentJobHiddenMs: 100,
  tasks: ordinaryTasks({
    'gh-validation': 200,
    'parse-metadata-migration': 100,
    'apply-metadata': 100,
    'apply-migration': 200,
    'reload-metadata': 100,
    'check-healthz': 100,
  }),
};

/** How many times as fast as real time both sides run: the simulator and the action's process. */
const SPEED = 8;

export interface Setting {
  build?: Partial<BuildScript>;
  hasura?: Partial<HasuraOptions>;
  /** 1 where the timing of others matters: of the runner, of connections. */
  speed?: number;
}

/** A simulator on a real port with one repository and one pull request, and runs of the committed bundle against it. */
export class Stage implements AsyncDisposable {
  readonly sim: Simulator;
  readonly account: Account;
  readonly repository: Repository;
  readonly pull: Pull;
  readonly url: string;
  /** How many times as fast as real time everything runs. */
  readonly speed: number;
  /** Every run that has finished. */
  readonly ended: ActionRun[] = [];
  /** The input `deployment`. Without the permission for it, each run would warn. */
  deployment = false;
  readonly #openedAt: number;
  #runs = 100;

  private constructor(sim: Simulator, url: string, speed: number) {
    this.sim = sim;
    this.url = url;
    this.speed = speed;
    const { clock } = sim;
    this.#openedAt = clock.date().getTime() - clock.now();
    this.account = sim.hasura.addAccount({ token: CANARY.hasuraToken, plan: 'paid' });
    const directory = path.resolve('examples');
    this.repository = sim.github.addRepository({
      owner: 'acme',
      name: 'shop',
      id: 123456,
      private: true,
      directory,
    });
    sim.github.pushBranch(this.repository, 'cart', { directory });
    this.pull = sim.github.openPull({ repo: this.repository, number: 42, head: 'cart', author: 'alice' });
    sim.github.addToken(CANARY.githubToken, {
      ...githubActions,
      type: 'Bot',
      permissions: { contents: 'read', pull_requests: 'write' },
    });
  }

  static async open({ build, hasura, speed = SPEED }: Setting = {}): Promise<Stage> {
    const script = { ...quickBuild, ...build };
    const sim = new Simulator({
      clock: realClock({ speed }),
      hasura: { deleteTakesMs: 300, postgres: 'none', ...hasura, script: () => script },
    });
    const { url } = await sim.host.listen();
    return new Stage(sim, url, speed);
  }

  /** Runs the bundle as the runner does, main and post. All times are those of the simulator's clock. */
  async run(event: WorkflowEvent, options: Partial<RunOptions> = {}): Promise<ActionRun> {
    const { with: given, overrideEnv, action = '.', ...rest } = options;
    const usual = {
      'api-url': `${this.url}/v1/graphql`,
      'hasura-cloud-token': CANARY.hasuraToken,
      'project-directory': 'hasura-shop',
      env: `PG_DATABASE_URL=${DATABASE_URL}`,
      deployment: String(this.deployment),
      // It would start a server.
      rehearsal: 'off',
    };
    const ended = await runAction({
      action,
      event,
      with: { ...(action === 'hygraph' ? {} : usual), ...given },
      githubToken: CANARY.githubToken,
      secrets: [CANARY.hasuraToken, DATABASE_URL],
      repository: { owner: 'acme', name: 'shop', id: 123456 },
      ...githubUrls(this.url),
      serverUrl: 'https://github.com',
      runId: ++this.#runs,
      runAttempt: 1,
      ...rest,
      // Not as a variable of the step: the log would show it.
      overrideEnv: { NODE_OPTIONS: this.#nodeOptions(rest.env), ...overrideEnv },
    });
    const run = { ...ended, durationMs: ended.durationMs * this.speed };
    this.ended.push(run);
    return run;
  }

  /** `NODE_OPTIONS` that make the process as fast as the simulator, before the test loads anything else into it. */
  #nodeOptions({ NODE_OPTIONS }: Record<string, string> = {}): string | undefined {
    if (this.speed === 1) return NODE_OPTIONS;
    return [quickTime(this.speed, this.#openedAt), NODE_OPTIONS ?? ''].join(' ').trim();
  }

  on(
    action: 'opened' | 'synchronize' | 'reopened' | 'closed',
    options: Partial<RunOptions> = {},
  ): Promise<ActionRun> {
    return this.run(this.sim.github.events.pullRequest(this.pull, action), options);
  }

  /** Adds an app of our name to the account, marked as belonging to `owner` if there is one. */
  seed(owner?: string, build = '1.1@2026-01-01T00:00:00.000Z'): Project {
    const env = owner === undefined ? {} : { PREVIEW_APP_OWNER: owner, PREVIEW_APP_BUILD: build };
    return this.sim.hasura.seedProject(this.account, { name: NAME, env });
  }

  /** The app that exists. */
  app(): Project {
    const project = this.sim.hasura.project(NAME);
    if (project === undefined) throw new Error(`no app ${NAME} stands`);
    return project;
  }

  /** Applies a fault to the next call, or to the next `times` calls after the first `after` have passed. */
  trouble(operation: string, trouble: Trouble, more: { after?: number; times?: number } = {}): void {
    this.sim.host.addFault({ operation, trouble, ...more });
  }

  /** The calls of this operation so far. */
  calls(operation: string): Call[] {
    return this.sim.host.calls.filter((call) => call.operation === operation);
  }

  /** The names of the projects that exist. */
  standing(): string[] {
    return this.sim.hasura.projects(this.account).map(({ name }) => name);
  }

  /** The headings of all versions of our comment, without repetitions: how often it shows progress is chance. */
  headings(): string[] {
    return this.sim.github
      .commentsOf(this.pull)
      .flatMap(({ history }) => history)
      .map(({ body }) => /^### \S+ Hasura preview: (.*)$/m.exec(body)?.[1] ?? body)
      .filter((heading, index, all) => heading !== all[index - 1]);
  }

  /** The secrets of this stage that a text contains, including those of the apps that exist. */
  leaks(text: string): string[] {
    const apps = this.sim.hasura.projects().map(({ name, env }) => ({
      what: `the admin secret of ${name}`,
      value: String(env.get('HASURA_GRAPHQL_ADMIN_SECRET')),
    }));
    const own: Canary[] = [
      { what: 'the Hasura token', value: CANARY.hasuraToken },
      { what: 'the GitHub token', value: CANARY.githubToken },
      { what: 'the database password', value: CANARY.databasePassword },
    ];
    return leaksIn(text, [...own, ...apps]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sim[Symbol.asyncDispose]();
  }
}

/** Node.js options that make a process run that many times as fast as real time, from `since` on the real clock. */
export function quickTime(speed: number, since: number): string {
  const url = pathToFileURL('__tests__/support/quick-time.js');
  url.search = new URLSearchParams({ speed: String(speed), since: String(since) }).toString();
  return `--import ${url.href}`;
}

/** The commands in the action's output that a runner would execute, without masks. */
export function commandsIn({ raw: { stdout, stderr } }: Pick<ActionRun, 'raw'>): string[] {
  return [...parseCommands(stdout), ...parseCommands(stderr)]
    .map(({ name }) => name)
    .filter((name) => name !== 'add-mask');
}

/** The messages of a run's annotations of one level. */
export function annotationsOf({ annotations }: Pick<ActionRun, 'annotations'>, level: Level): string[] {
  return annotations.filter((annotation) => annotation.level === level).map(({ message }) => message);
}

type Level = Annotation['level'];

/** What the action printed, without its mask commands, which contain the secrets themselves. */
export function printedBy({ raw: { stdout, stderr } }: Pick<ActionRun, 'raw'>): string {
  return `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n');
}
