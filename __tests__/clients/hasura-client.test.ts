import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { passes } from '../../src/hasura/refusals.js';
import {
  createPreviewApp,
  deleteTenant,
  jobStatusWithTimes,
  projectsByName,
  tenantEnv,
} from '../../src/hasura/operations.js';
import { HasuraRefusal } from '../../src/hasura/refusals.js';
import { Failure, TransportError } from '../../src/lib/errors.js';
import { laidOpen, rejection } from '../support/rejection.js';
import { network } from '../support/network.js';
import { Wire, creation, hasuraHost, hasuraToken } from '../support/wire.js';
import { someOf } from '../support/full.js';

beforeAll(network.close);
afterAll(network.open);
afterEach(() => {
  expect(network.leftOver()).toEqual([]);
});

const id = '11111111-1111-4111-8111-111111111111';
const project = { id, name: 'shop', endpoint: 'https://shop.hasura.app', tenant: { id } };
const canary = 'canary-in-a-variable';
const secretCreation = {
  ...creation,
  githubToken: `ghs_${canary}`,
  env: [{ key: 'SECRET', value: canary }],
};
const html = '<html><head><title>502 Bad Gateway</title></head><body>\n<center>nginx</center></body></html>';

/** The next request that reaches Hasura Cloud. */
const next = (): nock.Interceptor => nock(hasuraHost).post('/v1/graphql');
const find = (wire: Wire): Promise<unknown> => wire.hasura()(projectsByName, { name: 'shop' });
const create = (wire: Wire): Promise<unknown> => wire.hasura()(createPreviewApp, secretCreation);

/** Checks that an error would carry neither the token nor a variable's value into a log. */
function expectNoSecret(error: unknown): void {
  expect(laidOpen(error)).not.toContain(hasuraToken);
  expect(laidOpen(error)).not.toContain(canary);
}

describe('a request to Hasura Cloud', () => {
  test('carries the token as "pat", in lower case, and the variables apart from the document', async () => {
    const bodies: { query: string; variables: unknown }[] = [];
    nock(hasuraHost, { reqheaders: { authorization: `pat ${hasuraToken}` } })
      .post('/v1/graphql', (body: { query: string; variables: unknown }) => bodies.push(body) > 0)
      .reply(200, { data: { projects: [project] } });
    expect(await find(new Wire())).toEqual({ projects: [project] });
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toMatchObject({
      variables: { name: 'shop' },
      query: expect.stringContaining('$name: String!'),
    });
    expect(bodies[0]?.query).not.toContain('"shop"');
  });

  test('appears in the debug log with its name and duration, but without its contents', async () => {
    const wire = new Wire();
    next().reply(
      200,
      { data: { createGitHubPreviewApp: { githubPreviewAppJobID: id } } },
      { 'x-request-id': 'req-7' },
    );
    await create(wire);
    next().reply(200, { errors: [{ message: `bad ${canary}` }] });
    await rejection(create(wire));
    next().replyWithError(Object.assign(new Error(`bad ${canary}`), { code: 'ECONNRESET' }));
    await rejection(create(wire));
    expect(wire.log.of('debug')).toEqual([
      'Hasura Cloud createPreviewApp: 200, request req-7, 0 ms',
      'Hasura Cloud createPreviewApp: 200, 0 ms',
      'Hasura Cloud createPreviewApp: ECONNRESET, 0 ms',
    ]);
    expect(wire.log.text).not.toMatch(/canary/);
  });

  test('accepts JSON that the server labels as something else', async () => {
    next().reply(200, JSON.stringify({ data: { projects: [] } }), { 'content-type': 'text/plain' });
    expect(await find(new Wire())).toEqual({ projects: [] });
  });
});

describe('A4 a refused token', () => {
  test('is recognised although the answer is HTTP 200, and is not tried again', async () => {
    next().reply(200, {
      errors: [
        {
          message: `field "projects" not found in type: 'query_root'`,
          extensions: { code: 'validation-failed', path: '$' },
        },
      ],
    });
    const error = await rejection(find(new Wire()));
    expect(error).toMatchObject({
      kind: 'token',
      effect: 'none',
      message: 'Hasura Cloud refused the token (projectsByName).',
    });
    expectNoSecret(error);
  });

  test.each([401, 403])('is recognised by HTTP %d, and is not tried again', async (status) => {
    next().reply(status, 'Unauthorized');
    expect(await rejection(find(new Wire()))).toMatchObject({ kind: 'token', status });
  });
});

