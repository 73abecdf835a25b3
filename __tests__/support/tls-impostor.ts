import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { TLSSocket, connect as connectTls } from 'node:tls';
import { certificateOf } from './tls.js';

/** The message that asks for TLS. */
const SSL_REQUEST = Buffer.from('0000000804d2162f', 'hex');

/** A server with a certificate of its own in place of the expected PostgreSQL server. */
export interface TlsImpostor extends AsyncDisposable {
  readonly port: number;
  /** What each connection sent over TLS after its start-up message; empty for a relay. */
  readonly heard: readonly Buffer[];
}

/** Answers the start-up message with the first message, and each message after it with the next one. */
export async function tlsAnswering(messages: readonly Buffer[]): Promise<TlsImpostor> {
  const heard: Buffer[] = [];
  const server = await behindTls((client) => {
    const nth = heard.push(Buffer.alloc(0)) - 1;
    let told = 0;
    client.on('data', (chunk) => {
      if (told > 0) heard[nth] = Buffer.concat([heard[nth] ?? Buffer.alloc(0), chunk]);
      const message = messages[told++];
      if (message !== undefined) client.write(message);
    });
  });
  return { ...server, heard };
}

/** Forwards everything to a real server, and could read all of it. */
export async function tlsRelay(target: { port: number }): Promise<TlsImpostor> {
  const server = await behindTls((client) => {
    const plain = connect(target.port, '127.0.0.1');
    plain.on('error', () => undefined);
    plain.write(SSL_REQUEST);
    plain.once('data', () => {
      const behind = connectTls({ socket: plain, rejectUnauthorized: false });
      behind.on('error', () => undefined);
      client.pipe(behind).pipe(client);
    });
    client.on('close', () => plain.destroy());
  });
  return { ...server, heard: [] };
}

/** A server message of the type that requests authentication. */
export function signInMessage(code: number, body: Buffer | string = ''): Buffer {
  const rest = Buffer.from(body as string);
  const head = Buffer.alloc(9);
  head.write('R');
  head.writeUInt32BE(8 + rest.length, 1);
  head.writeUInt32BE(code, 5);
  return Buffer.concat([head, rest]);
}

async function behindTls(serve: (client: TLSSocket) => void): Promise<AsyncDisposable & { port: number }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.unref());
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write('S');
      const client = new TLSSocket(socket, { isServer: true, ...certificateOf('self-signed') });
      client.on('error', () => undefined);
      serve(client);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
