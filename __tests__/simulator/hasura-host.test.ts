import { describe, expect, test } from '@jest/globals';
import { realClock, VirtualClock } from '../../simulator/clock.js';
import type { Fault, Service, Trouble } from '../../simulator/contracts.js';
import { Host } from '../../simulator/host.js';
import { until } from '../support/postgres-session.js';

describe.each(['in process', 'over a socket'] as const)('a call %s', (door) => {
  test('is answered, and logged with its headers, body and status', async () => {
    await using world = await opened(door);
    const response = await world.fetch('/echo?x=1', {
      method: 'POST',
      headers: { 'x-a': 'b' },
      body: '{"n":1}',
    });
    expect(await response.json()).toEqual({ worked: 1, body: '{"n":1}' });
    expect(world.host.calls).toMatchObject([
      { service: 'github', operation: 'POST /echo', method: 'POST', body: '{"n":1}', status: 200 },
    ]);
    expect(world.host.calls[0]?.headers).toMatchObject({ 'x-a': 'b' });
    expect(world.host.calls[0]?.url).toMatch(/\/echo\?x=1$/);
  });

  test('to a path of no service is a 404', async () => {
    await using world = await opened(door);
    const response = await world.fetch('/elsewhere');
    expect(response.status).toBe(404);
    expect(world.host.calls).toEqual([]);
  });

  test('that is reset fails with a TypeError and the code, and the work is done only if the fault says so', async () => {
    await using world = await opened(door, { trouble: { kind: 'reset', applied: false } });
    world.host.addFault({ trouble: { kind: 'reset', applied: true }, after: 0, times: 1 });
    expect(await failureOf(world.fetch('/echo'))).toMatchObject({
      message: 'fetch failed',
      code: 'ECONNRESET',
    });
    expect(world.worked()).toBe(0);
    expect(await failureOf(world.fetch('/echo'))).toMatchObject({
      message: 'fetch failed',
      code: 'ECONNRESET',
    });
    expect(world.worked()).toBe(1);
    expect(world.host.calls[0]?.status).toBeUndefined();
    expect((await world.fetch('/echo')).status).toBe(200);
  });

  test('that is truncated fails while its body is read', async () => {
    await using world = await opened(door, { trouble: { kind: 'truncate', applied: true } });
    const response = await world.fetch('/echo');
    expect(response.status).toBe(200);
    expect(await failureOf(response.text())).toMatchObject({ message: 'terminated' });
    expect(world.worked()).toBe(1);
  });

  test('that comes a byte at a time is whole in the end', async () => {
    await using world = await opened(door, { trouble: { kind: 'drip', applied: true, everyMs: 1 } });
    const response = await world.fetch('/echo');
    expect([response.status, await response.json()]).toEqual([200, { worked: 1, body: '' }]);
  });

  test('that comes a byte at a time ends when the client aborts it', async () => {
    await using world = await opened(door, { trouble: { kind: 'drip', applied: true, everyMs: 60_000 } });
    const control = new AbortController();
    const response = await world.fetch('/echo', { signal: control.signal });
    const text = failureOf(response.text());
    control.abort(new Error('too long'));
    expect(await text).toMatchObject({ message: 'too long' });
    expect(world.worked()).toBe(1);
  });

  test('gets as many bytes as the fault says, and no more than it reads', async () => {
    const trouble = { kind: 'flood', applied: false, bytes: 100 * 1024 * 1024 } as const;
    await using world = await opened(door, { trouble });
    let taken = 0;
    const { body } = await world.fetch('/echo');
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      taken += chunk.length;
      if (taken > 1_000_000) break;
    }
    expect(taken).toBeLessThan(5_000_000);
    world.host.addFault({ trouble: { ...trouble, bytes: 70_001 } });
    expect(await (await world.fetch('/echo')).text()).toBe('x'.repeat(70_001));
    expect(world.worked()).toBe(0);
  });

  test('that is not let through never arrives', async () => {
    await using world = await opened(door, { trouble: { kind: 'unreachable', code: 'ENOTFOUND' } });
    expect(await failureOf(world.fetch('/echo'))).toMatchObject({
      message: 'fetch failed',
      code: door === 'in process' ? 'ENOTFOUND' : 'ECONNRESET',
    });
    expect([world.worked(), world.host.calls]).toEqual([0, []]);
    expect((await world.fetch('/echo')).status).toBe(200);
  });

  test('that hangs ends when the client aborts it', async () => {
    await using world = await opened(door, { trouble: { kind: 'hang' } });
    const control = new AbortController();
    const call = world.fetch('/echo', { signal: control.signal });
    const failure = failureOf(call);
    await until('the call arrived', () => world.host.calls.length === 1);
    control.abort(new Error('too long'));
    expect(await failure).toMatchObject({ message: 'too long' });
  });

  test('that hangs ends with the simulator', async () => {
    const world = await opened(door, { trouble: { kind: 'hang', applied: true } });
    const failure = failureOf(world.fetch('/echo'));
    await until('the work was done', () => world.worked() === 1);
    await world[Symbol.asyncDispose]();
    expect(await failure).toMatchObject({ message: 'fetch failed' });
    expect(world.worked()).toBe(1);
  });

  test('gets a scripted answer without the service doing anything', async () => {
    const headers = { 'retry-after': '2', 'content-type': 'text/html' };
    await using world = await opened(door, {
      trouble: { kind: 'respond', status: 503, headers, body: '<html>' },
    });
    const response = await world.fetch('/echo');
    expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
      503,
      '2',
      '<html>',
    ]);
    expect(world.worked()).toBe(0);
  });

  test('gets a rewritten answer', async () => {
    await using world = await opened(door, {
      trouble: { kind: 'rewrite', body: (text) => text.replace('worked', 'faked') },
    });
    expect(await (await world.fetch('/echo')).json()).toMatchObject({ faked: 1 });
  });

  test.each<[string, Trouble | undefined, string?]>([
    ['an answer', undefined],
    ['an answer to a path that belongs to no service', undefined, '/elsewhere'],
    ['an answer that a fault has scripted', { kind: 'respond', status: 502, body: 'Bad gateway' }],
    ['an answer that a fault has rewritten', { kind: 'rewrite', body: (text) => text }],
    ['an answer that is cut off', { kind: 'truncate', applied: true }],
    ['an answer that comes a byte at a time', { kind: 'drip', applied: true, everyMs: 1 }],
    ['an answer of meaningless bytes', { kind: 'flood', applied: false, bytes: 10 }],
  ])("%s has a Date, of the simulator's own clock, in whole seconds", async (_, trouble, path = '/echo') => {
    await using world = await opened(door, trouble && { trouble }, LATER);
    const response = await world.fetch(path);
    expect(response.headers.get('date')).toBe('Sun, 01 Feb 2032 12:30:05 GMT');
    await response.text().catch(() => undefined);
  });

  test('has the Date that a fault gives it', async () => {
    const headers = { date: 'Thu, 01 Jan 1970 00:00:00 GMT' };
    await using world = await opened(door, { trouble: { kind: 'respond', status: 200, headers, body: '' } });
    expect((await world.fetch('/echo')).headers.get('date')).toBe(headers.date);
  });

  test('with redirect: error does not follow a redirect', async () => {
    const trouble = { kind: 'respond', status: 302, headers: { location: '/echo' }, body: '' } as const;
    await using world = await opened(door, { trouble, times: 2 });
    expect(await failureOf(world.fetch('/echo', { redirect: 'error' }))).toMatchObject({
      message: 'fetch failed',
    });
    expect(world.worked()).toBe(0);
    expect((await world.fetch('/echo')).status).toBe(200);
  });
});

