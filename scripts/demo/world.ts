import { setTimeout as sleep } from 'node:timers/promises';
import { githubActions, type Repository } from '../../simulator/github/model.js';
import { withDatabase } from '../../simulator/project/database.js';
import { type Postgres, startPostgres } from '../../simulator/project/postgres.js';
import { ordinaryTasks } from '../../simulator/hasura/script.js';
import type { Account } from '../../simulator/hasura/state.js';
import { Simulator } from '../../simulator/simulator.js';
import { type Content, contentIn } from './content.js';
import { type Trees, growTrees } from './trees.js';

/** What a repository would store as secrets, and the token of its jobs. */
export const HASURA_TOKEN = 'hasura-pat-of-acme-0123456789';
export const JOB_TOKEN = 'ghs_token-of-the-job';

/** Everything that exists before the story begins. */
export interface DemoWorld extends AsyncDisposable {
  simulator: Simulator;
  /** The origin at which Hasura Cloud and GitHub answer. */
  origin: string;
  /** The account at Hasura Cloud. */
  account: Account;
  repository: Repository;
  trees: Trees;
  content: Content;
  postgres: Postgres;
  /** The PostgreSQL server as in the repository's secret: with a role that may create databases and roles. */
  serverUrl: string;
  /** Leaves behind an app from last week whose pull request is closed, and one of another repository. */
  leaveBehind(pull: number): { stale: string; theirs: string };
}

/** A database of others on the same server, which nothing may touch. */
export const PRODUCTION = 'shop_production';
const SERVER_PASSWORD = 'server-password-of-acme-0123456789';

const DAY_MS = 86_400_000;

/** How long the parts of a build take here, in ms. A real build takes some 15 seconds, and minutes on some days. */
const CREATION_MS = 4_700;
const TASKS_MS = {
  'gh-validation': 1_100,
  'parse-metadata-migration': 300,
  'apply-metadata': 500,
  'apply-migration': 1_000,
  'reload-metadata': 300,
  'check-healthz': 500,
};

/** The same for a project that the action makes itself. */
const TENANT_MS = { answerMs: 700, startMs: 500 };
const ROUTING_MS = 800;

/** After this time, a server that does not stop is left to the system. */
const POSTGRES_STOPS_WITHIN_MS = 3_000;

export async function setTheStage(folder: string): Promise<DemoWorld> {
  const trees = await growTrees(`${folder}/branches`);
  const postgres = await startPostgres();
  await withDatabase(postgres.url(), async (client) => {
    await client.query(`create role previews login createdb createrole password '${SERVER_PASSWORD}'`);
    await client.query(`create database ${PRODUCTION}`);
  });
  const simulator = new Simulator({
    latencyMs: 40,
    hasura: {
      deleteTakesMs: 700,
      tenantScript: () => TENANT_MS,
      appBehaviour: { routingMs: ROUTING_MS },
      script: () => ({
        creationMs: CREATION_MS,
        projectAppearsAfterMs: CREATION_MS - 1_000,
        deploymentJobHiddenMs: 300,
        tasks: ordinaryTasks(TASKS_MS),
      }),
    },
  });
  const account = simulator.hasura.addAccount({ token: HASURA_TOKEN });
  simulator.github.addToken(JOB_TOKEN, {
    ...githubActions,
    type: 'Bot',
    permissions: { contents: 'read', deployments: 'write', pull_requests: 'write' },
  });
  const repository = simulator.github.addRepository({
    owner: 'acme',
    name: 'shop',
    id: 123456,
    private: true,
    directory: trees.main,
  });
  const { url: origin } = await simulator.host.listen();
  return {
    simulator,
    origin,
    account,
    repository,
    trees,
    content: contentIn(simulator, origin),
    postgres,
    serverUrl: `postgres://previews:${SERVER_PASSWORD}@127.0.0.1:${String(postgres.port)}`,
    leaveBehind: (number) => {
      const { hasura, github } = simulator;
      github.pushBranch(repository, 'coupons');
      github.closePull(github.openPull({ repo: repository, number, head: 'coupons', author: 'bob' }));
      const lastWeek = new Date(simulator.clock.date().getTime() - 7 * DAY_MS).toISOString();
      const leave = (name: string, owner: string): string =>
        hasura.seedProject(account, {
          name,
          env: { PREVIEW_APP_OWNER: owner, PREVIEW_APP_BUILD: `6001.1@${lastWeek}` },
        }).name;
      return {
        stale: leave(`acme-shop-pr-${String(number)}`, `github.com/123456#${String(number)}`),
        theirs: leave('acme-shop-pr-8', 'github.com/999#8'),
      };
    },
    [Symbol.asyncDispose]: async () => {
      await simulator[Symbol.asyncDispose]();
      // Ctrl-C reaches the server too, and if the server has already ended, the package would wait for its end for
      // ever.
      await Promise.race([
        postgres[Symbol.asyncDispose](),
        sleep(POSTGRES_STOPS_WITHIN_MS, undefined, { ref: false }),
      ]);
    },
  };
}

/** The databases on the server, except those that came with it. */
export async function databasesOn({ postgres }: DemoWorld): Promise<string[]> {
  return withDatabase(postgres.url(), async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where not datistemplate and datname <> 'postgres' order by 1`,
    );
    return rows.map(({ datname }) => datname);
  });
}

/** The rows of one query in a database. */
export function queryOn(
  { postgres }: DemoWorld,
  database: string,
  sql: string,
): Promise<Record<string, unknown>[]> {
  return withDatabase(postgres.url(database), async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  });
}

/** The roles on the server that previews log in with. */
export async function previewRolesOn({ postgres }: DemoWorld): Promise<string[]> {
  return withDatabase(postgres.url(), async (client) => {
    const { rows } = await client.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'acme%' order by 1`,
    );
    return rows.map(({ rolname }) => rolname);
  });
}

/** The columns that really are in a database, as `table.column`. */
export function columnsIn({ postgres }: DemoWorld, database: string): Promise<string[]> {
  return withDatabase(postgres.url(database), async (client) => {
    const { rows } = await client.query<{ column: string }>(
      `select table_name || '.' || column_name as column from information_schema.columns where table_schema = 'public' order by 1`,
    );
    return rows.map(({ column }) => column);
  });
}
