import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { type AppAdmin, appAdmin } from '../../src/hasura/app-admin.js';
import type { Answer } from '../../src/hasura/app-call.js';
import { network } from '../support/network.js';
import { rejection } from '../support/rejection.js';
import { Wire } from '../support/wire.js';

beforeAll(network.close);
afterAll(network.open);
afterEach(() => {
  expect(network.leftOver()).toEqual([]);
});

const host = 'https://shop.hasura.app';
const secret = 'admin-canary-0123456789';
const sql = "insert into people values ('sql-canary');";

const app = (wire = new Wire(), endpoint = host): AppAdmin => appAdmin(endpoint, secret, wire);
const authorized = { reqheaders: { 'x-hasura-admin-secret': secret, 'content-type': 'application/json' } };
/** The next request to a path, whatever its body is. */
const next = (path = '/v1/metadata'): nock.Interceptor => nock(host, authorized).post(path);
const run = (wire?: Wire): Promise<Answer<undefined>> =>
  app(wire).runSql({ source: 'default', kind: 'postgres', sql });

/** A network in which no answer ever arrives. */
const hanging: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => {
      reject(init.signal?.reason as Error);
    });
  });

/** Every call to the metadata API or the database that changes something. */
const CHANGES: [string, (admin: AppAdmin) => Promise<Answer<unknown>>][] = [
  ['replace_metadata', (admin) => admin.replaceMetadata('{"a":"sql-canary"}', { allowInconsistent: true })],
  ['reload_metadata', (admin) => admin.reloadMetadata()],
  ['set_catalog_state', (admin) => admin.setCatalogState({})],
  ['run_sql', (admin) => admin.runSql({ source: 'default', kind: 'postgres', sql })],
];
const QUERIES: [string, (admin: AppAdmin) => Promise<Answer<unknown>>][] = [
  ['export_metadata', (admin) => admin.exportMetadata()],
  ['get_inconsistent_metadata', (admin) => admin.inconsistencies()],
  ['get_catalog_state', (admin) => admin.catalogState()],
];
const pathOf = (name: string): string => (name === 'run_sql' ? '/v2/query' : '/v1/metadata');

