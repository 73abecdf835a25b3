import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Clock } from '../contracts.js';
import { drops, firstHalf, pieces, type Handle, type Outcome } from './outcome.js';

/** Starts a server on 127.0.0.1 that answers requests with `handle`. */
export async function listenOn(
  handle: Handle,
  clock: Clock,
  port: number,
): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    serve(handle, clock, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port');
  return { url: `http://127.0.0.1:${address.port}`, server };
}

/** Closes a server and all its connections at once, even those that still wait for an answer. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) =>
    server.close(() => {
      resolve();
    }),
  );
  server.closeAllConnections();
  await closed;
}

async function serve(
  handle: Handle,
  clock: Clock,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`).href;
  const method = request.method ?? 'GET';
  const outcome = await handle({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') });
  await show(outcome, clock, request, response);
}

async function show(
  outcome: Outcome,
  clock: Clock,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  switch (outcome.kind) {
    case 'hang':
      return;
    case 'reset':
    case 'unreachable':
      request.socket.resetAndDestroy();
      return;
    case 'drip': {
      response.writeHead(outcome.status, plain(outcome.headers)).flushHeaders();
      const left = new AbortController();
      response.once('close', () => {
        left.abort();
      });
      for await (const drop of drops(outcome, clock, left.signal)) response.write(drop);
      response.end();
      return;
    }
    case 'flood': {
      const packed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      response.writeHead(200, { ...plain(outcome.headers), ...(packed && { 'content-encoding': 'gzip' }) });
      const bytes = Readable.from(pieces(outcome.bytes));
      await (packed ? pipeline(bytes, createGzip(), response) : pipeline(bytes, response));
      return;
    }
    case 'truncate': {
      const part = firstHalf(outcome.body);
      response.writeHead(outcome.status, {
        ...plain(outcome.headers),
        'content-length': part.length * 2 + 1,
      });
      response.write(part, () => request.socket.destroy());
      return;
    }
    case 'answer': {
      response.writeHead(outcome.status, plain(outcome.headers));
      response.end(request.method === 'HEAD' ? undefined : outcome.body);
      return;
    }
    default:
      outcome satisfies never;
  }
}

function plain(headers: Headers): Record<string, string> {
  const entries = [...headers].filter(([name]) => name !== 'content-length' && name !== 'transfer-encoding');
  return Object.fromEntries(entries);
}
