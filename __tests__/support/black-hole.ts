import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A local port that accepts every connection and never sends anything. */
export interface BlackHole extends AsyncDisposable {
  readonly port: number;
  /** How many connections it has accepted so far. */
  readonly connections: number;
}

/** A `VirtualClock` does not wait for its own sockets, but it does wait for those of its clients. */
export async function blackHole(): Promise<BlackHole> {
  const inside = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    inside.add(socket.unref());
    socket.on('error', () => undefined).on('close', () => inside.delete(socket));
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of inside) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
