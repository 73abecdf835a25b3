import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { previewApp } from '../../src/hasura/app.js';
import { type Cloud, hasuraCloud } from '../../src/hasura/cloud.js';
import { buildIn, carries } from '../../src/rules/markers.js';
import { carefulFetch } from '../../src/lib/http.js';
import { Secrets } from '../../src/lib/secrets.js';
import type { Order } from '../../src/rules/preview.js';
import { network } from '../support/network.js';
import { rejection } from '../support/rejection.js';
import { repository } from '../support/repository.js';
import { Wire, hasuraHost } from '../support/wire.js';

beforeAll(network.close);
afterAll(network.open);
afterEach(() => {
  expect(network.leftOver()).toEqual([]);
});

const id = '11111111-1111-4111-8111-111111111111';
const tenantId = '22222222-2222-4222-8222-222222222222';
const jobId = '33333333-3333-4333-8333-333333333333';

interface Asked {
  query: string;
  variables: Record<string, unknown>;
}
/** Answers the next operation of this name, and returns what was asked. */
function answers(operation: string, body: nock.Body): Asked[] {
  const asked: Asked[] = [];
  nock(hasuraHost)
    .post(
      '/v1/graphql',
      (sent: Asked) =>
        new RegExp(`^(query|mutation) ${operation}\\b`).test(sent.query) && asked.push(sent) > 0,
    )
    .reply(200, body);
  return asked;
}
const cloud = (secrets = new Secrets()): Cloud => hasuraCloud(new Wire().hasura(), secrets);

describe('the projects of an account', () => {
  test('are found by name, with an undefined tenant id while there is no tenant', async () => {
    const asked = answers('projectsByName', {
      data: {
        projects: [
          { id, name: 'shop', endpoint: 'https://shop.hasura.app', tenant: { id: tenantId } },
          { id, name: 'shop', endpoint: '', tenant: null },
        ],
      },
    });
    expect(await cloud().projectsNamed('shop')).toEqual([
      { id, name: 'shop', endpoint: 'https://shop.hasura.app', tenantId },
      { id, name: 'shop', endpoint: '', tenantId: undefined },
    ]);
    expect(asked[0]?.variables).toEqual({ name: 'shop' });
  });

  test('are found by id, or are undefined', async () => {
    answers('projectById', {
      data: { projects_by_pk: { id, name: 'shop', endpoint: 'e', tenant: { id: tenantId } } },
    });
    expect(await cloud().project(id)).toMatchObject({ id, tenantId });
    answers('projectById', { data: { projects_by_pk: null } });
    expect(await cloud().project(id)).toBeUndefined();
  });
});

describe('the variables of a tenant', () => {
  const environment = {
    PREVIEW_APP_OWNER: 'github.com/123456#42',
    PREVIEW_APP_BUILD: '1.1@2026-11-21T10:00:00.000Z',
    HASURA_GRAPHQL_ADMIN_SECRET: 'admin-canary',
    OTHER_SECRET: 'other-canary',
  };

  test('are read for the marker alone: nothing else is kept', async () => {
    answers('tenantEnv', { data: { getTenantEnv: { hash: 'h1', envVars: { environment } } } });
    expect(await cloud().marker(tenantId)).toEqual({
      marker: { kind: 'marked', owner: 'github.com/123456#42', build: '1.1@2026-11-21T10:00:00.000Z' },
      hash: 'h1',
    });
  });

  test('of an app of ours give its admin secret, which is masked by then', async () => {
    const secrets = new Secrets();
    answers('tenantEnv', { data: { getTenantEnv: { hash: 'h1', envVars: { environment } } } });
    const opened = await cloud(secrets).openTenant(tenantId);
    expect(opened).toMatchObject({ hash: 'h1', adminSecret: 'admin-canary' });
    expect(secrets.redact('admin-canary')).toBe('***');
    expect(JSON.stringify(opened)).not.toContain('other-canary');
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['a string', 'x'],
    ['an object without an environment', {}],
    ['an object whose environment is null', { environment: null }],
    ['an environment whose secret is not a string', { environment: { HASURA_GRAPHQL_ADMIN_SECRET: 7 } }],
    ['an environment whose secret is empty', { environment: { HASURA_GRAPHQL_ADMIN_SECRET: '' } }],
  ])('may be %s, and then there is no admin secret', async (_what, envVars) => {
    answers('tenantEnv', { data: { getTenantEnv: { hash: 'h1', envVars } } } as nock.Body);
    expect(await cloud().openTenant(tenantId)).toMatchObject({ hash: 'h1', adminSecret: undefined });
  });

  test('of a tenant that is gone are undefined', async () => {
    answers('tenantEnv', { data: { getTenantEnv: null } });
    expect(await cloud().marker(tenantId)).toBeUndefined();
    answers('tenantEnv', { data: { getTenantEnv: null } });
    expect(await cloud().openTenant(tenantId)).toBeUndefined();
  });

  test('are set, and setting what is set already succeeds', async () => {
    const asked = answers('updateTenantEnv', { data: { updateTenantEnv: { hash: 'h2' } } });
    await cloud().setVariables(tenantId, 'h1', [{ key: 'A', value: '1' }]);
    expect(asked[0]?.variables).toEqual({ tenantId, currentHash: 'h1', env: [{ key: 'A', value: '1' }] });
    answers('updateTenantEnv', { errors: [{ message: 'nothing changed in config' }] });
    await expect(cloud().setVariables(tenantId, 'h1', [])).resolves.toBeUndefined();
    answers('updateTenantEnv', { errors: [{ message: 'hash mismatch' }] });
    expect(await rejection(cloud().setVariables(tenantId, 'h1', []))).toMatchObject({
      words: 'hash mismatch',
    });
  });
});

