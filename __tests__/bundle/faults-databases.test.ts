import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { type Postgres, startPostgres } from '../../simulator/project/postgres.js';
import type { ActionRun, RunOptions } from '../../simulator/runner/options.js';
import { blackHole, databasesOn, holdSession, queryOn, rolesOn, withRole } from '../support/postgres.js';
import { type TlsFile, certificateOf, tlsText } from '../support/tls.js';
import { CANARY, leaksIn } from '../stories/canaries.js';
import { CREATE, scenario } from './faults.js';
import { type Stage, annotationsOf, printedBy } from './harness.js';
import { inFull } from '../support/in-full.js';

jest.setTimeout(120_000);

let postgres: Postgres;
let secured: Postgres;
/** The input `postgres-url`. */
let url: string;
beforeAll(async () => {
  [postgres, secured] = await Promise.all([
    startPostgres(),
    startPostgres({ tls: certificateOf('server'), admits: 'tls' }),
  ]);
  url = await withRole(postgres, 'CREATEDB CREATEROLE');
});
afterAll(() => Promise.all([postgres[Symbol.asyncDispose](), secured[Symbol.asyncDispose]()]));

/** Options of a run that creates a database for an app of this name; the tests share the servers. */
const withDatabases = (
  app: string,
  server = url,
  given: Record<string, string> = {},
): Partial<RunOptions> => ({
  secrets: [CANARY.hasuraToken, server],
  with: { name: app, env: 'SHOP=1', 'postgres-url': server, 'postgres-env': 'PG_DATABASE_URL', ...given },
});

/** The names of the databases that are marked as the app's. */
async function made(app: string): Promise<string[]> {
  const all = await databasesOn(postgres.adminUrl);
  return all.filter(({ comment }) => comment?.includes(`"${app}"`)).map(({ name }) => name);
}

async function closed(stage: Stage, options: Partial<RunOptions>): Promise<ActionRun> {
  stage.sim.github.closePull(stage.pull);
  return stage.on('closed', options);
}

/** The run failed before it sent a create request, and reveals neither the server's URL nor its password. */
function expectRefused(stage: Stage, run: ActionRun, server: string, why: RegExp): void {
  expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
  expect(annotationsOf(run, 'error')[0]).toMatch(why);
  const { password } = new URL(server);
  expect(leaksIn(printedBy(run) + run.summary, [{ what: 'the password', value: password }])).toEqual([]);
  expect(printedBy(run)).not.toMatch(/postgres(ql)?:\/\//);
  expect(stage.calls(CREATE)).toEqual([]);
}

inFull.test(
  'P1 a server that does not answer times out after ten seconds, and nothing is created',
  scenario({}, async (stage) => {
    await using hole = await blackHole();
    const server = `postgres://maker:h0rse-battery-c4nary@127.0.0.1:${String(hole.port)}/meta`;
    const run = await stage.on('opened', withDatabases('silent', server));

    expectRefused(stage, run, server, /no answer within 10 s/);
    expect(run.durationMs).toBeGreaterThanOrEqual(10_000);
    expect(run.durationMs).toBeLessThan(100_000);
  }),
);

inFull.test(
  'P1 a server that refuses the password is named without it, and nothing is created',
  scenario({}, async (stage) => {
    const wrong = new URL(url);
    wrong.password = 'not-the-passw0rd-c4nary';
    const run = await stage.on('opened', withDatabases('stranger', wrong.href));

    expectRefused(
      stage,
      run,
      wrong.href,
      new RegExp(`^PostgreSQL at this machine, port ${wrong.port} failed .*password`),
    );
    expect(await made('stranger')).toEqual([]);
  }),
);

for (const [mode, authority] of [
  ['verify-full', undefined],
  ['require', 'other-ca.pem'],
] as const)
  inFull.test(
    `P2 a server whose certificate is not trusted is refused until its authority is named, with sslmode=${mode}`,
    scenario({}, async (stage) => {
      const role = await withRole(secured, 'CREATEDB CREATEROLE');
      const [server, app] = [`${role}?sslmode=${mode}`, `vouched-${mode}`];
      const by = (file: TlsFile | undefined): Partial<RunOptions> =>
        withDatabases(app, server, file && { 'postgres-ca-certificate': tlsText(file) });
      const standing = async (): Promise<number> =>
        (await databasesOn(secured.adminUrl)).filter(({ comment }) => comment?.includes(`"${app}"`)).length;

      expectRefused(stage, await stage.on('opened', by(authority)), role, /its certificate is not trusted/);
      expect(await standing()).toBe(0);
      const trusted = await stage.on('opened', by('ca.pem'));
      expect([trusted.exitCode, trusted.outputs['status'], await standing()]).toEqual([0, 'ready', 1]);
    }),
  );

inFull.test(
  'P5 a database with open sessions is dropped with the app',
  scenario({}, async (stage) => {
    const opened = await stage.on('opened', withDatabases('busy'));
    expect(opened.outputs['status']).toBe('ready');
    const { env } = stage.sim.hasura.project('busy') ?? { env: new Map() };
    const [database = ''] = await made('busy');
    await using app = await holdSession(String(env.get('PG_DATABASE_URL')));
    const inside = new URL(url);
    inside.pathname = `/${database}`;
    await using own = await holdSession(inside.href);
    expect([await app.alive(), await own.alive()]).toEqual([true, true]);
    const run = await closed(stage, withDatabases('busy'));

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'deleted']);
    expect(await made('busy')).toEqual([]);
    const { username } = new URL(String(env.get('PG_DATABASE_URL')));
    expect((await rolesOn(postgres.adminUrl)).map(({ name }) => name)).not.toContain(username);
    expect([await app.alive(), await own.alive()]).toEqual([false, false]);
  }),
);