describe('A1 A2 an answer with errors', () => {
  test('is a refusal even when there is data beside them', async () => {
    next().reply(200, { data: { projects: [project] }, errors: [{ message: 'half of it' }] });
    expect(await rejection(find(new Wire()))).toMatchObject({
      name: 'HasuraRefusal',
      kind: 'service',
      words: 'half of it',
    });
  });

  test('carries the service’s words and nothing of the request', async () => {
    next().reply(400, {
      errors: [
        { message: 'unexpected null value for type "String"', extensions: { code: 'validation-failed' } },
      ],
    });
    const error = await rejection(create(new Wire()));
    expect(error).toBeInstanceOf(HasuraRefusal);
    expect(error).toMatchObject({
      kind: 'validation',
      effect: 'none',
      status: 400,
      words: 'unexpected null value for type "String"',
    });
    expectNoSecret(error);
  });

  test.each<[string, unknown]>(
    someOf([
      ['errors that are a string', { errors: 'boom' }],
      ['errors that are an object', { errors: { message: 'boom' } }],
      ['errors that contain null', { errors: [null] }],
      ['errors that contain a string', { errors: ['boom'] }],
      ['an empty list of errors and no data', { errors: [] }],
      ['errors that are null, and no data', { errors: null }],
    ]),
  )('in an odd shape is a readable failure, not a crash: %s', async (_what, answer) => {
    next().reply(200, answer as nock.Body);
    const error = await rejection(create(new Wire()));
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).message).toMatch(/^Hasura Cloud/);
    expectNoSecret(error);
  });
});

describe('an answer with more than is needed', () => {
  test('is read for its data', async () => {
    next().reply(200, { data: { projects: [] }, errors: null, extensions: null, more: 1 });
    expect(await find(new Wire())).toEqual({ projects: [] });
  });
});

describe('A3 an answer of an unexpected shape', () => {
  test.each<[string, unknown, string]>(
    someOf([
      ['a missing field', { projects: [{ id, name: 'shop' }] }, 'projects.0.endpoint'],
      ['a field of the wrong type', { projects: [project, { ...project, name: 7 }] }, 'projects.1.name'],
      ['an id that is not a UUID', { projects: [{ ...project, id: 'x' }] }, 'projects.0.id'],
      ['a tenant without an id', { projects: [{ ...project, tenant: {} }] }, 'projects.0.tenant.id'],
      ['null instead of a list', { projects: null }, 'projects'],
      ['data without the requested field', {}, 'projects'],
      ['data that is null', null, 'its root'],
    ]),
  )('names the path: %s', async (_what, data, path) => {
    next().reply(200, { data } as nock.Body);
    const error = await rejection(find(new Wire()));
    expect(error).toMatchObject({
      kind: 'shape',
      message: `Hasura Cloud's answer to projectsByName has an unexpected shape at ${path}.`,
    });
  });

  test('is not shown, since it may contain secrets', async () => {
    next().reply(200, { data: { getTenantEnv: { hash: 7, envVars: { environment: { SECRET: canary } } } } });
    const error = await rejection(new Wire().hasura()(tenantEnv, { tenantId: id }));
    expect(error).toMatchObject({ kind: 'shape', message: expect.stringContaining('getTenantEnv.hash') });
    expectNoSecret(error);
  });
});

describe('N8 a gateway’s page instead of an answer', () => {
  test('is tried again if the call only reads', async () => {
    next().reply(502, html, { 'content-type': 'text/html' });
    next().reply(200, { data: { projects: [] } });
    const wire = new Wire();
    expect(await find(wire)).toEqual({ projects: [] });
    expect(wire.clock.slept).toEqual([500]);
  });

  test('that stays is an error with at most 200 characters of it', async () => {
    nock(hasuraHost)
      .post('/v1/graphql')
      .times(5)
      .reply(502, html + 'x'.repeat(5_000), { 'content-type': 'text/html' });
    const wire = new Wire();
    const error = await rejection(find(wire));
    expect(error).toMatchObject({
      kind: 'service',
      status: 502,
      effect: 'unknown',
      message: expect.stringContaining('something other than a GraphQL response ('),
    });
    expect((error as HasuraRefusal).words?.replace(/ … \(\d+ more characters\)$/, '').length).toBe(200);
    expect(wire.clock.slept).toEqual([500, 1_000, 2_000, 4_000]);
  });

  test('with HTTP 200 is not an answer either, and is not tried again', async () => {
    next().reply(200, 'If you have just created this project please wait…');
    expect(await rejection(find(new Wire()))).toMatchObject({
      kind: 'service',
      status: 200,
      effect: 'unknown',
    });
  });

  test.each(
    someOf([
      '{"data":"x"}',
      '{"data":[]}',
      '{"data":{},"errors":"x"}',
      '',
      '{"data": {"projects": [',
      '[]',
      '"data"',
      'null',
      '{}',
      '[{"data":{}}]',
    ]),
  )('is distinguished from an answer: %j', async (body) => {
    next().reply(404, body);
    expect(await rejection(find(new Wire()))).toMatchObject({
      name: 'HasuraRefusal',
      kind: 'service',
      effect: 'none',
    });
  });

  test('does not show a part of our own token that it echoes', async () => {
    nock(hasuraHost)
      .post('/v1/graphql')
      .times(5)
      .reply(502, `${'x'.repeat(185)}${hasuraToken} was not understood`);
    expect(laidOpen(await rejection(find(new Wire())))).not.toContain(hasuraToken.slice(0, 12));
  });
});

