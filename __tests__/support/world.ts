import { bareAddress } from '../../src/lib/error-codes.js';
import { Secrets } from '../../src/lib/secrets.js';
import type { Finding } from '../../src/rules/finding.js';
import type { BuildInProgress, LeftServer, World } from '../../src/rules/world.js';
import { TestClock } from './clock.js';
import { CollectingLog } from './log.js';

/** A fake world that records what it receives. */
export class TestWorld implements World {
  readonly clock = new TestClock();
  readonly log = new CollectingLog();
  readonly secrets = new Secrets();
  readonly cancel = new AbortController();
  readonly signal = this.cancel.signal;
  readonly errors: string[] = [];
  readonly summaries: string[] = [];
  outputs: Record<string, string> | undefined;
  /** The error of writing the outputs, if that fails. */
  outputsFail: Error | undefined;
  saved: BuildInProgress | undefined;
  readonly #inputs: Record<string, string>;
  readonly #env: Record<string, string>;

  constructor({
    inputs = {},
    env = {},
  }: { inputs?: Record<string, string>; env?: Record<string, string> } = {}) {
    this.#inputs = inputs;
    this.#env = env;
  }

  readonly input = (name: string): string => this.#inputs[name] ?? '';
  readonly env = (name: string): string => this.#env[name] ?? '';
  readonly file = (path: string): string => {
    throw new Error(`there is no file ${path}`);
  };
  readonly fetch: typeof fetch = () => Promise.reject(new Error('nothing is real here'));
  readonly random = (): number => 0.5;
  readonly error = (message: string): void => {
    this.errors.push(message);
  };
  /** What was annotated. */
  readonly found: Finding[] = [];
  readonly findings = (findings: readonly Finding[]): void => {
    this.found.push(...findings);
  };
  readonly help = bareAddress;
  readonly gitHubAccess = (token: string): ReturnType<World['gitHubAccess']> =>
    Promise.resolve({ baseUrl: 'https://api.github.com', fetch: this.fetch, auth: token });
  readonly writeOutputs = (outputs: Record<string, string>): void => {
    if (this.outputsFail !== undefined) throw this.outputsFail;
    // As in the runner's file, the last line of a name counts.
    this.outputs = { ...this.outputs, ...outputs };
  };
  readonly writeSummary = (markdown: string): Promise<void> => {
    this.summaries.push(markdown);
    return Promise.resolve();
  };
  /** What was kept for later steps, by its path. */
  readonly files = new Map<string, string>();
  readonly keepFiles = (name: string): ReturnType<World['keepFiles']> => ({
    folder: `/temp/${name}`,
    write: (path, text) => {
      this.files.set(`/temp/${name}/${path}`, text);
    },
  });
  readonly remember = (build: BuildInProgress): void => {
    this.saved = build;
  };
  readonly forget = (): void => {
    this.saved = undefined;
  };
  readonly remembered = (): BuildInProgress | undefined => this.saved;
  server: LeftServer | undefined;
  readonly rememberServer = (left: LeftServer | undefined): void => {
    this.server = left;
  };
  readonly leftServer = (): LeftServer | undefined => this.server;
}