test('a redirect to another origin is followed without the credentials, as undici does', async () => {
  const trouble = {
    kind: 'respond',
    status: 307,
    headers: { location: 'https://evil.example/echo' },
    body: '',
  } as const;
  await using world = await opened('in process', { trouble });
  await world.fetch('/echo', {
    method: 'POST',
    body: 'b',
    headers: { authorization: 'pat secret', 'x-own': '1' },
  });
  expect(
    world.host.calls.map(({ url, body, headers }) => [url, body, headers['authorization'], headers['x-own']]),
  ).toEqual([
    ['http://simulator.test/echo', 'b', 'pat secret', '1'],
    ['https://evil.example/echo', 'b', undefined, '1'],
  ]);
});

test('an answer has the Date of the moment at which it leaves', async () => {
  const clock = new VirtualClock(new Date('2026-01-01T00:00:00.000Z'));
  await using host = new Host({ services: [echo().service], clock, latencyMs: 90_000 });
  const { headers } = await host.fetch('http://simulator.test/echo');
  expect(headers.get('date')).toBe('Thu, 01 Jan 2026 00:01:30 GMT');
});

test('latency and delays take time on the clock', async () => {
  const clock = new VirtualClock();
  await using host = new Host({ services: [echo().service], clock, latencyMs: 40 });
  host.addFault({ after: 1, trouble: { kind: 'delay', ms: 60_000 } });
  await host.fetch('http://simulator.test/echo');
  expect(clock.now()).toBe(40);
  await host.fetch('http://simulator.test/echo');
  expect(clock.now()).toBe(60_080);
  expect(host.calls.map(({ at, answeredAt }) => [at, answeredAt])).toEqual([
    [0, 40],
    [40, 60_080],
  ]);
});

