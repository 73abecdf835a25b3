import { chmodSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, jest, test } from '@jest/globals';
import type { ActionRun, RunOptions } from '../../simulator/runner/options.js';
import type { Call } from '../../simulator/contracts.js';
import { withTemp } from '../rehearsal/clusters.js';
import { leaksIn } from '../stories/canaries.js';
import { editedProjects } from '../support/edited-project.js';
import { databasesOn, queryOn, rolesOn, withRole } from '../support/postgres.js';
import { usePostgres } from '../support/use-postgres.js';
import { silence } from './faults.js';
import { NAME, Stage, annotationsOf, commandsIn, printedBy } from './harness.js';

jest.setTimeout(120_000);

const postgres = usePostgres();
const repository = editedProjects();
const NOTES = 'hasura-shop/migrations/default/1718000240000_notes/up.sql';
const RUN_SQL = 'POST /v2/query';
/** The input `postgres-url`. */
let url: string;

beforeAll(async () => {
  url = await withRole(postgres(), 'CREATEDB CREATEROLE');
});

const fromCommit = (more: Partial<RunOptions> = {}): Partial<RunOptions> => ({
  secrets: ['hasura-pat/C4nary+one&all=', url],
  ...more,
  with: {
    'build-from': 'commit',
    env: 'SHOP=1',
    'postgres-url': url,
    'postgres-env': 'PG_DATABASE_URL',
    ...more.with,
  },
});

/** What the server has for previews. */
async function made(): Promise<string[]> {
  const all = [...(await databasesOn(postgres().adminUrl)), ...(await rolesOn(postgres().adminUrl))];
  return all.filter(({ comment }) => comment?.includes(`"${NAME}"`)).map(({ name }) => name);
}

const addressOf = (stage: Stage): string => String(stage.app().env.get('PG_DATABASE_URL'));

/** The SQL that changes something and that an app receives with a call. */
function sqlIn({ service, body }: Call): string | undefined {
  if (service !== 'app' || !body.startsWith('{"type":"run_sql"')) return undefined;
  const { args } = JSON.parse(body) as { args: { sql: string; read_only?: boolean } };
  return args.read_only === true ? undefined : args.sql;
}

test('The committed bundle builds from the commit, keeps the data at a push, and leaves nothing at the end', async () => {
  await using stage = await Stage.open({ hasura: { postgres: 'real' } });
  const opened = await stage.on('opened', fromCommit());
  expect([opened.conclusion, opened.outputs['status'], opened.raw.stderr]).toEqual(['success', 'ready', '']);
  expect([stage.calls('createTenant').length, stage.calls('createGitHubPreviewApp').length]).toEqual([1, 0]);
  const [address, had] = [addressOf(stage), await made()];
  await queryOn(address, `insert into customers (name, email) values ('Rita', 'rita@example.com')`);

  stage.sim.github.pushBranch(stage.repository, 'cart', {
    directory: repository({ [NOTES]: 'create table notes (id int);\n' }),
  });
  const before = stage.sim.host.calls.length;
  const { pushed, schemas } = await withTemp(async (temp) => {
    chmodSync(temp, 0o755);
    const run = await stage.on(
      'synchronize',
      fromCommit({ debug: true, overrideEnv: { RUNNER_TEMP: temp } }),
    );
    const folder = String(run.outputs['api-folder']);
    const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    return { pushed: run, schemas: files.join('\n') };
  });
  expect([pushed.conclusion, pushed.outputs['status'], pushed.raw.stderr]).toEqual(['success', 'ready', '']);
  expect([addressOf(stage), await made()]).toEqual([address, had]);
  expect(await queryOn(address, 'select name from customers')).toEqual([{ name: 'Rita' }]);
  expect(stage.sim.host.calls.slice(before).flatMap((call) => sqlIn(call) ?? [])).toEqual([
    'create table notes (id int);\n',
  ]);
  expect(schemas).toContain('type query_root');

  const secrets = [url, address].map((one, index) => ({
    what: `password ${String(index)}`,
    value: new URL(one).password,
  }));
  const shown = ({ raw, log, summary, jobOutputs }: ActionRun): string =>
    printedBy({ raw }) + log + summary + JSON.stringify(jobOutputs);
  const all = [opened, pushed].map(shown).join('\n') + schemas;
  expect([...leaksIn(all, secrets), ...stage.leaks(all)]).toEqual([]);

  stage.sim.github.closePull(stage.pull);
  const closed = await stage.on('closed', fromCommit());
  expect([closed.conclusion, closed.outputs['status']]).toEqual(['success', 'deleted']);
  expect([await made(), stage.standing()]).toEqual([[], []]);
  expect(stage.headings()).toEqual(['building', 'ready', 'building', 'ready', 'deleted']);
  expect(stage.sim.failures).toEqual([]);
});

test.each<[string, (lost: AbortController) => Partial<RunOptions>, string]>([
  ['cancelled', ({ signal }) => ({ cancel: signal }), 'cancelled'],
  ['killed', ({ signal }) => ({ lose: signal }), 'killed'],
])(
  'After a run that is %s while a migration runs, the next one makes the databases anew',
  async (_, by, how) => {
    await using stage = await Stage.open({ hasura: { postgres: 'real' } });
    const end = new AbortController();
    const reached = silence(stage, RUN_SQL, { applied: true, when: (call) => sqlIn(call) !== undefined });
    const running = stage.on('opened', fromCommit(by(end)));
    await reached;
    end.abort();
    const run = await running;
    if (how === 'killed') expect([run.lost, run.signal, run.post]).toEqual([true, 'SIGKILL', undefined]);
    else {
      expect([run.conclusion, run.exitCode, run.post?.exitCode]).toEqual(['cancelled', 1, 0]);
      expect(run.post?.log).toContain(`The app ${NAME} exists but is not finished`);
      expect(stage.headings().at(-1)).toBe('interrupted');
    }
    const [half] = stage.sim.hasura.projects();

    const next = await stage.on('opened', fromCommit());
    expect([next.exitCode, next.outputs['status'], annotationsOf(next, 'error')]).toEqual([0, 'ready', []]);
    expect(commandsIn(next)).not.toContain('error');
    // It is the same project, with another database.
    expect([stage.app().id, stage.calls('createTenant').length]).toEqual([half?.id, 1]);
    expect(await queryOn(addressOf(stage), 'select count(*)::int from orders')).toEqual([{ count: 0 }]);
    expect(await made()).toHaveLength(2);
    stage.sim.github.closePull(stage.pull);
    await stage.on('closed', fromCommit());
    expect([await made(), stage.standing()]).toEqual([[], []]);
  },
);