describe('an app', () => {
  const order: Order = {
    name: 'acme-shop-pr-42',
    repository,
    branch: 'feature/"x" $(id)',
    sha: 'a1b2c3d',
    directory: 'hasura',
    cloud: 'aws',
    region: 'us-east-2',
    plan: 'cloud_free',
    env: [],
    sourceToken: 'ghs_source',
  };

  test('is created with everything passed as variables, and the creation returns the job', async () => {
    const asked = answers('createPreviewApp', {
      data: { createGitHubPreviewApp: { githubPreviewAppJobID: jobId } },
    });
    const env = [{ key: 'A', value: 'x";y' }];
    expect(await cloud().create(order, env)).toBe(jobId);
    expect(asked[0]?.variables).toEqual({
      githubToken: 'ghs_source',
      owner: 'acme',
      repo: 'shop',
      branch: 'feature/"x" $(id)',
      directory: 'hasura',
      name: 'acme-shop-pr-42',
      cloud: 'aws',
      region: 'us-east-2',
      plan: 'cloud_free',
      env,
    });
    expect(asked[0]?.query).not.toMatch(/ghs_source|\$\(id\)/);
  });

  test('is renamed and deleted by its tenant’s id', async () => {
    const renamed = answers('renameTenant', { data: { updateTenantName: { tenant_id: tenantId } } });
    await cloud().rename(tenantId, 'shop');
    expect(renamed[0]?.variables).toEqual({ tenantId, name: 'shop' });
    const deleted = answers('deleteTenant', { data: { deleteTenant: { status: 'whatever' } } });
    await cloud().deleteTenant(tenantId);
    expect(deleted[0]?.variables).toEqual({ tenantId });
  });
});

describe('a job', () => {
  const job = {
    id: jobId,
    status: 'running',
    tasks: [{ id: 't', name: 'gh-validation', task_events: [{ id: 'e', event_type: 'created' }] }],
  };
  const hidden = {
    errors: [
      {
        message: `field "created_at" not found in type: 'task_event'`,
        extensions: { code: 'validation-failed' },
      },
    ],
  };

  test('is requested with the times of its events, and without them from then on if the token may not see them', async () => {
    const first = answers('jobStatus', hidden);
    const second = answers('jobStatus', { data: { jobs_by_pk: job } });
    const one = cloud();
    expect(await one.job(jobId)).toMatchObject({
      state: 'pending',
      tasks: [{ name: 'gh-validation', state: 'running' }],
    });
    const third = answers('jobStatus', { data: { jobs_by_pk: null } });
    expect(await one.job(jobId)).toBeUndefined();
    const withTimes = /github_detail\s+created_at/;
    expect(first[0]?.query).toMatch(withTimes);
    expect(second[0]?.query).not.toMatch(withTimes);
    expect(third[0]?.query).not.toMatch(withTimes);
  });

  test('that is refused even without the times, or fails otherwise, is an error', async () => {
    answers('jobStatus', hidden);
    answers('jobStatus', hidden);
    expect(await rejection(cloud().job(jobId))).toMatchObject({ kind: 'validation' });
    answers('jobStatus', { errors: [{ message: 'odd' }] });
    expect(await rejection(cloud().job(jobId))).toMatchObject({ kind: 'service', words: 'odd' });
  });

  test('of a deployment is distinguished from the creation by its task gh-validation', async () => {
    const creation = { id, status: 'success', tasks: [{ id: 't', name: 'create' }] };
    const bare = { id, status: 'success', tasks: null };
    answers('jobsOfProject', { data: { projects_by_pk: { jobs: [creation, bare, job] } } });
    expect(await cloud().deploymentJobOf(id)).toBe(jobId);
    answers('jobsOfProject', { data: { projects_by_pk: { jobs: [creation] } } });
    expect(await cloud().deploymentJobOf(id)).toBeUndefined();
    answers('jobsOfProject', { data: { projects_by_pk: null } });
    expect(await cloud().deploymentJobOf(id)).toBeUndefined();
  });
});