test('a fault hits the calls that it names, after those that it lets pass, as often as it says', async () => {
  await using world = await opened('in process');
  world.host.addFault({
    operation: (call) => call.url.endsWith('?hit'),
    after: 1,
    times: 2,
    trouble: { kind: 'respond', status: 500, body: '' },
  });
  const statuses: number[] = [];
  for (const query of ['hit', 'miss', 'hit', 'hit', 'hit'])
    statuses.push((await world.fetch(`/echo?${query}`)).status);
  expect(statuses).toEqual([200, 200, 500, 500, 200]);
});

test('a bug in the simulator itself is a visible 500', async () => {
  const service: Service = { ...echo().service, answer: () => Promise.reject(new Error('oops')) };
  await using host = new Host({ services: [service], clock: new VirtualClock() });
  expect((await host.fetch('http://simulator.test/echo')).status).toBe(500);
  expect(host.failures).toEqual([new Error('oops')]);
});

function echo(): { service: Service; worked: () => number } {
  let worked = 0;
  const service: Service = {
    identify: (request) => {
      const { pathname } = new URL(request.url);
      if (pathname !== '/echo') return undefined;
      return { service: 'github', operation: `${request.method} ${pathname}`, variables: {} };
    },
    answer: async (_request, call) => Response.json({ worked: ++worked, body: call.body }),
  };
  return { service, worked: () => worked };
}

/** A clock that differs from the machine's. */
const LATER = { ...realClock(), date: () => new Date('2032-02-01T12:30:05.700Z') };

async function opened(door: 'in process' | 'over a socket', fault?: Fault, clock = realClock()) {
  const { service, worked } = echo();
  const host = new Host({ services: [service], clock, faults: fault ? [fault] : [] });
  const { url } = door === 'in process' ? { url: 'http://simulator.test' } : await host.listen();
  const by = door === 'in process' ? host.fetch : fetch;
  return {
    host,
    worked,
    fetch: (path: string, init?: RequestInit) => by(url + path, init),
    [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
  };
}

async function failureOf(call: Promise<unknown>): Promise<{ message: string; code?: string | undefined }> {
  try {
    await call;
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return { message, code: cause?.code };
  }
  throw new Error('the call succeeded');
}
