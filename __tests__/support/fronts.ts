import { once } from 'node:events';
import { type RequestListener, createServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, type Server, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer } from 'node:tls';
import { type Certified, certificateOf } from './tls.js';

/** A local port, with or without another one behind it. */
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

/** Destroys all sockets when one of them fails. */
function join(...sockets: Duplex[]): void {
  for (const socket of sockets)
    socket.on('error', () => {
      for (const each of sockets) each.destroy();
    });
}

/** Serves a local port through TLS. */
export async function secured(
  target: number,
  certificate: Certified,
): Promise<Front & { connections: () => number }> {
  let connections = 0;
  const server = createTlsServer(certificateOf(certificate), (client) => {
    const upstream = connect(target, '127.0.0.1');
    upstream.pipe(client).pipe(upstream);
    join(client, upstream);
  });
  server.on('connection', () => connections++);
  // A client that rejects the certificate reports it and disconnects.
  server.on('tlsClientError', () => undefined);
  return { ...(await opened(server, () => undefined)), connections: () => connections };
}

/** Another origin, with TLS if it has a certificate; it records its requests. */
export async function elsewhere(
  certificate?: Certified,
): Promise<Front & { asked: string[]; connections: () => number }> {
  const asked: string[] = [];
  let connections = 0;
  const listener: RequestListener = ({ method, url, headers }, response) => {
    asked.push(`${String(method)} ${String(url)} ${String(headers.authorization)}`);
    response.end('{"data":{"projects":[]}}');
  };
  const server =
    certificate === undefined
      ? createServer(listener)
      : createHttpsServer(certificateOf(certificate), listener);
  server.on('connection', () => connections++);
  const front = await opened(server, () => {
    server.closeAllConnections();
  });
  return { ...front, asked, connections: () => connections };
}

/** A proxy that tunnels every connection to a local port, or refuses all of them. */
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
      client.on('error', () => undefined);
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    const upstream = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    join(client, upstream);
  });
  const front = await opened(server, () => {
    server.closeAllConnections();
  });
  return { ...front, asked, credentials };
}