describe('N9 too many requests', () => {
  test.each<[string, string, number[]]>(
    someOf([
      ['seconds', '2', [2_000]],
      ['a date', new Date(Date.parse('2026-11-21T10:00:07Z')).toUTCString(), [7_000]],
      ['a date that has passed', new Date(Date.parse('2026-11-21T09:00:00Z')).toUTCString(), [0]],
      ['nonsense', 'soon', [500]],
    ]),
  )('are sent again when the service says, by the clock of the run: %s', async (_what, header, pauses) => {
    next().reply(429, 'slow down', { 'retry-after': header });
    next().reply(200, { data: { projects: [] } });
    const wire = new Wire();
    expect(await find(wire)).toEqual({ projects: [] });
    expect(wire.clock.slept).toEqual(pauses);
  });

  test('are sent again when the service says with HTTP 503 too', async () => {
    next().reply(503, 'back soon', { 'retry-after': '3' });
    next().reply(200, { data: { projects: [] } });
    const wire = new Wire();
    await find(wire);
    expect(wire.clock.slept).toEqual([3_000]);
    expect(wire.log.of('info')).toEqual(['Waiting 3.0 s: Hasura Cloud asked for it.']);
  });

  test('are sent again when the service says with a GraphQL error too', async () => {
    next().reply(429, { errors: [{ message: 'too many requests' }] }, { 'retry-after': '2' });
    next().reply(200, { data: { projects: [] } });
    const wire = new Wire();
    await find(wire);
    expect(wire.clock.slept).toEqual([2_000]);
  });

  test('end the run at once if the service asks for more time than the run has, and the error says how long', async () => {
    next().reply(429, 'slow down', { 'retry-after': '3600' });
    const wire = new Wire();
    const error = await rejection(find(wire));
    expect(error).toMatchObject({ kind: 'service', remedy: expect.stringMatching(/60 min/) });
    expect(wire.clock.slept).toEqual([]);
  });

  test('make the run wait longer if it has the time', async () => {
    next().reply(429, 'slow down', { 'retry-after': '600' });
    next().reply(200, { data: { projects: [] } });
    const wire = new Wire();
    const finding = find(wire);
    await wire.clock.whenWaitingUntil(600_000);
    wire.clock.advance(600_000);
    expect(await finding).toEqual({ projects: [] });
  });

  test('of a mutation prove that nothing was done, so it is sent again when the service says', async () => {
    next().reply(429, 'slow down', { 'retry-after': '1' });
    next().reply(200, { data: { createGitHubPreviewApp: { githubPreviewAppJobID: id } } });
    const wire = new Wire();
    await create(wire);
    expect(wire.clock.slept).toEqual([1_000]);
  });
});

