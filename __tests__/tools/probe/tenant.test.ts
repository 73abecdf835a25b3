import { describe, expect, test } from '@jest/globals';
import { WAIT_MS } from '../../../scripts/probe/app-session.js';
import { checkTranscript } from '../../../scripts/probe/check-transcript.js';
import { GENERIC_SERVER_ERROR } from '../../../simulator/hasura/tenant-script.js';
import { SOURCE_TOKEN, Stage, TOKEN, WRITE, doubted, rewriting, rowOf, run } from './run.js';

const TENANT = ['--tenant', '--name', 'preview-probe-test'];
const DATABASE_URL = 'postgres://probe:pw-of-the-probe@db.example.com/probe';
const WITH_DATABASE = { env: { HASURA_CLOUD_ACCESS_TOKEN: TOKEN, HASURA_PROBE_DATABASE_URL: DATABASE_URL } };
const NEED_MORE = ['tenant/create/quota', 'tenant/app/sql-time', 'tenant/app/no-transaction'];
const json = (body: unknown): string => JSON.stringify(body);

describe('the probe with --tenant', () => {
  test('confirms what needs no more, and leaves nothing', async () => {
    const stage = new Stage();
    const outcome = await run(stage, TENANT, { env: { HASURA_CLOUD_ACCESS_TOKEN: TOKEN } });
    expect(doubted(outcome)).toEqual(NEED_MORE);
    expect(outcome.code).toBe(0);
    expect(rowOf(outcome, 'tenant/app/sql-time').seen).toBe('needs HASURA_PROBE_DATABASE_URL');
    expect(rowOf(outcome, 'tenant/rename/taken').seen).toBe(
      'HTTP 200, project name "preview-probe-tenant" is already taken (unexpected)',
    );
    expect(rowOf(outcome, 'tenant/app/ready').seen).toMatch(/^after \d\.\d s$/);
    await stage.hasura.settled();
    expect(stage.standing).toEqual(['production']);
    expect(outcome.said).toContain('The throw-away projects are deleted.');
    expect([...new Set(stage.mutations)]).toEqual(['createTenant', 'updateTenantName', 'deleteTenant']);
    expect(stage.mutations.filter((name) => name === 'createTenant')).toHaveLength(2);
    expect([...stage.host.failures, ...stage.hasura.failures]).toEqual([]);
  });

  test('prints and writes no secret, id or name, and can be compared with the simulator', async () => {
    const stage = new Stage();
    const secrets: string[] = [];
    const { fetch } = stage.host;
    Object.defineProperty(stage.host, 'fetch', {
      value: async (...args: Parameters<typeof fetch>) => {
        for (const { env, id, tenantId, name } of stage.hasura.projects())
          if (name !== 'production')
            secrets.push(String(env.get('HASURA_GRAPHQL_ADMIN_SECRET')), id, tenantId, name);
        return fetch(...args);
      },
    });
    const outcome = await run(stage, TENANT, WITH_DATABASE);
    const all = outcome.table + outcome.file + outcome.said;
    expect(new Set(secrets).size).toBe(9);
    for (const secret of [...secrets, TOKEN, DATABASE_URL, 'pw-of-the-probe'])
      expect(all).not.toContain(secret);
    expect(outcome.transcript.some(({ as }) => as === 'admin of the app')).toBe(true);
    expect(await checkTranscript(outcome.transcript, new Stage().simulated)).toEqual([]);
  });

  test('is part of a run with --write', async () => {
    const stage = new Stage();
    const outcome = await run(stage, [...WRITE, '--tenant']);
    expect(doubted(outcome)).toEqual(NEED_MORE);
    expect(rowOf(outcome, 'life/rename').result).toBe('confirmed');
    await stage.hasura.settled();
    expect(stage.standing).toEqual(['production']);
    expect(outcome.file).not.toContain(SOURCE_TOKEN);
  });

  test('asks a database for the time of a statement and for no_transaction', async () => {
    const stage = new Stage();
    const refused = json({ code: 'postgres-error', internal: { error: { status_code: '25001' } } });
    stage.host.addFault({
      operation: ({ body }) => body.includes('vacuum'),
      trouble: { kind: 'respond', status: 400, body: refused },
    });
    const outcome = await run(stage, TENANT, WITH_DATABASE);
    expect(doubted(outcome)).toEqual(['tenant/create/quota']);
    const sent = stage.host.calls.flatMap(({ body }) => /pg_sleep\(\d+\)/.exec(body)?.[0] ?? []);
    expect(sent).toEqual([10, 35, 65, 125, 275].map((seconds) => `pg_sleep(${seconds})`));
  });

  // docs/direct.md rests on it: "a migration may take 280 s, and nothing in between ends it earlier".
  test('asks for a statement that takes about as long as the action lets a migration take', async () => {
    const stage = new Stage();
    await run(stage, TENANT, WITH_DATABASE);
    const seconds = stage.host.calls.map(({ body }) => Number(/pg_sleep\((\d+)\)/.exec(body)?.[1] ?? 0));
    expect(Math.max(...seconds)).toBeGreaterThanOrEqual(270);
    expect(WAIT_MS).toBeGreaterThan(Math.max(...seconds) * 1_000);
  });

  test.each([
    [65, 125],
    [275, 276],
  ])('says what ended a statement of %i s, and sends no longer one', async (ended, longer) => {
    const stage = new Stage();
    stage.host.addFault({
      operation: ({ body }) => body.includes(`pg_sleep(${ended})`),
      trouble: { kind: 'respond', status: 520, body: '<html>' },
    });
    const outcome = await run(stage, TENANT, WITH_DATABASE);
    expect(rowOf(outcome, 'tenant/app/sql-time')).toEqual({
      result: 'differs',
      seen: expect.stringMatching(/^HTTP 520 after /),
    });
    expect(stage.host.calls.some(({ body }) => body.includes(`pg_sleep(${longer})`))).toBe(false);
    expect(rowOf(outcome, 'tenant/app/no-transaction').seen).toBe('it ran outside of a transaction');
  });

  test('shows whether projects count, in an account without creations left', async () => {
    const outcome = await run(new Stage(), [...TENANT, '--quota-used-up']);
    expect(rowOf(outcome, 'tenant/create/quota')).toEqual({
      result: 'confirmed',
      seen: 'created all the same',
    });
    const words = json({ errors: [{ message: 'preview app limit reached', extensions: { code: 'quota' } }] });
    const refused = await run(new Stage({ faults: [rewriting('createTenant', () => words)] }), [
      ...TENANT,
      '--quota-used-up',
    ]);
    expect(rowOf(refused, 'tenant/create/quota')).toEqual({
      result: 'differs',
      seen: 'HTTP 200, preview app limit reached (quota)',
    });
  });

  test.each<[string, string[], (stage: Stage) => void, string]>([
    [
      'variables that are dropped',
      ['tenant/env/kept'],
      (stage) => {
        stage.hasura.tenantScript = () => ({ ignoredEnvVars: true });
      },
      'not all, marker absent',
    ],
    [
      'variables that are not nested',
      ['tenant/env/nested'],
      (stage) => {
        stage.hasura.appBehaviour.envVars = 'flat';
      },
      'flat',
    ],
    [
      'a second project that is refused',
      ['tenant/create/rate'],
      (stage) => {
        stage.hasura.tenantScript = ({ attempt }) =>
          attempt === 2 ? { projects: 0, error: { message: 'too many', code: 'rate' } } : {};
      },
      'too many',
    ],
    [
      'warnings',
      ['tenant/app/metadata'],
      (stage) => {
        const warned = { is_consistent: true, inconsistent_objects: [], warnings: [{ code: 'limit' }] };
        stage.host.addFault({
          operation: ({ body }) => body.includes('replace_metadata'),
          trouble: { kind: 'rewrite', body: () => json(warned) },
        });
      },
      'is_consistent, inconsistent_objects, warnings: [{"code":"limit"}]',
    ],
    [
      'another answer for a taken name',
      ['tenant/rename/taken-words'],
      (stage) => {
        stage.host.addFault(
          rewriting('updateTenantName', (text) => text.replace(/project name[^}]*taken/, 'duplicate')),
        );
      },
      'duplicate',
    ],
  ])('reports %s, and leaves nothing', async (_what, ids, plant, seen) => {
    const stage = new Stage();
    plant(stage);
    const outcome = await run(stage, TENANT);
    expect(doubted(outcome)).toEqual(expect.arrayContaining(ids));
    expect(rowOf(outcome, ids[0] ?? '').seen).toContain(seen);
    expect(outcome.code).toBe(1);
    await stage.hasura.settled();
    expect(stage.standing).toEqual(['production']);
  });

  test.each([
    ['beside the one that the answer names', { projects: 2 }],
    ['although the answer is an error', { projects: 1, error: GENERIC_SERVER_ERROR }],
  ])('names a project that appears %s, and does not delete it', async (_what, script) => {
    const stage = new Stage();
    stage.hasura.tenantScript = ({ attempt }) => (attempt === 1 ? script : {});
    const outcome = await run(stage, TENANT);
    await stage.hasura.settled();
    const left = stage.hasura.projects().filter(({ name }) => name !== 'production');
    expect(left).toHaveLength(1);
    expect(outcome.said).toContain(`NOT DELETED, because no answer names it`);
    expect(outcome.said).toContain(left[0]?.id);
    expect(outcome.code).toBe(1);
  });

  test.each([500, 4_000, 5_500, 7_000, 9_000])(
    'deletes what it created when it is stopped after %s ms',
    async (ms) => {
      const stage = new Stage();
      const stop = new AbortController();
      const stopping = stage.clock.sleep(ms).then(() => {
        stop.abort(new Error('Stopped by SIGINT.'));
      });
      const outcome = await run(stage, TENANT, { signal: stop.signal });
      await stopping;
      await stage.hasura.settled();
      expect([stage.standing, outcome.code]).toEqual([['production'], 1]);
    },
  );

  test('keeps a project of the name, and sends only the query for it', async () => {
    const stage = new Stage();
    stage.hasura.seedProject(stage.account, { name: 'preview-probe-test-tenant' });
    const outcome = await run(stage, TENANT);
    expect([outcome.code, stage.mutations]).toEqual([2, []]);
  });

  test('--quota-used-up alone is refused', async () => {
    const stage = new Stage();
    expect((await run(stage, ['--quota-used-up'])).code).toBe(2);
    expect(stage.host.calls).toEqual([]);
  });
});
