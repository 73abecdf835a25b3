import { realClock } from '../../simulator/clock.js';
import type { Companion, Removal, Given, FoundThing } from '../../src/rules/companion.js';
import { databases } from '../../src/postgres/databases.js';
import { type Clock, systemClock } from '../../src/lib/clock.js';
import { asFailure } from '../../src/lib/errors.js';
import { Secrets } from '../../src/lib/secrets.js';
import { readServer } from '../../src/postgres/url.js';
import { CollectingLog } from '../support/log.js';
import type { CuttingProxy } from '../support/postgres.js';
import type { BuildRef } from '../../src/rules/preview.js';

export interface App {
  name: string;
  owner: string;
}

export type Build = BuildRef & { source: string };

export interface RunOptions {
  variables?: string[];
  template?: string;
  /** All connections go through it. */
  proxy?: CuttingProxy;
  /** The database in `postgres-url`, if not `postgres`. */
  database?: string;
  clock?: Clock;
}

/** The companion as a run uses it. Whatever it logs, returns or throws is searched for secrets at once. */
export class Run implements Companion {
  readonly place = 'anywhere';
  readonly what = 'databases';
  readonly log = new CollectingLog();
  readonly cancel = new AbortController();
  /** Every form of every secret that was masked. */
  readonly masked = new Set<string>();
  readonly secrets = new Secrets((form) => this.masked.add(form));
  readonly #companion: Companion;
  readonly #told: string[] = [];

  constructor(
    url: string,
    { variables = ['PG_DATABASE_URL'], template, proxy, database, clock }: RunOptions,
  ) {
    const direct = database === undefined ? url : withName(url, database);
    const way = proxy?.url(direct) ?? direct;
    for (const secret of [way, direct, new URL(url).password]) this.secrets.add(secret);
    this.#companion = databases(
      {
        log: this.log,
        secrets: this.secrets,
        signal: this.cancel.signal,
        random: () => 0.5,
        clock: clock ?? briskClock(),
      },
      {
        server: readServer(way, undefined, () => ''),
        variables,
        template,
        templateMigrations: 'auto',
      },
    );
  }

  readonly prepare = (build: Build): Promise<Given> => this.#watched(this.#companion.prepare(build));

  readonly keep = (build: BuildRef): Promise<Given | undefined> => this.#watched(this.#companion.keep(build));

  readonly list = (ownerStart: string): Promise<FoundThing[]> =>
    this.#watched(this.#companion.list(ownerStart));

  readonly settle = (build: BuildRef): Promise<Removal> => this.#removing(this.#companion.settle(build));

  readonly discard = (build: BuildRef): Promise<Removal> => this.#removing(this.#companion.discard(build));

  readonly remove = (app: App & { build?: string }): Promise<Removal> =>
    this.#removing(this.#companion.remove(app));

  async #removing(removal: Promise<Removal>): Promise<Removal> {
    const dropped = await this.#watched(removal);
    this.#told.push(...dropped.left, ...dropped.failures);
    this.#search();
    return dropped;
  }

  async #watched<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      const { message, remedy = '', words = '' } = asFailure(error);
      this.#told.push(message, remedy, words);
      throw error;
    } finally {
      this.#search();
    }
  }

  #search(): void {
    const said = [...this.#told, this.log.text].join('\n');
    const leaked = [...this.masked].filter((form) => said.includes(form));
    if (leaked.length > 0 || /postgres(ql)?:\/\//.test(said))
      throw new Error(`A secret was told: ${leaked.join(', ')} in\n${said}`);
  }
}

const LONG_MS = 10_000;

/** Short pauses pass quickly. The long ones, in which a server may answer, take real time, up to `longestMs`. */
export function briskClock(speed = 20, longestMs = Infinity): Clock {
  const brisk = realClock({ speed });
  return {
    now: () => brisk.now(),
    date: () => brisk.date(),
    sleep: (ms, signal) =>
      ms < LONG_MS ? brisk.sleep(ms, signal) : systemClock.sleep(Math.min(ms, longestMs), signal),
  };
}

/** The URL of another database of the server. */
export function withName(url: string, database: string): string {
  const whole = new URL(url);
  whole.pathname = `/${encodeURIComponent(database)}`;
  return whole.href;
}
