import { VirtualClock } from '../../../simulator/clock.js';
import type { Fault } from '../../../simulator/contracts.js';
import { HasuraCloud, type HasuraOptions, hasuraAppUrl } from '../../../simulator/hasura/cloud.js';
import type { Account } from '../../../simulator/hasura/state.js';
import { Host } from '../../../simulator/host.js';
import { seededRandom } from '../../../simulator/random.js';
import { probe } from '../../../scripts/probe/run.js';
import type { Simulated } from '../../../scripts/probe/check-transcript.js';
import type { Entry } from '../../../scripts/probe/transcript.js';

export const URL = 'https://data.pro.hasura.io/v1/graphql';
export const TOKEN = 'tok-4f1c9d27b86a';
export const SOURCE_TOKEN = 'src-90ab33f1e4c2';
export const WRITE = ['--write', '--repository', 'acme-corp/shop-backend', '--name', 'preview-probe-test'];

/** A simulated Hasura Cloud on virtual time, with an account that already has an app. */
export class Stage {
  readonly clock = new VirtualClock();
  readonly hasura: HasuraCloud;
  readonly host: Host;
  readonly account: Account;

  constructor(options: Partial<HasuraOptions> & { faults?: Fault[] } = {}) {
    const { faults = [], ...rest } = options;
    this.hasura = new HasuraCloud({ clock: this.clock, postgres: 'none', appUrl: hasuraAppUrl, ...rest });
    this.host = new Host({ services: [this.hasura], clock: this.clock, faults, latencyMs: 40 });
    this.account = this.hasura.addAccount({ token: TOKEN, plan: 'paid' });
    this.hasura.seedProject(this.account, { name: 'production', env: { PG_DATABASE_URL: 'not-to-be-read' } });
  }

  get simulated(): Simulated {
    return { url: URL, token: TOKEN, fetch: this.host.fetch, clock: this.clock };
  }

  /** The names of the existing projects. */
  get standing(): string[] {
    return this.hasura.projects().map(({ name }) => name);
  }

  /** The mutations that arrived. */
  get mutations(): string[] {
    return this.host.calls
      .filter(({ body }) => body.includes('"query":"mutation'))
      .map(({ operation }) => operation);
  }
}

export interface Outcome {
  code: number;
  table: string;
  said: string;
  /** The text of the file; empty if none was written. */
  file: string;
  transcript: Entry[];
}

/** Runs the probe in this process. */
export async function run(
  stage: { host: Host; clock: VirtualClock },
  args: readonly string[] = [],
  more: { env?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Outcome> {
  const told = { table: '', said: '', file: '' };
  const code = await probe({
    args,
    env: more.env ?? { HASURA_CLOUD_ACCESS_TOKEN: TOKEN, HASURA_SOURCE_TOKEN: SOURCE_TOKEN },
    fetch: stage.host.fetch,
    clock: stage.clock,
    random: seededRandom(7),
    signal: more.signal ?? new AbortController().signal,
    print: (text) => {
      told.table += `${text}\n`;
    },
    say: (line) => {
      told.said += `${line}\n`;
    },
    writeFile: async (_path, text) => {
      told.file = text;
    },
  });
  return { code, ...told, transcript: told.file === '' ? [] : (JSON.parse(told.file) as Entry[]) };
}

/** The cells of a fact's row. */
export function rowOf({ table }: Outcome, id: string): { result: string; seen: string } {
  const row = table.split('\n').find((line) => line.startsWith(`| ${id} `));
  if (row === undefined) throw new Error(`no row ${id} in:\n${table}`);
  const cells = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
  return { result: (cells[4] ?? '').replaceAll('*', ''), seen: cells[5] ?? '' };
}

/** The ids of the rows that differ or were not checked. */
export function doubted({ table }: Outcome): string[] {
  return table
    .split('\n')
    .filter((line) => /\| (\*\*differs\*\*|not checked) /.test(line))
    .map((line) => line.split('|')[1]?.trim() ?? '');
}

/** A fault that changes every answer to an operation. */
export function rewriting(operation: string, body: (text: string) => string): Fault {
  return { service: 'hasura', operation, times: Infinity, trouble: { kind: 'rewrite', body } };
}
