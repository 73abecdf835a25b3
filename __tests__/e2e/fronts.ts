import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, type Server, connect } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { type Certified, certificateOf } from '../helpers/tls.js';

/** A port that stands before another one, or before nothing. */
interface Front extends AsyncDisposable {
  readonly port: number;
}

async function opened(server: Server, close: () => void): Promise<Front> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      close();
      server.close();
      await Promise.resolve();
    },
  };
}

/** A port of this machine behind TLS. */
export async function secured(
  target: number,
  certificate: Certified,
): Promise<Front & { connections: () => number }> {
  let connections = 0;
  const server = createTlsServer(certificateOf(certificate), (client) => {
    const upstream = connect(target, '127.0.0.1');
    upstream.pipe(client).pipe(upstream);
    for (const socket of [client, upstream]) socket.on('error', () => upstream.destroy());
  });
  server.on('connection', () => connections++);
  // A client that does not like the certificate says so and goes.
  server.on('tlsClientError', () => undefined);
  return { ...(await opened(server, () => undefined)), connections: () => connections };
}

/** Another origin, which notes what it is asked. */
export async function elsewhere(): Promise<Front & { asked: string[] }> {
  const asked: string[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    asked.push(`${String(method)} ${String(url)} ${String(headers.authorization)}`);
    response.end('{"data":{"projects":[]}}');
  });
  return {
    ...(await opened(server, () => {
      server.closeAllConnections();
    })),
    asked,
  };
}

/** A proxy that tunnels every connection to a port of this machine, or lets nobody through. */
export async function proxyTo(
  target: number,
  { refuses = false } = {},
): Promise<Front & { asked: string[]; credentials: string[] }> {
  const asked: string[] = [];
  const credentials: string[] = [];
  const server = createServer();
  server.on('connect', ({ url, headers }, client) => {
    asked.push(url ?? '');
    credentials.push(headers['proxy-authorization'] ?? '');
    if (refuses) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    const upstream = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) socket.on('error', () => upstream.destroy());
  });
  const front = await opened(server, () => {
    server.closeAllConnections();
  });
  return { ...front, asked, credentials };
}