describe('N1 N2 N3 a connection that breaks', () => {
  const broken = (code: string): Error => Object.assign(new Error(`${code} happened`), { code });

  test('is tried again if the call only reads, five tries in all', async () => {
    nock(hasuraHost).post('/v1/graphql').times(5).replyWithError(broken('ECONNRESET'));
    const wire = new Wire();
    const error = await rejection(find(wire));
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({
      sent: 'maybe',
      host: 'data.pro.hasura.io',
      message: 'The connection to data.pro.hasura.io broke (ECONNRESET)',
    });
    expect(wire.clock.slept).toEqual([500, 1_000, 2_000, 4_000]);
    expectNoSecret(error);
  });

  test.each<[string, 'no' | 'maybe', RegExp]>(
    someOf([
      ['ENOTFOUND', 'no', /could not be reached: its host name cannot be resolved \(ENOTFOUND\)/],
      ['EAI_AGAIN', 'no', /its host name cannot be resolved/],
      ['ECONNREFUSED', 'no', /it refuses connections/],
      ['UND_ERR_CONNECT_TIMEOUT', 'no', /no connection within 10 s/],
      ['ECONNRESET', 'maybe', /broke \(ECONNRESET\)/],
      ['EPIPE', 'maybe', /broke \(EPIPE\)/],
      ['UND_ERR_SOCKET', 'maybe', /broke \(UND_ERR_SOCKET\)/],
    ]),
  )(
    'during a mutation says whether it may have arrived, and only one that cannot have is tried again: %s, %s',
    async (code, sent, message) => {
      nock(hasuraHost)
        .post('/v1/graphql')
        .times(sent === 'no' ? 5 : 1)
        .replyWithError(broken(code));
      const wire = new Wire();
      const error = await rejection(create(wire));
      expect(error).toMatchObject({ name: 'TransportError', sent, message: expect.stringMatching(message) });
      expect(wire.clock.slept).toHaveLength(sent === 'no' ? 4 : 0);
      expectNoSecret(error);
    },
  );

  test.each(
    someOf([
      'CERT_HAS_EXPIRED',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ]),
  )('because of its certificate is not tried again, and the error names what to set: %s', async (code) => {
    next().replyWithError(broken(code));
    const error = await rejection(find(new Wire()));
    expect(error).toMatchObject({
      sent: 'no',
      retryable: false,
      message: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
  });
});

describe('a mutation', () => {
  test.each<[string, () => void]>(
    someOf([
      ['a gateway’s page', () => next().reply(502, html)],
      ['an error of the service', () => next().reply(200, { errors: [{ message: 'Error code: 520' }] })],
      ['an answer without the job', () => next().reply(200, { data: { createGitHubPreviewApp: null } })],
      [
        'a job id that is not a UUID',
        () => next().reply(200, { data: { createGitHubPreviewApp: { githubPreviewAppJobID: 'soon' } } }),
      ],
      ['half an answer', () => next().reply(200, '{"data": {"createGitHub')],
    ]),
  )('is sent exactly once, whatever the answer: %s', async (_what, answer) => {
    answer();
    const again: unknown[] = [];
    // A second request would succeed, and the call would resolve.
    next().reply(200, () => {
      again.push('sent again');
      return { data: { createGitHubPreviewApp: { githubPreviewAppJobID: id } } };
    });
    const wire = new Wire();
    const error = await rejection(create(wire));
    expect(network.leftOver()).toHaveLength(1);
    expect(again).toEqual([]);
    expect(wire.clock.slept).toEqual([]);
    expect(error).toBeInstanceOf(Failure);
    expect(error).not.toMatchObject({ effect: 'none' });
    expectNoSecret(error);
  });
});

describe('whether another try can help', () => {
  test('depends on what went wrong', () => {
    const refusal = (status: number): HasuraRefusal =>
      new HasuraRefusal('hasura-error', 'x', { effect: 'unknown', status });
    expect([429, 500, 502, 503, 504].map((status) => passes(refusal(status)))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect([200, 400, 401, 404].map((status) => passes(refusal(status)))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(passes(new TransportError('x', { sent: 'maybe', retryable: true, host: 'h' }))).toBe(true);
    expect(passes(new TransportError('x', { sent: 'no', retryable: false, host: 'h' }))).toBe(false);
    expect(passes(new Error('x'))).toBe(false);
  });

  test('is false for a wrong shape: it would be wrong again', async () => {
    next().reply(200, { data: { jobs_by_pk: { id: 7 } } });
    const wire = new Wire();
    expect(await rejection(wire.hasura()(jobStatusWithTimes, { id }))).toMatchObject({ kind: 'shape' });
    expect(wire.clock.slept).toEqual([]);
  });

  test('is true for a mutation that provably never reached the service', async () => {
    next().replyWithError(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }));
    next().reply(200, { data: { createGitHubPreviewApp: { githubPreviewAppJobID: id } } });
    const wire = new Wire();
    await create(wire);
    expect(wire.clock.slept).toEqual([500]);
  });

  test('is true for a deletion only if the caller checks first: it is sent once', async () => {
    next().reply(503, 'down');
    const wire = new Wire();
    expect(await rejection(wire.hasura()(deleteTenant, { tenantId: id }))).toMatchObject({
      effect: 'unknown',
    });
    expect(wire.clock.slept).toEqual([]);
  });
});
