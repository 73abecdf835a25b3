import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A local server, for what only a real connection can do: silence, half an answer, a redirect. */
export class Server {
  /** The requests that it received, as `METHOD /path`. */
  readonly asked: string[] = [];
  readonly #server = createServer((request, response) => {
    this.asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    this.answer(request, response);
  });

  /** Handles a request; by default it never answers. */
  answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.url;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves once it has received this many requests. */
  async reached(requests = 1): Promise<void> {
    while (this.asked.length < requests) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Starts a server that answers this way. */
export async function serving(answer: Server['answer']): Promise<Server> {
  const server = new Server();
  server.answer = answer;
  await server.start();
  return server;
}
