import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { proxiedFetch } from '../../../src/runner/proxy.js';
import { run } from '../../../src/run/run.js';
import { proxyTo } from '../../support/fronts.js';
import { laidOpen, rejection } from '../../support/rejection.js';
import { serving } from '../../support/server.js';
import { story } from '../harness.js';

const VARIABLES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'];

let before: Record<string, string | undefined> = {};
beforeEach(() => {
  before = Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));
  for (const name of VARIABLES) Reflect.deleteProperty(process.env, name);
});
afterEach(() => {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

describe('N11 Through a proxy', () => {
  test('requests carry its user name and password decoded, to hosts that only it can resolve', async () => {
    await using server = await serving((_request, response) => response.end('answered'));
    await using proxy = await proxyTo(server.port);
    process.env['HTTP_PROXY'] = `http://some%40one:pass%2Fw0rd@127.0.0.1:${proxy.port}`;
    const response = await proxiedFetch('http://hasura.invalid/x');

    expect(await response.text()).toBe('answered');
    expect(proxy.asked).toEqual(['hasura.invalid:80']);
    expect(server.asked).toEqual(['GET /x']);
    const basic = Buffer.from(proxy.credentials[0]?.replace('Basic ', '') ?? '', 'base64').toString();
    expect(basic).toBe('some@one:pass/w0rd');
  });

  test.each(['0.0.0.0', '*', 'other.example,0.0.0.0'])(
    'no request is sent where NO_PROXY is "%s"',
    async (exempt) => {
      await using server = await serving((_request, response) => response.end('answered'));
      await using proxy = await proxyTo(server.port);
      process.env['HTTP_PROXY'] = `http://127.0.0.1:${proxy.port}`;
      process.env['NO_PROXY'] = exempt;
      const response = await proxiedFetch(server.url.replace('127.0.0.1', '0.0.0.0'));

      expect(await response.text()).toBe('answered');
      expect([proxy.asked, server.asked]).toEqual([[], ['GET /']]);
    },
  );

  test('that asks for another password, requests fail, and the error contains no password', async () => {
    await using server = await serving((_request, response) => response.end('answered'));
    await using proxy = await proxyTo(server.port, { refuses: true });
    process.env['HTTP_PROXY'] = `http://someone:proxypassword@127.0.0.1:${proxy.port}`;
    const error = await rejection(proxiedFetch('http://hasura.invalid/x'));

    expect(laidOpen(error)).toContain('Proxy response (407)');
    expect(laidOpen(error)).not.toContain('proxypassword');
    expect(server.asked).toEqual([]);
  });

  test.each([
    [407, 1, 'asks for another user name or password'],
    [502, 5, 'answered 502'],
  ])('that answers %i: the error names it, shows no password, and nothing is created', (status, tries, why) =>
    story({}, async (s) => {
      const password = 'pr0xy%2Fpassw0rd-c4nary';
      const address = `http://someone:${password}@proxy.acme.example:3128`;
      let asked = 0;
      const through: typeof fetch = () => {
        asked++;
        // The message of undici, with more of the address than undici would show.
        const cause = new Error(
          `Proxy response (${String(status)}) !== 200 when HTTP Tunneling by ${address}`,
        );
        return Promise.reject(new TypeError('fetch failed', { cause }));
      };
      const told = await s.on('opened', {
        env: { HTTPS_PROXY: address },
        as: (world) =>
          run({
            ...world,
            fetch: (input, init) =>
              new Request(input, init).url.includes('hasura.io')
                ? through(input, init)
                : world.fetch(input, init),
          }),
      });

      expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
      expect(told.errors[0]).toContain(
        `data.pro.hasura.io could not be reached: the proxy in HTTPS_PROXY or HTTP_PROXY ${why}`,
      );
      expect(told.errors[0]).toContain('NO_PROXY');
      expect(asked).toBe(tries);
      expect(told.masks).toEqual(expect.arrayContaining([password, decodeURIComponent(password)]));
      expect(told.printed.join('\n') + told.summary).not.toMatch(/passw0rd-c4nary/);
      expect(s.standing()).toEqual([]);
    }),
  );
});
