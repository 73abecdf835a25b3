import { describe, expect, test } from '@jest/globals';
import { HELP } from '../../../scripts/probe/options.js';
import { ordinaryTasks } from '../../../simulator/hasura/script.js';
import { SOURCE_TOKEN, Stage, TOKEN, WRITE, doubted, rewriting, rowOf, run } from './run.js';

describe('the read-only probe', () => {
  test('confirms everything and creates nothing', async () => {
    const stage = new Stage();
    const outcome = await run(stage);
    expect(doubted(outcome)).toEqual([]);
    expect(outcome.code).toBe(0);
    expect(outcome.table).toMatch(/\n\d\d confirmed, 0 differ\.\n$/);
    expect(stage.mutations).toEqual([]);
    expect(stage.standing).toEqual(['production']);
    expect(rowOf(outcome, 'token/accepted').seen).toMatch(/^projects: 1, /);
    // It does not even read the names of variables of the account's own apps, and it prints none of the apps' names.
    expect(outcome.table + outcome.file + outcome.said).not.toContain('production');
    const ours = stage.hasura.project('production');
    expect(stage.host.calls.some(({ body }) => body.includes(ours?.tenantId ?? ''))).toBe(false);
  });

  test('shows the name of the payload’s type, which was unknown', async () => {
    expect(rowOf(await run(new Stage()), 'schema/mutation_root.createGitHubPreviewApp.payload').seen).toBe(
      'PreviewAppPayloadOfUnknownName (the name was not known)',
    );
  });

  test('reports which types it could not check when the token may not use introspection', async () => {
    const refused = JSON.stringify({
      errors: [{ message: 'introspection is disabled', extensions: { code: 'access-denied' } }],
    });
    const stage = new Stage({ faults: [rewriting('__schema', () => refused)] });
    const outcome = await run(stage);
    expect(rowOf(outcome, 'schema/introspection')).toEqual({
      result: 'differs',
      seen: 'HTTP 200, introspection is disabled (access-denied)',
    });
    expect(rowOf(outcome, 'schema/projects.endpoint').result).toBe('not checked');
    expect(rowOf(outcome, 'read/projects-by-name').result).toBe('confirmed');
    expect(outcome.code).toBe(1);
  });

  test('shows an unexpected error text for a refused token', async () => {
    const other = (text: string): string => text.replace(/field .*query_root'/, 'go away, stranger | `x`');
    const outcome = await run(new Stage({ faults: [rewriting('projects', other)] }));
    expect(doubted(outcome)).toEqual(['token/refused-words']);
    expect(rowOf(outcome, 'token/refused-words').seen).toContain('go away, stranger \\| \\`x\\`');
    expect(outcome.code).toBe(1);
  });

  test('shows a field that is unexpectedly hidden, and one that is unexpectedly visible', async () => {
    const hides = (text: string): string => text.replace('"name":"endpoint"', '"name":"address"');
    const hidden = await run(new Stage({ faults: [rewriting('__type', hides)] }));
    expect(doubted(hidden)).toEqual(['schema/projects.endpoint']);
    expect(rowOf(hidden, 'schema/projects.endpoint').seen).toBe('projects has none');

    const outcome = await run(new Stage({ seesHiddenFields: true }));
    expect(doubted(outcome)).toEqual(['schema/projects.jobs', 'read/jobs-of-project']);
    expect(rowOf(outcome, 'schema/projects.jobs').seen).toBe('seen, [jobs!]!');
  });

  test('shows an operation that requires an argument which we do not send', async () => {
    const demands = (text: string): string =>
      text.replace(
        '"name":"deleteTenant","type"',
        '"name":"deleteTenant","args":[{"name":"really","defaultValue":null,"type":{"kind":"NON_NULL","ofType":{"kind":"SCALAR","name":"Boolean"}}}],"type"',
      );
    // Of two `args` in the same object, the later one would win.
    const without = (text: string): string =>
      demands(text).replace(
        /("name":"deleteTenant","args":\[.*?\]),"type":(\{.*?\}),"args":\[.*?\]\}/,
        '$1,"type":$2}',
      );
    const outcome = await run(new Stage({ faults: [rewriting('__type', without)] }));
    expect(rowOf(outcome, 'schema/mutation_root.deleteTenant').result).toBe('differs');
  });

  test('reports a refused token, with everything that it could not check', async () => {
    const outcome = await run(new Stage(), [], { env: { HASURA_CLOUD_ACCESS_TOKEN: 'another-token' } });
    expect(rowOf(outcome, 'token/accepted')).toEqual({
      result: 'differs',
      seen: 'HTTP 200, field "projects" not found in type: \'query_root\' (validation-failed)',
    });
    expect(outcome.code).toBe(1);
    expect(outcome.file + outcome.table).not.toContain('another-token');
  });
});

