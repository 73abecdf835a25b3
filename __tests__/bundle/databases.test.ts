import { beforeAll, describe, expect, test } from '@jest/globals';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ActionRun, RunOptions } from '../../simulator/runner/options.js';
import { cuttingProxy, databasesOn, queryOn, rolesOn, withRole } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { leaksIn } from '../stories/canaries.js';
import { Stage, printedBy } from './harness.js';

const postgres = usePostgres();
/** The input `postgres-url`. */
let url: string;

beforeAll(async () => {
  url = await withRole(postgres(), 'CREATEDB CREATEROLE');
});

/** The databases and roles of an app, by name. */
async function made(app: string): Promise<string[]> {
  const all = [...(await databasesOn(postgres().adminUrl)), ...(await rolesOn(postgres().adminUrl))];
  return all.filter(({ comment }) => comment?.includes(`"${app}"`)).map(({ name }) => name);
}

/** Options of a run that creates databases for an app of this name; the tests of a file share one server. */
const withDatabases = (app: string, server = url, more: Partial<RunOptions> = {}): Partial<RunOptions> => ({
  secrets: ['hasura-pat/C4nary+one&all=', server],
  ...more,
  with: {
    name: app,
    env: 'SHOP=1',
    'postgres-url': server,
    'postgres-env': 'PG_DATABASE_URL, REPORTS_URL',
    ...more.with,
  },
});

const databaseOf = (stage: Stage, variable: string): string =>
  new URL(String(stage.sim.hasura.projects()[0]?.env.get(variable))).pathname.slice(1);

describe('The committed bundle', () => {
  test('creates databases for every build of a pull request, and drops them with the app', async () => {
    await using stage = await Stage.open({ hasura: { postgres: 'real' } });
    const passwords: { what: string; value: string }[] = [
      { what: "the server's", value: new URL(url).password },
    ];
    const leaks = ({ raw, log, summary, outputs }: ActionRun): string[] =>
      leaksIn(printedBy({ raw }) + log + summary + JSON.stringify(outputs), passwords);

    const opened = await stage.on('opened', withDatabases('shop'));
    expect([opened.conclusion, opened.outputs['status'], opened.raw.stderr]).toEqual([
      'success',
      'ready',
      '',
    ]);
    const app = new URL(String(stage.sim.hasura.projects()[0]?.env.get('PG_DATABASE_URL')));
    passwords.push({ what: "the preview's", value: app.password });
    const [shop, reports] = [databaseOf(stage, 'PG_DATABASE_URL'), databaseOf(stage, 'REPORTS_URL')];
    expect(await made('shop')).toEqual([shop, reports, app.username]);
    expect(await queryOn(app.href, 'select count(*)::int from customers')).toEqual([{ count: 0 }]);
    // It reaches later jobs, since nothing in it is masked.
    expect(JSON.parse(opened.jobOutputs['databases'] ?? '')).toEqual([
      { variable: 'PG_DATABASE_URL', database: shop, role: app.username },
      { variable: 'REPORTS_URL', database: reports, role: app.username },
    ]);
    expect(leaks(opened)).toEqual([]);

    const pushed = await stage.on('synchronize', withDatabases('shop', url, { debug: true }));
    expect(pushed.outputs['status']).toBe('ready');
    passwords.push({
      what: "the new preview's",
      value: new URL(String(stage.sim.hasura.projects()[0]?.env.get('PG_DATABASE_URL'))).password,
    });
    expect(await made('shop')).toHaveLength(3);
    expect(await made('shop')).not.toContain(shop);
    expect(leaks(pushed)).toEqual([]);
    expect(printedBy(pushed)).not.toMatch(/postgres(ql)?:\/\//);

    stage.sim.github.closePull(stage.pull);
    const closed = await stage.on('closed', withDatabases('shop'));
    expect([closed.conclusion, closed.outputs['status']]).toEqual(['success', 'deleted']);
    expect(await made('shop')).toEqual([]);
    expect(stage.standing()).toEqual([]);
    expect(stage.headings()).toEqual(['building', 'ready', 'building', 'ready', 'deleted']);
    expect(stage.sim.failures).toEqual([]);
  });

  test('U1 leaves nothing that the teardown does not drop when cancelled while databases or the project are created', async () => {
    await using proxy = await cuttingProxy(postgres());
    await using preparing = await Stage.open({ speed: 1 });
    await using creating = await Stage.open({ speed: 1 });
    const cancel = new AbortController();
    proxy.decide = (sql) => {
      if (sql.startsWith('CREATE DATABASE')) cancel.abort();
      return 'pass';
    };
    const [prepared, created] = await Promise.all([
      preparing.on('opened', withDatabases('prepared', proxy.url(url), { cancel: cancel.signal })),
      creating.on(
        'opened',
        withDatabases('created', url, { cancelAfter: (line) => line.startsWith('Job ') }),
      ),
    ]);

    expect([prepared.conclusion, prepared.exitCode]).toEqual(['cancelled', 1]);
    expect([created.conclusion, created.exitCode]).toEqual(['cancelled', 1]);
    expect(prepared.post).toMatchObject({ exitCode: 0, raw: { stdout: '', stderr: '' } });
    expect(created.post?.log).toContain('The app created exists but is not finished');
    expect(preparing.sim.host.calls.map(({ operation }) => operation)).not.toContain(
      'createGitHubPreviewApp',
    );
    expect((await made('prepared')).length).toBeGreaterThan(0);
    expect(await made('created')).toHaveLength(3);
    // The server finishes what the cancelled run had requested.
    const { username } = new URL(url);
    const sessions = `select from pg_stat_activity where usename = '${username}'`;
    while ((await queryOn(postgres().adminUrl, sessions)).length > 0) await pause(10);

    for (const stage of [preparing, creating]) stage.sim.github.closePull(stage.pull);
    const ends = await Promise.all([
      preparing.on('closed', withDatabases('prepared')),
      creating.on('closed', withDatabases('created')),
    ]);
    expect(ends.map(({ outputs }) => outputs['status'])).toEqual(['deleted', 'deleted']);
    expect([...(await made('prepared')), ...(await made('created'))]).toEqual([]);
    expect((await databasesOn(postgres().adminUrl)).map(({ name }) => name)).not.toContainEqual(
      expect.stringMatching(/^preview_new_/),
    );
    expect([...preparing.standing(), ...creating.standing()]).toEqual([]);
  });

  test('loads the code for PostgreSQL only where databases are requested', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'action-'));
    try {
      await cp('action.yml', path.join(folder, 'action.yml'));
      await cp('dist', path.join(folder, 'dist'), { recursive: true });
      const chunks: string[] = [];
      for (const name of await readdir(path.join(folder, 'dist')))
        if ((await readFile(path.join(folder, 'dist', name), 'utf8')).includes('SCRAM-SERVER-FIRST-MESSAGE'))
          chunks.push(name);
      expect(chunks).toEqual([expect.stringMatching(/^\d+\.index\.js$/)]);
      for (const chunk of chunks) await rm(path.join(folder, 'dist', chunk));

      await using stage = await Stage.open();
      stage.sim.github.closePull(stage.pull);
      const [without, asked] = await Promise.all([
        stage.on('closed', { action: folder }),
        stage.on('closed', withDatabases('loaded', url, { action: folder })),
      ]);
      expect([without.exitCode, without.outputs['status']]).toEqual([0, 'deleted']);
      expect(asked.exitCode).toBe(1);
      expect(asked.annotations.map(({ message }) => message).join('\n')).toContain(chunks[0]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
