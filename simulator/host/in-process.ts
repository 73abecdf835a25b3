import { setMaxListeners } from 'node:events';
import type { Clock } from '../contracts.js';
import { drops, firstHalf, pieces, type Arrival, type Handle, type Outcome } from './outcome.js';

const MAX_REDIRECTS = 20;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const NO_BODY = new Set([101, 204, 205, 304]);

/** A `fetch` without sockets, with the same errors as undici's. `closed` is aborted when the simulator ends. */
export function inProcessFetch(handle: Handle, clock: Clock, closed: AbortSignal): typeof fetch {
  return async (input, init) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    const redirect = init?.redirect ?? (input instanceof Request ? input.redirect : 'follow');
    let arrival = await arrivalOf(input, init);
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      signal?.throwIfAborted();
      if (closed.aborted) throw failed('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1');
      const outcome = await unlessAborted(settle(handle(arrival), closed), signal);
      const next = redirectOf(outcome, arrival);
      if (next === undefined || redirect === 'manual') {
        const response = responseOf(outcome, (drip) => drops(drip, clock, signal ?? undefined));
        Object.defineProperty(response, 'url', { value: arrival.url });
        if (hops > 0) Object.defineProperty(response, 'redirected', { value: true });
        return response;
      }
      if (redirect === 'error')
        throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
      arrival = next;
    }
    throw new TypeError('fetch failed', { cause: new Error('redirect count exceeded') });
  };
}

async function arrivalOf(input: string | URL | Request, init: RequestInit | undefined): Promise<Arrival> {
  if (!(input instanceof Request) && (init?.body === undefined || typeof init.body === 'string')) {
    // The usual case, kept cheap: building a Request costs more than the rest of a call.
    const headers = new Headers(init?.headers);
    if (init?.body !== undefined && !headers.has('content-type')) {
      headers.set('content-type', 'text/plain;charset=UTF-8');
    }
    const url = new URL(input);
    url.hash = '';
    return { method: (init?.method ?? 'GET').toUpperCase(), url: url.href, headers, body: init?.body ?? '' };
  }
  // The caller handles the signal; passed on, it would keep a listener per request.
  const request = new Request(input, init && { ...init, signal: null });
  return { method: request.method, url: request.url, headers: request.headers, body: await request.text() };
}

/** A hanging call ends with the simulator. */
async function settle(outcome: Promise<Outcome>, closed: AbortSignal): Promise<Outcome> {
  const settled = await outcome;
  if (settled.kind !== 'hang') return settled;
  await new Promise<void>((resolve) => {
    closed.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
  return { kind: 'reset' };
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    // Many calls may share one signal; undici removes the limit on its listeners, too.
    setMaxListeners(0, signal);
    const abort = (): void => {
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

/** The next request if the answer is a redirect. Like undici, it drops credentials when the origin changes. */
function redirectOf(outcome: Outcome, arrival: Arrival): Arrival | undefined {
  if (outcome.kind !== 'answer' || !REDIRECTS.has(outcome.status)) return undefined;
  const location = outcome.headers.get('location');
  if (location === null) return undefined;
  const url = new URL(location, arrival.url);
  const headers = new Headers(arrival.headers);
  if (url.origin !== new URL(arrival.url).origin) {
    for (const name of ['authorization', 'cookie', 'host', 'proxy-authorization']) headers.delete(name);
  }
  const becomesGet = outcome.status === 303 || (outcome.status < 303 && arrival.method === 'POST');
  if (!becomesGet) return { ...arrival, url: url.href, headers };
  for (const name of ['content-type', 'content-length']) headers.delete(name);
  return { method: 'GET', url: url.href, headers, body: '' };
}

function responseOf(outcome: Outcome, slowly: (drip: Drip) => AsyncIterable<Uint8Array>): Response {
  switch (outcome.kind) {
    case 'reset':
    case 'hang':
      throw failed('ECONNRESET', 'read ECONNRESET');
    case 'unreachable':
      throw failed(outcome.code, outcome.message);
    case 'flood':
      return new Response(streamOf(pieces(outcome.bytes)), { headers: outcome.headers });
    case 'drip':
      return new Response(streamOf(slowly(outcome)), outcome);
    case 'truncate':
      return new Response(cutOff(outcome.body), outcome);
    case 'answer':
      return new Response(NO_BODY.has(outcome.status) ? null : bodyOf(outcome.body), outcome);
    default:
      return outcome satisfies never;
  }
}

type Drip = Extract<Outcome, { kind: 'drip' }>;

function streamOf(parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = (async function* () {
    yield* parts;
  })();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return();
    },
  });
}

function bodyOf(body: Uint8Array | string): string | Blob {
  return typeof body === 'string' ? body : new Blob([body.slice()]);
}

function cutOff(body: Uint8Array | string): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (!sent) controller.enqueue(firstHalf(body));
      else
        controller.error(
          new TypeError('terminated', { cause: coded('UND_ERR_SOCKET', 'other side closed') }),
        );
      sent = true;
    },
  });
}

function failed(code: string, message: string): TypeError {
  return new TypeError('fetch failed', { cause: coded(code, message) });
}

function coded(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
