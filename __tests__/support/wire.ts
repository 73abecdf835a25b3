import { type GitHubClient, gitHubClient } from '../../src/github/client.js';
import { type HasuraClient, hasuraClient } from '../../src/hasura/client.js';
import { Secrets } from '../../src/lib/secrets.js';
import { TestClock } from './clock.js';
import { CollectingLog } from './log.js';
import { repository } from './repository.js';

/**
 * What a client needs in these tests: the network, a clock that the test controls, a log that it reads afterwards.
 */
export class Wire {
  readonly clock: TestClock;
  readonly log = new CollectingLog();
  readonly cancel = new AbortController();
  readonly fetch: typeof fetch = (input, init) => globalThis.fetch(input, init);
  readonly signal = this.cancel.signal;
  readonly random = (): number => 0.5;
  /** The time left of a run with the default time limit. */
  readonly timeLeft = (): number => 20 * 60_000 - this.clock.now();
  readonly secrets = new Secrets();
  readonly redact = (text: string): string => this.secrets.redact(text);

  constructor(clock = new TestClock()) {
    this.clock = clock;
  }

  hasura(token = hasuraToken, url = `${hasuraHost}/v1/graphql`): HasuraClient {
    this.secrets.add(token);
    return hasuraClient(url, token, this);
  }

  github(token = 'ghs_canary0123456789'): GitHubClient {
    return gitHubClient(
      { baseUrl: gitHubHost, fetch: this.fetch, auth: token, userAgent: 'tests' },
      repository,
      this,
    );
  }
}

export const hasuraHost = 'https://data.pro.hasura.io';
export const gitHubHost = 'https://api.github.com';
export const hasuraToken = 'pat-canary-5f0e9d8c7b6a';

/** The variables of an ordinary create request. */
export const creation = {
  githubToken: 'ghs_canary',
  owner: 'acme',
  repo: 'shop',
  branch: 'cart',
  directory: '',
  name: 'shop',
  cloud: 'aws',
  region: 'us-east-2',
  plan: 'cloud_free',
  env: [] as { key: string; value: string }[],
};