describe('which build an app carries', () => {
  test('depends on the marker alone', () => {
    expect(buildIn({ kind: 'absent' })).toBe('');
    expect(carries({ kind: 'marked', owner: 'o', build: 'b' }, 'b')).toBe(true);
    expect(carries({ kind: 'marked', owner: 'o', build: 'c' }, 'b')).toBe(false);
    expect(carries({ kind: 'absent' }, 'b')).toBe(false);
    expect(carries({ kind: 'unreadable', why: '' }, 'b')).toBe(false);
    expect(carries({ kind: 'marked', owner: 'o', build: '' }, '')).toBe(false);
  });
});

describe('the preview app itself', () => {
  const host = 'https://shop.hasura.app';
  const app = (endpoint = `${host}/`): ReturnType<typeof previewApp> =>
    previewApp(endpoint, 'admin-canary', carefulFetch(new Wire(), { service: 'The app' }));
  const metadata = (): nock.Interceptor =>
    nock(host, { reqheaders: { 'x-hasura-admin-secret': 'admin-canary' } }).post('/v1/metadata', {
      type: 'get_inconsistent_metadata',
      args: {},
    });

  test.each<[number, string, unknown]>([
    [200, 'OK', { state: 'ok' }],
    [200, 'WARN: inconsistent objects in schema', { state: 'warn' }],
    [500, 'ERROR', { state: 'down', why: 'HTTP 500 ERROR' }],
    [404, '', { state: 'down', why: 'HTTP 404' }],
    [503, '<html>', { state: 'down', why: 'HTTP 503 <html>' }],
  ])('reports its health: HTTP %d %s', async (status, body, health) => {
    nock(host, { badheaders: ['x-hasura-admin-secret'] })
      .get('/healthz')
      .reply(status, body);
    expect(await app().health()).toEqual(health);
  });

  test('names no objects while its metadata is consistent', async () => {
    metadata().reply(200, { is_consistent: true, inconsistent_objects: [] });
    expect(await app(host).inconsistencies()).toEqual([]);
  });

  test('names what is inconsistent, whatever shape the names have', async () => {
    metadata().reply(200, {
      is_consistent: false,
      inconsistent_objects: [
        { type: 'table', name: 'shop', reason: 'no such table', definition: 'public.shop' },
        { type: 'source', name: { name: 'default' }, reason: null },
        {},
      ],
    });
    expect(await app().inconsistencies()).toEqual([
      { type: 'table', name: 'shop', reason: 'no such table' },
      { type: 'source', name: '{"name":"default"}', reason: 'null' },
      { type: '', name: '', reason: '' },
    ]);
  });

  test('is inconsistent even if it names no objects', async () => {
    for (const answer of [{ is_consistent: false }, { is_consistent: false, inconsistent_objects: [] }]) {
      metadata().reply(200, answer);
      expect(await app().inconsistencies()).toHaveLength(1);
    }
  });

  test.each<[number, nock.Body]>([
    [200, '<html>please wait</html>'],
    [200, {}],
    [200, { is_consistent: 'yes' }],
    [200, '[]'],
    [401, { error: 'invalid x-hasura-admin-secret' }],
    [502, '<html>'],
    [500, { is_consistent: true }],
  ])('is not considered consistent if it does not say so: HTTP %d %j', async (status, body) => {
    metadata().reply(status, body);
    expect(await rejection(app().inconsistencies())).toMatchObject({
      kind: 'service',
      status,
      message: `The app did not report whether its metadata is consistent (HTTP ${String(status)}).`,
    });
  });
});
