import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Call } from '../../simulator/contracts.js';
import { withDatabase } from '../../simulator/project/database.js';
import { startPostgres } from '../../simulator/project/postgres.js';
import type { WorkflowEvent } from '../../simulator/runner/options.js';
import type { Figure } from './figures.js';
import { writeProject } from './project.js';
import { Shop } from './shop.js';

const LATENCY_MS = 50;
const SHOP = 'examples/hasura-shop';
const PASSWORD = 'bench-server-password';
/** The files of a project with about a hundred migrations. */
const FILES = 200;

/**
 * First builds from the commit, with a database on a server of this machine, each run by the committed bundle in its
 * own process: how long the process works or pauses while no answer is under way, the app does not start and the
 * database server does not work, and how many requests a migration costs. Then pushes to one of the apps, each with a
 * new migration.
 */
export async function measureDirect(builds: number): Promise<Figure[]> {
  const worked: Time[] = [];
  await using shop = new Shop({ latencyMs: LATENCY_MS, hasura: { postgres: 'real' } });
  await using postgres = await startPostgres({
    onLog: (text) => {
      const now = shop.sim.clock.now();
      for (const [, ms] of text.matchAll(/duration: ([\d.]+) ms/g)) worked.push([now - Number(ms), now]);
    },
  });
  await withDatabase(postgres.url(), async (client) => {
    await client.query(`create role previews login createdb createrole password '${PASSWORD}'`);
    await client.query('alter system set log_min_duration_statement = 0');
    await client.query('select pg_reload_conf()');
  });
  await shop.listen();
  shop.pushBase('examples');
  const inputs = {
    'build-from': 'commit',
    // They run beside a build and are measured by themselves.
    ...{ review: 'false', rehearsal: 'off' },
    'postgres-url': `postgres://previews:${PASSWORD}@127.0.0.1:${String(postgres.port)}`,
    'postgres-env': 'PG_DATABASE_URL',
  };
  const added: number[] = [];
  for (let number = 0; number <= builds; number++) {
    const { ms } = await built(shop, number + 1, inputs, worked);
    // The first round fills the caches.
    if (number > 0) added.push(ms / 1000);
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    writeProject(path.join(folder, 'hasura-shop'), FILES);
    const { calls } = await built(shop, builds + 2, inputs, worked, folder);
    const pushed: number[] = [];
    for (let round = 0; round <= builds; round++) {
      const to = withMigrations(path.join(folder, String(round)), round + 1);
      const { ms } = await pushedTo(shop, 1, inputs, worked, to);
      if (round > 0) pushed.push(ms / 1000);
    }
    return [
      {
        what: 'first build from the commit: added by the action at 50 ms a call',
        unit: 's',
        values: added,
        goal: { median: 1 },
      },
      {
        what: 'push with one new migration, keeping the data: added by the action at 50 ms a call',
        unit: 's',
        values: pushed,
        goal: { median: 0.8 },
      },
      {
        what: 'build from the commit: requests per migration',
        unit: 'requests',
        values: [requestsPerMigration(calls)],
        goal: { median: 2 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The example shop with this many migrations more, in a new folder. */
function withMigrations(folder: string, more: number): string {
  for (const entry of readdirSync(SHOP, { recursive: true, withFileTypes: true })) {
    const from = path.join(entry.parentPath, entry.name);
    const to = path.join(folder, 'hasura-shop', path.relative(SHOP, from));
    if (entry.isDirectory()) continue;
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
  for (let index = 0; index < more; index++) {
    const migration = path.join(
      folder,
      `hasura-shop/migrations/default/${String(1_719_000_000_000 + index)}_more`,
    );
    mkdirSync(migration);
    writeFileSync(path.join(migration, 'up.sql'), `create table more_${String(index)} (id int);\n`);
  }
  return folder;
}

interface Measured {
  /** The milliseconds in which nothing but the action took time. */
  ms: number;
  calls: readonly Call[];
}

/** Builds an app. */
function built(
  shop: Shop,
  number: number,
  inputs: Record<string, string>,
  worked: readonly Time[],
  directory?: string,
): Promise<Measured> {
  const event = shop.sim.github.events.pullRequest(shop.openPull(number, directory), 'opened');
  return measured(shop, number, event, inputs, worked);
}

/** Pushes one new migration to an app that stands. */
async function pushedTo(
  shop: Shop,
  number: number,
  inputs: Record<string, string>,
  worked: readonly Time[],
  directory: string,
): Promise<Measured> {
  const event = shop.sim.github.events.pullRequest(shop.push(number, directory), 'synchronize');
  const found = await measured(shop, number, event, inputs, worked);
  const sent = found.calls.filter(
    ({ body, service }) => service === 'app' && body.includes('"sql":"create') && body.includes('run_sql'),
  );
  if (sent.length !== 1) throw new Error(`the push ran ${String(sent.length)} migrations`);
  return found;
}

async function measured(
  shop: Shop,
  number: number,
  event: WorkflowEvent,
  inputs: Record<string, string>,
  worked: readonly Time[],
): Promise<Measured> {
  const { clock, hasura, host } = shop.sim;
  const [before, begun] = [host.calls.length, clock.now()];
  let ended = NaN;
  const run = await shop.run(event, {
    inputs,
    onLine: (_, stage) => {
      // The first line of the post step: main's process has ended by then.
      if (stage === 'post' && Number.isNaN(ended)) ended = clock.now();
    },
  });
  if (run.exitCode !== 0) throw new Error(`build ${String(number)} failed:\n${run.log}`);
  const calls = host.calls.slice(before);
  const { outages } = hasura.project(`acme-shop-pr-${String(number)}`) ?? { outages: [] };
  const theirs = [
    ...calls.map(({ at, answeredAt = at }): Time => [at, answeredAt]),
    ...outages.filter(({ from }) => from >= begun).map(({ from, until }): Time => [from, until]),
    ...worked.filter(([from]) => from >= begun),
  ];
  return { ms: ended - begun - lengthOf(theirs), calls };
}

type Time = readonly [from: number, until: number];

/** How long at least one of the times lasted. */
function lengthOf(times: readonly Time[]): number {
  let [sum, end] = [0, -Infinity];
  for (const [from, until] of times.toSorted(([one], [other]) => one - other)) {
    sum += Math.max(0, until - Math.max(from, end));
    end = Math.max(end, until);
  }
  return sum;
}

/** Requests to the app from its first migration until all of them are noted, by the number of migrations. */
function requestsPerMigration(calls: readonly Call[]): number {
  const types = calls
    .filter(({ service, method }) => service === 'app' && method === 'POST')
    .map(({ body }) => JSON.parse(body) as { type: string; args?: { read_only?: boolean } })
    .map(({ type, args }) => (args?.read_only === true ? 'read' : type));
  const first = types.indexOf('run_sql');
  const sent = types.slice(first, types.lastIndexOf('set_catalog_state') + 1);
  const migrations = sent.filter((type) => type === 'run_sql').length;
  if (migrations < FILES / 4) throw new Error(`only ${String(migrations)} migrations ran`);
  return sent.length / migrations;
}
