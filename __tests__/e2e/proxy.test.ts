import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { githubUrls } from '../../simulator/github/urls.js';
import { Stage } from './harness.js';

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
});

/** A proxy that tunnels every connection to a port of this machine. */
class Proxy implements AsyncDisposable {
  readonly asked: string[] = [];
  readonly credentials: string[] = [];
  readonly #server = createServer();

  static async open(target: number): Promise<Proxy> {
    const proxy = new Proxy();
    proxy.#server.on('connect', ({ url, headers }, client) => {
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