describe("a call to the app's own API", () => {
  test('of its version sends no secret', async () => {
    nock(host, { badheaders: ['x-hasura-admin-secret'] })
      .get('/v1/version')
      .reply(200, { version: 'v2.43.0', server_type: 'ce' });
    expect(await app().version()).toEqual({ value: 'v2.43.0' });
  });

  test('may be below a path of the endpoint', async () => {
    nock(host, authorized).post('/below/v1/metadata').reply(200, { cli_state: {} });
    expect(await app(new Wire(), `${host}/below//`).catalogState()).toEqual({ value: {} });
  });

  test('follows no redirect, which would get the secret', async () => {
    const inits: RequestInit[] = [];
    const redirected: typeof fetch = async (_url, init = {}) => {
      inits.push(init);
      throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
    };
    const wire = Object.assign(new Wire(), { fetch: redirected });
    expect(await app(wire).catalogState()).toMatchObject({ trouble: { kind: 'no-answer' } });
    expect(await run(wire)).toMatchObject({ trouble: { kind: 'outcome-unknown', status: undefined } });
    expect(inits.map(({ redirect }) => redirect)).toEqual(['error', 'error']);
  });

  test('exports the metadata with its version', async () => {
    const metadata = {
      version: 3,
      sources: [{ name: 'default', kind: 'postgres', tables: [] }, { name: 'old' }],
      custom_types: { constructor: 1 },
    };
    nock(host, authorized)
      .post('/v1/metadata', { type: 'export_metadata', version: 2, args: {} })
      .reply(200, { resource_version: 7, metadata });
    expect(await app().exportMetadata()).toEqual({
      value: {
        resourceVersion: 7,
        sources: [
          { name: 'default', kind: 'postgres' },
          { name: 'old', kind: 'postgres' },
        ],
        metadata,
      },
    });
    next().reply(200, { resource_version: 1, metadata: { version: 3 } });
    expect(await app().exportMetadata()).toMatchObject({ value: { sources: [] } });
  });

  test('replaces the metadata with the text that it is given', async () => {
    const text = '{"version":3,"sources":[],"big":12345678901234567890}';
    const replaced = (allowed: boolean, version = ''): string =>
      `{"type":"replace_metadata","version":2,${version}"args":{"allow_inconsistent_metadata":${String(allowed)},"metadata":${text}}}`;
    for (const [body, options] of [
      [replaced(true), { allowInconsistent: true }],
      [replaced(false, '"resource_version":7,'), { allowInconsistent: false, resourceVersion: 7 }],
    ] as const) {
      const exactly = new RegExp(`^${body.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
      nock(host, authorized)
        .post('/v1/metadata', exactly)
        .reply(200, { is_consistent: true, inconsistent_objects: [], warnings: [{}] });
      expect(await app().replaceMetadata(text, options)).toEqual({
        value: { isConsistent: true, objects: [] },
      });
    }
  });

  test('reloads the metadata, also of a server that says nothing of its consistency', async () => {
    nock(host, authorized)
      .post('/v1/metadata', { type: 'reload_metadata', args: {} })
      .reply(200, { message: 'success', is_consistent: false, inconsistent_objects: [{ type: 'table' }] });
    expect(await app().reloadMetadata()).toMatchObject({
      value: { isConsistent: false, objects: [{ type: 'table' }] },
    });
    next().reply(200, { message: 'success' });
    expect(await app().reloadMetadata()).toEqual({ value: undefined });
  });

  test('names inconsistent objects by what finds them in the project, without the rest', async () => {
    const definition = {
      source: 'default',
      table: { schema: 'public', name: 'orders', odd: 'data-canary' },
      role: 'user',
      permission: { filter: 'data-canary' },
      name: { odd: 'data-canary' },
    };
    const reason = 'Inconsistent object: no such column';
    next().reply(200, {
      is_consistent: false,
      inconsistent_objects: [
        { type: 'select_permission', name: 'select_permission user', reason, definition },
        { type: 'table', name: 'table x', reason, definition: ['SALES', 1, 'X'], message: 'data-canary' },
        {
          reason: 'Conflicting objects: a',
          objects: [{ type: 'table', name: 'one' }, { type: 'action' }, 1],
        },
        { type: 'source', name: 'source x', reason, definition: 'x' },
        { reason: 'Ambiguous', conflicts: ['data-canary'] },
        'data-canary',
      ],
    });
    const answer = await app().inconsistencies();
    expect(answer.value?.objects).toEqual([
      {
        ...{ type: 'select_permission', name: 'select_permission user', reason },
        definition: {
          source: 'default',
          table: { schema: 'public', name: 'orders' },
          role: 'user',
          name: {},
        },
      },
      { type: 'table', name: 'table x', reason, definition: ['SALES', 'X'] },
      { type: 'table', name: 'one', reason: 'Conflicting objects: a', definition: undefined },
      { type: 'action', name: '', reason: 'Conflicting objects: a', definition: undefined },
      { type: 'source', name: 'source x', reason, definition: 'x' },
      { type: '', name: '', reason: 'Ambiguous', definition: undefined },
    ]);
    next().reply(200, { is_consistent: false });
    expect(await app().inconsistencies()).toEqual({ value: { isConsistent: false, objects: [] } });
  });

  test('reads the state of migrations, and keeps what it does not know', async () => {
    const state = '{"migrations":{"default":{"20240101120000123":false},"__proto__":{"1":false}},"more":[1]}';
    nock(host, authorized)
      .post('/v1/metadata', { type: 'get_catalog_state', args: {} })
      .reply(200, `{"id":"a","cli_state":${state},"console_state":{}}`);
    expect(JSON.stringify((await app().catalogState()).value)).toBe(state);
    for (const empty of [{}, null]) {
      next().reply(200, { cli_state: empty });
      expect(await app().catalogState()).toEqual({ value: {} });
    }
  });

  test('replaces the state of migrations as a whole', async () => {
    const state = { migrations: { default: { '1': false } }, isStateCopyCompleted: true, more: { a: 1 } };
    nock(host, authorized)
      .post('/v1/metadata', { type: 'set_catalog_state', args: { type: 'cli', state } })
      .reply(200, { message: 'success' });
    expect(await app().setCatalogState(state)).toEqual({ value: undefined });
  });

  test('runs SQL byte for byte', async () => {
    const odd = "\uFEFFselect 'é😀\u2028\\\r\n\t\"\u0000';\r\n-- \u007f end";
    const bodies: unknown[] = [];
    nock(host, authorized)
      .post('/v2/query', (body: unknown) => bodies.push(body) > 0)
      .reply(200, { result_type: 'CommandOk', result: null });
    expect(await app().runSql({ source: 'default', kind: 'postgres', sql: odd })).toEqual({
      value: undefined,
    });
    expect(bodies).toEqual([
      { type: 'run_sql', args: { sql: odd, source: 'default', check_metadata_consistency: false } },
    ]);
  });

  test.each([
    ['pg', 'run_sql'],
    ['mssql', 'mssql_run_sql'],
    ['citus', 'citus_run_sql'],
    ['cockroach', 'cockroach_run_sql'],
    ['bigquery', 'bigquery_run_sql'],
  ])('runs SQL on %s by the name of %s', async (kind, type) => {
    nock(host)
      .post('/v2/query', (body: { type: string }) => body.type === type)
      .reply(200, { result_type: 'TuplesOk', result: [['a'], ['data-canary']] });
    expect(await app().runSql({ source: 'default', kind, sql })).toEqual({ value: undefined });
  });

  test('sends nothing to other kinds of databases', async () => {
    for (const kind of ['mongo', '', 'toString'])
      expect(await app().runSql({ source: 'default', kind, sql })).toEqual({
        trouble: { kind: 'unsupported-kind' },
      });
  });
});

/** The answer of an app to SQL that failed. */
const failed = (error: unknown): object => ({
  path: '$.args',
  error: 'query execution failed',
  code: 'postgres-error',
  internal: { statement: sql, prepared: false, arguments: ['data-canary'], error },
});
const inconsistent = { type: 'table', name: 'table a in source default', reason: 'no', definition: 'a' };

describe('what the app refuses', () => {
  test.each<[string, number, object, object]>([
    [
      'SQL with an error',
      400,
      failed({
        ...{ exec_status: 'FatalError', status_code: '42P07', message: 'relation "a" already exists' },
        ...{ description: 'data-canary', hint: 'data-canary' },
      }),
      { kind: 'sql', sqlState: '42P07', words: 'relation "a" already exists' },
    ],
    [
      'SQL with an error of another shape',
      400,
      failed({ exec_status: 'FatalError', status_code: 'data-canary', message: null }),
      { kind: 'sql', sqlState: undefined, words: undefined },
    ],
    ['SQL in another way', 400, failed('copy is odd'), { kind: 'sql', words: 'copy is odd' }],
    ['SQL without a reason', 400, { code: 'mssql-error', error: sql }, { kind: 'sql', words: undefined }],
    ['SQL of comments', 400, failed({ exec_status: 'EmptyQuery', message: null }), { kind: 'empty-query' }],
    [
      'a source that does not exist',
      400,
      { path: '$.args', error: 'source with name "a" does not exist', code: 'not-exists' },
      { kind: 'not-exists', words: 'source with name "a" does not exist' },
    ],
    [
      'a source that it cannot use',
      400,
      { path: '$', error: 'source with name "a" is inconsistent', code: 'unexpected' },
      { kind: 'inconsistent-source', words: 'source with name "a" is inconsistent' },
    ],
    [
      'inconsistent metadata',
      400,
      {
        path: '$.args',
        error: 'cannot continue due to inconsistent metadata',
        code: 'unexpected',
        internal: [inconsistent],
      },
      { kind: 'inconsistent-metadata', objects: [inconsistent] },
    ],
    [
      'metadata that somebody else has changed',
      409,
      { path: '$', error: 'metadata resource version referenced (2) did not match', code: 'conflict' },
      { kind: 'conflict' },
    ],
    ['a conflict in other words', 409, { code: 'unexpected' }, { kind: 'conflict' }],
    [
      'the secret',
      401,
      { path: '$', error: 'invalid x-hasura-admin-secret', code: 'access-denied' },
      { kind: 'access-denied' },
    ],
    [
      'the secret with 400',
      400,
      { path: '$', error: 'not found', code: 'access-denied' },
      { kind: 'access-denied' },
    ],
  ])('is known: %s', async (_what, status, answer, trouble) => {
    for (const [name, call] of CHANGES) {
      next(pathOf(name)).reply(status, answer);
      const { trouble: told } = await call(app());
      expect(told).toMatchObject(trouble);
      expect(JSON.stringify(told)).not.toMatch(/canary/);
    }
  });

  test('has the path and the words, except for a call with SQL', async () => {
    const answer = {
      path: '$.args.metadata.sources[0]',
      error: 'key "name" not found',
      code: 'parse-failed',
    };
    next().reply(400, answer);
    expect(await app().replaceMetadata('{}', { allowInconsistent: true })).toEqual({
      trouble: { kind: 'refused', status: 400, code: 'parse-failed', path: answer.path, words: answer.error },
    });
    next('/v2/query').reply(400, { error: `cannot parse ${sql}`, code: 'parse-failed' });
    expect(await run()).toEqual({
      trouble: { kind: 'refused', status: 400, code: 'parse-failed', path: undefined, words: undefined },
    });
    next().reply(400, { code: 'odd' });
    expect(await app().setCatalogState({})).toMatchObject({ trouble: { code: 'odd', words: undefined } });
  });

  test('shows no secret, also not a part of one, and is cut', async () => {
    const wire = new Wire();
    wire.secrets.add(secret);
    const message = `${'x'.repeat(290)}${secret} ${'y'.repeat(900)}`;
    next('/v2/query').reply(400, failed({ exec_status: 'FatalError', status_code: '22000', message }));
    const text = JSON.stringify(await run(wire));
    expect(text.length).toBeLessThan(450);
    expect(text).not.toContain('admin');
  });

  test('is read also if it repeats very much SQL', async () => {
    const much = `select '${'\u0001'.repeat(5_700_000)}'`;
    const answer = {
      ...failed({ exec_status: 'FatalError', status_code: '42601', message: 'syntax' }),
      statement: much,
    };
    next('/v2/query').reply(400, answer);
    expect(await app().runSql({ source: 'default', kind: 'postgres', sql: much })).toEqual({
      trouble: { kind: 'sql', sqlState: '42601', words: 'syntax' },
    });
  });
});

describe('a call that changes nothing', () => {
  test.each(QUERIES)('is retried while the app is not there: %s', async (_name, call) => {
    const wire = new Wire();
    next().reply(502, '<html>');
    next().reply(503, { error: 'no', code: 'unexpected' });
    next().replyWithError(Object.assign(new Error('broken'), { code: 'ECONNRESET' }));
    next().reply(429, 'slow down', { 'retry-after': '3' });
    next().reply(200, {
      ...{ is_consistent: true, cli_state: {} },
      ...{ resource_version: 1, metadata: { version: 3, sources: [] } },
    });
    expect(await call(app(wire))).toHaveProperty('value');
    expect(wire.clock.slept).toEqual([500, 1_000, 2_000, 3_000]);
  });

  test('waits as long as a page in its place asks for', async () => {
    const wire = new Wire();
    next().reply(503, '<html>back soon</html>', { 'retry-after': '7' });
    next().reply(200, { cli_state: {} });
    expect(await app(wire).catalogState()).toHaveProperty('value');
    expect(wire.clock.slept).toEqual([7_000]);
  });

  test('ends when retries did not help', async () => {
    for (let count = 0; count < 5; count++) next().reply(520, '<html>');
    expect(await app().catalogState()).toEqual({ trouble: { kind: 'not-routed', status: 520 } });
    for (let count = 0; count < 5; count++)
      next().replyWithError(Object.assign(new Error('broken'), { code: 'ECONNRESET' }));
    expect(await app().catalogState()).toMatchObject({ trouble: { kind: 'no-answer' } });
  });

  test.each<[number, nock.Body, string]>([
    [404, '<html>no such app</html>', 'not-routed'],
    [403, '<html>', 'not-routed'],
    [200, '<html>please wait</html>', 'not-routed'],
    [401, '<html>', 'access-denied'],
    [200, '', 'unexpected-answer'],
    [200, 'OK', 'unexpected-answer'],
    [200, '[]', 'unexpected-answer'],
    [200, {}, 'unexpected-answer'],
    [200, { cli_state: { migrations: { default: { 1: 'no' } } } }, 'unexpected-answer'],
    [200, { cli_state: [] }, 'unexpected-answer'],
    [200, { console_state: {} }, 'unexpected-answer'],
    [204, '', 'not-routed'],
    [400, { error: 'no', code: 'parse-failed' }, 'refused'],
  ])('is not retried after HTTP %d %j: %s', async (status, body, kind) => {
    next().reply(status, body);
    expect(await app().catalogState()).toMatchObject({ trouble: { kind } });
  });

  test('waits 30 s', async () => {
    const wire = Object.assign(new Wire(), { fetch: hanging });
    const asking = app(wire).catalogState();
    for (let count = 0, begun = 0; count < 5; count++) {
      await wire.clock.whenWaitingUntil(begun + 30_000);
      wire.clock.advance(30_000);
      // Each retry waits twice as long.
      begun += 30_000 + 500 * 2 ** count;
    }
    expect(await asking).toMatchObject({
      trouble: { kind: 'no-answer', words: 'shop.hasura.app did not answer within 30 s' },
    });
  });
});

describe('a call that changes something', () => {
  test.each(CHANGES)('is never repeated after a lost answer: %s', async (name, call) => {
    for (const status of [500, 502, 503, 504, 520, 408]) {
      next(pathOf(name)).reply(status, { error: sql, code: 'unexpected' });
      expect(await call(app())).toEqual({ trouble: { kind: 'outcome-unknown', status, words: undefined } });
    }
    next(pathOf(name)).reply(503, '<html>', { 'retry-after': '7' });
    expect(await call(app())).toMatchObject({ trouble: { kind: 'outcome-unknown', afterMs: 7_000 } });
    for (const body of ['<html>', '', {}, { message: 1 }, []]) {
      next(pathOf(name)).reply(200, body);
      expect(await call(app())).toMatchObject({ trouble: { kind: 'outcome-unknown', status: 200 } });
    }
    for (const code of ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']) {
      next(pathOf(name)).replyWithError(Object.assign(new Error('broken'), { code }));
      expect(await call(app())).toMatchObject({ trouble: { kind: 'outcome-unknown', status: undefined } });
    }
  });

  test.each(CHANGES)('is sent again if the app did not get it: %s', async (name, call) => {
    const wire = new Wire();
    for (let count = 0; count < 5; count++)
      next(pathOf(name)).replyWithError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    expect(await call(app(wire))).toMatchObject({ trouble: { kind: 'unreachable' } });
    expect(wire.clock.slept).toHaveLength(4);
    for (let count = 0; count < 5; count++) next(pathOf(name)).reply(429, '', { 'retry-after': '2' });
    expect(await call(app())).toEqual({ trouble: { kind: 'too-many-requests', afterMs: 2_000 } });
    next(pathOf(name)).replyWithError(Object.assign(new Error('no'), { code: 'CERT_HAS_EXPIRED' }));
    expect(await call(app())).toMatchObject({ trouble: { kind: 'unreachable' } });
  });

  test.each(CHANGES)('did nothing where no app is: %s', async (name, call) => {
    next(pathOf(name)).reply(404, '<html>no such app</html>');
    expect(await call(app())).toEqual({ trouble: { kind: 'not-routed', status: 404 } });
    next(pathOf(name)).reply(413, '<html>too large</html>');
    expect(await call(app())).toMatchObject({ trouble: { kind: 'refused', code: 'HTTP 413' } });
  });

  test('has an unknown outcome if the database connection broke', async () => {
    const message = 'server closed the connection unexpectedly';
    next('/v2/query').reply(400, failed({ exec_status: 'FatalError', status_code: null, message }));
    expect(await run()).toEqual({ trouble: { kind: 'outcome-unknown', status: 400, words: message } });
  });

  test('may take longer than 30 s', async () => {
    const wire = Object.assign(new Wire(), { fetch: hanging });
    const running = run(wire);
    await wire.clock.whenWaitingUntil(280_000);
    wire.clock.advance(280_000);
    expect(await running).toMatchObject({ trouble: { kind: 'outcome-unknown' } });
  });

  test('was done if SQL returns more rows than are read', async () => {
    next('/v2/query').reply(200, { result_type: 'TuplesOk', result: [['x'.repeat(34_000_000)]] });
    expect(await run()).toEqual({ value: undefined });
    next().reply(200, { message: 'success', is_consistent: true, x: 'x'.repeat(34_000_000) });
    expect(await app().reloadMetadata()).toMatchObject({ trouble: { kind: 'outcome-unknown' } });
  });

  test('rejects only with the reason for which the run was aborted', async () => {
    const wire = Object.assign(new Wire(), { fetch: hanging });
    const running = run(wire);
    await wire.clock.whenWaitingUntil(280_000);
    const reason = new Error('cancelled');
    wire.cancel.abort(reason);
    expect(await rejection(running)).toBe(reason);
  });
});

describe('the log', () => {
  test('shows the names of calls, their status and their time, and nothing of their contents', async () => {
    const wire = new Wire();
    for (const [name, call] of [...CHANGES, ...QUERIES]) {
      next(pathOf(name)).reply(400, failed('data-canary'), { 'x-request-id': 'r1' });
      await call(app(wire));
    }
    expect(wire.log.of('debug')).toEqual(
      [...CHANGES, ...QUERIES].map(([name]) => `The app ${name}: 400, request r1, 0 ms`),
    );
    expect(wire.log.text).not.toMatch(/canary/);
  });
});
