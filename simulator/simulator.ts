import path from 'node:path';
import { realClock } from './clock.js';
import type { Clock, Fault } from './contracts.js';
import { GitHub, type GitHubOptions } from './github/github.js';
import { HasuraCloud, type HasuraOptions } from './hasura/cloud.js';
import { Host } from './host.js';
import { Hygraph, type HygraphOptions } from './hygraph/hygraph.js';

export interface SimulatorOptions {
  clock?: Clock;
  faults?: Fault[];
  /** The latency of every call, in milliseconds. */
  latencyMs?: number | (() => number);
  hasura?: Omit<HasuraOptions, 'clock' | 'sources'>;
  /** Another server than github.com, for example. */
  github?: Omit<GitHubOptions, 'clock'>;
  hygraph?: Omit<HygraphOptions, 'clock'>;
}

/**
 * Hasura Cloud, GitHub and Hygraph on one host, connected as in production: Hasura Cloud reads branches from GitHub
 * with the token that it was given, and its apps ask Hygraph for remote schemas.
 */
export class Simulator {
  readonly clock: Clock;
  readonly github: GitHub;
  readonly hasura: HasuraCloud;
  readonly hygraph: Hygraph;
  readonly host: Host;

  constructor(options: SimulatorOptions = {}) {
    this.clock = options.clock ?? realClock();
    this.github = new GitHub({ ...options.github, clock: this.clock });
    this.hygraph = new Hygraph({ ...options.hygraph, clock: this.clock });
    this.hasura = new HasuraCloud({
      remoteSchemas: (url, init) => (this.hygraph.isAt(url) ? this.host.fetch(url, init) : undefined),
      ...options.hasura,
      clock: this.clock,
      sources: ({ owner, repo, branch, directory, token }) => {
        if (!this.github.reads(token, owner, repo))
          return { error: `could not read ${owner}/${repo}: Bad credentials` };
        const head = this.github.branchHead(owner, repo, branch);
        if (head === undefined) return { error: `branch ${branch} was not found in ${owner}/${repo}` };
        return {
          sha: head.sha,
          ...(head.directory !== undefined && {
            directory: path.join(head.directory, directory),
            root: head.directory,
          }),
        };
      },
    });
    this.host = new Host({
      services: [this.hasura, this.github, this.hygraph],
      clock: this.clock,
      ...(options.faults === undefined ? {} : { faults: options.faults }),
      ...(options.latencyMs === undefined ? {} : { latencyMs: options.latencyMs }),
    });
  }

  /** Errors inside the simulator itself; a test should find none. */
  get failures(): unknown[] {
    return [...this.host.failures, ...this.hasura.failures];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.hasura.stop();
    await this.host[Symbol.asyncDispose]();
  }
}
