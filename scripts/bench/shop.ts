import { githubActions } from '../../simulator/github/model.js';
import type { Pull } from '../../simulator/github/model.js';
import { githubUrls } from '../../simulator/github/urls.js';
import { ordinaryTasks } from '../../simulator/hasura/script.js';
import { runAction } from '../../simulator/runner/run-action.js';
import type { ActionRun, RunOptions, WorkflowEvent } from '../../simulator/runner/options.js';
import { Simulator, type SimulatorOptions } from '../../simulator/simulator.js';

/** A repository with its account, on a simulator: what every measurement begins with. */
export class Shop {
  readonly sim: Simulator;
  readonly #repo;
  readonly #account;
  #url = '';

  constructor(options: SimulatorOptions) {
    this.sim = new Simulator({ ...options, hasura: { postgres: 'none', ...options.hasura } });
    this.#account = this.sim.hasura.addAccount({ token: HASURA_TOKEN, plan: 'paid' });
    this.#repo = this.sim.github.addRepository(REPOSITORY);
    this.sim.github.addToken(GITHUB_TOKEN, {
      ...githubActions,
      type: 'Bot',
      permissions: { contents: 'read', pull_requests: 'write' },
    });
  }

  /** Returns the origin at which all services answer. */
  async listen(): Promise<string> {
    this.#url = (await this.sim.host.listen()).url;
    return this.#url;
  }

  /** Pushes the default branch: pull requests that are opened from now on leave it there. */
  pushBase(directory: string): void {
    this.sim.github.pushBranch(this.#repo, this.#repo.defaultBranch, { directory });
  }

  /** @param directory the folder with the branch's files; the project is in `hasura-shop` */
  openPull(number: number, directory = 'examples'): Pull {
    const head = `feature-${number}`;
    this.sim.github.pushBranch(this.#repo, head, { directory });
    return this.sim.github.openPull({ repo: this.#repo, number, head, author: 'alice' });
  }

  /** Pushes the files of this folder to a pull request. */
  push(number: number, directory: string): Pull {
    const head = `feature-${number}`;
    this.sim.github.pushBranch(this.#repo, head, { directory });
    const pull = this.sim.github.pulls.find((one) => one.number === number);
    if (pull === undefined) throw new Error(`there is no pull request ${number}`);
    return pull;
  }

  /** Opens pull requests with previews built this many milliseconds ago; the first `closed` of them are closed. */
  openPreviews(count: number, closed: number, ageMs: number): void {
    const { github, hasura, clock } = this.sim;
    const at = new Date(clock.date().getTime() - ageMs).toISOString();
    for (let number = 1; number <= count; number++) {
      const head = `feature-${number}`;
      github.pushBranch(this.#repo, head);
      const pull = github.openPull({ repo: this.#repo, number, head, author: 'alice' });
      if (number <= closed) github.closePull(pull);
      hasura.seedProject(this.#account, {
        name: `acme-shop-pr-${number}`,
        env: {
          PREVIEW_APP_OWNER: `github.com/${REPOSITORY.id}#${number}`,
          PREVIEW_APP_BUILD: `1.1@${at}`,
        },
      });
    }
  }

  /** The event of a schedule. */
  scheduled(): WorkflowEvent {
    return this.sim.github.events.schedule(this.#repo);
  }

  /** Runs the committed bundle on this event, as a runner does; `inputs`, if given, replace the default `env`. */
  run(
    event: WorkflowEvent,
    {
      onLine,
      lose,
      inputs,
      env,
    }: Pick<RunOptions, 'onLine' | 'lose' | 'env'> & { inputs?: Record<string, string> } = {},
  ): Promise<ActionRun> {
    return runAction({
      action: '.',
      event,
      with: {
        'api-url': `${this.#url}/v1/graphql`,
        'hasura-cloud-token': HASURA_TOKEN,
        'project-directory': 'hasura-shop',
        ...(inputs ?? OWN_DATABASE),
      },
      githubToken: GITHUB_TOKEN,
      repository: REPOSITORY,
      ...githubUrls(this.#url),
      serverUrl: 'https://github.com',
      runId: 1,
      runAttempt: 1,
      ...(onLine === undefined ? {} : { onLine }),
      ...(lose === undefined ? {} : { lose }),
      ...(env === undefined ? {} : { env }),
    });
  }

  /** When the create request for an app arrived, on the simulator's clock. */
  orderedAt(name: string): number {
    const call = this.sim.host.calls.find(
      ({ operation, variables }) => operation === 'createGitHubPreviewApp' && variables['name'] === name,
    );
    if (call === undefined) throw new Error(`${name} was never ordered`);
    return call.at;
  }

  /**
   * Opens a pull request, and returns the milliseconds from the start of its run's process to the create request. The
   * process ends there: what follows is not measured.
   */
  async timeToOrder(
    number: number,
    { inputs = OWN_DATABASE, directory }: { inputs?: Record<string, string>; directory?: string } = {},
  ): Promise<number> {
    const begun = this.sim.clock.now();
    const event = this.sim.github.events.pullRequest(this.openPull(number, directory), 'opened');
    const ordered = new AbortController();
    const run = await this.run(event, {
      inputs,
      lose: ordered.signal,
      onLine: (line) => {
        if (line.startsWith('Job ')) ordered.abort();
      },
    });
    if (!run.lost) throw new Error(`build ${String(number)} was not ordered:\n${run.log}`);
    return this.orderedAt(`acme-shop-pr-${String(number)}`) - begun;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sim[Symbol.asyncDispose]();
  }
}

/** A build that is over at once: for measurements up to the create request. */
export const QUICK_BUILD = {
  creationMs: 100,
  projectAppearsAfterMs: 50,
  deploymentJobHiddenMs: 0,
  tasks: ordinaryTasks({}),
};
/** The inputs of a build whose database exists already. */
export const OWN_DATABASE = { env: 'PG_DATABASE_URL=postgres://shop@127.0.0.1:1/shop' };
export const HASURA_TOKEN = 'bench-hasura-token';
export const GITHUB_TOKEN = 'bench-github-token';
export const REPOSITORY = { owner: 'acme', name: 'shop', id: 123456 };
