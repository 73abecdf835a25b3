import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What happens to a statement: it passes, or the connection breaks before or after the server has run it. */
export type Cut = 'pass' | 'cut before' | 'cut after';

/** A proxy between a client and a PostgreSQL server that reads the statements and can break the connection. */
export class CuttingProxy implements AsyncDisposable {
  /** Every statement that clients sent, on all connections, in order, including those that were cut. */
  readonly statements: string[] = [];
  /** Decides what happens to each statement; `index` is its position in `statements`. */
  decide: (sql: string, index: number) => Cut = () => 'pass';
  /** Whether it removes the options from each start-up message, as some poolers do. */
  dropsOptions = false;
  readonly #target: number;
  readonly #open = new Set<Socket>();
  readonly #server = createServer((client) => {
    this.#serve(client);
  });

  constructor(target: { port: number }) {
    this.#target = target.port;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The URL of the same database through the proxy. */
  url(direct: string): string {
    const url = new URL(direct);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** Breaks every open connection. */
  cutAll(): void {
    for (const socket of this.#open) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cutAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(client: Socket): void {
    const server = connect(this.#target, '127.0.0.1');
    // It forwards single messages: without this each one would wait for the acknowledgement of the one before.
    for (const socket of [client, server]) socket.setNoDelay(true);
    this.#join(client, server);
    this.#join(server, client);
    const fromClient = new MessageSplitter('before the login');
    const fromServer = new MessageSplitter();
    // The server reports that it is ready once after the login, and once for every Query and every Sync.
    let due = 1;
    let ready = 0;
    let cutWhenReady: number | undefined;
    const cut = (): void => {
      client.destroy();
      server.destroy();
    };
    const towardsServer = ({ type, bytes }: Message): void => {
      if (client.destroyed || (cutWhenReady !== undefined && due >= cutWhenReady)) return;
      if (type === 'encryption') {
        // Refuses encryption, because the proxy has to read the messages.
        client.write('N');
        return;
      }
      const sql = statementIn(type, bytes);
      const fate = sql === undefined ? 'pass' : this.decide(sql, this.statements.push(sql) - 1);
      if (fate === 'cut before') {
        cut();
        return;
      }
      if (type === 'Q' || type === 'S') due++;
      // The answer to a Parse is complete only with the answer to the Sync that follows.
      if (fate === 'cut after') cutWhenReady = type === 'Q' ? due : due + 1;
      server.write(type === 'startup' && this.dropsOptions ? withoutOptions(bytes) : bytes);
    };
    const towardsClient = ({ type, bytes }: Message): void => {
      if (type === 'Z') ready++;
      if (cutWhenReady === undefined) client.write(bytes);
      else if (ready >= cutWhenReady) cut();
    };
    client.on('data', (chunk) => {
      for (const message of fromClient.push(chunk)) towardsServer(message);
    });
    server.on('data', (chunk) => {
      for (const message of fromServer.push(chunk)) towardsClient(message);
    });
  }

  /** Ends one side when the other one ends. A `VirtualClock` does not wait for the proxy's sockets. */
  #join(socket: Socket, other: Socket): void {
    this.#open.add(socket.unref());
    socket.on('error', () => undefined);
    socket.on('end', () => other.end());
    socket.on('close', () => {
      this.#open.delete(socket);
      other.end();
    });
  }
}

/** Starts a proxy in front of a server; `decide` says what happens to statements. */
export async function cuttingProxy(
  target: { port: number },
  decide?: CuttingProxy['decide'],
): Promise<CuttingProxy> {
  const proxy = new CuttingProxy(target);
  if (decide) proxy.decide = decide;
  return await proxy.start();
}

/**
 * A message with its header; `type` is its letter, or a word for the messages before the login, which have none.
 */
interface Message {
  type: string;
  bytes: Buffer;
}

/** Splits the data of one side into messages. */
class MessageSplitter {
  #rest: Buffer = Buffer.alloc(0);
  #beforeLogin: boolean;

  constructor(stage: 'before the login' | 'from the login on' = 'from the login on') {
    this.#beforeLogin = stage === 'before the login';
  }

  *push(chunk: Buffer): Generator<Message> {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const lengthAt = this.#beforeLogin ? 0 : 1;
      if (this.#rest.length < lengthAt + 4) return;
      const end = lengthAt + this.#rest.readUInt32BE(lengthAt);
      if (this.#rest.length < end) return;
      const bytes = this.#rest.subarray(0, end);
      this.#rest = this.#rest.subarray(end);
      yield { type: this.#typeOf(bytes), bytes };
    }
  }

  #typeOf(bytes: Buffer): string {
    if (!this.#beforeLogin) return bytes.toString('latin1', 0, 1);
    if (ENCRYPTION_REQUESTS.includes(bytes.readUInt32BE(4))) return 'encryption';
    this.#beforeLogin = false;
    return 'startup';
  }
}

/** A start-up message has its length, the protocol version, then names and values, each ended by a zero byte. */
function withoutOptions(startup: Buffer): Buffer {
  const words = startup.toString('utf8', 8).split('\0');
  const kept = words.filter((word, index) => word !== 'options' && words[index - 1] !== 'options');
  const body = Buffer.from(kept.join('\0'));
  const head = Buffer.from(startup.subarray(0, 8));
  head.writeUInt32BE(8 + body.length);
  return Buffer.concat([head, body]);
}

/** SSLRequest and GSSENCRequest. */
const ENCRYPTION_REQUESTS = [80877103, 80877104];

/** The SQL of a Query, or of a Parse, in which the name of the prepared statement precedes it. */
function statementIn(type: string, bytes: Buffer): string | undefined {
  if (type !== 'Q' && type !== 'P') return undefined;
  const from = type === 'Q' ? 5 : bytes.indexOf(0, 5) + 1;
  return bytes.toString('utf8', from, bytes.indexOf(0, from));
}
