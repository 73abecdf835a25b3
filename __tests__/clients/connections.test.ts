import { describe, expect, test } from '@jest/globals';
import { createPreviewApp, projectsByName } from '../../src/hasura/operations.js';
import { carefulFetch } from '../../src/lib/http.js';
import { laidOpen, rejection } from '../support/rejection.js';
import { type Server, serving } from '../support/server.js';
import { Wire, creation, hasuraToken } from '../support/wire.js';

const graphql = (server: Server): string => `${server.url}/v1/graphql`;
const create = (wire: Wire, server: Server): Promise<unknown> =>
  wire.hasura(hasuraToken, graphql(server))(createPreviewApp, creation);
const find = (wire: Wire, server: Server): Promise<unknown> =>
  wire.hasura(hasuraToken, graphql(server))(projectsByName, { name: 'shop' });

describe('N4 a service that accepts a connection and then stays silent', () => {
  test('times out after 30 s, and a mutation is not tried again', async () => {
    await using server = await serving(() => undefined);
    const wire = new Wire();
    const outcome = rejection(create(wire, server));
    await server.reached();
    wire.clock.advance(29_999);
    wire.clock.advance(1);
    const error = await outcome;
    expect(error).toMatchObject({
      name: 'TransportError',
      sent: 'maybe',
      message: `${new URL(server.url).host} did not answer within 30 s`,
    });
    expect(server.asked).toHaveLength(1);
  });

  test('does not time out before', async () => {
    await using server = await serving((_request, response) => {
      setTimeout(() => response.end('{"data":{"projects":[]}}'), 50);
    });
    const wire = new Wire();
    const outcome = find(wire, server);
    await server.reached();
    wire.clock.advance(29_999);
    expect(await outcome).toEqual({ projects: [] });
  });

  test('in the middle of its answer times out as well', async () => {
    await using server = await serving((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"data":');
    });
    const wire = new Wire();
    const outcome = rejection(create(wire, server));
    await server.reached();
    await new Promise((resolve) => setTimeout(resolve, 50));
    wire.clock.advance(30_000);
    expect(await outcome).toMatchObject({ name: 'TransportError', sent: 'maybe' });
  });

  test('is asked again if the call only reads', async () => {
    await using server = await serving((_request, response) => {
      if (server.asked.length > 1) response.end('{"data":{"projects":[]}}');
    });
    const wire = new Wire();
    const outcome = find(wire, server);
    await server.reached();
    wire.clock.advance(30_000);
    expect(await outcome).toEqual({ projects: [] });
    expect(server.asked).toHaveLength(2);
  });

  test('does not hold up a run that is cancelled', async () => {
    await using server = await serving(() => undefined);
    const wire = new Wire();
    const reason = new Error('the run was cancelled');
    const outcome = rejection(find(wire, server));
    await server.reached();
    wire.cancel.abort(reason);
    expect(await outcome).toBe(reason);
    expect(server.asked).toHaveLength(1);
  });

  test('is not even asked once the run is cancelled', async () => {
    await using server = await serving(() => undefined);
    const wire = new Wire();
    const reason = new Error('the run was cancelled');
    wire.cancel.abort(reason);
    expect(await rejection(create(wire, server))).toBe(reason);
    expect(server.asked).toEqual([]);
  });
});

describe('N5 an answer that breaks off', () => {
  test('leaves the outcome of a mutation unknown, and the mutation is not sent again', async () => {
    await using server = await serving((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"data":{"createGitHubPreviewApp":', () => response.destroy());
    });
    const error = await rejection(create(new Wire(), server));
    expect(error).toMatchObject({ name: 'TransportError', sent: 'maybe' });
    expect(server.asked).toHaveLength(1);
    expect(laidOpen(error)).not.toContain(hasuraToken);
  });

  test('is requested again if the call only reads', async () => {
    await using server = await serving((_request, response) => {
      if (server.asked.length === 1) response.socket?.destroy();
      else response.end('{"data":{"projects":[]}}');
    });
    expect(await find(new Wire(), server)).toEqual({ projects: [] });
  });
});

describe('N10 a redirect', () => {
  test.each([301, 302, 303, 307, 308])(
    'is refused, and the token is not sent on: HTTP %d',
    async (status) => {
      await using elsewhere = await serving((_request, response) => response.end('{"data":{}}'));
      await using server = await serving((_request, response) => {
        response.writeHead(status, { location: `${elsewhere.url}/v1/graphql` }).end();
      });
      const error = await rejection(create(new Wire(), server));
      expect(error).toMatchObject({
        name: 'TransportError',
        retryable: false,
        message: `${new URL(server.url).host} answered with a redirect, which is not followed`,
      });
      expect(laidOpen(error)).not.toContain(hasuraToken);
      expect(elsewhere.asked).toEqual([]);
      expect(server.asked).toHaveLength(1);
    },
  );
});

describe('A10 an endless answer', () => {
  test('is cut off after 5 MB', async () => {
    await using server = await serving((_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024, 'x');
      const more = (): void => {
        if (!response.destroyed) response.write(chunk, more);
      };
      response.writeHead(200);
      more();
    });
    const error = await rejection(create(new Wire(), server));
    expect(error).toMatchObject({
      name: 'TransportError',
      sent: 'maybe',
      retryable: false,
      message: expect.stringMatching(/answered with more than 5 MB, which is more than the action reads/),
    });
  });
});

describe('a host', () => {
  test('N2 that refuses connections was certainly not reached', async () => {
    const server = await serving(() => undefined);
    const { url } = server;
    await server[Symbol.asyncDispose]();
    const error = await rejection(
      new Wire().hasura(hasuraToken, `${url}/v1/graphql`)(createPreviewApp, creation),
    );
    expect(error).toMatchObject({
      sent: 'no',
      retryable: true,
      message: expect.stringMatching(/it refuses connections \(ECONNREFUSED\)/),
    });
  });
});

describe('the careful fetch', () => {
  test('returns status, headers, URL and body unchanged', async () => {
    await using server = await serving((_request, response) => {
      response.writeHead(404, 'Nothing here', { 'x-more': 'yes' }).end('no such thing');
    });
    const response = await carefulFetch(new Wire(), { service: 'It' })(`${server.url}/x?y=1`);
    expect([response.status, response.statusText, response.headers.get('x-more'), response.url]).toEqual([
      404,
      'Nothing here',
      'yes',
      `${server.url}/x?y=1`,
    ]);
    expect(await response.text()).toBe('no such thing');
  });

  test('accepts an answer without a body', async () => {
    await using server = await serving((_request, response) => response.writeHead(204).end());
    const response = await carefulFetch(new Wire(), { service: 'It' })(new Request(server.url));
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  test('obeys the signal of a single call too', async () => {
    await using server = await serving(() => undefined);
    const single = new AbortController();
    const reason = new Error('enough');
    const outcome = rejection(
      carefulFetch(new Wire(), { service: 'It' })(server.url, { signal: single.signal }),
    );
    await server.reached();
    single.abort(reason);
    expect(await outcome).toBe(reason);
  });
});