describe('the probe with --write', () => {
  test('confirms everything and leaves nothing', async () => {
    const stage = new Stage();
    const outcome = await run(stage, WRITE);
    expect(doubted(outcome)).toEqual([]);
    expect(outcome.code).toBe(0);
    expect(outcome.table).toMatch(/\n\d{2,3} confirmed, 0 differ\.\n$/);
    await stage.hasura.settled();
    expect(stage.standing).toEqual(['production']);
    expect(outcome.said).toContain('The throw-away app is deleted.');
    expect(rowOf(outcome, 'life/timing/creation').seen).toMatch(/^[678]\.\d s: create-preview-app 6\.3 s$/);
    expect(rowOf(outcome, 'life/timing/deployment').seen).toMatch(
      /^\d+\.\d s, null for [12]\.\d s: gh-validation 3\.1 s, parse-metadata-migration 0\.7 s/,
    );
    expect(rowOf(outcome, 'life/delete/listed').seen).toMatch(/^[23]\.\d s$/);
    expect([...stage.host.failures, ...stage.hasura.failures]).toEqual([]);
  });

  test('prints and writes no secret, id or name', async () => {
    const stage = new Stage();
    const secrets: string[] = [];
    stage.hasura.script = () => ({});
    const fetch = stage.host.fetch;
    Object.defineProperty(stage.host, 'fetch', {
      value: async (...args: Parameters<typeof fetch>) => {
        for (const { env, id, tenantId, name } of stage.hasura.projects())
          if (name !== 'production')
            secrets.push(String(env.get('HASURA_GRAPHQL_ADMIN_SECRET')), id, tenantId);
        return fetch(...args);
      },
    });
    const outcome = await run(stage, WRITE);
    const all = outcome.table + outcome.file + outcome.said;
    expect(new Set(secrets).size).toBe(6);
    for (const secret of [...secrets, TOKEN, SOURCE_TOKEN, 'acme-corp', 'shop-backend', 'read-committed'])
      expect(all).not.toContain(secret);
    expect(outcome.file + outcome.table).not.toContain('preview-probe-test');
    expect(outcome.file).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(outcome.file).not.toContain('HASURA_GRAPHQL_ADMIN_SECRET');
    expect(outcome.file).toContain('PROBE_KEPT');
  });

  test.each([
    [
      'a task with another name',
      ['life/deployment/tasks'],
      (stage: Stage) => {
        const [first, ...rest] = ordinaryTasks();
        const tasks = [{ name: 'github-check', ms: first?.ms ?? 0 }, ...rest];
        stage.hasura.script = () => ({ tasks });
      },
      'github-check, parse-metadata-migration',
    ],
    [
      'another final status',
      ['life/creation/end', 'life/creation/statuses'],
      (stage: Stage) => {
        stage.host.addFault(
          rewriting('jobs_by_pk', (text) => text.replace('"status":"success"', '"status":"completed"')),
        );
      },
      'completed',
    ],
    [
      'another error text for a stale hash',
      ['life/env/stale-words'],
      (stage: Stage) => {
        stage.host.addFault(
          rewriting('updateTenantEnv', (text) => text.replace(/hash mismatch[^"]*/, 'stale config')),
        );
      },
      'HTTP 200, stale config',
    ],
    [
      'a creation that drops variables',
      ['life/env/marker', 'life/env/kept'],
      (stage: Stage) => {
        stage.hasura.script = () => ({ ignoredEnvVars: true });
      },
      'absent',
    ],
  ])('reports %s, and leaves nothing', async (_what, ids, plant, seen) => {
    const stage = new Stage();
    plant(stage);
    const outcome = await run(stage, WRITE);
    expect(doubted(outcome)).toEqual(expect.arrayContaining(ids));
    expect(rowOf(outcome, ids[0] ?? '')).toEqual({ result: 'differs', seen: expect.stringContaining(seen) });
    expect(outcome.code).toBe(1);
    await stage.hasura.settled();
    expect(stage.standing).toEqual(['production']);
  });

  test('does not check what follows a refused creation', async () => {
    const stage = new Stage();
    stage.account.creationsPerMonth = 0;
    const outcome = await run(stage, WRITE);
    expect(rowOf(outcome, 'life/create/answer').seen).toContain('preview app limit reached');
    expect(rowOf(outcome, 'life/rename').result).toBe('not checked');
    expect(outcome.code).toBe(1);
    expect(stage.standing).toEqual(['production']);
  });

  test.each(['preview-probe-test', 'preview-probe-test-renamed'])(
    'keeps a project called %s: it sends only the query for it',
    async (name) => {
      const stage = new Stage();
      const mine = stage.hasura.seedProject(stage.account, { name });
      const outcome = await run(stage, WRITE);
      expect(outcome.code).toBe(2);
      expect(outcome.said).toContain('nothing was touched');
      expect(stage.mutations).toEqual([]);
      expect(stage.hasura.project(name)).toBe(mine);
      expect(outcome.file).toBe('');
    },
  );

  test.each([1_000, 5_000, 10_000, 14_000, 16_000, 19_000, 21_500])(
    'deletes what it created when it is stopped after %s ms',
    async (ms) => {
      const stage = new Stage();
      const stop = new AbortController();
      const stopping = stage.clock.sleep(ms + 3_000).then(() => {
        stop.abort(new Error('Stopped by SIGINT.'));
      });
      const outcome = await run(stage, WRITE, { signal: stop.signal });
      await stopping;
      await stage.hasura.settled();
      expect(stage.standing).toEqual(['production']);
      expect(outcome.code).toBe(1);
      expect(outcome.said).toMatch(/app is deleted|No app stands/);
    },
  );

  test('finds and deletes an app when the answer to its creation is lost', async () => {
    const stage = new Stage({
      faults: [{ operation: 'createGitHubPreviewApp', trouble: { kind: 'reset', applied: true } }],
    });
    const outcome = await run(stage, WRITE);
    await stage.hasura.settled();
    expect(stage.standing).toEqual(['production']);
    expect(outcome.code).toBe(1);
  });

  test('names an app that it cannot delete', async () => {
    const no = JSON.stringify({ errors: [{ message: 'not today', extensions: { code: 'unexpected' } }] });
    const fault = { operation: 'deleteTenant', times: Infinity } as const;
    const stage = new Stage({ faults: [{ ...fault, trouble: { kind: 'respond', status: 200, body: no } }] });
    const outcome = await run(stage, WRITE);
    expect(outcome.said).toContain('NOT DELETED: look for preview-probe-test ');
    expect(outcome.code).toBe(1);
  });
});

describe('the probe’s input', () => {
  test('--help needs no token', async () => {
    const outcome = await run(new Stage(), ['--help'], { env: {} });
    expect(outcome).toMatchObject({ code: 0, table: `${HELP}\n` });
  });

  test.each<[string, string[], Record<string, string>]>([
    ['no token', [], {}],
    ['an unknown argument', ['--token', 'secret-value-1'], { HASURA_CLOUD_ACCESS_TOKEN: TOKEN }],
    [
      'an http URL of another machine',
      ['--api-url', 'http://example.com/v1/graphql'],
      { HASURA_CLOUD_ACCESS_TOKEN: TOKEN },
    ],
    ['no repository', ['--write'], { HASURA_CLOUD_ACCESS_TOKEN: TOKEN, HASURA_SOURCE_TOKEN: SOURCE_TOKEN }],
    ['no source token', WRITE, { HASURA_CLOUD_ACCESS_TOKEN: TOKEN }],
    ['an invalid name', [...WRITE, '--name', 'My App'], { HASURA_CLOUD_ACCESS_TOKEN: TOKEN }],
  ])('%s: exit code 2, and nothing is sent', async (_what, args, env) => {
    const stage = new Stage();
    const outcome = await run(stage, args, { env });
    expect(outcome).toMatchObject({ code: 2, table: '', file: '' });
    expect(outcome.said).not.toContain('secret-value-1');
    expect(stage.host.calls).toEqual([]);
  });
});
