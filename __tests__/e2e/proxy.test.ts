import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, test } from '@jest/globals';
import { githubUrls } from '../../simulator/github/urls.js';
import { certificateOf, tlsPath } from '../helpers/tls.js';
import { Stage, printedBy } from './harness.js';

describe('On a runner behind a proxy', () => {
  test('GitHub is reached through it: the name cannot even be resolved here', async () => {
    await using stage = await Stage.open();
    stage.sim.github.closePull(stage.pull);
    const { port } = new URL(stage.url);
    await using proxy = await Proxy.open(Number(port));
    const run = await stage.on('closed', {
      ...githubUrls(`http://github.invalid:${port}`),
      env: { http_proxy: `http://someone:proxypassword@127.0.0.1:${proxy.port}` },
    });

    expect(run.outputs['status']).toBe('deleted');
    expect(proxy.asked).toContain(`github.invalid:${port}`);
    expect(proxy.credentials).toContain(`Basic ${Buffer.from('someone:proxypassword').toString('base64')}`);
    // Its connections hold nothing up at the end.
    expect(run.durationMs).toBeLessThan(3_000);
  });

  test('Hasura Cloud is reached through it as well, unless NO_PROXY says otherwise', async () => {
    await using stage = await Stage.open();
    stage.sim.github.closePull(stage.pull);
    await using hasura = await secured(Number(new URL(stage.url).port));
    await using proxy = await Proxy.open(hasura.port);
    const start = (env: Record<string, string>): ReturnType<Stage['on']> =>
      stage.on('closed', {
        with: { 'api-url': `https://${HOST}/v1/graphql`, 'allow-custom-api-url': 'true' },
        env: {
          NODE_EXTRA_CA_CERTS: tlsPath('ca.pem'),
          HTTPS_PROXY: `http://someone:proxypassword@127.0.0.1:${proxy.port}`,
          ...env,
        },
      });

    expect((await start({})).outputs['status']).toBe('deleted');
    expect(proxy.asked).toContain(`${HOST}:443`);
    const asked = proxy.asked.length;
    const direct = await start({ NO_PROXY: `.${HOST.split('.').slice(1).join('.')}` });
    expect(direct.log).toMatch(new RegExp(`${HOST}.* was not reached: its name cannot be resolved`));
    expect(proxy.asked).toHaveLength(asked);
  });

  test('one that asks for another password is named, without the one that it was given', async () => {
    await using stage = await Stage.open();
    stage.sim.github.closePull(stage.pull);
    await using proxy = await Proxy.open(1, { refuses: true });
    const run = await stage.on('closed', {
      with: { 'api-url': `https://${HOST}/v1/graphql`, 'allow-custom-api-url': 'true' },
      env: { HTTPS_PROXY: `http://someone:proxypassword@127.0.0.1:${proxy.port}` },
    });

    expect(run.outputs['status']).toBe('failed');
    expect(run.log).toContain(
      'the proxy in HTTPS_PROXY or HTTP_PROXY asks for another user name or password',
    );
    expect(printedBy(run)).not.toContain('proxypassword');
  });
});

/** The one host that the certificate is for. */
const HOST = 'db.elsewhere.test';

/** The port behind TLS. */
async function secured(target: number): Promise<{ port: number } & AsyncDisposable> {
  const server = createTlsServer(certificateOf('elsewhere'), (client) => {
    const upstream = connect(target, '127.0.0.1');
    upstream.pipe(client).pipe(upstream);
    for (const socket of [client, upstream]) socket.on('error', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.close();
      await Promise.resolve();
    },
  };
}

/** A proxy that tunnels every connection to a port of this machine. */
class Proxy implements AsyncDisposable {
  readonly asked: string[] = [];
  readonly credentials: string[] = [];
  readonly #server = createServer();

  static async open(target: number, { refuses = false } = {}): Promise<Proxy> {
    const proxy = new Proxy();
    proxy.#server.on('connect', ({ url, headers }, client) => {
      if (refuses) {
        client.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
        return;
      }
      proxy.asked.push(url ?? '');
      proxy.credentials.push(headers['proxy-authorization'] ?? '');
      const upstream = connect(target, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.pipe(client).pipe(upstream);
      });
      for (const socket of [client, upstream]) socket.on('error', () => upstream.destroy());
    });
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await Promise.resolve();
  }
}
