import { githubActions } from '../../simulator/github/model.js';
import type { Pull } from '../../simulator/github/model.js';
import { githubUrls } from '../../simulator/github/urls.js';
import { runAction } from '../../simulator/runner/run-action.js';
import type { ActionRun, RunOptions, WorkflowEvent } from '../../simulator/runner/options.js';
import { Simulator, type SimulatorOptions } from '../../simulator/simulator.js';

/** A repository with its account, on a simulator: what every measurement begins with. */
export class Shop {
  readonly sim: Simulator;
  readonly #repo;
  #url = '';

  constructor(options: SimulatorOptions) {
    this.sim = new Simulator({ ...options, hasura: { postgres: 'none', ...options.hasura } });
    this.sim.hasura.addAccount({ token: HASURA_TOKEN, plan: 'paid' });
    this.#repo = this.sim.github.addRepository(REPOSITORY);
    this.sim.github.addToken(GITHUB_TOKEN, {
      ...githubActions,
      type: 'Bot',
      permissions: { contents: 'read', pull_requests: 'write' },
    });
  }

  async listen(): Promise<void> {
    this.#url = (await this.sim.host.listen()).url;
  }

  openPull(number: number): Pull {
    const head = `feature-${number}`;
    this.sim.github.pushBranch(this.#repo, head, { directory: 'examples' });
    return this.sim.github.openPull({ repo: this.#repo, number, head, author: 'alice' });
  }

  /** The committed bundle on this event, as a runner runs it; with these inputs besides, where some are given. */
  run(
    event: WorkflowEvent,
    { onLine, inputs }: { onLine?: RunOptions['onLine']; inputs?: Record<string, string> } = {},
  ): Promise<ActionRun> {
    return runAction({
      action: '.',
      event,
      with: {
        'api-url': `${this.#url}/v1/graphql`,
        'hasura-cloud-token': HASURA_TOKEN,
        'project-directory': 'hasura-shop',
        ...(inputs ?? { env: 'PG_DATABASE_URL=postgres://shop@127.0.0.1:1/shop' }),
      },
      githubToken: GITHUB_TOKEN,
      repository: REPOSITORY,
      ...githubUrls(this.#url),
      serverUrl: 'https://github.com',
      runId: 1,
      runAttempt: 1,
      ...(onLine === undefined ? {} : { onLine }),
    });
  }

  /** When the create request for an app came, on the simulator's clock. */
  orderedAt(name: string): number {
    const call = this.sim.host.calls.find(
      ({ operation, variables }) => operation === 'createGitHubPreviewApp' && variables['name'] === name,
    );
    if (call === undefined) throw new Error(`${name} was never ordered`);
    return call.at;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sim[Symbol.asyncDispose]();
  }
}

export const HASURA_TOKEN = 'bench-hasura-token';
export const GITHUB_TOKEN = 'bench-github-token';
export const REPOSITORY = { owner: 'acme', name: 'shop', id: 123456 };