inFull.test(
  'P5 a database with a session that may not be ended is kept, still accepts connections, and is dropped by the next run',
  scenario({}, async (stage) => {
    const opened = await stage.on('opened', withDatabases('guarded'));
    expect(opened.outputs['status']).toBe('ready');
    const [database = ''] = await made('guarded');
    const admin = await holdSession(postgres.url(database));
    const refused = await closed(stage, withDatabases('guarded'));

    expect([refused.exitCode, refused.outputs['status']]).toEqual([1, 'failed']);
    expect(annotationsOf(refused, 'error')[0]).toContain(`The database ${database} on this machine`);
    expect(annotationsOf(refused, 'error')[0]).toContain('was not dropped: the database is in use by others');
    expect(await admin.alive()).toBe(true);
    const found = (await databasesOn(postgres.adminUrl)).find(({ name }) => name === database);
    expect(found?.connectable).toBe(true);

    await admin.end();
    const again = await closed(stage, withDatabases('guarded'));
    expect([again.exitCode, again.outputs['status']]).toEqual([0, 'deleted']);
    expect(await made('guarded')).toEqual([]);
  }),
);

inFull.test(
  'P6 what is not ours is not dropped: the database of postgres-url, one without our comment, one with a copy of it',
  scenario({}, async (stage) => {
    const opened = await stage.on('opened', withDatabases('kept'));
    expect(opened.outputs['status']).toBe('ready');
    const [database = ''] = await made('kept');
    const comment = (await databasesOn(postgres.adminUrl)).find(({ name }) => name === database)?.comment;
    const quoted = `'${String(comment).replaceAll("'", "''")}'`;
    const stands = async (): Promise<boolean> =>
      (await databasesOn(postgres.adminUrl)).some(({ name }) => name === database);

    await queryOn(postgres.adminUrl, `comment on database postgres is ${quoted}`);
    const own = new URL(url);
    own.pathname = `/${database}`;
    await closed(stage, withDatabases('kept', own.href));
    expect(await stands()).toBe(true);

    await queryOn(postgres.adminUrl, `comment on database "${database}" is null`);
    await closed(stage, withDatabases('kept'));
    expect(await stands()).toBe(true);

    await queryOn(postgres.adminUrl, `comment on database "${database}" is ${quoted}`);
    const run = await closed(stage, withDatabases('kept'));
    expect([run.exitCode, run.outputs['status'], await stands()]).toEqual([0, 'deleted', false]);
    expect(
      await queryOn(postgres.adminUrl, "select from pg_database where datname = 'postgres'"),
    ).toHaveLength(1);
    await queryOn(
      postgres.adminUrl,
      "comment on database postgres is 'default administrative connection database'",
    );
  }),
);

inFull.test(
  'P7 variables with long or similar names get databases of their own, and all of these are dropped',
  scenario({}, async (stage) => {
    const long = 'LONG_'.repeat(30);
    const variables = ['PG_DATABASE_URL', 'A_B', 'a_b', 'A__B', `${long}1`, `${long}2`];
    const options = withDatabases('alike', url, { 'postgres-env': variables.join('\n') });
    const opened = await stage.on('opened', options);
    expect(opened.outputs['status']).toBe('ready');
    const names = variables.map((variable) =>
      new URL(String(stage.sim.hasura.project('alike')?.env.get(variable))).pathname.slice(1),
    );
    expect(new Set(names).size).toBe(variables.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9_]{1,63}$/);
    expect((await made('alike')).sort()).toEqual([...names].sort());

    const run = await closed(stage, options);
    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'deleted']);
    expect(await made('alike')).toEqual([]);
  }),
);
